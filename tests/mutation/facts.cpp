#include "facts.hpp"

#include <algorithm>

#include "figures.hpp"

namespace mutation {

Facts::Facts(const nlohmann::ordered_json& description) {
  for (const char* list : {"facts", "readings"}) {
    for (const auto& one : description[list]) {
      Fact& fact = facts_[one["id"].get<std::string>()];
      fact.is_count = one.value("type", "") == "count";
      for (const auto& option : one.value("options", nlohmann::ordered_json::array()))
        fact.options.push_back(option["id"].get<std::string>());
    }
  }
}

std::vector<std::string> Facts::options(const std::string& fact) const {
  const auto found = facts_.find(fact);
  return found == facts_.end() || found->second.is_count ? std::vector<std::string>() : found->second.options;
}

std::string Facts::other_option(const std::string& fact, const std::string& option,
                                const std::set<std::string>& taken) const {
  const auto found = facts_.find(fact);
  if (found == facts_.end()) return {};
  if (found->second.is_count) return next_count(option).value_or("");
  const auto& all = found->second.options;
  const auto at = static_cast<std::size_t>(std::find(all.begin(), all.end(), option) - all.begin());
  for (std::size_t step = 1; step < all.size(); ++step) {
    const std::string& other = all[(at + step) % all.size()];
    if (taken.count(other) == 0) return other;
  }
  return {};
}

}  // namespace mutation
