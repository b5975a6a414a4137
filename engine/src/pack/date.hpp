// A calendar day as one integer, 20240601: compares as dates do, 0 means "none".
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace yibao {

using Date = std::int32_t;
inline constexpr Date kNoDate = 0;

// "2024-06-01" → 20240601; kNoDate when it is no day of the (proleptic Gregorian) calendar.
Date read_date(std::string_view text);
std::string format_date(Date date);
// The day before (for "until" of a value that is followed by another).
Date day_before(Date date);
Date day_after(Date date);
// Whether a calendar year lies between two days; not when one of them is none.
inline bool new_year(Date last, Date now) { return last != kNoDate && now != kNoDate && last / 10000 != now / 10000; }
// 202406: equal within a month.
inline std::int32_t month_of(Date date) { return date / 100; }
// The same day n months later, or the last of that month where it has no such day.
Date add_months(Date date, std::int32_t months);
// Whole months from one day to another, 0 when the second comes first.
std::int32_t months_between(Date from, Date to);

}  // namespace yibao
