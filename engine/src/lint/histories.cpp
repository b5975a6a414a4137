#include "lint/lint.hpp"

namespace yibao {

void check_histories(const Pack& pack, Findings& findings) {
  for (const Benefit& benefit : pack.benefits) {
    each_history(benefit, [&](std::string_view /*slot*/, const History& history) {
      for (std::size_t i = 0; i < history.entries.size(); ++i) {
        const Dated& entry = history.entries[i];
        if (entry.from > pack.known_until || (entry.until != kNoDate && entry.until < pack.known_from)) {
          find(findings, Severity::warning, pack, Code::outside_known, entry.place, format_date(entry.from),
               format_date(pack.known_from), format_date(pack.known_until));
        }
        if (i == 0) continue;
        const Dated& before = history.entries[i - 1];
        if (before.until != day_before(entry.from)) {
          find(findings, Severity::error, pack, Code::history_gap, entry.place, format_date(before.until),
               format_date(entry.from));
        }
      }
    });
  }
}

}  // namespace yibao
