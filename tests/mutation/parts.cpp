#include "parts.hpp"

#include <algorithm>
#include <set>

#include "days.hpp"
#include "figures.hpp"

namespace mutation {

namespace {

const std::string kBenefits = "/benefits/";

// Where the step after the benefit's number begins.
std::size_t end_of_number(const std::string& pointer) {
  return std::min(pointer.find('/', kBenefits.size()), pointer.size());
}

bool is_in_benefit(const std::string& pointer) { return pointer.compare(0, kBenefits.size(), kBenefits) == 0; }

// Adds the benefits that a value speaks of, by their ids.
void collect_named(const Json& value, const std::vector<std::string>& ids, std::set<std::size_t>& out) {
  const auto note = [&](const std::string& word) {
    const auto found = std::find(ids.begin(), ids.end(), word);
    if (found != ids.end()) out.insert(static_cast<std::size_t>(found - ids.begin()));
  };
  if (value.is_string()) note(value.get<std::string>());
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      note(key);
      collect_named(member, ids, out);
    }
  } else if (value.is_array()) {
    for (const Json& element : value) collect_named(element, ids, out);
  }
}

// An answer, as far as it is plainly said: an option, or a flag by its option.
std::string option_of(const Json& answer) {
  if (answer.is_boolean()) return answer.get<bool>() ? "yes" : "no";
  return answer.is_string() ? answer.get<std::string>() : "";
}

// Whether a term shuts out what a person or a visit says of its fact.
bool shuts_out(const Json& term, const std::string& fact, const Json& said) {
  const std::string answer = said.is_object() && said.contains(fact) ? option_of(said[fact]) : "";
  if (answer.empty()) return false;
  const Json options = term.is_array() ? term : Json::array({term});
  return std::none_of(options.begin(), options.end(),
                      [&](const Json& option) { return option_of(option).empty() || option_of(option) == answer; });
}

bool is_for(const Json& applies, const Json& person, const Json& visit) {
  for (const auto& [fact, term] : applies.items()) {
    if (shuts_out(term, fact, person) || shuts_out(term, fact, visit)) return false;
  }
  return true;
}

}  // namespace

bool could_apply(const Json& benefit, const Json& request) {
  const Json visits = request.value("visits", Json::array());
  const Json applies = benefit.value("applies", Json::object());
  const Json person = request.value("person", Json());
  const bool own_dates =
      std::any_of(visits.begin(), visits.end(), [](const Json& visit) { return visit.contains("date"); });
  const std::string day = request.value("date", "");
  Span span = span_of_benefit(benefit);
  span.until = next_day(span.until).value_or(span.until);
  if (!own_dates && !day.empty() && !span.has(day)) return false;
  return visits.empty() ||
         std::any_of(visits.begin(), visits.end(), [&](const Json& visit) { return is_for(applies, person, visit); });
}

std::vector<std::size_t> benefits_of(const Json& pack, const std::string& op, const Json& request) {
  const Json& benefits = pack.at("benefits");
  std::vector<std::string> ids;
  for (const Json& benefit : benefits) ids.push_back(benefit.at("id").get<std::string>());
  std::set<std::size_t> chosen;
  const bool settles = op == "estimate" || op == "questions";
  for (std::size_t b = 0; b < benefits.size(); ++b) {
    if (!settles || could_apply(benefits[b], request)) chosen.insert(b);
  }
  collect_named(request, ids, chosen);
  for (const auto& [key, value] : pack.items()) {
    if (key != "benefits") collect_named(value, ids, chosen);
  }
  std::size_t before = 0;
  while (before != chosen.size()) {
    before = chosen.size();
    for (const std::size_t b : std::vector<std::size_t>(chosen.begin(), chosen.end()))
      collect_named(benefits[b], ids, chosen);
  }
  return {chosen.begin(), chosen.end()};
}

Json part_of(const Json& pack, const std::vector<std::size_t>& benefits) {
  Json out = pack;
  out["benefits"] = Json::array();
  for (const std::size_t b : benefits) out["benefits"].push_back(pack["benefits"][b]);
  return out;
}

std::string pointer_into(const std::vector<std::size_t>& benefits, const std::string& pointer) {
  if (!is_in_benefit(pointer)) return pointer;
  const std::size_t end = end_of_number(pointer);
  const std::size_t benefit = std::stoul(pointer.substr(kBenefits.size(), end - kBenefits.size()));
  const auto at = std::lower_bound(benefits.begin(), benefits.end(), benefit);
  if (at == benefits.end() || *at != benefit) return {};
  return kBenefits + std::to_string(at - benefits.begin()) + pointer.substr(end);
}

const Json& benefit_before(const Json& pack, const Mutant& mutant) {
  const std::size_t end = end_of_number(mutant.place);
  return pack["benefits"][std::stoul(mutant.place.substr(kBenefits.size(), end - kBenefits.size()))];
}

Json rewritten_benefit(const Json& pack, const Mutant& mutant) {
  const std::size_t end = end_of_number(mutant.place);
  if (!is_in_benefit(mutant.place) || mutant.place.compare(end, 8, "/applies") != 0) return nullptr;
  Json out = benefit_before(pack, mutant);
  out[Json::json_pointer(mutant.place.substr(end))] = Json::parse(mutant.replacement);
  return out;
}

std::vector<std::string> words_of(const Json& pack, const Mutant& mutant) {
  std::vector<std::string> out;
  const auto add_steps = [&out](const std::string& text, char between) {
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find(between, start), text.size());
      if (end > start) out.push_back(text.substr(start, end - start));
      start = end + 1;
    }
  };
  add_steps(mutant.pointer, '/');
  add_steps(mutant.mutation, ' ');
  // What a case says is mostly lost, not won, by a mutant: the old word counts twice. A day that is added is new.
  const std::size_t arrow = mutant.mutation.find(" -> ");
  if (arrow != std::string::npos) {
    const bool later = mutant.pointer.ends_with("/until") || mutant.mutation.compare(0, 6, "until ") == 0;
    out.push_back(later ? mutant.mutation.substr(arrow + 4) : mutant.mutation.substr(0, arrow));
  }
  if (!is_in_benefit(mutant.pointer)) return out;
  const auto id = benefit_before(pack, mutant)["id"].get<std::string>();
  const std::size_t slot = end_of_number(mutant.pointer) + 1;
  if (slot < mutant.pointer.size()) {
    std::string name = mutant.pointer.substr(slot, mutant.pointer.find('/', slot) - slot);
    if (name == "ceilings") name.pop_back();
    out.push_back(id + "." + name);
  }
  out.push_back(id);
  return out;
}

std::set<std::string> words_of_case(const Json& request, const Json& reply) {
  std::set<std::string> out;
  const Json flat = request.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    std::size_t start = 1;
    while (start < pointer.size()) {
      const std::size_t end = std::min(pointer.find('/', start), pointer.size());
      out.insert(pointer.substr(start, end - start));
      start = end + 1;
    }
    out.insert(value.is_string() ? value.get<std::string>() : value.dump());
  }
  const Json ok = reply.value("ok", Json::object());
  for (const Json& one : ok.value("evidence", Json::array())) {
    if (!one.contains("benefit") || !one["benefit"].is_string()) continue;
    out.insert(one["benefit"].get<std::string>());
    out.insert(one["benefit"].get<std::string>() + "." + one.value("slot", ""));
  }
  return out;
}

}  // namespace mutation
