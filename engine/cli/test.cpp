// `yibao test [PACK…]`: runs the cases beside packs. A case holds a request and the part of the reply that must come
// out, exactly.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "verbs.hpp"

namespace yibao::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

// Reports where `actual` lacks or contradicts `wanted`; members of objects that are not named are free.
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

std::vector<fs::path> pack_files(const std::vector<std::string>& given) {
  std::vector<fs::path> out;
  for (const std::string& one : given) {
    if (!fs::is_directory(one)) {
      if (!fs::exists(one)) throw CLI::FileError("cannot read " + one);
      out.emplace_back(one);
      continue;
    }
    for (const auto& entry : fs::recursive_directory_iterator(one)) {
      if (entry.path().filename() == "pack.json") out.push_back(entry.path());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<fs::path> case_files(const fs::path& pack) {
  std::vector<fs::path> out;
  const fs::path folder = pack.parent_path() / "cases";
  if (!fs::is_directory(folder)) return out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool run_case(Engine& engine, const fs::path& file) {
  const std::string text = read_text(file.string());
  const auto one = nlohmann::ordered_json::parse(text);
  const std::string reply = engine.call(one.at("op").get<std::string>(), one.at("request").dump());
  std::vector<std::string> faults;
  compare(Json::parse(one.at("expect").dump()), Json::parse(reply), "", faults);
  for (const std::string& fault : faults) complain(file.string() + ": " + fault);
  return faults.empty();
}

int run_test(const std::vector<std::string>& given) {
  Engine engine = ready_engine();
  int passed = 0;
  int failed = 0;
  for (const fs::path& pack : pack_files(given)) {
    const std::string reply = engine.add(read_text(pack.string()));
    if (is_error(reply)) {
      complain(pack.string() + ": " + reply);
      ++failed;
      continue;
    }
    for (const fs::path& file : case_files(pack)) ++(run_case(engine, file) ? passed : failed);
  }
  print(std::to_string(passed) + " passed, " + std::to_string(failed) + " failed");
  if (passed + failed == 0) complain("no cases found");
  return failed == 0 && passed > 0 ? kAnswered : kWrongInput;
}

}  // namespace

void add_test(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("test", "Run the cases beside packs");
  auto packs = std::make_shared<std::vector<std::string>>();
  command->add_option("packs", *packs, "Pack files, or folders that hold them (default: policies)");
  command->callback([&run, packs] {
    run = [packs] { return run_test(packs->empty() ? std::vector<std::string>{"policies"} : *packs); };
  });
}

}  // namespace yibao::cli
