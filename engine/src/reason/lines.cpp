// What a settlement prints, from a case.
#include "reason/reconcile.hpp"

namespace yibao {

Millionths pooled_rate(const Plan& plan, const std::vector<BlockTrace>& traces) {
  constexpr std::int64_t kFourDecimals = 10'000;
  Fen paid = 0;
  Fen counted = 0;
  Millionths flat = -1;
  for (const BlockTrace& trace : traces) {
    const Block& block = *trace.block;
    if ((block.flags & kPurse) != 0 || plan.pack->benefits[block.benefit].payer != Payer::pooled_fund) continue;
    const Row& row = plan.rows[trace.paid.row];
    paid += trace.paid.before_cap;
    counted += trace.paid.counted;
    const auto den = static_cast<std::int64_t>(row.share.den) / block.unit;
    const bool one = flat < 0 && (block.flags & (kSteps | kCoarse | kFloor)) == 0;
    flat = one ? (row.numerator * kFourDecimals * 2 + den) / (den * 2) * (kWhole / kFourDecimals) : kWhole + 1;
  }
  if (flat >= 0 && flat <= kWhole) return flat;
  if (counted == 0) return 0;
  return (paid * kFourDecimals * 2 + counted) / (counted * 2) * (kWhole / kFourDecimals);
}

bool lines_of(const Case& c, const Assignment& options, std::size_t visit, Lines& out) {
  Settled settled;
  if (!settle_chosen(c, options, visit, settled)) return false;
  std::copy(settled.statement.begin(), settled.statement.end(), out.begin());
  out[kBalance] = settled.balances[0];
  const auto fund = [&](Payer payer) { return settled.statement[kFunds + static_cast<std::size_t>(payer)]; };
  out[kOtherFunds] = Bounds::add(fund(Payer::commercial), fund(Payer::other));
  Case chosen = c;
  for (std::size_t v = 0; v < options.size(); ++v) {
    for (std::size_t f = 0; f < options[v].size(); ++f) chosen.visits[v].facts[f] = OptionMask{1} << options[v][f];
  }
  std::vector<std::vector<BlockTrace>> traces;
  out[kFundRate] = {0, kWhole};
  if (trace_case(chosen, traces)) {
    const Millionths rate = pooled_rate(*c.plan, traces[visit]);
    out[kFundRate] = {rate, rate};
  }
  return true;
}

}  // namespace yibao
