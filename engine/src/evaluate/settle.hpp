// The driver: walks the benefits of a route in order, keeps what is still unpaid of each scope part and the
// year-to-date counters, and lets the account pay. Generic over the number domain; a domain lifts the kernel itself
// (`apply`), because an interval that goes through the kernel operator by operator loses the ties between its terms.
#pragma once
#include "evaluate/kernel.hpp"

namespace yibao {

template <class Num>
struct Output {
  // By position in the route: what the benefit counted, the deductible it took, what lay within ceilings on cost, what
  // it pays, what its ceilings left over.
  Num base[kMaxBlocks];
  Num applied[kMaxBlocks];
  Num counted[kMaxBlocks];
  Num pay[kMaxBlocks];
  Num overflow[kMaxBlocks];
  Num unpaid[kParts];
  Num person;     // accounts + cash
  Num purses[2];  // paid from the personal and from the family account
};

// The counters that a block's rules read, and which the driver therefore keeps.
inline bool keeps(int flags, std::size_t counter) {
  switch (counter) {
    case kBase:
      return (flags & (kYearly | kShared)) != 0;
    case kDeductible:
      return (flags & (kOnce | kDeductibleCap | kShared)) != 0;
    case kPaid:
      return (flags & (kYearCap | kShared)) != 0;
    case kCounted:
      return (flags & (kCostCap | kShared)) != 0;
    default:
      return (flags & (kFineCaps | kShared)) != 0;
  }
}

// Whether what is counted can differ from what lies above the deductible.
inline bool limits_cost(int flags) { return (flags & (kCostCap | kFineCaps)) != 0; }

// What is the same in the domains that settle one visit at a time: where its numbers are and where they go.
template <class N>
struct OneVisit {
  using Out = Output<N>;
  using Parts = const N*;
  using Counters = const N*;
  using After = N*;
  static constexpr int kShapes = ~0;

  // The parts, wherever they are quickest to read, and a copy that payments are taken from.
  static const N* load(const N* parts, Output<N>& out) {
    for (std::size_t part = 0; part < kParts; ++part) out.unpaid[part] = parts[part];
    return parts;
  }
  static void put(Output<N>& out, std::size_t i, int flags, const Paid<N>& paid) {
    out.base[i] = paid.base;
    out.applied[i] = paid.applied;
    if (limits_cost(flags)) out.counted[i] = paid.counted;
    if ((flags & kOverflows) != 0) out.overflow[i] = paid.overflow;
    out.pay[i] = paid.pay;
  }
};

// The base of a block that counts several parts, or a part with a weight.
template <class D>
inline typename D::Num weighted_base(const D& d, const Block& block, const typename D::Out& out) {
  const auto* unpaid = out.unpaid;
  if constexpr ((D::kShapes & kFromOverflow) != 0) {
    if ((block.flags & kFromOverflow) != 0) {
      if (block.overflow_of == kNoBlock) return d.fixed(0);
      return d.min(out.overflow[block.overflow_of], unpaid[block.terms[0].part]);
    }
  }
  auto base = d.times(unpaid[block.terms[0].part], block.terms[0].weight);
  for (std::size_t t = 1; t < block.term_count; ++t)
    base = d.add(base, d.times(unpaid[block.terms[t].part], block.terms[t].weight));
  return d.round(base, d.whole());
}

// Takes a payment from the parts it was for, in the order of the rule.
template <class D>
inline void take(const D& d, const Block& block, typename D::Num rest, typename D::Num* unpaid) {
  d.at(Mark::unpaid);
  for (std::size_t t = 0; t < block.term_count; ++t) {
    auto& part = unpaid[block.terms[t].part];
    const auto taken = d.min(rest, part);
    part = d.left(part, taken);
    rest = d.left(rest, taken);
  }
}

// What may still be paid of a block's parts.
template <class D>
inline typename D::Num payable(const D& d, const Block& block, const typename D::Num* unpaid) {
  auto sum = unpaid[block.terms[0].part];
  for (std::size_t t = 1; t < block.term_count; ++t) sum = d.add(sum, unpaid[block.terms[t].part]);
  return sum;
}

// The counters that the block's rules read: its own, and those of the benefits it shares them with.
template <class D>
inline void gather(const D& d, const Plan& plan, const Block& block, const typename D::Num* before,
                   typename D::Num* counters) {
  for (std::size_t c = 0; c < kCounters; ++c) counters[c] = before[block.state + c];
  for (std::size_t i = 0; i < block.shared_count; ++i) {
    const Shared& shared = plan.shared[block.first_shared + i];
    for (std::size_t c = 0; c < kCounters; ++c) {
      const bool counts = c == kBase || c == kDeductible ? shared.deductible : shared.ceilings;
      if (counts) counters[c] = d.add(counters[c], before[shared.state + c]);
    }
  }
}

// One benefit of the route: from what is unpaid to what it pays, and what is then unpaid. Nearly every benefit counts
// the in-scope part and nothing else; so that part goes in and out as a value, a register, and the others wait in
// out.unpaid. `Flags` as in pay_block.
template <int Flags, class D, class Sink>
[[gnu::always_inline]] inline typename D::Num settle_block(const D& d, const Plan& plan, const Block& block,
                                                           std::size_t i, const typename D::Facts& facts,
                                                           const Quantity<typename D::Num>& quantity,
                                                           typename D::Counters before, typename D::After after,
                                                           typename D::Num in_scope, typename D::Out& out,
                                                           Sink&& sink) {
  using Num = typename D::Num;
  constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
  const int flags = shape_of<D, Flags>(block);
  const bool weighted = (flags & kWeighted) != 0;
  if (weighted) out.unpaid[kInScope] = in_scope;
  const Num base = weighted ? weighted_base(d, block, out) : in_scope;
  const typename D::Counters own = before + block.state;
  typename D::Counters counters = own;
  constexpr bool kMayShare = (Flags & D::kShapes & kShared) != 0;
  [[maybe_unused]] Num summed[kMayShare ? kCounters : 1];
  if constexpr (kMayShare) {
    if ((flags & kShared) != 0) {
      gather(d, plan, block, before, summed);
      counters = summed;
    }
  }
  auto paid = d.template apply<Flags>(plan, block, facts, base, quantity, counters);
  // A guaranteed share of the bill may be more than the benefit's own parts hold.
  d.at(Mark::unpaid);
  if ((flags & kFloor) != 0) paid.pay = d.min(paid.pay, payable(d, block, out.unpaid));
  sink(block, paid, counters);
  const typename D::After next = after + block.state;
  if (keeps(flags, kBase)) d.count(next, own, kBase, paid.base);
  if (keeps(flags, kDeductible)) d.count(next, own, kDeductible, paid.applied);
  if (keeps(flags, kPaid)) d.count(next, own, kPaid, paid.pay);
  if (keeps(flags, kCounted)) d.count(next, own, kCounted, paid.counted);
  if (keeps(flags, kDayPaid)) {
    for (std::size_t p = kDay; p < kFinePeriods; ++p) {
      d.count(next, own, paid_counter(p), paid.pay);
      d.count(next, own, paid_counter(p) + 1, paid.counted);
    }
  }
  d.put(out, i, flags, paid);
  if (weighted) {
    take(d, block, paid.pay, out.unpaid);
    return out.unpaid[kInScope];
  }
  return d.rest(base, paid);
}

// `parts`: the visit's scope parts; `days` of it. `before` and `after`: kCounters per benefit (may be the same array).
// Where they are, and which shapes can occur (kShapes), is the domain's.
// `balances`: of the personal and the family account, in place.
template <class D, class Sink>
[[gnu::always_inline]] inline void settle(const D& d, const Plan& plan, const Route& route,
                                          const typename D::Facts& facts, typename D::Parts parts, typename D::Num days,
                                          typename D::Counters before, typename D::After after,
                                          typename D::Num* balances, typename D::Out& out, Sink&& sink) {
  using Num = typename D::Num;
  constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
  const Num* const given = d.load(parts, out);
  const Num bill = d.sum(given);
  const Quantity<Num> quantity{bill, bill, days};
  Num in_scope = given[kInScope];
  const Block* const blocks = plan.blocks.data() + route.first;
  for (std::size_t i = 0; i < route.count; ++i) {
    in_scope = d.dispatch(plan, blocks[i], i, facts, quantity, before, after, in_scope, out, sink);
  }
  out.unpaid[kInScope] = in_scope;
  out.person = d.sum(out.unpaid);
  out.purses[0] = out.purses[1] = d.fixed(0);
  if (route.purses == 0 || (d.nothing(balances[0]) && d.nothing(balances[1]))) return;
  for (std::size_t i = route.count; i < route.count + route.purses; ++i) {
    const Block& block = blocks[i];
    Num& balance = balances[block.purse];
    const Num base = weighted_base(d, block, out);
    const typename D::Counters own = before + block.state;
    auto paid = d.template apply<kAnyShape>(plan, block, facts, base, quantity, own);
    d.at(Mark::account);
    paid.pay = d.min(paid.pay, balance);
    balance = d.left(balance, paid.pay);
    sink(block, paid, own);
    const typename D::After next = after + block.state;
    for (std::size_t p = kDay; p < kFinePeriods; ++p) d.count(next, own, paid_counter(p), paid.pay);
    d.count(next, own, kPaid, paid.pay);
    out.purses[block.purse] = d.add(out.purses[block.purse], paid.pay);
    take(d, block, paid.pay, out.unpaid);
  }
}

}  // namespace yibao
