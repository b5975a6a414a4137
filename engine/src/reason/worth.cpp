#include "reason/worth.hpp"

#include <algorithm>
#include <optional>

#include "reason/assignment.hpp"

namespace yibao {

namespace {

Fen width(Interval i) { return i.high - i.low; }

// The largest distance between two options of one variable in any completion of the others. Completions of the others
// are walked with the variable's options side by side.
Fen spread_of(const Case& c, const std::vector<Variable>& variables, std::size_t which,
              const std::vector<Outcome>& outcomes, bool encoded_only) {
  std::vector<Variable> others = variables;
  others.erase(others.begin() + static_cast<std::ptrdiff_t>(which));
  constexpr std::size_t kMostWays = 256;
  Fen spread = 0;
  const bool few = each_assignment(c, others, kMostWays, [&](const Assignment& assignment) {
    Case fixed = c;
    for (const Variable& other : others) {
      const std::size_t visit = other.visit == kAllVisits ? 0 : static_cast<std::size_t>(other.visit);
      fixed = with_option(fixed, other, assignment[visit][other.fact]);
    }
    // With unknown values each answer is a range itself: what counts is how far the answer moves its ends.
    Interval lows{kMaxFen, -kMaxFen};  // empty
    Interval highs = lows;
    for (OptionMask rest = variables[which].options; rest != 0; rest &= rest - 1) {
      const Outcome one =
          settle_case(with_option(fixed, variables[which], static_cast<std::size_t>(__builtin_ctzll(rest))));
      if (encoded_only && !one.all_encoded) continue;
      const Interval total = one.total()[kPersonTotal];
      lows = hull(lows, {total.low, total.low});
      highs = hull(highs, {total.high, total.high});
    }
    spread = std::max({spread, width(lows), width(highs)});
  });
  if (few) return spread;
  // Too many: what the best answer would narrow.
  Interval all = outcomes[0].total()[kPersonTotal];
  Fen narrowest = width(all);
  for (const Outcome& outcome : outcomes) {
    const Interval total = outcome.total()[kPersonTotal];
    narrowest = std::min(narrowest, width(total));
    all = hull(all, total);
  }
  return width(all) - narrowest;
}

}  // namespace

Worth worth_of(const Case& c, const std::vector<Variable>& variables, std::size_t which, bool encoded_only) {
  Worth worth;
  worth.variable = variables[which];
  for (OptionMask rest = worth.variable.options; rest != 0; rest &= rest - 1) {
    worth.options.push_back(static_cast<std::size_t>(__builtin_ctzll(rest)));
    worth.outcomes.push_back(settle_case(with_option(c, worth.variable, worth.options.back())));
  }
  worth.spread = spread_of(c, variables, which, worth.outcomes, encoded_only);
  return worth;
}

bool decides(const Case& c, const Variable& variable) {
  std::optional<Statement> first;
  for (OptionMask rest = variable.options; rest != 0; rest &= rest - 1) {
    const Outcome one = settle_case(with_option(c, variable, static_cast<std::size_t>(__builtin_ctzll(rest))));
    const Statement total = one.total();
    if (first.has_value() && !(*first == total)) return true;
    first = total;
  }
  return false;
}

bool may_be_encoded(const Case& c) {
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    const Plan& plan = c.plan_of(v);
    for (std::size_t e = 0; e < plan.encodes.size(); ++e) {
      if (plan.encodes[e] && may_hold(plan.pack->encodes[e].when, c.visits[v].facts)) return true;
    }
  }
  return false;
}

bool can_matter(const Case& c, const Variable& variable) {
  const Pack& pack = *c.plan->pack;
  const std::size_t first = variable.visit == kAllVisits ? 0 : static_cast<std::size_t>(variable.visit);
  const std::size_t last = variable.visit == kAllVisits ? c.visits.size() : first + 1;
  for (std::size_t v = first; v < last; ++v) {
    const auto possible = [&](FactId fact) {
      return fact == variable.fact ? variable.options : c.visits[v].facts[fact];
    };
    const auto may = [&](const Condition& when) {
      return std::all_of(when.all.begin(), when.all.end(),
                         [&](const Condition::Term& term) { return (possible(term.fact) & term.mask) != 0; });
    };
    // May hold, and does not for every option.
    const auto splits = [&](const Condition& when) {
      return may(when) && std::any_of(when.all.begin(), when.all.end(), [&](const Condition::Term& term) {
               return term.fact == variable.fact && (variable.options & ~term.mask) != 0;
             });
    };
    const Plan& plan = c.plan_of(v);
    for (std::size_t e = 0; e < plan.encodes.size(); ++e) {
      if (plan.encodes[e] && splits(pack.encodes[e].when)) return true;
    }
    for (const Eligibility* rule : plan.eligibility) {
      if (splits(rule->when)) return true;
    }
    for (std::size_t i = 0; i < plan.first_pay.size(); ++i) {
      if (plan.first_pay[i] != nullptr && splits(pack.first_pay[i].when)) return true;
    }
    for (OptionMask cares = possible(plan.care); cares != 0; cares &= cares - 1) {
      const Route& route = plan.routes[static_cast<std::size_t>(__builtin_ctzll(cares))];
      for (std::uint32_t i = 0; i < route.count + route.purses; ++i) {
        const Block& block = plan.blocks[route.first + i];
        if (!may(pack.benefits[block.benefit].applies)) continue;
        for (std::size_t k = 0; k < block.key_count; ++k) {
          if (block.keys[k].fact == variable.fact) return true;
        }
      }
    }
  }
  return false;
}

bool can_change(const Case& c, const Variable& variable) {
  if (variable.fact == c.plan->care) return true;
  for (std::size_t f = 0; f < c.plan->pack->facts.size(); ++f) {
    const std::vector<Condition::Term>& when = c.plan->pack->facts[f].when.all;
    const bool follows =
        std::any_of(when.begin(), when.end(), [&](const Condition::Term& term) { return term.fact == variable.fact; });
    if (follows && std::any_of(c.visits.begin(), c.visits.end(),
                               [&](const VisitCase& visit) { return visit.origins[f] == Origin::unasked; }))
      return true;
  }
  return can_matter(c, variable);
}

}  // namespace yibao
