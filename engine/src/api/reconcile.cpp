#include "reason/reconcile.hpp"

#include <algorithm>

#include "api/changes.hpp"
#include "api/operations.hpp"
#include "api/printed.hpp"
#include "reason/worth.hpp"
#include "version.hpp"

namespace yibao {

namespace {

// The lines of the case as it stands; ranges while something is unknown. False when the pack knows nothing of it.
bool our_lines(const Case& c, std::size_t visit, Lines& out) {
  const std::vector<Variable> unknown = variables_of(c);
  if (unknown.empty()) return lines_of(c, options_of(c), visit, out);
  const Outcome outcome = settle_case(c);
  if (!outcome.any_encoded) return false;
  const Statement& statement = outcome.visits[visit];
  std::copy(statement.begin(), statement.end(), out.begin());
  const auto fund = [&](Payer payer) { return statement[kFunds + static_cast<std::size_t>(payer)]; };
  out[kOtherFunds] = Bounds::add(fund(Payer::commercial), fund(Payer::other));
  out[kBalance] = {0, c.balances[0].high};
  out[kFundRate] = {0, kWhole};
  return true;
}

void write_lines(Writer& w, const std::vector<Printed>& printed, const Lines* ours) {
  w.key("lines").array();
  for (const Printed& one : printed) {
    const LineName& name = line_named(one.line);
    w.object();
    write_field(w, "line", line_name(name));
    if (!name.national.empty()) write_field(w, "national", name.national);
    const Interval amount{one.amount, one.amount};
    write_line_value(w, "printed", one.line, amount);
    if (ours == nullptr) {
      w.key("ours").null().key("difference").null();
    } else {
      const Interval own = (*ours)[one.line];
      write_line_value(w, "ours", one.line, own);
      write_line_value(w, "difference", one.line, {one.amount - own.high, one.amount - own.low});
    }
    w.end_object();
  }
  w.end_array();
}

// The visit with its bill as it is printed, where the request says otherwise; fee lines are not taken apart.
bool printed_bill(const VisitCase& visit, const std::vector<Printed>& printed, bool by_lines, VisitCase& out) {
  constexpr std::pair<std::uint8_t, Part> kParted[] = {
      {kNoncovered, Part::noncovered}, {kOverPriceLimit, Part::over_price_limit}, {kFirstPay, Part::first_pay}};
  if (by_lines) return false;
  out = visit;
  Interval& in_scope = out.parts[static_cast<std::size_t>(Part::in_scope)];
  Fen total = 0;
  for (const Interval& part : visit.parts) total += part.low;
  for (const auto& [line, part] : kParted) {
    const Fen amount = printed_amount(printed, line);
    if (amount >= 0) out.parts[static_cast<std::size_t>(part)] = {amount, amount};
  }
  const Fen whole = printed_amount(printed, kTotalCharge);
  const Fen scope = printed_amount(printed, kInScope);
  Fen outside = -in_scope.low;
  for (const Interval& part : out.parts) outside += part.low;
  const Fen rest = scope >= 0 ? scope : (whole >= 0 ? whole : total) - outside;
  in_scope = {rest, rest};
  return rest >= 0 && !std::equal(std::begin(out.parts), std::end(out.parts), std::begin(visit.parts));
}

// What the operation reads of its own: the printed figures and whose they are.
struct Asked {
  std::vector<Printed> printed;
  std::vector<Edit> filled;
  std::size_t visit = 0;
  bool by_lines = false;
};

bool read_asked(const Document& document, Asked& out, Issues& issues) {
  Reader r(document, issues);
  if (!r.expect(document.root(), Kind::object)) return false;
  const Document::Id asked = r.need(document.root(), "reconcile");
  if (asked == Document::kNone || !r.expect(asked, Kind::object)) return false;
  r.only(asked, "printed visit");
  const Document::Id printed = r.need(asked, "printed");
  if (printed != Document::kNone && r.expect(printed, Kind::object)) out.printed = read_printed(r, printed);
  const Document::Id visits = r.get(document.root(), "visits");
  const bool some = visits != Document::kNone && r.is(visits, Kind::array) && document[visits].children > 0;
  if (!some || !issues.empty()) return issues.empty();  // what is wrong with the visits is said with the case
  const std::int64_t last = document[visits].children - std::int64_t{1};
  const Document::Id which = r.get(asked, "visit");
  out.visit = static_cast<std::size_t>(which == Document::kNone ? last : r.integer(which, 0, last));
  Document::Id visit = document[visits].first;
  for (std::size_t v = 0; v < out.visit; ++v) visit = document[visit].next;
  if (!r.is(visit, Kind::object)) return issues.empty();
  out.by_lines = r.get(visit, "lines") != Document::kNone;
  out.filled = fill_from_printed(document, visit, out.visit, out.printed);
  return issues.empty();
}

std::string close(Writer& w, const Pack& pack) {
  write_known(w, pack);
  write_services(w, pack);
  write_pack_stamp(w, pack);
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

}  // namespace

std::string reconcile(Library& library, std::string_view text, Issues& issues) {
  const auto document = Document::parse(text, Limits{}, issues);
  if (document == nullptr) return {};
  Asked asked;
  if (!read_asked(*document, asked, issues)) return {};
  const std::string filled = asked.filled.empty() ? std::string(text) : edited(*document, asked.filled);
  Request request;
  if (!read_request(library, filled, Needs::amounts, request, issues, "reconcile")) return {};
  const Pack& pack = *request.pack;
  const Case& c = request.settled;
  Lines ours{};
  const bool in_force = !request.after_known;
  const bool known = in_force && our_lines(c, asked.visit, ours);
  Comparison with{asked.printed, asked.visit, nullptr};
  VisitCase bill;
  Reconciliation found;
  if (in_force) {
    if (printed_bill(c.visits[asked.visit], asked.printed, asked.by_lines, bill)) with.bill = &bill;
    found = reconcile_case(c, with);
  }

  Writer w;
  w.object().key("ok").object();
  write_field(w, "status",
              !in_force             ? "not_in_force"
              : found.equal         ? "equal"
              : found.found.empty() ? "not_explained"
                                    : "explained");
  w.key("visit").integer(static_cast<std::int64_t>(asked.visit));
  write_identities(w, asked.printed);
  w.key("filled").object();
  for (const Edit& edit : asked.filled) w.any_key(edit.pointer).raw(edit.value);
  w.end_object();
  write_lines(w, asked.printed, known ? &ours : nullptr);
  w.key("explanations").array();
  for (const Explanation& one : found.found) {
    if (found.equal) break;
    w.object();
    write_explanation(w, request, one, asked.visit, asked.filled);
    w.end_object();
  }
  w.end_array();
  if (in_force && found.found.empty() && !found.closest.options.empty()) {
    w.key("closest").object();
    write_explanation(w, request, found.closest, asked.visit, asked.filled);
    Lines there{};
    const bool settled = lines_of(found.closest.settled, found.closest.options, asked.visit, there);
    write_lines(w, asked.printed, settled ? &there : nullptr);
    w.end_object();
  }
  return close(w, pack);
}

}  // namespace yibao
