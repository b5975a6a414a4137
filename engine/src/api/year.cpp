// A year of visits, or several: what each comes to under the rules of its day, how things stand after it, what each
// calendar year comes to, and whether another order of settling would differ.
#include <algorithm>

#include "api/assumptions.hpp"
#include "api/operations.hpp"
#include "api/reply_parts.hpp"
#include "pack/reader.hpp"
#include "reason/order.hpp"
#include "statement/statement.hpp"

namespace yibao {

namespace {

bool is_certain(const Statement& statement) {
  return std::all_of(statement.begin(), statement.end(), [](Interval i) { return i.certain(); });
}

bool is_certain(const Stand& stand) {
  return stand.balances[0].certain() && stand.balances[1].certain() &&
         std::all_of(stand.state.begin(), stand.state.end(), [](Interval i) { return i.certain(); });
}

class YearWriter {
 public:
  YearWriter(Writer& w, const Case& c, const Outcome& outcome) : w_(w), c_(c), outcome_(outcome) {
    Case known = c;
    std::size_t n = 0;
    while (n < c.visits.size() && answered(n) && is_certain(outcome.visits[n])) ++n;
    known.visits.resize(n);
    // The prefix that is certain can be explained whatever follows.
    if (n > 0 && !trace_case(known, traces_)) traces_.clear();
  }

  bool answered(std::size_t v) const { return (outcome_.course[v].answered & Stand::kAnswered) != 0; }
  std::string_view status(std::size_t v) const {
    if (const Eligibility* rule = outcome_.refused[v]) return kEffectNames[static_cast<std::size_t>(rule->effect)];
    if (answered(v)) return is_certain(outcome_.visits[v]) ? "complete" : "bounded";
    return (outcome_.course[v].answered & Stand::kNotInForce) != 0 ? "not_in_force" : "not_encoded";
  }

  void visits() {
    w_.key("visits").array();
    std::size_t first = 0;
    for (std::size_t v = 0; v < c_.visits.size(); ++v) {
      if (v > 0 && new_year(c_.visits[v - 1].date, c_.visits[v].date)) first = v;
      visit(v, first);
    }
    w_.end_array();
  }

  void years() {
    w_.key("years").array();
    for (std::size_t first = 0; first < c_.visits.size();) {
      std::size_t end = first + 1;
      while (end < c_.visits.size() && !new_year(c_.visits[first].date, c_.visits[end].date)) ++end;
      year(first, end);
      first = end;
    }
    w_.end_array();
  }

  // The sum over answered visits; whether it is exact and nothing is left out.
  bool total(std::size_t first, std::size_t end, Statement& sum_of) const {
    std::vector<Statement> all;
    for (std::size_t v = first; v < end; ++v) {
      if (answered(v)) all.push_back(outcome_.visits[v]);
    }
    sum_of = sum(all);
    return all.size() == end - first && is_certain(sum_of);
  }

  void order(bool free) {
    w_.key("order").array();
    for (const Orders& orders : orders_of(c_, outcome_, free)) {
      w_.object().key("visits").array();
      for (std::size_t v = 0; v < orders.count; ++v) w_.integer(static_cast<std::int64_t>(orders.first + v));
      w_.end_array().key("tried").integer(static_cast<std::int64_t>(orders.tried)).key("all").boolean(orders.all);
      w_.key("differs").boolean(!(orders.least == orders.given) || !(orders.most == orders.given));
      range("person_total", orders.given);
      one_order("least", orders.least, orders.least_order);
      one_order("most", orders.most, orders.most_order);
      w_.end_object();
    }
    w_.end_array();
  }

 private:
  void range(std::string_view key, Interval amount) { write_amount(w_, key, amount, !amount.certain()); }

  void one_order(std::string_view key, Interval total, const std::vector<std::size_t>& order) {
    w_.key(key).object();
    range("person_total", total);
    w_.key("order").array();
    for (const std::size_t v : order) w_.integer(static_cast<std::int64_t>(v));
    w_.end_array().end_object();
  }

  void visit(std::size_t v, std::size_t first_of_year) {
    const VisitCase& visit = c_.visits[v];
    w_.object();
    write_date(w_, "date", visit.date);
    write_field(w_, "status", status(v));
    if (!visit.unruled) {
      const Days days = same_rules(*c_.plan->pack, visit.date);
      w_.key("rules").object();
      write_date(w_, "from", days.from);
      write_date(w_, "until", days.until);
      w_.end_object();
    }
    if (answered(v)) {
      const bool bounded = !is_certain(outcome_.visits[v]);
      w_.key("statement");
      write_statement(w_, outcome_.visits[v], bounded);
      write_ratios(w_, outcome_.visits[v], bounded);
    }
    if (v < traces_.size()) write_remaining(w_, c_, outcome_.course[v].state, traces_, first_of_year, v + 1);
    w_.end_object();
  }

  void year(std::size_t first, std::size_t end) {
    Statement sum_of;
    const bool exact = total(first, end, sum_of);
    const Stand& stand = outcome_.course[end - 1];
    w_.object().key("year").integer(c_.visits[first].date / 10'000);
    write_field(w_, "status", exact ? "complete" : "bounded");
    w_.key("visits").array();
    for (std::size_t v = first; v < end; ++v) {
      if (answered(v)) w_.integer(static_cast<std::int64_t>(v));
    }
    w_.end_array().key("left_out").array();
    for (std::size_t v = first; v < end; ++v) {
      if (!answered(v)) w_.integer(static_cast<std::int64_t>(v));
    }
    w_.end_array();
    bool any = false;
    for (std::size_t v = first; v < end; ++v) any = any || answered(v);
    if (any) {
      w_.key("total");
      write_statement(w_, sum_of, !exact);
    }
    write_year_to_date(w_, *c_.plan->pack, stand, c_.visits[end - 1].date, !is_certain(stand));
    w_.end_object();
  }

  Writer& w_;
  const Case& c_;
  const Outcome& outcome_;
  std::vector<std::vector<BlockTrace>> traces_;
};

}  // namespace

std::string year(Library& library, std::string_view text, Issues& issues) {
  Request request;
  if (!read_request(library, text, Needs::years, request, issues, "order")) return {};
  const Pack& pack = *request.pack;
  const Document& d = *request.document;
  bool free = false;
  if (const auto order = d.find(d.root(), "order"); order != Document::kNone) {
    constexpr std::string_view kOrders[] = {"given", "free"};
    free = Reader(d, issues).word(order, kOrders) == 1;
    if (!issues.empty()) return {};
  }
  if (request.after_known) return without_numbers(pack, "not_in_force");
  const Case& c = request.settled;
  const Outcome outcome = settle_case(c);
  Writer w;
  YearWriter writer(w, c, outcome);
  std::size_t none = 0;
  bool refused = true;
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    if (!writer.answered(v)) ++none;
    refused = refused && outcome.refused[v] != nullptr;
  }
  if (none == c.visits.size()) return without_numbers(pack, writer.status(0));
  Statement total;
  const bool exact = writer.total(0, c.visits.size(), total);
  open_status(w, refused ? writer.status(0) : exact ? "complete" : "bounded");
  writer.visits();
  writer.years();
  w.key("total");
  write_statement(w, total, !exact);
  if (none == 0) writer.order(free);
  write_eligibility(w, c, outcome);
  write_missing(w, c, outcome);
  write_evidence(w, pack, outcome);
  write_limits(w, c);
  write_benefits(w, pack, outcome);
  return close_reply(w, pack);
}

}  // namespace yibao
