// The kernel: one benefit block on one visit. Needs only + - × min max0 and one rounded division, so that every number
// domain can follow it exactly. Slots in the order in which a rule is read: base, deductible, ceiling on cost, bands or
// rate, ceilings on payment.
#pragma once
#include "evaluate/trace.hpp"
#include "plan/plan.hpp"

namespace yibao {

// `D` gives Num and the operations; `row` and `caps` are the folded slots; `counters` the benefit's year to date.
// `Flags` is the block's shape where the caller knows it when compiling; kAnyShape reads it from the block.
inline constexpr int kAnyShape = -1;

template <int Flags = kAnyShape, class D>
[[gnu::always_inline]] inline Paid<typename D::Num> pay_block(const D& d, const Plan& plan, const Block& block,
                                                              const Row& row, const VisitCaps* caps,
                                                              typename D::Num base, const typename D::Num* counters) {
  using Num = typename D::Num;
  const int flags = Flags == kAnyShape ? block.flags : Flags;
  Paid<Num> out;
  out.base = base;
  // Yearly: the slice [used, used + base] of the year's base, as far as it lies above the deductible; [low, high]
  // counts from there.
  Num high;
  Num low;
  if ((flags & kYearly) != 0) {
    high = d.max0(d.sub(d.add(counters[kBase], base), d.fixed(row.deductible)));
    low = d.max0(d.sub(counters[kBase], d.fixed(row.deductible)));
  } else {
    high = d.max0(d.sub(base, d.fixed(row.deductible)));
    low = d.fixed(0);
  }
  out.above = d.sub(high, low);
  out.applied = d.sub(base, out.above);
  if ((flags & kCostCap) != 0) {
    if ((flags & kYearly) != 0) {
      high = d.min(high, d.fixed(row.cost_cap));
      low = d.min(low, d.fixed(row.cost_cap));
    } else {
      high = d.min(high, d.max0(d.sub(d.fixed(row.cost_cap), counters[kCounted])));
    }
  }
  if ((flags & kVisitCaps) != 0) high = d.min(high, d.add(low, d.fixed(caps->cost)));
  out.counted = d.sub(high, low);
  Num sum = d.times(out.counted, row.numerator);
  if ((flags & kSteps) != 0) {
    const Step* steps = plan.steps.data() + row.first_step;
    for (std::size_t s = 0; s < block.step_count; ++s) {
      const Num edge = d.fixed(steps[s].edge);
      sum = d.add(sum, d.times(d.sub(d.max0(d.sub(high, edge)), d.max0(d.sub(low, edge))), steps[s].slope));
    }
  }
  out.before_cap = d.round(sum, row.share);
  // Rounding up, or to a coarse unit, never pays more than the bill.
  if ((flags & kCoarse) != 0) out.before_cap = d.min(d.times(out.before_cap, block.unit), base);
  out.pay = out.before_cap;
  if ((flags & kYearCap) != 0) out.pay = d.min(out.pay, d.max0(d.sub(d.fixed(row.year_cap), counters[kPaid])));
  if ((flags & kVisitCaps) != 0) out.pay = d.min(out.pay, d.fixed(caps->payment));
  return out;
}

}  // namespace yibao
