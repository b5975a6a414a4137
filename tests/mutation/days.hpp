// When values hold. Days are texts, "2024-01-01", which sort as they are.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace mutation {

using Json = nlohmann::ordered_json;

struct Span {
  std::string from = "0000-01-01";
  std::string until = "9999-12-31";

  bool has(const std::string& day) const { return from <= day && day <= until; }
  bool overlaps(const Span& other) const { return from <= other.until && other.from <= until; }
};

// The days of a dated object; what it does not say is open.
Span span_of(const Json& dated);

// A value with its source, or a list of them.
bool is_history(const Json& json);
std::vector<const Json*> entries_of(const Json& history);
bool holds_on(const Json& history, const std::string& day);

// A history that must have a value for its benefit to be in force.
struct Slot {
  std::string pointer;  // within the benefit
  const Json* history;
};
std::vector<Slot> slots_of(const Json& benefit);

// The days on which a benefit can be in force.
Span span_of_benefit(const Json& benefit);

}  // namespace mutation
