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

struct Bounds : OneVisit<Interval> {
  using Num = Interval;
  using Facts = const OptionMask*;

  static Interval fixed(Fen value) { return {value, value}; }
  static Interval add(Interval a, Interval b) { return {a.low + b.low, a.high + b.high}; }
  static Interval left(Interval a, Interval b) { return {Exact::max0(a.low - b.high), Exact::max0(a.high - b.low)}; }
  static void count(Interval* after, const Interval* before, std::size_t counter, Interval amount) {
    after[counter] = add(before[counter], amount);
  }
  static Interval sum(const Interval* parts) {
    Interval out = parts[0];
    for (std::size_t part = 1; part < kParts; ++part) out = add(out, parts[part]);
    return out;
  }
  static Interval times(Interval a, std::int64_t k) { return {a.low * k, a.high * k}; }
  static Interval min(Interval a, Interval b) { return {std::min(a.low, b.low), std::min(a.high, b.high)}; }
  static bool nothing(Interval a) { return a.high == 0; }
  static Interval round(Interval t, const Share& share) { return {divide(t.low, share), divide(t.high, share)}; }
  static Share whole() { return Exact::whole(); }
  static void at(Mark /*slot*/, std::size_t /*index*/ = 0) {}

  template <class Sink>
  Interval dispatch(const Plan& plan, const Block& block, std::size_t i, Facts facts,
                    const Quantity<Interval>& quantity, const Interval* before, Interval* after, Interval in_scope,
                    Output<Interval>& out, Sink&& sink) const {
    return settle_block<kAnyShape>(*this, plan, block, i, facts, quantity, before, after, in_scope, out, sink);
  }
  template <int Flags>
  BoundedPaid apply(const Plan& plan, const Block& block, Facts facts, Interval base,
                    const Quantity<Interval>& quantity, const Interval* counters) const {
    BoundedPaid out;
    bool first = true;
    for (std::uint32_t r = 0; r < block.row_count; ++r) {
      if (!possible(block, facts, r)) continue;
      const BoundedPaid one = on_row(plan, block, block.first_row + r, base, quantity, counters);
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
    out.overflow = hull(a.overflow, b.overflow);
    out.left = hull(a.left, b.left);
    return out;
  }

  // The counters at one end: all that is used up makes payments smaller (`spent`), except what lifts the slice of an
  // accumulating base and what deductibles already took.
  struct Corner {
    const Plan& plan;
    const Block& block;
    std::uint32_t at;
    const Quantity<Interval>& quantity;
    const Interval* counters;

    // `generous`: everything but the base at the end that pays most.
    Paid<Fen> operator()(bool generous, Fen base) const {
      Fen c[kCounters];
      for (std::size_t i = 0; i < kCounters; ++i) c[i] = generous ? counters[i].low : counters[i].high;
      for (const Counter i : {kBase, kDeductible}) c[i] = generous ? counters[i].high : counters[i].low;
      const Quantity<Fen> q = generous ? Quantity<Fen>{quantity.bill.low, quantity.floor_bill.high, quantity.days.low}
                                       : Quantity<Fen>{quantity.bill.high, quantity.floor_bill.low, quantity.days.high};
      return exactly(plan, block, at, generous, base, q, c);
    }
  };

  // The kernel on whole fen; one copy for all corners.
  [[gnu::noinline]] static Paid<Fen> exactly(const Plan& plan, const Block& block, std::uint32_t at, bool generous,
                                             Fen base, const Quantity<Fen>& quantity, const Fen* counters) {
    const bool other = generous && plan.uncertain();
    const Row& row = other ? plan.generous_rows[at] : plan.rows[at];
    const RareRow& rare = other ? plan.generous_rare[at] : plan.rare[at];
    Paid<Fen> paid = pay_block(Exact{}, plan, block, row, rare, base, quantity, counters);
    paid.row = at;
    return paid;
  }

  static bool deductible_varies(const Plan& plan, const Block& block, std::uint32_t at,
                                const Quantity<Interval>& quantity, const Interval* c) {
    const bool by_visit = (block.flags & kQuantity) != 0 && !(quantity.bill.certain() && quantity.days.certain());
    const bool by_year = (block.flags & (kOnce | kDeductibleCap)) != 0 && !c[kDeductible].certain();
    return by_visit || by_year || !same_deductible(plan, at);
  }

  // Corners are extremes only where payment is monotone in what is uncertain. More used up of the year means more above
  // the deductible and higher bands; a yearly ceiling on cost, falling bands, or rates for the whole amount pull the
  // other way. A higher deductible means less to pay for, unless it moves the amounts that a ceiling on cost lets
  // through into other bands, or leaves more of the year's ceiling on cost unused.
  static bool crossed(const Plan& plan, const Block& block, std::uint32_t at, const Quantity<Interval>& quantity,
                      const Interval* c) {
    const bool yearly = (block.flags & kYearly) != 0;
    const bool steps = (block.flags & kSteps) != 0;
    const bool falling = (block.flags & kRising) == 0;
    const bool whole = (block.flags & kWholeBands) != 0;
    const bool year_cost = plan.rows[at].cost_cap < kNoLimit;
    const Fen* const cost = plan.rare[at].cost;
    const bool fine_cost = std::any_of(cost, cost + kFinePeriods, [](Fen cap) { return cap < kNoLimit; });
    const bool by_use = yearly && !c[kBase].certain() && (year_cost || falling || whole || (steps && fine_cost));
    const bool by_deductible = deductible_varies(plan, block, at, quantity, c) &&
                               (falling || (yearly && (year_cost || whole)) || (steps && (year_cost || fine_cost)));
    return by_use || by_deductible || (falling && whole);
  }

  static BoundedPaid on_row(const Plan& plan, const Block& block, std::uint32_t at, Interval base,
                            const Quantity<Interval>& quantity, const Interval* c) {
    BoundedPaid out;
    out.left = base;
    if (plan.rows[at].applies == 0) return out;
    out.base = base;
    const Corner corner{plan, block, at, quantity, c};
    const auto least = corner(false, base.low);
    const auto most = corner(true, base.high);
    const auto small_base = corner(true, base.low);
    const auto large_base = corner(false, base.high);
    out.above = {least.above, most.above};
    out.applied = {small_base.applied, large_base.applied};
    // A coarse unit, and a guaranteed share, may pay more than the base grows; rates for the whole amount jump.
    const bool jumps = (block.flags & (kCoarse | kFloor | kWholeBands)) != 0;
    if (crossed(plan, block, at, quantity, c)) {
      const Interval slopes = rates(plan, block, at);
      const bool all_counts = !limits_cost(plan, at);
      const Fen cap = (plan.uncertain() ? plan.generous_rows[at] : plan.rows[at]).year_cap;
      const Fen rated = divide(most.above * slopes.high, plan.rows[at].share);
      const Fen top = (block.flags & kFloor) != 0 ? std::max(base.high, most.before_cap) : jumps ? base.high : rated;
      const bool certain_cap = std::min({least.pay, most.pay, small_base.pay, large_base.pay}) < least.before_cap;
      const Fen bottom =
          all_counts && !jumps && !certain_cap ? divide(least.above * slopes.low, plan.rows[at].share) : 0;
      out.counted = {all_counts ? least.above : 0, most.above};
      out.before_cap = {bottom, top};
      out.pay = {std::min(bottom, lowest_room(plan, block, at, c)), std::min(top, Exact::max0(cap - c[kPaid].low))};
      out.left = left(base, out.pay);
    } else {
      out.counted = {least.counted, most.counted};
      out.before_cap = {least.before_cap, most.before_cap};
      out.pay = {least.pay, most.pay};
      out.left = {base.low - small_base.pay, base.high - large_base.pay};
      if (jumps) out.left = left(base, out.pay);
    }
    if ((block.flags & kOverflows) != 0) out.overflow = overflow(plan, block, at, base, quantity, c, out);
    return out;
  }

  // The lowest and the highest rate of a row's bands, over its share's denominator.
  static Interval rates(const Plan& plan, const Block& block, std::uint32_t at) {
    Interval out{kNoLimit, 0};
    for (const auto* rows : {&plan.rows, plan.uncertain() ? &plan.generous_rows : &plan.rows}) {
      const Row& row = (*rows)[at];
      std::int64_t slope = row.numerator;
      out = {std::min(out.low, slope), std::max(out.high, slope)};
      for (std::size_t s = 0; s < block.step_count; ++s) {
        slope += plan.steps[row.first_step + s].slope;
        out = {std::min(out.low, slope), std::max(out.high, slope)};
      }
    }
    return out;
  }
  static bool limits_cost(const Plan& plan, std::uint32_t at) {
    const Fen* const cost = plan.rare[at].cost;
    return plan.rows[at].cost_cap < kNoLimit ||
           std::any_of(cost, cost + kFinePeriods, [](Fen cap) { return cap < kNoLimit; });
  }
  // The least that ceilings on payment may leave.
  static Fen lowest_room(const Plan& plan, const Block& block, std::uint32_t at, const Interval* c) {
    Fen room = (block.flags & kYearCap) != 0 ? plan.rows[at].year_cap - c[kPaid].high : kNoLimit;
    for (std::size_t p = 0; p < kFinePeriods && (block.flags & kFineCaps) != 0; ++p)
      room = std::min(room, plan.rare[at].payment[p] - (p == kVisit ? 0 : c[paid_counter(p)].high));
    return Exact::max0(room);
  }

  static Fen lowest_cost_room(const Plan& plan, std::uint32_t at, const Interval* c) {
    Fen room = plan.rows[at].cost_cap - c[kCounted].high;
    for (std::size_t p = 0; p < kFinePeriods; ++p)
      room = std::min(room, plan.rare[at].cost[p] - (p == kVisit ? 0 : c[paid_counter(p) + 1].high));
    return Exact::max0(room);
  }

  // A higher rate reaches a ceiling sooner, so with unknown values anything up to all above the line may overflow; else
  // more of the bill and of the year can only add to it. Rates do not matter where no ceiling on payment is reached.
  static Interval overflow(const Plan& plan, const Block& block, std::uint32_t at, Interval base,
                           const Quantity<Interval>& quantity, const Interval* c, const BoundedPaid& out) {
    const bool reaches = out.before_cap.high > lowest_room(plan, block, at, c);
    const bool varies = deductible_varies(plan, block, at, quantity, c) ||
                        !(reaches ? same_row(plan, block, at) : same_cost_caps(plan, at));
    if (varies || crossed(plan, block, at, quantity, c))
      return {0, reaches ? out.above.high : Exact::max0(out.above.high - lowest_cost_room(plan, at, c))};
    const auto end = [&](bool high) {
      Fen counters[kCounters];
      for (std::size_t i = 0; i < kCounters; ++i) counters[i] = high ? c[i].high : c[i].low;
      const auto pick = [high](Interval i) { return high ? i.high : i.low; };
      const Quantity<Fen> q{pick(quantity.bill), pick(quantity.floor_bill), pick(quantity.days)};
      const Paid<Fen> paid = exactly(plan, block, at, false, pick(base), q, counters);
      return overflow_of(Exact{}, plan, block, plan.rows[at], paid);
    };
    return {end(false), end(true)};
  }
};

}  // namespace yibao
