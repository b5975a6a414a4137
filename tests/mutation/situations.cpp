#include "situations.hpp"

#include <algorithm>

namespace mutation {

namespace {

using Options = std::set<std::string>;

// What a condition lets through of a fact; nothing when it does not plainly say.
Options plain_options(const Json& condition, const std::string& fact) {
  if (!condition.is_object() || !condition.contains(fact)) return {};
  Options out;
  const Json& term = condition[fact];
  for (const Json& option : term.is_array() ? term : Json::array({term})) {
    if (!option.is_string()) return {};
    out.insert(option.get<std::string>());
  }
  return out;
}

bool within(const Options& some, const Options& all) {
  return !some.empty() && std::includes(all.begin(), all.end(), some.begin(), some.end());
}

// Whether two conditions cannot both hold; terms about `but` are left aside.
bool exclude(const Json& a, const Json& b, const std::string& but = "") {
  if (!a.is_object()) return false;
  for (const auto& [fact, unused] : a.items()) {
    const Options first = plain_options(a, fact);
    const Options second = plain_options(b, fact);
    const bool apart = !first.empty() && !second.empty() &&
                       std::none_of(first.begin(), first.end(), [&](const auto& o) { return second.count(o) > 0; });
    if (apart && fact != but) return true;
  }
  return false;
}

// Looks for the places where a fact is looked at and at the conditions around each.
class Uses {
 public:
  Uses(const std::string& fact, const std::string& term, const Options& options)
      : fact_(fact), term_(term), options_(options) {}

  bool are_confined(const Json& json, bool guarded) const {
    if (json.is_array())
      return std::all_of(json.begin(), json.end(), [&](const Json& one) { return are_confined(one, guarded); });
    if (!json.is_object()) return true;
    for (const char* key : {"applies", "when"}) guarded = guarded || (json.contains(key) && guards(json[key]));
    // The object may itself be a condition.
    guarded = guarded || guards(json);
    if (guarded) return true;
    for (const char* key : {"by", "times"}) {
      if (json.contains(key) && json[key] == fact_) return false;
    }
    if (json.contains(fact_)) return false;
    return std::all_of(json.begin(), json.end(), [&](const Json& member) { return are_confined(member, guarded); });
  }

 private:
  bool guards(const Json& condition) const { return within(plain_options(condition, term_), options_); }

  const std::string& fact_;
  const std::string& term_;
  const Options& options_;
};

}  // namespace

Situations::Situations(const Json& pack) : pack_(pack) {
  for (const Json& entry : pack.value("encodes", Json::array())) {
    const bool dated = entry.contains("when");
    entries_.push_back({dated ? entry["when"] : entry, dated ? span_of(entry) : Span()});
  }
}

bool Situations::reach(const Json& applies, const std::string& day) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const Entry& entry) { return entry.span.has(day) && !exclude(applies, entry.when); });
}

bool Situations::imply(const Json& condition, const std::string& fact, const Json& applies, const Span& span) const {
  const Options wanted = plain_options(condition, fact);
  if (wanted.empty()) return false;
  if (within(plain_options(applies, fact), wanted)) return true;
  return std::all_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return !entry.span.overlaps(span) || exclude(applies, entry.when) || exclude(condition, entry.when, fact) ||
           within(plain_options(entry.when, fact), wanted);
  });
}

bool Situations::confine(const std::string& fact, const Json& when, const std::string& term) const {
  const Options options = plain_options(when, term);
  const Uses uses(fact, term, options);
  return !options.empty() &&
         std::all_of(pack_.begin(), pack_.end(), [&](const Json& part) { return uses.are_confined(part, false); });
}

bool Situations::cover(std::size_t number, const std::string& fact, const std::vector<std::string>& options) const {
  const Entry& dropped = entries_[number];
  const auto covers = [&](const Entry& other, const std::string& option) {
    if (&other == &dropped || other.span.from > dropped.span.from || other.span.until < dropped.span.until)
      return false;
    for (const auto& [about, unused] : other.when.items()) {
      const Options given = about == fact ? Options{option} : plain_options(dropped.when, about);
      if (!within(given, plain_options(other.when, about))) return false;
    }
    return true;
  };
  const Options own = plain_options(dropped.when, fact);
  return !options.empty() && std::all_of(options.begin(), options.end(), [&](const std::string& option) {
    return own.count(option) > 0 ||
           std::any_of(entries_.begin(), entries_.end(), [&](const Entry& other) { return covers(other, option); });
  });
}

}  // namespace mutation
