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
  Num deductible{};  // this visit's, where it depends on more than facts
  Num overflow{};    // cost beyond the ceilings, for benefits that a later one takes it from
  Num start{};       // where the slice that was counted starts, on the scale of the bands' edges
  std::uint32_t row = 0;
};

// What else of a visit rules look at, besides the parts of its bill.
template <class Num>
struct Quantity {
  Num bill{};        // the whole bill, for what falls with it (a deductible that is a share of it)
  Num floor_bill{};  // and for what rises with it (a guaranteed share); the same number, but for bounds
  Num days{};
};

// Which slot the comparisons that follow belong to; a domain that names what made a result change listens. With
// `index`: 1 for what was used before the visit or limits a guarantee, the step of a band, the period of a ceiling
// (kFinePeriods: a year).
enum class Mark : std::uint8_t {
  base,
  deductible,
  limit,
  cost,
  band,
  bill,
  at_least,
  payment,
  overflow,
  unpaid,
  account,
  total
};

struct NullSink {
  template <class... A>
  void operator()(A&&... /*ignored*/) const noexcept {}
};

// Hears what each benefit did; `counters`: its year to date before.
template <class Num>
using Watch = void (*)(void* self, const Block& block, const Paid<Num>& paid, const Num* counters);

struct BlockTrace {
  const Block* block = nullptr;
  Paid<Fen> paid;
  Fen counters_before[kCounters] = {};  // summed over the benefits that share them
};

struct RecordingSink {
  const Plan* plan = nullptr;
  std::vector<BlockTrace> steps;
  void operator()(const Block& block, const Paid<Fen>& paid, const Fen* counters) {
    if (plan->rows[paid.row].applies == 0) return;
    BlockTrace one{&block, paid, {}};
    for (std::size_t c = 0; c < kCounters; ++c) one.counters_before[c] = counters[c];
    steps.push_back(one);
  }
};

}  // namespace yibao
