// A range is worked out a few times for an answer: apart from what batches run, and in WebAssembly built to be small.
#include "evaluate/evaluate.hpp"

namespace yibao {

void settle_visit(const Plan& plan, const Route& route, const OptionMask* facts, const Interval* parts, Interval days,
                  const Interval* before, Interval* after, Interval* balances, Output<Interval>& out) {
  settle(Bounds{}, plan, route, facts, parts, days, before, after, balances, out, NullSink{});
}

}  // namespace yibao
