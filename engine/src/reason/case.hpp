// A case as the engine computes it: facts as sets of possible options, amounts as intervals. Known means a set of one
// and an interval of one; nothing else distinguishes a certain case from an uncertain one.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "evaluate/bounds.hpp"
#include "plan/plan.hpp"

namespace yibao {

inline constexpr std::int32_t kAllVisits = -1;

// How a fact of the case came to its options.
enum class Origin : std::uint8_t { given, assumed, unknown, unasked };

struct VisitCase {
  std::vector<OptionMask> facts;  // per fact: the options it may have
  std::vector<Origin> origins;
  bool counted = true;  // the admission number follows the count instead of being given
  Interval parts[kParts];
  bool part_given[kParts] = {};
  bool amount_given = false;
  Interval days;
  bool days_given = false;
  Date date = kNoDate;  // for rules per day and month
};

struct Case {
  std::shared_ptr<const Plan> plan;
  std::vector<VisitCase> visits;
  std::vector<Interval> state;
  std::vector<std::uint8_t>
      deductible_open;       // per benefit: a base was given, but not how much of the deductible it used up
  Interval balances[2];      // of the personal and the family account
  Date last_date = kNoDate;  // of the visit before, for the counters of a day and a month
  std::int64_t admissions = 0;
  bool state_given = false;
  bool balance_given = false;
  Date resumed_on = kNoDate;  // when contributions went on
  Interval monthly_base;
  bool base_given = false;
};

// A fact that may have several options and that a rule in force looks at. Facts of the person and readings hold for all
// visits.
struct Variable {
  FactId fact = 0;
  std::int32_t visit = kAllVisits;
  OptionMask options = 0;
};

inline OptionMask all_options(const Fact& fact) {
  return fact.options.size() >= 64 ? ~OptionMask{0} : (OptionMask{1} << fact.options.size()) - 1;
}
inline bool single(OptionMask mask) { return (mask & (mask - 1)) == 0; }

// Whether a condition may hold, or surely holds, with what is known.
inline bool may_hold(const Condition& when, const std::vector<OptionMask>& facts) {
  for (const Condition::Term& term : when.all) {
    if ((facts[term.fact] & term.mask) == 0) return false;
  }
  return true;
}
inline bool must_hold(const Condition& when, const std::vector<OptionMask>& facts) {
  for (const Condition::Term& term : when.all) {
    if ((facts[term.fact] & ~term.mask) != 0) return false;
  }
  return true;
}

std::vector<Variable> variables_of(const Case& c);
// The same case with one option of a variable chosen. What was not asked before, and is now, takes what is usual, or is
// open.
Case with_option(const Case& c, const Variable& variable, std::size_t option);

// The rows of a settlement statement, in the order of the door's contract.
enum Field : std::uint8_t {
  kTotalCharge,
  kNoncovered,
  kOverPriceLimit,
  kFirstPay,
  kInScope,
  kDeductibleApplied,
  kFunds,  // one per payer, `hospital` left out
  kFundsTotal = kFunds + kPayers - 1,
  kAccount,
  kFamilyAccount,
  kCash,
  kPersonTotal,
  kHospital,
  kFields
};
using Statement = std::array<Interval, kFields>;

Statement sum(const std::vector<Statement>& statements);

// A dated value that the result depended on.
inline constexpr std::uint16_t kNoBenefit = 0xffff;
struct Used {
  std::uint16_t benefit = 0;  // kNoBenefit: of the pack as a whole
  const char* slot = "";
  const Dated* dated = nullptr;
};

struct Outcome {
  std::vector<Statement> visits;
  std::vector<Interval> state;
  Interval balances[2];
  std::int64_t admissions = 0;
  std::vector<const Eligibility*> refused;  // per visit: the rule that refuses it, in every completion
  bool any_encoded = false;
  bool all_encoded = true;
  bool any_in_force = false;
  std::vector<Used> used;
  std::vector<std::uint8_t> unknowns;  // per Pack::unknowns: the result depends on it

  bool certain() const;
  Statement total() const { return sum(visits); }
};

// The share of the in-scope amount that the person pays first, in millionths. `facts`: the options each fact may have.
Interval first_pay_rate(const Plan& plan, const std::vector<OptionMask>& facts);
// The day on which waiting ends; none while it is not known when contributions resumed.
Date waits_until(const Eligibility& rule, Date resumed_on);
// The rule in force that refuses a visit in this situation, or null.
const Eligibility* refusal(const Case& c, std::size_t visit, const std::vector<std::uint8_t>& options);
// Starts the counters of a new day and a new month.
template <class Num>
void turn_page(const Plan& plan, Date last, Date now, std::vector<Num>& state);

// Settles the case under every completion of its unknown facts, and hulls the results. Exact when only facts are
// unknown and their combinations are few; sound always.
Outcome settle_case(const Case& c);

// One visit of a case whose facts are all chosen, and the year as it stands after it. Kept from one settlement to the
// next, so that many of them cost no memory.
struct Settled {
  Statement statement{};
  Interval balances[2];
  std::vector<Fen> state;  // only where `exact`
  bool exact = false;      // no unknown value had a part
  RecordingSink sink;      // of the last visit, where the plan knows some values only within limits
};
// Settles the visits up to `visit` under one option per fact and visit. False where the pack does not know one of them.
bool settle_chosen(const Case& c, const std::vector<std::vector<std::uint8_t>>& options, std::size_t visit,
                   Settled& out);

// How a case with a certain outcome is settled; visits × blocks in force. Blocks that pay nothing, whatever their
// unknown values are, are left out. False when an unknown value has a part in what is paid.
bool trace_case(const Case& c, std::vector<std::vector<BlockTrace>>& out);

// Per visit: the one option of each fact. Only for cases without variables.
std::vector<std::vector<std::uint8_t>> options_of(const Case& c);

}  // namespace yibao
