#include <catch2/catch.hpp>
#include <limits>

#include "money/amount.hpp"
#include "money/share.hpp"
#include "plan/rational.hpp"

using namespace yibao;

namespace {

Fen fen_of(const char* text) {
  Fen fen = -1;
  REQUIRE(read_fen(text, fen) == Number::ok);
  return fen;
}

Number fault_of(const char* text) {
  Fen fen = 0;
  return read_fen(text, fen);
}

}  // namespace

TEST_CASE("amounts are read from their text, exactly") {
  CHECK(fen_of("0") == 0);
  CHECK(fen_of("900") == 90'000);
  CHECK(fen_of("1234.56") == 123'456);
  CHECK(fen_of("0.23") == 23);
  CHECK(fen_of("0.5") == 50);
  CHECK(fen_of("10.07") == 1'007);  // 10.075 → 10.07 and 0.29 × 100 → 28 are what binary floats make of such amounts
  CHECK(fen_of("0.29") == 29);
  CHECK(fen_of("10000000000") == kMaxFen);
}

TEST_CASE("what is no amount is told apart") {
  CHECK(fault_of("-1") == Number::negative);
  CHECK(fault_of("-0") == Number::negative);
  CHECK(fault_of("1e3") == Number::exponent);
  CHECK(fault_of("1E3") == Number::exponent);
  CHECK(fault_of("1.234") == Number::decimals);
  CHECK(fault_of("1.230") == Number::decimals);
  CHECK(fault_of("10000000000.01") == Number::too_large);
  CHECK(fault_of("99999999999999999999999999") == Number::too_large);
  for (const char* text :
       {"", "-", "abc", "1,500", "1.", ".5", "1.2.3", " 1", "1 ", "+1", "007", "0x10", "NaN", "１５００"}) {
    INFO(text);
    CHECK(fault_of(text) == Number::malformed);
  }
}

TEST_CASE("rates are percentages with at most four decimals") {
  Millionths rate = 0;
  CHECK(read_rate("75%", rate) == Number::ok);
  CHECK(rate == 750'000);
  CHECK(read_rate("12.3456%", rate) == Number::ok);
  CHECK(rate == 123'456);
  CHECK(read_rate("0.75", rate) == Number::malformed);
  CHECK(read_rate("75", rate) == Number::malformed);
  CHECK(read_rate("%", rate) == Number::malformed);
  CHECK(read_rate("1.23456%", rate) == Number::decimals);
  CHECK(read_rate("-5%", rate) == Number::negative);
}

TEST_CASE("amounts and rates are written one way") {
  CHECK(format_fen(0) == "0.00");
  CHECK(format_fen(5) == "0.05");
  CHECK(format_fen(123'456) == "1234.56");
  CHECK(format_fen(-123) == "-1.23");
  CHECK(format_rate(750'000) == "75%");
  CHECK(format_rate(735'000) == "73.5%");
  CHECK(format_rate(0) == "0%");
  CHECK(format_rate(1'000'000) == "100%");
  CHECK(format_ratio(1, 3) == "33.3333%");
  CHECK(format_ratio(2, 3) == "66.6667%");
  CHECK(format_ratio(0, 0) == "0%");
  CHECK(format_ratio(kMaxFen, kMaxFen) == "100%");
}

TEST_CASE("rounding: half-way, zero, and beyond") {
  const Share half_up = make_share(100);
  CHECK(divide(0, half_up) == 0);
  CHECK(divide(49, half_up) == 0);
  CHECK(divide(50, half_up) == 1);  // half goes up
  CHECK(divide(149, half_up) == 1);
  CHECK(divide(150, half_up) == 2);
  const Share odd = make_share(3);
  CHECK(divide(1, odd) == 0);
  CHECK(divide(2, odd) == 1);
  const Share down = make_share(100, {RoundingMode::down, 1});
  CHECK(divide(99, down) == 0);
  CHECK(divide(100, down) == 1);
  const Share up = make_share(100, {RoundingMode::up, 1});
  CHECK(divide(0, up) == 0);
  CHECK(divide(1, up) == 1);
  CHECK(divide(100, up) == 1);
  const Share yuan = make_share(2, {RoundingMode::half_up, 100});  // t / 2, rounded to whole yuan
  CHECK(divide(99, yuan) == 0);
  CHECK(divide(100, yuan) == 1);
}

TEST_CASE("one prepared division equals dividing, at the worst points of every denominator tried") {
  std::uint64_t random = 1;
  const auto next = [&] { return random = random * 6364136223846793005u + 1442695040888963407u; };
  constexpr std::int64_t kTop = std::int64_t{1} << 62;
  for (std::int64_t den = 2; den <= kMaxDenominator;
       den = den < 2'000 ? den + 1 : den + static_cast<std::int64_t>(next() % 997 + 1)) {
    const Share share = make_share(den);
    for (const std::int64_t base :
         {std::int64_t{0}, kTop / den * den, static_cast<std::int64_t>(next() >> 2) / den * den}) {
      for (const std::int64_t t : {base, base + den / 2 - 1, base + den / 2, base + den / 2 + 1, base + den - 1}) {
        if (t < 0 || t >= kTop) continue;
        const auto exact = static_cast<std::int64_t>(
            (static_cast<std::uint64_t>(t) + static_cast<std::uint64_t>(den / 2)) / static_cast<std::uint64_t>(den));
        if (divide(t, share) != exact) {
          INFO(t << " / " << den);
          REQUIRE(divide(t, share) == exact);
        }
      }
    }
  }
}

TEST_CASE("rates are adjusted as fractions") {
  const Rational base = Rational::of(700'000);
  const auto is = [](Rational r, std::int64_t n, std::int64_t d) { return r.numerator == n && r.denominator == d; };
  CHECK(is(base.adjusted(AdjustKind::add_points, 50'000), 3, 4));
  CHECK(is(base.adjusted(AdjustKind::raise_by, 50'000), 147, 200));
  CHECK(is(base.adjusted(AdjustKind::multiply_rate, 800'000), 14, 25));
  CHECK(is(base.adjusted(AdjustKind::multiply_person_share, 600'000), 41, 50));  // the person's 30 % becomes 18 %
  CHECK(is(base.adjusted(AdjustKind::set, 500'000), 1, 2));
  CHECK(is(base.adjusted(AdjustKind::add_points, 500'000), 1, 1));                   // never above 100 %
  CHECK(is(base.adjusted(AdjustKind::multiply_person_share, 2'000'000 * 2), 0, 1));  // never below 0
}
