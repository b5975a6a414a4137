// A pack as of one date, compiled: flat, index-based, no strings, immutable. Every slot that depends on facts only is
// folded here into one row per combination of the facts that a benefit looks at, so that settling a visit is one table
// look-up and a few integer operations per benefit.
//
// Values that are unknown within limits give two rows for each combination: the one that pays least and the one that
// pays most.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "pack/pack.hpp"

namespace yibao {

inline constexpr std::size_t kMaxBlocks = 32;  // benefits that one kind of care can meet
inline constexpr std::size_t kMaxKeys = 12;    // facts that one benefit can look at, besides the kind of care
inline constexpr std::size_t kMaxRows = 4096;

// The shape of a block: what the evaluator has to do for it.
enum BlockFlag : std::uint8_t {
  kYearly = 1,      // the base accumulates over the year
  kYearCap = 2,     // a ceiling on the year's payment
  kSteps = 4,       // marginal bands
  kCostCap = 8,     // a ceiling on the year's cost above the deductible
  kVisitCaps = 16,  // ceilings per visit
  kCoarse = 128,    // payments in a unit larger than the fen
  kWeighted = 32,   // the base is anything but the whole in-scope part
  kRising = 64,     // payment never falls as the year's base grows: two corner runs bound it
};

// The flags that change what the evaluator does.
inline constexpr int kShape = ~static_cast<int>(kRising) & 0xff;

struct Key {
  FactId fact = 0;
  std::uint16_t stride = 0;
  std::uint32_t options = 0;
};

// Beyond `edge` (counted above the deductible) the slope grows by slope/den.
struct Step {
  Fen edge = 0;
  std::int64_t slope = 0;
};

// One cache line: all that a block needs once the facts are known.
struct Row {
  Fen deductible = 0;
  Fen year_cap = kNoLimit;
  Fen cost_cap = kNoLimit;
  std::int64_t numerator = 0;  // of the first band, over share.den
  Share share;
  std::uint32_t first_step = 0;
  std::int32_t applies = 0;  // all bits set, or none: a mask for the base
};
static_assert(sizeof(Row) == 64);

struct VisitCaps {
  Fen payment = kNoLimit;
  Fen cost = kNoLimit;
};

struct Term {
  std::uint8_t part = 0;
  Millionths weight = kWhole;
};

// The year-to-date counters of one benefit, side by side in the state. The evaluator keeps those that rules read (kBase
// of yearly benefits, kPaid and kCounted under ceilings); whoever reports a year adds the others from the output.
enum Counter : std::uint8_t { kBase, kDeductible, kPaid, kCounted };
inline constexpr std::size_t kCounters = 4;

struct Block {
  std::uint8_t flags = 0;
  std::uint8_t key_count = 0;
  std::uint8_t step_count = 0;
  std::uint8_t term_count = 0;
  std::uint16_t benefit = 0;
  std::uint16_t unit = 1;   // fen that payments are multiples of
  std::uint32_t state = 0;  // first of its counters
  std::uint32_t first_row = 0;
  Key keys[kMaxKeys];
  std::uint32_t row_count = 0;
  Term terms[kParts];
};

// The dated values in force, resolved for the date; null where the benefit has no such slot.
struct BenefitInForce {
  bool in_force = false;
  const Dated* deductible = nullptr;
  std::vector<const Dated*> changes;
  const Dated* rate = nullptr;
  const Dated* bands = nullptr;
  std::vector<const Dated*> adjust;
  std::vector<const Dated*> ceilings;
};

struct Route {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  bool lapsed = false;  // some benefit of this kind of care has no value on the date
};

struct Plan {
  std::shared_ptr<const Pack> pack;
  Date date = kNoDate;
  bool strict = false;
  Given given;

  FactId care = kNoFact;
  std::vector<Block> blocks;
  std::vector<Route> routes;       // per kind of care
  std::vector<Row> rows;           // pays least
  std::vector<Row> generous_rows;  // pays most; empty when nothing is unknown
  std::vector<VisitCaps> visit_caps;
  std::vector<VisitCaps> generous_visit_caps;
  std::vector<Step> steps;
  std::vector<BenefitInForce> in_force;
  std::vector<bool> facts_read;  // facts that any rule in force looks at
  bool account_pays[kParts] = {};

  bool uncertain() const { return !generous_rows.empty(); }
};

// All slots of a benefit must have a value on the date; else the benefit is not in force then.
BenefitInForce resolve(const Benefit& benefit, Date date);

// The value of a slot under facts: what the pack says, or the frame's bounds when `strict` and its proof is below
// `republished`.
enum class Slot : std::uint8_t { deductible, rate, ceiling, change };
Interval value_of(const Plan& plan, const Dated& dated, const Expression& value, Slot slot,
                  const std::vector<std::uint8_t>& options);
inline bool proved(Grade grade) { return grade == Grade::official || grade == Grade::republished; }

// Null with issues when a benefit needs too many combinations or too fine a rate.
std::shared_ptr<const Plan> compile(std::shared_ptr<const Pack> pack, Date date, bool strict, Given given,
                                    Issues& issues);

}  // namespace yibao
