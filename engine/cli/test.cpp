// `yibao test [PACK…]`: runs the cases beside packs, and those that bring their own. A case holds a request and the
// part of the reply that must come out, exactly.
#include <memory>
#include <nlohmann/json.hpp>

#include "cases.hpp"
#include "expect.hpp"
#include "verbs.hpp"

namespace yibao::cli {

namespace {

namespace fs = std::filesystem;

bool run_case(Engine& engine, const fs::path& file) {
  try {
    const auto one = nlohmann::ordered_json::parse(read_text(file.string()));
    const std::string reply = engine.call(one.at("op").get<std::string>(), one.at("request").dump());
    const auto faults = faults_of(nlohmann::json::parse(one.at("expect").dump()), nlohmann::json::parse(reply));
    for (const std::string& fault : faults) complain(file.string() + ": " + fault);
    return faults.empty();
  } catch (const nlohmann::json::exception& error) {
    complain(file.string() + ": " + error.what());
    return false;
  }
}

int run_test(const std::vector<std::string>& given) {
  Engine engine = ready_engine();
  int passed = 0;
  int failed = 0;
  for (const std::string& one : given) {
    for (const Batch& batch : batches_of(one)) {
      const std::string reply = batch.pack.empty() ? "" : engine.add(read_text(batch.pack.string()));
      if (is_error(reply)) {
        complain(batch.pack.string() + ": " + reply);
        ++failed;
        continue;
      }
      for (const fs::path& file : batch.cases) ++(run_case(engine, file) ? passed : failed);
    }
  }
  print(std::to_string(passed) + " passed, " + std::to_string(failed) + " failed");
  if (passed + failed == 0) complain("no cases found");
  return failed == 0 && passed > 0 ? kAnswered : kWrongInput;
}

}  // namespace

void add_test(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("test", "Run the cases beside packs");
  auto packs = std::make_shared<std::vector<std::string>>();
  command->add_option("packs", *packs, "Packs, single cases, or folders that hold them (default: policies)");
  command->callback([&run, packs] {
    run = [packs] { return run_test(packs->empty() ? std::vector<std::string>{"policies"} : *packs); };
  });
}

}  // namespace yibao::cli
