// What stands before the benefits: who is refused, what the person pays first, and the turn of days and months.
#include "evaluate/linear.hpp"
#include "reason/case.hpp"

namespace yibao {

Date waits_until(const Eligibility& rule, Date resumed_on) {
  if (resumed_on == kNoDate) return kNoDate;
  if (rule.months > 0) return add_months(resumed_on, rule.months);
  return add_months(resumed_on / 100 * 100 + 1, rule.first_of_month);
}

const Eligibility* refusal(const Case& c, std::size_t visit, const std::vector<std::uint8_t>& options) {
  if (c.visits[visit].unruled) return nullptr;
  for (const Eligibility* rule : c.plan_of(visit).eligibility) {
    if (rule->effect == Effect::reduced || !rule->when.holds(options)) continue;
    const Date until = rule->effect == Effect::waiting ? waits_until(*rule, c.resumed_on) : kNoDate;
    if (until == kNoDate || c.visits[visit].date < until) return rule;
  }
  return nullptr;
}

Interval first_pay_rate(const Plan& plan, const std::vector<OptionMask>& facts) {
  Interval rate{kWhole, 0};  // nothing found yet
  bool decided = false;
  std::vector<std::uint8_t> options;
  options.reserve(facts.size());
  for (const OptionMask mask : facts) options.push_back(static_cast<std::uint8_t>(__builtin_ctzll(mask)));
  const auto known = [&](const Expression& value) {
    std::vector<std::uint8_t> read(facts.size(), false);
    mark_facts(value, read);
    for (std::size_t f = 0; f < facts.size(); ++f) {
      if (read[f] && !single(facts[f])) return false;
    }
    return true;
  };
  for (std::size_t i = 0; i < plan.first_pay.size() && !decided; ++i) {
    const Dated* dated = plan.first_pay[i];
    const Condition& when = plan.pack->first_pay[i].when;
    if (dated == nullptr || !may_hold(when, facts)) continue;
    rate = hull(
        rate, known(dated->value) ? value_of(plan, *dated, dated->value, Slot::adjust, options) : Interval{0, kWhole});
    decided = must_hold(when, facts);
  }
  if (!decided) rate = hull(rate, {0, 0});
  return rate;
}

template <class Num>
void turn_page(const Plan& plan, Date last, Date now, std::vector<Num>& state) {
  if (last == now || last == kNoDate) return;
  const bool new_month = month_of(last) != month_of(now);
  const bool next_year = new_year(last, now);
  for (std::size_t b = 0; b < plan.pack->benefits.size(); ++b) {
    Num* counters = &state[b * kCounters];
    counters[kDayPaid] = counters[kDayCounted] = Num{};
    if (new_month) counters[kMonthPaid] = counters[kMonthCounted] = Num{};
    const Period period = plan.pack->benefits[b].period;
    if (period == Period::day || (new_month && period == Period::month))
      counters[kBase] = counters[kDeductible] = Num{};
    if (next_year && period != Period::lifetime)
      counters[kBase] = counters[kDeductible] = counters[kPaid] = counters[kCounted] = Num{};
  }
}
template void turn_page(const Plan&, Date, Date, std::vector<Fen>&);
template void turn_page(const Plan&, Date, Date, std::vector<Interval>&);
template void turn_page(const Plan&, Date, Date, std::vector<Line>&);

}  // namespace yibao
