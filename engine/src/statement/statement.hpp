// The settlement statement and the steps that lead to it, as reply text.
#pragma once
#include "statement/write.hpp"

namespace yibao {

void write_statement(Writer& w, const Statement& statement, bool bounded);
void write_ratios(Writer& w, const Statement& statement, bool bounded);
// The steps of one visit, in the order in which the money was worked out; `options` are the visit's facts.
void write_steps(Writer& w, const Case& c, std::size_t visit, const std::vector<std::uint8_t>& options,
                 const Statement& statement, const std::vector<BlockTrace>& trace);

}  // namespace yibao
