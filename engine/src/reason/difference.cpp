#include "reason/difference.hpp"

#include <algorithm>

#include "reason/assignment.hpp"
#include "reason/exchange.hpp"

namespace yibao {

namespace {

constexpr std::size_t kMostWays = 64;  // situations that are settled side by side

Interval apart(Interval from, Interval to) { return {to.low - from.high, to.high - from.low}; }

bool same(const std::vector<Reason>& a, const std::vector<Reason>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Reason& x, const Reason& y) {
    return x.cause == y.cause && x.benefit == y.benefit && x.payer == y.payer && x.on == y.on && x.per == y.per &&
           x.change == y.change;
  });
}

// The reasons with unpublished values at one end; `no` unless they lead from the first cost to the second.
Paired exchanged(Difference& out, const Case& b, End end, Fen first, Fen last, std::vector<Reason>& reasons) {
  const Paired paired = pair_sheets(out.base, b, end, out.from, out.to);
  if (paired == Paired::no || settle_sheet(out.from).person != first) return Paired::no;
  return exchange_sheets(out, b, reasons) == last ? paired : Paired::no;
}

}  // namespace

Difference difference_of(const Case& a, const Statement& cost_a, const Case& b, const Statement& cost_b,
                         const std::vector<std::size_t>& order) {
  Difference out;
  out.base = a;
  const Lines last = lines_of(cost_b);
  Lines first = lines_of(cost_a);
  if (!order.empty() && a.plan->pack->sha256 == b.plan->pack->sha256) {
    for (std::size_t v = 0; v < order.size(); ++v) out.base.visits[v] = a.visits[order[v]];
    const Outcome moved = settle_case(out.base);
    if (moved.certain() && (moved.all_encoded || !moved.any_encoded)) {
      const Fen before = first.person;
      first = lines_of(moved.total());
      Reason reason;
      reason.cause = Cause::order;
      reason.change = first.person - before;
      if (reason.change != 0) out.reasons.push_back(reason);
    } else {
      out.base = a;
    }
  }
  std::vector<Reason> reasons;
  const Paired paired = exchanged(out, b, End::least, first.person, last.person, reasons);
  if (paired == Paired::open) {
    // The sheets that are shown are those of the other end: what they say was settled at both.
    std::vector<Reason> others;
    out.paired = exchanged(out, b, End::most, first.person, last.person, others) != Paired::no && same(reasons, others);
  } else {
    out.paired = paired == Paired::yes;
  }
  if (out.paired) {
    out.reasons.insert(out.reasons.end(), reasons.begin(), reasons.end());
    return out;
  }
  add_lines(out.reasons, first, last);
  return out;
}

Interval change_between(const Case& a, const Outcome& cost_a, const Case& b, const Outcome& cost_b) {
  Interval out = apart(cost_a.total()[kPersonTotal], cost_b.total()[kPersonTotal]);
  if (out.certain() || a.plan->pack->sha256 != b.plan->pack->sha256 || a.visits.size() != b.visits.size()) return out;
  // Only facts that are always asked: of one that is not asked in the first case, the second may still depend on it.
  std::vector<Variable> shared = variables_of(a);
  shared.erase(std::remove_if(shared.begin(), shared.end(),
                              [&](const Variable& v) { return !a.plan->pack->facts[v.fact].when.empty(); }),
               shared.end());
  if (shared.empty()) return out;
  Interval all{kNoLimit, -kNoLimit};  // empty
  const bool few = each_assignment(a, shared, kMostWays, [&](const Assignment& assignment) {
    Case here = a;
    Case there = b;
    for (const Variable& variable : shared) {
      const std::size_t visit = variable.visit == kAllVisits ? 0 : static_cast<std::size_t>(variable.visit);
      const std::uint8_t option = assignment[visit][variable.fact];
      here = with_option(here, variable, option);
      const OptionMask open = b.visits[visit].facts[variable.fact];
      if (!single(open)) there = with_option(there, variable, option);
    }
    all = hull(all, apart(settle_case(here).total()[kPersonTotal], settle_case(there).total()[kPersonTotal]));
  });
  if (!few) return out;
  return {std::max(out.low, all.low), std::min(out.high, all.high)};
}

}  // namespace yibao
