#include "trial.hpp"

#include <algorithm>

#include "parts.hpp"

namespace mutation {

Trial::Trial(const yibao::Engine& ready, const Baseline& baseline)
    : ready_(ready), baseline_(baseline), whole_(checks_of({&baseline.whole})) {
  std::vector<const Group*> parts;
  for (const Group& group : baseline.parts) parts.push_back(&group);
  parts_ = checks_of(parts);
}

std::vector<Trial::Check> Trial::checks_of(const std::vector<const Group*>& groups) {
  std::vector<Check> out;
  for (const Group* group : groups) {
    for (const Group::Item& item : group->items) out.push_back({group, &item});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Check& a, const Check& b) { return a.item->seconds < b.item->seconds; });
  // The linter takes as long as a few cases.
  constexpr std::size_t kBefore = 8;
  out.insert(out.begin() + static_cast<std::ptrdiff_t>(std::min(kBefore, out.size())), Check());
  return out;
}

bool Trial::is_noticed(const Mutant& mutant) {
  const Json benefit = rewritten_benefit(baseline_.pack, mutant);
  std::vector<Check>& checks = benefit.is_null() ? parts_ : whole_;
  // A benefit that applies to others than before is tried with those to whom it could apply, before or now.
  const auto concerns = [&](const Check& check) {
    if (benefit.is_null() || check.group == nullptr) return true;
    const Json& request = baseline_.cases[check.item->number].request;
    return could_apply(benefit_before(baseline_.pack, mutant), request) || could_apply(benefit, request);
  };
  Engines engines;
  for (const Check& check : ordered(checks, mutant)) {
    if (!concerns(check) || !notices(check, mutant, engines)) continue;
    const auto found =
        std::find_if(checks.begin(), checks.end(), [&](const Check& one) { return one.item == check.item; });
    std::rotate(checks.begin(), found, found + 1);
    return true;
  }
  return false;
}

// The first stays; then those that share most words with the mutant.
std::vector<Trial::Check> Trial::ordered(const std::vector<Check>& checks, const Mutant& mutant) const {
  const std::vector<std::string> words = words_of(baseline_.pack, mutant);
  std::vector<std::pair<std::ptrdiff_t, Check>> ranked;
  for (const Check& check : checks) {
    std::ptrdiff_t shared =
        static_cast<std::ptrdiff_t>(words.size()) / 2;  // the linter: before cases that share little
    if (check.group != nullptr) {
      const auto& own = baseline_.cases[check.item->number].words;
      shared = std::count_if(words.begin(), words.end(), [&](const std::string& word) { return own.count(word) > 0; });
    }
    ranked.emplace_back(shared, check);
  }
  if (!ranked.empty()) {
    std::stable_sort(ranked.begin() + 1, ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  }
  std::vector<Check> out;
  out.reserve(ranked.size());
  for (const auto& [shared, check] : ranked) out.push_back(check);
  return out;
}

bool Trial::notices(const Check& check, const Mutant& mutant, Engines& engines) const {
  if (check.group == nullptr) return linter_notices(mutant);
  const std::string place = pointer_into(check.group->benefits, mutant.place);
  if (place.empty()) return false;
  std::optional<yibao::Engine>& engine = engines[check.group];
  if (!engine) {
    engine.emplace(ready_);
    if (is_error(engine->add(check.group->text.with(place, mutant.replacement)))) return true;
  }
  const Case& one = baseline_.cases[check.item->number];
  const std::string reply = engine->call(one.op, check.item->request);
  // The same bytes need not be read.
  return without_digest(reply) != check.item->reply && !passes(one, reply);
}

bool Trial::linter_notices(const Mutant& mutant) const {
  yibao::Engine engine = ready_;
  if (is_error(engine.add(baseline_.whole.text.with(mutant.place, mutant.replacement)))) return true;
  return findings_of(engine, baseline_.region) != baseline_.findings;
}

}  // namespace mutation
