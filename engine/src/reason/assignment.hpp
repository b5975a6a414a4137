// One completion of a case: an option for each fact of each visit.
#pragma once
#include <vector>

#include "reason/case.hpp"

namespace yibao {

using Assignment = std::vector<std::vector<std::uint8_t>>;

// The first option of every fact of every visit.
Assignment first_assignment(const Case& c);
// Sets the option of a variable in the visits it holds for.
void choose(Assignment& assignment, const Variable& variable, std::size_t option);
// Sets the admission number of each visit from the running count.
void count_admissions(const Case& c, Assignment& assignment);
// The year's admissions after each visit.
std::vector<std::int64_t> admissions_of(const Case& c, const Assignment& assignment);
// False when a fact that is not asked (its `when` does not hold) has another option than its first: the same world
// under another name.
bool canonical(const Case& c, const Assignment& assignment, const std::vector<Variable>& variables);
// Whether the pack knows this situation.
bool encoded(const Plan& plan, const std::vector<std::uint8_t>& options);

// Calls visit(assignment) for every completion; false (and no call) when there are more than `most`.
template <class F>
bool each_assignment(const Case& c, const std::vector<Variable>& variables, std::size_t most, F&& visit) {
  std::size_t ways = 1;
  for (const Variable& variable : variables) {
    ways *= static_cast<std::size_t>(__builtin_popcountll(variable.options));
    if (ways > most) return false;
  }
  Assignment assignment = first_assignment(c);
  std::vector<OptionMask> rest(variables.size());
  for (std::size_t v = 0; v < variables.size(); ++v) rest[v] = variables[v].options;
  while (true) {
    count_admissions(c, assignment);
    if (canonical(c, assignment, variables)) visit(assignment);
    std::size_t v = 0;
    for (; v < variables.size(); ++v) {
      rest[v] &= rest[v] - 1;  // the next option
      const bool wrapped = rest[v] == 0;
      if (wrapped) rest[v] = variables[v].options;
      choose(assignment, variables[v], static_cast<std::size_t>(__builtin_ctzll(rest[v])));
      if (!wrapped) break;
    }
    if (v == variables.size()) return true;
  }
}

}  // namespace yibao
