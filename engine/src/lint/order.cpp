#include <algorithm>

#include "lint/lint.hpp"

namespace yibao {

namespace {

// Compares a value between two options of one fact, with every other fact it looks at held the same. `wrong(a, b)`
// tells whether the pair is worth asking about; the first such pair is reported.
template <class Wrong>
void compare_options(const Pack& pack, const Dated& entry, const Expression& value, std::string_view fact_id, Code code,
                     Unit unit, Wrong&& wrong, Findings& findings) {
  const FactId fact = pack.fact(fact_id);
  std::vector<std::uint8_t> read(pack.facts.size(), false);
  mark_facts(value, read);
  if (fact == kNoFact || !read[fact]) return;
  std::vector<std::size_t> others;
  for (std::size_t f = 0; f < read.size(); ++f) {
    if (read[f] && f != fact) others.push_back(f);
  }
  std::vector<std::uint8_t> options(pack.facts.size(), 0);
  constexpr std::size_t kMostRows = 4096;
  const auto words = [unit](std::int64_t v) {
    return unit == Unit::rate ? format_rate(v) : v >= kNoLimit ? std::string("none") : format_fen(v);
  };
  for (std::size_t row = 0; row < kMostRows; ++row) {
    for (std::size_t option = 0; option + 1 < pack.facts[fact].options.size(); ++option) {
      options[fact] = static_cast<std::uint8_t>(option);
      const Interval lower = fold(value, options, {});
      options[fact] = static_cast<std::uint8_t>(option + 1);
      const Interval higher = fold(value, options, {});
      if (wrong(lower, higher)) {
        find(findings, Severity::question, pack, code, entry.place, words(higher.low), words(lower.low));
        return;
      }
    }
    options[fact] = 0;
    std::size_t k = others.size();
    while (k > 0 && ++options[others[k - 1]] == pack.facts[others[k - 1]].options.size()) options[others[--k]] = 0;
    if (k == 0) return;
  }
}

}  // namespace

void check_order(const Pack& pack, Findings& findings) {
  const auto more = [](Interval a, Interval b) { return b.low > a.high; };
  const auto less = [](Interval a, Interval b) { return b.high < a.low; };
  for (const Benefit& benefit : pack.benefits) {
    for (const Dated& entry : benefit.rate.entries) {
      compare_options(pack, entry, entry.value, "tier", Code::higher_tier_better, Unit::rate, more, findings);
      compare_options(pack, entry, entry.value, "status", Code::retired_worse, Unit::rate, less, findings);
    }
    for (const Dated& entry : benefit.bands.entries) {
      for (const Band& band : entry.bands) {
        compare_options(pack, entry, band.rate, "tier", Code::higher_tier_better, Unit::rate, more, findings);
        compare_options(pack, entry, band.rate, "status", Code::retired_worse, Unit::rate, less, findings);
      }
    }
    for (const Dated& entry : benefit.deductible.entries) {
      compare_options(pack, entry, entry.value, "tier", Code::higher_tier_better, Unit::money, less, findings);
      compare_options(pack, entry, entry.value, "status", Code::retired_worse, Unit::money, more, findings);
    }
    for (const Ceiling& ceiling : benefit.ceilings) {
      for (const Dated& entry : ceiling.limit.entries) {
        compare_options(pack, entry, entry.value, "status", Code::retired_worse, Unit::money, less, findings);
      }
    }
  }
}

}  // namespace yibao
