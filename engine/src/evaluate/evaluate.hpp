// The evaluator as the rest of the engine sees it: one visit in each number domain. Compiled apart from everything
// else, because it is the one part that is built for speed in every build.
#pragma once
#include "evaluate/bounds.hpp"

namespace yibao {

// Arguments as `settle` (settle.hpp): scope parts and days in, counters before and after (the same array will do), both
// balances updated in place.
void settle_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts, Fen days,
                  const Fen* before, Fen* after, Fen* balances, Output<Fen>& out);
void settle_visit(const Plan& plan, const Route& route, const OptionMask* facts, const Interval* parts, Interval days,
                  const Interval* before, Interval* after, Interval* balances, Output<Interval>& out);

}  // namespace yibao
