#include <algorithm>

#include "api/assumptions.hpp"
#include "api/operations.hpp"
#include "api/request.hpp"
#include "reason/worth.hpp"
#include "version.hpp"

namespace yibao {

namespace {

constexpr std::string_view kTypeNames[] = {"choice", "flag", "count"};

struct Asked {
  Variable variable;
  bool required = true;
  Fen spread = 0;
  const Worth* worth = nullptr;
};

// Questions of the same worth stay in the order of the frame.
void dearest_first(std::vector<Asked>& asked) {
  for (std::size_t i = 1; i < asked.size(); ++i) {
    for (std::size_t at = i; at > 0 && asked[at].spread > asked[at - 1].spread; --at)
      std::swap(asked[at], asked[at - 1]);
  }
}

class QuestionWriter {
 public:
  QuestionWriter(Writer& w, const Case& c, bool amounts) : w_(w), c_(c), pack_(*c.plan->pack), amounts_(amounts) {}

  void fact(const Asked& asked) {
    const Fact& fact = pack_.facts[asked.variable.fact];
    w_.object();
    write_field(w_, "fact", fact.id);
    write_field(w_, "path", path_of(fact, asked.variable.visit));
    write_field(w_, "type", kTypeNames[static_cast<std::size_t>(fact.type)]);
    w_.key("required").boolean(asked.required);
    if (fact.usual.has_value()) write_field(w_, "default", fact.options[*fact.usual].id);
    write_field(w_, "question", fact.question);
    write_field(w_, "help", fact.help);
    if (amounts_) write_fen(w_, "spread", asked.spread);
    w_.key("options").array();
    for (std::size_t i = 0; i < asked.worth->options.size(); ++i) {
      const std::size_t option = asked.worth->options[i];
      w_.object();
      write_option(w_, fact.options[option]);
      const Case with = with_option(c_, asked.variable, option);
      if (!may_be_encoded(with)) {
        w_.key("encoded").boolean(false);
      } else if (amounts_) {
        write_amount(w_, "person_total", asked.worth->outcomes[i].total()[kPersonTotal], true);
      }
      w_.end_object();
    }
    w_.end_array().end_object();
  }

  void amount(std::size_t visit) {
    w_.object();
    write_field(w_, "fact", "total");
    write_field(w_, "path", "/visits/" + std::to_string(visit) + "/total");
    write_field(w_, "type", "money");
    w_.key("required").boolean(true);
    if (const Text* question = pack_.frame->amount_question("total")) write_field(w_, "question", *question);
    w_.end_object();
  }

  void value(const Unknown& unknown) {
    w_.object();
    write_field(w_, "fact", unknown.id);
    write_field(w_, "path", "/options/values" + pointer_step(unknown.id));
    write_field(w_, "type", "value");
    write_field(w_, "unit", unknown.unit == Unit::money ? "money" : "rate");
    w_.key("required").boolean(false);
    write_value(w_, "range", unknown.range, unknown.unit);
    w_.end_object();
  }

 private:
  Writer& w_;
  const Case& c_;
  const Pack& pack_;
  bool amounts_;
};

// Facts that took their default can be asked as well: the case with their other options open.
Case opened(const Case& c, const Variable& variable) {
  Case out = c;
  for (std::size_t v = 0; v < out.visits.size(); ++v) {
    if (variable.visit == kAllVisits || static_cast<std::size_t>(variable.visit) == v)
      out.visits[v].facts[variable.fact] = variable.options;
  }
  return out;
}

std::vector<Variable> assumed(const Case& c) {
  const Pack& pack = *c.plan->pack;
  std::vector<Variable> out;
  for (std::size_t f = 0; f < pack.facts.size(); ++f) {
    const Fact& fact = pack.facts[f];
    if (!c.plan->facts_read[f] || fact.scope == FactScope::reading) continue;
    const bool per_visit = fact.scope == FactScope::visit;
    for (std::size_t v = 0; v < (per_visit ? c.visits.size() : 1); ++v) {
      if (c.visits[v].origins[f] != Origin::assumed) continue;
      out.push_back({static_cast<FactId>(f), per_visit ? static_cast<std::int32_t>(v) : kAllVisits, all_options(fact)});
    }
  }
  return out;
}

}  // namespace

std::string questions(Library& library, std::string_view text, Issues& issues) {
  Request request;
  if (!read_request(library, text, Needs::no_amounts, request, issues)) return {};
  const Pack& pack = *request.pack;
  Writer w;
  w.object().key("ok").object();
  const auto close = [&] {
    write_known(w, pack);
    write_services(w, pack);
    write_pack_stamp(w, pack);
    write_field(w, "engine", kVersion);
    w.end_object().end_object();
    return w.take();
  };
  if (request.after_known) {
    write_field(w, "status", "not_in_force");
    w.key("questions").array().end_array();
    return close();
  }
  const Case& c = request.settled;
  const bool amounts =
      std::all_of(c.visits.begin(), c.visits.end(), [](const VisitCase& visit) { return visit.amount_given; });
  const Outcome outcome = settle_case(c);
  const bool possible = may_be_encoded(c);
  std::vector<Variable> unknown = variables_of(c);
  unknown.erase(std::remove_if(unknown.begin(), unknown.end(), [&](const Variable& v) { return !can_matter(c, v); }),
                unknown.end());
  std::vector<Worth> worth;
  for (std::size_t v = 0; possible && v < unknown.size(); ++v) worth.push_back(worth_of(c, unknown, v));
  std::vector<Worth> extra;
  std::vector<Asked> asked;
  for (const Worth& one : worth) {
    if (!amounts || one.spread > 0) asked.push_back({one.variable, true, one.spread, &one});
  }
  if (possible) {
    for (const Variable& variable : assumed(c)) {
      if (!can_matter(opened(c, variable), variable)) continue;
      std::vector<Variable> open = unknown;
      open.push_back(variable);
      extra.push_back(worth_of(opened(c, variable), open, open.size() - 1, true));
    }
  }
  std::vector<Asked> more;
  for (const Worth& one : extra) {
    if (!amounts || one.spread > 0) more.push_back({one.variable, false, one.spread, &one});
  }
  dearest_first(asked);
  dearest_first(more);

  write_field(w, "status", !possible ? "not_encoded" : amounts && outcome.certain() ? "complete" : "bounded");
  if (amounts && possible) write_amount(w, "person_total", outcome.total()[kPersonTotal], true);
  w.key("questions").array();
  QuestionWriter writer(w, c, amounts);
  for (const Asked& one : asked) writer.fact(one);
  for (std::size_t v = 0; possible && v < c.visits.size(); ++v) {
    if (!c.visits[v].amount_given) writer.amount(v);
  }
  for (const Asked& one : more) writer.fact(one);
  for (std::size_t u = 0; u < pack.unknowns.size(); ++u) {
    const bool filled = c.plan->given[u].low <= c.plan->given[u].high;
    if (u < outcome.unknowns.size() && outcome.unknowns[u] && !filled) writer.value(pack.unknowns[u]);
  }
  w.end_array();
  write_encodes(w, pack);
  return close();
}

}  // namespace yibao
