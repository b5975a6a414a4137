// A year of visits is the same as its visits one by one, with the year so far carried over by hand.
#include <catch2/catch.hpp>

#include "files.hpp"
#include "json/digest.hpp"
#include "random_pack.hpp"
#include "reply.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

// Gives some single values of a random pack a second entry, from a day in the year or from the next year on.
std::string with_histories(std::string text) {
  const std::string until = R"("until":"2024-12-31")";
  text.replace(text.find(until), until.size(), R"("until":"2025-12-31")");
  const std::string open = R"({"from":"2024-01-01","source":"s","value":")";
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
    const std::size_t end = text.find('"', at + open.size());
    if (text[end + 1] != '}' || chance(60)) continue;
    const std::string now = text.substr(at + open.size(), end - at - open.size());
    const std::string next = now.back() == '%' ? percent(static_cast<int>(pick(0, 100)) * 100) : yuan(pick(0, 300'000));
    const bool mid_year = chance(50);
    const std::string last = mid_year ? "2024-06-14" : "2024-12-31";
    const std::string first = mid_year ? "2024-06-15" : "2025-01-01";
    const std::string both = "[{\"from\":\"2024-01-01\",\"until\":\"" + last + R"(","source":"s","value":")" + now +
                             "\"},{\"from\":\"" + first + R"(","source":"s","value":)" + next + "}]";
    text.replace(at, end + 2 - at, both);
    at += both.size() - 1;
  }
  return text;
}

RandomCase over_years(std::int64_t most) {
  static const std::vector<std::string> days = {"2024-06-01", "2024-06-14", "2024-06-15", "2024-06-16", "2024-07-01",
                                                "2024-12-31", "2025-01-01", "2025-01-02", "2025-03-31"};
  RandomCase c = random_case(most);
  std::vector<std::size_t> chosen;
  for (std::size_t v = 0; v < c.visits.size(); ++v)
    chosen.push_back(static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(days.size()) - 1)));
  std::sort(chosen.begin(), chosen.end());
  for (std::size_t v = 0; v < chosen.size(); ++v) c.visits[v].date = days[chosen[v]];
  return c;
}

std::string on_day(std::string request, const std::string& day) {
  const std::string date = R"("date":"2024-06-01","person")";
  return request.replace(request.find(date), date.size(), R"("date":")" + day + R"(","person")");
}

// What of a year so far goes on in the next one: what the accounts hold, and what counts for a lifetime.
std::string next_year(const std::string& state) {
  Issues issues;
  const auto d = Document::parse(state, Limits{}, issues);
  Writer w;
  w.object();
  for (const char* balance : {"account_balance", "family_account_balance"}) {
    const auto id = d->find(0, balance);
    if (id != Document::kNone) w.key(balance).string((*d)[id].text);
  }
  w.key("benefits").object();
  const auto benefits = d->find(0, "benefits");
  for (auto id = (*d)[benefits].first; id != Document::kNone; id = (*d)[id].next) {
    w.any_key((*d)[id].key).object();
    const auto lifetime = d->find(id, "lifetime");
    if (lifetime != Document::kNone) {
      w.key("lifetime");
      write_value(w, *d, lifetime);
    }
    w.end_object();
  }
  w.end_object().end_object();
  return w.take();
}

Engine engine_of(const std::string& pack) {
  static const std::string frame = read_file(kFrame);
  Engine engine;
  engine.add(frame);
  const std::string reply = engine.add(pack);
  if (contains(reply, "\"error\"")) throw std::runtime_error(reply + "\n" + pack);
  return engine;
}

bool too_fine(const Reply& reply) {
  return !reply.ok() && (contains(reply.text(), "rate_too_fine") || contains(reply.text(), "unknown_word"));
}

std::string all_of(const RandomCase& c) { return request(c, 0, c.visits.size(), start_state(c)); }

}  // namespace

TEST_CASE("a year of visits is its visits one by one, through changed rules and the turn of the year") {
  const bool held = rc::check("year equals chained estimates", [] {
    const std::string pack = with_histories(random_pack({false, true, true}));
    Engine engine = engine_of(pack);
    const RandomCase c = over_years(6);
    const Reply whole(engine.call("year", all_of(c)));
    if (too_fine(whole)) return;
    if (!whole.ok()) RC_FAIL(whole.text() + "\n" + pack);
    std::string state = start_state(c);
    std::size_t year = 0;
    for (std::size_t v = 0; v < c.visits.size(); ++v) {
      const std::string& day = c.visits[v].date;
      if (v > 0 && c.visits[v - 1].date.substr(0, 4) != day.substr(0, 4)) {
        RC_ASSERT(whole.source("ok/years/" + std::to_string(year++) + "/year_to_date") == state);
        // A year so far that says its day is known to be over.
        if (!contains(state, "\"date\"") || chance(50)) state = next_year(state);
      }
      const Reply one(engine.call("estimate", on_day(request(c, v, v + 1, state), day)));
      if (!one.ok()) RC_FAIL(one.text());
      const std::string at = "ok/visits/" + std::to_string(v) + "/";
      if (whole.source(at + "statement") != one.source("ok/visits/0/statement"))
        RC_FAIL(pack + "\n" + all_of(c) + "\n" + request(c, v, v + 1, state));
      RC_ASSERT(whole.string(at + "status") == one.string("ok/visits/0/status"));
      RC_ASSERT(whole.string(at + "date") == day);
      state = one.source("ok/year_to_date");
    }
    RC_ASSERT(whole.source("ok/years/" + std::to_string(year) + "/year_to_date") == state);
    RC_ASSERT(whole.size("ok/years") == year + 1);
    Fen person = 0;
    for (std::size_t y = 0; y <= year; ++y)
      person += whole.fen("ok/years/" + std::to_string(y) + "/total/person/total");
    RC_ASSERT(person == whole.fen("ok/total/person/total"));
  });
  REQUIRE(held);
}

TEST_CASE("what is left after the last visit is what estimate says is left") {
  const bool held = rc::check("remaining", [] {
    Engine engine = engine_of(random_pack({false, true, true}));
    const RandomCase c = random_case(4);
    const Reply year(engine.call("year", all_of(c)));
    if (too_fine(year)) return;
    const Reply whole(engine.call("estimate", all_of(c)));
    const std::string last = "ok/visits/" + std::to_string(c.visits.size() - 1);
    RC_ASSERT(year.source(last + "/remaining") == whole.source("ok/remaining"));
    RC_ASSERT(year.source("ok/total") == whole.source("ok/total"));
    const Reply first(engine.call("estimate", request(c, 0, 1, start_state(c))));
    RC_ASSERT(year.source("ok/visits/0/remaining") == first.source("ok/remaining"));
  });
  REQUIRE(held);
}

TEST_CASE("bounds of a year hold every completion") {
  const bool held = rc::check("bounds of a year are sound", [] {
    const std::string pack = with_histories(random_pack({false, true, true}));
    Engine engine = engine_of(pack);
    const RandomCase truth = over_years(5);
    RandomCase hidden = truth;
    if (chance(60)) hidden.status.clear();
    if (chance(30)) hidden.identity.clear();
    if (chance(30)) hidden.reading.clear();
    for (RandomVisit& visit : hidden.visits) {
      if (chance(50)) visit.tier.clear();
      if (chance(40)) visit.place.clear();
      if (chance(30)) visit.accident.clear();
    }
    const Reply exact(engine.call("year", all_of(truth)));
    if (too_fine(exact)) return;
    const Reply bounded(engine.call("year", all_of(hidden)));
    RC_ASSERT(bounded.ok());
    for (std::size_t v = 0; v < truth.visits.size(); ++v) {
      for (const std::string& field : statement_fields()) {
        const std::string path = "ok/visits/" + std::to_string(v) + "/statement/" + field;
        const Fen value = exact.fen(path);
        const Interval range = bounded.range(path);
        if (value < range.low || value > range.high)
          RC_FAIL(path + "\n" + pack + "\n" + all_of(hidden) + "\n" + all_of(truth));
      }
    }
    const Fen total = exact.fen("ok/total/person/total");
    const Interval range = bounded.range("ok/total/person/total");
    RC_ASSERT(range.low <= total && total <= range.high);
  });
  REQUIRE(held);
}

TEST_CASE("the least and the most of all orders of a day are what those orders come to") {
  const bool held = rc::check("orders", [] {
    Engine engine = engine_of(with_histories(random_pack({false, true, true})));
    RandomCase c = random_case(4);
    const auto together = static_cast<std::size_t>(pick(1, static_cast<std::int64_t>(c.visits.size())));
    for (std::size_t v = 0; v < c.visits.size(); ++v)
      c.visits[v].date = v < together ? "2024-06-10" : "2024-06-1" + std::to_string(v);
    const Reply year(engine.call("year", all_of(c)));
    if (too_fine(year)) return;
    const auto total_of = [&](const std::vector<std::size_t>& order) {
      RandomCase other = c;
      for (std::size_t v = 0; v < order.size(); ++v) other.visits[v] = c.visits[order[v]];
      return Reply(engine.call("year", all_of(other))).fen("ok/total/person/total");
    };
    if (together < 2) {
      RC_ASSERT(year.size("ok/order") == std::size_t{0});
      return;
    }
    RC_ASSERT(year.size("ok/order") == std::size_t{1});
    RC_ASSERT(year.size("ok/order/0/visits") == together);
    Fen least = kMaxFen;
    Fen most = 0;
    std::size_t tried = 0;
    std::vector<std::size_t> order;
    for (std::size_t v = 0; v < together; ++v) order.push_back(v);
    do {
      const Fen total = total_of(order);
      least = std::min(least, total);
      most = std::max(most, total);
      ++tried;
    } while (std::next_permutation(order.begin(), order.end()));
    RC_ASSERT(year.fen("ok/order/0/least/person_total") == least);
    RC_ASSERT(year.fen("ok/order/0/most/person_total") == most);
    RC_ASSERT(year.string("ok/order/0/tried") == std::to_string(tried));
    RC_ASSERT((year.source("ok/order/0/differs") == "true") == (least != most));
    for (const char* end : {"least", "most"}) {
      const std::string at = std::string("ok/order/0/") + end;
      for (std::size_t v = 0; v < together; ++v) order[v] = std::stoul(year.string(at + "/order/" + std::to_string(v)));
      RC_ASSERT(total_of(order) == year.fen(at + "/person_total"));
    }
  });
  REQUIRE(held);
}
