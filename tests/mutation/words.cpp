#include "words.hpp"

namespace mutation {

namespace {

struct Swap {
  const char* key;
  const char* word;
  const char* other;
};

constexpr Swap kSwaps[] = {{"do", "add_points", "raise_by"},
                           {"do", "subtract_points", "multiply_rate"},
                           {"do", "raise_by", "add_points"},
                           {"do", "multiply_rate", "multiply_person_share"},
                           {"do", "multiply_person_share", "multiply_rate"},
                           {"do", "set", "add_points"},
                           {"deductible do", "set", "at_least"},
                           {"deductible do", "at_least", "set"},
                           {"deductible do", "subtract", "set"},
                           {"deductible do", "multiply", ""},
                           {"on", "payment", "cost"},
                           {"on", "cost", "payment"},
                           {"on", "part", "whole"},
                           {"on", "whole", "part"},
                           {"per", "visit", "year"},
                           {"per", "day", "month"},
                           {"per", "month", "year"},
                           {"per", "year", "visit"},
                           {"per", "lifetime", "year"},
                           {"measured", "above_deductible", "from_zero"},
                           {"measured", "from_zero", "above_deductible"}};

}  // namespace

std::optional<std::string> other_word(const std::string& key, const std::string& word) {
  for (const Swap& swap : kSwaps) {
    if (key == swap.key && word == swap.word) return swap.other;
  }
  return std::nullopt;
}

}  // namespace mutation
