// The steps of a difference: one sheet's values exchanged for the other's, slot by slot.
#pragma once
#include "reason/difference.hpp"

namespace yibao {

// Adds the reasons that lead from `pair.from` to `pair.to`; what the person pays once all is exchanged.
Fen exchange_sheets(const Difference& pair, const Case& b, std::vector<Reason>& reasons);
// The bill and each payer: what one bears, the person need not.
void add_lines(std::vector<Reason>& out, const Lines& from, const Lines& to);

}  // namespace yibao
