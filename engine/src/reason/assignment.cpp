#include "reason/assignment.hpp"

#include <algorithm>

namespace yibao {

namespace {

// Facts that follow a year-to-date counter.
bool follows(const Fact& fact) { return fact.type == FactType::count && fact.counter == "admissions"; }

}  // namespace

Assignment first_assignment(const Case& c) {
  Assignment out;
  for (const VisitCase& visit : c.visits) {
    std::vector<std::uint8_t> options;
    for (const OptionMask mask : visit.facts) options.push_back(static_cast<std::uint8_t>(__builtin_ctzll(mask)));
    out.push_back(std::move(options));
  }
  return out;
}

void choose(Assignment& assignment, const Variable& variable, std::size_t option) {
  for (std::size_t visit = 0; visit < assignment.size(); ++visit) {
    if (variable.visit == kAllVisits || static_cast<std::size_t>(variable.visit) == visit) {
      assignment[visit][variable.fact] = static_cast<std::uint8_t>(option);
    }
  }
}

void count_admissions(const Case& c, Assignment& assignment) {
  const Pack& pack = *c.plan->pack;
  std::int64_t admissions = c.admissions;
  Date last = c.last_date;
  for (std::size_t v = 0; v < assignment.size(); ++v) {
    if (new_year(last, c.visits[v].date)) admissions = 0;
    last = c.visits[v].date;
    for (std::size_t f = 0; f < pack.facts.size(); ++f) {
      if (!follows(pack.facts[f]) || !c.visits[v].counted) continue;
      assignment[v][f] = static_cast<std::uint8_t>(pack.facts[f].class_of(admissions + 1));
    }
    if (pack.facts[c.plan->care].options[assignment[v][c.plan->care]].admission) ++admissions;
  }
}

std::vector<std::int64_t> admissions_of(const Case& c, const Assignment& assignment) {
  std::vector<std::int64_t> out;
  std::int64_t admissions = c.admissions;
  Date last = c.last_date;
  for (std::size_t v = 0; v < assignment.size(); ++v) {
    if (new_year(last, c.visits[v].date)) admissions = 0;
    last = c.visits[v].date;
    if (c.plan->pack->facts[c.plan->care].options[assignment[v][c.plan->care]].admission) ++admissions;
    out.push_back(admissions);
  }
  return out;
}

bool canonical(const Case& c, const Assignment& assignment, const std::vector<Variable>& variables) {
  for (const Variable& variable : variables) {
    const Condition& when = c.plan->pack->facts[variable.fact].when;
    if (when.empty()) continue;
    const std::size_t visit = variable.visit == kAllVisits ? 0 : static_cast<std::size_t>(variable.visit);
    const std::size_t first = static_cast<std::size_t>(__builtin_ctzll(variable.options));
    if (!when.holds(assignment[visit]) && assignment[visit][variable.fact] != first) return false;
  }
  return true;
}

bool encoded(const Plan& plan, const std::vector<std::uint8_t>& options) {
  for (std::size_t e = 0; e < plan.encodes.size(); ++e) {
    if (plan.encodes[e] && plan.pack->encodes[e].when.holds(options)) return true;
  }
  return false;
}

}  // namespace yibao
