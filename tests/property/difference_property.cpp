// Reasons sum to the difference, to the fen, and improvements are what they say, over random packs and random changes.
#include <catch2/catch.hpp>

#include "api/variant.hpp"
#include "files.hpp"
#include "json/edit.hpp"
#include "random_pack.hpp"
#include "reason/difference.hpp"
#include "reply.hpp"
#include "statement/write.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

Library random_library(const PackShape& shape) {
  static const std::string frame = read_file(kFrame);
  Issues issues;
  Library library;
  library.frame = read_frame(Document::parse(frame, Limits{}, issues), issues);
  const std::string text = random_pack(shape);
  library.packs["random"] = read_pack(Document::parse(text, Limits{}, issues), library.frame, issues);
  if (!issues.empty()) throw std::runtime_error(error_reply(issues) + text);
  return library;
}

// Another answer to anything: a fact, a bill, a day; an earlier visit more or less.
RandomCase changed(const RandomCase& from) {
  RandomCase c = from;
  const RandomCase other = random_case();
  if (chance(30)) c.status = other.status;
  if (chance(30)) c.identity = other.identity;
  if (chance(20)) c.reading = other.reading;
  for (RandomVisit& visit : c.visits) {
    const RandomVisit& to = other.visits[0];
    if (chance(50)) visit.tier = to.tier;
    if (chance(30)) visit.place = to.place;
    if (chance(15)) visit.care = to.care;
    if (chance(10)) visit.accident = to.accident;
    if (chance(10)) visit.days = to.days;
    if (chance(10)) std::copy(std::begin(to.parts), std::end(to.parts), std::begin(visit.parts));
  }
  if (chance(10)) c.visits = other.visits;
  if (chance(10) && c.visits.size() > 1) c.visits.pop_back();
  return c;
}

std::string random_state(const RandomCase& c) {
  if (chance(60)) return start_state(c);
  const Fen base = pick(0, 500'000);
  return R"({"account_balance":)" + yuan(c.balance) + R"(,"benefits":{"b0":{"base":)" + yuan(base) + R"(,"paid":)" +
         yuan(base / 2) + "}}}";
}

bool read(Library& library, const std::string& text, Answered& out) {
  Issues issues;
  return read_answer(library, text, out, issues) && out.numbers && out.outcome.certain();
}

Fen sum_of(const std::vector<Reason>& reasons) {
  Fen sum = 0;
  for (const Reason& reason : reasons) sum += reason.change;
  return sum;
}

}  // namespace

TEST_CASE("reasons sum to the difference, slot by slot") {
  const bool held = rc::check("telescoping", [] {
    Library library = random_library({false, true, true});
    const RandomCase c = random_case();
    const std::string from = request(c, 0, c.visits.size(), random_state(c));
    Answered base;
    if (!read(library, from, base)) return;
    for (int i = 0; i < 4; ++i) {
      const RandomCase d = changed(c);
      const std::string to = request(d, 0, d.visits.size(), chance(80) ? start_state(c) : random_state(d));
      Answered now;
      if (!read(library, to, now)) continue;
      RC_CLASSIFY(true);
      const Statement cost = base.outcome.total();
      const Statement other = now.outcome.total();
      const Difference difference = difference_of(base.request.settled, cost, now.request.settled, other, {});
      const Fen change = other[kPersonTotal].low - cost[kPersonTotal].low;
      if (sum_of(difference.reasons) != change || !difference.paired) {
        RC_FAIL(format_fen(sum_of(difference.reasons)) + " instead of " + format_fen(change) + "\n" + from + "\n" + to +
                "\n" + std::string(library.packs["random"]->document->text()));
      }
      for (const Reason& reason : difference.reasons) RC_ASSERT(reason.change != 0);
      if (change == 0)
        RC_ASSERT(difference_of(base.request.settled, cost, base.request.settled, cost, {}).reasons.empty());
    }
  });
  REQUIRE(held);
}

TEST_CASE("values that are not published leave no reason unproved") {
  const bool held = rc::check("telescoping, with open values", [] {
    Library library = random_library({true, true, true});
    const RandomCase c = random_case(2);
    Answered base;
    if (!read(library, request(c, 0, c.visits.size(), start_state(c)), base)) return;
    const RandomCase d = changed(c);
    Answered now;
    if (!read(library, request(d, 0, d.visits.size(), start_state(c)), now)) return;
    const Statement cost = base.outcome.total();
    const Statement other = now.outcome.total();
    const Difference difference = difference_of(base.request.settled, cost, now.request.settled, other, {});
    RC_ASSERT(sum_of(difference.reasons) == other[kPersonTotal].low - cost[kPersonTotal].low);
    RC_CLASSIFY(difference.paired);
  });
  REQUIRE(held);
}

TEST_CASE("a comparison through the door says the same as two estimates") {
  const bool held = rc::check("compare", [] {
    static const std::string frame = read_file(kFrame);
    Engine engine;
    engine.add(frame);
    engine.add(random_pack({chance(30), true, true}));
    RandomCase c = random_case(3);
    if (chance(20)) c.status.clear();
    if (chance(20)) c.visits[0].tier.clear();
    const RandomCase d = changed(c);
    const std::string from = request(c, 0, c.visits.size(), start_state(c));
    const std::string to = request(d, 0, d.visits.size(), start_state(c));
    Issues issues;
    const auto parsed = Document::parse(to, Limits{}, issues);
    const auto part = [&](const char* key) { return std::string(parsed->source(parsed->find(0, key))); };
    const std::string set = R"({"/person":)" + part("person") + R"(,"/visits":)" + part("visits") + R"(,"/options":)" +
                            part("options") + "}";
    const Reply compared(engine.call(
        "compare", from.substr(0, from.size() - 1) + R"(,"compare":{"with":[{"name":"x","set":)" + set + "}]}}"));
    const Reply one(engine.call("estimate", from));
    const Reply two(engine.call("estimate", to));
    RC_ASSERT(compared.ok() == one.ok());
    if (!one.ok()) return;
    RC_ASSERT(compared.string("ok/base/status") == one.string("ok/status"));
    if (!two.ok()) {
      RC_ASSERT(compared.string("ok/variants/0/status") == "error");
      return;
    }
    RC_ASSERT(compared.string("ok/variants/0/status") == two.string("ok/status"));
    if (one.at("ok/total") == Document::kNone || two.at("ok/total") == Document::kNone) return;
    RC_ASSERT(compared.source("ok/variants/0/total") == two.source("ok/total"));
    const Interval before = one.range("ok/total/person/total");
    const Interval after = two.range("ok/total/person/total");
    const Interval change = compared.range("ok/variants/0/change/person/total");
    if (one.string("ok/status") == "bounded" || two.string("ok/status") == "bounded") {
      RC_ASSERT(change.low >= after.low - before.high);
      RC_ASSERT(change.high <= after.high - before.low);
      RC_ASSERT(change.low <= change.high);
      RC_ASSERT(compared.size("ok/variants/0/reasons") == 0);
      return;
    }
    RC_ASSERT(change == (Interval{after.low - before.low, after.low - before.low}));
    Fen sum = 0;
    for (std::size_t i = 0;
         compared.at("ok/variants/0/reasons") != Document::kNone && i < compared.size("ok/variants/0/reasons"); ++i)
      sum += compared.fen("ok/variants/0/reasons/" + std::to_string(i) + "/change");
    RC_ASSERT(sum == change.low);
  });
  REQUIRE(held);
}

TEST_CASE("an improvement saves what it says, also where facts are unknown") {
  const bool held = rc::check("improve", [] {
    static const std::string frame = read_file(kFrame);
    Engine engine;
    engine.add(frame);
    engine.add(random_pack({chance(30), true, true}));
    const RandomCase truth = random_case(3);
    RandomCase c = truth;
    if (chance(30)) c.status.clear();
    if (chance(30)) c.visits[0].tier.clear();
    if (chance(20)) c.visits[0].place.clear();
    const std::string asked = request(c, 0, c.visits.size(), start_state(c));
    const Reply improved(engine.call("improve", asked));
    if (!improved.ok() || improved.at("ok/total") == Document::kNone) return;
    const Reply before(engine.call("estimate", request(truth, 0, truth.visits.size(), start_state(truth))));
    const auto edited_estimate = [&](const std::string& text, const std::string& list) {
      Issues issues;
      const auto document = Document::parse(text, Limits{}, issues);
      const auto changes = Document::parse(list, Limits{}, issues);
      std::vector<Edit> edits;
      for (auto id = (*changes)[0].first; id != Document::kNone; id = (*changes)[id].next)
        edits.push_back({std::string((*changes)[id].key), std::string(changes->source(id))});
      return Reply(engine.call("estimate", edited(*document, edits)));
    };
    for (std::size_t i = 0; i < improved.size("ok/improvements"); ++i) {
      const std::string at = "ok/improvements/" + std::to_string(i) + "/";
      const std::string proved = improved.source(at + "proved");
      const Interval saving = improved.range(at + "saving");
      RC_ASSERT(saving.low >= 0);
      RC_ASSERT(edited_estimate(asked, proved).source("ok/total") == improved.source(at + "total"));
      if (improved.string(at + "kind") == "order" && c.visits.size() > 1 &&
          asked != request(truth, 0, truth.visits.size(), start_state(truth)))
        continue;
      const Reply after = edited_estimate(request(truth, 0, truth.visits.size(), start_state(truth)), proved);
      const Interval was = before.range("ok/total/person/total");
      const Interval is = after.range("ok/total/person/total");
      if (!was.certain() || !is.certain()) continue;
      if (was.low - is.low < saving.low || was.low - is.low > saving.high)
        RC_FAIL(improved.text() + "\n" + asked + "\n" + proved);
    }
  });
  REQUIRE(held);
}
