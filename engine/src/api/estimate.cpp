#include <algorithm>

#include "api/assumptions.hpp"
#include "api/operations.hpp"
#include "api/request.hpp"
#include "statement/statement.hpp"
#include "version.hpp"

namespace yibao {

namespace {

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

void write_year_to_date(Writer& w, const Outcome& outcome, const Pack& pack, bool bounded) {
  w.key("year_to_date").object();
  w.key("admissions").integer(outcome.admissions);
  write_amount(w, "account_balance", outcome.balance, bounded);
  w.key("benefits").object();
  for (std::size_t b = 0; b < pack.benefits.size(); ++b) {
    const Interval* counters = &outcome.state[b * kCounters];
    const bool touched = std::any_of(counters, counters + kCounters, [](Interval i) { return i.high > 0; });
    if (!touched) continue;
    w.key(pack.benefits[b].id).object();
    write_amount(w, "base", counters[kBase], bounded);
    write_amount(w, "deductible", counters[kDeductible], bounded);
    write_amount(w, "paid", counters[kPaid], bounded);
    if (counters[kCounted].high != counters[kBase].high - counters[kDeductible].high)
      write_amount(w, "counted", counters[kCounted], bounded);
    w.end_object();
  }
  w.end_object().end_object();
}

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

// What is left of the year's deductibles and ceilings, as the last visit saw them.
void write_remaining(Writer& w, const Case& c, const Outcome& outcome,
                     const std::vector<std::vector<BlockTrace>>& traces) {
  const Plan& plan = *c.plan;
  w.key("remaining").array();
  std::vector<bool> done(plan.pack->benefits.size(), false);
  for (auto visit = traces.rbegin(); visit != traces.rend(); ++visit) {
    for (const BlockTrace& trace : *visit) {
      const Block& block = *trace.block;
      if (done[block.benefit]) continue;
      done[block.benefit] = true;
      const Row& row = plan.rows[trace.row];
      const std::string& id = plan.pack->benefits[block.benefit].id;
      const Interval* counters = &outcome.state[block.state];
      const bool yearly = (block.flags & kYearly) != 0;
      if (yearly && row.deductible > 0) write_left(w, id, "deductible", "", row.deductible, counters[kBase].low);
      if ((block.flags & kYearCap) != 0 && row.year_cap < kNoLimit)
        write_left(w, id, "ceiling", "payment", row.year_cap, counters[kPaid].low);
      if ((block.flags & kCostCap) != 0 && row.cost_cap < kNoLimit)
        write_left(w, id, "ceiling", "cost", row.cost_cap, counters[kCounted].low);
    }
  }
  w.end_array();
}

void write_evidence(Writer& w, const Pack& pack, const Outcome& outcome, bool account) {
  std::vector<bool> cited(pack.sources.size(), false);
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
  for (const Used& used : outcome.used) one(pack.benefits[used.benefit].id, used.slot, *used.dated);
  if (account) one("", "account", pack.account.why);
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
  std::vector<bool> met(pack.benefits.size(), false);
  for (const Used& used : outcome.used) met[used.benefit] = true;
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

}  // namespace

std::string estimate(Library& library, std::string_view text, Issues& issues) {
  Request request;
  if (!read_request(library, text, Needs::amounts, request, issues)) return {};
  const Pack& pack = *request.pack;
  if (request.after_known) return without_numbers(pack, "not_in_force");
  const Case& c = request.settled;
  const Outcome outcome = settle_case(c);
  if (!outcome.any_encoded) return without_numbers(pack, "not_encoded");
  const bool certain = outcome.certain();
  if (certain && !outcome.all_encoded) return without_numbers(pack, "not_encoded");
  if (!outcome.any_in_force) return without_numbers(pack, "not_in_force");

  const bool bounded = !certain;
  const std::string_view status = bounded ? "bounded" : "complete";
  const bool traced = certain && outcome.single_way && !c.plan->uncertain();
  const auto traces = traced ? trace_case(c) : std::vector<std::vector<BlockTrace>>{};
  const auto options = traced ? options_of(c) : std::vector<std::vector<std::uint8_t>>{};
  Writer w;
  open_status(w, status);
  w.key("visits").array();
  for (std::size_t v = 0; v < outcome.visits.size(); ++v) {
    w.object();
    write_field(w, "status", status);
    w.key("statement");
    write_statement(w, outcome.visits[v], bounded);
    write_ratios(w, outcome.visits[v], bounded);
    w.key("steps").array();
    if (traced && request.trace) write_steps(w, *c.plan, options[v], outcome.visits[v], traces[v]);
    w.end_array().end_object();
  }
  w.end_array();
  w.key("total");
  write_statement(w, outcome.total(), bounded);
  write_year_to_date(w, outcome, pack, bounded);
  if (traced) write_remaining(w, c, outcome, traces);
  write_assumptions(w, c, outcome);
  write_missing(w, c, outcome);
  write_evidence(w, pack, outcome, outcome.total()[kAccount].high > 0);
  write_limits(w, c);
  write_benefits(w, pack, outcome);
  return close_reply(w, pack);
}

}  // namespace yibao
