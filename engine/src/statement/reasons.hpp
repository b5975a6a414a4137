// The reasons of a difference, as reply text.
#pragma once
#include "reason/difference.hpp"
#include "statement/write.hpp"

namespace yibao {

// "reasons": what differs, by how much that changes the person's total, from which value to which, and where both
// values come from. They sum to the difference.
void write_reasons(Writer& w, const Difference& difference, const Case& to);

}  // namespace yibao
