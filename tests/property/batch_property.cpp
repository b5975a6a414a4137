// Columns settled many at a time are the same, to the fen, as visits settled one by one.
#include <array>
#include <catch2/catch.hpp>

#include "../bench/cases.hpp"
#include "../bench/columns.hpp"
#include "../bench/yardstick.hpp"
#include "files.hpp"
#include "random_pack.hpp"
#include "reply.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

constexpr std::size_t kRows = 40;
const char* const kCounterNames[] = {"base",        "deductible", "paid",          "counted",       "day.paid",
                                     "day.counted", "month.paid", "month.counted", "lifetime.paid", "lifetime.counted"};

// A random case of one visit on the day of the request.
RandomCase one_visit() {
  RandomCase c = random_case(1);
  c.visits[0].date = "2024-06-01";
  return c;
}

std::string with_dots(std::string path) {
  std::replace(path.begin(), path.end(), '/', '.');
  return path;
}

Fen counter_of(const Reply& reply, const std::string& benefit, const std::string& name) {
  std::string path = "ok/year_to_date/benefits/" + benefit + "/" + name;
  std::replace(path.begin(), path.end(), '.', '/');
  if (reply.at(path) != Document::kNone) return reply.fen(path);
  if (name != "counted" || reply.at("ok/year_to_date/benefits/" + benefit) == Document::kNone) return 0;
  return counter_of(reply, benefit, "base") - counter_of(reply, benefit, "deductible");
}

struct Table {
  std::vector<std::uint8_t> codes[7];
  std::vector<Fen> parts[6];
  std::vector<Fen> days;
  std::vector<Fen> balances[2];
  std::vector<Fen> admissions = std::vector<Fen>(kRows);
  std::vector<std::vector<Fen>> counters;
  std::vector<std::vector<Fen>> fields;
  std::vector<Answer> answers = std::vector<Answer>(kRows);
};

void fill(Table& table, const Batch& batch, const std::vector<RandomCase>& cases) {
  for (auto& codes : table.codes) codes.clear();
  for (auto& part : table.parts) part.clear();
  table.days.clear();
  for (const RandomCase& c : cases) {
    const RandomVisit& visit = c.visits[0];
    const std::string values[] = {c.status, c.identity, c.reading, visit.care, visit.tier, visit.place, visit.accident};
    const char* const paths[] = {"person.status", "person.identity", "options.readings.reading", "visits.0.care",
                                 "visits.0.tier", "visits.0.place",  "visits.0.accident"};
    for (std::size_t f = 0; f < 7; ++f) table.codes[f].push_back(batch.code(paths[f], values[f]));
    for (std::size_t part = 0; part < 6; ++part) table.parts[part].push_back(visit.parts[part]);
    table.days.push_back(visit.days);
  }
}

}  // namespace

TEST_CASE("a million yardstick cases in lanes are those of the exact evaluator") {
  const std::string root = std::string(YIBAO_ROOT) + "/";
  const std::string frame = bench::read_file(root + kFrame);
  const std::string pack = bench::read_file(root + kYardstick);
  const bench::Yardstick yardstick(frame, pack);
  Engine engine;
  engine.add(frame);
  engine.add(pack);
  bench::Columns columns(engine, true);
  std::size_t different = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const std::vector<bench::Case> cases = bench::random_cases(100'000, seed);
    columns.fill(cases);
    columns.settle();
    Output<Fen> a;
    Output<Fen> b;
    for (std::size_t i = 0; i < cases.size(); ++i) {
      yardstick.settle(yardstick.pair(cases[i]), a, b);
      if (!(columns.result(i) == bench::Yardstick::result(a, b, cases[i].poor))) ++different;
    }
  }
  CHECK(different == 0);
}

TEST_CASE("rows of a batch are the answers of the door, and so is the year that follows") {
  static const std::string frame = read_file(kFrame);
  const bool held = rc::check("batch is estimate", [] {
    PackShape shape{false, true, true};
    // Half of the packs in the shapes that lanes know.
    if (chance(50)) shape = {false, false, true, false, false, false, false};
    Engine engine;
    engine.add(frame);
    const std::string text = random_pack(shape);
    const std::string added = engine.add(text);
    if (contains(added, "\"error\"")) RC_FAIL(added);
    Batch batch(engine,
                R"({"region":"random","date":"2024-06-01","person":{"scheme":"employee"},"visits":[{"filed":true}]})");
    if (contains(batch.error(), "rate_too_fine") || contains(batch.error(), "unknown_word")) return;
    if (!batch.error().empty()) RC_FAIL(batch.error());
    std::vector<RandomCase> cases;
    for (std::size_t i = 0; i < kRows; ++i) cases.push_back(one_visit());
    if (chance(30)) {
      for (RandomCase& c : cases) c.visits[0].care = cases[0].visits[0].care;
    }
    const bool accounts = chance(50);
    Table table;
    fill(table, batch, cases);
    for (std::size_t p = 0; p < 2; ++p) {
      for (const RandomCase& c : cases) table.balances[p].push_back(accounts ? (p == 0 ? c.balance : c.family) : 0);
    }
    const char* const paths[] = {"person.status", "person.identity", "options.readings.reading", "visits.0.care",
                                 "visits.0.tier", "visits.0.place",  "visits.0.accident"};
    const auto bind = [&] {
      for (std::size_t f = 0; f < 7; ++f) RC_ASSERT(batch.facts(paths[f], table.codes[f].data()));
      const char* const parts[] = {"noncovered", "over_price_limit", "first_pay",
                                   "in_scope",   "noncovered_drugs", "special_drugs"};
      for (std::size_t part = 0; part < 6; ++part)
        RC_ASSERT(batch.numbers(std::string("visits.0.") + parts[part], table.parts[part].data()));
      RC_ASSERT(batch.numbers("visits.0.days", table.days.data()));
    };
    bind();
    if (accounts) {
      batch.numbers("year_to_date.account_balance", table.balances[0].data());
      batch.results("year_to_date.account_balance", table.balances[0].data());
      batch.numbers("year_to_date.family_account_balance", table.balances[1].data());
      batch.results("year_to_date.family_account_balance", table.balances[1].data());
    }
    batch.numbers("year_to_date.admissions", table.admissions.data());
    batch.results("year_to_date.admissions", table.admissions.data());
    std::vector<std::string> counters;
    for (const char* benefit : {"b0", "b1", "b2", "b3", "b4", "family_account"}) {
      for (const char* name : kCounterNames) counters.push_back(std::string(benefit) + "." + name);
    }
    table.counters.assign(counters.size(), std::vector<Fen>(kRows));
    std::vector<bool> bound(counters.size());
    for (std::size_t c = 0; c < counters.size(); ++c) {
      bound[c] = batch.results("year_to_date.benefits." + counters[c], table.counters[c].data());
      if (bound[c]) batch.numbers("year_to_date.benefits." + counters[c], table.counters[c].data());
    }
    table.fields.assign(statement_fields().size(), std::vector<Fen>(kRows));
    for (std::size_t f = 0; f < table.fields.size(); ++f)
      RC_ASSERT(batch.results(with_dots(statement_fields()[f]), table.fields[f].data()));
    batch.answers(table.answers.data());
    std::vector<std::string> states;
    for (std::size_t i = 0; i < kRows; ++i) {
      RandomCase c = cases[i];
      if (!accounts) c.balance = c.family = 0;
      states.push_back(start_state(c));
    }
    for (int pass = 0; pass < 2; ++pass) {
      batch.settle(kRows);
      for (std::size_t i = 0; i < kRows; ++i) {
        const std::string asked = request(cases[i], 0, 1, states[i]);
        const Reply reply(engine.call("estimate", asked));
        if (!reply.ok()) RC_FAIL(reply.text());
        const std::string status = reply.string("ok/status");
        RC_ASSERT((table.answers[i] == Answer::complete) == (status == "complete"));
        RC_ASSERT((table.answers[i] == Answer::not_covered) == (status == "not_covered"));
        if (status != "complete" && status != "not_covered") continue;
        for (std::size_t f = 0; f < table.fields.size(); ++f) {
          const Fen wanted = reply.fen("ok/total/" + statement_fields()[f]);
          if (table.fields[f][i] != wanted)
            RC_FAIL(statement_fields()[f] + ": " + format_fen(table.fields[f][i]) + " for " + format_fen(wanted) +
                    "\n" + text + "\n" + asked);
        }
        for (std::size_t c = 0; c < counters.size(); ++c) {
          if (!bound[c]) continue;
          const std::size_t dot = counters[c].find('.');
          const Fen wanted = counter_of(reply, counters[c].substr(0, dot), counters[c].substr(dot + 1));
          const bool fine = c % 10 > 3;  // written only where rules look at them
          const bool said = reply.at("ok/year_to_date/benefits/" + counters[c].substr(0, dot)) != Document::kNone;
          const bool same = table.counters[c][i] == wanted || (fine && wanted == 0) ||
                            (!said && counters[c].compare(0, 6, "family") == 0);
          if (!same)
            RC_FAIL(counters[c] + ": " + format_fen(table.counters[c][i]) + " for " + format_fen(wanted) + "\n" + text +
                    "\n" + asked);
        }
        if (accounts) RC_ASSERT(table.balances[0][i] == reply.fen("ok/year_to_date/account_balance"));
        states[i] = reply.source("ok/year_to_date");
      }
      // Another visit of the same persons, from the columns that came out.
      for (RandomCase& c : cases) c.visits[0] = one_visit().visits[0];
      fill(table, batch, cases);
      bind();
    }
  });
  REQUIRE(held);
}
