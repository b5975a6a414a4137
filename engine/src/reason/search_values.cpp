// Values that a pack knows only within limits: the search fills them in as the printed figures want them.
#include "reason/search.hpp"

namespace yibao {

namespace {
constexpr std::size_t kMostCompiled = 80;  // plans made for one search
constexpr int kOfValue = 2;
}  // namespace

void Search::give(std::size_t unknown, std::int64_t x) {
  if (compiled_ >= kMostCompiled) return;
  ++compiled_;
  const Plan& plan = *plan_before_;
  Given given = plan.given;
  given.resize(plan.pack->unknowns.size(), kNotGiven);
  given[unknown] = {x, x};
  Pinned pinned(options_[0].begin(), options_[0].end());
  for (const std::vector<std::uint8_t>& visit : options_) {
    for (std::size_t f = 0; f < pinned.size(); ++f) pinned[f] = pinned[f] == visit[f] ? pinned[f] : std::int16_t{-1};
  }
  Issues issues;
  auto filled = compile(plan.pack, plan.date, plan.strict, std::move(given), issues, std::move(pinned));
  if (filled != nullptr) case_.plan = std::move(filled);
}

void Search::try_values() {
  if (compiled_ >= kMostCompiled) return;
  valuing_ = true;
  plan_before_ = case_.plan;
  const Before before = before_;
  remember();
  Case chosen = case_;
  for (std::size_t v = 0; v < options_.size(); ++v) {
    for (std::size_t f = 0; f < options_[v].size(); ++f) chosen.visits[v].facts[f] = OptionMask{1} << options_[v][f];
  }
  const Outcome outcome = settle_case(chosen);
  const std::vector<Unknown>& unknowns = case_.plan->pack->unknowns;
  for (std::size_t u = 0; u < unknowns.size() && u < outcome.unknowns.size(); ++u) {
    const bool filled = u < plan_before_->given.size() && plan_before_->given[u].low <= plan_before_->given[u].high;
    if (!outcome.unknowns[u] || filled) continue;
    Dial dial;
    dial.change.of = Change::Of::value;
    dial.change.benefit = u;
    dial.strain = kOfValue;
    dial.count = 2;
    dial.points[0] = unknowns[u].range.low;
    dial.points[1] = unknowns[u].range.high;
    seen_values_.clear();
    Point points[kMostPoints];
    measure(dial, points);
    turn_exactly(dial, points);
    restore();
    case_.plan = plan_before_;
  }
  before_ = before;
  valuing_ = false;
}

}  // namespace yibao
