// What one benefit did with one visit, as numbers. A sink receives it from the same code path that settles; the null
// sink costs nothing.
#pragma once
#include <vector>

#include "plan/plan.hpp"

namespace yibao {

template <class Num>
struct Paid {
  Num base{};        // what this benefit counts of this visit
  Num applied{};     // deductible used up by it
  Num above{};       // above the deductible
  Num counted{};     // of that, within the ceilings on cost
  Num before_cap{};  // after the rate, rounded once
  Num pay{};         // after the ceilings on payment
};

struct NullSink {
  template <class... A>
  void operator()(A&&... /*ignored*/) const noexcept {}
};

struct BlockTrace {
  const Block* block = nullptr;
  std::uint32_t row = 0;
  Paid<Fen> paid;
  Fen counters_before[kCounters] = {};
};

struct RecordingSink {
  const Plan* plan = nullptr;
  std::vector<BlockTrace> steps;
  void operator()(const Block& block, std::uint32_t row, const Paid<Fen>& paid, const Fen* counters) {
    if (plan->rows[row].applies == 0) return;
    steps.push_back({&block, row, paid, {counters[0], counters[1], counters[2], counters[3]}});
  }
};

}  // namespace yibao
