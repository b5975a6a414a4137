// A JSON text as a flat, read-only tree that remembers what a policy reader needs and ordinary parsers drop: the raw
// token of each number (no binary float ever touches money), the place of each value (line, column, JSON pointer) and
// duplicate keys. Size, depth and count are limited while reading, so that a text from a stranger costs time linear in
// its size and no more.
//
//   Issues issues;
//   auto document = Document::parse(R"({"total": "1500"})", Limits{}, issues);
//   if (document) { Document::Id total = document->find(document->root(), "total"); }
#pragma once
#include <cstdint>
#include <forward_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "errors/issue.hpp"

namespace yibao {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

struct Limits {
  std::size_t bytes = 1u << 20;
  std::uint32_t depth = 32;
  std::uint32_t values = 100'000;
};

class Document {
 public:
  using Id = std::uint32_t;
  static constexpr Id kNone = 0xffffffff;

  struct Node {
    Kind kind = Kind::null;
    bool truth = false;
    Id parent = kNone;
    Id first = kNone;  // first child
    Id next = kNone;   // next sibling
    std::uint32_t index = 0;
    std::uint32_t children = 0;
    std::uint32_t offset = 0;
    std::uint32_t end = 0;
    std::string_view key;
    std::string_view text;  // decoded string, or the raw token of a number
  };

  // Returns null and adds issues (malformed, too large, too deep, too many, duplicate keys) when the text cannot be
  // used.
  static std::unique_ptr<Document> parse(std::string_view text, const Limits& limits, Issues& issues);

  Id root() const { return 0; }
  std::string_view text() const { return text_; }
  const Node& operator[](Id id) const { return nodes_[id]; }
  Id find(Id object, std::string_view key) const;  // kNone when absent
  std::string pointer(Id id) const;
  std::string_view source(Id id) const {
    return std::string_view(text_).substr(nodes_[id].offset, nodes_[id].end - nodes_[id].offset);
  }
  // The members of an object in the order of their keys' bytes (equal keys as written).
  std::vector<Id> sorted_members(Id object) const;
  // The issue of `code` at a value (or, with `key`, at a member of the object that is absent).
  // Up to three words of its own; views, because every caller would otherwise hold code that builds strings.
  Issue issue(Code code, Id id, std::string_view a = {}, std::string_view b = {}, std::string_view c = {}) const;

 private:
  friend class DocumentBuilder;
  std::string text_;
  std::vector<Node> nodes_;
  std::forward_list<std::string> decoded_;  // strings that held escapes; views of them stay good
};

// 1-based line and column (bytes) of an offset in a text.
void place_of(std::string_view text, std::size_t offset, std::uint32_t& line, std::uint32_t& column);

// A key as a JSON pointer step (RFC 6901 escapes).
std::string pointer_step(std::string_view key);

}  // namespace yibao
