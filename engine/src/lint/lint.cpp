#include "lint/lint.hpp"

namespace yibao {

const std::string_view kSeverityNames[3] = {"error", "warning", "question"};

const Lint kLints[] = {{"sources", check_sources},   {"histories", check_histories}, {"order", check_order},
                       {"ceilings", check_ceilings}, {"reachable", check_reachable}, {"conditions", check_conditions},
                       {"cliffs", check_cliffs}};
const std::size_t kLintCount = sizeof(kLints) / sizeof(kLints[0]);

void find(Findings& findings, Severity severity, const Pack& pack, Code code, Document::Id place, std::string_view a,
          std::string_view b, std::string_view c) {
  findings.push_back({severity, pack.document->issue(code, place, a, b, c)});
}

Findings lint(const Pack& pack) {
  Findings findings;
  for (const Lint& one : kLints) one.run(pack, findings);
  return findings;
}

}  // namespace yibao
