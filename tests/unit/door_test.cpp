#include <catch2/catch.hpp>

#include "files.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

std::string request(const std::string& person, const std::string& visits, const std::string& more = "") {
  return R"({"region":"421300","date":"2024-06-01","person":{)" + person + R"(},"visits":[)" + visits + "]" + more +
         "}";
}

const std::string kRetired = R"("scheme":"employee","status":"retired")";

}  // namespace

TEST_CASE("a real question, answered") {
  Engine engine = engine_with({kOutpatient});
  const std::string reply =
      engine.call("estimate", request(kRetired, R"({"care":"outpatient","tier":"2","total":"1500"})"));
  CHECK(contains(reply, R"("status":"complete")"));
  CHECK(contains(reply, R"("pooled_fund":"825.00")"));
  CHECK(contains(reply, R"("cash":"675.00")"));
  CHECK(contains(reply, R"("deductible_applied":"400.00")"));
  CHECK(contains(reply, R"("source":"suizhou-qa-2024")"));
}

TEST_CASE("the same bytes when keys are reordered") {
  Engine engine = engine_with({kOutpatient});
  const std::string a = engine.call(
      "estimate", request(kRetired, R"({"care":"outpatient","tier":"2","total":"1500","noncovered":"20"})"));
  const std::string b = engine.call(
      "estimate",
      R"({"visits":[{"noncovered":20,"total":1500.00,"tier":"2","care":"outpatient"}],"person":{"status":"retired","scheme":"employee"},"date":"2024-06-01","region":"421300"})");
  CHECK(a == b);
}

TEST_CASE("fee lines are split line by line") {
  Engine engine = engine_with({kOutpatient});
  const std::string reply = engine.call(
      "estimate",
      request(kRetired, R"({"care":"outpatient","tier":"2","lines":[{"category":"A","amount":"1000"},)"
                        R"({"category":"B","amount":"4.52","first_pay_rate":"5%"},{"category":"C","amount":"30"},)"
                        R"({"category":"B","amount":"200","first_pay_rate":"10%","price_limit":"150"}]})"));
  // 4.52 at 5 %: 0.23 (half-up), 4.29 in scope. 200 against a limit of 150: 50 over, 15 first-pay, 135 in scope.
  CHECK(contains(reply, R"("total_charge":"1234.52")"));
  CHECK(contains(
      reply,
      R"("noncovered_amount":"30.00","over_price_limit_amount":"50.00","first_pay_amount":"15.23","in_scope_amount":"1139.29")"));
}

TEST_CASE("an inline pack is settled like a known one") {
  Engine engine = engine_with({kOutpatient});
  const std::string text = read_file(kOutpatient);
  const std::string body =
      R"(,"date":"2024-06-01","person":{"scheme":"employee","status":"active"},"visits":[{"care":"outpatient","tier":"3","total":"5000"}]})";
  const std::string known = engine.call("estimate", R"({"region":"421300")" + body);
  CHECK(engine.call("estimate", "{\"pack\":" + text + body) == known);
  CHECK(contains(known, R"("pooled_fund":"1300.00")"));
}

TEST_CASE("faults of an inline pack are put to their place in the request") {
  Engine engine = engine_with({});
  const std::string reply = engine.call("estimate",
                                        "{\"date\":\"2024-06-01\",\"visits\":[{\"total\":1}],\n \"pack\": {\"format\": "
                                        "\"yibao-pack/1\",\n  \"region\": 5}}");
  CHECK(contains(reply, R"("code":"wrong_type","path":"/pack/region","line":3,"column":13)"));
}

TEST_CASE("copies of an engine share nothing that a call changes") {
  Engine first = engine_with({kOutpatient});
  Engine second = first;
  second.add(read_file(kYardstick));
  CHECK(contains(second.call("regions", "{}"), "yardstick"));
  CHECK(!contains(first.call("regions", "{}"), "yardstick"));
}

TEST_CASE("an engine without frame or packs says so") {
  Engine engine;
  CHECK(contains(engine.add(read_file(kOutpatient)), R"("code":"no_frame")"));
  CHECK(contains(engine.call("estimate", "{\"region\":\"421300\"}"), R"("code":"no_frame")"));
  CHECK(contains(engine.call("nothing", "{}"), R"("code":"unknown_operation")"));
  CHECK(contains(engine.call("version", "{}"), "\"engine\":\"" + std::string(Engine::version()) + "\""));
}

TEST_CASE("values that the pack does not know make a range that names them, and can be filled in") {
  Engine engine = engine_with({});
  std::string pack = read_file(kOutpatient);
  const std::string known = R"({ "by": "status", "of": { "active": "500", "retired": "400" } })";
  pack.replace(pack.find(known), known.size(), R"({ "unknown": { "between": ["200", "600"] } })");
  REQUIRE(contains(engine.add(pack), "\"ok\""));
  const std::string ask =
      R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"active"},"visits":[{"care":"outpatient","tier":"2","total":"1500"}])";
  const std::string range = engine.call("estimate", ask + "}");
  CHECK(contains(range, R"("status":"bounded")"));
  CHECK(contains(range, R"("pooled_fund":{"low":"630.00","high":"910.00"})"));
  CHECK(contains(range, R"("kind":"value","value":"employee_outpatient.deductible")"));
  const std::string filled =
      engine.call("estimate", ask + R"(,"options":{"values":{"employee_outpatient.deductible":"500"}}})");
  CHECK(contains(filled, R"("status":"complete")"));
  CHECK(contains(filled, R"("pooled_fund":"700.00")"));
}
