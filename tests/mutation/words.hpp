// Words of a rule, and for each the one it is most easily mistaken for.
#pragma once
#include <optional>
#include <string>

namespace mutation {

// Nothing when the word is not known here; "" when no other word takes such a value. `key`: "do", "on", "per",
// "measured", or "deductible do", which has words of its own.
std::optional<std::string> other_word(const std::string& key, const std::string& word);

}  // namespace mutation
