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

int run_operation(const std::string& operation, bool needs_request, const Options& options) {
  const bool given = !options.file.empty() || needs_request;
  const std::string text = given ? read_text(options.file.empty() ? "-" : options.file) : "{}";
  std::string members;
  const auto member = [&](const std::string& key, const std::string& value) {
    members += (members.empty() ? "" : ",") + ("\"" + key + "\":") + value;
  };
  if (!options.region.empty()) member("region", nlohmann::json(options.region).dump());
  if (!options.pack.empty()) member("pack", read_text(options.pack));
  if (!options.date.empty()) member("date", nlohmann::json(options.date).dump());
  Engine engine = ready_engine();
  const std::string reply = engine.call(operation, with_members(text, members));
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
      {"curve", "How what you pay moves with one amount, exactly, and the rule behind each kink", true, true, true},
      {"solve", "The amounts at which a result is reached", true, true, true},
      {"describe", "An area's rules for people: tables, sources, history", false, true, false},
      {"regions", "The areas that are known", false, false, false},
      {"version", "The engine's version", false, false, false}};
  for (const Verb& verb : kVerbs) {
    CLI::App* command = app.add_subcommand(verb.name, verb.help);
    auto options = std::make_shared<Options>();
    if (verb.rules) {
      auto* region = command->add_option("--region", options->region, "Area code, six digits");
      command->add_option("--pack", options->pack, "A pack file to use instead of a known area")->excludes(region);
    }
    if (verb.date) command->add_option("--date", options->date, "Day of care, YYYY-MM-DD");
    command->add_option("file", options->file, "The request: a file, or - for standard input");
    if (std::string(verb.name) == "estimate") {
      command->add_option("--format", options->format, "json or text")->check(CLI::IsMember({"json", "text"}));
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
