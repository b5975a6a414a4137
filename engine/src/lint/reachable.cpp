#include <algorithm>

#include "lint/lint.hpp"

namespace yibao {

void check_reachable(const Pack& pack, Findings& findings) {
  for (const Benefit& benefit : pack.benefits) {
    const bool met = std::any_of(pack.encodes.begin(), pack.encodes.end(), [&](const Encodes& encodes) {
      return std::all_of(benefit.applies.all.begin(), benefit.applies.all.end(), [&](const Condition::Term& term) {
        return std::all_of(encodes.when.all.begin(), encodes.when.all.end(), [&](const Condition::Term& other) {
          return other.fact != term.fact || (other.mask & term.mask) != 0;
        });
      });
    });
    if (!met) find(findings, Severity::warning, pack, Code::unreachable_benefit, benefit.place, benefit.id);
  }
}

}  // namespace yibao
