// Reads the facts, amounts and year-to-date state of a request under a pack's vocabulary.
#pragma once
#include "api/request.hpp"
#include "pack/reader.hpp"

namespace yibao {

// A fact that is surely not asked for this case (status, for a resident) is no unknown: it takes its first option.
void settle_unasked(const Pack& pack, VisitCase& visit);
// What follows for the counters of a benefit from those that were given.
void complete_counters(Interval* counters, bool counted_given);

class CaseReader : public Reader {
 public:
  // `date`: of the request, and of visits that give none.
  CaseReader(const Document& document, const Pack& pack, Date date, Issues& issues)
      : Reader(document, issues), pack_(pack), date_(date) {}

  // Facts of person, readings and visits, amounts; everything but what needs the plan.
  void read(Needs needs, Case& out, bool strict);
  // Values the request fills in for unknown ones.
  Given given_values(Id options);
  void read_year_to_date(Id id, Case& out);

 private:
  struct FactValue {
    OptionMask options = 0;
    Origin origin = Origin::unknown;
    bool explicit_value = false;
  };
  FactValue fact_value(const Fact& fact, Id id, bool strict);
  void check_keys(Id object, FactScope scope, std::string_view more);
  void read_facts(Id object, FactScope scope, bool strict, VisitCase& visit);
  Interval amount_range(Id id);
  Id amount_of(Id object, std::string_view key);
  void read_code(Id object, const Fact& fact, FactValue& value);
  void check_codes(Id object, FactScope scope);
  bool part(Id object, std::string_view key, Part part, VisitCase& visit);
  void read_amounts(Id object, Needs needs, VisitCase& visit);
  void read_lines(Id id, VisitCase& visit);
  void read_line(Id id, VisitCase& visit);
  void read_counters(Id entry, Interval* counters);
  void resume(Id person, Case& out, VisitCase& common);
  OptionMask months_until(Date resumed, Date day) const;
  void read_dates(Id visits, Case& out);
  void check_size(Case& out, Id at);

  const Pack& pack_;
  Date date_;
  FactId months_ = kNoFact;  // the fact that follows from the day on which contributions went on
};

}  // namespace yibao
