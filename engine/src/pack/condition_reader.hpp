// Reads conditions, of rules and of requests, under a pack's vocabulary.
#pragma once
#include "pack/pack.hpp"
#include "pack/reader.hpp"

namespace yibao {

class ConditionReader : public Reader {
 public:
  ConditionReader(const Document& document, const Pack& pack, Issues& issues)
      : Reader(document, issues), vocabulary_(pack) {}

  // {"scheme": "employee", "tier": ["1", "2"], "age": {"at_least": 60}, "place": {"not": "local"}}; kNone: empty.
  Condition condition(Id id);

 protected:
  FactId fact(Id id, std::string_view name);
  OptionMask option_mask(FactId fact, Id id);

 private:
  Condition::Term term(FactId fact, Id id);

  const Pack& vocabulary_;
};

}  // namespace yibao
