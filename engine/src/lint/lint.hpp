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

void check_sources(const Pack& pack, Findings& findings);    // unused, graded above its source, checked too early
void check_histories(const Pack& pack, Findings& findings);  // gaps, dates outside the known range
void check_order(const Pack& pack, Findings& findings);      // higher tier better, retired worse
void check_ceilings(const Pack& pack, Findings& findings);   // ceiling below deductible
void check_reachable(const Pack& pack, Findings& findings);  // benefits no encoded situation meets

// Every history of a benefit with the name of its slot.
template <class F>
void each_history(const Benefit& benefit, F&& visit) {
  visit("deductible", benefit.deductible);
  for (const DeductibleChange& change : benefit.deductible_changes) visit("deductible_change", change.amount);
  visit("rate", benefit.rate);
  visit("bands", benefit.bands);
  for (const Adjust& adjust : benefit.adjust) visit("adjust", adjust.amount);
  for (const Ceiling& ceiling : benefit.ceilings) visit("ceiling", ceiling.limit);
}

inline void find(Findings& findings, Severity severity, const Pack& pack, Code code, Document::Id place,
                 std::vector<std::string> words) {
  findings.push_back({severity, pack.document->issue(code, place, std::move(words))});
}

}  // namespace yibao
