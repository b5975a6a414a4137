// What the fuzz targets start from: an engine with the project's own frame and packs.
#pragma once
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>
#include <yibao/engine.hpp>

namespace fuzz {

inline bool is_reply(std::string_view text) {
  return (text.starts_with("{\"ok\":") || text.starts_with("{\"error\":")) && text.ends_with('}');
}

inline void add_file(yibao::Engine& engine, const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const std::string reply = engine.add(text);
  if (reply.starts_with("{\"ok\":")) return;
  std::fprintf(stderr, "%s: %s\n", path.c_str(), reply.c_str());
  std::exit(1);
}

inline yibao::Engine engine_with_frame() {
  yibao::Engine engine;
  add_file(engine, std::filesystem::path(YIBAO_POLICIES) / "cn/frame.json");
  return engine;
}

inline yibao::Engine engine_with_every_pack() {
  yibao::Engine engine = engine_with_frame();
  std::vector<std::filesystem::path> packs;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(YIBAO_POLICIES) / "cn")) {
    if (entry.path().filename() == "pack.json") packs.push_back(entry.path());
  }
  std::sort(packs.begin(), packs.end());
  for (const auto& pack : packs) add_file(engine, pack);
  return engine;
}

}  // namespace fuzz
