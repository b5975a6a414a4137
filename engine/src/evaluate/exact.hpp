// The exact domain: whole fen, known facts. Facts are one option per fact.
#pragma once
#include <algorithm>

#include "evaluate/settle.hpp"

namespace yibao {

inline std::uint32_t row_index(const Block& block, const std::uint8_t* options) {
  std::uint32_t row = 0;
  for (std::size_t k = 0; k < block.key_count; ++k) row += options[block.keys[k].fact] * block.keys[k].stride;
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
  static Fen round(Fen t, const Share& share) { return divide(t, share); }
  static Share whole() { return make_share(kWhole); }

  template <class Sink>
  Paid<Fen> apply(const Plan& plan, std::uint32_t index, const Block& block, Facts facts, Fen base, const Fen* counters, Sink&& sink) const {
    const std::uint32_t at = block.first_row + row_index(block, facts);
    const Row& row = plan.rows[at];
    if ((block.flags & kConditional) != 0 && row.applies == 0) return {};
    const VisitCaps* caps = (block.flags & kVisitCaps) != 0 ? &plan.visit_caps[at] : nullptr;
    const Paid<Fen> paid = pay_block(*this, plan, block, row, caps, base, counters);
    sink(index, at, paid, counters);
    return paid;
  }
  static Fen rest(Fen base, const Paid<Fen>& paid) { return base - paid.pay; }
};

}  // namespace yibao
