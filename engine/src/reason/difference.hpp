// Why two cases cost the person different amounts: named reasons that sum to the difference, to the fen. Where both
// cases are settled by the same pack, the first case's values are exchanged for the second's one slot at a time, and
// the case is settled after each exchange; so what a slot changes is worked out, not estimated. Where benefits have no
// counterpart, the lines of the two statements are compared instead.
#pragma once
#include "reason/sheet.hpp"

namespace yibao {

enum class Cause : std::uint8_t {
  order,
  eligibility,  // a rule refuses a visit, or (with a benefit) a benefit applies to it
  payer,        // what one of the payers bears, where benefits have no counterpart
  charge,       // the bill, beside `payer`
  first_pay,
  deductible,
  ceiling,
  rate,
  bands,
  adjust,
  at_least,
  bill,
  days,
  date,  // of visits: a new day, a new month
  visits,
  year_to_date
};
inline constexpr std::size_t kCauses = 16;

struct Reason {
  Cause cause = Cause::order;
  Fen change = 0;  // of the person's total; > 0: the second case costs more
  std::uint16_t benefit = kNoBenefit;
  std::size_t visit = 0;              // the first one that differs in it
  std::size_t block = 0;              // of both sheets
  CeilingOn on = CeilingOn::payment;  // which ceiling
  Period per = Period::year;
  Payer payer = Payer::other;
  Fen from = 0;  // payer, charge, bill: the amounts
  Fen to = 0;
};

struct Difference {
  std::vector<Reason> reasons;
  bool paired = false;  // the reasons speak of these sheets
  Case base;            // the first case, in the order of the second
  Sheet from;
  Sheet to;
};

// Of two certain cases with what each costs. `order`: the second case has the first one's visits in this order (empty:
// as they are).
Difference difference_of(const Case& a, const Statement& cost_a, const Case& b, const Statement& cost_b,
                         const std::vector<std::size_t>& order);

// What the change from one case to the other does to the person's total, in every situation that is possible: both are
// settled side by side where facts are unknown in both.
Interval change_between(const Case& a, const Outcome& cost_a, const Case& b, const Outcome& cost_b);

}  // namespace yibao
