// An exact reimbursement rate while adjustments are applied to it: numerator / denominator, reduced, 0 … 1.
#pragma once
#include <cstdint>
#include <numeric>

#include "pack/pack.hpp"

namespace yibao {

struct Rational {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  static Rational of(Millionths rate) { return Rational{rate, kWhole}.reduced(); }

  Rational reduced() const {
    Rational out = *this;
    if (out.numerator < 0) out.numerator = 0;
    const std::int64_t g = std::gcd(out.numerator, out.denominator);
    out.numerator /= g;
    out.denominator /= g;
    if (out.numerator > out.denominator) out = {1, 1};  // capped at 100 %
    return out;
  }
  // False when the denominator grows beyond what the evaluator can hold.
  bool usable() const { return denominator <= kMaxDenominator; }

  Rational adjusted(AdjustKind kind, Millionths amount) const {
    switch (kind) {
      case AdjustKind::add_points:
        return Rational{numerator * kWhole + amount * denominator, denominator * kWhole}.reduced();
      case AdjustKind::subtract_points:
        return Rational{numerator * kWhole - amount * denominator, denominator * kWhole}.reduced();
      case AdjustKind::raise_by:
        return Rational{numerator * (kWhole + amount), denominator * kWhole}.reduced();
      case AdjustKind::multiply_rate:
        return Rational{numerator * amount, denominator * kWhole}.reduced();
      case AdjustKind::multiply_person_share:
        return Rational{denominator * kWhole - (denominator - numerator) * amount, denominator * kWhole}.reduced();
      default:
        return of(amount).reduced();
    }
  }
};

}  // namespace yibao
