#include "api/library.hpp"

#include <algorithm>

namespace yibao {

std::shared_ptr<const Plan> Library::plan(const std::shared_ptr<const Pack>& pack, Date date, bool strict, Given given,
                                          Issues& issues) {
  constexpr std::size_t kMostKept = 64;
  const bool keep = std::none_of(given.begin(), given.end(), [](Interval i) { return i.low <= i.high; });
  if (keep) {
    for (const auto& one : kept_) {
      if (one->pack == pack && one->date == date && one->strict == strict) return one;
    }
  }
  // Questions about one case with values of its own come one after another.
  if (!keep && last_ != nullptr && last_->pack == pack && last_->date == date && last_->strict == strict &&
      last_->given == given)
    return last_;
  auto plan = compile(pack, date, strict, std::move(given), issues);
  const auto own = packs.find(pack->region);
  const bool known = own != packs.end() && own->second == pack;
  if (plan != nullptr && !keep && known) last_ = plan;
  if (plan != nullptr && keep && known) {
    if (kept_.size() >= kMostKept) kept_.clear();
    kept_.push_back(plan);
  }
  return plan;
}

}  // namespace yibao
