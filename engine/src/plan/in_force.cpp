#include <algorithm>

#include "plan/plan.hpp"

namespace yibao {

BenefitInForce resolve(const Benefit& benefit, Date date) {
  BenefitInForce out;
  bool all = true;
  const auto on = [&](const History& history) {
    const Dated* dated = history.on(date);
    all = all && dated != nullptr;
    return dated;
  };
  out.deductible = on(benefit.deductible);
  if (benefit.rate.present()) out.rate = on(benefit.rate);
  if (benefit.bands.present()) out.bands = on(benefit.bands);
  if (benefit.deductible_limit.present()) out.deductible_limit = on(benefit.deductible_limit);
  if (benefit.at_least.present()) out.at_least = on(benefit.at_least);
  for (const DeductibleChange& change : benefit.deductible_changes) out.changes.push_back(change.amount.on(date));
  for (const Adjust& adjust : benefit.adjust) out.adjust.push_back(adjust.amount.on(date));
  for (const Ceiling& ceiling : benefit.ceilings) out.ceilings.push_back(on(ceiling.limit));
  out.in_force = all;
  return out;
}

Days same_rules(const Pack& pack, Date day) {
  Days out{pack.known_from, pack.known_until};
  const auto entry = [&](Date from, Date until) {
    if (from > day) {
      out.until = std::min(out.until, day_before(from));
    } else {
      out.from = std::max(out.from, from);
    }
    if (until == kNoDate) return;
    if (until < day) {
      out.from = std::max(out.from, day_after(until));
    } else {
      out.until = std::min(out.until, until);
    }
  };
  each_dated(pack, [&](std::string_view, const Dated& dated) { entry(dated.from, dated.until); });
  for (const Encodes& encodes : pack.encodes) entry(encodes.from, encodes.until);
  return out;
}

Interval value_of(const Plan& plan, const Dated& dated, const Expression& value, Slot slot,
                  const std::vector<std::uint8_t>& options) {
  if (plan.strict && !proved(dated.why.grade)) {
    switch (slot) {
      case Slot::deductible:
        return plan.pack->frame->unknown_deductible;
      case Slot::ceiling:
        return plan.pack->frame->unknown_ceiling;
      default:
        return plan.pack->frame->unknown_rate;
    }
  }
  return fold(value, options, plan.given);
}

bool same_deductible(const Plan& plan, std::uint32_t row) {
  if (!plan.uncertain()) return true;
  const RareRow& a = plan.rare[row];
  const RareRow& b = plan.generous_rare[row];
  return plan.rows[row].deductible == plan.generous_rows[row].deductible && a.share == b.share &&
         a.per_day == b.per_day && a.least == b.least && a.most == b.most && a.deductible_cap == b.deductible_cap;
}

bool same_cost_caps(const Plan& plan, std::uint32_t row) {
  if (!plan.uncertain()) return true;
  const RareRow& a = plan.rare[row];
  const RareRow& b = plan.generous_rare[row];
  return plan.rows[row].cost_cap == plan.generous_rows[row].cost_cap &&
         std::equal(std::begin(a.cost), std::end(a.cost), std::begin(b.cost));
}

bool same_before_ceilings(const Plan& plan, const Block& block, std::uint32_t row, Fen reach) {
  if (!plan.uncertain()) return true;
  const Row& a = plan.rows[row];
  const Row& b = plan.generous_rows[row];
  bool same = same_deductible(plan, row) && same_cost_caps(plan, row) && a.numerator == b.numerator &&
              plan.rare[row].floor == plan.generous_rare[row].floor;
  for (std::size_t s = 0; s < block.step_count; ++s) {
    const Step& x = plan.steps[a.first_step + s];
    const Step& y = plan.steps[b.first_step + s];
    const bool beyond = x.edge >= reach && y.edge >= reach;
    same = same && (beyond || (x.edge == y.edge && x.slope == y.slope));
  }
  return same;
}

bool same_row(const Plan& plan, const Block& block, std::uint32_t row) {
  if (!plan.uncertain()) return true;
  const RareRow& a = plan.rare[row];
  const RareRow& b = plan.generous_rare[row];
  return same_before_ceilings(plan, block, row, kNoLimit) &&
         plan.rows[row].year_cap == plan.generous_rows[row].year_cap &&
         std::equal(std::begin(a.payment), std::end(a.payment), std::begin(b.payment));
}

DeductibleForm deductible_of(const Plan& plan, const Dated& dated, const std::vector<std::uint8_t>& options) {
  if (plan.strict && !proved(dated.why.grade)) {
    const Interval any = plan.pack->frame->unknown_deductible;
    return {{}, {}, any, any};
  }
  return fold_deductible(dated.value, options, plan.given);
}

}  // namespace yibao
