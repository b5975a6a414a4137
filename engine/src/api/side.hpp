// One case settled under one pack, where the case may be older than the pack, or another area's.
#pragma once
#include <string>
#include <vector>

#include "api/library.hpp"
#include "json/writer.hpp"
#include "reason/case.hpp"

namespace yibao {

struct Side {
  std::shared_ptr<const Pack> pack;
  std::string_view status;  // of estimate, or "error", or a caller's own
  bool numbers = false;
  bool bounded = false;
  Statement total{};
  Issue fault;  // when the status is "error"
};

// Settles a request of estimate. What the pack does not know is left out; its path is added to `dropped` once.
void settle_side(Library& library, const std::string& request, Side& side, std::vector<std::string>& dropped);

void write_side(Writer& w, const Side& side);
// A line of two statements: "change" is to - from.
void write_change(Writer& w, Interval from, Interval to);

}  // namespace yibao
