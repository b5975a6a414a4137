// A printed settlement against the one worked out here: which facts, readings, unknown values or year-to-date values
// would have to be other ones, as few as possible, for all printed figures to come out to the fen.
#pragma once
#include <vector>

#include "reason/assignment.hpp"
#include "reason/case.hpp"

namespace yibao {

// What a settlement may print besides the rows of a statement: the account's balance after the visit, the funds that
// are no insurance of their own, and the pooled fund's rate in millionths.
enum Line : std::uint8_t { kBalance = kFields, kOtherFunds, kFundRate, kLines };
using Lines = std::array<Interval, kLines>;

struct Printed {
  std::uint8_t line = 0;
  std::int64_t amount = 0;
};

// One thing that is otherwise than the case has it.
struct Change {
  enum class Of : std::uint8_t {
    fact,        // `fact` of `visit` is option `to`; of what was not known or not asked before, `from` is -1
    admissions,  // stays this year before the visits
    base,        // counters of `benefit` before the visits, in fen
    deductible,
    paid,
    counted,
    month_paid,
    lifetime_paid,
    spent,      // an earlier bill in scope, settled under the same facts
    first_pay,  // of the in-scope amount, in fen
    account,    // balances
    family_account,
    value,  // of the pack's unknown `benefit`
    bill    // the parts of the bill as they are printed
  };
  Of of = Of::fact;
  bool assumed = true;  // not the asker's word
  bool whole = false;   // a number that rules make: a deductible used up, a limit reached
  FactId fact = 0;
  std::int32_t visit = kAllVisits;
  std::size_t benefit = 0;
  std::int64_t from = -1;
  std::int64_t to = 0;
};

struct Explanation {
  std::vector<Change> changes;  // answers to what is unknown, and real changes
  Case settled;
  Assignment options;
  int strain = 0;  // how far-fetched: what was only assumed changes more easily than what the asker said
};

struct Reconciliation {
  bool equal = false;
  std::vector<Explanation> found;  // none smaller; the least far-fetched first
  Explanation closest;             // when nothing is found
};

struct Comparison {
  std::vector<Printed> printed;
  std::size_t visit = 0;            // whose figures they are
  const VisitCase* bill = nullptr;  // the visit with the printed parts of its bill, where they differ
};

// Looks for sets of up to two changes.
Reconciliation reconcile_case(const Case& c, const Comparison& with);

// The lines of a visit where every fact has one option; false when the pack does not know it. A rate of 0 … 1 where it
// is not known.
bool lines_of(const Case& c, const Assignment& options, std::size_t visit, Lines& out);

// The rate at which the pooled fund pays, in millionths: the one rate where there is only one; otherwise what was paid
// of what was counted, rounded to four decimals.
Millionths pooled_rate(const Plan& plan, const std::vector<BlockTrace>& traces);

}  // namespace yibao
