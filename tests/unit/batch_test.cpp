#include "yibao/batch.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "files.hpp"
#include "money/amount.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

constexpr const char* kEmployee =
    R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee"},"visits":[{"care":"outpatient"}]})";

}  // namespace

TEST_CASE("batch: a column of visits, in order, as many as fit the lanes and more") {
  const Engine engine = engine_with({kOutpatient});
  Batch batch(engine, kEmployee);
  REQUIRE(batch.error().empty());
  constexpr std::size_t kRows = 1000;
  const std::uint8_t status[] = {batch.code("person.status", "active"), batch.code("person.status", "retired")};
  const std::uint8_t tier = batch.code("visits.0.tier", "2");
  std::vector<std::uint8_t> statuses;
  std::vector<std::uint8_t> tiers(kRows, tier);
  std::vector<std::int64_t> totals;
  for (std::size_t i = 0; i < kRows; ++i) {
    statuses.push_back(status[i % 2]);
    totals.push_back(static_cast<std::int64_t>(i) * 1'000);
  }
  std::vector<std::int64_t> fund(kRows, -1);
  std::vector<std::int64_t> person(kRows, -1);
  std::vector<std::int64_t> paid(kRows, -1);
  std::vector<Answer> answers(kRows, Answer::invalid);
  CHECK(batch.facts("person.status", statuses.data()));
  CHECK(batch.facts("visits.0.tier", tiers.data()));
  CHECK(batch.numbers("visits.0.total", totals.data()));
  CHECK(batch.results("funds.total", fund.data()));
  CHECK(batch.results("person.total", person.data()));
  CHECK(batch.results("year_to_date.benefits.employee_outpatient.paid", paid.data()));
  batch.answers(answers.data());
  batch.settle(kRows);
  Engine door = engine;
  for (std::size_t i = 0; i < kRows; i += 7) {
    const std::string reply = door.call(
        "estimate", std::string(R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":")") +
                        (i % 2 == 0 ? "active" : "retired") +
                        R"("},"visits":[{"care":"outpatient","tier":"2","total":")" + format_fen(totals[i]) + "\"}]}");
    CHECK(answers[i] == Answer::complete);
    CHECK(contains(reply, R"("pooled_fund":")" + format_fen(fund[i]) + "\""));
    CHECK(fund[i] + person[i] == totals[i]);
    CHECK(paid[i] == fund[i]);
  }
  CHECK(fund[150] > 0);
}

TEST_CASE("batch: rows that are no figures say so, and their neighbours are settled") {
  const Engine engine = engine_with({kOutpatient});
  Batch batch(engine, kEmployee);
  const std::uint8_t retired = batch.code("person.status", "retired");
  const std::uint8_t care = batch.code("visits.0.care", "outpatient");
  const std::uint8_t no_care = batch.code("visits.0.care", "maternity");
  REQUIRE(no_care != Batch::kUnknown);
  const std::uint8_t statuses[] = {retired, retired, retired, 99, retired, Batch::kUnknown};
  const std::uint8_t cares[] = {care, no_care, care, care, care, care};
  const std::int64_t totals[] = {150'000, 150'000, -1, 150'000, 2'000'000'000'000, 150'000};
  const std::uint8_t tier = batch.code("visits.0.tier", "2");
  const std::uint8_t tiers[] = {tier, tier, tier, tier, tier, tier};
  std::int64_t fund[6] = {-1, -1, -1, -1, -1, -1};
  Answer answers[6] = {};
  batch.facts("person.status", statuses);
  batch.facts("visits.0.care", cares);
  batch.facts("visits.0.tier", tiers);
  batch.numbers("visits.0.total", totals);
  batch.results("funds.pooled_fund", fund);
  batch.answers(answers);
  batch.settle(6);
  CHECK(answers[0] == Answer::complete);
  CHECK(fund[0] == 82'500);
  CHECK(answers[1] == Answer::not_encoded);
  CHECK(fund[1] == 0);
  CHECK(answers[2] == Answer::invalid);
  CHECK(answers[3] == Answer::invalid);
  CHECK(answers[4] == Answer::invalid);
  CHECK(answers[5] == Answer::open);
}

TEST_CASE("batch: the year goes on in the same columns") {
  const Engine engine = engine_with({kOutpatient});
  Batch batch(engine, kEmployee);
  const std::string year = "year_to_date.benefits.employee_outpatient.";
  const std::uint8_t retired[] = {batch.code("person.status", "retired")};
  const std::uint8_t tier[] = {batch.code("visits.0.tier", "2")};
  const std::int64_t total[] = {100'000};
  std::int64_t counters[4] = {};
  std::int64_t fund[1] = {};
  batch.facts("person.status", retired);
  batch.facts("visits.0.tier", tier);
  batch.numbers("visits.0.total", total);
  batch.results("funds.total", fund);
  std::size_t next = 0;
  for (const char* counter : {"base", "deductible", "paid", "counted"}) {
    CHECK(batch.numbers(year + counter, counters + next));
    CHECK(batch.results(year + counter, counters + next++));
  }
  std::int64_t sum = 0;
  for (int visit = 0; visit < 3; ++visit) {
    batch.settle(1);
    sum += fund[0];
  }
  CHECK(counters[0] == 300'000);
  CHECK(counters[1] == 40'000);  // the deductible, once
  CHECK(counters[2] == sum);
  CHECK(sum == 160'000);  // the year's ceiling
}

TEST_CASE("batch: what cannot be used is said") {
  const Engine engine = engine_with({kOutpatient});
  CHECK(contains(Batch(engine, "{").error(), R"({"error":)"));
  CHECK(contains(Batch(engine, R"({"region":"000000","date":"2024-06-01","visits":[{}]})").error(), "unknown_region"));
  CHECK(contains(Batch(engine, R"({"region":"421300","date":"2024-06-01","visits":[{},{}]})").error(),
                 "too_many_visits"));
  Batch batch(engine, kEmployee);
  std::int64_t column[1] = {};
  const std::uint8_t codes[1] = {};
  CHECK_FALSE(batch.facts("person.nothing", codes));
  CHECK_FALSE(batch.facts("visits.0.status", codes));
  CHECK_FALSE(batch.numbers("visits.0.nothing", column));
  CHECK_FALSE(batch.numbers("year_to_date.benefits.nothing.base", column));
  CHECK_FALSE(batch.results("funds.nothing", column));
  CHECK(batch.code("person.status", "nothing") == Batch::kUnknown);
  Batch late(engine, R"({"region":"421300","date":"2031-06-01","visits":[{}]})");
  REQUIRE(late.error().empty());
  Answer answer = Answer::complete;
  late.answers(&answer);
  late.settle(1);
  CHECK(answer == Answer::not_in_force);
}
