// Receipts are kept for years: tests/golden/receipts holds old ones, each with what it must say for ever. Never bless
// these; when one fails, the reader of receipts is wrong.
#include <catch2/catch.hpp>
#include <filesystem>

#include "files.hpp"
#include "json/digest.hpp"

using namespace yibao;
using namespace yibao::test;

namespace fs = std::filesystem;

namespace {

std::unique_ptr<Document> parsed(const std::string& text) {
  Issues issues;
  auto document = Document::parse(text, Limits{}, issues);
  INFO(text);
  REQUIRE(document != nullptr);
  return document;
}

std::string value_at(const Document& d, std::initializer_list<const char*> path) {
  Document::Id id = d.root();
  for (const char* key : path) {
    INFO(key);
    id = d.find(id, key);
    REQUIRE(id != Document::kNone);
  }
  Writer w;
  write_value(w, d, id);
  return w.take();
}

std::string text_at(const std::string& reply, std::initializer_list<const char*> path) {
  const std::string value = value_at(*parsed(reply), path);
  return value.size() > 1 && value[0] == '"' ? value.substr(1, value.size() - 2) : value;
}

std::string replay_of(const std::string& receipt, const std::string& pack = "") {
  return "{\"receipt\":\"" + receipt + "\"" + (pack.empty() ? "" : ",\"pack\":" + pack) + "}";
}

const std::string kCase =
    R"("date":"2024-06-01","person":{"scheme":"employee","status":"retired"},"visits":[{"care":"outpatient","tier":"2","total":"1500"}])";

std::string replaced(std::string text, const std::string& part, const std::string& with) {
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + with.size()))
    text.replace(at, part.size(), with);
  return text;
}

}  // namespace

TEST_CASE("old receipts say what they always said") {
  Engine engine = engine_with({});
  int count = 0;
  for (const auto& entry : fs::directory_iterator(fs::path(YIBAO_ROOT) / "tests/golden/receipts")) {
    const std::string name = entry.path().filename().string();
    INFO(name);
    const auto golden = parsed(read_file("tests/golden/receipts/" + name));
    const std::string receipt(golden->operator[](golden->find(0, "receipt")).text);
    const auto reply = parsed(engine.call("replay", replay_of(receipt)));
    for (const char* part : {"receipt", "request", "then"})
      CHECK(value_at(*reply, {"ok", part}) == value_at(*golden, {"decoded", part}));
    CHECK(value_at(*reply, {"ok", "today", "status"}) == "\"unknown_region\"");
    ++count;
  }
  CHECK(count >= 8);
}

TEST_CASE("an old receipt comes to the same under the pack it was made with") {
  Engine engine = engine_with({kOutpatient});
  const auto golden = parsed(read_file("tests/golden/receipts/frozen-two-visits.json"));
  const std::string receipt(golden->operator[](golden->find(0, "receipt")).text);
  const std::string reply = engine.call("replay", replay_of(receipt, read_file(kOutpatient)));
  CHECK(text_at(reply, {"ok", "same"}) == "true");
  CHECK(text_at(reply, {"ok", "same_pack"}) == "true");
  CHECK(text_at(reply, {"ok", "pinned", "status"}) == "bounded");
  CHECK(text_at(reply, {"ok", "differences"}) == "[]");
  CHECK(text_at(reply, {"ok", "today", "total", "person", "total"}) == R"({"low":"654.44","high":"714.54"})");
}

TEST_CASE("a receipt is short, and any mistyped character is noticed") {
  Engine engine = engine_with({kOutpatient});
  const std::string made = engine.call("receipt", R"({"region":"421300",)" + kCase + "}");
  const std::string receipt = text_at(made, {"ok", "receipt"});
  CHECK(text_at(made, {"ok", "person_total"}) == "675.00");
  CHECK(text_at(made, {"ok", "length"}) == std::to_string(receipt.size()));
  CHECK(receipt.size() < 150);
  CHECK(receipt.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.") ==
        std::string::npos);
  for (std::size_t i = 0; i < receipt.size(); ++i) {
    for (const char c : {'A', 'x', '0', '_', ' '}) {
      std::string wrong = receipt;
      if (wrong[i] == c) continue;
      wrong[i] = c;
      const std::string reply = engine.call("replay", replay_of(wrong));
      CHECK(contains(reply, i < 3 ? R"({"error":{"code":"not_a_receipt","path":"/receipt")"
                                  : R"({"error":{"code":"receipt_damaged","path":"/receipt")"));
    }
    CHECK(contains(engine.call("replay", replay_of(receipt.substr(0, i))), "\"error\""));
  }
}

TEST_CASE("a receipt tells what another pack makes of the case") {
  Engine engine = engine_with({kOutpatient});
  const std::string receipt =
      text_at(engine.call("receipt", R"({"region":"421300",)" + kCase + "}"), {"ok", "receipt"});
  const std::string then = read_file(kOutpatient);
  const std::string today = replaced(then, R"("retired": "400")", R"("retired": "600")");
  REQUIRE(today != then);
  REQUIRE(contains(engine.add(today), "\"ok\""));
  const std::string reply = engine.call("replay", replay_of(receipt, then));
  CHECK(text_at(reply, {"ok", "same"}) == "false");
  CHECK(text_at(reply, {"ok", "same_pack"}) == "false");
  CHECK(text_at(reply, {"ok", "pinned", "total", "person", "total"}) == "675.00");
  CHECK(text_at(reply, {"ok", "today", "total", "person", "total"}) == "825.00");
  CHECK(contains(
      reply, R"({"line":"funds.pooled_fund","then":"825.00","pinned":"825.00","today":"675.00","change":"-150.00"})"));
  CHECK(!contains(reply, R"({"line":"total_charge")"));
  const std::string other = engine.call("replay", replay_of(receipt, today));
  CHECK(text_at(other, {"ok", "pinned", "status"}) == "other_pack");
  CHECK(text_at(other, {"ok", "same"}) == "false");
}

TEST_CASE("what a pack does not know any more is left out and named") {
  Engine engine = engine_with({kOutpatient});
  const std::string then = replaced(replaced(read_file(kOutpatient), "outpatient_limit", "old_reading"),
                                    "\"employee_outpatient\"", "\"old_benefit\"");
  const std::string ask = "{\"pack\":" + then + "," + kCase +
                          R"(,"year_to_date":{"benefits":{"old_benefit":{"base":"50"}}},)"
                          R"("options":{"readings":{"old_reading":"cost"}}})";
  const std::string receipt = text_at(engine.call("receipt", ask), {"ok", "receipt"});
  const std::string reply = engine.call("replay", replay_of(receipt, then));
  CHECK(text_at(reply, {"ok", "dropped"}) ==
        R"(["/options/readings/old_reading","/year_to_date/benefits/old_benefit"])");
  CHECK(text_at(reply, {"ok", "today", "status"}) == "complete");
  CHECK(text_at(reply, {"ok", "pinned", "status"}) == "complete");
}

TEST_CASE("a receipt of a case without numbers, of many visits, and one that is too long") {
  Engine engine = engine_with({kOutpatient});
  const std::string late = replaced(kCase, "2024-06-01", "2031-06-01");
  const std::string none = engine.call("receipt", R"({"region":"421300",)" + late + "}");
  CHECK(text_at(none, {"ok", "status"}) == "not_in_force");
  CHECK(text_at(engine.call("replay", replay_of(text_at(none, {"ok", "receipt"}))), {"ok", "same"}) == "true");

  const auto visits = [&] {
    std::string list;
    for (int i = 0; i < 400; ++i)
      list += (i > 0 ? "," : "") + (R"({"care":"outpatient","tier":"2","total":")" + std::to_string(i) + ".1\"}");
    return replaced(R"({"region":"421300",)" + kCase + "}", R"({"care":"outpatient","tier":"2","total":"1500"})", list);
  };
  const std::string many = engine.call("receipt", visits());
  CHECK(text_at(engine.call("replay", replay_of(text_at(many, {"ok", "receipt"}))), {"ok", "same"}) == "true");
  const std::string named =
      replaced(R"({"region":"421300",)" + kCase + "}", R"("total":"1500")",
               R"("lines":[{"category":"A","amount":"1","name":")" + std::string(30'000, 'x') + "\"}]");
  CHECK(contains(engine.call("estimate", named), "\"ok\""));
  CHECK(contains(engine.call("receipt", named), "text_too_large"));
  CHECK(contains(engine.call("replay", replay_of("Y1." + std::string(40'000, 'A'))), "text_too_large"));
}
