#include "spans.hpp"

#include "mutants.hpp"

namespace mutation {

SpannedText::SpannedText(const nlohmann::ordered_json& document) { write("", document); }

std::string SpannedText::with(const std::string& pointer, const std::string& value) const {
  const Span& span = spans_.at(pointer);
  std::string out;
  out.reserve(text_.size() + value.size());
  out.append(text_, 0, span.begin).append(value).append(text_, span.end);
  return out;
}

void SpannedText::write(const std::string& pointer, const nlohmann::ordered_json& value) {
  const std::size_t begin = text_.size();
  if (value.is_object()) {
    char before = '{';
    for (const auto& [key, member] : value.items()) {
      text_ += before + nlohmann::ordered_json(key).dump() + ":";
      write(inner(pointer, key), member);
      before = ',';
    }
    text_ += value.empty() ? "{}" : "}";
  } else if (value.is_array()) {
    char before = '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      text_ += before;
      write(inner(pointer, std::to_string(i)), value[i]);
      before = ',';
    }
    text_ += value.empty() ? "[]" : "]";
  } else {
    text_ += value.dump();
  }
  spans_[pointer] = {begin, text_.size()};
}

}  // namespace mutation
