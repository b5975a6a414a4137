#include "money/amount.hpp"

namespace yibao {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string trim_zeros(std::string text) {
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

// value / 10^decimals as text, all decimals written.
std::string scaled(std::int64_t value, int decimals) {
  char buffer[32];
  char* at = buffer + sizeof buffer;
  auto rest = static_cast<std::uint64_t>(value < 0 ? -value : value);
  for (int digit = 0; digit <= decimals || rest != 0; ++digit) {
    if (digit == decimals) *--at = '.';
    *--at = static_cast<char>('0' + rest % 10);
    rest /= 10;
  }
  if (value < 0) *--at = '-';
  return {at, static_cast<std::size_t>(buffer + sizeof buffer - at)};
}

}  // namespace

Number read_decimal(std::string_view text, int decimals, std::int64_t largest, bool negative_allowed,
                    std::int64_t& out) {
  std::size_t at = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (negative) ++at;
  if (at >= text.size() || !is_digit(text[at])) return Number::malformed;
  if (text[at] == '0' && at + 1 < text.size() && is_digit(text[at + 1])) return Number::malformed;  // 007
  std::int64_t value = 0;
  int after_point = -1;
  bool large = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '.' && after_point < 0 && at + 1 < text.size() && is_digit(text[at + 1])) {
      after_point = 0;
    } else if (is_digit(c)) {
      if (after_point >= 0) ++after_point;
      if (after_point > decimals) continue;  // refused below; the rest may still hold an exponent
      large = large || value > largest;
      if (!large) value = value * 10 + (c - '0');
    } else if (c == 'e' || c == 'E') {
      return Number::exponent;
    } else {
      return Number::malformed;
    }
  }
  if (negative && !negative_allowed) return Number::negative;
  if (after_point > decimals) return Number::decimals;
  for (int i = after_point < 0 ? 0 : after_point; i < decimals && !large; ++i) {
    large = value > largest;
    if (!large) value *= 10;
  }
  if (large || value > largest) return Number::too_large;
  out = negative ? -value : value;
  return Number::ok;
}

Number read_fen(std::string_view text, Fen& out) { return read_decimal(text, 2, kMaxFen, false, out); }

Number read_rate(std::string_view text, Millionths& out) {
  if (text.empty() || text.back() != '%') return Number::malformed;
  return read_decimal(text.substr(0, text.size() - 1), 4, 10 * kWhole, false, out);
}

std::string format_fen(Fen fen) { return scaled(fen, 2); }

std::string format_rate(Millionths rate) { return trim_zeros(scaled(rate, 4)) + "%"; }

std::string format_ratio(std::int64_t numerator, std::int64_t denominator) {
  if (denominator <= 0) return "0%";
  // Long division: numerator may be as large as kMaxFen, so the scaled product would still fit, but digits are taken
  // one by one to keep every step far from overflow.
  std::int64_t value = numerator / denominator;
  std::int64_t rest = numerator % denominator;
  for (int i = 0; i < 6; ++i) {
    value = value * 10 + rest * 10 / denominator;
    rest = rest * 10 % denominator;
  }
  if (rest * 2 >= denominator) ++value;
  return format_rate(value);
}

}  // namespace yibao
