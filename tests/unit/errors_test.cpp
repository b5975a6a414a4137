// Every error code has a golden example: tests/golden/errors/NAME.json holds what is sent, NAME.reply.json what comes
// back, to the byte. `YIBAO_BLESS=1` writes the replies anew; read the difference before keeping it.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "errors/issue.hpp"
#include "files.hpp"
#include "json/document.hpp"

using namespace yibao;
using namespace yibao::test;

namespace fs = std::filesystem;

namespace {

std::string text_of(const Document& d, const char* key) {
  const auto id = d.find(0, key);
  return id == Document::kNone ? std::string() : std::string(d[id].text);
}

// What is sent: "request" as it stands; or "before" + "repeat" × "times" + "after"; or a known pack ("pack": its file)
// with "edits".
std::string request_of(const Document& d) {
  const auto edits = d.find(0, "edits");
  if (edits != Document::kNone) {
    std::string text = read_file(text_of(d, "pack"));
    for (auto edit = d[edits].first; edit != Document::kNone; edit = d[edit].next) {
      const std::string replace(d[d.find(edit, "replace")].text);
      const auto at = text.find(replace);
      INFO(replace);
      REQUIRE(at != std::string::npos);
      text.replace(at, replace.size(), d[d.find(edit, "with")].text);
    }
    return text;
  }
  if (d.find(0, "repeat") == Document::kNone) return text_of(d, "request");
  std::string text = text_of(d, "before");
  for (int i = std::stoi(text_of(d, "times")); i > 0; --i) text += text_of(d, "repeat");
  return text + text_of(d, "after");
}

std::string reply_to(const Document& d) {
  const std::string op = text_of(d, "op");
  const std::string request = request_of(d);
  if (op == "no_frame") return Engine().add(read_file(kOutpatient));
  Engine engine = engine_with({kOutpatient});
  if (op == "add") return engine.add(request);
  if (op == "check") return engine.call("check", "{\"pack\":" + request + "}");
  return engine.call(op, request);
}

}  // namespace

TEST_CASE("golden errors: every code, its path and both texts") {
  std::set<std::string> seen;
  const fs::path folder = fs::path(YIBAO_ROOT) / "tests/golden/errors";
  const char* wish = std::getenv("YIBAO_BLESS");
  const bool bless = wish != nullptr && std::string(wish) == "1";
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (name.size() > 11 && name.compare(name.size() - 11, 11, ".reply.json") == 0) continue;
    INFO(name);
    Issues issues;
    const auto document = Document::parse(read_file("tests/golden/errors/" + name), Limits{}, issues);
    REQUIRE(document != nullptr);
    const std::string reply = reply_to(*document);
    const std::string golden = "tests/golden/errors/" + entry.path().stem().string() + ".reply.json";
    if (bless) std::ofstream(std::string(YIBAO_ROOT) + "/" + golden) << reply << "\n";
    CHECK(reply + "\n" == read_file(golden));
    const std::string code = entry.path().stem().string();
    CHECK(contains(reply, "\"code\":\"" + code.substr(0, code.find('.')) + "\""));
    for (std::size_t c = 0; c < kCodeCount; ++c) {
      if (contains(reply, "\"code\":\"" + std::string(kCodes[c].id) + "\"")) seen.insert(std::string(kCodes[c].id));
    }
  }
  for (std::size_t c = 0; c < kCodeCount; ++c) {
    INFO("no golden example of " << kCodes[c].id);
    CHECK(seen.count(std::string(kCodes[c].id)) == 1);
  }
}

TEST_CASE("every code is listed in docs/errors.md with both texts") {
  const std::string page = read_file("docs/errors.md");
  for (std::size_t c = 0; c < kCodeCount; ++c) {
    INFO(kCodes[c].id);
    CHECK(contains(page, "| `" + std::string(kCodes[c].id) + "` | " + std::string(kCodes[c].en) + " | " +
                             std::string(kCodes[c].zh) + " |"));
  }
}
