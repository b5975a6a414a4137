// What rules can talk about: facts and their options. The frame declares the national facts; a pack adds facts of its
// own and readings (which reading of an unclear text applies is a fact about the policy, not about the person).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yibao {

struct Text {
  std::string zh;
  std::string en;
  bool empty() const { return zh.empty() && en.empty(); }
};

using FactId = std::uint16_t;
using OptionMask = std::uint64_t;
inline constexpr std::size_t kMaxOptions = 64;
inline constexpr FactId kNoFact = 0xffff;

// A condition is a conjunction: each fact's option must lie in its mask. An empty condition always holds.
struct Condition {
  struct Term {
    FactId fact = 0;
    OptionMask mask = 0;
    std::int32_t from =
        0;  // count facts: from ≤ value ≤ to, turned into a mask once all thresholds of a pack are known
    std::int32_t to = 0;
  };
  std::vector<Term> all;

  bool empty() const { return all.empty(); }
  // `options[fact]` is the chosen option (or class, for a count) of each fact.
  template <class Options>
  bool holds(const Options& options) const {
    for (const Term& term : all) {
      if (((term.mask >> options[term.fact]) & 1) == 0) return false;
    }
    return true;
  }
};

struct Option {
  std::string id;
  Text label;
  Text hint;
  std::vector<std::string> national;  // its codes in the field that the fact names
  bool admission = false;             // a visit of this kind is a hospital stay and counts as one
};

enum class FactScope : std::uint8_t { person, visit, reading };
enum class FactType : std::uint8_t { choice, flag, count };
enum class Grade : std::uint8_t { official, republished, reported, derived, unknown };

// Where a value comes from: the source, the place in it, how well it is proved, and the reason where it is our own
// reading.
struct Provenance {
  std::uint16_t source = 0;  // index into Pack::sources
  Grade grade = Grade::unknown;
  Text at;
  Text reason;
};

struct Fact {
  std::string id;
  FactScope scope = FactScope::person;
  FactType type = FactType::choice;
  Text question;
  Text help;
  std::string national;                     // the field of the national settlement interface with its options' codes
  std::vector<Option> options;              // for a count: one per class, made by the pack's thresholds
  std::optional<std::size_t> usual;         // the declared default
  std::optional<std::int32_t> usual_count;  // of a count, as written; `usual` is its class
  Condition when;                           // asked only when this holds
  std::string counter;                      // count: the year-to-date counter it follows (value = counter + 1)
  std::int32_t least = 0;                   // count: range
  std::int32_t most = 0;
  bool multiplies = false;         // count: some value is a multiple of it, so each number is a class of its own
  std::vector<std::int32_t> cuts;  // count: first value of each class after the first, ascending
  Provenance why;                  // readings only

  // The class of a count's value.
  std::size_t class_of(std::int64_t value) const {
    std::size_t at = 0;
    while (at < cuts.size() && value >= cuts[at]) ++at;
    return at;
  }
};

}  // namespace yibao
