#include "frame.hpp"

#include "embedded.hpp"

namespace yibao::cli {

nlohmann::ordered_json embedded_frame() {
  for (const auto& [name, text] : embedded_policies()) {
    if (name.ends_with("/frame.json")) return nlohmann::ordered_json::parse(text);
  }
  return nullptr;
}

std::vector<std::string> option_ids(const nlohmann::ordered_json& facts, const std::string& fact_id) {
  std::vector<std::string> out;
  for (const auto& fact : facts) {
    if (fact["id"] != fact_id) continue;
    for (const auto& option : fact["options"]) out.push_back(option["id"].get<std::string>());
  }
  return out;
}

}  // namespace yibao::cli
