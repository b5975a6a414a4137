// What an engine knows: the frame, the packs, and the plans compiled so far.
#pragma once
#include <map>
#include <memory>
#include <string>

#include "pack/pack.hpp"
#include "plan/plan.hpp"

namespace yibao {

struct Library {
  std::shared_ptr<const Frame> frame;
  std::map<std::string, std::shared_ptr<const Pack>, std::less<>> packs;

  // The plan of a pack of this library on a date; kept for the next time, with values given only the last one.
  std::shared_ptr<const Plan> plan(const std::shared_ptr<const Pack>& pack, Date date, bool strict, Given given,
                                   Issues& issues);

 private:
  std::vector<std::shared_ptr<const Plan>> kept_;
  std::shared_ptr<const Plan> last_;
};

}  // namespace yibao
