// Ranges over the real packs: whatever is hidden of a case, the answer of the whole case lies inside; and where only
// choices are hidden, the ends of the range are answers of some choice.
#include <catch2/catch.hpp>

#include "real_case.hpp"
#include "reason/worth.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

// Cases per pack; sanitizers make each some twenty times slower.
#ifdef NDEBUG
constexpr int kRounds = 10'000;
#else
constexpr int kRounds = 300;
#endif
constexpr int kPlansPerPack = 4;

struct Rules {
  std::shared_ptr<const Plan> open;                 // with what the pack does not know
  std::vector<std::shared_ptr<const Plan>> filled;  // the same, with values for it
};

std::vector<Rules> rules_of(const std::shared_ptr<const Pack>& pack, Dice& dice) {
  std::vector<Rules> out;
  Issues issues;
  for (const Date day : telling_days(*pack)) {
    Rules rules;
    rules.open = compile(pack, day, false, Given(pack->unknowns.size(), kNotGiven), issues);
    for (int i = 0; i < kPlansPerPack; ++i) {
      auto filled = compile(pack, day, false, any_values(*pack, dice), issues);
      if (filled != nullptr) rules.filled.push_back(std::move(filled));
    }
    REQUIRE(rules.open != nullptr);
    REQUIRE(!rules.filled.empty());
    out.push_back(std::move(rules));
  }
  return out;
}

// Up to four facts of the case, open to all their options.
std::vector<Variable> hide_facts(Case& c, Dice& dice) {
  const Pack& pack = *c.plan->pack;
  for (std::int64_t n = roll(dice, 0, 4); n > 0; --n) {
    const auto f = static_cast<std::size_t>(roll(dice, 0, static_cast<std::int64_t>(pack.facts.size()) - 1));
    const Fact& fact = pack.facts[f];
    if (fact.type == FactType::count && !fact.counter.empty()) continue;
    const auto only = static_cast<std::size_t>(roll(dice, 0, static_cast<std::int64_t>(c.visits.size()) - 1));
    for (std::size_t v = 0; v < c.visits.size(); ++v)
      if (fact.scope != FactScope::visit || v == only) c.visits[v].facts[f] = all_options(fact);
  }
  for (VisitCase& visit : c.visits) settle_unasked(pack, visit);
  return variables_of(c);
}

void widen(Interval& amount, Dice& dice) {
  amount = {std::max<Fen>(0, amount.low - any_amount(dice)), amount.high + any_amount(dice)};
}

// Amounts, the year so far and balances, each open now and then.
void hide_amounts(Case& c, Dice& dice) {
  const auto now_and_then = [&] { return roll(dice, 0, 5) == 0; };
  for (VisitCase& visit : c.visits) {
    for (Interval& part : visit.parts)
      if (now_and_then()) widen(part, dice);
    if (now_and_then()) visit.days = {0, 366};
  }
  for (std::size_t s = 0; s < c.state.size(); s += kCounters) {
    if (now_and_then()) widen(c.state[s + kPaid], dice);
    if (!now_and_then()) continue;
    Interval* counters = &c.state[s];
    widen(counters[kBase], dice);
    counters[kBase].low = std::max(counters[kBase].low, counters[kDeductible].low);
    counters[kCounted] = {0, counters[kBase].high};
  }
  for (Interval& balance : c.balances)
    if (now_and_then()) widen(balance, dice);
}

bool inside(const Outcome& range, const Outcome& one, std::string& what) {
  for (std::size_t v = 0; v < one.visits.size(); ++v) {
    for (std::size_t f = 0; f < kFields; ++f) {
      const Interval r = range.visits[v][f];
      const Interval i = one.visits[v][f];
      // After a visit that is not encoded nothing is certain, and no answer is known to be the true one.
      if (!i.certain() || (i.low >= r.low && i.high <= r.high)) continue;
      what = "visit " + std::to_string(v) + ", field " + std::to_string(f) + ": " + std::to_string(i.low) +
             " outside " + std::to_string(r.low) + " – " + std::to_string(r.high);
      return false;
    }
  }
  return true;
}

std::string facts_of(const Case& c) {
  std::string out = c.plan->pack->region + " " + std::to_string(c.plan->date);
  for (const VisitCase& visit : c.visits) {
    out += "\n";
    for (std::size_t f = 0; f < visit.facts.size(); ++f)
      out += c.plan->pack->facts[f].id + "=" + std::to_string(visit.facts[f]) + " ";
    for (const Interval& part : visit.parts) out += std::to_string(part.low) + ".." + std::to_string(part.high) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("on every pack, the whole case's answer lies in the range of the case with anything hidden") {
  Dice dice(20'261'122);
  for (const auto& pack : real_packs()) {
    const std::vector<Rules> all = rules_of(pack, dice);
    int bounded = 0;
    for (int round = 0; round < kRounds; ++round) {
      const Rules& rules = all[static_cast<std::size_t>(roll(dice, 0, static_cast<std::int64_t>(all.size()) - 1))];
      Case whole = any_case(rules.filled[dice() % rules.filled.size()], dice);
      Case hidden = whole;
      hidden.plan = rules.open;
      hide_facts(hidden, dice);
      hide_amounts(hidden, dice);
      const Outcome range = settle_case(hidden);
      const Outcome one = settle_case(whole);
      if (!range.certain()) ++bounded;
      std::string what;
      if (!inside(range, one, what)) FAIL(what << "\n" << facts_of(hidden) << "\n" << facts_of(whole));
    }
    // A test of ranges needs ranges.
    CHECK(bounded * 4 > kRounds);
  }
}

TEST_CASE("on every pack, a range over hidden choices ends where some choice ends") {
  constexpr std::size_t kMostWays = 200;
  Dice dice(4'213);
  for (const auto& pack : real_packs()) {
    const std::vector<Rules> all = rules_of(pack, dice);
    for (int round = 0; round < kRounds / 10; ++round) {
      const Rules& rules = all[static_cast<std::size_t>(roll(dice, 0, static_cast<std::int64_t>(all.size()) - 1))];
      Case hidden = any_case(rules.filled[dice() % rules.filled.size()], dice);
      const std::vector<Variable> variables = hide_facts(hidden, dice);
      std::size_t ways = 1;
      for (const Variable& variable : variables)
        ways *= static_cast<std::size_t>(__builtin_popcountll(variable.options));
      if (ways > kMostWays) continue;
      std::vector<Statement> ends;
      for (std::size_t way = 0; way < ways; ++way) {
        Case one = hidden;
        std::size_t rest = way;
        for (const Variable& variable : variables) {
          const auto count = static_cast<std::size_t>(__builtin_popcountll(variable.options));
          OptionMask options = variable.options;
          for (std::size_t skip = rest % count; skip > 0; --skip) options &= options - 1;
          one = with_option(one, variable, static_cast<std::size_t>(__builtin_ctzll(options)));
          rest /= count;
        }
        // What is not asked in a situation is no choice there.
        const bool asked = std::all_of(variables.begin(), variables.end(), [&](const Variable& variable) {
          const VisitCase& visit =
              one.visits[variable.visit == kAllVisits ? 0 : static_cast<std::size_t>(variable.visit)];
          const OptionMask first = variable.options & (~variable.options + 1);
          return may_hold(pack->facts[variable.fact].when, visit.facts) || visit.facts[variable.fact] == first;
        });
        if (!asked) continue;
        const Outcome outcome = settle_case(one);
        if (ends.empty()) ends.assign(outcome.visits.begin(), outcome.visits.end());
        for (std::size_t v = 0; v < ends.size(); ++v) {
          for (std::size_t f = 0; f < kFields; ++f) ends[v][f] = hull(ends[v][f], outcome.visits[v][f]);
        }
      }
      const Outcome range = settle_case(hidden);
      for (std::size_t v = 0; v < ends.size(); ++v) {
        for (std::size_t f = 0; f < kFields; ++f) {
          const Interval a = range.visits[v][f];
          const Interval b = ends[v][f];
          if (a == b) continue;
          FAIL("visit " << v << ", field " << f << ": " << a.low << " – " << a.high << ", enumerated " << b.low << " – "
                        << b.high << "\n"
                        << facts_of(hidden));
        }
      }
    }
  }
}

TEST_CASE("on every pack, an option that cannot change what is paid does not change it") {
  Dice dice(161'803);
  for (const auto& pack : real_packs()) {
    const std::vector<Rules> all = rules_of(pack, dice);
    int alike = 0;
    for (int round = 0; round < kRounds / 10; ++round) {
      const Rules& rules = all[static_cast<std::size_t>(roll(dice, 0, static_cast<std::int64_t>(all.size()) - 1))];
      Case c = any_case(rules.filled[dice() % rules.filled.size()], dice);
      if (roll(dice, 0, 1) == 0) c.plan = rules.open;
      if (roll(dice, 0, 1) == 0) hide_facts(c, dice);
      for (VisitCase& visit : c.visits) {
        for (std::size_t f = 0; f < pack->facts.size(); ++f) {
          if (!may_hold(pack->facts[f].when, visit.facts)) visit.origins[f] = Origin::unasked;
        }
      }
      const Outcome now = settle_case(c);
      for (std::size_t f = 0; f < pack->facts.size(); ++f) {
        const Fact& fact = pack->facts[f];
        if (fact.type == FactType::count && !fact.counter.empty()) continue;
        const auto visit =
            fact.scope == FactScope::visit ? static_cast<std::int32_t>(dice() % c.visits.size()) : kAllVisits;
        const OptionMask chosen = c.visits[visit == kAllVisits ? 0 : static_cast<std::size_t>(visit)].facts[f];
        if (!single(chosen)) continue;
        for (std::size_t option = 0; option < fact.options.size(); ++option) {
          if (can_change(c, {static_cast<FactId>(f), visit, chosen | OptionMask{1} << option})) continue;
          ++alike;
          const Outcome other = settle_case(with_option(c, {static_cast<FactId>(f), visit, chosen}, option));
          if (other.visits == now.visits && other.refused == now.refused && other.any_encoded == now.any_encoded &&
              other.all_encoded == now.all_encoded)
            continue;
          FAIL(fact.id << " as " << fact.options[option].id << "\n" << facts_of(c));
        }
      }
    }
    CHECK(alike > kRounds / 10);
  }
}
