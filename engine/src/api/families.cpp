#include "api/families.hpp"

#include <algorithm>

#include "json/writer.hpp"
#include "statement/write.hpp"

namespace yibao {

namespace {

constexpr Fen kBills[] = {100'000, 1'000'000, 10'000'000, 50'000'000};
constexpr std::size_t kMostSituations = 600;

bool encoded_on(const Pack& pack, const std::vector<std::uint8_t>& options, Date date) {
  return std::any_of(pack.encodes.begin(), pack.encodes.end(),
                     [&](const Encodes& one) { return one.on(date) && one.when.holds(options); });
}

}  // namespace

std::vector<Family> families_of(const Pack& pack, const std::vector<std::uint8_t>& read, const Whom& whom, Date date) {
  std::vector<FactId> varied;
  std::vector<FactId> named;
  std::size_t situations = 1;
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    const Fact& fact = pack.facts[f];
    if (fact.scope == FactScope::reading) continue;
    const std::size_t options = whom.options(fact, f);
    const bool asked = read[f] && !fact.usual.has_value() && fact.type != FactType::count;
    if (!asked && options == fact.options.size()) continue;
    named.push_back(static_cast<FactId>(f));
    if (!asked || situations * options > kMostSituations) continue;
    situations *= options;
    varied.push_back(static_cast<FactId>(f));
  }
  std::vector<Family> out;
  std::vector<std::uint8_t> chosen(pack.facts.size(), 0);
  for (std::size_t f = 0; f < chosen.size(); ++f) chosen[f] = whom.first(pack.facts[f], f);
  while (true) {
    // A fact that is not asked says nothing: its first option stands for all.
    const bool canonical = std::all_of(varied.begin(), varied.end(), [&](FactId f) {
      return whom.lets(f, chosen[f]) && (chosen[f] == whom.first(pack.facts[f], f) || pack.facts[f].when.holds(chosen));
    });
    if (canonical && encoded_on(pack, chosen, date)) {
      Family family;
      for (const FactId f : named) {
        if (pack.facts[f].when.holds(chosen)) family.facts.emplace_back(f, chosen[f]);
      }
      for (const Fen bill : kBills) {
        family.bill = bill;
        out.push_back(family);
      }
    }
    std::size_t k = varied.size();
    while (k > 0 && ++chosen[varied[k - 1]] == pack.facts[varied[k - 1]].options.size()) chosen[varied[--k]] = 0;
    if (k == 0) return out;
  }
}

std::string family_request(const Pack& pack, const Family& family, Date date) {
  Writer w;
  w.object();
  write_field(w, "region", pack.region);
  write_date(w, "date", date);
  const auto facts = [&](FactScope scope) {
    for (const auto& [f, option] : family.facts) {
      const Fact& fact = pack.facts[f];
      if (fact.scope != scope) continue;
      if (fact.type != FactType::count)
        write_field(w, fact.id, fact.options[option].id);
      else
        w.key(fact.id).integer(option == 0 ? fact.least : fact.cuts[option - 1]);
    }
  };
  w.key("person").object();
  facts(FactScope::person);
  w.end_object().key("visits").array().object();
  facts(FactScope::visit);
  write_fen(w, "total", family.bill);
  w.end_object().end_array().end_object();
  return w.take();
}

}  // namespace yibao
