#include "days.hpp"

#include <algorithm>

#include "mutants.hpp"

namespace mutation {

namespace {

bool is_dated(const Json& json) { return json.is_object() && json.contains("from") && json.contains("source"); }

}  // namespace

Span span_of(const Json& dated) {
  Span out;
  for (const auto& [key, day] : {std::pair{"from", &out.from}, std::pair{"until", &out.until}}) {
    if (dated.contains(key) && dated[key].is_string()) *day = dated[key].get<std::string>();
  }
  return out;
}

bool is_history(const Json& json) {
  return is_dated(json) || (json.is_array() && !json.empty() && std::all_of(json.begin(), json.end(), is_dated));
}

std::vector<const Json*> entries_of(const Json& history) {
  if (!history.is_array()) return {&history};
  std::vector<const Json*> out;
  for (const Json& entry : history) out.push_back(&entry);
  return out;
}

// An entry without an end holds until the next one begins: later days have a value either way.
bool holds_on(const Json& history, const std::string& day) {
  const auto entries = entries_of(history);
  return std::any_of(entries.begin(), entries.end(), [&](const Json* entry) { return span_of(*entry).has(day); });
}

std::vector<Slot> slots_of(const Json& benefit) {
  std::vector<Slot> out;
  for (const auto& [key, value] : benefit.items()) {
    if (is_history(value)) out.push_back({inner("", key), &value});
  }
  if (!benefit.contains("ceilings") || !benefit["ceilings"].is_array()) return out;
  const Json& ceilings = benefit["ceilings"];
  for (std::size_t c = 0; c < ceilings.size(); ++c) {
    if (ceilings[c].contains("limit") && is_history(ceilings[c]["limit"]))
      out.push_back({"/ceilings/" + std::to_string(c) + "/limit", &ceilings[c]["limit"]});
  }
  return out;
}

Span span_of_benefit(const Json& benefit) {
  Span out;
  for (const Slot& slot : slots_of(benefit)) {
    const auto entries = entries_of(*slot.history);
    out.from = std::max(out.from, span_of(*entries.front()).from);
    out.until = std::min(out.until, span_of(*entries.back()).until);
  }
  return out;
}

}  // namespace mutation
