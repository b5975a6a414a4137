// The exact domain: whole fen, known facts. Facts are one option per fact.
#pragma once
#include <algorithm>

#include "evaluate/settle.hpp"

namespace yibao {

inline std::uint32_t row_index(const Block& block, const std::uint8_t* options) {
  std::uint32_t row = 0;
  for (std::size_t k = 0; k < block.key_count; ++k)
    row += std::uint32_t{options[block.keys[k].fact]} * block.keys[k].stride;
  return row;
}

struct Exact {
  using Num = Fen;
  using Facts = const std::uint8_t*;

  static Fen fixed(Fen value) { return value; }
  static Fen add(Fen a, Fen b) { return a + b; }
  static Fen sub(Fen a, Fen b) { return a - b; }
  static Fen left(Fen a, Fen b) { return a - b; }  // b is known to be a part of a
  static Fen times(Fen a, std::int64_t k) { return a * k; }
  static Fen min(Fen a, Fen b) { return a < b ? a : b; }
  static Fen max0(Fen a) { return a > 0 ? a : 0; }
  static bool nothing(Fen a) { return a == 0; }
  static Fen round(Fen t, const Share& share) { return divide(t, share); }
  static Share whole() { return make_share(kWhole); }

  template <int Flags, class Sink>
  [[gnu::always_inline]] Paid<Fen> apply(const Plan& plan, const Block& block, Facts facts, Fen base,
                                         const Fen* counters, Sink&& sink) const {
    const std::uint32_t at = block.first_row + row_index(block, facts);
    const Row& row = plan.rows[at];
    base *= row.applies;  // a benefit that does not apply counts nothing, without a branch that nobody can predict
    const Paid<Fen> paid = pay_block<Flags>(*this, plan, block, row, plan.visit_caps.data() + at, base, counters);
    sink(block, at, paid, counters);
    return paid;
  }

  // The shapes of most benefits of most places are compiled apart, so that they test no flag and keep everything in
  // registers.
  template <class Sink>
  [[gnu::always_inline]] void dispatch(const Plan& plan, const Block& block, std::size_t i, Facts facts,
                                       const Fen* before, Fen* after, Output<Fen>& out, Sink&& sink) const {
    switch (block.flags & kShape) {
      case kYearCap:
        settle_block<kYearCap>(*this, plan, block, i, facts, before, after, out, sink);
        break;
      case kYearly | kYearCap:
        settle_block<kYearly | kYearCap>(*this, plan, block, i, facts, before, after, out, sink);
        break;
      case kYearly | kYearCap | kSteps:
        settle_block<kYearly | kYearCap | kSteps>(*this, plan, block, i, facts, before, after, out, sink);
        break;
      default:
        settle_any(plan, block, i, facts, before, after, out, sink);
        break;
    }
  }
  template <class Sink>
  [[gnu::noinline]] void settle_any(const Plan& plan, const Block& block, std::size_t i, Facts facts, const Fen* before,
                                    Fen* after, Output<Fen>& out, Sink&& sink) const {
    settle_block<kAnyShape>(*this, plan, block, i, facts, before, after, out, sink);
  }
  static Fen rest(Fen base, const Paid<Fen>& paid) { return base - paid.pay; }
};

}  // namespace yibao
