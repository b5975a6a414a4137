// Files that tests read: the project's own packs and golden texts.
#pragma once
#include <fstream>
#include <iterator>
#include <string>

#include "yibao/engine.hpp"

namespace yibao::test {

inline std::string read_file(const std::string& path) {
  std::ifstream file(std::string(YIBAO_ROOT) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline const char* kFrame = "policies/cn/frame.json";
inline const char* kOutpatient = "tests/support/outpatient.pack.json";
inline const char* kYardstick = "tests/bench/yardstick.pack.json";

inline Engine engine_with(std::initializer_list<const char*> packs) {
  Engine engine;
  engine.add(read_file(kFrame));
  for (const char* pack : packs) engine.add(read_file(pack));
  return engine;
}

inline bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace yibao::test
