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
  for (const DeductibleChange& change : benefit.deductible_changes) out.changes.push_back(on(change.amount));
  for (const Adjust& adjust : benefit.adjust) out.adjust.push_back(on(adjust.amount));
  for (const Ceiling& ceiling : benefit.ceilings) out.ceilings.push_back(on(ceiling.limit));
  out.in_force = all;
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

}  // namespace yibao
