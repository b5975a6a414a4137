#include <algorithm>

#include "lint/lint.hpp"

namespace yibao {

// Rates for the whole amount jump at the edges, so paying more for care may lower the person's share.
void check_cliffs(const Pack& pack, Findings& findings) {
  for (const Benefit& benefit : pack.benefits) {
    for (const Dated& entry : benefit.bands.entries) {
      const auto whole = [](std::uint8_t word) { return static_cast<BandOn>(word) == BandOn::whole; };
      if (entry.bands.size() < 2 || std::none_of(entry.on.words.begin(), entry.on.words.end(), whole)) continue;
      find(findings, Severity::question, pack, Code::cliff, entry.place, format_fen(entry.bands[1].over));
    }
  }
}

}  // namespace yibao
