#include "api/free_amount.hpp"

#include <algorithm>

#include "api/assumptions.hpp"
#include "json/edit.hpp"
#include "reason/worth.hpp"
#include "version.hpp"

namespace yibao {

namespace {

constexpr std::string_view kBill =
    "total in_scope noncovered noncovered_drugs special_drugs over_price_limit first_pay";
constexpr std::string_view kPossible =
    "/visits/0/total, /visits/0/in_scope, /visits/0/noncovered, /year_to_date/benefits/ID/base, "
    "/year_to_date/account_balance";

std::vector<std::string_view> steps_of(std::string_view pointer) {
  std::vector<std::string_view> out;
  while (!pointer.empty() && pointer[0] == '/') {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    out.push_back(pointer.substr(1, end - 1));
    pointer.remove_prefix(end);
  }
  return out;
}

}  // namespace

// Whether the pointer names an amount that can be left free.
bool FreeAmount::usable(Reader& r, Document::Id id) {
  of = r.string(id);
  const std::vector<std::string_view> steps = steps_of(of);
  const auto step = [&](std::size_t i) { return i < steps.size() ? steps[i] : std::string_view(); };
  bool known = false;
  if (step(0) == "visits" && steps.size() == 3) {
    known = Reader::has_word(kBill, step(2));
    const auto visits = document->find(0, "visits");
    const bool list = visits != Document::kNone && (*document)[visits].kind == Kind::array;
    bool there = false;
    for (std::uint32_t v = 0; list && v < (*document)[visits].children; ++v)
      there = there || step(1) == std::to_string(v);
    known = known && there;
  }
  if (step(0) == "year_to_date") {
    known = steps.size() == 2 && Reader::has_word("account_balance family_account_balance", step(1));
    if (step(1) == "benefits") {
      known = (steps.size() == 4 && Reader::has_word("base deductible paid counted", step(3))) ||
              (steps.size() == 5 && Reader::has_word("day month lifetime", step(3)) &&
               Reader::has_word("paid counted", step(4)));
    }
  }
  if (!known && !of.empty()) r.report(Code::not_free, id, of, kPossible);
  return known;
}

// The request with the free amount at one value. What it leaves open follows: with a total, what is in scope is the
// rest of it; else the total is the sum.
bool FreeAmount::station(Library& library, Fen at, std::string_view path, Issues& issues, Request& out,
                         Station& station) const {
  std::vector<Edit> edits = {{of, "\"" + format_fen(at) + "\""}};
  if (of.compare(0, 8, "/visits/") == 0) {
    const std::string visit = of.substr(0, of.rfind('/'));
    const bool in_scope = of == visit + "/in_scope";
    const bool total = of == visit + "/total" || of.find('/', 8) == std::string::npos;
    Document::Id id = document->find(0, "visits");
    id = (*document)[id].first;
    for (auto v = std::string_view(visit).substr(8);
         id != Document::kNone && v != std::to_string((*document)[id].index);)
      id = (*document)[id].next;
    const bool has_total = id != Document::kNone && document->find(id, "total") != Document::kNone;
    if (in_scope) edits.push_back({visit + "/total", ""});
    if (total || (!in_scope && has_total)) edits.push_back({visit + "/in_scope", ""});
  }
  Issues found;
  const bool good = read_request(library, edited(*document, edits), Needs::amounts, out, found, key_);
  for (Issue& issue : found) {
    if (issue.path == of) issue.path = path;
    issues.push_back(std::move(issue));
  }
  station.at = at;
  station.c = out.settled;
  return good;
}

// Stations between which everything moves fen by fen: what a yearly base says of its deductible bends where the
// deductible is used up.
bool FreeAmount::refine(Library& library, Station low, Station high, Issues& issues) {
  if (high.at - low.at <= 1 || straight(low, high)) {
    if (stations.size() > 1 && aligned(stations[stations.size() - 2], stations.back(), high)) stations.pop_back();
    stations.push_back(std::move(high));
    return true;
  }
  Request between;
  Station middle;
  if (!station(library, low.at + (high.at - low.at) / 2, of, issues, between, middle)) return false;
  return refine(library, std::move(low), middle, issues) && refine(library, middle, std::move(high), issues);
}

bool FreeAmount::read(Library& library, std::string_view text, std::string_view key, std::string_view more,
                      Issues& issues) {
  document = Document::parse(text, Limits{}, issues);
  if (document == nullptr) return false;
  key_ = key;
  Reader r(*document, issues);
  if (!r.expect(0, Kind::object)) return false;
  object = r.need(0, key);
  if (object == Document::kNone || !r.expect(object, Kind::object)) return false;
  r.only(object, "of from to " + std::string(more));
  const auto pointer = r.need(object, "of");
  const auto low = r.need(object, "from");
  const auto high = r.need(object, "to");
  if (!issues.empty() || !usable(r, pointer)) return false;
  from = r.fen(low);
  to = r.fen(high);
  if (issues.empty() && from > to) r.report(Code::range_order, high, format_fen(from), format_fen(to));
  if (!issues.empty()) return false;
  Station first;
  Station last;
  Request at_end;
  const std::string path = pointer_step(key);
  if (!station(library, from, path + "/from", issues, request, first)) return false;
  if (request.after_known) return true;
  if (!station(library, to, path + "/to", issues, at_end, last)) return false;
  stations.push_back(first);
  return refine(library, std::move(first), std::move(last), issues);
}

// Facts, days, other amounts or published values that are not known and have a part in what is paid.
bool FreeAmount::unknown() const {
  const Case& c = request.settled;
  for (const Variable& variable : variables_of(c)) {
    if (can_matter(c, variable)) return true;
  }
  return !Walk(stations).certain();
}

bool FreeAmount::open(Writer& w) const {
  w.object().key("ok").object();
  const auto nothing = [&](std::string_view status) {
    write_field(w, "status", status);
    return false;
  };
  if (request.after_known) return nothing("not_in_force");
  Case c = request.settled;
  if (unknown()) {
    nothing("bounded");
    for (std::size_t v = 0; v < c.visits.size(); ++v) {
      for (std::size_t p = 0; p < kParts; ++p)
        c.visits[v].parts[p] = hull(c.visits[v].parts[p], stations.back().c.visits[v].parts[p]);
    }
    write_missing(w, c, settle_case(c), true);
    return false;
  }
  const Outcome outcome = settle_case(stations.back().c);
  const bool all_refused = std::all_of(outcome.refused.begin(), outcome.refused.end(),
                                       [](const Eligibility* rule) { return rule != nullptr; });
  if (!all_refused) {
    if (!outcome.all_encoded) return nothing("not_encoded");
    if (!outcome.any_in_force) return nothing("not_in_force");
  }
  write_field(w, "status",
              all_refused ? kEffectNames[static_cast<std::size_t>(outcome.refused[0]->effect)] : "complete");
  write_assumptions(w, stations.back().c, outcome);
  return true;
}

std::string FreeAmount::close(Writer& w) const {
  write_field(w, "of", of);
  write_fen(w, "from", from);
  write_fen(w, "to", to);
  write_known(w, *request.pack);
  write_services(w, *request.pack);
  write_pack_stamp(w, *request.pack);
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

}  // namespace yibao
