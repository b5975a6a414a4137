// Rows by themselves: the same settlement as `estimate`, fact by fact and amount by amount.
#include <algorithm>

#include "api/batch_state.hpp"
#include "api/case_reader.hpp"

namespace yibao {

namespace {

bool within(Fen value, Fen most) { return value >= 0 && value <= most; }

bool certain(const Outcome& outcome) {
  const auto known = [](const Interval& i) { return i.certain(); };
  return outcome.certain() && std::all_of(outcome.state.begin(), outcome.state.end(), known) &&
         known(outcome.balances[0]) && known(outcome.balances[1]);
}

Answer row_of(const Outcome& outcome) {
  if (outcome.refused[0] != nullptr)
    return outcome.refused[0]->effect == Effect::waiting ? Answer::waiting : Answer::not_covered;
  if (!outcome.any_encoded || (outcome.certain() && !outcome.all_encoded)) return Answer::not_encoded;
  if (!outcome.any_in_force) return Answer::not_in_force;
  return certain(outcome) ? Answer::complete : Answer::open;
}

}  // namespace

Answer Batch::State::read_facts(std::size_t at) {
  VisitCase& visit = row.visits[0];
  visit = request.settled.visits[0];
  for (std::size_t f = 0; f < pack().facts.size(); ++f) {
    if (columns.facts[f] == nullptr) continue;
    const Fact& fact = pack().facts[f];
    const std::uint8_t code = columns.facts[f][at];
    const bool unknown = code == kUnknown;
    if (!unknown && code >= fact.options.size()) return Answer::invalid;
    visit.facts[f] = unknown ? all_options(fact) : OptionMask{1} << code;
    visit.origins[f] = unknown ? Origin::unknown : Origin::given;
    if (fact.type == FactType::count && !fact.counter.empty()) visit.counted = false;
  }
  settle_unasked(pack(), visit);
  return Answer::complete;
}

Answer Batch::State::read_amounts(std::size_t at) {
  VisitCase& visit = row.visits[0];
  Fen outside = 0;
  Fen bill = 0;
  constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
  for (std::size_t part = 0; part < kParts; ++part) {
    const Fen value = columns.parts[part] == nullptr ? 0 : columns.parts[part][at];
    if (!within(value, kMaxFen)) return Answer::invalid;
    visit.parts[part] = {value, value};
    bill += value;
    if (part != kInScope) outside += value;
  }
  if (columns.total != nullptr) {
    const Fen total = columns.total[at];
    if (!within(total, kMaxFen) || total < outside) return Answer::invalid;
    if (columns.parts[kInScope] != nullptr && total != bill) return Answer::invalid;
    visit.parts[kInScope] = {total - outside, total - outside};
    bill = total;
  }
  constexpr Fen kMostCount = 1000;
  if (columns.days != nullptr) {
    if (!within(columns.days[at], kMostCount)) return Answer::invalid;
    visit.days = {columns.days[at], columns.days[at]};
  }
  row.admissions = columns.admissions == nullptr ? request.settled.admissions : columns.admissions[at];
  if (!within(row.admissions, kMostCount)) return Answer::invalid;
  for (std::size_t p = 0; p < 2; ++p) {
    if (columns.balances[p] == nullptr) continue;
    const Fen balance = columns.balances[p][at];
    if (!within(balance, kMaxFen)) return Answer::invalid;
    row.balances[p] = {balance, balance};
  }
  Fen most = 0;
  for (std::size_t b = 0; b < pack().benefits.size(); ++b) {
    const Fen* const* given = &columns.before[b * kCounters];
    if (std::all_of(given, given + kCounters, [](const Fen* column) { return column == nullptr; })) continue;
    Interval* counters = &row.state[b * kCounters];
    for (std::size_t c = 0; c < kCounters; ++c) {
      const Fen value = given[c] == nullptr ? 0 : given[c][at];
      if (!within(value, kMaxFen)) return Answer::invalid;
      counters[c] = {value, value};
    }
    complete_counters(counters, given[kCounted] != nullptr);
    row.deductible_open[b] = given[kDeductible] == nullptr;
  }
  for (const Interval& counter : row.state) most = std::max(most, counter.high);
  return bill + most > kMaxFen ? Answer::invalid : Answer::complete;
}

Answer Batch::State::read_row(std::size_t at) {
  row.state = request.settled.state;
  row.deductible_open.assign(pack().benefits.size(), false);
  std::copy(std::begin(request.settled.balances), std::end(request.settled.balances), std::begin(row.balances));
  const Answer facts = read_facts(at);
  if (facts != Answer::complete) return facts;
  const Answer amounts = read_amounts(at);
  if (amounts == Answer::complete) fill_used_deductibles(row);
  return amounts;
}

void Batch::State::settle_row(std::size_t at) {
  const Outcome none;
  if (request.after_known) {
    write_row(at, Answer::not_in_force, none);
    return;
  }
  const Answer read = read_row(at);
  if (read != Answer::complete) {
    write_row(at, read, none);
    return;
  }
  const Outcome outcome = settle_case(row);
  write_row(at, row_of(outcome), outcome);
}

void Batch::State::write_row(std::size_t at, Answer answer, const Outcome& outcome) {
  const bool answered = answer == Answer::complete || answer == Answer::not_covered || answer == Answer::waiting;
  if (columns.answers != nullptr) columns.answers[at] = answer;
  for (std::size_t f = 0; f < kFields; ++f) {
    if (columns.statement[f] != nullptr) columns.statement[f][at] = answered ? outcome.visits[0][f].low : 0;
  }
  const auto write = [&](Fen* to, const Fen* from, Fen constant, Fen after) {
    if (to != nullptr) to[at] = answered ? after : from != nullptr ? from[at] : constant;
  };
  write(columns.admissions_after, columns.admissions, request.settled.admissions, outcome.admissions);
  for (std::size_t p = 0; p < 2; ++p) {
    write(columns.balances_after[p], columns.balances[p], request.settled.balances[p].low, outcome.balances[p].low);
  }
  for (std::size_t c = 0; c < columns.after.size(); ++c) {
    const Fen constant = c < request.settled.state.size() ? request.settled.state[c].low : 0;
    write(columns.after[c], columns.before[c], constant, answered ? outcome.state[c].low : 0);
  }
}

}  // namespace yibao
