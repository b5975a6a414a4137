#include <catch2/catch.hpp>

#include "files.hpp"
#include "random_pack.hpp"
#include "reply.hpp"

using namespace yibao;
using namespace yibao::test;

TEST_CASE("a receipt comes back as what was asked, and to the same answer") {
  const bool held = rc::check("replay of a receipt", [] {
    static const std::string frame = read_file(kFrame);
    Engine engine;
    engine.add(frame);
    const std::string pack = random_pack({chance(30), true, true});
    engine.add(pack);
    RandomCase c = random_case();
    if (chance(30)) c.status.clear();
    if (chance(30)) c.visits[0].tier.clear();
    const std::string asked = request(c, 0, c.visits.size(), start_state(c));
    const Reply made(engine.call("receipt", asked));
    if (!made.ok()) return;  // rates too fine: no case, no receipt
    const std::string body = R"({"receipt":)" + quoted(made.string("ok/receipt"));
    const Reply replay(engine.call("replay", body + R"(,"pack":)" + pack + "}"));
    RC_ASSERT(replay.ok());
    RC_ASSERT(replay.source("ok/same") == "true");
    RC_ASSERT(replay.source("ok/same_pack") == "true");
    RC_ASSERT(replay.source("ok/dropped") == "[]");
    RC_ASSERT(replay.source("ok/request") == asked);
    RC_ASSERT(replay.source("ok/pinned/total") == replay.source("ok/today/total"));
    const Reply estimate(engine.call("estimate", asked));
    if (estimate.at("ok/total") != Document::kNone)
      RC_ASSERT(estimate.source("ok/total") == replay.source("ok/today/total"));
  });
  REQUIRE(held);
}
