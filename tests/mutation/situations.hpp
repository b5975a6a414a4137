// The situations that a pack encodes, as far as its conditions plainly say: an option, or a list of options.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "days.hpp"

namespace mutation {

class Situations {
 public:
  explicit Situations(const Json& pack);

  // Whether a benefit with this `applies` could be asked for on a day.
  bool reach(const Json& applies, const std::string& day) const;

  // Whether a term of a condition holds anyway: in every situation of that time which the other terms, and the
  // `applies` around the condition (or null), let through.
  bool imply(const Json& condition, const std::string& fact, const Json& applies, const Span& span) const;

  // Whether the other entries encode what an entry would let in without its term about a fact with these options.
  bool cover(std::size_t entry, const std::string& fact, const std::vector<std::string>& options) const;

  // Whether a fact is looked at only where this term of the condition under which it is asked holds anyway. Then it
  // does not matter whether it is asked elsewhere: no question is asked whose answer changes nothing.
  bool confine(const std::string& fact, const Json& when, const std::string& term) const;

 private:
  struct Entry {
    Json when;
    Span span;
  };
  const Json& pack_;
  std::vector<Entry> entries_;
};

}  // namespace mutation
