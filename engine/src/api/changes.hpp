// An explanation of a printed settlement as reply text: what is otherwise, and what to put into the request for it.
#pragma once
#include "api/request.hpp"
#include "json/edit.hpp"
#include "reason/reconcile.hpp"
#include "statement/write.hpp"

namespace yibao {

// "changes" and "set" of an explanation; `filled` is what the printed figures already added to the request.
void write_explanation(Writer& w, const Request& request, const Explanation& one, std::size_t visit,
                       const std::vector<Edit>& filled);

}  // namespace yibao
