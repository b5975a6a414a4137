// Whether the order in which visits are settled matters: what the person pays when those of one day, or those whose
// order is free, are settled in another order.
#pragma once
#include "reason/case.hpp"

namespace yibao {

struct Orders {
  std::size_t first = 0;  // the visits first … first + count - 1
  std::size_t count = 0;
  std::size_t tried = 1;
  bool all = true;  // every order was tried; else only neighbours were exchanged
  // The person's total of the whole case: in the order given, and at least and most, with the order that gives it.
  Interval given;
  Interval least;
  Interval most;
  std::vector<std::size_t> least_order;
  std::vector<std::size_t> most_order;
};

// One entry for each run of two visits or more whose order is open: those of one day, or, when `free` and no rule
// counts by day or month, those of one calendar year. `now`: the outcome in the order given. Runs that would take too
// long are left as they are, with one order tried.
std::vector<Orders> orders_of(const Case& c, const Outcome& now, bool free);

}  // namespace yibao
