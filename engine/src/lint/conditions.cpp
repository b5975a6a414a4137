#include <algorithm>

#include "lint/lint.hpp"

namespace yibao {

namespace {

// The options of a fact that a condition leaves.
OptionMask mask_of(const Condition& when, FactId fact) {
  OptionMask mask = ~OptionMask{0};
  for (const Condition::Term& term : when.all) {
    if (term.fact == fact) mask &= term.mask;
  }
  return mask;
}

// The fact on which two conditions exclude each other; kNoFact when they can hold together.
FactId clash(const Condition& a, const Condition& b) {
  for (const Condition::Term& term : a.all) {
    if ((mask_of(a, term.fact) & mask_of(b, term.fact)) == 0) return term.fact;
  }
  return kNoFact;
}

// Whether `earlier` holds wherever `later` does.
bool covers(const Condition& earlier, const Condition& later) {
  return std::all_of(earlier.all.begin(), earlier.all.end(), [&](const Condition::Term& term) {
    const OptionMask there = mask_of(later, term.fact);
    return there != ~OptionMask{0} && (there & ~term.mask) == 0;
  });
}

class Conditions {
 public:
  Conditions(const Pack& pack, Findings& findings) : pack_(pack), findings_(findings) {}

  void check(const Benefit& benefit) {
    for (const DeductibleChange& change : benefit.deductible_changes) meets(benefit, change.when, change.amount);
    for (const Adjust& adjust : benefit.adjust) meets(benefit, adjust.when, adjust.amount);
    for (const Ceiling& ceiling : benefit.ceilings) meets(benefit, ceiling.lifted, ceiling.limit);
    each_history(benefit, [&](std::string_view /*slot*/, const History& history) {
      for (const Dated& entry : history.entries) {
        cases(benefit, entry.value, entry.place);
        for (const Band& band : entry.bands) cases(benefit, band.rate, entry.place);
      }
    });
  }

 private:
  void report(FactId fact, Document::Id place) {
    find(findings_, Severity::warning, pack_, Code::unreachable_rule, place, pack_.facts[fact].id);
  }
  void meets(const Benefit& benefit, const Condition& when, const History& history) {
    const FactId fact = clash(when, benefit.applies);
    if (fact != kNoFact && history.present()) report(fact, history.entries[0].place);
  }
  void cases(const Benefit& benefit, const Expression& value, Document::Id place) {
    for (std::size_t i = 0; i < value.conditions.size(); ++i) {
      const Condition& when = value.conditions[i];
      const FactId fact = clash(when, benefit.applies);
      if (fact != kNoFact) report(fact, place);
      for (std::size_t j = 0; j < i && !when.empty(); ++j) {
        if (covers(value.conditions[j], when)) report(when.all[0].fact, place);
      }
    }
    for (const Expression& child : value.children) cases(benefit, child, place);
  }

  const Pack& pack_;
  Findings& findings_;
};

}  // namespace

void check_conditions(const Pack& pack, Findings& findings) {
  Conditions conditions(pack, findings);
  for (const Benefit& benefit : pack.benefits) conditions.check(benefit);
}

}  // namespace yibao
