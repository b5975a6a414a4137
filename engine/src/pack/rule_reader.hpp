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
  template <class List>
  WordByFact word_by_fact(Id id, const List& words);

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

template <class List>
WordByFact RuleReader::word_by_fact(Id id, const List& words) {
  WordByFact out;
  if (is(id, Kind::string)) {
    out.words.push_back(static_cast<std::uint8_t>(word(id, words)));
    return out;
  }
  out.words.push_back(0);
  if (!expect(id, Kind::object)) return out;
  only(id, "by of");
  const Id by = need(id, "by");
  const Id of = need(id, "of");
  if (by == Document::kNone || of == Document::kNone || !expect(of, Kind::object)) return out;
  const FactId which = fact(by, string(by));
  if (which == kNoFact) return out;
  const Fact& about = pack_.facts[which];
  out.fact = which;
  out.words.assign(about.options.size(), 0);
  for (std::size_t i = 0; i < about.options.size(); ++i) {
    const Id entry = get(of, about.options[i].id);
    if (entry == Document::kNone) {
      report(Code::incomplete_table, of, about.options[i].id);
    } else {
      out.words[i] = static_cast<std::uint8_t>(word(entry, words));
    }
  }
  each(of, [&](Id entry) { option_mask(which, entry); });
  return out;
}

}  // namespace yibao
