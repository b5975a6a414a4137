// The shape of a block: the facts it looks at, its base, and whose counters count with its own.
#include <algorithm>

#include "plan/block_compiler.hpp"

namespace yibao {

namespace {

bool depends_on_visit(const Expression& e) {
  return e.kind == Expression::Kind::share_of_bill || e.kind == Expression::Kind::per_day ||
         std::any_of(e.children.begin(), e.children.end(), depends_on_visit);
}

}  // namespace

void BlockCompiler::find_keys() {
  std::vector<std::uint8_t> read(plan_.pack->facts.size(), false);
  mark_facts(benefit_.applies, read);
  const auto mark_word = [&](const WordByFact& word) {
    if (word.fact != kNoFact) read[word.fact] = true;
  };
  const auto mark = [&](const Dated* dated) {
    if (dated == nullptr) return;
    mark_facts(dated->value, read);
    mark_word(dated->measured);
    mark_word(dated->on);
    for (const Band& band : dated->bands) mark_facts(band.rate, read);
  };
  for (const Dated* dated :
       {in_force_.deductible, in_force_.deductible_limit, in_force_.rate, in_force_.bands, in_force_.at_least})
    mark(dated);
  for (const auto* list : {&in_force_.changes, &in_force_.adjust, &in_force_.ceilings}) {
    for (const Dated* dated : *list) mark(dated);
  }
  for (std::size_t i = 0; i < benefit_.deductible_changes.size(); ++i) {
    if (in_force_.changes[i] != nullptr) mark_facts(benefit_.deductible_changes[i].when, read);
  }
  for (std::size_t i = 0; i < benefit_.adjust.size(); ++i) {
    if (in_force_.adjust[i] == nullptr) continue;
    mark_facts(benefit_.adjust[i].when, read);
    mark_word(benefit_.adjust[i].kind);
  }
  for (const Ceiling& ceiling : benefit_.ceilings) {
    mark_facts(ceiling.lifted, read);
    mark_word(ceiling.on);
  }
  for (std::size_t f = 0; f < read.size(); ++f) {
    if (!read[f]) continue;
    plan_.facts_read[f] = true;
    if (f == plan_.care || fixed_option(static_cast<FactId>(f)) >= 0) continue;
    if (block_.key_count < kMaxKeys) {
      block_.keys[block_.key_count].fact = static_cast<FactId>(f);
      block_.keys[block_.key_count].options = static_cast<std::uint32_t>(plan_.pack->facts[f].options.size());
    }
    ++block_.key_count;
  }
}

// The option of a fact that every encoded situation with this kind of care shares; visits that are not encoded are
// never settled, so such a fact needs no rows. -1 when there are several.
int BlockCompiler::fixed_option(FactId fact) const {
  if (fact < plan_.pinned.size() && plan_.pinned[fact] >= 0) return plan_.pinned[fact];
  OptionMask possible = 0;
  for (std::size_t e = 0; e < plan_.encodes.size(); ++e) {
    if (!plan_.encodes[e]) continue;
    OptionMask here = ~OptionMask{0};
    bool with_care = true;
    for (const Condition::Term& term : plan_.pack->encodes[e].when.all) {
      if (term.fact == plan_.care) with_care = (term.mask >> care_ & 1) != 0;
      if (term.fact == fact) here &= term.mask;
    }
    if (with_care) possible |= here;
  }
  const bool one = possible != 0 && (possible & (possible - 1)) == 0;
  return one ? __builtin_ctzll(possible) : -1;
}

std::size_t BlockCompiler::count_rows() {
  std::size_t rows = 1;
  for (std::size_t k = std::min<std::size_t>(block_.key_count, kMaxKeys); k-- > 0;) {
    block_.keys[k].stride = static_cast<std::uint16_t>(rows);
    rows *= block_.keys[k].options;
    if (rows > kMaxRows) return rows;
  }
  return rows;
}

void BlockCompiler::describe_base() {
  block_.state = static_cast<std::uint32_t>(block_.benefit * kCounters);
  block_.unit = static_cast<std::uint16_t>(benefit_.rounding.unit);
  if (block_.unit != 1) block_.flags |= kCoarse;
  if (benefit_.period != Period::visit) block_.flags |= kYearly;
  if (benefit_.deductible_once) block_.flags |= kOnce;
  moving_ = benefit_.deductible_once || in_force_.deductible_limit != nullptr ||
            depends_on_visit(in_force_.deductible->value);
  if (benefit_.purse != Purse::none) {
    block_.flags |= kPurse;
    block_.purse = static_cast<std::uint8_t>(static_cast<int>(benefit_.purse) - 1);
  }
  share_counters();
  const bool overflow = !benefit_.overflow_of.empty();
  if (overflow) {
    block_.flags |= kFromOverflow;
    find_overflow();
    add_term(Part::in_scope, kWhole);
  }
  for (const BaseTerm& term : benefit_.base) add_term(term.part, term.weight);
  const Term& first = block_.terms[0];
  const bool plain =
      block_.term_count == 1 && static_cast<Part>(first.part) == Part::in_scope && first.weight == kWhole;
  // An account's balance, and a guaranteed share, cut across what the base alone would say.
  const bool guaranteed = in_force_.at_least != nullptr;
  if (!plain || overflow || guaranteed || benefit_.purse != Purse::none) block_.flags |= kWeighted;
  if (!guaranteed) return;
  for (const Part part : {Part::in_scope, Part::first_pay, Part::over_price_limit, Part::noncovered,
                          Part::noncovered_drugs, Part::special_drugs})
    add_term(part, 0);
}

void BlockCompiler::add_term(Part part, Millionths weight) {
  const auto index = static_cast<std::uint8_t>(part);
  for (std::size_t t = 0; t < block_.term_count; ++t) {
    if (block_.terms[t].part == index) return;
  }
  block_.terms[block_.term_count++] = {index, weight};
}

void BlockCompiler::find_overflow() {
  const std::size_t wanted = plan_.pack->benefit(benefit_.overflow_of);
  for (std::size_t b = first_block_; b < plan_.blocks.size(); ++b) {
    if (plan_.blocks[b].benefit != wanted) continue;
    block_.overflow_of = static_cast<std::uint8_t>(b - first_block_);
    plan_.blocks[b].flags |= kOverflows;
  }
}

void BlockCompiler::share_counters() {
  block_.first_shared = static_cast<std::uint32_t>(plan_.shared.size());
  const auto has = [](const std::vector<std::string>& list, const std::string& id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  for (std::size_t b = 0; b < plan_.pack->benefits.size(); ++b) {
    const std::string& id = plan_.pack->benefits[b].id;
    Shared shared{static_cast<std::uint32_t>(b * kCounters), has(benefit_.deductible_with, id),
                  has(benefit_.ceilings_with, id)};
    if (id == benefit_.id || (!shared.deductible && !shared.ceilings)) continue;
    plan_.shared.push_back(shared);
    ++block_.shared_count;
    block_.flags |= kShared;
  }
}

}  // namespace yibao
