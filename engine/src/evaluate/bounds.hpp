// The bounds domain: a number is [low, high], a fact is a set of options. Sound always: whatever the unknown facts,
// amounts and values turn out to be, the exact result lies inside.
//
// The kernel is monotone in each of its arguments, so exact runs at its corners bound the payment and, separately, what
// remains; doing that per block keeps the tie between base and payment that operator-by-operator intervals lose.
#pragma once
#include "evaluate/exact.hpp"

namespace yibao {

struct BoundedPaid : Paid<Interval> {
  Interval left;  // base - pay, bounded by itself
};

struct Bounds {
  using Num = Interval;
  using Facts = const OptionMask*;

  static Interval fixed(Fen value) { return {value, value}; }
  static Interval add(Interval a, Interval b) { return {a.low + b.low, a.high + b.high}; }
  static Interval left(Interval a, Interval b) { return {Exact::max0(a.low - b.high), Exact::max0(a.high - b.low)}; }
  static Interval times(Interval a, std::int64_t k) { return {a.low * k, a.high * k}; }
  static Interval min(Interval a, Interval b) { return {std::min(a.low, b.low), std::min(a.high, b.high)}; }
  static bool nothing(Interval a) { return a.high == 0; }
  static Interval round(Interval t, const Share& share) { return {divide(t.low, share), divide(t.high, share)}; }
  static Share whole() { return Exact::whole(); }

  template <class Sink>
  Interval dispatch(const Plan& plan, const Block& block, std::size_t i, Facts facts, const Interval* before,
                    Interval* after, Interval in_scope, Output<Interval>& out, Sink&& sink) const {
    return settle_block<kAnyShape>(*this, plan, block, i, facts, before, after, in_scope, out, sink);
  }
  template <int Flags, class Sink>
  BoundedPaid apply(const Plan& plan, const Block& block, Facts facts, Interval base, const Interval* counters,
                    Sink&& /*sink*/) const {
    BoundedPaid out;
    bool first = true;
    for (std::uint32_t r = 0; r < block.row_count; ++r) {
      if (!possible(block, facts, r)) continue;
      const BoundedPaid one = on_row(plan, block, block.first_row + r, base, counters);
      out = first ? one : hull_of(out, one);
      first = false;
    }
    return out;
  }
  static Interval rest(Interval /*base*/, const BoundedPaid& paid) { return paid.left; }

 private:
  static bool possible(const Block& block, Facts facts, std::uint32_t row) {
    for (std::size_t k = 0; k < block.key_count; ++k) {
      const Key& key = block.keys[k];
      if ((facts[key.fact] >> (row / key.stride % key.options) & 1) == 0) return false;
    }
    return true;
  }

  static BoundedPaid hull_of(const BoundedPaid& a, const BoundedPaid& b) {
    BoundedPaid out;
    out.base = hull(a.base, b.base);
    out.applied = hull(a.applied, b.applied);
    out.above = hull(a.above, b.above);
    out.counted = hull(a.counted, b.counted);
    out.before_cap = hull(a.before_cap, b.before_cap);
    out.pay = hull(a.pay, b.pay);
    out.left = hull(a.left, b.left);
    return out;
  }

  static Paid<Fen> corner(const Plan& plan, const Block& block, std::uint32_t at, bool generous, Fen base, Fen used,
                          Fen paid, Fen counted) {
    const bool other = generous && plan.uncertain();
    const Row& row = other ? plan.generous_rows[at] : plan.rows[at];
    const VisitCaps& caps = other ? plan.generous_visit_caps[at] : plan.visit_caps[at];
    const Fen counters[kCounters] = {used, 0, paid, counted};
    return pay_block(Exact{}, plan, block, row, &caps, base, counters);
  }

  static BoundedPaid on_row(const Plan& plan, const Block& block, std::uint32_t at, Interval base, const Interval* c) {
    BoundedPaid out;
    out.left = base;
    if (plan.rows[at].applies == 0) return out;
    out.base = base;
    const bool yearly = (block.flags & kYearly) != 0;
    const Interval used = c[kBase];
    const Interval paid = c[kPaid];
    const Interval counted = c[kCounted];
    // Corners are extremes only where payment is monotone in what is uncertain. More used up of the year means more
    // above the deductible and higher bands; a yearly ceiling on cost, or falling bands, pull the other way. A higher
    // deductible means less to pay for, unless it moves the amounts that a ceiling on cost lets through into other
    // bands, or leaves more of the year's ceiling on cost unused.
    const bool steps = (block.flags & kSteps) != 0;
    const bool falling = (block.flags & kRising) == 0;
    const bool year_cost = plan.rows[at].cost_cap < kNoLimit;
    const bool visit_cost = plan.visit_caps[at].cost < kNoLimit;
    const bool by_use = yearly && !used.certain() && (year_cost || falling);
    const bool by_deductible =
        plan.uncertain() && (falling || (yearly && year_cost) || (steps && (year_cost || visit_cost)));
    const bool crossed = by_use || by_deductible;
    const auto least = corner(plan, block, at, false, base.low, used.low, paid.high, counted.high);
    const auto most = corner(plan, block, at, true, base.high, used.high, paid.low, counted.low);
    const auto small_base = corner(plan, block, at, true, base.low, used.high, paid.low, counted.low);
    const auto large_base = corner(plan, block, at, false, base.high, used.low, paid.high, counted.high);
    out.above = {least.above, most.above};
    out.applied = {small_base.applied, large_base.applied};
    if (crossed) {
      const Fen cap = (plan.uncertain() ? plan.generous_rows[at] : plan.rows[at]).year_cap;
      const Fen top =
          (block.flags & kCoarse) != 0 ? base.high : most.above;  // a coarse unit may round up to the whole bill
      out.counted = {0, most.above};
      out.before_cap = {0, top};
      out.pay = {0, std::min(top, Exact::max0(cap - paid.low))};
      out.left = {Exact::max0(base.low - out.pay.high), base.high};
      return out;
    }
    out.counted = {least.counted, most.counted};
    out.before_cap = {least.before_cap, most.before_cap};
    out.pay = {least.pay, most.pay};
    out.left = {base.low - small_base.pay, base.high - large_base.pay};
    // Payments in coarse units jump by more than the base grows, so what is left is no longer monotone.
    if ((block.flags & kCoarse) != 0) out.left = left(base, out.pay);
    return out;
  }
};

}  // namespace yibao
