// The operations of the door as verbs: read a request, call, write the reply.
#include <memory>
#include <nlohmann/json.hpp>

#include "verbs.hpp"

namespace yibao::cli {

namespace {

struct Options {
  std::string region;
  std::string pack;
  std::string date;
  std::string file;
  std::string format = "json";
  std::string language = "zh";
};

// Puts members in front of those of a JSON object, as text: the request itself stays as it was written, so that what is
// wrong in it is reported at its place.
std::string with_members(const std::string& request, const std::string& members) {
  const std::size_t brace = request.find_first_not_of(" \t\r\n");
  if (members.empty() || brace == std::string::npos || request[brace] != '{') return request;
  const std::size_t next = request.find_first_not_of(" \t\r\n", brace + 1);
  const bool empty = next != std::string::npos && request[next] == '}';
  return request.substr(0, brace + 1) + members + (empty ? "" : ",") + request.substr(brace + 1);
}

// The request with an option set. Only a request that has options of its own is written anew.
std::string with_format(const std::string& request, const std::string& format) {
  using Json = nlohmann::ordered_json;
  auto json = Json::parse(request, nullptr, false);
  if (!json.is_object() || !json.contains("options"))
    return with_members(request, R"("options":{"format":")" + format + "\"}");
  if (json["options"].is_object()) json["options"]["format"] = format;
  return json.dump();
}

int run_operation(const std::string& operation, bool needs_request, const Options& options) {
  const bool given = !options.file.empty() || needs_request;
  const bool is_receipt = operation == "replay" && options.file.rfind("Y1.", 0) == 0;
  const std::string text = is_receipt ? nlohmann::json{{"receipt", options.file}}.dump()
                           : given    ? read_text(options.file.empty() ? "-" : options.file)
                                      : "{}";
  std::string members;
  const auto member = [&](const std::string& key, const std::string& value) {
    members += (members.empty() ? "" : ",") + ("\"" + key + "\":") + value;
  };
  if (!options.region.empty()) member("region", nlohmann::json(options.region).dump());
  if (!options.pack.empty()) member("pack", read_text(options.pack));
  if (!options.date.empty()) member("date", nlohmann::json(options.date).dump());
  Engine engine = ready_engine();
  const std::string request = options.format == "setlinfo" ? with_format(text, options.format) : text;
  const std::string reply = engine.call(operation, with_members(request, members));
  if (options.format == "text") {
    const std::string words = statement_text(reply, options.language);
    if (is_error(reply)) {
      complain(words);
    } else {
      print(words);
    }
  } else {
    print(reply);
  }
  return is_error(reply) ? kWrongInput : kAnswered;
}

}  // namespace

void add_operations(CLI::App& app, Run& run) {
  struct Verb {
    const char* name;
    const char* help;
    bool needs_request;
    bool rules;
    bool date;
  };
  constexpr Verb kVerbs[] = {
      {"estimate", "What the funds pay and what you pay, line by line", true, true, true},
      {"questions", "What is still unknown, and what each answer is worth in yuan", true, true, true},
      {"reconcile", "A printed settlement against ours: the fewest changes that explain it", true, true, true},
      {"receipt", "A case, its rules and what came out, as one short text", true, true, true},
      {"replay", "An old receipt settled again, and what differs", true, true, false},
      {"describe", "An area's rules for people: tables, sources, history", false, true, false},
      {"regions", "The areas that are known", false, false, false},
      {"version", "The engine's version", false, false, false}};
  for (const Verb& verb : kVerbs) {
    CLI::App* command = app.add_subcommand(verb.name, verb.help);
    auto options = std::make_shared<Options>();
    if (verb.rules) {
      auto* pack = command->add_option("--pack", options->pack, "A pack file to use instead of a known area");
      // A receipt says itself which area it is of.
      const bool of_an_area = std::string(verb.name) != "replay";
      if (of_an_area) command->add_option("--region", options->region, "Area code, six digits")->excludes(pack);
    }
    if (verb.date) command->add_option("--date", options->date, "Day of care, YYYY-MM-DD");
    command->add_option("file", options->file, "The request: a file, or - for standard input; a receipt, for replay");
    if (std::string(verb.name) == "estimate") {
      command->add_option("--format", options->format, "json, text, or setlinfo: national names too")
          ->check(CLI::IsMember({"json", "text", "setlinfo"}));
      command->add_option("--lang", options->language, "zh or en, for --format text")
          ->check(CLI::IsMember({"zh", "en"}));
    }
    const std::string name = verb.name;
    const bool needs_request = verb.needs_request;
    command->callback([&run, options, name, needs_request] {
      run = [options, name, needs_request] { return run_operation(name, needs_request, *options); };
    });
  }
}

}  // namespace yibao::cli
