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
enum class Origin : std::uint8_t { given, assumed, unknown };

struct VisitCase {
  std::vector<OptionMask> facts;  // per fact: the options it may have
  std::vector<Origin> origins;
  bool counted = true;  // the admission number follows the count instead of being given
  Interval parts[kParts];
  bool part_given[kParts] = {};
  bool amount_given = false;
};

struct Case {
  std::shared_ptr<const Plan> plan;
  std::vector<VisitCase> visits;
  std::vector<Interval> state;
  std::vector<bool> deductible_open;  // per benefit: a base was given, but not how much of the deductible it used up
  Interval balance;
  std::int64_t admissions = 0;
  bool state_given = false;
  bool balance_given = false;
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

std::vector<Variable> variables_of(const Case& c);
// The same case with one option of a variable chosen.
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
struct Used {
  std::uint16_t benefit = 0;
  const char* slot = "";
  const Dated* dated = nullptr;
};

struct Outcome {
  std::vector<Statement> visits;
  std::vector<Interval> state;
  Interval balance;
  std::int64_t admissions = 0;
  bool any_encoded = false;
  bool all_encoded = true;
  bool any_in_force = false;
  bool single_way = false;  // one combination of facts only
  std::vector<Used> used;
  std::vector<bool> unknowns;  // per Pack::unknowns: the result depends on it

  bool certain() const;
  Statement total() const { return sum(visits); }
};

// Settles the case under every completion of its unknown facts, and hulls the results. Exact when only facts are
// unknown and their combinations are few; sound always.
Outcome settle_case(const Case& c);

// The steps of the only way to settle a certain case; visits × blocks in force.
std::vector<std::vector<BlockTrace>> trace_case(const Case& c);

// Per visit: the one option of each fact. Only for cases without variables.
std::vector<std::vector<std::uint8_t>> options_of(const Case& c);

}  // namespace yibao
