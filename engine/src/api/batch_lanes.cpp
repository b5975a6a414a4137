// Rows several at a time: which rows may go into lanes, with which columns, and how they come back in order.
#include <algorithm>

#include "api/batch_state.hpp"
#include "reason/assignment.hpp"

namespace yibao {

namespace {

constexpr std::uint8_t kNotYet = 255;
constexpr std::size_t kMostSituations = 65'536;
constexpr std::size_t kMostKinds = 200;

std::vector<OptionMask> masks_of(const std::vector<std::uint8_t>& options) {
  std::vector<OptionMask> masks;
  masks.reserve(options.size());
  for (const std::uint8_t option : options) masks.push_back(OptionMask{1} << option);
  return masks;
}

}  // namespace

// The facts that decide whether and how a visit is settled, as one index.
void Batch::State::prepare() {
  row = request.settled;
  tables = make_lane_tables(plan());
  const Pack& rules = pack();
  std::vector<std::uint8_t> read(rules.facts.size(), false);
  read[plan().care] = true;
  for (std::size_t e = 0; e < plan().encodes.size(); ++e) {
    if (plan().encodes[e]) mark_facts(rules.encodes[e].when, read);
  }
  for (const Eligibility* rule : plan().eligibility) mark_facts(rule->when, read);
  for (std::size_t i = 0; i < plan().first_pay.size(); ++i) {
    if (plan().first_pay[i] == nullptr) continue;
    mark_facts(rules.first_pay[i].when, read);
    mark_facts(plan().first_pay[i]->value, read);
  }
  std::size_t ways = 1;
  for (std::size_t f = 0; f < read.size() && ways <= kMostSituations; ++f) {
    if (!read[f]) continue;
    situation_keys.push_back({static_cast<std::uint16_t>(f), static_cast<std::uint16_t>(ways)});
    ways *= rules.facts[f].options.size();
  }
  if (ways <= kMostSituations) situation_of.assign(ways, kNotYet);
}

Situation Batch::State::situation(const std::vector<std::uint8_t>& facts) const {
  Situation out;
  out.care = facts[plan().care];
  const Route& route = plan().routes[out.care];
  const Interval first = first_pay_rate(plan(), masks_of(facts));
  out.first_pay = first.low;
  out.fast = refusal(request.settled, 0, facts) == nullptr && encoded(plan(), facts) && first.certain() &&
             (route.count > 0 || !route.lapsed);
  return out;
}

const Situation& Batch::State::situation_at(std::size_t index) {
  std::uint8_t& known = situation_of[index];
  if (known != kNotYet) return situations[known];
  std::vector<std::uint8_t> facts = options;
  for (const auto& key : situation_keys)
    facts[key.fact] = static_cast<std::uint8_t>(index / key.stride % pack().facts[key.fact].options.size());
  const Situation here = situation(facts);
  std::size_t i = 0;
  const auto same = [&](const Situation& s) {
    return s.fast == here.fast && s.care == here.care && s.first_pay == here.first_pay;
  };
  while (i < situations.size() && !same(situations[i])) ++i;
  if (i == situations.size()) situations.push_back(here);
  known = static_cast<std::uint8_t>(std::min(i, kMostKinds));
  return situations[i];
}

void Batch::State::bind_facts() {
  const Case& all = request.settled;
  const std::size_t count = pack().facts.size();
  options.assign(count, 0);
  varying.clear();
  counted.resize(count);
  for (std::size_t f = 0; f < count; ++f) {
    const auto fact = static_cast<FactId>(f);
    const OptionMask mask = all.visits[0].facts[f];
    options[f] = static_cast<std::uint8_t>(__builtin_ctzll(mask));
    const bool follows = follows_count(fact);
    if (follows) options[f] = static_cast<std::uint8_t>(pack().facts[f].class_of(all.admissions + 1));
    if (columns.facts[f] != nullptr || (follows && columns.admissions != nullptr)) {
      varying.push_back(fact);
      continue;
    }
    const bool matters = plan().facts_read[f] || fact == plan().care;
    if (matters && !single(mask) && !follows) all_slow = true;
  }
  const auto varies = [&](FactId fact) { return std::find(varying.begin(), varying.end(), fact) != varying.end(); };
  keys.assign(plan().blocks.size(), LaneKeys{});
  for (std::size_t b = 0; b < keys.size(); ++b) {
    const Block& block = plan().blocks[b];
    for (std::size_t k = 0; k < block.key_count; ++k) {
      const Key& key = block.keys[k];
      if (varies(key.fact)) {
        keys[b].keys[keys[b].count++] = {key.fact, key.stride};
      } else {
        keys[b].offset = static_cast<std::uint16_t>(keys[b].offset + options[key.fact] * key.stride);
      }
    }
  }
}

// Whether lanes read the counters of a block as they stand: none is left to follow from another.
bool Batch::State::counters_clear(const Block& block) const {
  const Fen* const* before = &columns.before[block.state];
  Fen* const* after = &columns.after[block.state];
  const bool counts = (block.flags & kCostCap) != 0;
  if (before[kBase] != nullptr && before[kDeductible] == nullptr &&
      (counts || after[kDeductible] != nullptr || after[kCounted] != nullptr))
    return false;
  const bool any = before[kBase] != nullptr || before[kDeductible] != nullptr;
  return before[kCounted] != nullptr || !any || !(counts || after[kCounted] != nullptr);
}

LaneRoute Batch::State::bind_route(std::size_t care) const {
  LaneRoute out;
  out.route = plan().routes[care];
  const bool accounts = columns.balances[0] != nullptr || columns.balances[1] != nullptr;
  const int bits = accounts ? tables.account_bits[care] : tables.bits[care];
  if (!accounts) out.route.purses = 0;
  out.fast = bits >= 0;
  out.limit = bits >= 0 ? std::uint64_t{1} << bits : 0;
  std::uint32_t payers[kPayers] = {};
  std::vector<std::uint8_t> written(columns.after.size(), false);
  for (std::uint32_t i = 0; i < out.route.count + out.route.purses; ++i) {
    const Block& block = plan().blocks[out.route.first + i];
    if (!counters_clear(block)) out.fast = false;
    if (i >= out.route.count) continue;
    payers[static_cast<std::size_t>(pack().benefits[block.benefit].payer)] |= std::uint32_t{1} << i;
    for (const std::size_t c : {kBase, kDeductible, kPaid, kCounted}) {
      written[block.state + c] = true;
      if (columns.after[block.state + c] != nullptr && !keeps(block.flags, c)) out.report |= std::uint32_t{1} << i;
    }
  }
  for (std::size_t c = 0; c < written.size(); ++c) {
    if (columns.after[c] != nullptr && !written[c]) out.copies.push_back(static_cast<std::uint32_t>(c));
  }
  const auto add = [&](Field field, LaneResult::Source source, std::uint32_t mask) {
    if (columns.statement[field] != nullptr) out.results.push_back({source, mask, field});
  };
  const auto part = [](Part which) { return std::uint32_t{1} << static_cast<std::uint32_t>(which); };
  using From = LaneResult::Source;
  add(kTotalCharge, From::parts, (std::uint32_t{1} << kParts) - 1);
  add(kNoncovered, From::parts, part(Part::noncovered) | part(Part::noncovered_drugs) | part(Part::special_drugs));
  add(kOverPriceLimit, From::parts, part(Part::over_price_limit));
  add(kFirstPay, From::parts, part(Part::first_pay));
  add(kInScope, From::parts, part(Part::in_scope));
  const std::uint32_t pooled = payers[static_cast<std::size_t>(Payer::pooled_fund)];
  const bool one = (pooled & (pooled - 1)) == 0;
  const bool plain =
      one && (pooled == 0 || (plan().blocks[out.route.first + static_cast<std::uint32_t>(__builtin_ctz(pooled))].flags &
                              kWeighted) == 0);
  add(kDeductibleApplied, plain ? From::applied : From::applied_within_bill, pooled);
  if (columns.statement[kDeductibleApplied] != nullptr) out.applied = pooled;
  std::uint32_t funds = 0;
  for (std::size_t p = 0; p < static_cast<std::size_t>(Payer::hospital); ++p) {
    add(static_cast<Field>(kFunds + p), From::pay, payers[p]);
    funds |= payers[p];
  }
  add(kFundsTotal, From::pay, funds);
  add(kHospital, From::pay, payers[static_cast<std::size_t>(Payer::hospital)]);
  add(kPersonTotal, From::person, 0);
  add(kAccount, From::account, 0);
  add(kFamilyAccount, From::family_account, 0);
  add(kCash, From::cash, 0);
  for (const LaneResult& result : out.results)
    out.bill = out.bill || result.source == From::parts || result.source == From::applied_within_bill;
  return out;
}

// Memory for the columns that are bound.
void Batch::State::bind_scratch() {
  const auto pointers = [](const auto& bound, auto& slices, auto& to) {
    slices.resize(bound.size());
    to.resize(bound.size());
    for (std::size_t i = 0; i < bound.size(); ++i) to[i] = bound[i] == nullptr ? nullptr : slices[i].data();
  };
  pointers(columns.before, scratch.before, scratch.before_columns);
  pointers(columns.after, scratch.after, scratch.after_columns);
  pointers(columns.statement, scratch.statement, scratch.statement_columns);
  scratch.facts.resize(columns.facts.size());
  scratch.fact_columns.assign(columns.facts.size(), nullptr);
}

void Batch::State::bind() {
  const Case& all = request.settled;
  const auto zero = [](const Interval& i) { return i.low == 0 && i.high == 0; };
  all_slow = situation_of.empty() || !std::all_of(all.state.begin(), all.state.end(), zero) || !zero(all.balances[0]) ||
             !zero(all.balances[1]) || (all.last_date != kNoDate && all.last_date != all.visits[0].date);
  bind_facts();
  if (all_slow) return;
  routes.clear();
  for (std::size_t care = 0; care < plan().routes.size(); ++care) routes.push_back(bind_route(care));
  bind_scratch();
}

// All bits of the amounts of a stretch, or all bits there are when something else is wrong with it. Derived columns on
// the way: what is in scope of a total, and the class of the admission that follows a count.
std::uint64_t Batch::State::look_over(std::size_t at, std::size_t count) {
  constexpr std::uint64_t kWrong = ~std::uint64_t{0};
  constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
  std::uint64_t bits = 0;
  const auto add = [&](const Fen* column) {
    if (column != nullptr) bits |= bits_of(column + at, count);
  };
  for (const FactId f : varying) {
    if (columns.facts[f] != nullptr && largest_of(columns.facts[f] + at, count) >= pack().facts[f].options.size())
      return kWrong;
  }
  for (const Fen* column : columns.parts) add(column);
  for (const Fen* column : columns.before) add(column);
  for (const Fen* column : columns.balances) add(column);
  add(columns.total);
  constexpr Fen kMostCount = 1000;
  for (const Fen* column : {columns.days, columns.admissions}) {
    for (std::size_t i = 0; column != nullptr && i < count; ++i) {
      if (column[at + i] < 0 || column[at + i] > kMostCount) return kWrong;
    }
  }
  if (columns.total != nullptr) {
    const Fen* rest = columns.total + at;
    for (std::size_t part = 0; part < kParts; ++part) {
      if (columns.parts[part] == nullptr || part == kInScope) continue;
      subtract(rest, columns.parts[part] + at, count, in_scope.data());
      rest = in_scope.data();
    }
    if (rest != in_scope.data()) std::copy_n(rest, count, in_scope.begin());
    for (std::size_t i = 0; columns.parts[kInScope] != nullptr && i < count; ++i) {
      if (in_scope[i] != columns.parts[kInScope][at + i]) return kWrong;
    }
    bits |= bits_of(in_scope.data(), count);
  }
  for (const FactId f : varying) {
    if (columns.facts[f] != nullptr) continue;
    for (std::size_t i = 0; i < count; ++i)
      counted[f][i] = static_cast<std::uint8_t>(pack().facts[f].class_of(columns.admissions[at + i] + 1));
  }
  return bits;
}

LaneRun Batch::State::lane_run(const Situation& situation) const {
  const LaneRoute& route = routes[situation.care];
  LaneRun run;
  run.plan = &plan();
  run.tables = &tables;
  run.route = route.route;
  run.keys = keys.data();
  run.first_pay = situation.first_pay;
  run.results = route.results.data();
  run.result_count = route.results.size();
  run.applied = route.applied;
  run.report = route.report;
  run.bill = route.bill;
  return run;
}

void Batch::State::run(const Situation& situation, std::size_t at, std::size_t count) {
  constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
  const std::size_t whole = count - count % kLaneRows;
  LaneRun run = lane_run(situation);
  for (const FactId f : varying)
    scratch.fact_columns[f] = columns.facts[f] != nullptr ? columns.facts[f] + at : counted[f].data();
  run.facts = scratch.fact_columns.data();
  for (std::size_t part = 0; part < kParts; ++part)
    run.parts[part] = columns.parts[part] == nullptr ? nullptr : columns.parts[part] + at;
  if (columns.total != nullptr) run.parts[kInScope] = in_scope.data();
  run.before = columns.before.data();
  run.after = columns.after.data();
  run.result_columns = columns.statement.data();
  for (std::size_t p = 0; p < 2; ++p) {
    run.balances[p] = columns.balances[p];
    run.balances_after[p] = columns.balances_after[p];
  }
  run.at = at;
  run.count = whole;
  if (whole > 0) settle_lanes(run);
  std::uint16_t rest[kLaneRows];
  for (std::size_t i = whole; i < count; ++i) rest[i - whole] = static_cast<std::uint16_t>(i);
  if (whole < count) run_apart(situation, at, rest, count - whole);
}

void Batch::State::run_apart(const Situation& situation, std::size_t at, const std::uint16_t* chosen,
                             std::size_t count) {
  constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
  const std::size_t padded = (count + kLaneRows - 1) / kLaneRows * kLaneRows;
  // Rows that only fill the lanes repeat the last one.
  const auto gather = [&](const auto* from, auto* to) {
    for (std::size_t i = 0; i < padded; ++i) to[i] = from[chosen[std::min(i, count - 1)]];
  };
  const auto scatter = [&](const Fen* from, Fen* to) {
    for (std::size_t i = 0; i < count; ++i) to[at + chosen[i]] = from[i];
  };
  LaneRun run = lane_run(situation);
  for (const FactId f : varying) {
    gather(columns.facts[f] != nullptr ? columns.facts[f] + at : counted[f].data(), scratch.facts[f].data());
    scratch.fact_columns[f] = scratch.facts[f].data();
  }
  run.facts = scratch.fact_columns.data();
  for (std::size_t part = 0; part < kParts; ++part) {
    const bool derived = part == kInScope && columns.total != nullptr;
    if (columns.parts[part] == nullptr && !derived) continue;
    gather(derived ? in_scope.data() : columns.parts[part] + at, scratch.parts[part].data());
    run.parts[part] = scratch.parts[part].data();
  }
  for (std::size_t c = 0; c < columns.before.size(); ++c) {
    if (columns.before[c] != nullptr) gather(columns.before[c] + at, scratch.before[c].data());
  }
  Stretch<Fen> after_balances[2];
  for (std::size_t p = 0; p < 2; ++p) {
    if (columns.balances[p] != nullptr) {
      gather(columns.balances[p] + at, scratch.balances[p].data());
      run.balances[p] = scratch.balances[p].data();
    }
    run.balances_after[p] = columns.balances_after[p] == nullptr ? nullptr : after_balances[p].data();
  }
  run.before = scratch.before_columns.data();
  run.after = scratch.after_columns.data();
  for (const std::uint32_t c : routes[situation.care].copies) {  // what accounts keep is among them
    if (columns.before[c] == nullptr) {
      scratch.after[c].fill(0);
    } else {
      gather(columns.before[c] + at, scratch.after[c].data());
    }
  }
  run.result_columns = scratch.statement_columns.data();
  run.count = padded;
  settle_lanes(run);
  for (std::size_t c = 0; c < columns.after.size(); ++c) {
    if (columns.after[c] != nullptr) scatter(scratch.after[c].data(), columns.after[c]);
  }
  for (std::size_t f = 0; f < kFields; ++f) {
    if (columns.statement[f] != nullptr) scatter(scratch.statement[f].data(), columns.statement[f]);
  }
  for (std::size_t p = 0; p < 2; ++p) {
    if (columns.balances_after[p] != nullptr) scatter(after_balances[p].data(), columns.balances_after[p]);
  }
}

bool Batch::State::settle_fast(std::size_t at, std::size_t count) {
  const std::uint64_t bits = look_over(at, count);
  Stretch<std::uint16_t> index;
  std::uint16_t constant = 0;
  bool varied = false;
  for (const auto& key : situation_keys) {
    const bool varies = std::find(varying.begin(), varying.end(), key.fact) != varying.end();
    if (!varies) {
      constant = static_cast<std::uint16_t>(constant + options[key.fact] * key.stride);
      continue;
    }
    if (!varied) index.fill(0);
    varied = true;
    if (bits == ~std::uint64_t{0}) return false;
    const std::uint8_t* column =
        columns.facts[key.fact] != nullptr ? columns.facts[key.fact] + at : counted[key.fact].data();
    for (std::size_t i = 0; i < count; ++i) index[i] = static_cast<std::uint16_t>(index[i] + column[i] * key.stride);
  }
  if (!varied) index[0] = 0;
  for (std::size_t i = 0; i < (varied ? count : 1); ++i) index[i] = static_cast<std::uint16_t>(index[i] + constant);
  const auto fast = [&](const Situation& s) { return s.fast && routes[s.care].fast && bits < routes[s.care].limit; };
  const auto finish = [&](const Situation& s, std::size_t i) {
    if (columns.answers != nullptr) columns.answers[i] = Answer::complete;
    if (columns.admissions_after == nullptr) return;
    const Fen before = columns.admissions == nullptr ? request.settled.admissions : columns.admissions[i];
    columns.admissions_after[i] = before + (pack().facts[plan().care].options[s.care].admission ? 1 : 0);
  };
  const bool alike = !varied || std::all_of(index.begin(), index.begin() + static_cast<std::ptrdiff_t>(count),
                                            [&](std::uint16_t i) { return i == index[0]; });
  if (alike) {
    const Situation here = situation_at(index[0]);
    if (!fast(here)) return false;
    for (const std::uint32_t c : routes[here.care].copies) {
      Fen* to = columns.after[c] + at;
      if (columns.before[c] == nullptr) {
        std::fill_n(to, count, 0);
      } else if (columns.before[c] != columns.after[c]) {
        std::copy_n(columns.before[c] + at, count, to);
      }
    }
    run(here, at, count);
    const bool more = columns.answers != nullptr || columns.admissions_after != nullptr;
    for (std::size_t i = at; more && i < at + count; ++i) finish(here, i);
    return true;
  }
  Stretch<std::uint16_t> kind;
  for (std::size_t i = 0; i < count; ++i) {
    situation_at(index[i]);
    kind[i] = situation_of[index[i]];
  }
  for (std::size_t k = 0; k < situations.size() && k <= kMostKinds; ++k) {
    Stretch<std::uint16_t> chosen;
    std::size_t some = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (kind[i] == k) chosen[some++] = static_cast<std::uint16_t>(i);
    }
    if (some == 0) continue;
    const Situation here = situations[k];
    if (k == kMostKinds || !fast(here)) {
      for (std::size_t i = 0; i < some; ++i) settle_row(at + chosen[i]);
      continue;
    }
    run_apart(here, at, chosen.data(), some);
    for (std::size_t i = 0; i < some; ++i) finish(here, at + chosen[i]);
  }
  return true;
}

void Batch::State::settle(std::size_t at, std::size_t count) {
  if (!request.after_known && !all_slow && settle_fast(at, count)) return;
  for (std::size_t i = at; i < at + count; ++i) settle_row(i);
}

}  // namespace yibao
