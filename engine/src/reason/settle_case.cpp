#include <algorithm>

#include "evaluate/evaluate.hpp"
#include "evaluate/retrace.hpp"
#include "reason/assignment.hpp"
#include "reason/counters.hpp"

namespace yibao {

namespace {

// Completions tried one by one; beyond this, facts are hulled per benefit (sound, less tight).
constexpr std::size_t kMaxWays = 4096;
constexpr std::size_t kMaxWork = 200'000;  // completions × visits

constexpr const char* kPurseSlots[] = {"account", "family_account"};

Interval plus(Interval a, Interval b) { return {a.low + b.low, a.high + b.high}; }

template <class Num>
Interval interval(Num value) {
  if constexpr (std::is_same_v<Num, Interval>) {
    return value;
  } else {
    return {value, value};
  }
}

// The bill of a visit; the kinds of non-covered cost are one row.
Statement bill_of(const Interval* parts) {
  const auto part = [&](Part which) { return parts[static_cast<std::size_t>(which)]; };
  Statement s{};
  s[kNoncovered] = plus(part(Part::noncovered), plus(part(Part::noncovered_drugs), part(Part::special_drugs)));
  s[kOverPriceLimit] = part(Part::over_price_limit);
  s[kFirstPay] = part(Part::first_pay);
  s[kInScope] = part(Part::in_scope);
  for (std::size_t i = 0; i < kParts; ++i) s[kTotalCharge] = plus(s[kTotalCharge], parts[i]);
  return s;
}

template <class Num>
Statement statement_of(const Plan& plan, const Route& route, const Interval* parts, const Output<Num>& out) {
  Statement s = bill_of(parts);
  for (std::uint32_t i = 0; i < route.count; ++i) {
    const Payer payer = plan.pack->benefits[plan.blocks[route.first + i].benefit].payer;
    const Interval pay = interval(out.pay[i]);
    if (payer == Payer::hospital) {
      s[kHospital] = plus(s[kHospital], pay);
      continue;
    }
    Interval& fund = s[kFunds + static_cast<std::size_t>(payer)];
    fund = plus(fund, pay);
    s[kFundsTotal] = plus(s[kFundsTotal], pay);
    if (payer == Payer::pooled_fund) s[kDeductibleApplied] = plus(s[kDeductibleApplied], interval(out.applied[i]));
  }
  // Two benefits may take a deductible from the same cost; the bill holds it once.
  s[kDeductibleApplied] = Bounds::min(s[kDeductibleApplied], s[kTotalCharge]);
  s[kPersonTotal] = interval(out.person);
  s[kAccount] = interval(out.purses[0]);
  s[kFamilyAccount] = interval(out.purses[1]);
  // Funds, person and hospital share the bill: what the others leave is often tighter than what each says by itself.
  Interval& funds = s[kFundsTotal];
  Interval& person = s[kPersonTotal];
  person.low = std::max(person.low, s[kTotalCharge].low - funds.high - s[kHospital].high);
  person.high = std::min(person.high, s[kTotalCharge].high - funds.low - s[kHospital].low);
  funds.low = std::max(funds.low, s[kTotalCharge].low - s[kPersonTotal].high - s[kHospital].high);
  funds.high = std::min(funds.high, s[kTotalCharge].high - s[kPersonTotal].low - s[kHospital].low);
  for (std::size_t p = 0; p < static_cast<std::size_t>(Payer::hospital); ++p)
    s[kFunds + p].high = std::min(s[kFunds + p].high, funds.high);
  const Interval purses = plus(s[kAccount], s[kFamilyAccount]);
  s[kCash] = {s[kPersonTotal].low - purses.low, s[kPersonTotal].high - purses.high};
  if (s[kCash].low > s[kCash].high || !s[kPersonTotal].certain()) {
    s[kCash] = {std::max<Fen>(0, s[kPersonTotal].low - purses.high), s[kPersonTotal].high - purses.low};
  }
  return s;
}

// What is left to say of a visit that the pack does not know: anything from nothing to all.
Statement unknown_statement(const Interval* parts) {
  Statement s = bill_of(parts);
  const Interval any{0, s[kTotalCharge].high};
  s[kDeductibleApplied] = any;
  for (std::size_t f = kFunds; f < kFields; ++f) s[f] = any;
  return s;
}

// A visit that nothing is paid for.
Statement refused_statement(const Interval* parts) {
  Statement s = bill_of(parts);
  s[kCash] = s[kPersonTotal] = s[kTotalCharge];
  return s;
}

void note_used(std::vector<Used>& used, std::uint16_t benefit, const char* slot, const Dated* dated) {
  if (dated == nullptr) return;
  for (const Used& one : used) {
    if (one.dated == dated) return;
  }
  used.push_back({benefit, slot, dated});
}

void note_values(const Plan& plan, const std::vector<std::uint8_t>& options, const Route& route, Outcome& out) {
  out.any_in_force = out.any_in_force || route.count > 0 || !route.lapsed;
  for (std::size_t i = 0; i < plan.first_pay.size(); ++i) {
    if (plan.first_pay[i] == nullptr || !plan.pack->first_pay[i].when.holds(options)) continue;
    note_used(out.used, kNoBenefit, "first_pay", plan.first_pay[i]);
    if (!out.unknowns.empty()) mark_unknowns(plan.first_pay[i]->value, options, out.unknowns);
    break;
  }
  for (std::uint32_t i = 0; i < route.count + route.purses; ++i) {
    const Block& block = plan.blocks[route.first + i];
    if (plan.rows[block.first_row + row_index(block, options.data())].applies == 0) continue;
    const Benefit& benefit = plan.pack->benefits[block.benefit];
    const BenefitInForce& in_force = plan.in_force[block.benefit];
    if (benefit.purse != Purse::none) {
      note_used(out.used, block.benefit, kPurseSlots[static_cast<std::size_t>(benefit.purse) - 1], in_force.rate);
      continue;
    }
    const auto note = [&](const char* slot, const Dated* dated) {
      note_used(out.used, block.benefit, slot, dated);
      if (dated == nullptr || out.unknowns.empty()) return;
      mark_unknowns(dated->value, options, out.unknowns);
      for (const Band& band : dated->bands) mark_unknowns(band.rate, options, out.unknowns);
    };
    note("deductible", in_force.deductible);
    note("deductible_limit", in_force.deductible_limit);
    note("at_least", in_force.at_least);
    for (std::size_t k = 0; k < benefit.deductible_changes.size(); ++k) {
      if (benefit.deductible_changes[k].when.holds(options))
        note("deductible_change", in_force.changes[k]);  // nothing to note on days without one
    }
    note("rate", in_force.rate);
    note("bands", in_force.bands);
    for (std::size_t k = 0; k < benefit.adjust.size(); ++k) {
      if (benefit.adjust[k].when.holds(options)) note("adjust", in_force.adjust[k]);
    }
    for (std::size_t k = 0; k < benefit.ceilings.size(); ++k) {
      const Condition& lifted = benefit.ceilings[k].lifted;
      if (lifted.empty() || !lifted.holds(options)) note("ceiling", in_force.ceilings[k]);
    }
  }
}

bool certain(const Case& c, bool with_days = true) {
  bool all = c.balances[0].certain() && c.balances[1].certain();
  for (const VisitCase& visit : c.visits) {
    all = all && (visit.days.certain() || !with_days);
    for (const Interval& part : visit.parts) all = all && part.certain();
  }
  for (const Interval& counter : c.state) all = all && counter.certain();
  return all;
}

// The year so far and the balances, in one number domain.
template <class Num>
struct Year {
  std::vector<Num> state;
  Num balances[2];

  explicit Year(const Case& c) : state(c.state.size()) {
    for (std::size_t s = 0; s < state.size(); ++s) state[s] = number(c.state[s]);
    for (std::size_t p = 0; p < 2; ++p) balances[p] = number(c.balances[p]);
  }
  static Num number(Interval value) {
    if constexpr (std::is_same_v<Num, Interval>) {
      return value;
    } else {
      return value.low;
    }
  }
};

// The parts of a visit's bill once the share that the person pays first is among them.
std::array<Interval, kParts> parts_of(const Plan& plan, const VisitCase& visit, const std::vector<OptionMask>& facts) {
  std::array<Interval, kParts> parts;
  std::copy(std::begin(visit.parts), std::end(visit.parts), parts.begin());
  if (plan.first_pay.empty()) return parts;
  Interval& in_scope = parts[static_cast<std::size_t>(Part::in_scope)];
  Interval& first = parts[static_cast<std::size_t>(Part::first_pay)];
  const Interval rate = first_pay_rate(plan, facts);
  const Share whole = make_share(kWhole);
  const auto moved = [&](Fen amount, Millionths share) { return divide(amount * share, whole); };
  first = plus(first, {moved(in_scope.low, rate.low), moved(in_scope.high, rate.high)});
  in_scope = {in_scope.low - moved(in_scope.low, rate.high), in_scope.high - moved(in_scope.high, rate.low)};
  return parts;
}

std::vector<OptionMask> masks_of(const std::vector<std::uint8_t>& options) {
  std::vector<OptionMask> masks;
  masks.reserve(options.size());
  for (const std::uint8_t option : options) masks.push_back(OptionMask{1} << option);
  return masks;
}

// Whether the rules of a visit's day say what is paid (Stand's bits).
std::uint8_t answered_by(const Case& c, std::size_t v, const std::vector<std::uint8_t>& options) {
  const Plan& plan = c.plan_of(v);
  if (c.visits[v].unruled) return Stand::kNotInForce;
  if (!encoded(plan, options)) return Stand::kNotEncoded;
  const Route& route = plan.routes[options[plan.care]];
  return c.course && route.count == 0 && route.lapsed ? Stand::kNotInForce : Stand::kAnswered;
}

// Settles the visits one after another in one number domain; `facts_of(visit)` gives the domain's facts,
// `masks_of(visit)` the options that each fact may have.
template <class Num, class FactsOf, class MasksOf>
void fold(const Case& c, const Assignment& assignment, FactsOf&& facts_of, MasksOf&& masks_of, Outcome& out) {
  Year<Num> year(c);
  Date last = c.last_date;
  Output<Num> result;
  const auto note_stand = [&](std::uint8_t answered) {
    if (!c.course) return;
    Stand stand;
    for (const Num& counter : year.state) stand.state.push_back(interval(counter));
    for (std::size_t p = 0; p < 2; ++p) stand.balances[p] = interval(year.balances[p]);
    stand.answered = answered;
    out.course.push_back(std::move(stand));
  };
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    const VisitCase& visit = c.visits[v];
    const Plan& plan = c.plan_of(v);
    turn_page(plan, last, visit.date, year.state);
    last = visit.date;
    const Eligibility* refused = refusal(c, v, assignment[v]);
    out.refused.push_back(refused);
    if (refused != nullptr) {
      out.visits.push_back(refused_statement(visit.parts));
      note_used(out.used, kNoBenefit, "eligibility", &refused->why);
      note_stand(Stand::kAnswered);
      continue;
    }
    const std::uint8_t answered = answered_by(c, v, assignment[v]);
    if (answered != Stand::kAnswered) {
      out.all_encoded = false;
      out.visits.push_back(unknown_statement(visit.parts));
      if constexpr (std::is_same_v<Num, Interval>) {
        const Fen most = out.visits.back()[kTotalCharge].high;
        for (Interval& counter : year.state) counter.high += most;
        for (Interval& balance : year.balances) balance.low = 0;
      }
      note_stand(answered);
      continue;
    }
    out.any_encoded = true;
    const Route& route = plan.routes[assignment[v][plan.care]];
    note_values(plan, assignment[v], route, out);
    const auto parts = parts_of(plan, visit, masks_of(v));
    Num amounts[kParts];
    for (std::size_t part = 0; part < kParts; ++part) amounts[part] = Year<Num>::number(parts[part]);
    settle_visit(plan, route, facts_of(v), amounts, Year<Num>::number(visit.days), year.state.data(), year.state.data(),
                 year.balances, result);
    report_counters(plan, route, result, year.state);
    out.visits.push_back(statement_of(plan, route, parts.data(), result));
    note_stand(answered);
  }
  out.state.resize(year.state.size());
  for (std::size_t s = 0; s < out.state.size(); ++s) out.state[s] = interval(year.state[s]);
  for (std::size_t p = 0; p < 2; ++p) out.balances[p] = interval(year.balances[p]);
}

// Whether no unknown value has a part in this situation.
bool known_values(const Plan& plan, const std::vector<std::uint8_t>& options) {
  const Route& route = plan.routes[options[plan.care]];
  for (std::uint32_t b = route.first; b < route.first + route.count + route.purses && plan.uncertain(); ++b) {
    const Block& block = plan.blocks[b];
    if (!same_row(plan, block, block.first_row + row_index(block, options.data()))) return false;
  }
  return plan.first_pay.empty() || first_pay_rate(plan, masks_of(options)).certain();
}

bool values_known(const Case& c, const Assignment& assignment) {
  for (std::size_t v = 0; v < assignment.size(); ++v) {
    if (!known_values(c.plan_of(v), assignment[v])) return false;
  }
  return true;
}

// `amounts_known`: all amounts, days and counters of the case are.
void run(const Case& c, const Assignment& assignment, bool amounts_known, Outcome& out) {
  bool known = amounts_known;
  for (std::size_t v = 0; v < assignment.size(); ++v)
    known = known && (answered_by(c, v, assignment[v]) == Stand::kAnswered || refusal(c, v, assignment[v]) != nullptr);
  std::vector<OptionMask> masks;
  const auto here = [&](std::size_t v) -> const std::vector<OptionMask>& { return masks = masks_of(assignment[v]); };
  if (known && values_known(c, assignment)) {
    fold<Fen>(
        c, assignment, [&](std::size_t v) { return assignment[v].data(); }, here, out);
  } else {
    fold<Interval>(
        c, assignment, [&](std::size_t v) { return here(v).data(); }, here, out);
  }
  const std::vector<std::int64_t> admissions = admissions_of(c, assignment);
  out.admissions = admissions.back();
  for (std::size_t v = 0; v < out.course.size(); ++v) out.course[v].admissions = admissions[v];
}

void widen(Outcome& into, Outcome&& other) {
  if (into.visits.empty()) {
    const auto used = std::move(into.used);
    into = std::move(other);
    for (const Used& one : used) note_used(into.used, one.benefit, one.slot, one.dated);
    return;
  }
  for (std::size_t v = 0; v < into.visits.size(); ++v) {
    for (std::size_t f = 0; f < kFields; ++f) into.visits[v][f] = hull(into.visits[v][f], other.visits[v][f]);
  }
  for (std::size_t s = 0; s < into.state.size(); ++s) into.state[s] = hull(into.state[s], other.state[s]);
  for (std::size_t p = 0; p < 2; ++p) into.balances[p] = hull(into.balances[p], other.balances[p]);
  for (std::size_t v = 0; v < into.refused.size(); ++v) {
    if (into.refused[v] != other.refused[v]) into.refused[v] = nullptr;
  }
  into.admissions = std::max(into.admissions, other.admissions);
  for (std::size_t v = 0; v < into.course.size(); ++v) {
    Stand& stand = into.course[v];
    const Stand& more = other.course[v];
    for (std::size_t s = 0; s < stand.state.size(); ++s) stand.state[s] = hull(stand.state[s], more.state[s]);
    for (std::size_t p = 0; p < 2; ++p) stand.balances[p] = hull(stand.balances[p], more.balances[p]);
    stand.admissions = std::max(stand.admissions, more.admissions);
    stand.answered |= more.answered;
  }
  into.any_encoded = into.any_encoded || other.any_encoded;
  into.all_encoded = into.all_encoded && other.all_encoded;
  into.any_in_force = into.any_in_force || other.any_in_force;
  for (const Used& one : other.used) note_used(into.used, one.benefit, one.slot, one.dated);
  for (std::size_t u = 0; u < into.unknowns.size(); ++u) into.unknowns[u] = into.unknowns[u] || other.unknowns[u];
}

// Too many completions: visit by visit, all kinds of care that are possible, facts as sets.
Outcome hull_by_visit(const Case& c) {
  Outcome out;
  Case rest = c;
  std::int64_t earlier = 0;  // visits of the same year
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    const Plan& plan = c.plan_of(v);
    const Date now = c.visits[v].date;
    if (new_year(rest.last_date, now)) rest.admissions = earlier = 0;
    turn_page(plan, rest.last_date, now, rest.state);
    rest.last_date = now;
    Case one = rest;
    one.visits = {c.visits[v]};
    Outcome here;
    here.unknowns.assign(c.plan->pack->unknowns.size(), true);
    OptionMask cares = one.visits[0].facts[plan.care];
    // The number of admissions before this visit may be anything from none to all of the earlier ones.
    for (std::size_t f = 0; f < c.plan->pack->facts.size(); ++f) {
      const Fact& fact = c.plan->pack->facts[f];
      if (fact.type != FactType::count || fact.counter.empty() || !one.visits[0].counted) continue;
      OptionMask mask = 0;
      for (std::size_t k = fact.class_of(one.admissions + 1); k <= fact.class_of(one.admissions + 1 + earlier); ++k)
        mask |= OptionMask{1} << k;
      one.visits[0].facts[f] = mask;
    }
    for (; cares != 0; cares &= cares - 1) {
      one.visits[0].facts[plan.care] = cares & (~cares + 1);
      Assignment assignment = first_assignment(one);
      const std::vector<OptionMask>& facts = one.visits[0].facts;
      bool surely = false;
      for (std::size_t e = 0; e < plan.encodes.size(); ++e)
        surely = surely || (plan.encodes[e] && must_hold(plan.pack->encodes[e].when, facts));
      // A visit that may be refused may also be paid for in full by the person.
      for (const Eligibility* rule : plan.eligibility)
        surely = surely && (rule->effect == Effect::reduced || !may_hold(rule->when, facts));
      Outcome way;
      way.unknowns = here.unknowns;
      fold<Interval>(
          one, assignment, [&](std::size_t) { return static_cast<const OptionMask*>(facts.data()); },
          [&](std::size_t) -> const std::vector<OptionMask>& { return facts; }, way);
      if (!surely) {
        for (Stand& stand : way.course) stand.answered |= Stand::kAnswered;
        const Fen most = way.visits[0][kTotalCharge].high;
        way.all_encoded = false;
        way.any_encoded = true;
        // Refused, the bill stays as it is; paid for, a first-pay share may have moved.
        const Statement paid_for = way.visits[0];
        way.visits[0] = unknown_statement(one.visits[0].parts);
        for (const Field part : {kFirstPay, kInScope}) way.visits[0][part] = hull(way.visits[0][part], paid_for[part]);
        for (std::size_t s = 0; s < way.state.size(); ++s)
          way.state[s] = {rest.state[s].low, rest.state[s].high + most};
        for (std::size_t p = 0; p < 2; ++p) way.balances[p] = {0, rest.balances[p].high};
      }
      widen(here, std::move(way));
    }
    rest.state = here.state;
    std::copy(std::begin(here.balances), std::end(here.balances), std::begin(rest.balances));
    ++earlier;
    if (c.course) {
      Stand stand = std::move(here.course[0]);
      stand.state = rest.state;
      std::copy(std::begin(rest.balances), std::end(rest.balances), std::begin(stand.balances));
      stand.admissions = rest.admissions + earlier;
      out.course.push_back(std::move(stand));
    }
    out.visits.push_back(here.visits[0]);
    here.visits.clear();
    out.any_encoded = out.any_encoded || here.any_encoded;
    out.all_encoded = out.all_encoded && here.all_encoded;
    for (const Used& used : here.used) note_used(out.used, used.benefit, used.slot, used.dated);
    out.unknowns = here.unknowns;
  }
  out.any_in_force = true;
  out.state = rest.state;
  std::copy(std::begin(rest.balances), std::end(rest.balances), std::begin(out.balances));
  out.refused.assign(c.visits.size(), nullptr);
  out.admissions = rest.admissions + earlier;
  return out;
}

}  // namespace

std::vector<Variable> variables_of(const Case& c) {
  std::vector<Variable> out;
  const Pack& pack = *c.plan->pack;
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    if (!c.reads(f) && f != c.plan->care) continue;
    const Fact& fact = pack.facts[f];
    if (fact.scope != FactScope::visit) {
      const OptionMask mask = c.visits[0].facts[f];
      if (!single(mask)) out.push_back({static_cast<FactId>(f), kAllVisits, mask});
      continue;
    }
    for (std::size_t v = 0; v < c.visits.size(); ++v) {
      const OptionMask mask = c.visits[v].facts[f];
      if (!single(mask)) out.push_back({static_cast<FactId>(f), static_cast<std::int32_t>(v), mask});
    }
  }
  return out;
}

Case with_option(const Case& c, const Variable& variable, std::size_t option) {
  const std::vector<Fact>& facts = c.plan->pack->facts;
  Case out = c;
  for (std::size_t v = 0; v < out.visits.size(); ++v) {
    if (variable.visit != kAllVisits && static_cast<std::size_t>(variable.visit) != v) continue;
    VisitCase& visit = out.visits[v];
    visit.facts[variable.fact] = OptionMask{1} << option;
    for (std::size_t f = 0; f < facts.size(); ++f) {
      if (visit.origins[f] != Origin::unasked || !may_hold(facts[f].when, visit.facts)) continue;
      visit.facts[f] = facts[f].usual.has_value() ? OptionMask{1} << *facts[f].usual : all_options(facts[f]);
    }
  }
  return out;
}

Statement sum(const std::vector<Statement>& statements) {
  Statement out{};
  for (const Statement& s : statements) {
    for (std::size_t f = 0; f < kFields; ++f) out[f] = plus(out[f], s[f]);
  }
  return out;
}

bool Outcome::certain() const {
  return std::all_of(visits.begin(), visits.end(), [](const Statement& s) {
    return std::all_of(s.begin(), s.end(), [](const Interval& i) { return i.certain(); });
  });
}

Outcome settle_case(const Case& c) {
  const std::vector<Variable> variables = variables_of(c);
  Outcome out;
  const std::size_t most = std::min(kMaxWays, kMaxWork / c.visits.size());
  const bool amounts_known = certain(c);
  const bool few = each_assignment(c, variables, most, [&](const Assignment& assignment) {
    Outcome one;
    one.unknowns.assign(c.plan->pack->unknowns.size(), false);
    run(c, assignment, amounts_known, one);
    widen(out, std::move(one));
  });
  return few ? out : hull_by_visit(c);
}

bool all_known(const Case& c, const Assignment& assignment) { return certain(c) && values_known(c, assignment); }

std::vector<std::vector<std::uint8_t>> options_of(const Case& c) {
  Assignment assignment = first_assignment(c);
  count_admissions(c, assignment);
  return assignment;
}

namespace {

// Whether no unknown value has a part in what a block pays: an unknown ceiling that does not cut anything has none, nor
// has the rate of a band that is not reached.
bool understood(const Plan& plan, const BlockTrace& trace, bool days_known) {
  const Paid<Fen>& paid = trace.paid;
  if (!days_known && plan.rare[paid.row].per_day > 0) return false;
  const Block& block = *trace.block;
  const bool moving = (block.flags & kMovingEdges) != 0;
  const Fen reach = moving ? kNoLimit : Exact::start(plan, block, paid, trace.counters_before) + paid.counted;
  return same_row(plan, block, paid.row) ||
         (paid.pay == paid.before_cap && same_before_ceilings(plan, block, paid.row, reach));
}

}  // namespace

bool trace_case(const Case& c, std::vector<std::vector<BlockTrace>>& out) {
  const Assignment assignment = options_of(c);
  Year<Fen> year(c);
  Date last = c.last_date;
  bool explained = certain(c, false);
  out.clear();
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    const VisitCase& visit = c.visits[v];
    const Plan& plan = c.plan_of(v);
    turn_page(plan, last, visit.date, year.state);
    last = visit.date;
    Output<Fen> result;
    RecordingSink sink{&plan, {}};
    if (refusal(c, v, assignment[v]) == nullptr) {
      const auto parts = parts_of(plan, visit, masks_of(assignment[v]));
      Fen amounts[kParts];
      for (std::size_t part = 0; part < kParts; ++part) amounts[part] = parts[part].low;
      if (!plan.first_pay.empty()) explained = explained && first_pay_rate(plan, masks_of(assignment[v])).certain();
      const Route& route = plan.routes[assignment[v][plan.care]];
      trace_visit(plan, route, assignment[v].data(), amounts, visit.days.low, year.state.data(), year.balances, result,
                  sink);
      report_counters(plan, route, result, year.state);
    }
    const auto idle = [&](const BlockTrace& one) {
      return one.paid.pay == 0 && !same_row(plan, *one.block, one.paid.row);
    };
    sink.steps.erase(std::remove_if(sink.steps.begin(), sink.steps.end(), idle), sink.steps.end());
    for (const BlockTrace& one : sink.steps) explained = explained && understood(plan, one, visit.days.certain());
    out.push_back(std::move(sink.steps));
  }
  return explained;
}

bool settle_chosen(const Case& c, const Assignment& options, std::size_t visit, Settled& out) {
  const Plan& plan = *c.plan;
  out.exact = certain(c, plan.asks_days);
  for (std::size_t v = 0; v <= visit; ++v) {
    const bool refused = !plan.eligibility.empty() && refusal(c, v, options[v]) != nullptr;
    if (!refused && !encoded(plan, options[v])) return false;
  }
  out.state.resize(c.state.size());
  for (std::size_t s = 0; s < c.state.size(); ++s) out.state[s] = c.state[s].low;
  Fen balances[2] = {c.balances[0].low, c.balances[1].low};
  Date last = c.last_date;
  Output<Fen> result;
  for (std::size_t v = 0; v <= visit && out.exact; ++v) {
    const VisitCase& now = c.visits[v];
    turn_page(plan, last, now.date, out.state);
    last = now.date;
    if (!plan.eligibility.empty() && refusal(c, v, options[v]) != nullptr) {
      out.statement = refused_statement(now.parts);
      continue;
    }
    std::array<Interval, kParts> parts;
    if (plan.first_pay.empty()) {
      std::copy(std::begin(now.parts), std::end(now.parts), parts.begin());
    } else {
      parts = parts_of(plan, now, masks_of(options[v]));
    }
    Fen amounts[kParts];
    for (std::size_t part = 0; part < kParts; ++part) {
      amounts[part] = parts[part].low;
      out.exact = out.exact && parts[part].certain();
    }
    const Route& route = plan.routes[options[v][plan.care]];
    if (plan.uncertain()) {
      out.sink.plan = &plan;
      out.sink.steps.clear();
      trace_visit(plan, route, options[v].data(), amounts, now.days.low, out.state.data(), balances, result, out.sink);
      for (const BlockTrace& one : out.sink.steps) out.exact = out.exact && understood(plan, one, now.days.certain());
    } else {
      settle_visit(plan, route, options[v].data(), amounts, now.days.low, out.state.data(), out.state.data(), balances,
                   result);
    }
    report_counters(plan, route, result, out.state);
    if (v == visit) out.statement = statement_of(plan, route, parts.data(), result);
  }
  for (std::size_t p = 0; p < 2; ++p) out.balances[p] = {balances[p], balances[p]};
  if (out.exact) return true;
  Outcome one;
  one.unknowns.resize(plan.pack->unknowns.size());
  run(c, options, certain(c), one);
  out.statement = one.visits[visit];
  for (std::size_t p = 0; p < 2; ++p) out.balances[p] = one.balances[p];
  return true;
}

}  // namespace yibao
