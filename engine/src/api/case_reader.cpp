#include "api/case_reader.hpp"

#include <algorithm>

namespace yibao {

namespace {
constexpr std::size_t kMaxVisits = 400;
}

void CaseReader::check_keys(Id object, FactScope scope, std::string_view more) {
  std::vector<std::string_view> known = split(more);
  for (const Fact& fact : pack_.facts) {
    if (fact.scope == scope) known.push_back(fact.id);
    if (fact.scope == scope && !fact.national.empty() &&
        std::find(known.begin(), known.end(), fact.national) == known.end())
      known.push_back(fact.national);
  }
  each(object, [&](Id id) {
    if (std::find(known.begin(), known.end(), d[id].key) == known.end())
      report(Code::unknown_key, id, d[id].key, listed(known));
  });
}

CaseReader::FactValue CaseReader::fact_value(const Fact& fact, Id id, bool strict) {
  FactValue out;
  out.options = all_options(fact);
  if (id == Document::kNone) {
    const bool usable =
        fact.usual.has_value() && !(strict && fact.scope == FactScope::reading && !proved(fact.why.grade));
    if (usable) {
      out.options = OptionMask{1} << *fact.usual;
      out.origin = Origin::assumed;
    }
    return out;
  }
  out.explicit_value = true;
  if (is(id, Kind::null)) return out;  // "I do not know", said aloud: no default either
  out.origin = Origin::given;
  if (fact.type == FactType::count) {
    out.options = OptionMask{1} << fact.class_of(integer(id, fact.least, fact.most));
    return out;
  }
  if (fact.type == FactType::flag && is(id, Kind::boolean)) {
    out.options = d[id].truth ? 2 : 1;
    return out;
  }
  const std::string text = string(id);
  for (std::size_t i = 0; i < fact.options.size(); ++i) {
    if (fact.options[i].id != text) continue;
    out.options = OptionMask{1} << i;
    return out;
  }
  if (!text.empty()) report(Code::unknown_option, id, text, listed(option_ids(fact)));
  return out;
}

void CaseReader::read_facts(Id object, FactScope scope, bool strict, VisitCase& visit) {
  for (std::size_t f = 0; f < pack_.facts.size(); ++f) {
    const Fact& fact = pack_.facts[f];
    if (fact.scope != scope) continue;
    const Id id = object == Document::kNone ? Document::kNone : get(object, fact.id);
    FactValue value = fact_value(fact, id, strict);
    if (id == Document::kNone && object != Document::kNone) read_code(object, fact, value);
    visit.facts[f] = value.options;
    visit.origins[f] = value.origin;
    if (fact.type != FactType::count || fact.counter.empty()) continue;
    visit.counted = !value.explicit_value;
    if (visit.counted) {
      visit.facts[f] = 1;
      visit.origins[f] = Origin::given;
    }
  }
}

void settle_unasked(const Pack& pack, VisitCase& visit) {
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    const Fact& fact = pack.facts[f];
    const auto excluded = [&](const Condition::Term& term) { return (visit.facts[term.fact] & term.mask) == 0; };
    if (!std::any_of(fact.when.all.begin(), fact.when.all.end(), excluded)) continue;
    if (visit.origins[f] == Origin::given) continue;
    visit.facts[f] = 1;
    visit.origins[f] = Origin::unasked;
  }
}

Interval CaseReader::amount_range(Id id) {
  if (!is(id, Kind::object)) {
    const Fen value = fen(id);
    return {value, value};
  }
  only(id, "between");
  const Id between = need(id, "between");
  if (between == Document::kNone || !expect(between, Kind::array)) return {};
  if (d[between].children != 2) {
    report(Code::wrong_type, between, "两个数", "two numbers");
    return {};
  }
  const Id low = d[between].first;
  const Interval out{fen(low), fen(d[low].next)};
  if (out.low > out.high) report(Code::range_order, between, format_fen(out.low), format_fen(out.high));
  return out;
}

bool CaseReader::part(Id object, std::string_view key, Part part, VisitCase& visit) {
  const Id id = amount_of(object, key);
  if (id == Document::kNone) return false;
  const auto index = static_cast<std::size_t>(part);
  visit.parts[index] = amount_range(id);
  visit.part_given[index] = true;
  return true;
}

void CaseReader::read_amounts(Id object, Needs needs, VisitCase& visit) {
  const Id lines = get(object, "lines");
  const Id total = amount_of(object, "total");
  const Id in_scope = amount_of(object, "in_scope");
  bool any_part = false;
  for (std::size_t i = 0; i < kParts; ++i)
    any_part = part(object, kPartNames[i], static_cast<Part>(i), visit) || any_part;
  if (lines != Document::kNone) {
    if (any_part || total != Document::kNone) report(Code::lines_and_parts, lines);
    read_lines(lines, visit);
    visit.amount_given = true;
    return;
  }
  if (total == Document::kNone && in_scope == Document::kNone) {
    if (needs != Needs::no_amounts) report(Code::amount_missing, object);
    return;
  }
  visit.amount_given = true;
  constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
  Interval outside;
  for (std::size_t i = 0; i < kParts; ++i) {
    if (i != kInScope) outside = Bounds::add(outside, visit.parts[i]);
  }
  if (total == Document::kNone) return;
  const Interval whole = amount_range(total);
  if (outside.low > whole.high) {
    report(Code::parts_exceed_total, total, format_fen(outside.low), format_fen(whole.high));
    return;
  }
  if (in_scope == Document::kNone) {
    visit.parts[kInScope] = Bounds::left(whole, outside);
    return;
  }
  const Interval sum = Bounds::add(outside, visit.parts[kInScope]);
  if (sum.high < whole.low || sum.low > whole.high || (sum.certain() && whole.certain() && sum.low != whole.low)) {
    report(Code::parts_differ_from_total, total, format_fen(sum.low), format_fen(whole.low));
  }
}

// One fee line, split half-up: above the price limit, first-pay share of the rest, and what remains in scope.
void CaseReader::read_line(Id id, VisitCase& visit) {
  if (!expect(id, Kind::object)) return;
  only(id, "category amount first_pay_rate price_limit name");
  constexpr std::string_view kCategories[] = {"A", "B", "C"};
  const Id category_id = need(id, "category");
  const Id amount_id = need(id, "amount");
  if (category_id == Document::kNone || amount_id == Document::kNone) return;
  const std::size_t category = word(category_id, kCategories);
  const Fen amount = fen(amount_id);
  const auto add = [&](Part part, Fen value) {
    Interval& into = visit.parts[static_cast<std::size_t>(part)];
    into = {into.low + value, into.high + value};
  };
  if (category == 2) {
    add(Part::noncovered, amount);
    return;
  }
  Fen over = 0;
  if (const Id limit = get(id, "price_limit"); limit != Document::kNone) over = std::max<Fen>(0, amount - fen(limit));
  Millionths first_rate = 0;
  const Id rate_id = category == 1 ? need(id, "first_pay_rate") : get(id, "first_pay_rate");
  if (rate_id != Document::kNone) first_rate = rate(rate_id);
  const Fen first = divide((amount - over) * first_rate, make_share(kWhole));
  add(Part::over_price_limit, over);
  add(Part::first_pay, first);
  add(Part::in_scope, amount - over - first);
}

void CaseReader::read_lines(Id id, VisitCase& visit) {
  if (!expect(id, Kind::array)) return;
  if (d[id].children == 0) report(Code::amount_missing, id);
  std::fill(std::begin(visit.parts), std::end(visit.parts), Interval{});
  std::fill(std::begin(visit.part_given), std::end(visit.part_given), true);
  each(id, [&](Id line) { read_line(line, visit); });
}

void CaseReader::read_year_to_date(Id id, Case& out) {
  out.state.assign(pack_.benefits.size() * kCounters, Interval{});
  out.deductible_open.assign(pack_.benefits.size(), false);
  if (id == Document::kNone || !expect(id, Kind::object)) return;
  only(id, "admissions account_balance family_account_balance date benefits");
  out.state_given = d[id].children > 0;
  if (const Id admissions = get(id, "admissions"); admissions != Document::kNone)
    out.admissions = integer(admissions, 0, 1000);
  if (const Id last = get(id, "date"); last != Document::kNone) out.last_date = date(last);
  constexpr std::string_view kBalances[] = {"account_balance", "family_account_balance"};
  for (std::size_t p = 0; p < 2; ++p) {
    const Id balance = get(id, kBalances[p]);
    if (balance == Document::kNone) continue;
    out.balances[p] = amount_range(balance);
    out.balance_given = true;
  }
  const Id benefits = get(id, "benefits");
  if (benefits == Document::kNone || !expect(benefits, Kind::object)) return;
  std::vector<std::string_view> ids;
  for (const Benefit& benefit : pack_.benefits) ids.push_back(benefit.id);
  each(benefits, [&](Id entry) {
    const auto found = std::find(ids.begin(), ids.end(), d[entry].key);
    if (found == ids.end()) {
      report(Code::unknown_benefit, entry, d[entry].key, listed(ids));
      return;
    }
    if (!expect(entry, Kind::object)) return;
    const auto b = static_cast<std::size_t>(found - ids.begin());
    read_counters(entry, &out.state[b * kCounters]);
    if (get(entry, "deductible") == Document::kNone)
      out.deductible_open[b] = get(entry, "counted") == Document::kNone ? kAllFollows : kDeductibleFollows;
  });
}

void CaseReader::read_counters(Id entry, Interval* counters) {
  only(entry, "base deductible paid counted day month lifetime");
  constexpr std::pair<std::string_view, Counter> kNames[] = {
      {"base", kBase}, {"deductible", kDeductible}, {"paid", kPaid}, {"counted", kCounted}};
  for (const auto& [name, counter] : kNames) {
    if (const Id value = get(entry, name); value != Document::kNone) counters[counter] = amount_range(value);
  }
  constexpr std::pair<std::string_view, Counter> kFine[] = {
      {"day", kDayPaid}, {"month", kMonthPaid}, {"lifetime", kLifetimePaid}};
  for (const auto& [name, counter] : kFine) {
    const Id fine = get(entry, name);
    if (fine == Document::kNone || !expect(fine, Kind::object)) continue;
    only(fine, "paid counted");
    if (const Id paid = get(fine, "paid"); paid != Document::kNone) counters[counter] = amount_range(paid);
    if (const Id counted = get(fine, "counted"); counted != Document::kNone)
      counters[counter + 1] = amount_range(counted);
  }
  complete_counters(counters, get(entry, "counted") != Document::kNone);
}

void complete_counters(Interval* counters, bool counted_given) {
  // What used up the deductible was part of the base.
  counters[kBase] = {std::max(counters[kBase].low, counters[kDeductible].low),
                     std::max(counters[kBase].high, counters[kDeductible].high)};
  // Unless said otherwise, all that lay above the deductible was counted.
  if (!counted_given) counters[kCounted] = Bounds::left(counters[kBase], counters[kDeductible]);
}

Given CaseReader::given_values(Id options) {
  Given out(pack_.unknowns.size(), kNotGiven);
  const Id values = options == Document::kNone ? Document::kNone : get(options, "values");
  if (values == Document::kNone || !expect(values, Kind::object)) return out;
  std::vector<std::string_view> ids;
  for (const Unknown& unknown : pack_.unknowns) ids.push_back(unknown.id);
  each(values, [&](Id entry) {
    bool known = false;
    for (std::size_t u = 0; u < ids.size(); ++u) {
      if (ids[u] != d[entry].key) continue;
      const std::int64_t value = amount(entry, pack_.unknowns[u].unit);
      out[u] = {value, value};
      known = true;
    }
    if (!known) report(Code::unknown_value, entry, d[entry].key, listed(ids));
  });
  return out;
}

// Every sum that the evaluator can form stays exact below this.
void CaseReader::check_size(Case& out, Id at) {
  Fen largest = 0;
  for (const VisitCase& visit : out.visits) {
    for (const Interval& part : visit.parts) largest = std::min<Fen>(largest + part.high, 4 * kMaxFen);
  }
  Fen most = 0;
  for (const Interval& counter : out.state) most = std::max(most, counter.high);
  if (largest + most > kMaxFen) report(Code::amount_overflow, at);
}

// When contributions went on: said by its date, or as the months since.
void CaseReader::resume(Id person, Case& out, VisitCase& common) {
  const Id resumed = get(person, "resumed_on");
  const Id base = get(person, "monthly_base");
  if (base != Document::kNone) {
    out.monthly_base = amount_range(base);
    out.base_given = true;
  }
  if (resumed == Document::kNone) return;
  out.resumed_on = date(resumed);
  const FactId fact = pack_.fact("resumed_months");
  if (fact == kNoFact || out.resumed_on == kNoDate || get(person, "resumed_months") != Document::kNone) return;
  months_ = fact;
  common.facts[fact] = months_until(out.resumed_on, date_);
  common.origins[fact] = Origin::given;
}

OptionMask CaseReader::months_until(Date resumed, Date day) const {
  const Fact& fact = pack_.facts[months_];
  return OptionMask{1} << fact.class_of(std::min(months_between(resumed, day), fact.most));
}

// Visits in order of their days.
void CaseReader::read_dates(Id visits, Case& out) {
  Date last = out.last_date;
  std::size_t v = 0;
  each(visits, [&](Id id) {
    if (v >= out.visits.size()) return;
    VisitCase& visit = out.visits[v++];
    visit.date = date_;
    const Id own = get(id, "date");
    if (own == Document::kNone) {
      if (last > date_) visit.date = last;
    } else {
      visit.date = date(own);
      if (visit.date != kNoDate && visit.date < last)
        report(Code::date_order, own, format_date(last), format_date(visit.date));
    }
    if (visit.date == kNoDate) return;
    last = visit.date;
    if (months_ != kNoFact) visit.facts[months_] = months_until(out.resumed_on, visit.date);
  });
}

void CaseReader::read(Needs needs, Case& out, bool strict) {
  const Id root = d.root();
  const Id options = get(root, "options");
  const Id readings =
      options == Document::kNone || !is(options, Kind::object) ? Document::kNone : get(options, "readings");
  VisitCase common;
  common.facts.assign(pack_.facts.size(), 1);
  common.origins.assign(pack_.facts.size(), Origin::given);
  if (readings != Document::kNone && expect(readings, Kind::object)) check_keys(readings, FactScope::reading, "");
  read_facts(readings != Document::kNone && is(readings, Kind::object) ? readings : Document::kNone, FactScope::reading,
             strict, common);
  const Id person = get(root, "person");
  const bool person_ok = person != Document::kNone && expect(person, Kind::object);
  if (person_ok) check_keys(person, FactScope::person, "resumed_on monthly_base");
  read_facts(person_ok ? person : Document::kNone, FactScope::person, strict, common);
  if (person_ok) check_codes(person, FactScope::person);
  if (person_ok) resume(person, out, common);
  const Id visits = need(root, "visits");
  if (visits == Document::kNone || !expect(visits, Kind::array)) return;
  if (d[visits].children == 0) report(Code::empty_value, visits);
  if (d[visits].children > kMaxVisits) {
    report(Code::too_many_visits, visits, std::to_string(kMaxVisits));
    return;
  }
  each(visits, [&](Id id) {
    VisitCase visit = common;
    if (!expect(id, Kind::object)) return;
    check_keys(id, FactScope::visit,
               "total in_scope noncovered noncovered_drugs special_drugs over_price_limit first_pay lines days date "
               "medfee_sumamt fulamt_ownpay_amt overlmt_selfpay preselfpay_amt inscp_scp_amt");
    read_facts(id, FactScope::visit, strict, visit);
    check_codes(id, FactScope::visit);
    settle_unasked(pack_, visit);
    read_amounts(id, needs, visit);
    if (const Id days = get(id, "days"); days != Document::kNone) {
      const std::int64_t count = integer(days, 0, 1000);
      visit.days = {count, count};
      visit.days_given = true;
    }
    out.visits.push_back(std::move(visit));
  });
  read_year_to_date(get(root, "year_to_date"), out);
  read_dates(visits, out);
  check_size(out, visits);
}

}  // namespace yibao
