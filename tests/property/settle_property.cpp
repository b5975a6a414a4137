// The invariants of settlement, over random packs and random cases, through the door.
#include <catch2/catch.hpp>

#include "files.hpp"
#include "oracle.hpp"
#include "random_pack.hpp"
#include "reply.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

// An engine with one random pack, and the pack as read (for the oracle). Rates that are too fine to be exact are
// refused: try again.
struct World {
  Engine engine;
  std::shared_ptr<const Pack> pack;
  std::string text;
};

World random_world(const PackShape& shape) {
  static const std::string frame = read_file(kFrame);
  World world;
  world.engine.add(frame);
  world.text = random_pack(shape);
  const std::string& text = world.text;
  const std::string reply = world.engine.add(text);
  if (contains(reply, "\"error\"")) throw std::runtime_error(reply + "\n" + text);
  Issues issues;
  auto read = read_frame(Document::parse(frame, Limits{}, issues), issues);
  world.pack = read_pack(Document::parse(text, Limits{}, issues), std::move(read), issues);
  return world;
}

// Refused for a reason that random rules run into: rates too fine, or rates for the whole amount under moving edges.
bool too_fine(const Reply& reply) {
  return !reply.ok() && (contains(reply.text(), "rate_too_fine") || contains(reply.text(), "unknown_word"));
}

std::vector<std::uint8_t> options_of(const Pack& pack, const RandomCase& c, const RandomVisit& visit,
                                     std::int64_t admission) {
  std::vector<std::uint8_t> out(pack.facts.size(), 0);
  const auto set = [&](const char* fact, const std::string& option) {
    const FactId id = pack.fact(fact);
    for (std::size_t i = 0; i < pack.facts[id].options.size(); ++i) {
      if (pack.facts[id].options[i].id == option) out[id] = static_cast<std::uint8_t>(i);
    }
  };
  set("scheme", "employee");
  set("status", c.status);
  set("identity", c.identity);
  set("reading", c.reading);
  set("care", visit.care);
  set("tier", visit.tier);
  set("place", visit.place);
  set("filed", "yes");
  set("accident", visit.accident);
  const FactId count = pack.fact("admission");
  out[count] = static_cast<std::uint8_t>(pack.facts[count].class_of(admission));
  return out;
}

}  // namespace

TEST_CASE("statements add up, and equal an independent oracle's") {
  const bool held = rc::check("sums and oracle", [] {
    World world = random_world({false, true, true});
    const RandomCase c = random_case();
    const Reply reply(world.engine.call("estimate", request(c, 0, c.visits.size(), start_state(c), true)));
    if (too_fine(reply)) return;
    RC_ASSERT(reply.ok());
    RC_ASSERT(reply.string("ok/status") != "bounded");
    const Oracle oracle(*world.pack);
    OracleState state;
    state.balances[0] = c.balance;
    state.balances[1] = c.family;
    std::int64_t admission = 1;
    for (std::size_t v = 0; v < c.visits.size(); ++v) {
      const std::string at = "ok/visits/" + std::to_string(v) + "/statement/";
      const auto fen = [&](const char* field) { return reply.fen(at + field); };
      RC_ASSERT(fen("total_charge") == fen("noncovered_amount") + fen("over_price_limit_amount") +
                                           fen("first_pay_amount") + fen("in_scope_amount"));
      RC_ASSERT(fen("total_charge") == fen("funds/total") + fen("person/total") + fen("hospital"));
      RC_ASSERT(fen("person/total") == fen("person/account") + fen("person/family_account") + fen("person/cash"));
      Fen funds = 0;
      for (const std::string& field : statement_fields()) {
        RC_ASSERT(reply.fen(at + field) >= 0);
        if (field.compare(0, 6, "funds/") == 0 && field != "funds/total") funds += reply.fen(at + field);
      }
      RC_ASSERT(fen("funds/total") == funds);
      // Every fund's line is the sum of the last steps of its benefits.
      std::map<std::string, Fen> by_payer;
      std::map<std::string, Fen> by_benefit;
      const std::string steps = "ok/visits/" + std::to_string(v) + "/steps";
      for (std::size_t s = 0; s < reply.size(steps); ++s) {
        const std::string step = steps + "/" + std::to_string(s) + "/";
        const std::string slot = reply.string(step + "slot");
        if (slot == "rate" || slot == "bands" || slot == "unpaid" ||
            (slot == "ceiling" && reply.string(step + "operands/on") == "payment")) {
          by_benefit[reply.string(step + "payer") + " " + reply.string(step + "benefit")] = reply.fen(step + "result");
        }
      }
      for (const auto& [name, pay] : by_benefit) by_payer[name.substr(0, name.find(' '))] += pay;
      for (const auto& [payer, pay] : by_payer)
        RC_ASSERT(reply.fen(at + (payer == "hospital" ? payer : "funds/" + payer)) == pay);

      const RandomVisit& visit = c.visits[v];
      const OracleAnswer answer = oracle.settle(options_of(*world.pack, c, visit, admission), visit.parts, visit.days,
                                                read_date(visit.date), state);
      RC_ASSERT(fen("person/total") == answer.person);
      RC_ASSERT(fen("person/account") == answer.purses[0]);
      RC_ASSERT(fen("person/family_account") == answer.purses[1]);
      Fen oracle_funds = 0;
      for (const auto& [id, pay] : answer.paid) oracle_funds += pay;
      RC_ASSERT(fen("funds/total") + fen("hospital") == oracle_funds);
      if (c.visits[v].care == "inpatient") ++admission;
    }
  });
  REQUIRE(held);
}

TEST_CASE("a year split anywhere, with the state carried over, settles the same") {
  const bool held = rc::check("fold of a split is the fold of the whole", [] {
    World world = random_world({false, true, true});
    const RandomCase c = random_case(5);
    const std::size_t count = c.visits.size();
    const Reply whole(world.engine.call("estimate", request(c, 0, count, start_state(c))));
    if (too_fine(whole)) return;
    const auto cut = static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(count)));
    std::string state = start_state(c);
    std::size_t done = 0;
    for (const auto& [from, to] : {std::pair{std::size_t{0}, cut}, std::pair{cut, count}}) {
      if (from == to) continue;
      const Reply part(world.engine.call("estimate", request(c, from, to, state)));
      if (!part.ok()) RC_FAIL(part.text());
      for (std::size_t v = 0; v < to - from; ++v, ++done) {
        if (part.source("ok/visits/" + std::to_string(v) + "/statement") !=
            whole.source("ok/visits/" + std::to_string(done) + "/statement"))
          RC_FAIL(world.text + "\n" + request(c, 0, count, start_state(c)) + "\n" + request(c, from, to, state));
      }
      state = part.source("ok/year_to_date");
    }
    RC_ASSERT(state == whole.source("ok/year_to_date"));
  });
  REQUIRE(held);
}

TEST_CASE("paying more for care never lowers the person's share, where nothing is rounded coarsely") {
  const bool held = rc::check("monotone", [] {
    PackShape shape;
    // Where more of the bill may help: rates for the whole amount, shares of the whole bill, what uses up one
    // benefit's deductible opening another, and two benefits that pay for the same overflow.
    shape.whole = shape.floors = shape.shares = false;
    World world = random_world(shape);
    // A part that two benefits count, each drawing its payment from another part, may be paid for twice.
    std::size_t counts[kParts] = {};
    for (const Benefit& benefit : world.pack->benefits) {
      for (const BaseTerm& term : benefit.base) ++counts[static_cast<std::size_t>(term.part)];
    }
    if (counts[static_cast<std::size_t>(Part::first_pay)] > 1) return;
    // A first-pay share and a weighted share are each rounded before a rate is taken of them.
    constexpr Fen kRounding = 2;
    RandomCase c = random_case(1);
    const Reply before(world.engine.call("estimate", request(c, 0, 1, start_state(c))));
    if (too_fine(before)) return;
    const std::string less = request(c, 0, 1, start_state(c));
    c.visits[0].parts[3] += pick(1, 100'000);
    const std::string more = request(c, 0, 1, start_state(c));
    const Reply after(world.engine.call("estimate", more));
    if (after.fen("ok/total/person/total") < before.fen("ok/total/person/total") - kRounding)
      RC_FAIL(world.text + "\n" + less + "\n" + more);
  });
  REQUIRE(held);
}

TEST_CASE("bounds hold the answer of every completion, and collapse when nothing is unknown") {
  const bool held = rc::check("bounds are sound; exact over choices", [] {
    const bool unknowns = chance(50);
    World world = random_world({unknowns, true, true});
    const RandomCase truth = random_case(3);
    RandomCase hidden = truth;
    if (chance(50)) hidden.status.clear();
    if (chance(30)) hidden.identity.clear();
    if (chance(30)) hidden.reading.clear();
    for (RandomVisit& visit : hidden.visits) {
      if (chance(40)) visit.tier.clear();
      if (chance(30)) visit.place.clear();
      if (chance(20)) visit.accident.clear();
    }
    const std::string values = [&] {
      std::string out;
      for (const Unknown& unknown : world.pack->unknowns) {
        const std::int64_t value = pick(unknown.range.low, unknown.range.high);
        out += (out.empty() ? "" : ",") + quoted(unknown.id) + ":" +
               (unknown.unit == Unit::money ? yuan(value) : quoted(format_rate(value)));
      }
      return R"("options":{"values":{)" + out + "},";
    }();
    const std::string whole = request(truth, 0, truth.visits.size(), start_state(truth));
    std::string given = whole;
    given.replace(given.find("\"options\":{"), 11, values);
    const Reply exact(world.engine.call("estimate", given));
    const Reply bounded(world.engine.call("estimate", request(hidden, 0, hidden.visits.size(), start_state(hidden))));
    const Reply same(world.engine.call("estimate", whole));
    if (too_fine(exact) || too_fine(bounded)) return;
    if (!exact.ok()) RC_FAIL(exact.text());

    RC_ASSERT(exact.string("ok/status") != "bounded");
    RC_ASSERT(bounded.ok());
    for (std::size_t v = 0; v < truth.visits.size(); ++v) {
      for (const std::string& field : statement_fields()) {
        const std::string path = "ok/visits/" + std::to_string(v) + "/statement/" + field;
        const Fen value = exact.fen(path);
        const Interval range = bounded.range(path);
        if (value < range.low || value > range.high) {
          RC_FAIL(path + ": " + format_fen(value) + " outside " + format_fen(range.low) + " … " +
                  format_fen(range.high) + "\n" + world.text + "\n" + given + "\n" +
                  request(hidden, 0, hidden.visits.size(), start_state(hidden)));
        }
        if (world.pack->unknowns.empty()) RC_ASSERT(same.range(path) == (Interval{value, value}));
      }
    }
  });
  REQUIRE(held);
}

TEST_CASE("with only choices unknown, bounds are the extremes of the completions") {
  const bool held = rc::check("bounds equal enumeration", [] {
    World world = random_world({false, true, true});
    RandomCase c = random_case(2);
    c.status.clear();
    c.visits[0].tier.clear();
    const Reply bounded(world.engine.call("estimate", request(c, 0, c.visits.size(), start_state(c))));
    if (too_fine(bounded)) return;
    std::map<std::string, Interval> all;
    for (const std::string& status : facts()[0].options) {
      for (const std::string& tier : facts()[1].options) {
        c.status = status;
        c.visits[0].tier = tier;
        const Reply one(world.engine.call("estimate", request(c, 0, c.visits.size(), start_state(c))));
        for (std::size_t v = 0; v < c.visits.size(); ++v) {
          for (const std::string& field : statement_fields()) {
            const std::string path = "ok/visits/" + std::to_string(v) + "/statement/" + field;
            const Fen value = one.fen(path);
            const auto [found, fresh] = all.emplace(path, Interval{value, value});
            if (!fresh) found->second = hull(found->second, {value, value});
          }
        }
      }
    }
    for (const auto& [path, range] : all) RC_ASSERT(bounded.range(path) == range);
  });
  REQUIRE(held);
}
