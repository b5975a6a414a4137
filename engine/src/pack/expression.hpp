// The small closed grammar in which slots hold their values: constants, tables by a fact, first matching case, sums,
// differences, minima, maxima, a percentage or a multiple of another value, and "unknown, but between". No loops, no
// recursion, no strings when evaluated; everything here depends on facts only, so a plan folds it to one number per
// combination of facts. Deductibles alone may also grow with the bill or with its days (DeductibleForm).
#pragma once
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "money/amount.hpp"
#include "pack/vocabulary.hpp"

namespace yibao {

// A number that may be known only within limits.
struct Interval {
  std::int64_t low = 0;
  std::int64_t high = 0;
  bool certain() const { return low == high; }
  friend bool operator==(Interval a, Interval b) { return a.low == b.low && a.high == b.high; }
};

inline Interval hull(Interval a, Interval b) {
  return {a.low < b.low ? a.low : b.low, a.high > b.high ? a.high : b.high};
}

// "No limit" for ceilings: far above every amount, and still safe in the evaluator's arithmetic.
inline constexpr Fen kNoLimit = std::int64_t{1} << 60;

enum class Unit : std::uint8_t { money, rate, count };

struct Expression {
  enum class Kind : std::uint8_t {
    constant,
    none,
    unknown,
    table,
    first,
    sum,
    difference,
    minimum,
    maximum,
    percentage,
    times,          // a count fact × the child ÷ value
    share_of_bill,  // deductibles: value = the rate, range = its limits
    per_day         // deductibles: value for each day
  };
  Kind kind = Kind::constant;
  std::int64_t value = 0;             // constant; percentage: the rate; times: the divisor
  Interval range;                     // unknown; share_of_bill
  std::uint16_t parameter = 0;        // unknown: index into Pack::unknowns
  FactId fact = 0;                    // table, times
  std::int32_t first_count = 0;       // times: the count of the fact's first class
  std::vector<Condition> conditions;  // first: one per child (the last may be empty: otherwise)
  std::vector<Expression> children;   // table: one per option of the fact
};

// Values the citizen filled in for unknowns, by parameter; low > high means "not given".
using Given = std::vector<Interval>;
inline constexpr Interval kNotGiven{1, 0};

// The value under the given facts. `options[fact]` as in Condition::holds.
Interval fold(const Expression& expression, const std::vector<std::uint8_t>& options, const Given& given);

// A deductible: (share of the bill + per_day × days), at least `least` and at most `most`. A plain amount has least ==
// most.
struct DeductibleForm {
  Interval share;
  Interval per_day;
  Interval least;
  Interval most;
  bool plain() const { return share.high == 0 && per_day.high == 0; }
};
DeductibleForm fold_deductible(const Expression& expression, const std::vector<std::uint8_t>& options,
                               const Given& given);

// Marks the facts that the expression, or the condition, looks at.
void mark_facts(const Expression& expression, std::vector<std::uint8_t>& facts);
void mark_facts(const Condition& condition, std::vector<std::uint8_t>& facts);

// Calls visit(parameter) for each unknown that the value under these facts depends on.
void mark_unknowns(const Expression& expression, const std::vector<std::uint8_t>& options,
                   std::vector<std::uint8_t>& parameters);

}  // namespace yibao
