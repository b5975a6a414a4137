#include <algorithm>

#include "api/assumptions.hpp"
#include "api/operations.hpp"
#include "api/reply_parts.hpp"
#include "api/request.hpp"
#include "api/standing.hpp"
#include "statement/statement.hpp"
#include "version.hpp"

namespace yibao {

void open_status(Writer& w, std::string_view status) {
  w.object().key("ok").object();
  write_field(w, "status", status);
}

std::string close_reply(Writer& w, const Pack& pack) {
  write_known(w, pack);
  write_services(w, pack);
  write_pack_stamp(w, pack);
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

// The answers without numbers: nothing is guessed, and whom to ask is said.
std::string without_numbers(const Pack& pack, std::string_view status) {
  Writer w;
  open_status(w, status);
  w.key("visits").array().end_array();
  write_encodes(w, pack);
  return close_reply(w, pack);
}

void write_year_to_date(Writer& w, const Pack& pack, const Stand& stand, Date last, bool bounded) {
  w.key("year_to_date").object();
  w.key("admissions").integer(stand.admissions);
  write_amount(w, "account_balance", stand.balances[0], bounded);
  if (std::any_of(pack.benefits.begin(), pack.benefits.end(),
                  [](const Benefit& benefit) { return benefit.purse == Purse::family_account; }))
    write_amount(w, "family_account_balance", stand.balances[1], bounded);
  const auto fine = [](const Benefit& benefit) {
    return benefit.period == Period::day || benefit.period == Period::month || !benefit.ceilings_with.empty() ||
           std::any_of(benefit.ceilings.begin(), benefit.ceilings.end(), [](const Ceiling& ceiling) {
             return ceiling.per != Period::year && ceiling.per != Period::visit;
           });
  };
  if (std::any_of(pack.benefits.begin(), pack.benefits.end(), fine)) write_date(w, "date", last);
  w.key("benefits").object();
  for (std::size_t b = 0; b < pack.benefits.size(); ++b) {
    const Benefit& benefit = pack.benefits[b];
    const Interval* counters = &stand.state[b * kCounters];
    const std::size_t shown = fine(benefit) ? kCounters : std::size_t{kDayPaid};
    const bool touched = std::any_of(counters, counters + shown, [](Interval i) { return i.high > 0; });
    if (!touched || (benefit.purse != Purse::none && !fine(benefit))) continue;
    w.key(benefit.id).object();
    write_amount(w, "base", counters[kBase], bounded);
    write_amount(w, "deductible", counters[kDeductible], bounded);
    write_amount(w, "paid", counters[kPaid], bounded);
    if (counters[kCounted].high != counters[kBase].high - counters[kDeductible].high)
      write_amount(w, "counted", counters[kCounted], bounded);
    constexpr std::pair<std::string_view, Counter> kFine[] = {
        {"day", kDayPaid}, {"month", kMonthPaid}, {"lifetime", kLifetimePaid}};
    for (const auto& [name, counter] : kFine) {
      if (!fine(benefit)) break;
      w.key(name).object();
      write_amount(w, "paid", counters[counter], bounded);
      write_amount(w, "counted", counters[counter + 1], bounded);
      w.end_object();
    }
    w.end_object();
  }
  w.end_object().end_object();
}

namespace {

void write_left(Writer& w, std::string_view benefit, std::string_view slot, std::string_view on, Fen limit, Fen used) {
  w.object();
  write_field(w, "benefit", benefit);
  write_field(w, "slot", slot);
  if (!on.empty()) write_field(w, "on", on);
  write_fen(w, "limit", limit);
  write_fen(w, "used", std::min(used, limit));
  write_fen(w, "left", std::max<Fen>(0, limit - used));
  w.end_object();
}

}  // namespace

void write_remaining(Writer& w, const Case& c, const std::vector<Interval>& state,
                     const std::vector<std::vector<BlockTrace>>& traces, std::size_t first, std::size_t end) {
  w.key("remaining").array();
  std::vector<std::uint8_t> done(c.plan->pack->benefits.size(), false);
  for (std::size_t v = end; v-- > first;) {
    const Plan& plan = c.plan_of(v);
    for (const BlockTrace& trace : traces[v]) {
      const Block& block = *trace.block;
      if (done[block.benefit]) continue;
      done[block.benefit] = true;
      if ((block.flags & kPurse) != 0) continue;
      const Row& row = plan.rows[trace.paid.row];
      const Benefit& benefit = plan.pack->benefits[block.benefit];
      const std::string& id = benefit.id;
      Interval counters[kCounters];
      gather(Bounds{}, plan, block, state.data(), counters);
      if (benefit.period == Period::year && row.deductible > 0)
        write_left(w, id, "deductible", "", row.deductible, counters[kBase].low);
      if ((block.flags & kDeductibleCap) != 0)
        write_left(w, id, "deductible_limit", "", plan.rare[trace.paid.row].deductible_cap, counters[kDeductible].low);
      const bool known = !plan.uncertain() || plan.generous_rows[trace.paid.row].year_cap == row.year_cap;
      if ((block.flags & kYearCap) != 0 && row.year_cap < kNoLimit && known)
        write_left(w, id, "ceiling", "payment", row.year_cap, counters[kPaid].low);
      if ((block.flags & kCostCap) != 0 && row.cost_cap < kNoLimit)
        write_left(w, id, "ceiling", "cost", row.cost_cap, counters[kCounted].low);
    }
  }
  w.end_array();
}

void write_evidence(Writer& w, const Pack& pack, const Outcome& outcome) {
  std::vector<std::uint8_t> cited(pack.sources.size(), false);
  w.key("evidence").array();
  const auto one = [&](std::string_view benefit, std::string_view slot, const Dated& dated) {
    cited[dated.why.source] = true;
    w.object();
    if (benefit.empty()) {
      w.key("benefit").null();
    } else {
      write_field(w, "benefit", benefit);
    }
    write_field(w, "slot", slot);
    write_provenance(w, pack, dated.why);
    write_date(w, "from", dated.from);
    write_date(w, "until", dated.until);
    write_date(w, "checked", pack.sources[dated.why.source].checked);
    w.end_object();
  };
  const Statement total = outcome.total();
  for (const Used& used : outcome.used) {
    if (used.benefit == kNoBenefit) {
      one("", used.slot, *used.dated);
      continue;
    }
    const Benefit& benefit = pack.benefits[used.benefit];
    const bool idle = (benefit.purse == Purse::account && total[kAccount].high == 0) ||
                      (benefit.purse == Purse::family_account && total[kFamilyAccount].high == 0);
    if (!idle) one(benefit.purse == Purse::none ? std::string_view(benefit.id) : "", used.slot, *used.dated);
  }
  w.end_array();
  for (const Fact& fact : pack.facts) {
    if (fact.scope == FactScope::reading) cited[fact.why.source] = true;
  }
  write_sources(w, pack, cited);
}

void write_limits(Writer& w, const Case& c) {
  const Pack& pack = *c.plan->pack;
  w.key("limits").array();
  for (const Limit& limit : pack.limits) {
    const bool touched = std::any_of(c.visits.begin(), c.visits.end(), [&](const VisitCase& visit) {
      return std::all_of(limit.when.all.begin(), limit.when.all.end(),
                         [&](const Condition::Term& term) { return (visit.facts[term.fact] & term.mask) != 0; });
    });
    if (!touched) continue;
    w.object();
    write_field(w, "id", limit.id);
    write_field(w, "text", limit.text);
    w.end_object();
  }
  w.end_array();
}

void write_benefits(Writer& w, const Pack& pack, const Outcome& outcome) {
  std::vector<std::uint8_t> met(pack.benefits.size(), false);
  for (const Used& used : outcome.used) {
    if (used.benefit != kNoBenefit && pack.benefits[used.benefit].purse == Purse::none) met[used.benefit] = true;
  }
  w.key("benefits").array();
  for (std::size_t b = 0; b < pack.benefits.size(); ++b) {
    if (!met[b]) continue;
    w.object();
    write_field(w, "id", pack.benefits[b].id);
    write_field(w, "name", pack.benefits[b].name);
    write_field(w, "payer", kPayerNames[static_cast<std::size_t>(pack.benefits[b].payer)]);
    w.end_object();
  }
  w.end_array();
}

namespace {

void write_rule(Writer& w, const Case& c, const Eligibility& rule, std::size_t visit) {
  w.object();
  write_field(w, "id", rule.id);
  w.key("visit").integer(static_cast<std::int64_t>(visit));
  write_field(w, "effect", kEffectNames[static_cast<std::size_t>(rule.effect)]);
  if (rule.effect == Effect::waiting) write_date(w, "until", waits_until(rule, c.resumed_on));
  if (rule.effect == Effect::reduced) write_field(w, "share", format_rate(rule.share));
  write_field(w, "text", rule.text);
  write_provenance(w, *c.plan->pack, rule.why.why);
  w.end_object();
}

}  // namespace

// The rules that refuse a visit, make it wait or reduce what is paid; those that may, when it is not known.
void write_eligibility(Writer& w, const Case& c, const Outcome& outcome) {
  bool any = !c.plan->eligibility.empty();
  for (const auto& plan : c.later) any = any || !plan->eligibility.empty();
  if (!any) return;
  w.key("eligibility").array();
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    if (c.visits[v].unruled) continue;
    if (outcome.refused[v] != nullptr) {
      write_rule(w, c, *outcome.refused[v], v);
      continue;
    }
    for (const Eligibility* rule : c.plan_of(v).eligibility) {
      const Date until = rule->effect == Effect::waiting ? waits_until(*rule, c.resumed_on) : kNoDate;
      const bool over = until != kNoDate && c.visits[v].date >= until;
      if (!over && may_hold(rule->when, c.visits[v].facts)) write_rule(w, c, *rule, v);
    }
  }
  w.end_array();
}

namespace {

void write_allowances(Writer& w, const Case& c, const VisitCase& visit, const std::vector<std::uint8_t>& options) {
  const Plan& plan = *c.plan;
  if (plan.pack->allowances.empty()) return;
  w.key("allowances").array();
  for (const Allowance& allowance : plan.pack->allowances) {
    const Dated* days = allowance.days.on(plan.date);
    const Dated* plus = allowance.plus.on(plan.date);
    const bool lapsed = (allowance.days.present() && days == nullptr) || (allowance.plus.present() && plus == nullptr);
    if (lapsed || !allowance.applies.holds(options)) continue;
    const auto known = [&](const Dated* dated) {
      return dated == nullptr ? Interval{} : fold(dated->value, options, plan.given);
    };
    const Interval count = allowance.days_asked ? visit.days : known(days);
    const bool open = allowance.by_base && !c.base_given;
    const auto amount = [&](std::int64_t base, std::int64_t n, Fen more) { return (base * n * 2 + 30) / 60 + more; };
    Interval sum = known(plus);
    if (allowance.by_base)
      sum = {amount(c.monthly_base.low, count.low, sum.low), amount(c.monthly_base.high, count.high, sum.high)};
    w.object();
    write_field(w, "id", allowance.id);
    write_field(w, "name", allowance.name);
    if (allowance.by_base) {
      if (!open) write_amount(w, "monthly_base", c.monthly_base, !c.monthly_base.certain());
      w.key("days").integer(count.low);
    }
    w.key("amount");
    if (open) {
      w.null();  // the monthly base is not known
    } else {
      write_amount(w, sum, !sum.certain());
    }
    w.key("sources").array();
    for (const Dated* dated : {days, plus}) {
      if (dated == nullptr) continue;
      w.object();
      write_provenance(w, *plan.pack, dated->why);
      w.end_object();
    }
    w.end_array().end_object();
  }
  w.end_array();
}

}  // namespace

std::string estimate(Library& library, std::string_view text, Issues& issues) {
  Request request;
  if (!read_request(library, text, Needs::amounts, request, issues)) return {};
  const Pack& pack = *request.pack;
  const Standing answer = standing_of(request);
  if (!answer.numbers) return without_numbers(pack, answer.status);
  const Case& c = request.settled;
  const Outcome& outcome = answer.outcome;
  const bool bounded = answer.bounded;
  const bool certain = !bounded;
  const std::string_view answered = bounded ? "bounded" : "complete";
  const auto status_of = [&](std::size_t v) {
    const Eligibility* rule = outcome.refused[v];
    return rule == nullptr ? answered : kEffectNames[static_cast<std::size_t>(rule->effect)];
  };
  std::vector<std::vector<BlockTrace>> traces;
  const bool traced = certain && trace_case(c, traces);  // open facts make no difference: any completion explains it
  const auto options = traced ? options_of(c) : std::vector<std::vector<std::uint8_t>>{};
  Writer w;
  open_status(w, answer.status);
  w.key("visits").array();
  Interval balance = c.balances[0];
  for (std::size_t v = 0; v < outcome.visits.size(); ++v) {
    w.object();
    const Interval account = outcome.visits[v][kAccount];
    balance = {std::max<Fen>(0, balance.low - account.high), balance.high - account.low};
    write_field(w, "status", status_of(v));
    w.key("statement");
    write_statement(w, outcome.visits[v], bounded);
    write_ratios(w, outcome.visits[v], bounded);
    if (request.setlinfo)
      setlinfo_writer()(w, c, outcome.visits[v], balance, bounded, traced ? &options[v] : nullptr,
                        traced ? &traces[v] : nullptr);
    w.key("steps").array();
    if (traced && request.trace) write_steps(w, c, v, options[v], outcome.visits[v], traces[v]);
    w.end_array();
    if (traced) write_allowances(w, c, c.visits[v], options[v]);
    w.end_object();
  }
  w.end_array();
  w.key("total");
  write_statement(w, outcome.total(), bounded);
  const Stand stand{outcome.state, {outcome.balances[0], outcome.balances[1]}, outcome.admissions, 0};
  write_year_to_date(w, pack, stand, c.visits.back().date, bounded);
  write_eligibility(w, c, outcome);
  if (traced) write_remaining(w, c, outcome.state, traces, 0, traces.size());
  write_assumptions(w, c, outcome);
  write_missing(w, c, outcome);
  write_evidence(w, pack, outcome);
  write_limits(w, c);
  write_benefits(w, pack, outcome);
  return close_reply(w, pack);
}

}  // namespace yibao
