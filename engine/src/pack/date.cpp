#include "pack/date.hpp"

namespace yibao {

namespace {

int days_in(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

}  // namespace

Date read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return kNoDate;
  int value = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 4 || i == 7) continue;
    if (text[i] < '0' || text[i] > '9') return kNoDate;
    value = value * 10 + (text[i] - '0');
  }
  const int year = value / 10000;
  const int month = value / 100 % 100;
  const int day = value % 100;
  const bool real = year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= days_in(year, month);
  return real ? value : kNoDate;
}

std::string format_date(Date date) {
  std::string digits = std::to_string(date);
  return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
}

Date day_before(Date date) {
  int year = date / 10000;
  int month = date / 100 % 100;
  if (date % 100 > 1) return date - 1;
  if (--month == 0) {
    month = 12;
    --year;
  }
  return year * 10000 + month * 100 + days_in(year, month);
}

Date day_after(Date date) {
  const int year = date / 10000;
  const int month = date / 100 % 100;
  if (date % 100 < days_in(year, month)) return date + 1;
  return month < 12 ? year * 10000 + (month + 1) * 100 + 1 : (year + 1) * 10000 + 101;
}

Date add_months(Date date, std::int32_t months) {
  const std::int32_t count = date / 10000 * 12 + date / 100 % 100 - 1 + months;
  const int year = count / 12;
  const int month = count % 12 + 1;
  const int day = date % 100;
  return year * 10000 + month * 100 + (day < days_in(year, month) ? day : days_in(year, month));
}

std::int32_t months_between(Date from, Date to) {
  if (to <= from) return 0;
  std::int32_t months = (to / 10000 - from / 10000) * 12 + to / 100 % 100 - from / 100 % 100;
  if (add_months(from, months) > to) --months;
  return months;
}

}  // namespace yibao
