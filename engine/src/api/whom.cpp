#include "api/whom.hpp"

#include "pack/condition_reader.hpp"

namespace yibao {

Whom::Whom(const Document& document, Document::Id id, const Pack& pack, Issues& issues)
    : masks_(pack.facts.size(), ~OptionMask{0}) {
  for (const Condition::Term& term : ConditionReader(document, pack, issues).condition(id).all) {
    if (term.mask != 0) masks_[term.fact] = term.mask;
  }
}

bool Whom::meets(const Condition& when) const {
  for (const Condition::Term& term : when.all) {
    if ((term.mask & masks_[term.fact]) == 0) return false;
  }
  return true;
}

std::uint8_t Whom::first(const Fact& fact, std::size_t index) const {
  std::size_t option = fact.usual.value_or(0);
  if (!lets(index, option)) option = 0;
  while (!lets(index, option)) ++option;
  return static_cast<std::uint8_t>(option);
}

std::size_t Whom::options(const Fact& fact, std::size_t index) const {
  std::size_t count = 0;
  for (std::size_t option = 0; option < fact.options.size(); ++option) count += lets(index, option) ? 1 : 0;
  return count;
}

}  // namespace yibao
