// `yibao diff OLD NEW`: what changed between two versions of a pack, and what that does to the cases beside them.
// `yibao diff --from DAY --to DAY [CASE]`: the door's operation, what changes between two days.
#include "diff.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "cases.hpp"
#include "table.hpp"
#include "verbs.hpp"

namespace yibao::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Options {
  std::string before;  // or the case, between two days
  std::string after;
  std::string region;
  std::string pack;
  std::string from;
  std::string to;
  std::vector<std::string> whom;  // fact=option
  std::vector<std::string> cases;
  std::string format = "text";
  std::string language = "en";
};

// Whether a pack loads; says why not, with line and column.
bool loads(const std::string& file, const std::string& text) {
  const auto reply = Json::parse(ready_engine().add(text));
  if (!reply.contains("error")) return true;
  for (const Json& issue : reply["error"]["issues"]) {
    const auto number = [&issue](const char* key) { return std::to_string(issue.value(key, 1)); };
    complain(file + ":" + number("line") + ":" + number("column") + ": error " + issue["code"].get<std::string>() +
             ": " + issue["message"]["en"].get<std::string>() + " [" + issue["path"].get<std::string>() + "]");
  }
  return false;
}

// The cases beside both packs, or in the folders given; a case that lies in two folders with the same text is one.
std::vector<fs::path> case_files(const Options& options) {
  std::vector<fs::path> folders(options.cases.begin(), options.cases.end());
  for (const fs::path& folder : folders) {
    if (!fs::is_directory(folder)) throw CLI::FileError("cannot read " + folder.string());
  }
  if (folders.empty()) {
    for (const std::string& pack : {options.before, options.after})
      folders.push_back(fs::path(pack).parent_path() / "cases");
  }
  std::vector<fs::path> out;
  std::set<std::string> seen;
  for (const fs::path& folder : folders) {
    for (const fs::path& file : cases_in(folder)) {
      if (seen.insert(read_text(file.string())).second) out.push_back(file);
    }
  }
  return out;
}

std::string shown(const Json& value) {
  if (value.is_null()) return "-";
  constexpr std::size_t kMost = 200;
  std::string text = value.dump();
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while ((static_cast<unsigned char>(text[end]) & 0xc0u) == 0x80u) --end;  // not inside a character
  return text.substr(0, end) + "…";
}

std::string words_of(const Json& source, const std::string& language) {
  if (source.is_null()) return {};
  std::string out = "  [" + source.value("grade", "unknown") + "] " + source["id"].get<std::string>();
  if (source.contains("at") && source["at"].contains(language))
    out += " · " + source["at"][language].get<std::string>();
  return out;
}

std::string amount(const Json& value) {
  if (value.is_null()) return "-";
  if (value.is_string()) return value.get<std::string>();
  if (value["low"] == value["high"]) return value["low"].get<std::string>();
  return value["low"].get<std::string>() + " … " + value["high"].get<std::string>();
}

std::string signed_amount(const Json& value) {
  const auto with_sign = [](const Json& yuan) {
    const auto text = yuan.get<std::string>();
    return (text.front() == '-' || text == "0.00" ? "" : "+") + text;
  };
  if (value.is_string()) return with_sign(value);
  return value.is_null() ? "-" : with_sign(value["low"]) + " … " + with_sign(value["high"]);
}

std::string status(const Json& effect, const char* side) {
  const Json& one = effect[side];
  return one.contains("code") ? one["code"].get<std::string>() : one["status"].get<std::string>();
}

// "complete", or "complete -> bounded".
std::string both(const std::string& before, const std::string& after) {
  return before == after ? before : before + " -> " + after;
}

std::string effects_text(const Json& effects, bool zh) {
  Table table;
  table.columns = {{zh ? "案例" : "case"},         {zh ? "结果" : "status"},      {zh ? "个人" : "person", true},
                   {zh ? "差额" : "change", true}, {zh ? "基金" : "funds", true}, {zh ? "差额" : "change", true}};
  for (const Json& effect : effects) {
    if (effect["old"] == effect["new"]) continue;
    const auto pair = [&](const char* key) {
      return both(amount(effect["old"].value(key, Json())), amount(effect["new"].value(key, Json())));
    };
    const auto change = [&](const char* key) { return signed_amount(effect["change"].value(key, Json())); };
    table.rows.push_back({fs::path(effect["file"].get<std::string>()).stem().string(),
                          both(status(effect, "old"), status(effect, "new")), pair("person"), change("person"),
                          pair("funds"), change("funds")});
  }
  const std::string count = std::to_string(table.rows.size());
  const std::string all = std::to_string(effects.size());
  return (zh ? all + " 个案例，" + count + " 个不同\n" : all + " cases, " + count + " differ\n") +
         (table.rows.empty() ? "" : aligned(table));
}

std::string changes_text(const std::vector<Change>& changes, const Options& options) {
  const std::string count = std::to_string(changes.size());
  std::string out = options.language == "zh" ? count + " 处改动\n" : count + " changes\n";
  for (const Change& change : changes) {
    out += change.path + "\n";
    out += "  - " + shown(change.before) + words_of(change.source_before, options.language) + "\n";
    out += "  + " + shown(change.after) + words_of(change.source_after, options.language) + "\n";
  }
  return out;
}

Json changes_json(const std::vector<Change>& changes) {
  Json out = Json::array();
  for (const Change& change : changes) {
    out.push_back({{"path", change.path},
                   {"old", change.before},
                   {"new", change.after},
                   {"old_source", change.source_before},
                   {"new_source", change.source_after}});
  }
  return out;
}

int run_between_days(const Options& options) {
  Json request = options.before.empty() ? Json::object() : Json::parse(read_text(options.before));
  if (!options.region.empty()) request["region"] = options.region;
  if (!options.pack.empty()) request["pack"] = Json::parse(read_text(options.pack));
  request.erase("date");
  request["from"] = options.from;
  request["to"] = options.to;
  for (const std::string& one : options.whom) {
    const std::size_t sign = one.find('=');
    if (sign == std::string::npos) throw CLI::ValidationError("--for", one + " is not FACT=OPTION");
    request["for"][one.substr(0, sign)] = one.substr(sign + 1);
  }
  const std::string reply = ready_engine().call("diff", request.dump());
  print(reply);
  return is_error(reply) ? kWrongInput : kAnswered;
}

int run_diff(const Options& options) {
  if (!options.from.empty()) return run_between_days(options);
  if (options.before.empty() || options.after.empty()) throw CLI::RequiredError("Two pack files, or --from and --to");
  const std::string before_text = read_text(options.before);
  const std::string after_text = read_text(options.after);
  const bool before_loads = loads(options.before, before_text);
  const bool after_loads = loads(options.after, after_text);
  if (!before_loads || !after_loads) return kWrongInput;
  const Json before = Json::parse(before_text);
  const Json after = Json::parse(after_text);
  const std::vector<Change> changes = changes_of(before, after);
  Engine engine = ready_engine();
  Json effects = Json::array();
  for (const fs::path& file : case_files(options)) {
    try {
      Json effect = effect_of(engine, file, before, after);
      if (!effect.is_null()) effects.push_back(std::move(effect));
    } catch (const Json::exception& error) {
      complain(file.string() + ": " + error.what());
    }
  }
  if (options.format == "json") {
    print(Json{{"changes", changes_json(changes)}, {"cases", effects}}.dump());
  } else {
    std::string text = changes_text(changes, options) + "\n" + effects_text(effects, options.language == "zh");
    text.pop_back();  // the last newline: print adds it
    print(text);
  }
  return kAnswered;
}

}  // namespace

void add_diff(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("diff", "What changed between two versions of a pack, and for whom");
  auto options = std::make_shared<Options>();
  command->add_option("old", options->before, "A pack file; with --from and --to, a case");
  command->add_option("new", options->after, "The pack file that takes its place");
  auto* from = command->add_option("--from", options->from, "A day, YYYY-MM-DD: compare two days instead");
  auto* to = command->add_option("--to", options->to, "The day to compare it with")->needs(from);
  from->needs(to);
  auto* region = command->add_option("--region", options->region, "Area code, six digits")->needs(from);
  command->add_option("--pack", options->pack, "A pack file to use instead of a known area")
      ->needs(from)
      ->excludes(region);
  command->add_option("--for", options->whom, "Only what is about these: FACT=OPTION, e.g. scheme=resident")
      ->needs(from);
  command->add_option("--cases", options->cases, "Folders of cases (default: cases/ beside each pack)");
  command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"json", "text"}));
  command->add_option("--lang", options->language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
  command->callback([&run, options] { run = [options] { return run_diff(*options); }; });
}

}  // namespace yibao::cli
