// Most of the time of this test goes into compiling packs and settling cases, and a case looks at few of a pack's
// benefits. So cases are run with a part of the pack: everything but the benefits that cannot apply to them.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "mutants.hpp"

namespace mutation {

// Whether a benefit could apply to a request. It could not when the request says other answers than those that the
// benefit is for, or when it is no longer in force on the day, or not yet. One day more is allowed: mutants add it.
bool could_apply(const Json& benefit, const Json& request);

// The numbers of the benefits that a case needs, in order: those that could apply, those that it or the rest of the
// pack names, and those that these name in turn.
std::vector<std::size_t> benefits_of(const Json& pack, const std::string& op, const Json& request);

// The pack with these of its benefits only.
Json part_of(const Json& pack, const std::vector<std::size_t>& benefits);

// A pointer into the pack as one into such a part; "" when the part does not have that benefit.
std::string pointer_into(const std::vector<std::size_t>& benefits, const std::string& pointer);

// The benefit that a change lets apply to other cases than before, with this change made; null for other changes.
Json rewritten_benefit(const Json& pack, const Mutant& mutant);
// The same before the change.
const Json& benefit_before(const Json& pack, const Mutant& mutant);

// Words that a case which notices a mutant is likely to hold: options, days, the benefit, and its slot as
// "benefit.slot".
std::vector<std::string> words_of(const Json& pack, const Mutant& mutant);
// The words of a case, from its request and from the reply before anything is changed.
std::set<std::string> words_of_case(const Json& request, const Json& reply);

}  // namespace mutation
