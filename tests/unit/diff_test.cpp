#include <catch2/catch.hpp>

#include "files.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

std::string replaced(std::string text, const std::string& part, const std::string& with) {
  const std::size_t at = text.find(part);
  INFO(part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, part.size(), with);
}

const char* kSuizhou = "policies/cn/hubei/421300/pack.json";

const std::string kCase =
    R"(,"person":{"scheme":"employee","status":"retired"},"visits":[{"care":"outpatient","tier":"2","total":"1500"}])";

}  // namespace

TEST_CASE("diff of two packs: the row that changed, both sources, and the case in yuan") {
  Engine engine = engine_with({kOutpatient});
  const std::string next = replaced(read_file(kOutpatient), R"("retired": "400")", R"("retired": "600")");
  const std::string ask = R"({"region":"421300","date":"2024-06-01","with":)" + next;
  const std::string reply = engine.call("diff", ask + kCase + "}");
  CHECK(contains(
      reply,
      R"("changes":[{"benefit":"employee_outpatient","slot":"deductible","rows":[)"
      R"({"when":{"status":"retired"},"from":"400.00","to":"600.00"}],"from_source":{"source":"suizhou-qa-2024","grade":"official")"));
  CHECK(contains(reply,
                 R"("case":{"from":{"status":"complete","person_total":"675.00","funds_total":"825.00"},)"
                 R"("to":{"status":"complete","person_total":"825.00","funds_total":"675.00"},"change":"150.00")"));
  CHECK(contains(reply, R"({"line":"funds.pooled_fund","from":"825.00","to":"675.00","change":"-150.00"})"));
  const std::string families = engine.call("diff", ask + "}");
  CHECK(contains(families, R"("status":"retired")"));
  // Those who work are not touched; nor is a bill whose payment reaches the ceiling either way.
  CHECK(!contains(families, R"("status":"active","care")"));
  CHECK(contains(families, R"("total":"1000.00","from":{"status":"complete")"));
}

TEST_CASE("diff of a pack with itself is empty; what a pack does not have is null") {
  Engine engine = engine_with({kOutpatient, kYardstick});
  const std::string same = engine.call("diff", R"({"region":"421300","with":"421300","date":"2024-06-01"})");
  CHECK(contains(same, R"("changes":[])"));
  CHECK(contains(same, R"("changed":0,"list":[])"));
  const std::string other =
      engine.call("diff", R"({"region":"421300","with":"yardstick","date":"2024-06-01")" + kCase + "}");
  CHECK(contains(other, R"("to":null)"));
  CHECK(contains(other, R"("from":null)"));
  CHECK(contains(other, R"("case":{"from":{"status":"complete")"));
}

TEST_CASE("diff of two days: a value that changes between them, and visits taken to be of those days") {
  Engine engine = engine_with({});
  std::string pack = read_file(kOutpatient);
  const std::size_t start = pack.find(R"("deductible": {)");
  pack.replace(start, pack.find("},\n      \"rate\"") + 1 - start,
               R"("deductible": [{"from":"2024-01-01","until":"2024-06-30","source":"suizhou-qa-2024","value":"100"},)"
               R"({"from":"2024-07-01","source":"suizhou-qa-2024","value":"300"}])");
  const std::string reply =
      engine.call("diff", "{\"pack\":" + pack + R"(,"from":"2024-06-30","to":"2024-07-01")" +
                              replaced(kCase, R"("total")", R"("date":"2024-06-30","total")") + "}");
  CHECK(contains(reply, R"("changes":[{"benefit":"employee_outpatient","slot":"deductible",)"
                        R"("rows":[{"when":{},"from":"100.00","to":"300.00"}])"));
  CHECK(contains(reply, R"("until":"2024-06-30")"));
  CHECK(contains(reply, R"("case":{"from":{"status":"complete")"));
  CHECK(contains(reply, R"("change":"150.00")"));  // 200 more of a deductible, at 75 %
}

TEST_CASE("diff for some: only what is about them changes, and the families are theirs") {
  Engine engine = engine_with({kSuizhou});
  const std::string ask = R"({"region":"421300","from":"2023-12-31","to":"2024-01-01")";
  const auto changes = [](const std::string& reply) {
    const std::size_t start = reply.find(R"("changes":)");
    return reply.substr(start, reply.find(R"("families":)") - start);
  };
  const std::string everybody = engine.call("diff", ask + "}");
  CHECK(contains(changes(everybody), R"("benefit":"employee_)"));
  CHECK(contains(changes(everybody), R"("benefit":"resident_)"));
  const std::string residents = engine.call("diff", ask + R"(,"for":{"scheme":"resident"}})");
  CHECK(!contains(changes(residents), R"("benefit":"employee_)"));
  CHECK(!contains(changes(residents), R"("scheme":["employee"])"));
  CHECK(contains(changes(residents), R"("benefit":"resident_)"));
  const std::string list = residents.substr(residents.find(R"("list":)"));
  CHECK(contains(list, R"("facts":{"scheme":"resident")"));
  CHECK(!contains(list, R"("scheme":"employee")"));
  const std::string narrow = engine.call("diff", ask + R"(,"for":{"scheme":"resident","care":"inpatient"}})");
  CHECK(!contains(narrow, R"("care":"outpatient")"));
  // A case is settled as it is: whose it is, it says itself.
  const std::string whole = engine.call("diff", ask + R"(,"for":{"scheme":"resident"})" + kCase + "}");
  CHECK(contains(whole, R"("to":{"status":"complete","person_total":"675.00")"));
}

TEST_CASE("diff for some: what is held is no condition of a row, and rules for others are not there") {
  Engine engine = engine_with({kOutpatient});
  const std::string next = replaced(read_file(kOutpatient), R"("retired": "400")", R"("retired": "600")");
  const std::string ask = R"({"region":"421300","date":"2024-06-01","with":)" + next;
  const std::string retired = engine.call("diff", ask + R"(,"for":{"status":"retired"}})");
  CHECK(contains(retired, R"("rows":[{"when":{},"from":"400.00","to":"600.00"}])"));
  CHECK(contains(retired, R"("facts":{"scheme":"employee","status":"retired")"));
  const std::string active = engine.call("diff", ask + R"(,"for":{"status":"active"}})");
  CHECK(contains(active, R"("changes":[])"));
  CHECK(contains(active, R"("changed":0,"list":[])"));
  const std::string both = engine.call("diff", ask + R"(,"for":{"status":["retired","active"],"tier":{"not":"3"}}})");
  CHECK(contains(both, R"("rows":[{"when":{"status":"retired"},"from":"400.00","to":"600.00"}])"));
  CHECK(contains(both, R"("tier":"2")"));
  CHECK(!contains(both, R"("tier":"3")"));
}

TEST_CASE("diff for some: of a count the families have the least that is meant") {
  Engine engine = engine_with({kSuizhou});
  const std::string next = replaced(read_file(kSuizhou), R"("retired": "400")", R"("retired": "600")");
  const std::string reply = engine.call(
      "diff",
      R"({"region":"421300","date":"2024-06-01","for":{"scheme":"employee","contribution_gap":{"at_least":2}},"with":)" +
          next + "}");
  INFO(reply.substr(reply.find(R"("families":)")));
  CHECK(contains(reply, R"("contribution_gap":")"));
  CHECK(contains(reply, R"("person_total":)"));
  CHECK(!contains(reply, R"("error")"));
}

TEST_CASE("diff of bands: each stretch that has another rate, also where the edges are others") {
  Engine engine = engine_with({});
  const auto pack_with = [](const std::string& bands) {
    std::string pack = read_file(kOutpatient);
    const std::size_t start = pack.find(R"("rate": {)");
    return pack.replace(start, pack.find("},\n      \"adjust\"") + 1 - start,
                        R"("bands": {"from":"2024-01-01","source":"suizhou-qa-2024","measured":"above_deductible",)"
                        R"("value":[)" +
                            bands + "]}");
  };
  const std::string before = pack_with(R"({"over":"0","rate":"50%"},{"over":"1000","rate":"60%"})");
  const std::string after = pack_with(R"({"over":"0","rate":"50%"},{"over":"500","rate":"60%"})");
  const std::string reply =
      engine.call("diff", R"({"date":"2024-06-01","pack":)" + before + R"(,"with":)" + after + "}");
  CHECK(contains(reply,
                 R"("slot":"bands","rows":[{"when":{"over":"500.00","up_to":"1000.00"},"from":"50%","to":"60%"}])"));
}

TEST_CASE("diff says what is wrong with its request") {
  Engine engine = engine_with({kOutpatient});
  CHECK(contains(engine.call("diff", R"({"region":"421300","from":"2024-06-01"})"),
                 R"("code":"missing_key","path":"/to")"));
  CHECK(contains(engine.call("diff", R"({"region":"421300","with":"nowhere","date":"2024-06-01"})"),
                 R"("code":"unknown_region","path":"/with")"));
  CHECK(contains(
      engine.call("diff", R"({"region":"421300","with":{"format":"yibao-pack/1","region":5},"date":"2024-06-01"})"),
      R"("path":"/with/region")"));
  CHECK(contains(engine.call("diff", R"({"region":"421300","with":7,"date":"2024-06-01"})"), R"("path":"/with")"));
  const std::string days = R"({"region":"421300","from":"2024-06-01","to":"2024-07-01","for":)";
  CHECK(contains(engine.call("diff", days + R"({"nothing":"x"}})"), R"("code":"unknown_fact","path":"/for/nothing")"));
  CHECK(contains(engine.call("diff", days + R"({"status":"x"}})"), R"("code":"unknown_option","path":"/for/status")"));
  CHECK(contains(engine.call("diff", days + "7}"), R"("code":"wrong_type","path":"/for")"));
  const std::string bad =
      engine.call("diff", R"({"region":"421300","from":"2024-06-01","to":"2024-07-01","visits":7})");
  CHECK(contains(bad, R"("case":{"from":{"status":"error")"));
}
