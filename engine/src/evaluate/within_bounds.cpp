// What is worked out a few times for an answer, a range or the steps, is apart from what batches run: in WebAssembly it
// is built to be small.
#include "evaluate/evaluate.hpp"

namespace yibao {

void settle_visit(const Plan& plan, const Route& route, const OptionMask* facts, const Interval* parts, Interval days,
                  const Interval* before, Interval* after, Interval* balances, Output<Interval>& out) {
  settle(Bounds{}, plan, route, facts, parts, days, before, after, balances, out, NullSink{});
}

void trace_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts, Fen days,
                 const Fen* before, Fen* after, Fen* balances, Output<Fen>& out, RecordingSink& sink) {
  settle(Exact{}, plan, route, options, parts, days, before, after, balances, out, sink);
}

}  // namespace yibao
