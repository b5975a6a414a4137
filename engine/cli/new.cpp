// `yibao new`: the files of an area that nobody has written yet, to be filled in. They load and their case passes, but
// they hold no figure: every value is unknown, and the source is a placeholder that says so.
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "calendar.hpp"
#include "frame.hpp"
#include "verbs.hpp"

namespace yibao::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Options {
  std::string region;
  std::string name_zh;
  std::string name_en;
  std::string province_zh;
  std::string province_en;
  std::string folder;
  std::string today;
};

// ${…} is filled in. The source was "checked" on a day long ago, so that `check` asks about each value that still
// cites it.
constexpr const char* kPack = R"({
  "format": "yibao-pack/1",
  "region": ${region},
  "name": ${name},
${province}  "search": [],
  "version": "${year}.0",
  "known": { "from": "${year}-01-01", "until": "${year}-12-31" },
  "sources": {
    "replace-me": {
      "title": { "zh": "【待替换】文件全称和文号", "en": "[TO BE REPLACED] full title and number of the document" },
      "publisher": { "zh": "【待替换】发文机关", "en": "[TO BE REPLACED] who issued it" },
      "kind": "placeholder",
      "grade": "unknown",
      "checked": "1970-01-01"
    }
  },
  "encodes": [{ "scheme": "resident", "care": "inpatient", "place": "local" }],
  "benefits": [
    {
      "id": "resident_inpatient",
      "name": { "zh": "居民住院", "en": "Resident hospital stays" },
      "payer": "pooled_fund",
      "applies": { "scheme": "resident", "care": "inpatient", "place": "local" },
      "base": ["in_scope"],
      "period": "visit",
      "deductible": {
        "from": "${year}-01-01",
        "source": "replace-me",
        "at": { "zh": "【待替换】第几条", "en": "[TO BE REPLACED] which article" },
        "value": {
          "by": "tier",
          "of": {
${deductibles}
          }
        }
      },
      "rate": {
        "from": "${year}-01-01",
        "source": "replace-me",
        "at": { "zh": "【待替换】第几条", "en": "[TO BE REPLACED] which article" },
        "value": {
          "by": "tier",
          "of": {
${rates}
          }
        }
      },
      "ceilings": [
        {
          "on": "payment",
          "per": "year",
          "limit": {
            "from": "${year}-01-01",
            "source": "replace-me",
            "at": { "zh": "【待替换】第几条", "en": "[TO BE REPLACED] which article" },
            "value": { "unknown": { "between": ["0", "1000000"] } }
          }
        }
      ]
    }
  ],
  "limits": [
    {
      "id": "template",
      "text": {
        "zh": "【待替换】这是模板，数值还没有填写。",
        "en": "[TO BE REPLACED] This is a template; its values have not been filled in."
      }
    }
  ],
  "services": { "source": "replace-me" }
}
)";

constexpr const char* kCase = R"({
  "name": { "zh": "居民住院", "en": "A resident's hospital stay" },
  "note": "Once the values are known: write the arithmetic here, and the amounts below",
  "op": "estimate",
  "request": {
    "region": ${region},
    "date": "${year}-07-01",
    "person": { "scheme": "resident" },
    "visits": [{ "care": "inpatient", "tier": ${tier}, "total": "10000" }]
  },
  "expect": { "ok": { "status": "bounded" } }
}
)";

using Words = std::vector<std::pair<std::string, std::string>>;

std::string filled(std::string text, const Words& words) {
  for (const auto& [name, value] : words) {
    const std::string mark = "${" + name + "}";
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
      text.replace(at, mark.size(), value);
  }
  return text;
}

std::string bilingual(const std::string& zh, const std::string& en) {
  return "{ \"zh\": " + Json(zh).dump() + ", \"en\": " + Json(en).dump() + " }";
}

// The rows of a table by tier in which nothing is known yet; each unknown has a name, so that it can be filled in.
std::string unknown_rows(const std::vector<std::string>& tiers, const std::string& low, const std::string& high) {
  constexpr const char* kRow =
      R"(            "${tier}": { "unknown": { "between": ["${low}", "${high}"], "name": "tier_${tier}" } })";
  std::string out;
  for (const std::string& tier : tiers)
    out += (out.empty() ? "" : ",\n") + filled(kRow, {{"tier", tier}, {"low", low}, {"high", high}});
  return out;
}

// Refuses what the engine would refuse, in its words, before anything is written.
void check_pack(const std::string& pack) {
  const auto reply = Json::parse(ready_engine().call("check", "{\"pack\":" + pack + "}"));
  const Json& issues = reply.contains("ok") ? reply["ok"]["issues"] : reply["error"]["issues"];
  for (const Json& issue : issues) {
    if (issue.value("severity", "error") != "error") continue;
    throw CLI::ValidationError(issue["path"].get<std::string>(), issue["message"]["en"].get<std::string>());
  }
}

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) throw CLI::FileError("cannot write " + path.string());
}

int run_new(const Options& options) {
  const std::string day = options.today.empty() ? today() : options.today;
  const bool province = !options.province_zh.empty() && !options.province_en.empty();
  // A table by tier must name every tier of the frame.
  const std::vector<std::string> tiers = option_ids(embedded_frame()["facts"], "tier");
  const Words words = {
      {"region", Json(options.region).dump()},
      {"name", bilingual(options.name_zh, options.name_en)},
      {"province",
       province ? "  \"province\": " + bilingual(options.province_zh, options.province_en) + ",\n" : std::string()},
      {"year", day.substr(0, 4)},
      {"deductibles", unknown_rows(tiers, "0", "20000")},
      {"rates", unknown_rows(tiers, "0%", "100%")},
      {"tier", Json(tiers.at(tiers.size() / 2)).dump()}};
  const std::string pack = filled(kPack, words);
  check_pack(pack);
  const fs::path folder = fs::path(options.folder) / options.region;
  const fs::path pack_file = folder / "pack.json";
  const fs::path case_file = folder / "cases" / "first.json";
  for (const fs::path& file : {pack_file, case_file}) {
    if (!fs::exists(file)) continue;
    complain("yibao: " + file.string() + " exists and is left as it is. Choose another folder, or remove it first.");
    return kWrongUsage;
  }
  write(pack_file, pack);
  write(case_file, filled(kCase, words));
  complain("Written: " + pack_file.string() + " and " + case_file.string() + ". Next:\n" +
           "  1. Describe the documents under \"sources\", each by an id of its own, and take \"replace-me\" out.\n"
           "  2. Put the values in place of {\"unknown\": …}, each with its day, source and place; what is not\n"
           "     published stays unknown, within honest limits. Remove the limit \"template\".\n"
           "  3. Say under \"services\" whom to call, and under \"encodes\" which situations the pack answers.\n"
           "  4. Put worked examples beside it, then:\n"
           "       yibao check " +
           pack_file.string() + "\n       yibao test " + folder.string());
  return kAnswered;
}

}  // namespace

void add_new(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("new", "Write a pack and a case to be filled in");
  auto options = std::make_shared<Options>();
  command->add_option("--region", options->region, "Area code, six digits")->required();
  command->add_option("--name-zh", options->name_zh, "The area's name in Chinese")->required();
  command->add_option("--name-en", options->name_en, "The area's name in English")->required();
  auto* zh = command->add_option("--province-zh", options->province_zh, "The province's name in Chinese");
  auto* en = command->add_option("--province-en", options->province_en, "The province's name in English");
  zh->needs(en);
  en->needs(zh);
  command->add_option("--dir", options->folder, "Folder that gets a folder of the area's code")->required();
  add_today(*command, options->today);
  command->callback([&run, options] { run = [options] { return run_new(*options); }; });
}

}  // namespace yibao::cli
