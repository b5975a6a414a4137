// The evaluator as the rest of the engine sees it: one visit in each number domain. Compiled apart from everything
// else, because it is the one part that is built for speed in every build.
#pragma once
#include "evaluate/bounds.hpp"

namespace yibao {

// Arguments as `settle` (settle.hpp): scope parts in, counters before and after (the same array will do), balance
// updated in place.
void settle_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts,
                  const Fen* before, Fen* after, Fen& balance, Output<Fen>& out);
void settle_visit(const Plan& plan, const Route& route, const OptionMask* facts, const Interval* parts,
                  const Interval* before, Interval* after, Interval& balance, Output<Interval>& out);
void trace_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts, const Fen* before,
                 Fen* after, Fen& balance, Output<Fen>& out, RecordingSink& sink);

}  // namespace yibao
