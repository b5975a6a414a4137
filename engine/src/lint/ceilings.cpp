#include "lint/lint.hpp"

namespace yibao {

// Compared where neither depends on facts that differ: under the first option of every fact, which is enough to catch
// swapped figures.
void check_ceilings(const Pack& pack, Findings& findings) {
  const std::vector<std::uint8_t> options(pack.facts.size(), 0);
  for (const Benefit& benefit : pack.benefits) {
    for (const Ceiling& ceiling : benefit.ceilings) {
      for (const Dated& entry : ceiling.limit.entries) {
        const Dated* deductible = benefit.deductible.on(entry.from);
        if (deductible == nullptr) continue;
        const Interval limit = fold(entry.value, options, {});
        const Interval line = fold(deductible->value, options, {});
        if (limit.high < line.low) {
          find(findings, Severity::question, pack, Code::ceiling_below_deductible, entry.place, format_fen(limit.high),
               format_fen(line.low));
        }
      }
    }
  }
}

}  // namespace yibao
