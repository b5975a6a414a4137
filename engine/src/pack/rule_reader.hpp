// Reads the parts that rules are made of: expressions, dated values with their provenance.
#pragma once
#include "pack/condition_reader.hpp"

namespace yibao {

class RuleReader : public ConditionReader {
 public:
  RuleReader(const Document& document, Pack& pack, Issues& issues)
      : ConditionReader(document, pack, issues), pack_(pack) {}

  Expression expression(Id id, Unit unit);
  // {"by": fact, "of": {option: word}} or one word.
  WordByFact word_by_fact(Id id, Words words);

  // One dated object or a list of them. `name` names unknown values in it; `bands` reads band lists instead of
  // expressions.
  enum class Slot : std::uint8_t { value, bands, deductible };
  History history(Id id, Unit unit, std::string_view owner, std::string_view name, Slot slot = Slot::value);
  Provenance provenance(Id object);
  // from, until, source, at, grade, reason of a dated object.
  Dated dated_head(Id object);

 protected:
  Pack& pack_;

 private:
  Expression table(Id id, Unit unit);
  Expression first(Id id, Unit unit);
  Expression unknown(Id id, Unit unit);
  Expression list(Expression::Kind kind, Id id, Unit unit);
  Expression times(Id id, Unit unit);
  Expression of_quantity(Id id);
  Dated dated(Id id, Unit unit, Slot slot);
  void band_list(Id id, Dated& out);

  std::string_view owner_;  // of the slot being read, for the names of unknown values
  std::string_view name_;
  Slot slot_ = Slot::value;
};

}  // namespace yibao
