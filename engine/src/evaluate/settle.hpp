// The driver: walks the benefits of a route in order, keeps what is still unpaid of each scope part and the year-to-date counters, and
// lets the account pay. Generic over the number domain; a domain lifts the kernel itself (`apply`), because an interval that goes
// through the kernel operator by operator loses the ties between its terms.
#pragma once
#include "evaluate/kernel.hpp"

namespace yibao {

template <class Num>
struct Output {
  Num pay[kMaxBlocks];      // by position in the route
  Num applied[kMaxBlocks];  // deductible
  Num unpaid[kParts];
  Num person;               // account + cash
  Num account;
};

// `unpaid` (in): the visit's scope parts. `state`: kCounters per benefit, updated in place. `balance`: of the personal account, in place.
template <class D, class Sink>
inline void settle(const D& d, const Plan& plan, const Route& route, const typename D::Facts& facts, const typename D::Num* parts,
                   typename D::Num* state, typename D::Num& balance, Output<typename D::Num>& out, Sink&& sink) {
  using Num = typename D::Num;
  for (std::size_t part = 0; part < kParts; ++part) out.unpaid[part] = parts[part];
  for (std::uint32_t i = 0; i < route.count; ++i) {
    const std::uint32_t index = route.first + i;
    const Block& block = plan.blocks[index];
    Num base;
    if ((block.flags & kWeighted) != 0) {
      base = d.times(out.unpaid[block.terms[0].part], block.terms[0].weight);
      for (std::size_t t = 1; t < block.term_count; ++t) base = d.add(base, d.times(out.unpaid[block.terms[t].part], block.terms[t].weight));
      base = d.round(base, d.whole());
    } else {
      base = out.unpaid[block.terms[0].part];
    }
    Num* counters = state + block.state;
    const auto paid = d.apply(plan, index, block, facts, base, counters, sink);
    out.pay[i] = paid.pay;
    out.applied[i] = paid.applied;
    counters[kBase] = d.add(counters[kBase], paid.base);
    counters[kDeductible] = d.add(counters[kDeductible], paid.applied);
    counters[kPaid] = d.add(counters[kPaid], paid.pay);
    counters[kCounted] = d.add(counters[kCounted], paid.counted);
    if ((block.flags & kWeighted) != 0) {
      Num rest = paid.pay;  // a payment for several parts takes them in the order of the rule
      for (std::size_t t = 0; t < block.term_count; ++t) {
        Num& part = out.unpaid[block.terms[t].part];
        const Num take = d.min(rest, part);
        part = d.left(part, take);
        rest = d.left(rest, take);
      }
    } else {
      out.unpaid[block.terms[0].part] = d.rest(base, paid);
    }
  }
  Num payable = d.fixed(0);
  out.person = d.fixed(0);
  for (std::size_t part = 0; part < kParts; ++part) {
    out.person = d.add(out.person, out.unpaid[part]);
    if (plan.account_pays[part]) payable = d.add(payable, out.unpaid[part]);
  }
  out.account = d.min(balance, payable);
  balance = d.left(balance, out.account);
}

}  // namespace yibao
