#include <catch2/catch.hpp>

#include "pack/date.hpp"

using namespace yibao;

TEST_CASE("dates are days of the calendar") {
  CHECK(read_date("2024-06-01") == 20240601);
  CHECK(read_date("2024-02-29") == 20240229);
  for (const char* text : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-6-1", "20240601", "2024/06/01",
                           "", "1899-12-31", "2024-06-01T00:00"}) {
    INFO(text);
    CHECK(read_date(text) == kNoDate);
  }
  CHECK(read_date("1900-02-29") == kNoDate);
  CHECK(read_date("2000-02-29") == 20000229);
  CHECK(format_date(20240601) == "2024-06-01");
  CHECK(day_before(20240301) == 20240229);
  CHECK(day_before(20240101) == 20231231);
  CHECK(day_before(20240615) == 20240614);
}
