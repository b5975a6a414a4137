// The exact domain: whole fen, known facts. Facts are one option per fact.
#pragma once
#include <algorithm>

#include "evaluate/settle.hpp"

namespace yibao {

inline std::uint32_t row_index(const Block& block, const std::uint8_t* options) {
  // Unused keys have stride 0: two at a time without a loop, because few benefits look at more facts.
  const Key* k = block.keys;
  std::uint32_t row = std::uint32_t{options[k[0].fact]} * k[0].stride + std::uint32_t{options[k[1].fact]} * k[1].stride;
  for (std::size_t i = 2; i < block.key_count; ++i) row += std::uint32_t{options[k[i].fact]} * k[i].stride;
  return row;
}

struct Exact : OneVisit<Fen> {
  using Num = Fen;
  using Facts = const std::uint8_t*;

  static Fen fixed(Fen value) { return value; }
  static Fen add(Fen a, Fen b) { return a + b; }
  static Fen sub(Fen a, Fen b) { return a - b; }
  static Fen left(Fen a, Fen b) { return a - b; }  // b is known to be a part of a
  static void count(Fen* after, const Fen* before, std::size_t counter, Fen amount) {
    after[counter] = before[counter] + amount;
  }
  static Fen sum(const Fen* parts) {
    Fen out = parts[0];
    for (std::size_t part = 1; part < kParts; ++part) out += parts[part];
    return out;
  }
  static Fen times(Fen a, std::int64_t k) { return a * k; }
  static Fen min(Fen a, Fen b) { return a < b ? a : b; }
  static Fen max0(Fen a) { return a > 0 ? a : 0; }
  static Fen beyond(Fen a, Fen edge, std::int64_t jump) { return a > edge ? jump : 0; }
  static Fen ratio(Fen t, std::int64_t k) { return (t + k / 2) / k; }
  static Fen where(Fen condition, Fen a) { return condition > 0 ? a : 0; }
  static bool nothing(Fen a) { return a == 0; }
  static Fen round(Fen t, const Share& share) { return divide(t, share); }
  static Share whole() { return make_share(kWhole); }
  static void at(Mark /*slot*/, std::size_t /*index*/ = 0) {}

  static Fen deductible(const Row& row) { return row.deductible; }
  static Fen year_cap(const Row& row) { return row.year_cap; }
  static Fen cost_cap(const Row& row) { return row.cost_cap; }
  static std::int64_t numerator(const Row& row) { return row.numerator; }
  static const Share& share(const Row& row) { return row.share; }
  static const Step* steps(const Plan& plan, const Row& row) { return plan.steps.data() + row.first_step; }
  static Fen edge(const Step* steps, const Row& /*row*/, std::size_t s) { return steps[s].edge; }
  static std::int64_t slope(const Step* steps, const Row& /*row*/, std::size_t s) { return steps[s].slope; }

  template <int Flags>
  [[gnu::always_inline]] Paid<Fen> apply(const Plan& plan, const Block& block, Facts facts, Fen base,
                                         const Quantity<Fen>& quantity, Counters counters) const {
    const std::uint32_t at = block.first_row + row_index(block, facts);
    const Row& row = plan.rows[at];
    base &= row.applies;  // a benefit that does not apply counts nothing, without a branch that nobody can predict
    Paid<Fen> paid = pay_block<Flags>(*this, plan, block, row, plan.rare.data()[at], base, quantity, counters);
    if constexpr ((Flags & kOverflows) != 0) {
      if ((block.flags & kOverflows) != 0) paid.overflow = overflow_of(*this, plan, block, row, paid);
    }
    paid.row = at;
    return paid;
  }

  // Where the slice that was counted starts, on the scale of the bands' edges.
  static Fen start(const Plan& plan, const Block& block, const Paid<Fen>& paid, const Fen* counters) {
    const Row& row = plan.rows[paid.row];
    const bool moves = (block.flags & (kQuantity | kOnce | kDeductibleCap)) != 0;
    const Fen line = moves ? paid.deductible : row.deductible;
    Fen low = (block.flags & kYearly) == 0 ? 0 : max0(counters[kBase] - line);
    if ((block.flags & kCostSlice) != 0) low = min(low, row.cost_cap);
    return (block.flags & kMovingEdges) != 0 && plan.rare[paid.row].from_zero ? low + line : low;
  }

  // The shapes of most benefits of most places are compiled apart, so that they test no flag and keep everything in
  // registers.
  template <class Sink>
  [[gnu::always_inline]] Fen dispatch(const Plan& plan, const Block& block, std::size_t i, Facts facts,
                                      const Quantity<Fen>& quantity, const Fen* before, Fen* after, Fen in_scope,
                                      Output<Fen>& out, Sink&& sink) const {
    switch (block.flags & kShape) {
      case kYearCap:
        return settle_block<kYearCap>(*this, plan, block, i, facts, quantity, before, after, in_scope, out, sink);
      case kYearly | kYearCap:
        return settle_block<kYearly | kYearCap>(*this, plan, block, i, facts, quantity, before, after, in_scope, out,
                                                sink);
      case kYearly | kYearCap | kSteps:
        return settle_block<kYearly | kYearCap | kSteps>(*this, plan, block, i, facts, quantity, before, after,
                                                         in_scope, out, sink);
      default:
        return settle_any(plan, block, i, facts, quantity, before, after, in_scope, out, sink);
    }
  }
  template <class Sink>
  [[gnu::noinline]] Fen settle_any(const Plan& plan, const Block& block, std::size_t i, Facts facts,
                                   const Quantity<Fen>& quantity, const Fen* before, Fen* after, Fen in_scope,
                                   Output<Fen>& out, Sink&& sink) const {
    return settle_block<kAnyShape>(*this, plan, block, i, facts, quantity, before, after, in_scope, out, sink);
  }
  static Fen rest(Fen base, const Paid<Fen>& paid) { return base - paid.pay; }
};

}  // namespace yibao
