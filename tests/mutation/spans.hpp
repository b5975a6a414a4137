// A document as compact text in which every value can be replaced without writing the rest again: thousands of mutants
// are made of each pack.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>

namespace mutation {

class SpannedText {
 public:
  explicit SpannedText(const nlohmann::ordered_json& document);

  const std::string& text() const { return text_; }
  // The text with another value, JSON, at a pointer that the document has.
  std::string with(const std::string& pointer, const std::string& value) const;

 private:
  struct Span {
    std::size_t begin;
    std::size_t end;
  };

  void write(const std::string& pointer, const nlohmann::ordered_json& value);

  std::string text_;
  std::unordered_map<std::string, Span> spans_;
};

}  // namespace mutation
