// The national vocabulary that is built into the command, for verbs that show its words.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace yibao::cli {

nlohmann::ordered_json embedded_frame();

// The answers of a choice, in the frame's order; none when `facts` has no such fact.
std::vector<std::string> option_ids(const nlohmann::ordered_json& facts, const std::string& fact_id);

}  // namespace yibao::cli
