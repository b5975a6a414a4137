// One case beside others, and what would lower its cost; figures worked out by hand.
#include <catch2/catch.hpp>

#include "files.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

const std::string kVisit = R"({"care":"outpatient","tier":"2","total":"1500"})";

// Retired, tier 2, 1500.00: (1500 − 400) × 75 % = 825.00, the person pays 675.00.
std::string request(const std::string& compare, const std::string& visits = kVisit, const std::string& more = "") {
  return R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"retired"},"visits":[)" +
         visits + "]" + more + R"(,"compare":)" + compare + "}";
}

std::string with_set(const std::string& set) { return R"({"with":[{"name":"x","set":{)" + set + "}}]}"; }

std::string compare(const std::string& text) { return engine_with({kOutpatient}).call("compare", text); }
std::string improve(const std::string& text) { return engine_with({kOutpatient}).call("improve", text); }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("each option of a fact, with the rate that makes the difference") {
  const std::string reply = compare(request(R"({"over":"/visits/0/tier"})"));
  CHECK(count(reply, R"("status":"complete")") == 6);  // the reply, the base and four tiers
  // Tier 3: 1100 × 65 % = 715.00, 785.00 for the person.
  CHECK(contains(reply, R"("cash":"785.00","total":"785.00")"));
  CHECK(contains(reply, R"("slot":"rate","visit":0,"change":"110.00","from":"75%","to":"65%")"));
  // Community clinic and tier 1: 1100 × 85 % = 935.00.
  CHECK(count(reply, R"("change":"-110.00","from":"75%","to":"85%")") == 2);
  CHECK(contains(reply, R"("sentence":{"key":"compare.rate"})"));
  CHECK(contains(reply, R"("sources":{"from":[{"source":"suizhou-qa-2024")"));
  CHECK(count(reply, R"("reasons":[])") == 1);  // the tier it is
}

TEST_CASE("slot by slot: the deductible first, then the rate") {
  // Active: (1500 − 500) × 70 % = 700.00, 800.00 for the person, 125.00 more.
  const std::string reply = compare(request(R"({"over":"/person/status"})"));
  CHECK(contains(reply, R"("cash":"125.00","total":"125.00")"));
  // (1500 − 500) × 75 % = 750.00: 75.00 less than 825.00.
  CHECK(contains(reply, R"("slot":"deductible","visit":0,"change":"75.00","from":"400.00","to":"500.00")"));
  // The rate of the tier is the same; the five points of the retired are not.
  CHECK(contains(reply, R"("slot":"adjust","visit":0,"change":"50.00","from":"75%","to":"70%")"));
  CHECK(count(reply, R"("slot":)") == 2);
}

TEST_CASE("a ceiling that is reached is the only reason") {
  // 4600 × 75 % = 3450.00 and 4500 × 70 % = 3150.00, cut to 1600.00 and 1300.00.
  const std::string reply =
      compare(request(with_set(R"("/person/status":"active")"), R"({"care":"outpatient","tier":"2","total":"5000"})"));
  CHECK(contains(
      reply,
      R"("slot":"ceiling","on":"payment","per":"year","visit":0,"change":"300.00","from":"1600.00","to":"1300.00")"));
  CHECK(count(reply, R"("slot":)") == 1);
}

TEST_CASE("another bill, another year so far, another order") {
  // 1600 × 75 % = 1200.00: 800.00 for the person.
  CHECK(contains(compare(request(with_set(R"("/visits/0/total":"2000")"))),
                 R"("slot":"bill","change":"125.00","from":"1500.00","to":"2000.00")"));
  // The deductible used up before: 1500 × 75 % = 1125.00.
  CHECK(contains(
      compare(request(with_set(R"("/year_to_date":{"benefits":{"employee_outpatient":{"base":"400"}}})"))),
      R"("slot":"year_to_date","visit":0,"change":"-300.00","from":{"base":"0.00","deductible":"0.00","paid":"0.00"},"to":{"base":"400.00")"));
  // 400 of tier 2 under the deductible, then 1000 × 65 % = 650.00; or 600 × 65 % + 400 × 75 % = 690.00.
  const std::string two =
      R"({"care":"outpatient","tier":"2","total":"400"},{"care":"outpatient","tier":"3","total":"1000"})";
  const std::string reply = compare(request(R"({"with":[{"order":[1,0]}]})", two));
  CHECK(contains(reply, R"("reasons":[{"benefit":null,"slot":"order","change":"-40.00")"));
  CHECK(count(reply, R"("slot":)") == 1);
}

TEST_CASE("a visit more, a visit less") {
  // The second visit: 1000 × 65 % = 650.00 are paid, 350.00 are not.
  const std::string second = R"({"care":"outpatient","tier":"3","total":"1000"})";
  CHECK(contains(compare(request(with_set("\"/visits/1\":" + second))),
                 R"("slot":"visits","visit":1,"change":"350.00","from":1,"to":2)"));
  CHECK(contains(compare(request(R"({"with":[{"remove":["/visits/1"]}]})", kVisit + "," + second)),
                 R"("slot":"visits","visit":1,"change":"-350.00","from":2,"to":1)"));
}

TEST_CASE("other rules: the lines of the statement") {
  std::string pack = read_file(kOutpatient);
  pack.replace(pack.find(R"("2": "70%")"), 10, R"("2": "50%")");
  // 1100 × 55 % = 605.00.
  const std::string reply = compare(request(with_set("\"/pack\":" + pack)));
  CHECK(contains(
      reply,
      R"("reasons":[{"benefit":null,"payer":"pooled_fund","slot":"payer","change":"220.00","from":"825.00","to":"605.00")"));
}

TEST_CASE("a variant that cannot be answered says so, and the others are answered") {
  const std::string reply = compare(
      request(R"({"with":[{"name":"bad","set":{"/visits/0/tier":"9"}},{"set":{"/visits/0/place":"out_of_province"}},)"
              R"({"set":{"/date":"2025-06-01"}},{"set":{"/visits/0/tier":"3"}}]})"));
  CHECK(contains(
      reply,
      R"({"name":"bad","status":"error","error":{"code":"unknown_option","path":"/compare/with/0/set/~1visits~10~1tier","line":1,)"));
  CHECK(contains(reply, R"({"status":"not_encoded"},{"status":"not_in_force"},{"status":"complete","total":)"));
}

TEST_CASE("what is unknown on both sides is the same on both sides") {
  // Per tier 565.00 … 785.00 for the retired; the active pay 135.00, 125.00 or 115.00 more.
  const std::string reply =
      compare(request(with_set(R"("/person/status":"active")"), R"({"care":"outpatient","total":"1500"})"));
  CHECK(contains(reply, R"("total":{"low":"115.00","high":"135.00"}},"hospital")"));
  CHECK(contains(reply, R"("reasons":[])"));
}

TEST_CASE("what is asked for must be there") {
  CHECK(contains(compare(request(R"({"over":"/visits/0/tire"})")), R"("code":"unknown_fact","path":"/compare/over")"));
  CHECK(contains(compare(request(R"({"over":"/visits/3/tier"})")), R"("code":"unknown_fact")"));
  CHECK(contains(compare(request("{}")), R"("code":"over_or_with","path":"/compare")"));
  CHECK(contains(compare(request(R"({"with":[]})")), R"("code":"empty_value","path":"/compare/with")"));
  CHECK(contains(compare(request(R"({"with":[{"order":[0,0]}]})")),
                 R"("code":"wrong_type","path":"/compare/with/0/order")"));
  CHECK(contains(compare(request(R"({"with":[{"order":[7]}]})")), R"("path":"/compare/with/0/order/0")"));
  CHECK(contains(compare(request(with_set(R"("date":"2024-07-01")"))),
                 R"("code":"wrong_type","path":"/compare/with/0/set/date")"));
  CHECK(contains(compare(request("[]")), R"("code":"wrong_type","path":"/compare")"));
}

TEST_CASE("every visit at once") {
  const std::string reply = compare(request(R"({"over":"/visits/tier"})", kVisit + "," + kVisit));
  // Tier 3: 715.00, and 1500 × 65 % = 975.00 cut at 885.00, as all the others at 1600.00 in all.
  CHECK(contains(reply, R"("value":"3")"));
  CHECK(contains(reply, R"("funds":{"pooled_fund":"1600.00")"));
}

TEST_CASE("what would cost less, best first, and how it is proved") {
  // Active, tier 3: (1500 − 500) × 60 % = 600.00, 900.00 for the person.
  const std::string text = R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"active"},)"
                           R"("visits":[{"care":"outpatient","tier":"3","total":"1500"}]})";
  const std::string reply = improve(text);
  // 80 % at a clinic or tier 1; retired (1500 − 400) × 65 % = 715.00; 70 % at tier 2; the account saves cash only.
  const char* const savings[] = {R"("saving":"200.00")", R"("saving":"200.00")", R"("saving":"115.00")",
                                 R"("saving":"100.00")", R"("saving":"0.00","cash_saving":"900.00")"};
  std::size_t at = 0;
  for (const char* const saving : savings) {
    at = reply.find(saving, at + 1);
    REQUIRE(at != std::string::npos);
  }
  CHECK(reply.find(R"("saving":)", at + 1) == std::string::npos);
  CHECK(contains(reply, R"("changes":[{"fact":"tier","path":"/visits/0/tier","from":"3","to":"primary","label":)"));
  CHECK(contains(reply, R"("proved":{"/visits/0/tier":"primary"})"));
  CHECK(contains(reply, R"("proved":{"/person/status":"retired"})"));
  CHECK(contains(reply, R"("proved":{"/year_to_date/account_balance":"900.00"})"));
  CHECK(contains(reply, R"("not_applied":[])"));
}

TEST_CASE("a better order of visits is found") {
  const std::string reply = improve(
      R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"retired"},"year_to_date":{"account_balance":"0"},)"
      R"("visits":[{"care":"outpatient","tier":"primary","total":"400"},{"care":"outpatient","tier":"primary","total":"500","noncovered":"1"},{"care":"outpatient","tier":"3","total":"1000"}]})");
  CHECK(contains(reply, R"("kind":"order")"));
  // 400 + 499 at 85 % after 600 of tier 3 at 65 %: 390.00 + 764.15; before: 499 × 85 % + 1000 × 65 % = 1074.15.
  CHECK(contains(reply, R"("kind":"order","changes":[],"saving":"80.00")"));
  CHECK(count(reply, R"("kind":"order")") == 1);
}

TEST_CASE("a saving holds for everything that is unknown") {
  const std::string reply = improve(
      R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"active"},"year_to_date":{"account_balance":"0"},)"
      R"("visits":[{"care":"outpatient","total":"1500"}]})");
  // Nothing to 200.00, after the tier it would have been; tier 3 can only be dearer and is not listed.
  CHECK(contains(reply, R"("from":null,"to":"primary")"));
  CHECK(contains(reply, R"("saving":{"low":"0.00","high":"200.00"})"));
  CHECK(contains(reply, R"("saving":{"low":"115.00","high":"135.00"})"));
  CHECK(!contains(reply, R"("to":"3")"));
  CHECK(!contains(reply, R"("to":"2")"));
}

TEST_CASE("what did not apply, and what it lacked") {
  const auto text = [](const std::string& visit, const std::string& more = "") {
    return R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"active"},"visits":[)" +
           visit + "]" + more + "}";
  };
  CHECK(contains(
      improve(text(R"({"care":"outpatient","tier":"2","total":"300"})")),
      R"("visit":0,"reason":"below_deductible","missing":"200.00","sentence":{"key":"not_applied.below_deductible"})"));
  CHECK(contains(improve(text(R"({"care":"outpatient","tier":"2","total":"300"})",
                              R"(,"year_to_date":{"benefits":{"employee_outpatient":{"base":"150"}}})")),
                 R"("missing":"50.00")"));
  CHECK(contains(improve(text(R"({"care":"outpatient","tier":"2","total":"300","noncovered":"300"})")),
                 R"("reason":"no_base")"));
  CHECK(contains(improve(text(R"({"care":"outpatient","tier":"2","total":"3000"})",
                              R"(,"year_to_date":{"benefits":{"employee_outpatient":{"base":"5000","paid":"1300"}}})")),
                 R"("reason":"ceiling")"));
  const std::string unknown = improve(text(R"({"care":"inpatient","tier":"2","total":"3000"})"));
  CHECK(contains(unknown, R"("status":"not_encoded","improvements":[],"not_applied":[])"));
  CHECK(contains(unknown, R"("encodes":[)"));
}
