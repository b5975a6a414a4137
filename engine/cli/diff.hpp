// Two versions of a pack: what changed by meaning, and what that does to cases.
#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "yibao/engine.hpp"

namespace yibao::cli {

// One value that differs. `before` or `after` is null where there is none. A source is {"id", "title", "grade", "at"},
// or null for what has none, such as a name.
struct Change {
  std::string path;  // by ids and days: /benefits/inpatient/rate/2024-01-01/value
  nlohmann::ordered_json before;
  nlohmann::ordered_json after;
  nlohmann::ordered_json source_before;
  nlohmann::ordered_json source_after;
};

// In the order of the files. What is written differently but means the same ("500" and 500.00, one entry and a list of
// one, the order of options in a condition) is no change.
std::vector<Change> changes_of(const nlohmann::ordered_json& before, const nlohmann::ordered_json& after);

// What one case comes to under both packs: {"file", "name", "op", "old", "new", "change"}; null when the case does not
// depend on them. `old` and `new` hold "status" ("error", with its "code", for a refused request), "person" and
// "funds".
nlohmann::ordered_json effect_of(Engine& engine, const std::filesystem::path& file,
                                 const nlohmann::ordered_json& before, const nlohmann::ordered_json& after);

}  // namespace yibao::cli
