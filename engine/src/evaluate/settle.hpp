// The driver: walks the benefits of a route in order, keeps what is still unpaid of each scope part and the
// year-to-date counters, and lets the account pay. Generic over the number domain; a domain lifts the kernel itself
// (`apply`), because an interval that goes through the kernel operator by operator loses the ties between its terms.
#pragma once
#include "evaluate/kernel.hpp"

namespace yibao {

template <class Num>
struct Output {
  // By position in the route: what the benefit counted, the deductible it took, what lay within ceilings on cost, what
  // it pays.
  Num base[kMaxBlocks];
  Num applied[kMaxBlocks];
  Num counted[kMaxBlocks];
  Num pay[kMaxBlocks];
  Num unpaid[kParts];
  Num person;  // account + cash
  Num account;
};

// The counters that a block's rules read, and which the driver therefore keeps.
inline bool keeps(int flags, Counter counter) {
  switch (counter) {
    case kBase:
      return (flags & kYearly) != 0;
    case kPaid:
      return (flags & kYearCap) != 0;
    case kCounted:
      return (flags & kCostCap) != 0;
    default:
      return false;
  }
}

// Whether what is counted can differ from what lies above the deductible.
inline bool limits_cost(int flags) { return (flags & (kCostCap | kVisitCaps)) != 0; }

// The base of a block that counts several parts, or a part with a weight.
template <class D>
inline typename D::Num weighted_base(const D& d, const Block& block, const typename D::Num* unpaid) {
  auto base = d.times(unpaid[block.terms[0].part], block.terms[0].weight);
  for (std::size_t t = 1; t < block.term_count; ++t)
    base = d.add(base, d.times(unpaid[block.terms[t].part], block.terms[t].weight));
  return d.round(base, d.whole());
}

// Takes a payment from the parts it was for, in the order of the rule.
template <class D>
inline void take(const D& d, const Block& block, typename D::Num rest, typename D::Num* unpaid) {
  for (std::size_t t = 0; t < block.term_count; ++t) {
    auto& part = unpaid[block.terms[t].part];
    const auto taken = d.min(rest, part);
    part = d.left(part, taken);
    rest = d.left(rest, taken);
  }
}

// One benefit of the route: from what is unpaid to what it pays, and what is then unpaid. Nearly every benefit counts
// the in-scope part and nothing else; so that part goes in and out as a value, a register, and the others wait in
// out.unpaid. `Flags` as in pay_block.
template <int Flags, class D, class Sink>
[[gnu::always_inline]] inline typename D::Num settle_block(const D& d, const Plan& plan, const Block& block,
                                                           std::size_t i, const typename D::Facts& facts,
                                                           const typename D::Num* before, typename D::Num* after,
                                                           typename D::Num in_scope, Output<typename D::Num>& out,
                                                           Sink&& sink) {
  using Num = typename D::Num;
  constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
  const int flags = Flags == kAnyShape ? block.flags : Flags;
  const bool weighted = (flags & kWeighted) != 0;
  if (weighted) out.unpaid[kInScope] = in_scope;
  const Num base = weighted ? weighted_base(d, block, out.unpaid) : in_scope;
  const Num* counters = before + block.state;
  const auto paid = d.template apply<Flags>(plan, block, facts, base, counters, sink);
  Num* next = after + block.state;
  if (keeps(flags, kBase)) next[kBase] = d.add(counters[kBase], paid.base);
  if (keeps(flags, kPaid)) next[kPaid] = d.add(counters[kPaid], paid.pay);
  if (keeps(flags, kCounted)) next[kCounted] = d.add(counters[kCounted], paid.counted);
  out.base[i] = paid.base;
  out.applied[i] = paid.applied;
  if (limits_cost(flags)) out.counted[i] = paid.counted;
  out.pay[i] = paid.pay;
  if (weighted) {
    take(d, block, paid.pay, out.unpaid);
    return out.unpaid[kInScope];
  }
  return d.rest(base, paid);
}

// `parts`: the visit's scope parts. `before` and `after`: kCounters per benefit (may be the same array). `balance`: of
// the personal account, in place.
template <class D, class Sink>
[[gnu::always_inline]] inline void settle(const D& d, const Plan& plan, const Route& route,
                                          const typename D::Facts& facts, const typename D::Num* parts,
                                          const typename D::Num* before, typename D::Num* after,
                                          typename D::Num& balance, Output<typename D::Num>& out, Sink&& sink) {
  using Num = typename D::Num;
  out.unpaid[0] = parts[0];
  out.unpaid[1] = parts[1];
  out.unpaid[2] = parts[2];
  Num in_scope = parts[3];
  const Block* const blocks = plan.blocks.data() + route.first;
  for (std::size_t i = 0; i < route.count; ++i) {
    in_scope = d.dispatch(plan, blocks[i], i, facts, before, after, in_scope, out, sink);
  }
  out.unpaid[3] = in_scope;
  out.person = d.add(d.add(out.unpaid[0], out.unpaid[1]), d.add(out.unpaid[2], out.unpaid[3]));
  out.account = d.fixed(0);
  if (d.nothing(balance)) return;
  Num payable = d.fixed(0);
  for (std::size_t part = 0; part < kParts; ++part) {
    if (plan.account_pays[part]) payable = d.add(payable, out.unpaid[part]);
  }
  out.account = d.min(balance, payable);
  balance = d.left(balance, out.account);
}

}  // namespace yibao
