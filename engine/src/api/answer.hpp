// What a case comes to, before it is written down in one way or another.
#pragma once
#include "api/request.hpp"

namespace yibao {

struct Answer {
  std::string_view status;  // of the reply: complete, bounded, not_covered, waiting, not_encoded, not_in_force
  bool numbers = false;     // the last two have none; then `outcome` is of no use
  bool bounded = false;
  Outcome outcome;
};

Answer answer_of(const Request& request);

}  // namespace yibao
