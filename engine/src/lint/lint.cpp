#include "lint/lint.hpp"

namespace yibao {

const std::string_view kSeverityNames[3] = {"error", "warning", "question"};

const Lint kLints[] = {{"sources", check_sources},
                       {"histories", check_histories},
                       {"order", check_order},
                       {"ceilings", check_ceilings},
                       {"reachable", check_reachable}};
const std::size_t kLintCount = sizeof(kLints) / sizeof(kLints[0]);

Findings lint(const Pack& pack) {
  Findings findings;
  for (const Lint& one : kLints) one.run(pack, findings);
  return findings;
}

}  // namespace yibao
