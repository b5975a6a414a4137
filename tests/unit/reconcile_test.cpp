// Printed settlements against ours: sums, single figures worked out by hand, and random real cases in which one or two
// things were changed.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>

#include "files.hpp"
#include "json/edit.hpp"
#include "pack/pack.hpp"

using namespace yibao;
using namespace yibao::test;

namespace fs = std::filesystem;

namespace {

std::string request(const std::string& person, const std::string& visit, const std::string& printed,
                    const std::string& more = "") {
  return R"({"region":"421300","date":"2024-06-01","person":{)" + person + R"(},"visits":[{)" + visit +
         R"(}],"reconcile":{"printed":{)" + printed + "}}" + more + "}";
}

const std::string kRetired = R"("scheme":"employee","status":"retired")";
const std::string kVisit = R"("care":"outpatient","tier":"2","total":"1500")";

std::unique_ptr<Document> parsed(const std::string& text) {
  Issues issues;
  auto document = Document::parse(text, Limits{4u << 20, 64, 1'000'000}, issues);
  REQUIRE(document != nullptr);
  return document;
}

Document::Id find(const Document& d, std::initializer_list<const char*> path) {
  Document::Id id = d.root();
  for (const char* key : path) {
    if (id == Document::kNone) return id;
    id = d.find(id, key);
  }
  return id;
}

// The request of an explanation: the one that was asked, with its "set", without the printed figures.
std::string with_set(const std::string& request, const Document& reply, Document::Id explanation) {
  std::vector<Edit> edits{{"/reconcile", ""}};
  const auto set = reply.find(explanation, "set");
  for (auto id = reply[set].first; id != Document::kNone; id = reply[id].next)
    edits.push_back({std::string(reply[id].key), std::string(reply.source(id))});
  return edited(*parsed(request), edits);
}

std::string statement_of(const std::string& reply) {
  const auto d = parsed(reply);
  const auto visits = find(*d, {"ok", "visits"});
  if (visits == Document::kNone || (*d)[visits].children == 0) return "";
  const auto statement = d->find((*d)[visits].first, "statement");
  return std::string(d->source(statement));
}

struct Random {
  std::uint64_t state;
  std::uint64_t next() {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
};

std::string money(std::int64_t fen) { return "\"" + format_fen(fen) + "\""; }

// A case of a real pack, as edits of an empty request.
struct Planted {
  std::vector<Edit> asked;    // the case without what is planted
  std::vector<Edit> planted;  // what is
  std::size_t changes = 0;
};

std::string text_of(const Fact& fact, std::size_t option) {
  if (fact.type != FactType::count) return "\"" + fact.options[option].id + "\"";
  return std::to_string(option == 0 ? fact.least : fact.cuts[option - 1]);
}
std::string path_of(const Fact& fact) {
  if (fact.scope == FactScope::reading) return "/options/readings/" + fact.id;
  return (fact.scope == FactScope::person ? "/person/" : "/visits/0/") + fact.id;
}

Planted plant(Random& random, const Pack& pack) {
  Planted out;
  const auto& encodes = pack.encodes[random.below(pack.encodes.size())];
  std::vector<std::size_t> options(pack.facts.size(), 0);
  std::vector<std::uint8_t> said(pack.facts.size(), false);
  const auto usable = [&](std::size_t f, std::size_t option) {
    for (const auto& term : encodes.when.all) {
      if (term.fact == f) return ((term.mask >> option) & 1) != 0;
    }
    return true;
  };
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    const Fact& fact = pack.facts[f];
    do options[f] = random.below(fact.options.size());
    while (!usable(f, options[f]));
    if (fact.usual.has_value() && usable(f, *fact.usual) && !random.one_in(5)) options[f] = *fact.usual;
  }
  const Date from = std::max(encodes.from, pack.known_from);
  const Date until = encodes.until == kNoDate ? pack.known_until : std::min(encodes.until, pack.known_until);
  const Date date = random.one_in(2) ? from : until;
  out.asked.push_back({"/region", "\"" + pack.region + "\""});
  out.asked.push_back({"/date", "\"" + format_date(date) + "\""});
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    const Fact& fact = pack.facts[f];
    if (!fact.counter.empty() || (!fact.when.empty() && !fact.when.holds(options))) continue;
    said[f] = !fact.usual.has_value() || options[f] != *fact.usual || random.one_in(4);
    if (said[f]) out.asked.push_back({path_of(fact), text_of(fact, options[f])});
  }
  const std::int64_t total = static_cast<std::int64_t>(20'000 + random.below(random.one_in(4) ? 20'000'000 : 900'000));
  out.asked.push_back({"/visits/0/total", money(total)});
  const std::size_t wanted = 1 + random.below(2);
  for (int tries = 0; out.changes < wanted && tries < 20; ++tries) {
    switch (random.below(5)) {
      case 0: {  // earlier spending
        const auto& benefit = pack.benefits[random.below(pack.benefits.size())];
        if (benefit.purse != Purse::none || benefit.period != Period::year || !benefit.applies.holds(options)) break;
        const std::int64_t base = static_cast<std::int64_t>(random.below(1'000'000)) / 100 * 100;
        out.planted.push_back({"/year_to_date/benefits/" + benefit.id + "/base", money(base)});
        ++out.changes;
        break;
      }
      case 1: {  // a first-pay share
        if (!out.planted.empty() && out.planted.back().pointer == "/visits/0/first_pay") break;
        out.planted.push_back(
            {"/visits/0/first_pay", money(static_cast<std::int64_t>(random.below(20)) * total / 100)});
        ++out.changes;
        break;
      }
      case 2:
        out.planted.push_back({"/year_to_date/admissions", std::to_string(1 + random.below(3))});
        ++out.changes;
        break;
      default: {  // a fact or a reading
        const std::size_t f = random.below(pack.facts.size());
        const Fact& fact = pack.facts[f];
        if (!fact.counter.empty() || (!fact.when.empty() && !fact.when.holds(options))) break;
        const std::size_t other = random.below(fact.options.size());
        if (other == options[f] || !usable(f, other)) break;
        options[f] = other;
        out.planted.push_back({path_of(fact), text_of(fact, other)});
        // What only the new answer makes matter must be said too.
        for (std::size_t g = 0; g < pack.facts.size(); ++g) {
          const Fact& more = pack.facts[g];
          const bool touches =
              std::any_of(more.when.all.begin(), more.when.all.end(), [&](const auto& term) { return term.fact == f; });
          if (touches && more.when.holds(options)) out.planted.push_back({path_of(more), text_of(more, options[g])});
        }
        ++out.changes;
        break;
      }
    }
  }
  return out;
}

}  // namespace

TEST_CASE("printed figures that are ours are equal") {
  Engine engine = engine_with({kOutpatient});
  const std::string reply = engine.call(
      "reconcile",
      request(kRetired, kVisit, R"("total_charge":"1500","funds":{"pooled_fund":"825.00"},"person":{"cash":675})"));
  CHECK(contains(reply, R"({"ok":{"status":"equal","visit":0)"));
  CHECK(contains(
      reply,
      R"({"line":"person/cash","national":"psn_cash_pay","printed":"675.00","ours":"675.00","difference":"0.00"})"));
  CHECK(contains(reply, R"("explanations":[])"));
}

TEST_CASE("a deductible that earlier bills used up") {
  Engine engine = engine_with({kOutpatient});
  // 1500 × 75 % = 1125, without the deductible of 400.
  const std::string reply =
      engine.call("reconcile", request(kRetired, kVisit, R"("hifp_pay":"1125.00","psn_cash_pay":"375.00")"));
  CHECK(contains(reply, R"({"ok":{"status":"explained")"));
  CHECK(contains(
      reply,
      R"("explanations":[{"changes":[{"kind":"year_to_date","fact":"base","path":"/year_to_date/benefits/employee_outpatient/base")"));
  CHECK(contains(reply, R"("from":"0.00","to":"400.00","whole":true)"));
  CHECK(contains(reply, R"("/year_to_date/benefits/employee_outpatient/deductible":"400.00")"));
}

TEST_CASE("another reading, another answer, a first-pay share") {
  Engine engine = engine_with({kOutpatient});
  // 70 % × 1.05 = 73.5 % of 1100.
  const std::string reading = engine.call(
      "reconcile", request(kRetired, kVisit, R"("funds":{"pooled_fund":"808.50"},"deductible_applied":"400")"));
  CHECK(contains(
      reading,
      R"("explanations":[{"changes":[{"kind":"reading","fact":"retired_increase","path":"/options/readings/retired_increase","from":"points","to":"factor")"));
  CHECK(contains(reading, R"("set":{"/options/readings/retired_increase":"factor"})"));
  // (1500 − 500) × 70 %.
  const std::string active = engine.call(
      "reconcile", request(kRetired, kVisit, R"("funds":{"pooled_fund":"700"},"deductible_applied":"500")"));
  CHECK(contains(active, R"("explanations":[{"changes":[{"kind":"fact","fact":"status","path":"/person/status")"));
  // (1500 − 100 − 400) × 75 %; the reading does not lead there.
  const std::string first = engine.call(
      "reconcile", request(kRetired, kVisit, R"("funds":{"pooled_fund":"750"},"deductible_applied":"400")"));
  CHECK(contains(first,
                 R"({"kind":"amount","fact":"first_pay","path":"/visits/0/first_pay","from":"0.00","to":"100.00")"));
}

TEST_CASE("what is not known is answered by the printed figures") {
  Engine engine = engine_with({kOutpatient});
  // 1100 × 65 %: tier 3, retired.
  const std::string reply = engine.call(
      "reconcile", request(kRetired, R"("care":"outpatient","total":"1500")", R"("funds":{"pooled_fund":"715"})"));
  CHECK(contains(reply, R"({"ok":{"status":"explained")"));
  CHECK(contains(reply, R"("ours":{"low":"715.00","high":"935.00"},"difference":{"low":"-220.00","high":"0.00"})"));
  CHECK(contains(reply, R"("changes":[{"kind":"answer","fact":"tier","path":"/visits/0/tier","from":null,"to":"3")"));
}

TEST_CASE("the printed bill fills in what the request leaves out") {
  Engine engine = engine_with({kOutpatient});
  // (1500 − 60 − 40 − 400) × 75 %.
  const std::string reply = engine.call(
      "reconcile",
      request(
          kRetired, R"("care":"outpatient","tier":"2")",
          R"("medfee_sumamt":"1500","fulamt_ownpay_amt":"60","preselfpay_amt":"40","hifp_pay":"750","balc":"0","acct_pay":"50")"));
  CHECK(contains(reply, R"({"ok":{"status":"equal")"));
  CHECK(contains(
      reply,
      R"("filled":{"/visits/0/total":"1500.00","/visits/0/noncovered":"60.00","/visits/0/first_pay":"40.00","/year_to_date/account_balance":"50.00"})"));
}

TEST_CASE("an earlier visit of the request, and a bill that is not the printed one") {
  Engine engine = engine_with({kOutpatient});
  const std::string two = R"({"region":"421300","date":"2024-06-01","person":{)" + kRetired + R"(},"visits":[{)" +
                          kVisit + "},{" + kVisit +
                          R"(}],"reconcile":{"visit":0,"printed":{"hifp_pay":"935","act_pay_dedc":"400"}}})";
  // 1100 × 85 %: the first visit was to a primary clinic.
  const std::string reply = engine.call("reconcile", two);
  CHECK(contains(reply, R"({"ok":{"status":"explained","visit":0)"));
  CHECK(contains(reply, R"("fact":"tier","path":"/visits/0/tier","from":"2","to":"primary")"));
  // (1600 − 400) × 75 %.
  const std::string bill = engine.call(
      "reconcile", request(kRetired, kVisit, R"("medfee_sumamt":"1600","hifp_pay":"900","act_pay_dedc":"400")"));
  CHECK(contains(bill, R"({"kind":"amount","fact":"bill","path":"/visits/0","from":"1500.00","to":"1600.00")"));
  CHECK(contains(bill, R"("set":{"/visits/0/total":"1600.00"})"));
}

TEST_CASE("a request without printed figures, and a visit that is not there") {
  Engine engine = engine_with({kOutpatient});
  CHECK(contains(engine.call("reconcile", request(kRetired, kVisit, "")),
                 R"("code":"empty_value","path":"/reconcile/printed")"));
  const std::string text = request(kRetired, kVisit, R"("hifp_pay":"1")");
  const std::string other = edited(*parsed(text), {{"/reconcile/visit", "1"}});
  CHECK(contains(engine.call("reconcile", other), R"("code":"not_a_count","path":"/reconcile/visit")"));
  CHECK(contains(engine.call("reconcile", edited(*parsed(text), {{"/reconcile", ""}})), R"("code":"missing_key")"));
}

TEST_CASE("sums of the printed figures that do not hold") {
  Engine engine = engine_with({kOutpatient});
  const std::string reply = engine.call(
      "reconcile",
      request(
          kRetired, kVisit,
          R"("medfee_sumamt":"1500","fund_pay_sumamt":"800","hifp_pay":"825","psn_part_amt":"675","acct_pay":"0","acct_mulaid_pay":"0","psn_cash_pay":"675","hosp_part_amt":"0")"));
  CHECK(contains(reply, R"({"id":"funds","status":"violated","whole":"funds/total","parts":["funds/pooled_fund"])"));
  CHECK(contains(reply, R"("printed":"800.00","sum":"825.00","difference":"-25.00")"));
  CHECK(contains(reply, R"({"id":"person","status":"holds")"));
  CHECK(contains(reply, R"({"id":"settlement","status":"violated")"));
  CHECK(contains(reply, R"("printed":"1500.00","sum":"1475.00","difference":"25.00")"));
  CHECK(contains(reply, R"({"ok":{"status":"not_explained")"));
  CHECK(contains(reply, R"("closest":{"changes":[],"set":{},"lines":[)"));
}

TEST_CASE("a paper that prints no sum of the person's, or the drugs apart") {
  Engine engine = engine_with({kOutpatient});
  const std::string reply = engine.call(
      "reconcile", request(kRetired, kVisit, R"("medfee_sumamt":"1500","hifp_pay":"900","psn_cash_pay":"800")"));
  CHECK(contains(reply, R"({"id":"settlement","status":"violated","whole":"total_charge",)"
                        R"("parts":["funds/pooled_fund","person/cash"])"));
  CHECK(contains(reply, R"("printed":"1500.00","sum":"1700.00","difference":"-200.00")"));
  const std::string part = engine.call(
      "reconcile", request(kRetired, kVisit, R"("medfee_sumamt":"1500","hifp_pay":"825","psn_cash_pay":"500")"));
  CHECK(contains(part, R"({"id":"settlement","status":"open")"));
  // Drugs that the visit names are in the printed line of what is not covered.
  const std::string drugs = engine.call(
      "reconcile", request(kRetired, R"("care":"outpatient","tier":"2","total":"1600","special_drugs":"100")",
                           R"("fulamt_ownpay_amt":"100","hifp_pay":"825")"));
  INFO(drugs);
  CHECK(contains(drugs, R"("status":"equal")"));
}

TEST_CASE("changes planted in random settlements of the real packs are found") {
  const std::string frame_text = read_file(kFrame);
  Engine engine = engine_with({});
  std::vector<std::shared_ptr<const Pack>> packs;
  Issues issues;
  const auto frame = read_frame(Document::parse(frame_text, Limits{}, issues), issues);
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(YIBAO_ROOT) / "policies/cn")) {
    if (entry.path().filename() != "pack.json") continue;
    const std::string text = read_file(fs::relative(entry.path(), YIBAO_ROOT).string());
    engine.add(text);
    packs.push_back(read_pack(Document::parse(text, Limits{4u << 20, 64, 1'000'000}, issues), frame, issues));
  }
  REQUIRE(packs.size() > 5);
  std::sort(packs.begin(), packs.end(), [](const auto& a, const auto& b) { return a->region < b->region; });
  const char* more = std::getenv("YIBAO_PLANTED");
  const std::size_t wanted = more != nullptr ? std::stoul(more) : 500;
  Random random{88'172'645'463'325'252ull};
  std::size_t asked = 0;
  std::size_t found = 0;
  std::size_t tried = 0;
  double worst = 0;
  double all = 0;
  const auto empty = parsed("{\"visits\":[{}]}");
  while (asked < wanted && ++tried < 40 * wanted) {
    const Planted one = plant(random, *packs[random.below(packs.size())]);
    if (one.changes == 0) continue;
    const std::string base = edited(*empty, one.asked);
    const std::string truth = edited(*parsed(base), one.planted);
    const std::string printed_reply = engine.call("estimate", truth);
    if (!contains(printed_reply, "{\"ok\":{\"status\":\"complete\"")) continue;
    const std::string printed = statement_of(printed_reply);
    const bool same = statement_of(engine.call("estimate", base)) == printed;
    if (same) continue;
    // A first-pay share that is printed is simply taken over; leave it to be found.
    const bool hides = std::any_of(one.planted.begin(), one.planted.end(),
                                   [](const Edit& edit) { return edit.pointer == "/visits/0/first_pay"; });
    const std::vector<Edit> hidden_lines{{"/first_pay_amount", ""}, {"/in_scope_amount", ""}};
    const auto without = [&](const std::string& statement) {
      return hides ? edited(*parsed(statement), hidden_lines) : statement;
    };
    const std::string hidden = edited(*parsed(base), {{"/reconcile", "{\"printed\":" + without(printed) + "}"}});
    ++asked;
    const auto start = std::chrono::steady_clock::now();
    const std::string reply = engine.call("reconcile", hidden);
    const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    all += took;
    const bool slowest = took > worst;
    worst = std::max(worst, took);
    if (slowest && more != nullptr) std::cout << "slowest: " << took << " ms " << hidden << "\n";
    const auto answer = parsed(reply);
    const auto explanations = find(*answer, {"ok", "explanations"});
    bool good = contains(reply, "{\"ok\":{\"status\":\"equal\"");
    if (explanations != Document::kNone) {
      for (auto id = (*answer)[explanations].first; id != Document::kNone; id = (*answer)[id].next) {
        std::size_t real = 0;
        const auto changes = answer->find(id, "changes");
        for (auto c = (*answer)[changes].first; c != Document::kNone; c = (*answer)[c].next) {
          const auto kind = answer->find(c, "kind");
          if ((*answer)[kind].text != "answer") ++real;
        }
        const std::string redone = statement_of(engine.call("estimate", with_set(hidden, *answer, id)));
        const bool reproduces = !redone.empty() && without(redone) == without(printed);
        INFO(hidden << "\n" << reply << "\n" << redone);
        CHECK(reproduces);
        good = good || (reproduces && real <= one.changes);
      }
    }
    if (good) ++found;
    if (!good && more != nullptr) {
      std::cout << "missed: " << hidden << "\n  planted";
      for (const Edit& edit : one.planted) std::cout << " " << edit.pointer << "=" << edit.value;
      std::cout << "\n  status " << reply.substr(0, 40) << "\n";
    }
  }
  std::cout << "reconcile: " << found << " of " << asked << " planted changes found, worst " << worst << " ms, mean "
            << all / static_cast<double>(asked) << " ms\n";
  REQUIRE(asked == wanted);
  CHECK(found * 100 >= asked * 95);
  CHECK(worst < 100);
}
