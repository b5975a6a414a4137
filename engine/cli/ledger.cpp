// `yibao ledger`: what the packs of a folder cover: areas, schemes, kinds of care, payers, dates, grades of evidence.
#include "ledger.hpp"

#include <memory>

#include "calendar.hpp"
#include "cases.hpp"
#include "frame.hpp"
#include "table.hpp"
#include "verbs.hpp"

namespace yibao::cli {

namespace {

using Json = nlohmann::ordered_json;
using Cells = std::vector<std::string>;

struct Options {
  std::string policies = "policies";
  std::string format = "text";
  std::string language = "en";
  std::string today;
  bool summary = false;
};

struct Title {
  const char* key;
  const char* zh;
  const char* en;
};

constexpr Title kTitles[] = {{"area", "地区", "area"},
                             {"scheme", "险种", "scheme"},
                             {"care", "类别", "care"},
                             {"payers", "支付方", "payers"},
                             {"known", "已知", "known"},
                             {"official", "官方", "official"},
                             {"republished", "转载", "republished"},
                             {"reported", "报道", "reported"},
                             {"derived", "推算", "derived"},
                             {"unknown", "未知", "unknown"},
                             {"sources", "来源", "sources"},
                             {"stale", "过期", "stale"},
                             {"cases", "案例", "cases"},
                             {"total", "合计", "total"}};

// The words of the frame, by "scheme.employee", "care.outpatient" or "payer.pooled_fund".
class Words {
 public:
  explicit Words(std::string language) : language_(std::move(language)), frame_(embedded_frame()) {}

  std::string title(const std::string& key) const {
    for (const Title& title : kTitles) {
      if (key == title.key) return language_ == "zh" ? title.zh : title.en;
    }
    return key;
  }
  std::string text(const Json& text) const { return text[language_].get<std::string>(); }
  std::string option(const std::string& fact_id, const std::string& id) const {
    for (const Json& fact : frame_["facts"]) {
      if (fact["id"] == fact_id) return label(fact["options"], id);
    }
    return id;
  }
  std::string options(const std::string& fact, const Json& ids) const {
    return joined(ids, [&](const std::string& id) { return option(fact, id); });
  }
  std::string payers(const Json& ids) const {
    return joined(ids, [&](const std::string& id) { return label(frame_["payers"], id); });
  }

 private:
  std::string label(const Json& list, const std::string& id) const {
    for (const Json& one : list) {
      if (one["id"] == id) return text(one["label"]);
    }
    return id;
  }
  template <class Name>
  static std::string joined(const Json& ids, Name&& name) {
    std::string out;
    for (const Json& id : ids) out += (out.empty() ? "" : ", ") + name(id.get<std::string>());
    return out.empty() ? "-" : out;
  }

  std::string language_;
  Json frame_;
};

std::string days_of(const Json& known) {
  const auto day = [&known](const char* key) {
    return known.contains(key) && known[key].is_string() ? known[key].get<std::string>() : std::string();
  };
  return day("from") + ".." + day("until");
}

void append_counts(Cells& row, const Json& counts) {
  for (const char* grade : kGrades) row.push_back(std::to_string(counts["values"][grade].get<int>()));
  for (const char* key : {"cited", "stale"}) row.push_back(std::to_string(counts["sources"][key].get<int>()));
  row.push_back(std::to_string(counts["cases"].get<int>()));
}

void append_count_columns(Table& table, const Words& words) {
  for (const char* grade : kGrades) table.columns.push_back({words.title(grade), true});
  for (const char* key : {"sources", "stale", "cases"}) table.columns.push_back({words.title(key), true});
}

std::string area_name(const Json& area, const Words& words) {
  return area["region"].get<std::string>() + " " + words.text(area["name"]);
}

// One line per area.
Table summary_table(const Json& ledger, const Words& words) {
  Table table;
  for (const char* key : {"area", "scheme", "known"}) table.columns.push_back({words.title(key)});
  append_count_columns(table, words);
  for (const Json& area : ledger["areas"]) {
    Json schemes = Json::array();
    for (const Json& scheme : area["schemes"]) {
      if (!scheme["care"].empty()) schemes.push_back(scheme["scheme"]);
    }
    table.rows.push_back({area_name(area, words), words.options("scheme", schemes), days_of(area["known"])});
    append_counts(table.rows.back(), area);
  }
  return table;
}

// One line per area and scheme.
Table scheme_table(const Json& ledger, const Words& words) {
  constexpr std::size_t kWidest = 30;
  Table table;
  for (const char* key : {"area", "scheme"}) table.columns.push_back({words.title(key)});
  for (const char* key : {"care", "payers"}) table.columns.push_back({words.title(key), false, kWidest});
  table.columns.push_back({words.title("known")});
  append_count_columns(table, words);
  for (const Json& area : ledger["areas"]) {
    for (const Json& scheme : area["schemes"]) {
      table.rows.push_back({area_name(area, words), words.option("scheme", scheme["scheme"].get<std::string>()),
                            words.options("care", scheme["care"]), words.payers(scheme["payers"]),
                            days_of(area["known"])});
      append_counts(table.rows.back(), scheme);
    }
  }
  return table;
}

std::string in_words(const Json& ledger, const Options& options) {
  const Words words(options.language);
  Table table = options.summary ? summary_table(ledger, words) : scheme_table(ledger, words);
  // The total counts each area once; what applies to both schemes is in both of their lines.
  const std::size_t counts = std::size(kGrades) + 3;
  Cells total = {words.title("total") + " " + std::to_string(ledger["total"]["areas"].get<int>())};
  total.resize(table.columns.size() - counts);
  append_counts(total, ledger["total"]);
  table.rows.push_back(std::move(total));
  std::string out = options.format == "markdown" ? markdown(table) : aligned(table);
  out.pop_back();  // the last newline: print adds it
  return out;
}

int run_ledger(const Options& options) {
  if (!std::filesystem::is_directory(options.policies)) throw CLI::FileError("cannot read " + options.policies);
  const std::string day = options.today.empty() ? today() : options.today;
  Engine engine = ready_engine();
  Json areas = Json::array();
  bool refused = false;
  for (const auto& pack : packs_below(options.policies)) {
    const std::string added = engine.add(read_text(pack.string()));
    if (is_error(added)) {
      complain(pack.string() + ": " + added);
      refused = true;
      continue;
    }
    const Json request = {{"region", Json::parse(added)["ok"]["region"]}};
    const Json description = Json::parse(engine.call("describe", request.dump()));
    areas.push_back(area_ledger(description["ok"], cases_in(pack.parent_path() / "cases"), *day_number(day)));
  }
  Json ledger = {{"today", day}, {"areas", areas}, {"total", total_ledger(areas)}};
  if (options.format == "json") {
    if (options.summary) {
      for (Json& area : ledger["areas"]) area.erase("schemes");
    }
    print(ledger.dump());
  } else {
    print(in_words(ledger, options));
  }
  return refused ? kWrongInput : kAnswered;
}

}  // namespace

void add_ledger(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("ledger", "What the packs cover: schemes, care, payers, dates, evidence");
  auto options = std::make_shared<Options>();
  command->add_option("--policies", options->policies, "Folder of the packs")->capture_default_str();
  command->add_option("--format", options->format, "text, json or markdown")
      ->check(CLI::IsMember({"json", "markdown", "text"}));
  command->add_option("--lang", options->language, "zh or en")->check(CLI::IsMember({"zh", "en"}));
  command->add_flag("--summary", options->summary, "One line per area and a total");
  add_today(*command, options->today);
  command->callback([&run, options] { run = [options] { return run_ledger(*options); }; });
}

}  // namespace yibao::cli
