#include "mutants.hpp"

#include <algorithm>
#include <set>

#include "days.hpp"
#include "facts.hpp"
#include "figures.hpp"
#include "situations.hpp"
#include "words.hpp"

namespace mutation {

namespace {

// Names, proof and words for people: nothing is computed from them.
const std::set<std::string> kNoRules = {"format",  "region",  "name",  "province", "search",   "version", "source",
                                        "sources", "at",      "grade", "reason",   "question", "help",    "services",
                                        "answers", "options", "text",  "label",    "id",       "unit",    "by"};

const std::set<std::string> kConditions = {"when", "applies", "lift"};
const std::set<std::string> kWords = {"do", "on", "per", "measured"};

// What is looked at for encoded situations only.
const std::set<std::string> kSettled = {"benefits", "first_pay", "account", "family_account", "allowances", "limits"};

bool is_nothing(const Json& value) {
  return value == "none" ||
         (value.is_string() && value.get<std::string>().find_first_not_of("0.") == std::string::npos);
}

class Mutator {
 public:
  Mutator(const Json& pack, const Json& description)
      : pack_(pack), known_(span_of(pack.value("known", Json::object()))), facts_(description), situations_(pack) {}

  Mutants run() {
    for (const auto& [key, value] : pack_.items()) {
      is_settled_ = kSettled.count(key) > 0;
      if (key == "benefits") {
        benefits(value);
      } else {
        walk(inner("", key), key, value, "");
      }
    }
    return std::move(out_);
  }

 private:
  void emit(const std::string& pointer, const std::string& mutation, const std::string& place, const Json& with) {
    out_.all.push_back({pointer, mutation, place, with.dump()});
  }
  void replace(const std::string& pointer, const std::string& is, const std::string& becomes, const Json& with) {
    emit(pointer, is + " -> " + becomes, pointer, with);
  }
  void replace(const std::string& pointer, const std::string& is, const std::string& becomes) {
    replace(pointer, is, becomes, becomes);
  }

  void benefits(const Json& list) {
    for (std::size_t b = 0; b < list.size(); ++b) {
      benefit_ = &list[b];
      benefit_pointer_ = "/benefits/" + std::to_string(b);
      walk(benefit_pointer_, "", list[b], "benefits");
      ends();
    }
    benefit_ = nullptr;
  }

  // `around` is the key of the object or list that the value stands in.
  void walk(const std::string& pointer, const std::string& key, const Json& value, const std::string& around) {
    if (kNoRules.count(key) > 0) return;
    if (kConditions.count(key) > 0) {
      condition(pointer, value);
    } else if (kWords.count(key) > 0) {
      words(pointer, key == "do" && around == "deductible_changes" ? "deductible do" : key, value);
    } else if (key == "encodes") {
      encodes(pointer, value);
    } else if (key == "readings" || key == "facts") {
      declarations(pointer, value);
    } else if (value.is_object()) {
      members(pointer, value, around);
    } else if (value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i) walk(inner(pointer, std::to_string(i)), "", value[i], key);
    } else {
      figure(pointer, key, value);
    }
  }

  void members(const std::string& pointer, const Json& object, const std::string& around) {
    const Json* outer = applies_;
    const bool counts = counts_;
    for (const auto& [name, member] : object.items()) {
      if (object.contains("applies")) applies_ = name == "applies" ? outer : &object["applies"];
      counts_ = counts || name == "days" || (name == "over" && object.contains("times"));
      if (name == "measured" && has_no_deductible(span_of(object))) continue;
      walk(inner(pointer, name), name, member, around);
    }
    applies_ = outer;
    counts_ = counts;
  }

  // Then it does not matter where the edges of bands count from.
  bool has_no_deductible(const Span& span) const {
    if (benefit_ == nullptr || benefit_->contains("deductible_changes") || !benefit_->contains("deductible"))
      return false;
    const auto entries = entries_of((*benefit_)["deductible"]);
    return std::all_of(entries.begin(), entries.end(), [&](const Json* entry) {
      return !span_of(*entry).overlaps(span) || is_nothing(entry->value("value", Json()));
    });
  }

  void figure(const std::string& pointer, const std::string& key, const Json& value) {
    if (value.is_number_integer()) {
      const auto number = value.get<long long>();
      replace(pointer, value.dump(), std::to_string(number + 1), number + 1);
    } else if (value.is_number()) {
      if (const auto other = other_figure(value.dump())) replace(pointer, value.dump(), *other);
    } else if (value.is_string()) {
      const auto text = value.get<std::string>();
      if (const auto day = next_day(text)) {
        if (matters(pointer, key, text, *day)) replace(pointer, text, *day);
      } else if (const auto other = counts_ ? next_count(text) : other_figure(text)) {
        replace(pointer, text, *other);
      }
    }
  }

  // Whether anything is computed on the day that is taken or added.
  bool matters(const std::string& pointer, const std::string& key, const std::string& day,
               const std::string& next) const {
    if (pointer.compare(0, 7, "/known/") == 0 || (key != "from" && key != "until")) return true;
    const std::string& changed = key == "from" ? day : next;
    if (!known_.has(changed)) return false;
    return benefit_ == nullptr || is_used_on(changed, [&](const Slot& slot) {
             return pointer.compare(0, (benefit_pointer_ + slot.pointer + "/").size(),
                                    benefit_pointer_ + slot.pointer + "/") == 0;
           });
  }

  // Whether the benefit can be asked for on a day, and each of its slots has a value then; but for some.
  template <class But>
  bool is_used_on(const std::string& day, But&& but) const {
    const auto slots = slots_of(*benefit_);
    return situations_.reach(benefit_->value("applies", Json::object()), day) &&
           std::all_of(slots.begin(), slots.end(),
                       [&](const Slot& slot) { return but(slot) || holds_on(*slot.history, day); });
  }

  // Where several slots end on one day, a day more for one of them changes nothing; a day more for all of them does.
  void ends() {
    std::set<std::string> days;
    const auto end = [](const Slot& slot) { return span_of(*entries_of(*slot.history).back()).until; };
    for (const Slot& slot : slots_of(*benefit_)) days.insert(end(slot));
    for (const std::string& day : days) {
      const auto slots = slots_of(*benefit_);
      const auto many = std::count_if(slots.begin(), slots.end(), [&](const Slot& slot) { return end(slot) == day; });
      const std::string next = next_day(day).value_or("");
      if (many < 2 || !known_.has(next) || !is_used_on(next, [&](const Slot& slot) { return end(slot) == day; }))
        continue;
      Json longer = *benefit_;
      for (const Slot& slot : slots) {
        Json& history = longer[Json::json_pointer(slot.pointer)];
        if (end(slot) == day) (history.is_array() ? history.back() : history)["until"] = next;
      }
      std::string how = "until " + day;
      how += " -> " + next;
      emit(benefit_pointer_, how, benefit_pointer_, longer);
    }
  }

  void words(const std::string& pointer, const std::string& key, const Json& value) {
    if (value.is_object() && value.contains("of")) {
      const std::string of = inner(pointer, "of");
      for (const auto& [option, word] : value["of"].items()) words(inner(of, option), key, word);
      if (value.contains("else")) words(inner(pointer, "else"), key, value["else"]);
    } else if (value.is_string()) {
      const auto word = value.get<std::string>();
      const auto other = other_word(key, word);
      if (!other) out_.strange.push_back(pointer + ": " + word);
      if (other && !other->empty()) replace(pointer, word, *other);
    }
  }

  void encodes(const std::string& pointer, const Json& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string at = inner(pointer, std::to_string(i));
      const bool dated = list[i].contains("when");
      const Json& when = dated ? list[i]["when"] : list[i];
      const std::string place = dated ? inner(at, "when") : at;
      for (const auto& [fact, value] : when.items()) {
        if (!situations_.cover(i, fact, facts_.options(fact))) drop(place, when, fact);
        term(inner(place, fact), fact, value, {});
      }
      for (const char* key : {"from", "until"}) {
        if (dated && list[i].contains(key)) figure(inner(at, key), key, list[i][key]);
      }
    }
  }

  // Facts and readings: their defaults, and for whom a fact is asked. What may be typed in is no rule.
  void declarations(const std::string& pointer, const Json& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string at = inner(pointer, std::to_string(i));
      const Json when = list[i].value("when", Json::object());
      for (const auto& [fact, value] : when.items()) {
        if (!situations_.confine(list[i].value("id", ""), when, fact)) drop(inner(at, "when"), when, fact);
        term(inner(inner(at, "when"), fact), fact, value, {});
      }
      if (list[i].contains("default")) term(inner(at, "default"), list[i].value("id", ""), list[i]["default"], {});
    }
  }

  void condition(const std::string& pointer, const Json& condition) {
    if (!condition.is_object()) return;
    const Span span = benefit_ == nullptr ? Span() : span_of_benefit(*benefit_);
    const Json around = applies_ == nullptr ? Json() : *applies_;
    for (const auto& [fact, value] : condition.items()) {
      if (!is_settled_ || !situations_.imply(condition, fact, around, span)) drop(pointer, condition, fact);
      term(inner(pointer, fact), fact, value, {});
    }
  }

  void drop(const std::string& pointer, const Json& condition, const std::string& fact) {
    Json rest = condition;
    rest.erase(fact);
    emit(inner(pointer, fact), "dropped", pointer, rest);
  }

  // `taken`: options that stand beside this one.
  void term(const std::string& pointer, const std::string& fact, const Json& value,
            const std::set<std::string>& taken) {
    if (value.is_array()) {
      list_of_options(pointer, fact, value);
    } else if (value.is_object()) {
      for (const auto& [key, part] : value.items()) term(inner(pointer, key), fact, part, {});
    } else if (value.is_boolean()) {
      replace(pointer, value.dump(), value.get<bool>() ? "false" : "true", !value.get<bool>());
    } else if (value.is_number_integer()) {
      replace(pointer, value.dump(), std::to_string(value.get<long long>() + 1), value.get<long long>() + 1);
    } else if (value.is_string()) {
      const auto word = value.get<std::string>();
      const std::string other = facts_.other_option(fact, word, taken);
      if (!other.empty()) replace(pointer, word, other);
    }
  }

  void list_of_options(const std::string& pointer, const std::string& fact, const Json& list) {
    std::set<std::string> taken;
    for (const Json& option : list) taken.insert(option.is_string() ? option.get<std::string>() : option.dump());
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string at = inner(pointer, std::to_string(i));
      const std::size_t before = out_.all.size();
      term(at, fact, list[i], taken);
      if (out_.all.size() > before || list.size() == 1) continue;
      // Every option is in the list: one less is another list.
      Json rest = list;
      rest.erase(i);
      emit(at, "dropped", pointer, rest);
    }
  }

  const Json& pack_;
  Span known_;
  Facts facts_;
  Situations situations_;
  Mutants out_;
  bool is_settled_ = false;        // below one of kSettled
  bool counts_ = false;            // the figures here are days or months, not yuan
  const Json* applies_ = nullptr;  // the condition of the benefit or account that is walked
  const Json* benefit_ = nullptr;
  std::string benefit_pointer_;
};

}  // namespace

std::string inner(const std::string& pointer, const std::string& key) {
  std::string out = pointer + "/";
  for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return out;
}

Mutants mutants_of(const Json& pack, const Json& description) { return Mutator(pack, description).run(); }

}  // namespace mutation
