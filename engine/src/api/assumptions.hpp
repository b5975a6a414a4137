// What an answer took for granted, and what it lacked.
#pragma once
#include "reason/case.hpp"
#include "statement/write.hpp"

namespace yibao {

// "assumptions": declared defaults, readings, amounts and year-to-date values that were left out, each with what
// another answer would change.
void write_assumptions(Writer& w, const Case& c, const Outcome& outcome);
// "missing": unknown facts and unknown published values on which the answer depends.
// `along`: of a case along a range of amounts, where a fact may decide something though not both ends of the answer.
void write_missing(Writer& w, const Case& c, const Outcome& outcome, bool along = false);

// Where a fact is given in a request.
std::string path_of(const Fact& fact, std::int32_t visit);
void write_option(Writer& w, const Option& option);  // value, label, hint

}  // namespace yibao
