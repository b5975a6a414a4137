// The kernel: one benefit block on one visit. Needs only + - × min max0 and one rounded division, so that every number
// domain can follow it exactly. Slots in the order in which a rule is read: base, deductible, ceiling on cost, bands or
// rate, ceilings on payment.
#pragma once
#include <algorithm>

#include "evaluate/trace.hpp"
#include "plan/plan.hpp"

namespace yibao {

// `D` gives Num, the operations, and how it reads a row; `row` and `rare` are the folded slots; `counters` the
// benefit's year to date. `Flags` is the block's shape where the caller knows it when compiling; kAnyShape reads it
// from the block.
inline constexpr int kAnyShape = -1;

// The shape of a block, without what a domain leaves to another one.
template <class D, int Flags>
inline int shape_of(const Block& block) {
  return Flags == kAnyShape ? block.flags & D::kShapes : Flags;
}

// The deductible of this visit, where it is more than the row's number.
template <class D, class Row>
inline typename D::Num deductible_of(const D& d, int flags, const Row& row, const RareRow& rare,
                                     const Quantity<typename D::Num>& quantity, typename D::Counters counters) {
  auto line = d.deductible(row);
  d.at(Mark::limit);
  if ((flags & kQuantity) != 0) {
    const auto least = d.fixed(rare.least);
    line = d.add(d.round(d.times(quantity.bill, rare.share), d.whole()), d.times(quantity.days, rare.per_day));
    line = d.min(d.add(least, d.max0(d.sub(line, least))), d.fixed(rare.most));
  }
  if ((flags & kOnce) != 0) line = d.max0(d.sub(line, counters[kDeductible]));
  if ((flags & kDeductibleCap) != 0)
    line = d.min(line, d.max0(d.sub(d.fixed(rare.deductible_cap), counters[kDeductible])));
  return line;
}

template <int Flags = kAnyShape, class D, class Row>
[[gnu::always_inline]] inline Paid<typename D::Num> pay_block(const D& d, const Plan& plan, const Block& block,
                                                              const Row& row, const RareRow& rare, typename D::Num base,
                                                              const Quantity<typename D::Num>& quantity,
                                                              typename D::Counters counters) {
  using Num = typename D::Num;
  const int flags = shape_of<D, Flags>(block);
  Paid<Num> out;
  out.base = base;
  Num line = d.deductible(row);
  if ((flags & (kQuantity | kOnce | kDeductibleCap)) != 0) {
    line = deductible_of(d, flags, row, rare, quantity, counters);
    out.deductible = line;
  }
  // Accumulating: the slice [used, used + base] of the period's base, as far as it lies above the deductible; [low,
  // high] counts from there.
  Num high;
  Num low;
  d.at(Mark::deductible);
  if ((flags & kYearly) != 0) {
    high = d.max0(d.sub(d.add(counters[kBase], base), line));
    d.at(Mark::deductible, 1);
    low = d.max0(d.sub(counters[kBase], line));
  } else {
    high = d.max0(d.sub(base, line));
    low = d.fixed(0);
  }
  out.above = d.sub(high, low);
  out.applied = d.sub(base, out.above);
  if ((flags & kCostCap) != 0) {
    d.at(Mark::cost, kFinePeriods);
    if ((flags & kCostSlice) != 0) {
      high = d.min(high, d.cost_cap(row));
      low = d.min(low, d.cost_cap(row));
    } else {
      high = d.min(high, d.add(low, d.max0(d.sub(d.cost_cap(row), counters[kCounted]))));
    }
  }
  if ((flags & kFineCaps) != 0) {
    d.at(Mark::cost, kVisit);
    high = d.min(high, d.add(low, d.fixed(rare.cost[kVisit])));
    for (std::size_t p = kDay; p < kFinePeriods; ++p) {
      d.at(Mark::cost, p);
      high = d.min(high, d.add(low, d.max0(d.sub(d.fixed(rare.cost[p]), counters[paid_counter(p) + 1]))));
    }
  }
  out.counted = d.sub(high, low);
  Num sum = d.times(out.counted, d.numerator(row));
  if ((flags & kSteps) != 0) {
    if ((flags & kMovingEdges) != 0 && rare.from_zero) {
      high = d.add(high, line);
      low = d.add(low, line);
    }
    const auto* const steps = d.steps(plan, row);
    for (std::size_t s = 0; s < block.step_count; ++s) {
      d.at(Mark::band, s);
      const Num edge = d.edge(steps, row, s);
      sum = d.add(sum, d.times(d.sub(d.max0(d.sub(high, edge)), d.max0(d.sub(low, edge))), d.slope(steps, row, s)));
      if constexpr ((D::kShapes & kWholeBands) != 0) {
        const Step& step = steps[s];
        if ((flags & kWholeBands) != 0)
          sum = d.add(sum, d.sub(d.beyond(high, step.edge, step.jump), d.beyond(low, step.edge, step.jump)));
      }
    }
    if ((flags & kWholeBands) != 0) sum = d.max0(sum);
  }
  if ((flags & kOverflows) != 0) out.start = low;
  d.at(Mark::bill);
  out.before_cap = d.round(sum, d.share(row));
  // Rounding up, or to a coarse unit, never pays more than the bill; nor does a rate that reaches back to earlier
  // visits.
  if ((flags & kCoarse) != 0) out.before_cap = d.times(out.before_cap, block.unit);
  if ((flags & (kCoarse | kWholeBands)) != 0) out.before_cap = d.min(out.before_cap, base);
  if ((flags & kFloor) != 0) {
    // Of a bill that does not reach the deductible nothing is guaranteed.
    d.at(Mark::at_least, 1);
    const Num floor =
        d.min(d.round(d.times(quantity.floor_bill, rare.floor), d.whole()), d.max0(d.sub(quantity.floor_bill, line)));
    d.at(Mark::at_least);
    out.before_cap = d.add(out.before_cap, d.max0(d.sub(floor, out.before_cap)));
  }
  out.pay = out.before_cap;
  d.at(Mark::payment, kFinePeriods);
  if ((flags & kYearCap) != 0) out.pay = d.min(out.pay, d.max0(d.sub(d.year_cap(row), counters[kPaid])));
  if ((flags & kFineCaps) != 0) {
    d.at(Mark::payment, kVisit);
    out.pay = d.min(out.pay, d.fixed(rare.payment[kVisit]));
    for (std::size_t p = kDay; p < kFinePeriods; ++p) {
      d.at(Mark::payment, p);
      out.pay = d.min(out.pay, d.max0(d.sub(d.fixed(rare.payment[p]), counters[paid_counter(p)])));
    }
  }
  return out;
}

// The cost beyond the point where a benefit's ceilings were reached: what ceilings on cost left out, and what would
// have brought the payment that ceilings on payment cut off, at the rates of the highest bands reached. A band without
// payment cannot bring any: it goes over whole while something is cut off.
template <class D>
inline typename D::Num overflow_of(const D& d, const Plan& plan, const Block& block, const Row& row,
                                   const Paid<typename D::Num>& paid) {
  using Num = typename D::Num;
  d.at(Mark::overflow);
  Num overflow = d.sub(paid.above, paid.counted);
  Num cut = d.times(d.max0(d.sub(paid.before_cap, paid.pay)), static_cast<std::int64_t>(row.share.den) / block.unit);
  std::int64_t slope = row.numerator;
  const Step* steps = plan.steps.data() + row.first_step;
  for (std::size_t s = 0; s < block.step_count; ++s) slope += steps[s].slope;
  Num high = d.add(paid.start, paid.counted);
  for (std::size_t s = block.step_count + std::size_t{1}; s-- > 0;) {
    Num from = paid.start;
    if (s > 0) from = d.add(from, d.max0(d.sub(d.min(d.fixed(steps[s - 1].edge), high), from)));
    const Num inside = d.sub(high, from);
    if (slope > 0) {
      const Num covered = d.min(cut, d.times(inside, slope));
      overflow = d.add(overflow, d.ratio(covered, slope));
      cut = d.left(cut, covered);
    } else {
      overflow = d.add(overflow, d.where(cut, inside));
    }
    high = from;
    if (s > 0) slope -= steps[s - 1].slope;
  }
  return d.min(overflow, paid.above);
}

}  // namespace yibao
