#include "evaluate/evaluate.hpp"

namespace yibao {

void settle_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts, Fen days,
                  const Fen* before, Fen* after, Fen* balances, Output<Fen>& out) {
  settle(Exact{}, plan, route, options, parts, days, before, after, balances, out, NullSink{});
}

}  // namespace yibao
