// Whether anything complains about a mutant: the engine, the linter, or a case beside the pack. It stops at the first
// complaint, so what is likely to complain comes first: what noticed the mutant before, which is near, then the cases
// that speak of what is changed.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "baseline.hpp"

namespace mutation {

// Not thread safe; each thread has its own.
class Trial {
 public:
  // `ready` knows the frame.
  Trial(const yibao::Engine& ready, const Baseline& baseline);

  bool is_noticed(const Mutant& mutant);

 private:
  // A case, run with the text of its group; or, without a group, the linter.
  struct Check {
    const Group* group = nullptr;
    const Group::Item* item = nullptr;
  };
  using Engines = std::map<const Group*, std::optional<yibao::Engine>>;

  static std::vector<Check> checks_of(const std::vector<const Group*>& groups);
  std::vector<Check> ordered(const std::vector<Check>& checks, const Mutant& mutant) const;
  bool notices(const Check& check, const Mutant& mutant, Engines& engines) const;
  bool linter_notices(const Mutant& mutant) const;

  const yibao::Engine& ready_;
  const Baseline& baseline_;
  std::vector<Check> whole_;
  std::vector<Check> parts_;
};

}  // namespace mutation
