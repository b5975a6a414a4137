#include <catch2/catch.hpp>

#include "files.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

// A retired person's outpatient bill: 400 yuan deductible, then 75 %, up to 1,600 yuan a year.
std::string request(const std::string& operation, const std::string& wanted, const std::string& visit = "",
                    const std::string& more = "") {
  return R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"retired"},)"
         R"("visits":[{"care":"outpatient","tier":"2")" +
         visit + "}]" + more + ",\"" + operation + "\":{" + wanted + "}}";
}
const std::string kBill = R"("of":"/visits/0/total","from":"0","to":"10000")";

std::string solved(const std::string& wanted) {
  Engine engine = engine_with({kOutpatient});
  return engine.call("solve", request("solve", kBill + "," + wanted));
}

}  // namespace

TEST_CASE("a curve is straight between its kinks, and each kink names its rule") {
  Engine engine = engine_with({kOutpatient});
  const std::string reply = engine.call("curve", request("curve", kBill + R"(,"at":["1500.01"])"));
  INFO(reply);
  CHECK(contains(reply, R"("segments":[{"from":"0.00","to":"400.00","tolerance":"0.00",)"
                        R"("lines":{"person.total":{"from":"0.00","to":"400.00","slope":"1"})"));
  CHECK(contains(reply, R"({"from":"400.01","to":"2533.33","tolerance":"0.01",)"
                        R"("lines":{"person.total":{"from":"400.00","to":"933.33","slope":"1/4"})"));
  CHECK(contains(reply, R"({"from":"2533.34","to":"10000.00","tolerance":"0.00",)"));
  CHECK(contains(reply, R"("kinks":[{"at":"400.01","slot":"deductible","benefit":"employee_outpatient","visit":0,)"
                        R"("sources":[{"source":"suizhou-qa-2024")"));
  CHECK(contains(reply, R"({"at":"2533.34","slot":"ceiling","benefit":"employee_outpatient")"));
  CHECK(contains(reply, R"("at":[{"amount":"1500.01","lines":{"person.total":"675.00")"));
}

TEST_CASE("with the total free, given parts stay; with a part free, a given total does") {
  Engine engine = engine_with({kOutpatient});
  const auto curve = [&](const std::string& of, const std::string& visit) {
    return engine.call("curve", request("curve", R"("of":"/visits/0/)" + of + R"(","from":"100","to":"1000")", visit));
  };
  CHECK(contains(curve("total", R"(,"noncovered":"100","total":"7")"), R"("kinks":[{"at":"500.01")"));
  CHECK(contains(curve("in_scope", R"(,"noncovered":"100","total":"7")"), R"("kinks":[{"at":"400.01")"));
  CHECK(contains(curve("noncovered", R"(,"total":"1100")"), R"("kinks":[{"at":"700.00")"));
  CHECK(contains(curve("noncovered", R"(,"in_scope":"1100")"), R"("kinks":[])"));
  CHECK(contains(curve("total", R"(,"noncovered":"100.01")"), R"("code":"parts_exceed_total","path":"/curve/from")"));
}

TEST_CASE("what the year already held can be free") {
  Engine engine = engine_with({kOutpatient});
  const auto curve = [&](const std::string& of, const std::string& more) {
    return engine.call("curve", request("curve", R"("of":"/year_to_date/)" + of + R"(","from":"0","to":"3000")",
                                        R"(,"total":"1000")", more));
  };
  const std::string base = curve("benefits/employee_outpatient/base", "");
  INFO(base);
  // From a base of 400 yuan on, the deductible was used up before.
  CHECK(contains(
      base,
      R"("to":"400.00","tolerance":"0.01","lines":{"person.total":{"from":"550.00","to":"250.00","slope":"-3/4"})"));
  CHECK(contains(base, R"({"key":"deductible.used_up")"));
  const std::string paid = curve("benefits/employee_outpatient/paid", "");
  INFO(paid);
  CHECK(contains(paid, R"("at":"1150.01","slot":"ceiling")"));
}

TEST_CASE("solutions are all that there are") {
  CHECK(contains(solved(R"("result":"person.total","equals":"500")"),
                 R"("solutions":[{"from":"799.99","to":"800.02"}])"));
  CHECK(contains(solved(R"("result":"funds.total","equals":"1600")"),
                 R"("solutions":[{"from":"2533.33","to":"10000.00"}])"));
  CHECK(contains(solved(R"("result":"funds.total","reaches":"1000")"),
                 R"("solutions":[{"from":"1733.33","to":"10000.00"}])"));
  CHECK(contains(solved(R"("result":"funds.total","equals":"1600.01")"),
                 R"("solutions":[],"reachable":{"low":"0.00","high":"1600.00"})"));
  const std::string event = R"("event":{"benefit":"employee_outpatient","slot":")";
  CHECK(contains(solved(event + "deductible\"}"), R"("solutions":[{"from":"400.01","to":"10000.00"}])"));
  CHECK(contains(solved(event + "starts\"}"), R"("solutions":[{"from":"400.01","to":"10000.00"}])"));
  CHECK(contains(solved(event + "ceiling\"}"), R"("solutions":[{"from":"2533.34","to":"10000.00"}])"));
}

TEST_CASE("what is unknown is named, and nothing is drawn") {
  Engine engine = engine_with({kOutpatient});
  const std::string reply = engine.call(
      "curve", R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"retired"},)"
               R"("visits":[{"care":"outpatient"}],"curve":{)" +
                   kBill + "}}");
  CHECK(contains(reply, R"("status":"bounded","missing":[{"kind":"fact","fact":"tier")"));
  CHECK(contains(reply, R"("segments":[])"));
  CHECK(contains(
      engine.call("solve", R"({"region":"421300","date":"2025-06-01","person":{},"visits":[{"care":"outpatient"}],)"
                           R"("solve":{)" +
                               kBill + R"(,"result":"person.total","equals":"1"}})"),
      R"("status":"not_in_force")"));
}

TEST_CASE("what cannot be walked is refused at its place") {
  Engine engine = engine_with({kOutpatient});
  const auto code = [&](const std::string& operation, const std::string& wanted) {
    const std::string reply = engine.call(operation, request(operation, wanted));
    return reply.substr(0, reply.find(",\"line\""));
  };
  CHECK(code("curve", R"("of":"/visits/3/total","from":"0","to":"1")") ==
        R"({"error":{"code":"not_free","path":"/curve/of")");
  CHECK(code("curve", R"("of":"/visits/0/days","from":"0","to":"1")") ==
        R"({"error":{"code":"not_free","path":"/curve/of")");
  CHECK(code("curve", R"("of":"/visits/0/total","from":"2","to":"1")") ==
        R"({"error":{"code":"range_order","path":"/curve/to")");
  CHECK(code("curve", kBill + R"(,"at":["10000.01"])") == R"({"error":{"code":"outside_range","path":"/curve/at/0")");
  CHECK(code("solve", kBill + R"(,"result":"person","equals":"1")") ==
        R"({"error":{"code":"unknown_word","path":"/solve/result")");
  CHECK(code("solve", kBill) == R"({"error":{"code":"missing_key","path":"/solve/result")");
  CHECK(code("solve", kBill + R"(,"event":{"benefit":"x","slot":"starts"})") ==
        R"({"error":{"code":"unknown_benefit","path":"/solve/event/benefit")");
}
