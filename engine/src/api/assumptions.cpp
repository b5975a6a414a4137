#include "api/assumptions.hpp"

#include <algorithm>

#include "reason/worth.hpp"

namespace yibao {

namespace {

constexpr Fen kSampleFen = 10'000;  // the effect of an amount that was taken as 0 is shown for 100 yuan of it

void write_effect(Writer& w, const Outcome& other, const Outcome& now) {
  const Interval total = other.total()[kPersonTotal];
  const Interval before = now.total()[kPersonTotal];
  const bool bounded = !total.certain() || !before.certain();
  const bool refused =
      std::all_of(other.refused.begin(), other.refused.end(), [](const Eligibility* rule) { return rule != nullptr; });
  if (!refused && (!other.any_encoded || !other.all_encoded)) {
    w.key("encoded").boolean(false);
    return;
  }
  write_amount(w, "person_total", total, bounded);
  const Interval change{total.low - before.low, total.high - before.high};
  w.key("change");
  if (bounded) {
    w.object();
    write_fen(w, "low", std::min(change.low, change.high));
    write_fen(w, "high", std::max(change.low, change.high));
    w.end_object();
  } else {
    w.string(format_fen(change.low));
  }
}

void write_fact(Writer& w, const Case& c, const Outcome& outcome, const Variable& variable) {
  const Pack& pack = *c.plan->pack;
  const Fact& fact = pack.facts[variable.fact];
  const std::size_t visit = variable.visit == kAllVisits ? 0 : static_cast<std::size_t>(variable.visit);
  const auto chosen = static_cast<std::size_t>(__builtin_ctzll(c.visits[visit].facts[variable.fact]));
  w.object();
  write_field(w, "kind", fact.scope == FactScope::reading ? "reading" : "default");
  write_field(w, "fact", fact.id);
  write_field(w, "path", path_of(fact, variable.visit));
  write_field(w, "value", fact.options[chosen].id);
  write_field(w, "label", fact.options[chosen].label);
  write_field(w, "question", fact.question);
  if (fact.scope == FactScope::reading) write_provenance(w, pack, fact.why);
  w.key("alternatives").array();
  for (std::size_t option = 0; option < fact.options.size(); ++option) {
    if (option == chosen) continue;
    w.object();
    write_option(w, fact.options[option]);
    const Variable either{variable.fact, variable.visit, OptionMask{1} << chosen | OptionMask{1} << option};
    // Most of what is taken for granted makes no difference this time, which shows without a calculation.
    if (can_change(c, either)) {
      write_effect(w, settle_case(with_option(c, variable, option)), outcome);
    } else {
      write_effect(w, outcome, outcome);
    }
    w.end_object();
  }
  w.end_array().end_object();
}

void open_amount(Writer& w, const Pack& pack, std::string_view kind, std::string_view name, const std::string& path) {
  w.object();
  write_field(w, "kind", kind);
  write_field(w, "fact", name);
  write_field(w, "path", path);
  write_field(w, "value", "0.00");
  if (const Text* question = pack.frame->amount_question(name)) write_field(w, "question", *question);
  w.key("alternatives").array();
}

void write_part(Writer& w, const Case& c, const Outcome& outcome, std::size_t visit, std::size_t part) {
  const Pack& pack = *c.plan->pack;
  open_amount(w, pack, "amount", kPartNames[part],
              "/visits/" + std::to_string(visit) + "/" + std::string(kPartNames[part]));
  const Interval in_scope = c.visits[visit].parts[3];
  if (in_scope.low >= kSampleFen) {
    Case other = c;
    other.visits[visit].parts[3] = {in_scope.low - kSampleFen, in_scope.high - kSampleFen};
    other.visits[visit].parts[part] = {kSampleFen, kSampleFen};
    w.object();
    write_fen(w, "value", kSampleFen);
    write_effect(w, settle_case(other), outcome);
    w.end_object();
  }
  w.end_array().end_object();
}

// The year so far was taken as empty; the other end is that every yearly deductible is already used up.
void write_year_so_far(Writer& w, const Case& c, const Outcome& outcome) {
  open_amount(w, *c.plan->pack, "year_to_date", "year_to_date", "/year_to_date");
  Case other = c;
  bool any = false;
  const auto options = options_of(c);
  for (const Block& block : c.plan->blocks) {
    if (c.plan->pack->benefits[block.benefit].period != Period::year) continue;
    const Row& row = c.plan->rows[block.first_row + row_index(block, options[0].data())];
    if (row.applies == 0 || row.deductible == 0) continue;
    other.state[block.state + kBase] = {row.deductible, row.deductible};
    other.state[block.state + kDeductible] = {row.deductible, row.deductible};
    any = true;
  }
  if (any) {
    w.object();
    write_field(w, "value", "deductible_used");
    write_effect(w, settle_case(other), outcome);
    w.end_object();
  }
  w.end_array().end_object();
}

}  // namespace

std::string path_of(const Fact& fact, std::int32_t visit) {
  switch (fact.scope) {
    case FactScope::person:
      return "/person" + pointer_step(fact.id);
    case FactScope::reading:
      return "/options/readings" + pointer_step(fact.id);
    default:
      return "/visits/" + std::to_string(visit) + pointer_step(fact.id);
  }
}

void write_option(Writer& w, const Option& option) {
  write_field(w, "value", option.id);
  write_field(w, "label", option.label);
  write_field(w, "hint", option.hint);
}

void write_assumptions(Writer& w, const Case& c, const Outcome& outcome) {
  const Pack& pack = *c.plan->pack;
  w.key("assumptions").array();
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    if (!c.reads(f)) continue;
    const bool visit_fact = pack.facts[f].scope == FactScope::visit;
    for (std::size_t v = 0; v < (visit_fact ? c.visits.size() : 1); ++v) {
      if (c.visits[v].origins[f] != Origin::assumed) continue;
      write_fact(w, c, outcome, {static_cast<FactId>(f), visit_fact ? static_cast<std::int32_t>(v) : kAllVisits, 0});
    }
  }
  constexpr std::size_t kMostVisitsAsked =
      4;  // effects of left-out amounts are worked out for a short list of visits only
  for (std::size_t v = 0; v < c.visits.size() && c.visits.size() <= kMostVisitsAsked; ++v) {
    for (std::size_t part = 0; part < 3; ++part) {
      if (!c.visits[v].part_given[part]) write_part(w, c, outcome, v, part);
    }
  }
  const bool holds = std::any_of(pack.benefits.begin(), pack.benefits.end(),
                                 [](const Benefit& benefit) { return benefit.purse == Purse::account; });
  if (!c.balance_given && holds) {
    open_amount(w, pack, "amount", "account_balance", "/year_to_date/account_balance");
    w.end_array().end_object();
  }
  if (!c.state_given) write_year_so_far(w, c, outcome);
  w.end_array();
}

namespace {

// Whether a benefit that may pay for this visit counts its days.
bool counts_days(const Plan& plan, const VisitCase& visit) {
  for (OptionMask cares = visit.facts[plan.care]; cares != 0; cares &= cares - 1) {
    const Route& route = plan.routes[static_cast<std::size_t>(__builtin_ctzll(cares))];
    for (std::uint32_t b = route.first; b < route.first + route.count; ++b) {
      const Block& block = plan.blocks[b];
      const RareRow* first = plan.rare.data() + block.first_row;
      const bool per_day =
          std::any_of(first, first + block.row_count, [](const RareRow& row) { return row.per_day > 0; });
      if (per_day && may_hold(plan.pack->benefits[block.benefit].applies, visit.facts)) return true;
    }
  }
  return false;
}

}  // namespace

void write_missing(Writer& w, const Case& c, const Outcome& outcome, bool along) {
  const Pack& pack = *c.plan->pack;
  w.key("missing").array();
  if (outcome.certain() && !along) {
    w.end_array();  // what is unknown makes no difference
    return;
  }
  for (const Variable& variable : variables_of(c)) {
    if (!can_matter(c, variable) || !(along || decides(c, variable))) continue;
    const Fact& fact = pack.facts[variable.fact];
    w.object();
    write_field(w, "kind", "fact");
    write_field(w, "fact", fact.id);
    write_field(w, "path", path_of(fact, variable.visit));
    write_field(w, "question", fact.question);
    w.end_object();
  }
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    if (c.visits[v].days_given || !counts_days(c.plan_of(v), c.visits[v])) continue;
    w.object();
    write_field(w, "kind", "amount");
    write_field(w, "fact", "days");
    write_field(w, "path", "/visits/" + std::to_string(v) + "/days");
    if (const Text* question = pack.frame->amount_question("days")) write_field(w, "question", *question);
    w.end_object();
  }
  for (std::size_t u = 0; u < pack.unknowns.size(); ++u) {
    if (u >= outcome.unknowns.size() || !outcome.unknowns[u]) continue;
    const bool filled = u < c.plan->given.size() && c.plan->given[u].low <= c.plan->given[u].high;
    if (filled) continue;
    const Unknown& unknown = pack.unknowns[u];
    w.object();
    write_field(w, "kind", "value");
    write_field(w, "value", unknown.id);
    write_field(w, "path", "/options/values" + pointer_step(unknown.id));
    write_value(w, "range", unknown.range, unknown.unit);
    w.end_object();
  }
  w.end_array();
}

}  // namespace yibao
