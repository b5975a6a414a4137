#include <catch2/catch.hpp>

#include "json/digest.hpp"
#include "json/document.hpp"
#include "json/edit.hpp"
#include "json/writer.hpp"

using namespace yibao;

namespace {

std::unique_ptr<Document> parse(const std::string& text, Issues& issues, Limits limits = {}) {
  return Document::parse(text, limits, issues);
}

std::unique_ptr<Document> parse(const std::string& text) {
  Issues issues;
  auto document = parse(text, issues);
  REQUIRE(issues.empty());
  REQUIRE(document != nullptr);
  return document;
}

Issue fault(const std::string& text, Limits limits = {}) {
  Issues issues;
  CHECK(parse(text, issues, limits) == nullptr);
  REQUIRE(!issues.empty());
  return issues.front();
}

}  // namespace

TEST_CASE("numbers keep their token") {
  const auto d = parse(R"({"a": 0.10, "b": 1e3, "c": -0, "d": 12345678901234567890123, "e": [1.50,2]})");
  CHECK((*d)[d->find(0, "a")].text == "0.10");
  CHECK((*d)[d->find(0, "b")].text == "1e3");
  CHECK((*d)[d->find(0, "c")].text == "-0");
  CHECK((*d)[d->find(0, "d")].text == "12345678901234567890123");
  const auto list = d->find(0, "e");
  CHECK((*d)[(*d)[list].first].text == "1.50");
  CHECK((*d)[list].children == 2);
}

TEST_CASE("places are known: pointer, line, column, source") {
  const auto d = parse("{\n  \"a/b\": {\"~\": [true,\n null, \"x\\\"y\"]}}");
  const auto list = d->find(d->find(0, "a/b"), "~");
  const auto null = (*d)[(*d)[list].first].next;
  CHECK(d->pointer(null) == "/a~1b/~0/1");
  const Issue issue = d->issue(Code::wrong_type, null);
  CHECK(issue.line == 3);
  CHECK(issue.column == 2);
  const auto text = (*d)[null].next;
  CHECK((*d)[text].text == "x\"y");
  CHECK(d->source(text) == "\"x\\\"y\"");
  CHECK(d->source(list) == "[true,\n null, \"x\\\"y\"]");
}

TEST_CASE("a key written twice is a fault, with the second one's place") {
  const Issue issue = fault(R"({"a": {"b": 1, "c": 2, "b": 3}})");
  CHECK(issue.code == Code::duplicate_key);
  CHECK(issue.path == "/a/b");
  CHECK(issue.column == 29);
  CHECK(fault("{\"\\u0061\": 1, \"a\": 2}").code == Code::duplicate_key);  // also when spelt differently
}

TEST_CASE("malformed texts are refused with their place") {
  for (const char* text :
       {"", " ", "{", "[1,]", "{\"a\" 1}", "nul", "1.", "01", "\"\n\"", "{} {}", "\"\xff\"", "[\"\\x\"]"}) {
    INFO(text);
    CHECK(fault(text).code == Code::malformed_json);
  }
  const Issue issue = fault("{\"a\": 1,\n  b: 2}");
  CHECK(issue.line == 2);
  CHECK(issue.column == 3);
}

TEST_CASE("size, depth and count are limited") {
  Limits limits;
  limits.bytes = 64;
  limits.depth = 4;
  limits.values = 8;
  CHECK(fault(std::string(65, ' '), limits).code == Code::text_too_large);
  CHECK(fault("[[[[[1]]]]]", limits).code == Code::too_deep);
  CHECK(fault("[1,2,3,4,5,6,7,8]", limits).code == Code::too_many_values);
  Issues issues;
  CHECK(parse("[[[[1]]]]", issues, limits) != nullptr);
  CHECK(parse("[1,2,3,4,5,6,7]", issues, limits) != nullptr);
  CHECK(fault(std::string(100'000, '[')).code == Code::too_deep);
}

TEST_CASE("a byte order mark is no fault") { CHECK((*parse("\xEF\xBB\xBF{\"a\": 1}"))[0].kind == Kind::object); }

TEST_CASE("written texts are safe inside a page") {
  Writer w;
  w.object()
      .any_key("<k>")
      .string("a\"b\\c\n\x01</script>&\x7f随")
      .key("n")
      .integer(-5)
      .key("l")
      .array()
      .boolean(true)
      .null()
      .end_array()
      .end_object();
  CHECK(w.take() ==
        "{\"\\u003ck\\u003e\":\"a\\\"b\\\\c\\n\\u0001\\u003c/"
        "script\\u003e\\u0026\\u007f随\",\"n\":-5,\"l\":[true,null]}");
}

TEST_CASE("long replies outgrow the first buffer") {
  Writer w;
  const std::string text(20'000, '<');
  w.array().string(text).string("x").end_array();
  const std::string out = w.take();
  CHECK(out.size() == 20'000 * 6 + 2 + 1 + 3 + 2);
  CHECK(out.substr(out.size() - 6) == "\",\"x\"]");
}

TEST_CASE("digests are of what a document says, not of its layout") {
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK(digest(*parse(R"({"a": 1, "b": [true, "x"]})")) == digest(*parse("{\n\"b\":[true,\"\\u0078\"],\"a\":1}")));
  CHECK(digest(*parse(R"({"a": 1})")) != digest(*parse(R"({"a": 1.0})")));
}

TEST_CASE("values are put at their pointers; everything else stays as it was written") {
  const auto changed = [](const std::string& text, const std::vector<Edit>& edits) {
    return edited(*parse(text), edits);
  };
  CHECK(changed(R"({ "a": 1.50 , "b":[ 1, {"c/d": "x"} ] })", {}) == R"({ "a": 1.50 , "b":[ 1, {"c/d": "x"} ] })");
  CHECK(changed(R"({"a": 1.50, "b": [1, {"c/d": "x"}]})", {{"/b/1/c~1d", "true"}}) ==
        R"({"a":1.50,"b":[1,{"c/d":true}]})");
  CHECK(changed(R"({"a": [1]})", {{"/a/1", "2"}, {"/x/y", "{}"}, {"/x/\"z", "0"}}) ==
        R"({"a":[1,2],"x":{"y":{},"\"z":0}})");
  CHECK(changed(R"({"a": 1, "b": 2})", {{"/a", ""}}) == R"({"b":2})");
  CHECK(changed(R"({"a": null})", {{"/a/b", "1"}}) == R"({"a":{"b":1}})");
  CHECK(changed(R"([1])", {{"", "2"}}) == "2");
}
