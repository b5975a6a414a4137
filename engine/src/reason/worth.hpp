// What the answer to a question is worth: how far, with everything else fixed, its options lead the person's total
// apart.
#pragma once
#include "reason/case.hpp"

namespace yibao {

struct Worth {
  Variable variable;
  Fen spread = 0;                    // yuan of the person's total that the answer decides, at most
  std::vector<std::size_t> options;  // that are possible
  std::vector<Outcome> outcomes;     // one per option
};

// The worth of variables[which] when the case's other unknowns are the other variables. Exact for up to a few hundred
// completions of the others; beyond, from the bounds per option. An option that the pack does not encode leaves
// everything open; `encoded_only` asks what the others are worth.
Worth worth_of(const Case& c, const std::vector<Variable>& variables, std::size_t which, bool encoded_only = false);
// Whether some encoded situation is possible with what is known.
bool may_be_encoded(const Case& c);
// Whether the answer's range differs between some options of the variable.
bool decides(const Case& c, const Variable& variable);
// Whether a rule that can still apply tells the variable's options apart.
bool can_matter(const Case& c, const Variable& variable);
// Whether the case with one of the variable's options may be settled otherwise than with another: where not,
// settle_case of both says the same, and one of them will do.
bool can_change(const Case& c, const Variable& variable);

}  // namespace yibao
