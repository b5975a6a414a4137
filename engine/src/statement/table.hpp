// A value of a slot as a table for people: one row per combination of the facts it looks at.
#pragma once
#include "statement/write.hpp"

namespace yibao {

inline constexpr std::size_t kMostRows = 512;  // of one table; longer ones are of no use to anyone

// "value": "500.00", or the parts of a deductible that is a share of the bill or an amount for each day.
void write_cell(Writer& w, const Expression& value, const std::vector<std::uint8_t>& options, Unit unit);

// Calls row(options) for each combination of the options of the facts `by`, at most kMostRows; the others are at their
// first.
template <class F>
void each_row(const Pack& pack, const std::vector<std::size_t>& by, F&& row) {
  std::vector<std::uint8_t> chosen(pack.facts.size(), 0);
  for (std::size_t n = 0; n < kMostRows; ++n) {
    row(static_cast<const std::vector<std::uint8_t>&>(chosen));
    std::size_t k = by.size();
    while (k > 0 && ++chosen[by[k - 1]] == pack.facts[by[k - 1]].options.size()) chosen[by[--k]] = 0;
    if (k == 0) return;
  }
}

}  // namespace yibao
