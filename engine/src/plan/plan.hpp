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
enum BlockFlag : std::int32_t {
  kYearly = 1,            // the base accumulates (over a year, a month, a day)
  kYearCap = 2,           // a ceiling on the year's payment
  kSteps = 4,             // marginal bands
  kCostCap = 8,           // a ceiling on the year's cost above the deductible
  kFineCaps = 16,         // ceilings per visit, day, month or lifetime
  kWeighted = 32,         // the base is anything but the whole in-scope part
  kRising = 64,           // payment never falls as the year's base grows: two corner runs bound it
  kCoarse = 128,          // payments in a unit larger than the fen
  kQuantity = 256,        // the deductible grows with the bill or its days
  kOnce = 512,            // the year's deductibles so far count towards this one
  kDeductibleCap = 1024,  // the year's deductibles have a limit
  kFloor = 2048,          // at least a share of the bill is paid
  kOverflows = 4096,      // a later benefit takes the cost beyond this one's ceilings
  kFromOverflow = 8192,
  kShared = 16384,       // counters are summed over several benefits
  kWholeBands = 32768,   // a band's rate is for the whole amount: payment jumps at the edges
  kCostSlice = 65536,    // the year's cost ceiling is a point of the accumulating base
  kPurse = 131072,       // pays out of an account
  kMovingEdges = 262144  // edges counted from zero, under a deductible that depends on the visit
};

// The flags that change what the evaluator does.
inline constexpr int kShape = ~kRising;

struct Key {
  FactId fact = 0;
  std::uint16_t stride = 0;
  std::uint32_t options = 0;
};

// Beyond `edge` (counted above the deductible) the slope grows by slope/den, and payment jumps by jump/den.
struct Step {
  Fen edge = 0;
  std::int64_t slope = 0;
  std::int64_t jump = 0;
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

// The finer periods of ceilings, in the order of their counters.
enum FinePeriod : std::uint8_t { kVisit, kDay, kMonth, kLifetime };
inline constexpr std::size_t kFinePeriods = 4;

// What few benefits need, beside each row.
struct RareRow {
  Fen payment[kFinePeriods] = {kNoLimit, kNoLimit, kNoLimit, kNoLimit};
  Fen cost[kFinePeriods] = {kNoLimit, kNoLimit, kNoLimit, kNoLimit};
  // The deductible is share × bill + per_day × days, from least to most.
  Millionths share = 0;
  Fen per_day = 0;
  Fen least = 0;
  Fen most = 0;
  Fen deductible_cap = kNoLimit;  // of a year
  Millionths floor = 0;           // of the bill
  bool from_zero = false;         // kMovingEdges: edges are where they are written
};

struct Term {
  std::uint8_t part = 0;
  Millionths weight = kWhole;
};

// The year-to-date counters of one benefit, side by side in the state. The evaluator keeps those that rules read;
// whoever reports a year adds the others from the output. Those of a day and a month start again with the next one.
enum Counter : std::uint8_t {
  kBase,
  kDeductible,
  kPaid,
  kCounted,
  kDayPaid,
  kDayCounted,
  kMonthPaid,
  kMonthCounted,
  kLifetimePaid,
  kLifetimeCounted
};
inline constexpr std::size_t kCounters = 10;
// Of a fine period; a visit has none.
inline constexpr std::size_t paid_counter(std::size_t period) { return kDayPaid + 2 * (period - 1); }

// Another benefit whose counters count too.
struct Shared {
  std::uint32_t state = 0;
  bool deductible = false;
  bool ceilings = false;
};
inline constexpr std::uint8_t kNoBlock = 0xff;

struct Block {
  std::int32_t flags = 0;
  std::uint8_t key_count = 0;
  std::uint8_t step_count = 0;
  std::uint8_t term_count = 0;
  std::uint8_t overflow_of = kNoBlock;  // position in the route
  std::uint8_t purse = 0;               // Purse - 1
  std::uint8_t shared_count = 0;
  std::uint16_t benefit = 0;
  std::uint16_t unit = 1;   // fen that payments are multiples of
  std::uint32_t state = 0;  // first of its counters
  std::uint32_t first_row = 0;
  Key keys[kMaxKeys];
  std::uint32_t row_count = 0;
  std::uint32_t first_shared = 0;
  Term terms[kParts];
};

// The dated values in force, resolved for the date; null where the benefit has no such slot.
struct BenefitInForce {
  bool in_force = false;
  const Dated* deductible = nullptr;
  std::vector<const Dated*> changes;  // null on days without one
  const Dated* deductible_limit = nullptr;
  const Dated* rate = nullptr;
  const Dated* bands = nullptr;
  std::vector<const Dated*> adjust;  // null on days without one
  const Dated* at_least = nullptr;
  std::vector<const Dated*> ceilings;
};

struct Route {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  std::uint32_t purses = 0;  // accounts, after the benefits
  bool lapsed = false;       // some benefit of this kind of care has no value on the date
};

struct Plan {
  std::shared_ptr<const Pack> pack;
  Date date = kNoDate;
  bool strict = false;
  Given given;
  std::vector<std::int16_t> pinned;  // see compile

  FactId care = kNoFact;
  std::vector<Block> blocks;
  std::vector<Route> routes;       // per kind of care
  std::vector<Row> rows;           // pays least
  std::vector<Row> generous_rows;  // pays most; empty when nothing is unknown
  std::vector<RareRow> rare;
  std::vector<RareRow> generous_rare;
  std::vector<Step> steps;
  std::vector<Shared> shared;
  std::vector<BenefitInForce> in_force;
  std::vector<std::uint8_t> facts_read;         // facts that any rule in force looks at
  std::vector<std::uint8_t> encodes;            // per Pack::encodes: in force
  std::vector<const Dated*> first_pay;          // per Pack::first_pay: in force, or null
  std::vector<const Eligibility*> eligibility;  // in force; what is reduced is in the benefits
  bool asks_days = false;                       // some rule counts the days of a visit

  bool uncertain() const { return !generous_rows.empty(); }
};

// Whether the row that pays least is the one that pays most, or at least has the same deductible.
bool same_row(const Plan& plan, const Block& block, std::uint32_t row);
// The same but for ceilings on payment and bands that begin at `reach` or above.
bool same_before_ceilings(const Plan& plan, const Block& block, std::uint32_t row, Fen reach);
bool same_deductible(const Plan& plan, std::uint32_t row);
bool same_cost_caps(const Plan& plan, std::uint32_t row);

// All slots of a benefit must have a value on the date; else the benefit is not in force then. Adjustments and changes
// hold on the days for which they have one.
BenefitInForce resolve(const Benefit& benefit, Date date);

// The value of a slot under facts: what the pack says, or the frame's bounds when `strict` and its proof is below
// `republished`.
enum class Slot : std::uint8_t { deductible, rate, ceiling, change, adjust };
Interval value_of(const Plan& plan, const Dated& dated, const Expression& value, Slot slot,
                  const std::vector<std::uint8_t>& options);
DeductibleForm deductible_of(const Plan& plan, const Dated& dated, const std::vector<std::uint8_t>& options);
inline bool proved(Grade grade) { return grade == Grade::official || grade == Grade::republished; }

// Null with issues when a benefit needs too many combinations or too fine a rate. `pinned`: per fact, the one option it
// has wherever this plan is used, or -1; a plan for one situation has few rows and is soon made.
using Pinned = std::vector<std::int16_t>;
std::shared_ptr<const Plan> compile(std::shared_ptr<const Pack> pack, Date date, bool strict, Given given,
                                    Issues& issues, Pinned pinned = {});

}  // namespace yibao
