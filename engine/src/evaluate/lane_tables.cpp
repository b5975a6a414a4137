#include "evaluate/lane_tables.hpp"

#include <algorithm>

#include "evaluate/lanes.hpp"

namespace yibao {

namespace {

// Doubles hold every whole number below 2^53; what is no limit stays above all amounts.
constexpr Fen kFarAway = std::int64_t{1} << 51;
constexpr double kMostProduct = static_cast<double>(std::int64_t{1} << 50);
// Six parts and a counter below this are together below the largest amount that the engine settles.
constexpr int kMostBits = 35;

LaneNumber number(Fen value) { return static_cast<LaneNumber>(std::min(value, kFarAway)); }

// The largest number that a block can form of amounts below 1, at the most.
double reach_of(const Plan& plan, const Block& block) {
  double weights = 0;
  for (std::size_t t = 0; t < block.term_count; ++t) weights += static_cast<double>(block.terms[t].weight);
  const bool weighted = (block.flags & kWeighted) != 0;
  const double base = (weighted ? std::max(1.0, weights / static_cast<double>(kWhole)) : 1.0) + 2;  // and a counter
  double slope = 0;
  for (std::uint32_t r = block.first_row; r < block.first_row + block.row_count; ++r) {
    const Row& row = plan.rows[r];
    auto sum = static_cast<double>(row.numerator);
    for (std::size_t s = 0; s < block.step_count; ++s) {
      const auto change = static_cast<double>(plan.steps[row.first_step + s].slope);
      sum += change < 0 ? -change : change;
    }
    slope = std::max(slope, sum);
  }
  return std::max(base * slope, weighted ? weights : 0.0);
}

bool understood(const Plan& plan, const Block& block) {
  if ((block.flags & ~AllLanes::kShapes) != 0 || block.row_count == 0) return false;
  const Row& first = plan.rows[block.first_row];
  if (first.share.bias != static_cast<std::int64_t>(first.share.den) / 2) return false;  // not half-up
  for (std::uint32_t r = block.first_row; r < block.first_row + block.row_count; ++r) {
    if (!same_row(plan, block, r)) return false;
  }
  return true;
}

int bits_of_blocks(const Plan& plan, std::uint32_t first, std::uint32_t count) {
  double reach = plan.first_pay.empty() ? 1.0 : static_cast<double>(kWhole);
  for (std::uint32_t b = first; b < first + count; ++b) {
    if (!understood(plan, plan.blocks[b])) return -1;
    reach = std::max(reach, reach_of(plan, plan.blocks[b]));
  }
  int bits = 0;
  while (bits < kMostBits && static_cast<double>(std::int64_t{2} << bits) * reach <= kMostProduct) ++bits;
  return bits;
}

LaneBlock block_of(const Plan& plan, const Block& block) {
  LaneBlock out;
  const Row& first = plan.rows[block.first_row];
  out.share = {1.0 / static_cast<double>(first.share.den), static_cast<std::int64_t>(first.share.den)};
  const auto same = [&](auto&& slot) {
    for (std::uint32_t r = 1; r < block.row_count; ++r) {
      if (slot(plan.rows[block.first_row + r]) != slot(first)) return false;
    }
    return true;
  };
  if (same([](const Row& row) { return row.deductible; })) out.same |= kSameDeductible;
  if (same([](const Row& row) { return row.year_cap; })) out.same |= kSameYearCap;
  if (same([](const Row& row) { return row.cost_cap; })) out.same |= kSameCostCap;
  if (same([](const Row& row) { return row.numerator; })) out.same |= kSameNumerator;
  if (same([](const Row& row) { return row.first_step; })) out.same |= kSameSteps;
  if (first.applies != 0 && same([](const Row& row) { return row.applies; })) out.same |= kAllApply;
  return out;
}

}  // namespace

LaneTables make_lane_tables(const Plan& plan) {
  LaneTables out;
  for (const Row& row : plan.rows) {
    out.deductible.push_back(number(row.deductible));
    out.year_cap.push_back(number(row.year_cap));
    out.cost_cap.push_back(number(row.cost_cap));
    out.numerator.push_back(static_cast<LaneNumber>(row.numerator));
    out.applies.push_back(row.applies != 0 ? 1 : 0);
    out.first_step.push_back(row.first_step);
  }
  for (const Step& step : plan.steps) out.steps.push_back({number(step.edge), static_cast<LaneNumber>(step.slope)});
  for (const Block& block : plan.blocks) out.blocks.push_back(block_of(plan, block));
  for (const Route& route : plan.routes) {
    out.bits.push_back(bits_of_blocks(plan, route.first, route.count));
    out.account_bits.push_back(bits_of_blocks(plan, route.first, route.count + route.purses));
  }
  return out;
}

}  // namespace yibao
