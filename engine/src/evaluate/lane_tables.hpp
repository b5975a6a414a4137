// What several visits at once need of a plan, prepared for them: rows and bands as the lanes' numbers, which slots are
// the same in all rows of a block, and up to which amounts the lanes are exact. And the columns they read and write.
#pragma once
#include <vector>

#include "plan/plan.hpp"

namespace yibao {

// Whole fen in doubles, which every machine since 2003 does two or four at a time: exact below 2^53, and so is the one
// rounded division below 2^50. WebAssembly without its vectors does whole numbers faster.
#ifdef __wasm__
using LaneNumber = std::int64_t;
#else
using LaneNumber = double;
#endif

// Rows of columns are settled in multiples of this.
inline constexpr std::size_t kLaneRows = 16;

struct LaneStep {
  LaneNumber edge = 0;
  LaneNumber slope = 0;
};

struct LaneShare {
  double inverse = 0;
  std::int64_t den = 1;
};

// Slots that are the same in all rows of a block: read once instead of row by row.
enum LaneSame : std::uint8_t {
  kSameDeductible = 1,
  kSameYearCap = 2,
  kSameCostCap = 4,
  kSameNumerator = 8,
  kSameSteps = 16,
  kAllApply = 32
};

struct LaneBlock {
  LaneShare share;
  std::uint8_t same = 0;
};

struct LaneTables {
  // The slots of the plan's rows, each by itself: lanes gather one after the other.
  std::vector<LaneNumber> deductible;
  std::vector<LaneNumber> year_cap;
  std::vector<LaneNumber> cost_cap;
  std::vector<LaneNumber> numerator;
  std::vector<LaneNumber> applies;  // 1, or 0
  std::vector<std::uint32_t> first_step;
  std::vector<LaneStep> steps;    // as Plan::steps
  std::vector<LaneBlock> blocks;  // as Plan::blocks
  // Per route: amounts and counters below 2^bits are settled exactly; -1 where lanes do not know a shape, or where
  // values are unknown. `account_bits`: the same with the accounts.
  std::vector<int> bits;
  std::vector<int> account_bits;
};

LaneTables make_lane_tables(const Plan& plan);

// The facts of a block that differ from row to row; the others are in `offset`.
struct LaneKeys {
  struct Key {
    std::uint16_t fact = 0;
    std::uint16_t stride = 0;
  };
  std::uint16_t offset = 0;
  std::uint8_t count = 0;
  Key keys[kMaxKeys];
};

// One column of results: a sum over positions of the route, over parts of the bill, or a number of its own.
struct LaneResult {
  enum class Source : std::uint8_t { parts, pay, applied, applied_within_bill, person, account, family_account, cash };
  Source source = Source::pay;
  std::uint32_t mask = 0;
  std::uint32_t column = 0;
};

// A run of rows with one route. Facts and parts are counted from the first row of the run, the other columns from `at`;
// a null column holds zeros, or is not wanted.
struct LaneRun {
  const Plan* plan = nullptr;
  const LaneTables* tables = nullptr;
  Route route;                     // without accounts when there are no balances
  const LaneKeys* keys = nullptr;  // per block of the plan
  const std::uint8_t* const* facts = nullptr;
  const Fen* parts[kParts] = {};
  Millionths first_pay = 0;  // of the in-scope part
  const Fen* const* before = nullptr;
  Fen* const* after = nullptr;
  const Fen* balances[2] = {};
  Fen* balances_after[2] = {};
  const LaneResult* results = nullptr;
  std::size_t result_count = 0;
  Fen* const* result_columns = nullptr;
  std::uint32_t applied = 0;  // positions of the route whose deductible is among the results
  std::uint32_t report = 0;   // and those with counters that no rule reads among `after`
  bool bill = false;          // the parts themselves are among the results
  std::size_t at = 0;
  std::size_t count = 0;  // a multiple of kLaneRows
};

void settle_lanes(const LaneRun& run);

// For looking a stretch of a column over: all bits of its numbers, its largest code.
std::uint64_t bits_of(const Fen* column, std::size_t count);
std::uint8_t largest_of(const std::uint8_t* column, std::size_t count);
// into[i] = from[i] - less[i]
void subtract(const Fen* from, const Fen* less, std::size_t count, Fen* into);

}  // namespace yibao
