#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "embedded.hpp"
#include "verbs.hpp"

namespace yibao::cli {

Engine ready_engine() {
  Engine engine;
  for (const auto& [name, text] : embedded_policies()) {
    const bool policy = name.ends_with("/frame.json") || name.ends_with("/pack.json");
    if (!policy) continue;
    const std::string reply = engine.add(text);
    if (is_error(reply)) throw std::runtime_error(std::string(name) + ": " + reply);
  }
  return engine;
}

std::string read_text(const std::string& path) {
  if (path == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  std::ifstream file(path, std::ios::binary);
  if (!file) throw CLI::FileError("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

void complain(const std::string& text) { std::fprintf(stderr, "%s\n", text.c_str()); }

bool is_error(const std::string& reply) { return reply.compare(0, 9, "{\"error\":") == 0; }

}  // namespace yibao::cli
