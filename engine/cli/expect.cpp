#include "expect.hpp"

namespace yibao::cli {

namespace {

using Json = nlohmann::json;

void compare(const Json& wanted, const Json& actual, const std::string& path, std::vector<std::string>& faults) {
  if (wanted.is_object() && actual.is_object()) {
    for (const auto& [key, value] : wanted.items()) {
      std::string inner = path;
      inner += "/" + key;
      if (actual.contains(key)) {
        compare(value, actual[key], inner, faults);
      } else {
        faults.push_back(inner += ": missing, wanted " + value.dump());
      }
    }
    return;
  }
  if (wanted.is_array() && actual.is_array() && wanted.size() == actual.size()) {
    for (std::size_t i = 0; i < wanted.size(); ++i)
      compare(wanted[i], actual[i], path + "/" + std::to_string(i), faults);
    return;
  }
  if (wanted != actual) faults.push_back(path + ": is " + actual.dump() + ", wanted " + wanted.dump());
}

}  // namespace

std::vector<std::string> faults_of(const Json& wanted, const Json& actual) {
  std::vector<std::string> faults;
  compare(wanted, actual, "", faults);
  return faults;
}

}  // namespace yibao::cli
