// The ways in which a pack could be wrong by one figure, one day, one word or one condition.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace mutation {

using Json = nlohmann::ordered_json;

struct Mutant {
  std::string pointer;      // what is changed: a JSON pointer
  std::string mutation;     // how, in words: "500 -> 550"
  std::string place;        // the value that is replaced; for a term that is dropped, the condition around it
  std::string replacement;  // JSON
};

struct Mutants {
  std::vector<Mutant> all;
  std::vector<std::string> strange;  // pointers of words that this program has no other word for
};

// In the order of the pack. `description` is the engine's own reply of `describe`: it names the facts and their
// options.
//
// What cannot matter is left out: days on which nothing is computed anyway (outside of `known`, not encoded, or the
// benefit is not in force for another reason), and terms that hold anyway wherever they are looked at.
Mutants mutants_of(const Json& pack, const Json& description);

// One more step of a JSON pointer.
std::string inner(const std::string& pointer, const std::string& key);

}  // namespace mutation
