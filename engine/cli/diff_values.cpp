#include <algorithm>
#include <set>

#include "diff.hpp"

namespace yibao::cli {

namespace {

using Json = nlohmann::ordered_json;

bool is_condition_key(const std::string& key) { return key == "when" || key == "applies" || key == "lift"; }

bool is_dated(const Json& json) { return json.is_object() && json.contains("from") && json.contains("source"); }

bool is_history(const Json& json) {
  return is_dated(json) || (json.is_array() && std::all_of(json.begin(), json.end(), is_dated));
}

// Lists whose order says nothing.
bool is_set(const std::string& key) { return key == "encodes" || key == "sum" || key == "minimum" || key == "maximum"; }

// "500.00" → "500", 500 → "500", "75.0%" → "75%"; any other text as it stands.
std::string plain(const Json& scalar) {
  std::string text = scalar.is_string() ? scalar.get<std::string>() : scalar.dump();
  const bool rate = !text.empty() && text.back() == '%';
  if (rate) text.pop_back();
  const std::size_t point = text.find('.');
  const bool decimal = point != std::string::npos && point > 0 && text.find_first_not_of("0123456789") == point &&
                       text.find_first_not_of("0123456789", point + 1) == std::string::npos;
  if (decimal) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text + (rate ? "%" : "");
}

// The options of a condition's term have no order, one may stand without a list, and a flag may be said as its option.
Json plain_term(const Json& term) {
  if (term.is_object()) {
    Json out = Json::object();
    for (const auto& [key, value] : term.items()) out[key] = plain_term(value);
    return out;
  }
  std::set<std::string> options;
  for (const Json& option : term.is_array() ? term : Json::array({term}))
    options.insert(option.is_boolean() ? (option.get<bool>() ? "yes" : "no") : plain(option));
  return options;
}

class Differ {
 public:
  Differ(const Json& before, const Json& after) : packs_{&before, &after} {}

  std::vector<Change> run() {
    walk({"", "", *packs_[0], *packs_[1], {}, {}});
    return std::move(changes_);
  }

 private:
  // A pair of values, the key they stand under, and the sources they stand on.
  struct Pair {
    std::string path;
    std::string key;
    const Json& before;
    const Json& after;
    Json source_before;
    Json source_after;
  };

  // What a value says of its own source, or that of the value around it.
  Json source_of(std::size_t side, const Json& value, const Json& around) const {
    if (!value.is_object() || !value.contains("source") || !value["source"].is_string()) return around;
    const Json& sources = packs_[side]->contains("sources") ? (*packs_[side])["sources"] : kNothing;
    const std::string id = value["source"].get<std::string>();
    const Json& source = sources.is_object() && sources.contains(id) ? sources[id] : kNothing;
    Json out = {{"id", id}};
    if (source.is_object() && source.contains("title")) out["title"] = source["title"];
    if (value.contains("grade")) {
      out["grade"] = value["grade"];
    } else if (source.is_object() && source.contains("grade")) {
      out["grade"] = source["grade"];
    }
    if (value.contains("at")) out["at"] = value["at"];
    return out;
  }

  void report(const Pair& pair) {
    changes_.push_back({pair.path, pair.before, pair.after, pair.source_before, pair.source_after});
  }

  Pair inner(const Pair& around, const std::string& name, const std::string& key, const Json& before,
             const Json& after) const {
    return {around.path + "/" + name,
            key,
            before,
            after,
            source_of(0, before, around.source_before),
            source_of(1, after, around.source_after)};
  }

  void step(const Pair& around, const std::string& key, const Json& before, const Json& after) {
    walk(inner(around, key, key, before, after));
  }

  void walk(const Pair& pair) {
    if (pair.before == pair.after) return;
    const bool both = !pair.before.is_null() && !pair.after.is_null();
    if (both && is_history(pair.before) && is_history(pair.after)) {
      walk_history(pair);
    } else if (both && is_condition_key(pair.key)) {
      walk_condition(pair);
    } else if (pair.before.is_object() && pair.after.is_object()) {
      walk_object(pair);
    } else if (pair.before.is_array() && pair.after.is_array()) {
      walk_list(pair);
    } else if (!both || pair.before.is_structured() || pair.after.is_structured() || pair.key == "version" ||
               plain(pair.before) != plain(pair.after)) {
      report(pair);
    }
  }

  // A dated value may stand alone or in a list of its own. A rule that is dated as a whole is matched by its id.
  void walk_history(const Pair& pair) {
    const auto list = [](const Json& one) { return one.is_array() ? one : Json::array({one}); };
    if (pair.before.contains("id") && pair.after.contains("id")) {
      walk_object(pair);
    } else {
      const Json before = list(pair.before);
      const Json after = list(pair.after);
      walk_list({pair.path, pair.key, before, after, {}, {}});
    }
  }

  void walk_object(const Pair& pair) {
    for (const auto& [key, value] : pair.before.items())
      step(pair, key, value, pair.after.contains(key) ? pair.after[key] : kNothing);
    for (const auto& [key, value] : pair.after.items()) {
      if (!pair.before.contains(key)) step(pair, key, kNothing, value);
    }
  }

  void walk_condition(const Pair& pair) {
    if (!pair.before.is_object() || !pair.after.is_object()) {
      report(pair);
      return;
    }
    const auto term = [](const Json& condition, const std::string& fact) {
      return condition.contains(fact) ? plain_term(condition[fact]) : kNothing;
    };
    Json facts = pair.before;
    facts.update(pair.after);
    for (const auto& [fact, unused] : facts.items()) {
      if (term(pair.before, fact) == term(pair.after, fact)) continue;
      const auto written = [&fact = fact](const Json& one) -> const Json& {
        return one.contains(fact) ? one[fact] : kNothing;
      };
      report({pair.path + "/" + fact, fact, written(pair.before), written(pair.after), pair.source_before,
              pair.source_after});
    }
  }

  // The member by which the elements of two lists tell themselves apart; "" when there is none.
  static std::string identity(const Json& before, const Json& after) {
    for (const char* key : {"id", "from", "over"}) {
      const auto told_apart = [key](const Json& list) {
        std::set<std::string> seen;
        return std::all_of(list.begin(), list.end(), [&](const Json& one) {
          return one.is_object() && one.contains(key) && one[key].is_primitive() && seen.insert(plain(one[key])).second;
        });
      };
      if (told_apart(before) && told_apart(after)) return key;
    }
    return {};
  }

  void walk_list(const Pair& pair) {
    const auto scalars = [](const Json& list) {
      return std::all_of(list.begin(), list.end(), [](const Json& one) { return one.is_primitive(); });
    };
    if (const std::string key = identity(pair.before, pair.after); !key.empty()) {
      walk_named(pair, key);
    } else if (scalars(pair.before) && scalars(pair.after)) {
      report(pair);
    } else {
      walk_unnamed(pair);
    }
  }

  // The element of a list that has the name of `one`.
  static const Json& named_like(const Json& list, const Json& one, const std::string& key) {
    for (const Json& other : list) {
      if (plain(other[key]) == plain(one[key])) return other;
    }
    return kNothing;
  }

  // Its partner in `list`, for an element of `own`: the one of the same name, or, where only its days were changed, the
  // one that is equal but for them.
  static const Json& partner_of(const Json& one, const Json& own, const Json& list, const std::string& key) {
    const Json& partner = named_like(list, one, key);
    if (!partner.is_null() || key != "from") return partner;
    const auto without_days = [](Json dated) {
      dated.erase("from");
      dated.erase("until");
      return dated;
    };
    for (const Json& other : list) {
      if (named_like(own, other, key).is_null() && without_days(other) == without_days(one)) return other;
    }
    return kNothing;
  }

  void walk_named(const Pair& pair, const std::string& key) {
    Json order_before = Json::array();
    Json order_after = Json::array();
    for (const Json& one : pair.before) {
      const Json& partner = partner_of(one, pair.before, pair.after, key);
      if (!partner.is_null()) order_before.push_back(plain(one[key]));
      compare(pair, plain(one[key]), one, partner);
    }
    for (const Json& one : pair.after) {
      const Json& partner = partner_of(one, pair.after, pair.before, key);
      if (partner.is_null()) {
        compare(pair, plain(one[key]), kNothing, one);
      } else {
        order_after.push_back(plain(partner[key]));
      }
    }
    report_order(pair, order_before, order_after);
  }

  // Benefits of one payer are settled, adjustments are made, and the first rule that holds is taken, in the order of
  // the file.
  void report_order(const Pair& pair, const Json& before, const Json& after) {
    if (before != after && !is_set(pair.key))
      report({pair.path, pair.key, before, after, pair.source_before, pair.source_after});
  }

  // Elements of lists; their dates have been seen to.
  void compare(const Pair& around, const std::string& name, const Json& before, const Json& after) {
    const Pair pair = inner(around, name, "", before, after);
    if (before.is_object() && after.is_object()) {
      walk_object(pair);
    } else {
      walk(pair);
    }
  }

  // Elements without a name: equal ones are partners, then those that are alike but for their values, then, in order,
  // what is left.
  void walk_unnamed(const Pair& pair) {
    constexpr std::size_t kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> partner(pair.after.size(), kNone);
    std::vector<bool> taken(pair.before.size(), false);
    for (const auto alike : {same, same_but_for_values, any}) {
      for (std::size_t a = 0; a < partner.size(); ++a) {
        for (std::size_t b = 0; b < taken.size() && partner[a] == kNone; ++b) {
          if (taken[b] || !alike(pair.before[b], pair.after[a])) continue;
          taken[b] = true;
          partner[a] = b;
        }
      }
    }
    Json order = Json::array();
    for (std::size_t a = 0; a < partner.size(); ++a) {
      const bool is_condition = pair.key == "encodes" && !pair.after[a].contains("when");
      const bool fresh = partner[a] == kNone;
      if (!fresh) order.push_back(partner[a]);
      walk(inner(pair, std::to_string(a), is_condition ? "when" : "", fresh ? kNothing : pair.before[partner[a]],
                 pair.after[a]));
    }
    for (std::size_t b = 0; b < taken.size(); ++b) {
      if (!taken[b]) walk(inner(pair, std::to_string(b), "", pair.before[b], kNothing));
    }
    Json sorted = order;
    std::sort(sorted.begin(), sorted.end());
    report_order(pair, sorted, order);
  }

  static bool same(const Json& a, const Json& b) { return a == b; }
  static bool any(const Json& /*a*/, const Json& /*b*/) { return true; }
  static bool same_but_for_values(const Json& a, const Json& b) {
    const auto words = [](const Json& json) {
      Json out = Json::array();
      if (!json.is_object()) return out;
      for (const auto& [key, value] : json.items()) {
        if (is_condition_key(key) || key == "do" || key == "on" || key == "per") out.push_back({key, value});
      }
      return out;
    };
    return !words(a).empty() && words(a) == words(b);
  }

  inline static const Json kNothing;
  const Json* packs_[2];
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> changes_of(const Json& before, const Json& after) { return Differ(before, after).run(); }

}  // namespace yibao::cli
