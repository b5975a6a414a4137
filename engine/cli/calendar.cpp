#include "calendar.hpp"

#include <chrono>
#include <cstdio>

namespace yibao::cli {

std::optional<int> day_number(const std::string& date) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  int end = 0;
  const bool shaped = date.size() == 10 && std::sscanf(date.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &end) == 3;
  if (!shaped || end != 10) return std::nullopt;
  const std::chrono::year_month_day on{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (!on.ok()) return std::nullopt;
  return static_cast<int>(std::chrono::sys_days(on).time_since_epoch().count());
}

std::string today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const std::chrono::year_month_day date(now);
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                static_cast<unsigned>(date.day()));
  return text;
}

void add_today(CLI::App& command, std::string& date) {
  command.add_option("--today", date, "The date to count from, YYYY-MM-DD (default: the machine's)")
      ->check([](const std::string& text) { return day_number(text) ? "" : "not a date: " + text; });
}

}  // namespace yibao::cli
