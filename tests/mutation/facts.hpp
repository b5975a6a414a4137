// The facts and readings of a pack, as the engine describes them.
#pragma once
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

namespace mutation {

class Facts {
 public:
  // The reply of `describe`.
  explicit Facts(const nlohmann::ordered_json& description);

  // The answers to choose from; none for counts and what is unknown here.
  std::vector<std::string> options(const std::string& fact) const;

  // The option after this one that is not taken; for a count, one more. "" when there is none.
  std::string other_option(const std::string& fact, const std::string& option,
                           const std::set<std::string>& taken) const;

 private:
  struct Fact {
    bool is_count = false;
    std::vector<std::string> options;
  };
  std::map<std::string, Fact> facts_;
};

}  // namespace mutation
