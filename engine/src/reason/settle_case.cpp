#include <algorithm>

#include "evaluate/evaluate.hpp"
#include "reason/assignment.hpp"

namespace yibao {

namespace {

// Completions tried one by one; beyond this, facts are hulled per benefit (sound, less tight).
constexpr std::size_t kMaxWays = 4096;
constexpr std::size_t kMaxWork = 200'000;  // completions × visits

Interval plus(Interval a, Interval b) { return {a.low + b.low, a.high + b.high}; }

template <class Num>
Interval interval(Num value) {
  if constexpr (std::is_same_v<Num, Interval>) {
    return value;
  } else {
    return {value, value};
  }
}

template <class Num>
Statement statement_of(const Plan& plan, const Route& route, const Interval* parts, const Output<Num>& out) {
  Statement s{};
  s[kNoncovered] = parts[0];
  s[kOverPriceLimit] = parts[1];
  s[kFirstPay] = parts[2];
  s[kInScope] = parts[3];
  for (std::size_t part = 0; part < kParts; ++part) s[kTotalCharge] = plus(s[kTotalCharge], parts[part]);
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
  s[kPersonTotal] = interval(out.person);
  s[kAccount] = interval(out.account);
  s[kCash] = {s[kPersonTotal].low - s[kAccount].low, s[kPersonTotal].high - s[kAccount].high};
  if (s[kCash].low > s[kCash].high || !s[kPersonTotal].certain()) {
    s[kCash] = {std::max<Fen>(0, s[kPersonTotal].low - s[kAccount].high), s[kPersonTotal].high - s[kAccount].low};
  }
  return s;
}

// The counters that no rule reads, for the year-to-date that goes out.
template <class Num>
void report_counters(const Plan& plan, const Route& route, const Output<Num>& out, std::vector<Num>& state) {
  using Domain = std::conditional_t<std::is_same_v<Num, Interval>, Bounds, Exact>;
  const auto add = [](Num& counter, Num value) {
    if constexpr (std::is_same_v<Num, Interval>) {
      counter = plus(counter, value);
    } else {
      counter += value;
    }
  };
  for (std::uint32_t i = 0; i < route.count; ++i) {
    const Block& block = plan.blocks[route.first + i];
    Num* counters = &state[block.state];
    if (!keeps(block.flags, kBase)) add(counters[kBase], out.base[i]);
    if (!keeps(block.flags, kPaid)) add(counters[kPaid], out.pay[i]);
    if (!keeps(block.flags, kCounted)) {
      add(counters[kCounted], limits_cost(block.flags) ? out.counted[i] : Domain::left(out.base[i], out.applied[i]));
    }
    add(counters[kDeductible], out.applied[i]);
  }
}

// What is left to say of a visit that the pack does not know: anything from nothing to all.
Statement unknown_statement(const Interval* parts) {
  Statement s{};
  s[kNoncovered] = parts[0];
  s[kOverPriceLimit] = parts[1];
  s[kFirstPay] = parts[2];
  s[kInScope] = parts[3];
  for (std::size_t part = 0; part < kParts; ++part) s[kTotalCharge] = plus(s[kTotalCharge], parts[part]);
  const Interval any{0, s[kTotalCharge].high};
  s[kDeductibleApplied] = any;
  for (std::size_t f = kFunds; f < kFields; ++f) s[f] = any;
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
  for (std::uint32_t i = 0; i < route.count; ++i) {
    const Block& block = plan.blocks[route.first + i];
    if (plan.rows[block.first_row + row_index(block, options.data())].applies == 0) continue;
    const Benefit& benefit = plan.pack->benefits[block.benefit];
    const BenefitInForce& in_force = plan.in_force[block.benefit];
    const auto note = [&](const char* slot, const Dated* dated) {
      note_used(out.used, block.benefit, slot, dated);
      if (dated == nullptr || out.unknowns.empty()) return;
      mark_unknowns(dated->value, options, out.unknowns);
      for (const Band& band : dated->bands) mark_unknowns(band.rate, options, out.unknowns);
    };
    note("deductible", in_force.deductible);
    for (std::size_t k = 0; k < benefit.deductible_changes.size(); ++k) {
      if (benefit.deductible_changes[k].when.holds(options)) note("deductible_change", in_force.changes[k]);
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

bool certain(const Case& c) {
  bool all = !c.plan->uncertain() && c.balance.certain();
  for (const VisitCase& visit : c.visits) {
    for (const Interval& part : visit.parts) all = all && part.certain();
  }
  for (const Interval& counter : c.state) all = all && counter.certain();
  return all;
}

// Settles the visits one after another in one number domain; `facts_of(visit)` gives the domain's facts.
template <class Num, class FactsOf>
void fold(const Case& c, const Assignment& assignment, FactsOf&& facts_of, Outcome& out) {
  const Plan& plan = *c.plan;
  std::vector<Num> state;
  Num balance;
  if constexpr (std::is_same_v<Num, Interval>) {
    state = c.state;
    balance = c.balance;
  } else {
    for (const Interval& counter : c.state) state.push_back(counter.low);
    balance = c.balance.low;
  }
  Output<Num> result;
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    const Interval* parts = c.visits[v].parts;
    if (!encoded(*plan.pack, assignment[v])) {
      out.all_encoded = false;
      out.visits.push_back(unknown_statement(parts));
      if constexpr (std::is_same_v<Num, Interval>) {
        const Fen most = out.visits.back()[kTotalCharge].high;
        for (Interval& counter : state) counter.high += most;
        balance.low = 0;
      }
      continue;
    }
    out.any_encoded = true;
    const Route& route = plan.routes[assignment[v][plan.care]];
    note_values(plan, assignment[v], route, out);
    Num amounts[kParts];
    for (std::size_t part = 0; part < kParts; ++part) {
      if constexpr (std::is_same_v<Num, Interval>) {
        amounts[part] = parts[part];
      } else {
        amounts[part] = parts[part].low;
      }
    }
    settle_visit(plan, route, facts_of(v), amounts, state.data(), state.data(), balance, result);
    report_counters(plan, route, result, state);
    out.visits.push_back(statement_of(plan, route, parts, result));
  }
  for (const Num& counter : state) out.state.push_back(interval(counter));
  out.balance = interval(balance);
}

std::int64_t admissions_after(const Case& c, const Assignment& assignment) {
  std::int64_t count = c.admissions;
  for (const auto& options : assignment) {
    if (c.plan->pack->facts[c.plan->care].options[options[c.plan->care]].admission) ++count;
  }
  return count;
}

void run(const Case& c, const Assignment& assignment, Outcome& out) {
  const bool known = std::all_of(assignment.begin(), assignment.end(),
                                 [&](const auto& options) { return encoded(*c.plan->pack, options); });
  if (certain(c) && known) {
    fold<Fen>(
        c, assignment, [&](std::size_t v) { return assignment[v].data(); }, out);
  } else {
    std::vector<OptionMask> masks;
    fold<Interval>(
        c, assignment,
        [&](std::size_t v) {
          masks.clear();
          for (const std::uint8_t option : assignment[v]) masks.push_back(OptionMask{1} << option);
          return static_cast<const OptionMask*>(masks.data());
        },
        out);
  }
  out.admissions = admissions_after(c, assignment);
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
  into.balance = hull(into.balance, other.balance);
  into.admissions = std::max(into.admissions, other.admissions);
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
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    Case one = rest;
    one.visits = {c.visits[v]};
    Outcome here;
    here.unknowns.assign(c.plan->pack->unknowns.size(), true);
    OptionMask cares = one.visits[0].facts[c.plan->care];
    // The number of admissions before this visit may be anything from none to all of the earlier ones.
    for (std::size_t f = 0; f < c.plan->pack->facts.size(); ++f) {
      const Fact& fact = c.plan->pack->facts[f];
      if (fact.type != FactType::count || fact.counter.empty() || !one.visits[0].counted) continue;
      OptionMask mask = 0;
      for (std::size_t k = fact.class_of(c.admissions + 1);
           k <= fact.class_of(c.admissions + 1 + static_cast<std::int64_t>(v)); ++k)
        mask |= OptionMask{1} << k;
      one.visits[0].facts[f] = mask;
    }
    for (; cares != 0; cares &= cares - 1) {
      one.visits[0].facts[c.plan->care] = cares & (~cares + 1);
      Assignment assignment = first_assignment(one);
      bool surely = false;
      for (const Encodes& encodes : c.plan->pack->encodes) {
        const auto inside = [&](const Condition::Term& term) {
          return (one.visits[0].facts[term.fact] & ~term.mask) == 0;
        };
        surely = surely || std::all_of(encodes.when.all.begin(), encodes.when.all.end(), inside);
      }
      Outcome way;
      way.unknowns = here.unknowns;
      fold<Interval>(
          one, assignment, [&](std::size_t) { return static_cast<const OptionMask*>(one.visits[0].facts.data()); },
          way);
      if (!surely) {
        const Fen most = way.visits[0][kTotalCharge].high;
        way.all_encoded = false;
        way.any_encoded = true;
        way.visits[0] = unknown_statement(one.visits[0].parts);
        for (std::size_t s = 0; s < way.state.size(); ++s)
          way.state[s] = {rest.state[s].low, rest.state[s].high + most};
        way.balance.low = 0;
      }
      widen(here, std::move(way));
    }
    rest.state = here.state;
    rest.balance = here.balance;
    out.visits.push_back(here.visits[0]);
    here.visits.clear();
    out.any_encoded = out.any_encoded || here.any_encoded;
    out.all_encoded = out.all_encoded && here.all_encoded;
    for (const Used& used : here.used) note_used(out.used, used.benefit, used.slot, used.dated);
    out.unknowns = here.unknowns;
  }
  out.any_in_force = true;
  out.state = rest.state;
  out.balance = rest.balance;
  out.admissions = c.admissions + static_cast<std::int64_t>(c.visits.size());
  return out;
}

}  // namespace

std::vector<Variable> variables_of(const Case& c) {
  std::vector<Variable> out;
  const Pack& pack = *c.plan->pack;
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    if (!c.plan->facts_read[f] && f != c.plan->care) continue;
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
  Case out = c;
  for (std::size_t v = 0; v < out.visits.size(); ++v) {
    if (variable.visit == kAllVisits || static_cast<std::size_t>(variable.visit) == v)
      out.visits[v].facts[variable.fact] = OptionMask{1} << option;
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
  std::size_t ways = 0;
  const std::size_t most = std::min(kMaxWays, kMaxWork / c.visits.size());
  const bool few = each_assignment(c, variables, most, [&](const Assignment& assignment) {
    Outcome one;
    one.unknowns.assign(c.plan->pack->unknowns.size(), false);
    run(c, assignment, one);
    widen(out, std::move(one));
    ++ways;
  });
  if (!few) return hull_by_visit(c);
  out.single_way = ways == 1;
  return out;
}

std::vector<std::vector<std::uint8_t>> options_of(const Case& c) {
  Assignment assignment = first_assignment(c);
  count_admissions(c, assignment);
  return assignment;
}

std::vector<std::vector<BlockTrace>> trace_case(const Case& c) {
  const Assignment assignment = options_of(c);
  const Plan& plan = *c.plan;
  std::vector<Fen> state;
  for (const Interval& counter : c.state) state.push_back(counter.low);
  Fen balance = c.balance.low;
  std::vector<std::vector<BlockTrace>> out;
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    Fen amounts[kParts];
    for (std::size_t part = 0; part < kParts; ++part) amounts[part] = c.visits[v].parts[part].low;
    Output<Fen> result;
    RecordingSink sink{&plan, {}};
    trace_visit(plan, plan.routes[assignment[v][plan.care]], assignment[v].data(), amounts, state.data(), state.data(),
                balance, result, sink);
    report_counters(plan, plan.routes[assignment[v][plan.care]], result, state);
    out.push_back(std::move(sink.steps));
  }
  return out;
}

}  // namespace yibao
