// `yibao check PACK…`: what is wrong or questionable in pack files, one line each: file:line:column: severity code:
// message.
#include <memory>
#include <nlohmann/json.hpp>

#include "verbs.hpp"

namespace yibao::cli {

namespace {

struct Options {
  std::vector<std::string> packs;
  std::string format = "text";
  std::string language = "en";
};

std::string number(const nlohmann::json& issue, const char* key) {
  return issue.contains(key) ? std::to_string(issue[key].get<int>()) : "1";
}

// Prints the findings of one file; true when one of them is an error.
bool report(const std::string& file, const std::string& reply, const std::string& language) {
  const auto json = nlohmann::json::parse(reply);
  const bool refused = json.contains("error");
  bool error = refused;
  for (const auto& issue : refused ? json["error"]["issues"] : json["ok"]["issues"]) {
    const std::string severity = issue.value("severity", "error");
    error = error || severity == "error";
    const std::string path = issue["path"].get<std::string>();
    std::string line = file;
    line += ":" + number(issue, "line") + ":" + number(issue, "column") + ": ";
    line += severity + " " + issue["code"].get<std::string>() + ": " + issue["message"][language].get<std::string>();
    if (!path.empty()) line += " [" + path + "]";
    print(line);
  }
  return error;
}

int run_check(const Options& options) {
  Engine engine = ready_engine();
  bool error = false;
  for (const std::string& file : options.packs) {
    const std::string text = read_text(file);
    // A pack that is no JSON at all would make the request around it malformed: adding it tells where.
    const bool readable = nlohmann::json::accept(text);
    const std::string reply = readable ? engine.call("check", "{\"pack\":" + text + "}") : Engine(engine).add(text);
    if (options.format == "json") {
      print(reply);
      error = error || is_error(reply) || nlohmann::json::parse(reply)["ok"]["counts"]["error"] != 0;
    } else {
      error = report(file, reply, options.language) || error;
    }
  }
  return error ? kWrongInput : kAnswered;
}

}  // namespace

void add_check(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("check", "What is wrong or questionable in pack files");
  auto options = std::make_shared<Options>();
  command->add_option("packs", options->packs, "Pack files")->required();
  command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"json", "text"}));
  command->add_option("--lang", options->language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
  command->callback([&run, options] { run = [options] { return run_check(*options); }; });
}

}  // namespace yibao::cli
