// Random cases over the real packs, as the engine computes them: facts as sets of options, amounts as intervals.
#pragma once
#include <filesystem>
#include <random>
#include <set>

#include "files.hpp"
#include "pack/reader.hpp"
#include "reason/case.hpp"

namespace yibao::test {

using Dice = std::mt19937_64;

inline std::int64_t roll(Dice& dice, std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(high - low + 1));
}

inline std::vector<std::shared_ptr<const Pack>> real_packs() {
  Issues issues;
  const std::shared_ptr<const Frame> frame = read_frame(Document::parse(read_file(kFrame), Limits{}, issues), issues);
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(YIBAO_ROOT) + "/policies/cn"))
    if (entry.path().filename() == "pack.json") files.insert(entry.path().string());
  std::vector<std::shared_ptr<const Pack>> packs;
  Limits limits;
  limits.bytes = 4u << 20;
  for (const std::string& file : files) {
    const std::string text = read_file(file.substr(std::string(YIBAO_ROOT).size() + 1));
    packs.push_back(read_pack(Document::parse(text, limits, issues), frame, issues));
  }
  return packs;
}

// The days on which some value of a pack begins, and the last day that is known.
inline std::vector<Date> telling_days(const Pack& pack) {
  std::set<Date> days{pack.known_from, pack.known_until};
  each_dated(pack, [&](std::string_view, const Dated& dated) {
    if (dated.from > pack.known_from && dated.from <= pack.known_until) days.insert(dated.from);
  });
  return {days.begin(), days.end()};
}

// Each value that the pack does not know, filled in within its range.
inline Given any_values(const Pack& pack, Dice& dice) {
  Given out;
  for (const Unknown& unknown : pack.unknowns) {
    // A rate in whole per cent, an amount in whole yuan: what could be printed.
    const std::int64_t step = unknown.unit == Unit::money ? 100 : kWhole / 100;
    const std::int64_t value = std::min(
        unknown.range.high, unknown.range.low + step * roll(dice, 0, (unknown.range.high - unknown.range.low) / step));
    out.push_back({value, value});
  }
  return out;
}

inline Fen any_amount(Dice& dice) {
  constexpr Fen kSizes[] = {0, 20'000, 200'000, 2'000'000, 20'000'000, 80'000'000};
  const Fen size = kSizes[roll(dice, 0, 5)];
  return roll(dice, 0, 3) == 0 ? size : roll(dice, 0, size);
}

// A fact that is not asked in this situation keeps its first option: else it would be the same world under another
// name.
inline void settle_unasked(const Pack& pack, VisitCase& visit) {
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    const auto excluded = [&](const Condition::Term& term) { return (visit.facts[term.fact] & term.mask) == 0; };
    const auto& all = pack.facts[f].when.all;
    if (std::any_of(all.begin(), all.end(), excluded)) visit.facts[f] = 1;
  }
}

// A certain case of one to three visits.
inline Case any_case(const std::shared_ptr<const Plan>& plan, Dice& dice) {
  const Pack& pack = *plan->pack;
  Case c;
  c.plan = plan;
  VisitCase common;
  common.origins.assign(pack.facts.size(), Origin::given);
  const auto any_option = [&](const Fact& fact) {
    const auto count = static_cast<std::int64_t>(fact.options.size());
    // Half of the time what is usual, so that most visits are encoded.
    if (fact.usual.has_value() && roll(dice, 0, 1) == 0) return OptionMask{1} << *fact.usual;
    return OptionMask{1} << roll(dice, 0, count - 1);
  };
  for (const Fact& fact : pack.facts) common.facts.push_back(any_option(fact));
  const std::int64_t visits = roll(dice, 1, 3);
  for (std::int64_t v = 0; v < visits; ++v) {
    VisitCase visit = common;
    for (std::size_t f = 0; f < pack.facts.size(); ++f) {
      const Fact& fact = pack.facts[f];
      if (fact.scope == FactScope::visit) visit.facts[f] = any_option(fact);
      if (fact.type == FactType::count && !fact.counter.empty()) visit.facts[f] = 1;
    }
    settle_unasked(pack, visit);
    for (std::size_t part = 0; part < kParts; ++part) {
      const bool in_scope = part == static_cast<std::size_t>(Part::in_scope);
      const Fen amount = in_scope || roll(dice, 0, 3) == 0 ? any_amount(dice) : 0;
      visit.parts[part] = {amount, amount};
    }
    const std::int64_t days = roll(dice, 1, 40);
    visit.days = {days, days};
    visit.days_given = true;
    visit.date = plan->date;
    visit.amount_given = true;
    c.visits.push_back(std::move(visit));
  }
  c.state.assign(pack.benefits.size() * kCounters, Interval{});
  c.deductible_open.assign(pack.benefits.size(), 0);
  for (std::size_t b = 0; b < pack.benefits.size(); ++b) {
    if (roll(dice, 0, 2) != 0) continue;
    Interval* counters = &c.state[b * kCounters];
    const Fen base = any_amount(dice);
    const Fen deductible = std::min(base, roll(dice, 0, 3) * 50'000);
    const Fen paid = (base - deductible) / 2;
    counters[kBase] = {base, base};
    counters[kDeductible] = {deductible, deductible};
    counters[kPaid] = {paid, paid};
    counters[kCounted] = {base - deductible, base - deductible};
  }
  c.state_given = true;
  const Fen balance = roll(dice, 0, 1) == 0 ? 0 : any_amount(dice);
  c.balances[0] = {balance, balance};
  c.balance_given = true;
  c.last_date = plan->date;
  c.admissions = roll(dice, 0, 3);
  c.resumed_on = plan->date;
  return c;
}

}  // namespace yibao::test
