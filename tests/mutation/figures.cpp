#include "figures.hpp"

#include <chrono>
#include <cstdio>

namespace mutation {

namespace {

// The number of a text with at most `decimals` decimals, times ten to their power.
std::optional<long long> scaled(const std::string& text, std::size_t decimals) {
  constexpr std::size_t kMostDigits = 15;
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits = text.substr(0, point);
  const std::string after = point == text.size() ? "" : text.substr(point + 1);
  const bool shaped = !digits.empty() && digits.size() <= kMostDigits && after.size() <= decimals &&
                      (point == text.size() || !after.empty()) &&
                      (digits + after).find_first_not_of("0123456789") == std::string::npos;
  if (!shaped) return std::nullopt;
  digits += after + std::string(decimals - after.size(), '0');
  return std::stoll(digits);
}

std::string written(long long value, std::size_t decimals) {
  std::string digits = std::to_string(value);
  if (digits.size() <= decimals) digits.insert(0, decimals + 1 - digits.size(), '0');
  digits.insert(digits.size() - decimals, ".");
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.back() == '.') digits.pop_back();
  return digits;
}

}  // namespace

std::optional<std::string> other_figure(const std::string& text) {
  if (!text.empty() && text.back() == '%') {
    constexpr long long kPoint = 10000;
    const auto rate = scaled(text.substr(0, text.size() - 1), 4);
    if (!rate) return std::nullopt;
    const bool at_the_top = *rate > 99 * kPoint && *rate <= 100 * kPoint;
    return written(at_the_top ? *rate - kPoint : *rate + kPoint, 4) + "%";
  }
  const auto fen = scaled(text, 2);
  if (!fen) return std::nullopt;
  if (*fen == 0) return "1";
  const long long more = (*fen * 11 + 5) / 10;  // half-up
  return written(more == *fen ? *fen + 1 : more, 2);
}

std::optional<std::string> next_day(const std::string& text) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (text.size() != 10 || std::sscanf(text.c_str(), "%4d-%2u-%2u", &year, &month, &day) != 3) return std::nullopt;
  const std::chrono::year_month_day on{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!on.ok() || year == 9999) return std::nullopt;  // the last day there is
  const std::chrono::year_month_day after(std::chrono::sys_days(on) + std::chrono::days(1));
  char out[16];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(after.year()), static_cast<unsigned>(after.month()),
                static_cast<unsigned>(after.day()));
  return out;
}

std::optional<std::string> next_count(const std::string& text) {
  const bool open = !text.empty() && text.back() == '+';
  const auto count = scaled(open ? text.substr(0, text.size() - 1) : text, 0);
  if (!count) return std::nullopt;
  return std::to_string(*count + 1) + (open ? "+" : "");
}

}  // namespace mutation
