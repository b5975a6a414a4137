#include <algorithm>
#include <map>
#include <set>

#include "calendar.hpp"
#include "frame.hpp"
#include "ledger.hpp"
#include "verbs.hpp"

namespace yibao::cli {

namespace {

using Json = nlohmann::ordered_json;
using Ids = std::vector<std::string>;

// Not values: what a source says about itself, and words for people.
constexpr const char* kNoValues[] = {"sources", "services", "answers", "facts"};

bool has(const Ids& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

// Whether a condition lets an option of a fact through. A fact it does not name is free.
bool admits(const Json& condition, const std::string& fact, const std::string& option) {
  if (!condition.is_object() || !condition.contains(fact)) return true;
  const Json& options = condition[fact];
  return options.is_array() ? std::find(options.begin(), options.end(), option) != options.end() : options == option;
}

const Json& condition_of(const Json& entry) { return entry.contains("when") ? entry["when"] : entry; }

bool holds_unknown(const Json& value) {
  if (value.is_object() && value.contains("unknown")) return true;
  return value.is_structured() && std::any_of(value.begin(), value.end(), holds_unknown);
}

class Counter {
 public:
  // Counts what applies to a scheme, or to any when it is empty.
  Counter(const Json& description, std::string scheme) : scheme_(std::move(scheme)) {
    for (const Json& source : description["sources"]) sources_[source["id"].get<std::string>()] = &source;
    for (const auto& [key, value] : description.items()) {
      const bool counts = std::none_of(std::begin(kNoValues), std::end(kNoValues),
                                       [&key = key](const char* other) { return key == other; });
      if (counts) walk(value);
    }
  }

  Json values() const {
    Json out;
    for (std::size_t g = 0; g < std::size(kGrades); ++g) out[kGrades[g]] = counts_[g];
    return out;
  }

  Json sources(int today) const {
    const auto stale = std::count_if(cited_.begin(), cited_.end(), [&](const std::string& id) {
      const auto checked = day_number(sources_.at(id)->value("checked", ""));
      return !checked || today - *checked > kStaleAfterDays;
    });
    return {{"cited", cited_.size()}, {"stale", stale}};
  }

 private:
  void walk(const Json& json) {
    if (!json.is_structured()) return;
    for (const char* key : {"applies", "when"}) {
      if (!scheme_.empty() && json.is_object() && json.contains(key) && !admits(json[key], "scheme", scheme_)) return;
    }
    if (json.is_object() && json.contains("source") && json["source"].is_string()) count(json);
    for (const Json& inner : json) walk(inner);
  }

  // A value whose figures are not known is unknown, however good the source that it exists.
  void count(const Json& dated) {
    const auto source = sources_.find(dated["source"].get<std::string>());
    if (source == sources_.end()) return;
    cited_.insert(source->first);
    const std::string grade =
        holds_unknown(dated) ? "unknown" : dated.value("grade", source->second->value("grade", "unknown"));
    const auto* found = std::find(std::begin(kGrades), std::end(kGrades), grade);
    if (found != std::end(kGrades)) ++counts_[static_cast<std::size_t>(found - std::begin(kGrades))];
  }

  std::string scheme_;
  std::map<std::string, const Json*> sources_;
  std::set<std::string> cited_;
  int counts_[std::size(kGrades)] = {};
};

// The payers of a scheme's kinds of care, in the order in which they pay.
Ids payers_of(const Json& description, const std::string& scheme, const Ids& cares) {
  Ids out;
  for (const Json& benefit : description["benefits"]) {
    const Json applies = benefit.value("applies", Json::object());
    const bool pays = admits(applies, "scheme", scheme) &&
                      std::any_of(cares.begin(), cares.end(),
                                  [&applies](const std::string& care) { return admits(applies, "care", care); });
    const std::string payer = benefit["payer"].get<std::string>();
    if (pays && !has(out, payer)) out.push_back(payer);
  }
  return out;
}

Ids cares_of(const Json& description, const std::string& scheme) {
  Ids out;
  for (const std::string& care : option_ids(description["facts"], "care")) {
    const Json& encodes = description["encodes"];
    const bool encoded = std::any_of(encodes.begin(), encodes.end(), [&](const Json& entry) {
      return admits(condition_of(entry), "scheme", scheme) && admits(condition_of(entry), "care", care);
    });
    if (encoded) out.push_back(care);
  }
  return out;
}

// How many cases are about each scheme; "" counts all.
std::map<std::string, int> case_counts(const std::vector<std::filesystem::path>& cases) {
  const Json::json_pointer scheme("/request/person/scheme");
  std::map<std::string, int> out;
  for (const auto& file : cases) {
    const auto json = Json::parse(read_text(file.string()), nullptr, false);
    ++out[""];
    if (json.is_object() && json.contains(scheme) && json[scheme].is_string()) ++out[json[scheme].get<std::string>()];
  }
  return out;
}

Json scheme_ledger(const Json& description, const std::string& scheme, int today) {
  const Ids cares = cares_of(description, scheme);
  Json layers = Json::array();
  for (const std::string& care : cares)
    layers.push_back({{"care", care}, {"payers", payers_of(description, scheme, {care})}});
  // A scheme that is not encoded has no values, even where a rule of the pack is for everyone.
  const Json nothing = {{"sources", Json::array()}};
  const Counter counter(cares.empty() ? nothing : description, scheme);
  return {{"scheme", scheme},
          {"care", cares},
          {"payers", payers_of(description, scheme, cares)},
          {"layers", layers},
          {"values", counter.values()},
          {"sources", counter.sources(today)}};
}

}  // namespace

Json area_ledger(const Json& description, const std::vector<std::filesystem::path>& cases, int today) {
  Json out;
  for (const char* key : {"region", "name", "province", "version", "known"}) {
    if (description.contains(key)) out[key] = description[key];
  }
  std::map<std::string, int> counts = case_counts(cases);
  out["schemes"] = Json::array();
  for (const std::string& scheme : option_ids(description["facts"], "scheme")) {
    Json one = scheme_ledger(description, scheme, today);
    one["cases"] = counts[scheme];
    out["schemes"].push_back(std::move(one));
  }
  const Counter counter(description, "");
  out["values"] = counter.values();
  out["sources"] = counter.sources(today);
  out["cases"] = counts[""];
  return out;
}

Json total_ledger(const Json& areas) {
  Json values;
  for (const char* grade : kGrades) values[grade] = 0;
  Json out = {{"areas", areas.size()}, {"values", values}, {"sources", {{"cited", 0}, {"stale", 0}}}, {"cases", 0}};
  const auto add = [](Json& sum, const Json& more) { sum = sum.get<int>() + more.get<int>(); };
  for (const Json& area : areas) {
    for (const char* grade : kGrades) add(out["values"][grade], area["values"][grade]);
    for (const char* key : {"cited", "stale"}) add(out["sources"][key], area["sources"][key]);
    add(out["cases"], area["cases"]);
  }
  return out;
}

}  // namespace yibao::cli
