// A visit's statement under the names of the national settlement interface: one flat object, with each fund's part.
#pragma once
#include "statement/write.hpp"

namespace yibao {

// `balance`: of the account after the visit. `options` and `trace` of the visit, or null where there are no steps.
void write_setlinfo(Writer& w, const Case& c, const Statement& statement, Interval balance, bool bounded,
                    const std::vector<std::uint8_t>* options, const std::vector<BlockTrace>* trace);

}  // namespace yibao
