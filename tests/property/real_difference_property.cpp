// The packs of real areas: their cases with every fact changed to every option, and with random pairs of changes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>

#include "files.hpp"
#include "json/edit.hpp"
#include "reply.hpp"

using namespace yibao;
using namespace yibao::test;

namespace fs = std::filesystem;

namespace {

struct RealCase {
  std::string name;
  std::string request;
};

Engine real_engine(std::vector<RealCase>& cases) {
  Engine engine;
  engine.add(read_file(kFrame));
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(YIBAO_ROOT) / "policies/cn")) {
    if (entry.path().extension() != ".json") continue;
    const std::string name = fs::relative(entry.path(), YIBAO_ROOT).string();
    const std::string text = read_file(name.c_str());
    if (entry.path().filename() == "pack.json") {
      engine.add(text);
    } else if (contains(name, "/cases/")) {
      Issues issues;
      const auto document = Document::parse(text, Limits{}, issues);
      if ((*document)[document->find(0, "op")].text != "estimate") continue;
      cases.push_back({name, std::string(document->source(document->find(0, "request")))});
    }
  }
  std::sort(cases.begin(), cases.end(), [](const RealCase& a, const RealCase& b) { return a.name < b.name; });
  return engine;
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string with_member(const std::string& request, const std::string& member) {
  return "{" + member + "," + request.substr(request.find('{') + 1);
}

// Every pointer of a fact with every option, as "pointer": "option".
std::vector<std::pair<std::string, std::string>> changes_of(Engine& engine, const std::string& request) {
  Issues issues;
  const auto document = Document::parse(request, Limits{}, issues);
  const auto region = document->find(0, "region");
  const auto pack = document->find(0, "pack");
  const std::string rules = region != Document::kNone ? R"({"region":)" + std::string(document->source(region)) + "}"
                                                      : R"({"pack":)" + std::string(document->source(pack)) + "}";
  const Reply facts(engine.call("describe", rules));
  std::vector<std::pair<std::string, std::string>> out;
  if (!facts.ok()) return out;
  for (const char* day : {"2022-06-01", "2023-12-31", "2024-01-01", "2025-07-01"})
    out.emplace_back("/date", quoted(day));
  for (std::size_t f = 0; f < facts.size("ok/facts"); ++f) {
    const std::string at = "ok/facts/" + std::to_string(f) + "/";
    if (facts.string(at + "type") == "count") continue;
    const bool visit = facts.string(at + "scope") == "visit";
    for (std::size_t o = 0; o < facts.size(at + "options"); ++o) {
      out.emplace_back((visit ? "/visits/0/" : "/person/") + facts.string(at + "id"),
                       facts.source(at + "options/" + std::to_string(o) + "/id"));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("real packs: reasons sum to the difference, whatever is changed") {
  std::vector<RealCase> cases;
  Engine engine = real_engine(cases);
  REQUIRE(cases.size() > 100);
  std::mt19937 random(20240601);
  std::size_t pairs = 0;
  std::size_t different = 0;
  std::size_t slots = 0;
  for (const RealCase& one : cases) {
    const auto changes = changes_of(engine, one.request);
    std::string with;
    const auto add = [&](const std::string& set) { with += (with.empty() ? "" : ",") + (R"({"set":{)" + set + "}}"); };
    for (std::size_t i = 0; i < changes.size() && i < 12; ++i) {
      const auto& [pointer, option] = changes[random() % changes.size()];
      const auto& [second, other] = changes[random() % changes.size()];
      const bool two = pointer != second && i % 2 == 1;
      add(quoted(pointer) + ":" + option + (two ? "," + quoted(second) + ":" + other : ""));
    }
    if (with.empty()) continue;
    const Reply reply(engine.call("compare", with_member(one.request, R"("compare":{"with":[)" + with + "]}")));
    if (!reply.ok() || reply.at("ok/base/total") == Document::kNone) continue;
    INFO(one.name);
    for (std::size_t v = 0; v < reply.size("ok/variants"); ++v) {
      const std::string at = "ok/variants/" + std::to_string(v) + "/";
      const bool numbers = reply.at(at + "change") != Document::kNone;
      if (!numbers || reply.string("ok/base/status") == "bounded" || reply.string(at + "status") == "bounded") continue;
      ++pairs;
      Fen sum = 0;
      for (std::size_t r = 0; r < reply.size(at + "reasons"); ++r) {
        const std::string reason = at + "reasons/" + std::to_string(r) + "/";
        sum += reply.fen(reason + "change");
        CHECK(reply.fen(reason + "change") != 0);
        slots += reply.string(reason + "slot") == "payer" ? 0 : 1;
        // What differs by itself is not said to be the same before and after.
        if (reply.at(reason + "from") != Document::kNone)
          CHECK(reply.source(reason + "from") != reply.source(reason + "to"));
      }
      INFO(v << " of " << with);
      CHECK(sum == reply.fen(at + "change/person/total"));
      CHECK(sum == reply.fen(at + "total/person/total") - reply.fen("ok/base/total/person/total"));
      different += sum != 0 ? 1 : 0;
    }
  }
  INFO(pairs << " pairs, " << different << " different, " << slots << " reasons by slot");
  CHECK(pairs > 10'000);
  CHECK(different > 1'000);
  CHECK(slots > different);
}

TEST_CASE("real packs: every improvement is proved by an estimate, and none costs more") {
  std::vector<RealCase> cases;
  Engine engine = real_engine(cases);
  std::size_t listed = 0;
  for (std::size_t c = 0; c < cases.size(); c += 2) {
    const RealCase& one = cases[c];
    const Reply before(engine.call("estimate", one.request));
    const Reply reply(engine.call("improve", one.request));
    INFO(one.name);
    CHECK(reply.ok() == before.ok());
    if (!reply.ok()) continue;
    CHECK(reply.string("ok/status") == before.string("ok/status"));
    Issues issues;
    const auto request = Document::parse(one.request, Limits{}, issues);
    Fen last = kMaxFen;
    for (std::size_t i = 0; i < reply.size("ok/improvements"); ++i) {
      const std::string at = "ok/improvements/" + std::to_string(i) + "/";
      const auto set = Document::parse(reply.source(at + "proved"), Limits{}, issues);
      std::vector<Edit> edits;
      for (auto id = (*set)[0].first; id != Document::kNone; id = (*set)[id].next)
        edits.push_back({std::string((*set)[id].key), std::string(set->source(id))});
      const Reply after(engine.call("estimate", edited(*request, edits)));
      INFO(reply.source(at + "proved"));
      REQUIRE(after.ok());
      CHECK(after.source("ok/total") == reply.source(at + "total"));
      const Interval saving = reply.range(at + "saving");
      CHECK(saving.low >= 0);
      CHECK(saving.low <= last);
      last = saving.low;
      ++listed;
      if (before.string("ok/status") == "bounded" || after.string("ok/status") == "bounded") continue;
      CHECK(saving.low == before.fen("ok/total/person/total") - after.fen("ok/total/person/total"));
    }
  }
  CHECK(listed > 100);
}
