// Every payment: slice × rate, half-up to the fen, then the yearly ceiling.
#include "limit.hpp"

#include <algorithm>
#include <cstddef>

namespace bench {

namespace {

constexpr Fen kYuan = 100;
constexpr Fen kNoCeiling = INT64_MAX;

constexpr Fen kOutpatientRate[] = {80, 70, 60};
constexpr Fen kInpatientRate[] = {90, 85, 80};
constexpr Fen kInpatientDeductible[] = {200 * kYuan, 500 * kYuan, 900 * kYuan};
constexpr Fen kRetiredPoints = 5;

constexpr Fen positive(Fen x) { return std::max<Fen>(x, 0); }
constexpr Fen hundredth(Fen x) { return (x + 50) / 100; }
constexpr Fen within(Fen payment, Fen ceiling, Fen paid_before) {
  return std::min(payment, positive(ceiling - paid_before));
}

// What critical-illness insurance pays in hundredths of a fen for a year's burden that exceeds its deductible by
// `above`: 50 % up to 20 000, 60 % up to 100 000, 70 % up to 200 000, 80 % beyond; each band adds ten points to the one
// before.
constexpr Fen critical_hundredths(Fen above) {
  return 50 * above + 10 * (positive(above - 20'000 * kYuan) + positive(above - 100'000 * kYuan) +
                            positive(above - 200'000 * kYuan));
}

inline void settle_outpatient(const Case& c, Result& r) {
  const Fen deductible = c.retired ? 400 * kYuan : 500 * kYuan;
  const Fen ceiling = c.retired ? 1'600 * kYuan : 1'300 * kYuan;
  const Fen rate = kOutpatientRate[c.outpatient_tier - 1] + (c.retired ? kRetiredPoints : 0);
  const Fen above = positive(c.outpatient_base_before + c.outpatient_in_scope - deductible) -
                    positive(c.outpatient_base_before - deductible);
  r.outpatient_deductible = c.outpatient_in_scope - above;
  r.outpatient_paid = within(hundredth(above * rate), ceiling, c.outpatient_paid_before);
  r.outpatient_person = c.outpatient_in_scope - r.outpatient_paid;
}

inline void settle_inpatient(const Case& c, Result& r) {
  const Fen in_scope = c.total - c.noncovered - first_pay(c.class_b);

  const Fen whole = kInpatientDeductible[c.inpatient_tier - 1];
  r.inpatient_deductible = std::min(c.admission >= 2 ? whole / 2 : whole, in_scope);
  const Fen rate = kInpatientRate[c.inpatient_tier - 1] + (c.retired ? kRetiredPoints : 0);
  const Fen share = hundredth((in_scope - r.inpatient_deductible) * rate);
  r.inpatient_paid = within(share, 150'000 * kYuan, c.inpatient_paid_before);

  const Fen burden = in_scope - r.inpatient_paid;
  const Fen line = c.poor ? 5'000 * kYuan : 20'000 * kYuan;
  const Fen slices = critical_hundredths(positive(c.burden_before + burden - line)) -
                     critical_hundredths(positive(c.burden_before - line));
  r.critical_paid = within(hundredth(slices), c.poor ? kNoCeiling : 350'000 * kYuan, c.critical_paid_before);

  const Fen left = burden - r.critical_paid;
  r.assistance_paid = c.poor ? within(hundredth(left * 70), 50'000 * kYuan, c.assistance_paid_before) : 0;
  r.inpatient_person = c.total - r.inpatient_paid - r.critical_paid - r.assistance_paid;
}

inline Result settle(const Case& c) {
  Result r;
  settle_outpatient(c, r);
  settle_inpatient(c, r);
  return r;
}

}  // namespace

Result limit(const Case& c) { return settle(c); }

void limit_all(const std::vector<Case>& cases, std::vector<Result>& results) {
  results.resize(cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) results[i] = settle(cases[i]);
}

}  // namespace bench
