#include "evaluate/evaluate.hpp"

namespace yibao {

void settle_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts,
                  const Fen* before, Fen* after, Fen& balance, Output<Fen>& out) {
  settle(Exact{}, plan, route, options, parts, before, after, balance, out, NullSink{});
}

void settle_visit(const Plan& plan, const Route& route, const OptionMask* facts, const Interval* parts,
                  const Interval* before, Interval* after, Interval& balance, Output<Interval>& out) {
  settle(Bounds{}, plan, route, facts, parts, before, after, balance, out, NullSink{});
}

void trace_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts, const Fen* before,
                 Fen* after, Fen& balance, Output<Fen>& out, RecordingSink& sink) {
  settle(Exact{}, plan, route, options, parts, before, after, balance, out, sink);
}

}  // namespace yibao
