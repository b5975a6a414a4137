// The yardstick policy (yardstick.pack.json) as a program would have it without an engine: the speed to compare with,
// and an independent second answer. One case is an outpatient visit and a hospital stay of one insured person.
#pragma once
#include <cstdint>
#include <vector>

namespace bench {

using Fen = std::int64_t;

struct Case {
  // Outpatient visit: amount within scope, tier 1…3, and the year so far.
  Fen outpatient_in_scope = 0;
  Fen outpatient_base_before = 0;
  Fen outpatient_paid_before = 0;
  // Hospital stay: the bill, what is not covered, what belongs to class B, and the year so far.
  Fen total = 0;
  Fen noncovered = 0;
  Fen class_b = 0;
  Fen inpatient_paid_before = 0;
  Fen burden_before = 0;  // what the person bore within scope: towards critical-illness insurance
  Fen critical_paid_before = 0;
  Fen assistance_paid_before = 0;
  std::int32_t outpatient_tier = 1;
  std::int32_t inpatient_tier = 1;
  std::int32_t admission = 1;  // which stay of the year this is
  bool retired = false;
  bool poor = false;  // identity: subsistence
};

struct Result {
  Fen outpatient_deductible = 0;
  Fen outpatient_paid = 0;
  Fen outpatient_person = 0;
  Fen inpatient_deductible = 0;
  Fen inpatient_paid = 0;
  Fen critical_paid = 0;
  Fen assistance_paid = 0;
  Fen inpatient_person = 0;

  bool operator==(const Result&) const = default;
};

// The person's own share of class B: 10 %, half-up to the fen.
constexpr Fen first_pay(Fen class_b) { return (class_b * 10 + 50) / 100; }

Result limit(const Case& c);

// The same for many cases, in one loop into which the calculation is inlined: the speed to compare with.
void limit_all(const std::vector<Case>& cases, std::vector<Result>& results);

}  // namespace bench
