// The counters that no rule reads: whoever settles several visits keeps them too, because another kind of care may read
// them, and because the year-to-date goes out.
#pragma once
#include <type_traits>

#include "evaluate/evaluate.hpp"

namespace yibao {

template <class Num>
void report_counters(const Plan& plan, const Route& route, const Output<Num>& out, std::vector<Num>& state) {
  using Domain = std::conditional_t<std::is_same_v<Num, Interval>, Bounds, Exact>;
  const auto add = [](Num& counter, Num value) { counter = Domain::add(counter, value); };
  for (std::uint32_t i = 0; i < route.count; ++i) {
    const Block& block = plan.blocks[route.first + i];
    Num* counters = &state[block.state];
    if (!keeps(block.flags, kBase)) add(counters[kBase], out.base[i]);
    if (!keeps(block.flags, kPaid)) add(counters[kPaid], out.pay[i]);
    if (!keeps(block.flags, kCounted)) {
      add(counters[kCounted], limits_cost(block.flags) ? out.counted[i] : Domain::left(out.base[i], out.applied[i]));
    }
    if (!keeps(block.flags, kDeductible)) add(counters[kDeductible], out.applied[i]);
  }
}

}  // namespace yibao
