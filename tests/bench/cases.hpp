// Random yardstick cases that crowd what goes wrong: amounts at and beside every threshold, and products that fall on
// half a fen. No <random>: its distributions differ between libraries, and native and WebAssembly must see the same
// cases.
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

#include "limit.hpp"

namespace bench {

// SplitMix64 (Steele, Lea, Flood 2014): one 64-bit state, passes BigCrush, the same everywhere.
class Random {
 public:
  explicit constexpr Random(std::uint64_t seed) : state_(seed) {}

  constexpr std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

  // 0 ≤ result < bound. The remainder's bias is below 2^-30 for bounds used here.
  constexpr Fen below(Fen bound) { return static_cast<Fen>(next() % static_cast<std::uint64_t>(bound)); }
  constexpr bool one_in(Fen n) { return below(n) == 0; }

 private:
  std::uint64_t state_;
};

// Amounts (fen) at which the yardstick changes its mind: deductibles, halved deductibles, band edges, ceilings of
// payments, and the bills at which those ceilings are reached.
inline constexpr Fen kThresholds[] = {10'000,     20'000,     25'000,     40'000,     45'000,     50'000,
                                      90'000,     130'000,    160'000,    228'235,    253'333,    266'667,
                                      500'000,    2'000'000,  2'500'000,  4'000'000,  5'000'000,  7'142'857,
                                      10'000'000, 10'500'000, 12'000'000, 15'000'000, 16'686'667, 17'697'059,
                                      18'840'000, 20'000'000, 20'500'000, 22'000'000, 35'000'000};

// 0 … largest: one in four beside a threshold (±3 fen), one in four a multiple of 2, 10 or 50 fen beside it (with rates
// such as 75 % and 85 % these give products of exactly half a fen), one in eight nothing, the rest anywhere, small ones
// as likely as large ones.
inline Fen amount(Random& random, Fen largest) {
  const Fen kind = random.below(8);
  if (kind == 0 || largest == 0) return 0;
  if (kind >= 5) {
    Fen top = largest;
    for (Fen halvings = random.below(16); halvings > 0 && top > 1; --halvings) top /= 2;
    return random.below(top + 1);
  }
  const Fen threshold = kThresholds[random.below(std::size(kThresholds))];
  constexpr Fen kGrains[] = {2, 10, 50};
  const Fen grain = kind <= 2 ? 1 : kGrains[random.below(3)];
  const Fen beside = threshold + (grain == 1 ? random.below(7) - 3 : grain * (random.below(401) - 200));
  return std::clamp<Fen>(beside, 0, largest);
}

inline Case random_case(Random& random) {
  Case c;
  c.retired = random.one_in(2);
  c.poor = random.one_in(2);
  c.outpatient_tier = static_cast<std::int32_t>(1 + random.below(3));
  c.outpatient_in_scope = amount(random, 1'000'000);
  c.outpatient_base_before = amount(random, 1'000'000);
  c.outpatient_paid_before = amount(random, c.retired ? 160'000 : 130'000);
  c.inpatient_tier = static_cast<std::int32_t>(1 + random.below(3));
  c.admission = static_cast<std::int32_t>(1 + random.below(3));
  c.total = amount(random, 100'000'000);
  c.noncovered = amount(random, c.total);
  c.class_b = amount(random, c.total - c.noncovered);
  c.inpatient_paid_before = amount(random, 15'000'000);
  c.burden_before = amount(random, 50'000'000);
  c.critical_paid_before = amount(random, 35'000'000);
  c.assistance_paid_before = amount(random, 5'000'000);
  return c;
}

inline std::vector<Case> random_cases(std::size_t count, std::uint64_t seed = 20240601) {
  Random random(seed);
  std::vector<Case> cases;
  cases.reserve(count);
  for (std::size_t i = 0; i < count; ++i) cases.push_back(random_case(random));
  return cases;
}

}  // namespace bench
