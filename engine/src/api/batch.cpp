#include "yibao/batch.hpp"

#include <algorithm>

#include "api/batch_state.hpp"
#include "api/engine_state.hpp"
#include "statement/line_names.hpp"
#include "statement/write.hpp"

namespace yibao {

namespace {

constexpr std::string_view kPersonPath = "person.";
constexpr std::string_view kVisitPath = "visits.0.";
constexpr std::string_view kReadingsPath = "options.readings.";
constexpr std::string_view kYearPath = "year_to_date.";

// Takes a prefix off; false when it is not there.
bool take(std::string_view& path, std::string_view prefix) {
  if (path.substr(0, prefix.size()) != prefix) return false;
  path.remove_prefix(prefix.size());
  return true;
}

FactId fact_at(const Pack& pack, std::string_view path) {
  const FactScope scope = take(path, kPersonPath)     ? FactScope::person
                          : take(path, kReadingsPath) ? FactScope::reading
                                                      : FactScope::visit;
  if (scope == FactScope::visit && !take(path, kVisitPath)) return kNoFact;
  const FactId fact = pack.fact(path);
  return fact != kNoFact && pack.facts[fact].scope == scope ? fact : kNoFact;
}

// The counter at "benefits.ID.base"; `count` of all when there is none.
std::size_t counter_at(const Pack& pack, std::string_view path) {
  constexpr std::pair<std::string_view, Counter> kNames[] = {
      {"base", kBase},
      {"deductible", kDeductible},
      {"paid", kPaid},
      {"counted", kCounted},
      {"day.paid", kDayPaid},
      {"day.counted", kDayCounted},
      {"month.paid", kMonthPaid},
      {"month.counted", kMonthCounted},
      {"lifetime.paid", kLifetimePaid},
      {"lifetime.counted", kLifetimeCounted},
  };
  const std::size_t none = pack.benefits.size() * kCounters;
  if (!take(path, "benefits.")) return none;
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return none;
  const std::size_t benefit = pack.benefit(path.substr(0, dot));
  if (benefit == pack.benefits.size()) return none;
  for (const auto& [name, counter] : kNames) {
    if (path.substr(dot + 1) == name) return benefit * kCounters + counter;
  }
  return none;
}

// One of the numbers of a year to date, in or out; null when there is no such number.
template <class Column>
Column* year_column(const Pack& pack, std::string_view path, Column& admissions, Column* balances,
                    std::vector<Column>& counters) {
  if (path == "admissions") return &admissions;
  if (path == "account_balance") return &balances[0];
  if (path == "family_account_balance") return &balances[1];
  const std::size_t counter = counter_at(pack, path);
  return counter < counters.size() ? &counters[counter] : nullptr;
}

// The position of a statement's field; kFields when there is none.
std::size_t field_at(std::string_view path) {
  for (std::size_t field = 0; field < kFields; ++field) {
    if (path == kStatementLines[field]) return field;
  }
  return kFields;
}

}  // namespace

Batch::State::State(const Library& library, std::string_view text) {
  Issues issues;
  Library own = library;
  const bool read = read_request(own, text, Needs::no_amounts, request, issues);
  if (read && request.settled.visits.size() > 1) {
    const Document& document = *request.document;
    issues.push_back(document.issue(Code::too_many_visits, document.find(document.root(), "visits"), "1"));
  }
  if (!issues.empty()) {
    error = error_reply(issues);
    return;
  }
  columns.facts.resize(pack().facts.size());
  columns.before.resize(pack().benefits.size() * kCounters);
  columns.after.resize(pack().benefits.size() * kCounters);
  columns.statement.resize(kFields);
  if (!request.after_known) prepare();
}

bool Batch::State::follows_count(FactId fact) const {
  const Fact& one = pack().facts[fact];
  return one.type == FactType::count && !one.counter.empty() && columns.facts[fact] == nullptr &&
         request.settled.visits[0].counted;
}

Batch::Batch(const Engine& engine, std::string_view request) noexcept
    : state_(std::make_unique<State>(engine.state_->library, request)) {}
Batch::Batch(Batch&&) noexcept = default;
Batch& Batch::operator=(Batch&&) noexcept = default;
Batch::~Batch() = default;

const std::string& Batch::error() const noexcept { return state_->error; }

bool Batch::facts(std::string_view path, const std::uint8_t* codes) noexcept {
  if (!state_->error.empty()) return false;
  const FactId fact = fact_at(state_->pack(), path);
  if (fact != kNoFact) state_->columns.facts[fact] = codes;
  return fact != kNoFact;
}

std::uint8_t Batch::code(std::string_view path, std::string_view option) const noexcept {
  if (!state_->error.empty()) return kUnknown;
  const FactId id = fact_at(state_->pack(), path);
  if (id == kNoFact) return kUnknown;
  const Fact& fact = state_->pack().facts[id];
  if (fact.type == FactType::count) {
    std::int64_t value = 0;
    const bool number = read_decimal(option, 0, fact.most, false, value) == Number::ok && value >= fact.least;
    return number ? static_cast<std::uint8_t>(fact.class_of(value)) : kUnknown;
  }
  for (std::size_t i = 0; i < fact.options.size(); ++i) {
    if (fact.options[i].id == option) return static_cast<std::uint8_t>(i);
  }
  return kUnknown;
}

bool Batch::numbers(std::string_view path, const std::int64_t* column) noexcept {
  if (!state_->error.empty()) return false;
  BatchColumns& columns = state_->columns;
  const std::int64_t** to = nullptr;
  if (take(path, kYearPath)) {
    to = year_column(state_->pack(), path, columns.admissions, columns.balances, columns.before);
  } else if (take(path, kVisitPath)) {
    if (path == "total") to = &columns.total;
    if (path == "days") to = &columns.days;
    for (std::size_t part = 0; part < kParts; ++part) {
      if (path == kPartNames[part]) to = &columns.parts[part];
    }
  }
  if (to != nullptr) *to = column;
  return to != nullptr;
}

bool Batch::results(std::string_view path, std::int64_t* column) noexcept {
  if (!state_->error.empty()) return false;
  BatchColumns& columns = state_->columns;
  std::int64_t** to = nullptr;
  if (take(path, kYearPath)) {
    to = year_column(state_->pack(), path, columns.admissions_after, columns.balances_after, columns.after);
  } else {
    const std::size_t field = field_at(path);
    if (field < kFields) to = &columns.statement[field];
  }
  if (to != nullptr) *to = column;
  return to != nullptr;
}

void Batch::answers(Answer* column) noexcept { state_->columns.answers = column; }

void Batch::settle(std::size_t count) noexcept {
  State& state = *state_;
  if (!state.error.empty()) return;
  if (!state.request.after_known) state.bind();
  for (std::size_t at = 0; at < count; at += kStretch) state.settle(at, std::min(kStretch, count - at));
}

}  // namespace yibao
