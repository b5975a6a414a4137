// `yibao call`: the door itself, many calls in one run. Reads lines {"op": …, "request": …}, writes one reply per line.
// A request that is a text is handed over as it stands; so even malformed requests can be part of a list.
#include <memory>
#include <nlohmann/json.hpp>

#include "verbs.hpp"

namespace yibao::cli {

namespace {

int run_call(const std::string& file) {
  const std::string text = read_text(file);
  Engine engine = ready_engine();
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string line = text.substr(start, end - start);
    start = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const auto vector = nlohmann::ordered_json::parse(line);
    const auto& request = vector.at("request");
    print(engine.call(vector.at("op").get<std::string>(),
                      request.is_string() ? request.get<std::string>() : request.dump()));
  }
  return kAnswered;
}

}  // namespace

void add_call(CLI::App& app, Run& run) {
  CLI::App* command =
      app.add_subcommand("call", "Answer a list of requests, one JSON line each: {\"op\": …, \"request\": …}");
  auto file = std::make_shared<std::string>("-");
  command->add_option("--vectors,file", *file, "A file, or - for standard input");
  command->callback([&run, file] { run = [file] { return run_call(*file); }; });
}

}  // namespace yibao::cli
