#include "survivors.hpp"

#include <algorithm>
#include <fstream>

namespace mutation {

namespace {

bool is_about(const Json& entry, const Mutant& mutant) {
  return entry["pointer"] == mutant.pointer && entry["mutation"] == mutant.mutation;
}

}  // namespace

Survivors::Survivors(std::string file) : file_(std::move(file)), listed_(Json::object()) {
  std::ifstream in(file_, std::ios::binary);
  if (in) listed_ = Json::parse(in);
}

std::string Survivors::reason(const std::string& region, const Mutant& mutant) const {
  for (const Json& entry : listed_.value(region, Json::array())) {
    if (is_about(entry, mutant)) return entry.value("reason", "");
  }
  return {};
}

std::vector<std::string> Survivors::stale(const std::string& region,
                                          const std::vector<const Mutant*>& survivors) const {
  std::vector<std::string> out;
  for (const Json& entry : listed_.value(region, Json::array())) {
    const bool survives = std::any_of(survivors.begin(), survivors.end(),
                                      [&entry](const Mutant* mutant) { return is_about(entry, *mutant); });
    if (!survives) out.push_back(entry["pointer"].get<std::string>() + ": " + entry["mutation"].get<std::string>());
  }
  return out;
}

void Survivors::bless(const std::string& region, const std::vector<const Mutant*>& survivors) {
  Json list = Json::array();
  for (const Mutant* mutant : survivors)
    list.push_back({{"pointer", mutant->pointer}, {"mutation", mutant->mutation}, {"reason", reason(region, *mutant)}});
  if (list.empty()) {
    listed_.erase(region);
  } else {
    listed_[region] = list;
  }
}

void Survivors::save() const { std::ofstream(file_, std::ios::binary) << listed_.dump(2) << "\n"; }

}  // namespace mutation
