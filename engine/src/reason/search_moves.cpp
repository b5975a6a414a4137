// What the search can choose otherwise: options of facts and readings, and the number of stays so far.
#include <algorithm>

#include "reason/search.hpp"

namespace yibao {

namespace {

constexpr std::size_t kMostVisitsChanged = 4;  // of long years only the compared visit's own facts are tried
constexpr std::size_t kMostAnswers = 16;       // ways to answer what one change makes necessary
constexpr int kOfAssumed = 1;
constexpr int kOfReading = 2;
constexpr int kOfAdmissions = 2;
constexpr int kOfGiven = 6;

bool follows_count(const Fact& fact) { return fact.type == FactType::count && !fact.counter.empty(); }

}  // namespace

int Search::strain_of(FactId fact, std::size_t visit) const {
  if (base_.visits[visit].origins[fact] == Origin::given) return kOfGiven;
  return case_.plan->pack->facts[fact].scope == FactScope::reading ? kOfReading : kOfAssumed;
}

// A change may make other facts matter that nobody was asked: they take their default, or are answered in each way.
void Search::answer_next(Move& move, const std::vector<std::uint8_t>& before, std::vector<std::uint8_t>& after,
                         std::size_t from) {
  const std::vector<Fact>& facts = case_.plan->pack->facts;
  for (std::size_t f = from; f < facts.size(); ++f) {
    const Fact& fact = facts[f];
    if (!case_.plan->facts_read[f] || fact.when.empty() || f == move.change.fact) continue;
    const bool asked = fact.when.holds(after);
    if (asked == fact.when.holds(before) || (!asked && after[f] == 0)) continue;
    const std::uint8_t was = after[f];
    const std::size_t first = !asked ? 0 : fact.usual.value_or(0);
    const std::size_t last = !asked || fact.usual.has_value() ? first + 1 : fact.options.size();
    for (std::size_t option = first; option < last; ++option) {
      after[f] = static_cast<std::uint8_t>(option);
      move.answers.emplace_back(static_cast<FactId>(f), after[f]);
      answer_next(move, before, after, f + 1);
      move.answers.pop_back();
    }
    after[f] = was;
    return;
  }
  moves_.push_back(move);
}

void Search::add_option(FactId fact, std::int32_t visit, std::uint8_t option, int strain) {
  const std::size_t at = visit == kAllVisits ? with_.visit : static_cast<std::size_t>(visit);
  Move move;
  move.change.fact = fact;
  move.change.visit = visit;
  move.change.from = root_[at][fact];
  move.change.to = option;
  move.change.assumed = strain != kOfGiven;
  move.strain = strain;
  std::vector<std::uint8_t> after = root_[at];
  after[fact] = option;
  const std::size_t count = moves_.size();
  answer_next(move, root_[at], after, 0);
  if (moves_.size() > count + kMostAnswers) moves_.resize(count + kMostAnswers);
}

// The other numbers of stays before these visits that rules tell apart.
void Search::list_admissions() {
  const Pack& pack = *case_.plan->pack;
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    const Fact& fact = pack.facts[f];
    if (!case_.plan->facts_read[f] || !follows_count(fact) || !case_.visits[with_.visit].counted) continue;
    const std::size_t now = root_[with_.visit][f];
    std::int64_t within = 0;  // stays among the visits before
    for (std::size_t v = 0; v < with_.visit; ++v)
      within += pack.facts[case_.plan->care].options[root_[v][case_.plan->care]].admission ? 1 : 0;
    for (std::size_t option = 0; option < fact.options.size(); ++option) {
      const std::int64_t first = option == 0 ? fact.least : fact.cuts[option - 1];
      if (option == now || first - 1 < within) continue;
      Move move;
      move.change.of = Change::Of::admissions;
      move.change.assumed = !case_.state_given;
      move.change.from = case_.admissions;
      move.change.to = first - 1 - within;
      move.strain = case_.state_given ? kOfGiven - 1 : kOfAdmissions;
      moves_.push_back(move);
    }
  }
}

void Search::list_moves() {
  const Pack& pack = *case_.plan->pack;
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    const Fact& fact = pack.facts[f];
    if (!case_.plan->facts_read[f] && f != case_.plan->care) continue;
    const bool per_visit = fact.scope == FactScope::visit;
    for (std::size_t v = 0; v <= with_.visit; ++v) {
      const bool here = v == with_.visit;
      if (!here && (!per_visit || with_.visit >= kMostVisitsChanged)) continue;
      if (follows_count(fact) && case_.visits[v].counted) continue;
      if (!fact.when.empty() && !fact.when.holds(root_[v])) continue;
      if (!single(base_.visits[v].facts[f])) continue;  // unknown: every option is a root of its own
      for (std::size_t option = 0; option < fact.options.size(); ++option) {
        if (option == root_[v][f]) continue;
        add_option(static_cast<FactId>(f), per_visit ? static_cast<std::int32_t>(v) : kAllVisits,
                   static_cast<std::uint8_t>(option), strain_of(static_cast<FactId>(f), v));
      }
    }
  }
  list_admissions();
  std::stable_sort(moves_.begin(), moves_.end(), [](const Move& a, const Move& b) { return a.strain < b.strain; });
}

void Search::apply(const Move& move) {
  const Change& change = move.change;
  strain_ += move.strain;
  changes_.push_back(change);
  if (change.of == Change::Of::admissions) {
    case_.admissions = change.to;
  } else {
    choose(options_, {change.fact, change.visit, 0}, static_cast<std::size_t>(change.to));
    for (const auto& [fact, option] : move.answers) {
      const bool of_visit = case_.plan->pack->facts[fact].scope == FactScope::visit;
      const std::int32_t visit = !of_visit                    ? kAllVisits
                                 : change.visit == kAllVisits ? static_cast<std::int32_t>(with_.visit)
                                                              : change.visit;
      choose(options_, {fact, visit, 0}, option);
      const std::size_t at = visit == kAllVisits ? with_.visit : static_cast<std::size_t>(visit);
      if (!case_.plan->pack->facts[fact].when.holds(options_[at])) continue;
      Change answer;
      answer.fact = fact;
      answer.visit = visit;
      answer.to = option;
      changes_.push_back(answer);
    }
  }
  count_admissions(case_, options_);
}

}  // namespace yibao
