// survivors.json: the mutants that nothing notices and that are accepted, with the reason, by region:
// {"123456": [{"pointer": "/benefits/0/…", "mutation": "500 -> 550", "reason": "…"}]}
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "mutants.hpp"

namespace mutation {

class Survivors {
 public:
  explicit Survivors(std::string file);

  // The reason why a survivor is accepted; "" when it is not, or when no reason is written.
  std::string reason(const std::string& region, const Mutant& mutant) const;
  // Those of a region that are listed but are no survivors (any more).
  std::vector<std::string> stale(const std::string& region, const std::vector<const Mutant*>& survivors) const;

  // Lists these survivors of a region and no other; reasons that are written stay.
  void bless(const std::string& region, const std::vector<const Mutant*>& survivors);
  void save() const;

 private:
  std::string file_;
  Json listed_;
};

}  // namespace mutation
