// Which benefits paid nothing, and why.
#pragma once
#include "api/variant.hpp"
#include "statement/write.hpp"

namespace yibao {

// "not_applied": each benefit in force that pays for none of the visits, with the conditions that fail in the visit
// that comes closest, or with what stopped it there. A condition that may still hold, because a fact is unknown, is
// not listed.
void write_not_applied(Writer& w, const Answered& answer);

}  // namespace yibao
