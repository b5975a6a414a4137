#include "api/held.hpp"

#include <algorithm>

namespace yibao {

Held read_held(Reader& r, Document::Id id, const Pack& pack) {
  Held out;
  if (id == Document::kNone || !r.expect(id, Kind::object)) return out;
  const auto usable = [](const Fact& fact) { return fact.scope != FactScope::reading && fact.type != FactType::count; };
  r.each(id, [&](Document::Id one) {
    const FactId f = pack.fact(r.d[one].key);
    if (f == kNoFact || !usable(pack.facts[f])) {
      std::vector<std::string_view> known;
      for (const Fact& fact : pack.facts) {
        if (usable(fact)) known.push_back(fact.id);
      }
      r.report(Code::unknown_fact, one, r.d[one].key, Reader::listed(known));
      return;
    }
    const std::string option = r.string(one);
    std::vector<std::string_view> ids;
    for (const Option& known : pack.facts[f].options) ids.push_back(known.id);
    if (std::find(ids.begin(), ids.end(), option) == ids.end()) {
      if (!option.empty()) r.report(Code::unknown_option, one, option, Reader::listed(ids));
      return;
    }
    out.emplace_back(pack.facts[f].id, option);
  });
  return out;
}

HeldIn::HeldIn(const Pack& pack, const Held& held) {
  for (const auto& [id, option] : held) {
    const FactId f = pack.fact(id);
    if (f == kNoFact) continue;
    const std::vector<Option>& options = pack.facts[f].options;
    for (std::size_t i = 0; i < options.size(); ++i) {
      if (options[i].id == option) facts_.emplace_back(f, static_cast<std::uint8_t>(i));
    }
  }
}

bool HeldIn::has(std::size_t fact) const {
  return std::any_of(facts_.begin(), facts_.end(), [&](const auto& one) { return one.first == fact; });
}

bool HeldIn::admits(const Condition& when) const {
  const auto excluded = [&](const Condition::Term& term) {
    return std::any_of(facts_.begin(), facts_.end(),
                       [&](const auto& one) { return one.first == term.fact && ((term.mask >> one.second) & 1) == 0; });
  };
  return std::none_of(when.all.begin(), when.all.end(), excluded);
}

void HeldIn::hold(std::vector<std::uint8_t>& options) const {
  for (const auto& [f, option] : facts_) options[f] = option;
}

}  // namespace yibao
