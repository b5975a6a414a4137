#include <catch2/catch.hpp>

#include "files.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

const std::string kPerson =
    R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"retired","identity":"none"},"visits":[)";

std::string visit(const std::string& total, const std::string& date, const std::string& tier = "2") {
  return R"({"care":"outpatient","tier":")" + tier + R"(","total":")" + total + R"(","date":")" + date + "\"}";
}

std::string part(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t start = text.find(from);
  REQUIRE(start != std::string::npos);
  return text.substr(start, text.find(to, start + from.size()) - start);
}

}  // namespace

TEST_CASE("a year: what each visit comes to, and what is left after it") {
  Engine engine = engine_with({kOutpatient});
  const std::string reply =
      engine.call("year", kPerson + visit("300", "2024-02-01") + "," + visit("1500", "2024-06-01") + "]}");
  const std::string first = part(reply, R"("date":"2024-02-01")", R"("date":"2024-06-01")");
  CHECK(contains(first, R"("pooled_fund":"0.00")"));
  CHECK(contains(
      first,
      R"({"benefit":"employee_outpatient","slot":"deductible","limit":"400.00","used":"300.00","left":"100.00"})"));
  const std::string second = part(reply, R"("date":"2024-06-01")", "\"years\"");
  // 1800 over the year: 1400 above the deductible at 75 %.
  CHECK(contains(second, R"("pooled_fund":"1050.00")"));
  CHECK(contains(second, R"("limit":"1600.00","used":"1050.00","left":"550.00")"));
  CHECK(contains(reply, R"("years":[{"year":2024,"status":"complete","visits":[0,1],"left_out":[])"));
  CHECK(contains(reply, R"("rules":{"from":"2024-01-01","until":"2024-12-31"})"));
}

TEST_CASE("a year: the order of visits of one day may matter, and is tried") {
  Engine engine = engine_with({kOutpatient});
  // Whoever uses up the deductible at the hospital with the lower rate loses less.
  const std::string reply =
      engine.call("year", kPerson + visit("400", "2024-02-01", "1") + "," + visit("400", "2024-02-01", "3") + "]}");
  CHECK(contains(
      reply, R"("order":[{"visits":[0,1],"tried":2,"all":true,"differs":true,"person_total":"540.00",)"
             R"("least":{"person_total":"460.00","order":[1,0]},"most":{"person_total":"540.00","order":[0,1]}}])"));
  const std::string apart = kPerson + visit("400", "2024-02-01", "1") + "," + visit("400", "2024-02-02", "3") + "]";
  CHECK(contains(engine.call("year", apart + "}"), R"("order":[])"));
  CHECK(contains(engine.call("year", apart + R"(,"order":"free"})"),
                 R"("least":{"person_total":"460.00","order":[1,0]})"));
  CHECK(contains(engine.call("year", apart + R"(,"order":"any"})"), R"("code":"unknown_word","path":"/order")"));
  std::string many;
  for (int i = 0; i < 6; ++i) many += (i > 0 ? "," : "") + visit("100", "2024-02-01");
  CHECK(contains(engine.call("year", kPerson + many + "]}"), R"("tried":6,"all":false,"differs":false)"));
}

TEST_CASE("a year: visits that no rule is known for have no numbers, and what follows stays sound") {
  Engine engine = engine_with({kOutpatient});
  const std::string after =
      engine.call("year", kPerson + visit("1500", "2024-12-31") + "," + visit("1500", "2031-01-01") + "]}");
  CHECK(contains(after, R"({"ok":{"status":"bounded")"));
  CHECK(contains(after, R"({"date":"2031-01-01","status":"not_in_force"})"));
  CHECK(contains(after, R"("year":2031,"status":"bounded","visits":[],"left_out":[1],"year_to_date")"));
  const std::string dental = R"({"care":"maternity","tier":"2","total":"700","date":"2024-03-01"},)";
  const std::string reply = engine.call("year", kPerson + dental + visit("1500", "2024-06-01") + "]}");
  CHECK(contains(reply, R"({"date":"2024-03-01","status":"not_encoded")"));
  // It may have used up the deductible, or all of the ceiling that its bill is worth.
  CHECK(contains(reply, R"("status":"bounded","rules")"));
  CHECK(contains(reply, R"("left_out":[0])"));
  CHECK(contains(engine.call("year", kPerson + visit("1", "2031-01-01") + "]}"),
                 R"({"ok":{"status":"not_in_force","visits":[])"));
  CHECK(contains(engine.call("year", kPerson + visit("1", "2001-01-01") + "]}"),
                 R"("code":"date_before_first","path":"/visits/0/date")"));
  CHECK(contains(engine.call("year", kPerson + visit("1", "2024-03-02") + "," + visit("1", "2024-03-01") + "]}"),
                 "date_order"));
}

TEST_CASE("a year so far that is last year's does not count any more") {
  Engine engine = engine_with({kOutpatient});
  const std::string used = R"(,"year_to_date":{"date":"2023-12-30","account_balance":"100","benefits":)"
                           R"({"employee_outpatient":{"base":"5000","deductible":"400","paid":"1600"}}})";
  const std::string ask = kPerson + visit("1500", "2024-06-01") + "]";
  CHECK(contains(engine.call("estimate", ask + used + "}"), R"("pooled_fund":"825.00")"));
  CHECK(contains(engine.call("year", ask + used + "}"), R"("pooled_fund":"825.00")"));
}
