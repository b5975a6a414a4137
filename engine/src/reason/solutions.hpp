// Where a line of a walk has a value, or at least that.
#pragma once
#include "reason/walk.hpp"

namespace yibao {

struct Span {
  Fen from = 0;
  Fen to = 0;
};

// All spans of the free amount in which the line is `target` (or, with `at_least`, not below it), ascending and apart.
// False when too many points would have to be looked at one by one.
bool find_solutions(Walk& walk, const std::vector<Segment>& segments, std::size_t line, Fen target, bool at_least,
                    std::vector<Span>& out);
// The least and the largest value of the line; false as above.
bool find_extremes(Walk& walk, const std::vector<Segment>& segments, std::size_t line, Interval& out);

}  // namespace yibao
