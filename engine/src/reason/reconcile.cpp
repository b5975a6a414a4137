#include "reason/reconcile.hpp"

#include <algorithm>

#include "json/sort_few.hpp"
#include "reason/search.hpp"
#include "reason/worth.hpp"

namespace yibao {

namespace {

constexpr std::size_t kWorkOfBounds = 8;  // what an interval costs more than a number
constexpr std::size_t kMostRoots = 256;   // completions of what is unknown
constexpr std::size_t kMostFound = 5;
constexpr std::size_t kMostChanges = 2;
constexpr int kStrainOfBill = 8;

}  // namespace

Search::Search(const Case& c, const Comparison& with) : base_(c), with_(with), case_(c), earlier_(c) {
  earlier_.visits.resize(1);
}

Search::Seen Search::look(Values& values) {
  work_ += with_.visit + 1;
  if (!settle_chosen(case_, options_, with_.visit, settled_)) return Seen::unknown_case;
  if (!settled_.exact) work_ += kWorkOfBounds * (with_.visit + 1);
  bool certain = true;
  bool possible = true;
  for (std::size_t g = 0; g < with_.printed.size(); ++g) {
    const Printed& goal = with_.printed[g];
    Interval value;
    if (goal.line < kFields) {
      value = settled_.statement[goal.line];
    } else if (goal.line == kBalance) {
      value = settled_.balances[0];
    } else if (goal.line == kOtherFunds) {
      value = Bounds::add(settled_.statement[kFunds + static_cast<std::size_t>(Payer::commercial)],
                          settled_.statement[kFunds + static_cast<std::size_t>(Payer::other)]);
    } else {
      value = {goal.amount, goal.amount};  // the rate: looked at once all amounts agree
    }
    certain = certain && value.certain();
    possible = possible && value.low <= goal.amount && goal.amount <= value.high;
    values[g] = value.low;
  }
  if (certain) return Seen::known;
  return possible ? Seen::open : Seen::bounded;
}

bool Search::reached(const Values& values) const {
  for (std::size_t g = 0; g < with_.printed.size(); ++g) {
    if (values[g] != with_.printed[g].amount) return false;
  }
  for (const Printed& goal : with_.printed) {
    if (goal.line != kFundRate) continue;
    Lines lines;
    return lines_of(case_, options_, with_.visit, lines) && lines[kFundRate] == Interval{goal.amount, goal.amount};
  }
  return true;
}

Fen Search::gap(const Values& values) const {
  Fen sum = 0;
  for (std::size_t g = 0; g < with_.printed.size(); ++g) {
    if (with_.printed[g].line != kFundRate) sum += std::abs(values[g] - with_.printed[g].amount);
  }
  return sum;
}

void Search::keep(Explanation& into) const {
  into.changes = changes_;
  into.settled = case_;
  into.options = options_;
  into.strain = strain_;
}

// Takes down where the search stands, when it explains the figures (true) or comes closer than anything before.
bool Search::consider(Seen seen, const Values& values) {
  if (seen == Seen::open && !valuing_) try_values();
  if (seen != Seen::known) return false;
  if (reached(values)) {
    for (const Explanation& other : out_.found) {
      if (other.options == options_ && other.settled.state == case_.state &&
          other.settled.admissions == case_.admissions && other.changes.size() <= changes_.size())
        return true;  // the same in other words
    }
    out_.found.emplace_back();
    keep(out_.found.back());
    return true;
  }
  const Fen here = gap(values);
  if (here >= closest_gap_) return false;
  closest_gap_ = here;
  keep(out_.closest);
  return false;
}

void Search::try_moves(std::size_t depth) {
  for (std::size_t m = first_move_; m < moves_.size() && work_ < kMostWork; ++m) {
    const Move& move = moves_[m];
    bool again = false;  // one fact changes once
    for (const Change& change : changes_) {
      again = again || (change.of == move.change.of && change.fact == move.change.fact &&
                        change.visit == move.change.visit && change.from >= 0);
    }
    if (again) continue;
    const Assignment options = options_;
    const std::int64_t admissions = case_.admissions;
    const std::size_t count = changes_.size();
    const std::size_t from = first_move_;
    apply(move);
    first_move_ = m + 1;
    level(depth - 1);
    first_move_ = from;
    changes_.resize(count);
    strain_ -= move.strain;
    case_.admissions = admissions;
    options_ = options;
  }
}

// Changes that are left to make here.
void Search::level(std::size_t depth) {
  Values values{};
  const Seen seen = look(values);
  if (depth == 0) {
    consider(seen, values);
    return;
  }
  now_ = values;
  try_moves(depth);
  now_ = values;
  if (seen != Seen::unknown_case) try_dials(depth);
}

// The bill itself may be another than the printed one.
void Search::try_bill() {
  if (with_.bill == nullptr) return;
  VisitCase& visit = case_.visits[with_.visit];
  Interval parts[kParts];
  std::copy(std::begin(visit.parts), std::end(visit.parts), std::begin(parts));
  std::copy(std::begin(with_.bill->parts), std::end(with_.bill->parts), std::begin(visit.parts));
  Change change;
  change.of = Change::Of::bill;
  change.assumed = false;
  change.visit = static_cast<std::int32_t>(with_.visit);
  changes_.push_back(change);
  strain_ += kStrainOfBill;
  for (std::size_t depth = 0; depth < kMostChanges && out_.found.empty(); ++depth) level(depth);
  strain_ -= kStrainOfBill;
  changes_.pop_back();
  std::copy(std::begin(parts), std::end(parts), std::begin(visit.parts));
}

Reconciliation Search::run() {
  std::vector<Variable> unknown = variables_of(base_);
  unknown.erase(
      std::remove_if(unknown.begin(), unknown.end(), [&](const Variable& v) { return !can_matter(base_, v); }),
      unknown.end());
  std::vector<Assignment> roots;
  const bool few =
      each_assignment(base_, unknown, kMostRoots, [&](const Assignment& assignment) { roots.push_back(assignment); });
  if (!few) roots.push_back(options_of(base_));
  const std::size_t visits = with_.visit + 1;
  for (std::size_t depth = 0; depth <= kMostChanges && out_.found.empty(); ++depth) {
    for (const Assignment& root : roots) {
      if (work_ >= kMostWork && depth > 0) break;
      root_ = root;
      options_ = root;
      moves_.clear();
      if (depth > 0) list_moves();
      changes_.clear();
      strain_ = 0;
      for (const Variable& variable : unknown) {
        Change answer;
        answer.fact = variable.fact;
        answer.visit = variable.visit;
        answer.to = root[variable.visit == kAllVisits ? 0 : static_cast<std::size_t>(variable.visit)][variable.fact];
        changes_.push_back(answer);
      }
      level(depth);
      if (depth == kMostChanges && out_.found.empty()) try_bill();
    }
    if (depth == 0) out_.equal = !out_.found.empty() && unknown.empty() && out_.found[0].changes.empty();
    // One bill alone is few enough to be looked at to the end; of long years only the first changes are.
    if (visits * moves_.size() > kMostWork) break;
  }
  sort_few(out_.found, [](const Explanation& a, const Explanation& b) { return a.strain < b.strain; });
  if (out_.found.size() > kMostFound) out_.found.resize(kMostFound);
  return std::move(out_);
}

Reconciliation reconcile_case(const Case& c, const Comparison& with) { return Search(c, with).run(); }

}  // namespace yibao
