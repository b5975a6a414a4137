// Money is int64 fen and rates are integer millionths, read from decimal text: no binary float ever touches either.
//
//   Fen fen = 0;
//   read_fen("1234.56", fen) == Number::ok   // 123456
//   format_fen(123456)                       // "1234.56"
//   format_rate(750'000)                     // "75%"
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace yibao {

using Fen = std::int64_t;
using Millionths = std::int64_t;

inline constexpr Millionths kWhole = 1'000'000;
// The largest amount of one charge or one counter: ten thousand million yuan. With denominators of at most
// kMaxDenominator every product in the evaluator stays below 2^62.
inline constexpr Fen kMaxFen = 1'000'000'000'000;
inline constexpr std::int64_t kMaxDenominator = 1'000'000;

enum class Number : std::uint8_t { ok, malformed, negative, exponent, decimals, too_large };

// A decimal number without exponent, at most `decimals` digits after the point, scaled to an integer; the sign is
// allowed only when `negative_allowed`. "1e3" is `exponent`, "1.234" with two decimals is `decimals`, anything else
// that is no number is `malformed`.
Number read_decimal(std::string_view text, int decimals, std::int64_t largest, bool negative_allowed,
                    std::int64_t& out);

// Yuan with at most two decimals → fen, 0 … kMaxFen.
Number read_fen(std::string_view text, Fen& out);

// "75%" or "12.5%" (at most four decimals) → millionths, 0 … 1000 %.
Number read_rate(std::string_view text, Millionths& out);

std::string format_fen(Fen fen);           // always two decimals
std::string format_rate(Millionths rate);  // "75%", "73.5%": no needless zeros
// num / den as a percentage with at most four decimals, rounded half-up: "33.3333%".
std::string format_ratio(std::int64_t numerator, std::int64_t denominator);

}  // namespace yibao
