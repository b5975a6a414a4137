// The ledger: what the packs cover, counted from the engine's own replies.
#pragma once
#include <filesystem>
#include <nlohmann/json.hpp>

#include "yibao/engine.hpp"

namespace yibao::cli {

// A source that nobody has looked at for longer than this is stale.
inline constexpr int kStaleAfterDays = 400;

// Grades of evidence, best first.
inline constexpr const char* kGrades[] = {"official", "republished", "reported", "derived", "unknown"};

// One area: `description` is the reply of `describe`, `cases` the files beside its pack, `today` a day number. Counts
// per scheme hold what applies to it; those of the area hold everything once.
nlohmann::ordered_json area_ledger(const nlohmann::ordered_json& description,
                                   const std::vector<std::filesystem::path>& cases, int today);

// The sums over areas.
nlohmann::ordered_json total_ledger(const nlohmann::ordered_json& areas);

}  // namespace yibao::cli
