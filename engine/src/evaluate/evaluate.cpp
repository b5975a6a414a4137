#include "evaluate/evaluate.hpp"

namespace yibao {

void settle_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts, Fen* state, Fen& balance, Output<Fen>& out) {
  settle(Exact{}, plan, route, options, parts, state, balance, out, NullSink{});
}

void settle_visit(const Plan& plan, const Route& route, const OptionMask* facts, const Interval* parts, Interval* state, Interval& balance,
                  Output<Interval>& out) {
  settle(Bounds{}, plan, route, facts, parts, state, balance, out, NullSink{});
}

void trace_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts, Fen* state, Fen& balance, Output<Fen>& out,
                 RecordingSink& sink) {
  settle(Exact{}, plan, route, options, parts, state, balance, out, sink);
}

}  // namespace yibao
