// Reads the parts that rules are made of: conditions, expressions, dated values with their provenance.
#pragma once
#include "pack/pack.hpp"
#include "pack/reader.hpp"

namespace yibao {

class RuleReader : public Reader {
 public:
  RuleReader(const Document& document, Pack& pack, Issues& issues) : Reader(document, issues), pack_(pack) {}

  Condition condition(Id id);
  Expression expression(Id id, Unit unit);
  // {"by": fact, "of": {option: word}} or one word.
  template <class List>
  WordByFact word_by_fact(Id id, const List& words);

  // One dated object or a list of them. `name` names unknown values in it; `bands` reads band lists instead of
  // expressions.
  History history(Id id, Unit unit, const std::string& name, bool bands = false,
                  Expression::Kind none_is = Expression::Kind::none);
  Provenance provenance(Id object);

 protected:
  Pack& pack_;

 private:
  Condition::Term term(FactId fact, Id id);
  OptionMask option_mask(FactId fact, Id id);
  Expression table(Id id, Unit unit);
  Expression first(Id id, Unit unit);
  Expression unknown(Id id, Unit unit);
  Expression list(Expression::Kind kind, Id id, Unit unit);
  Dated dated(Id id, Unit unit, bool bands);
  void band_list(Id id, Dated& out);
  FactId fact(Id id, std::string_view name);

  std::string name_;  // of the slot being read
  Expression::Kind none_is_ = Expression::Kind::none;
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
  only(id, {"by", "of"});
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
      report(Code::incomplete_table, of, {about.options[i].id});
    } else {
      out.words[i] = static_cast<std::uint8_t>(word(entry, words));
    }
  }
  each(of, [&](Id entry) { option_mask(which, entry); });
  return out;
}

}  // namespace yibao
