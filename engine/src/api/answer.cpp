#include "api/answer.hpp"

#include <algorithm>

namespace yibao {

Answer answer_of(const Request& request) {
  Answer answer;
  answer.status = "not_in_force";
  if (request.after_known) return answer;
  answer.outcome = settle_case(request.settled);
  const Outcome& outcome = answer.outcome;
  const bool all_refused = std::all_of(outcome.refused.begin(), outcome.refused.end(),
                                       [](const Eligibility* rule) { return rule != nullptr; });
  const bool certain = outcome.certain();
  if (!all_refused) {
    answer.status = "not_encoded";
    if (!outcome.any_encoded || (certain && !outcome.all_encoded)) return answer;
    answer.status = "not_in_force";
    if (!outcome.any_in_force) return answer;
  }
  answer.numbers = true;
  answer.bounded = !certain;
  answer.status = all_refused ? kEffectNames[static_cast<std::size_t>(outcome.refused[0]->effect)]
                  : certain   ? "complete"
                              : "bounded";
  return answer;
}

}  // namespace yibao
