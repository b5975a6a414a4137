// The linter: questions to a pack that loads but may still be wrong. One check per file, all in one list; each names
// what to do.
#pragma once
#include <string_view>
#include <vector>

#include "pack/pack.hpp"

namespace yibao {

enum class Severity : std::uint8_t { error, warning, question };
extern const std::string_view kSeverityNames[3];

struct Finding {
  Severity severity = Severity::warning;
  Issue issue;
};
using Findings = std::vector<Finding>;

struct Lint {
  std::string_view id;
  void (*run)(const Pack& pack, Findings& findings);
};

extern const Lint kLints[];
extern const std::size_t kLintCount;

Findings lint(const Pack& pack);

void check_sources(const Pack& pack, Findings& findings);     // unused, graded above its source, checked too early
void check_histories(const Pack& pack, Findings& findings);   // gaps, dates outside the known range
void check_order(const Pack& pack, Findings& findings);       // higher tier better, retired worse
void check_ceilings(const Pack& pack, Findings& findings);    // ceiling below deductible
void check_reachable(const Pack& pack, Findings& findings);   // benefits no encoded situation meets
void check_conditions(const Pack& pack, Findings& findings);  // rules inside a benefit that never hold
void check_cliffs(const Pack& pack, Findings& findings);      // where paying more for care may cost less

void find(Findings& findings, Severity severity, const Pack& pack, Code code, Document::Id place,
          std::string_view a = {}, std::string_view b = {}, std::string_view c = {});

}  // namespace yibao
