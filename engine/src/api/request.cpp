#include "api/request.hpp"

#include "api/case_reader.hpp"
#include "api/operations.hpp"

namespace yibao {

namespace {

// Days that a rule counts and nobody gave are anything from none to a year.
void open_days(Case& c) {
  for (std::size_t v = 0; v < c.visits.size(); ++v) {
    if (c.plan_of(v).asks_days && !c.visits[v].days_given) c.visits[v].days = {0, 366};
  }
}

// One plan settles all visits of a request; a visit on a day with other rules must be asked apart.
void check_one_plan(const Case& c, Reader& r) {
  const Date now = c.plan->date;
  const Days days = same_rules(*c.plan->pack, now);
  for (const VisitCase& visit : c.visits) {
    if (days.hold(visit.date) && !new_year(visit.date, now)) continue;
    r.report(Code::rules_change, r.get(r.d.root(), "visits"), format_date(std::min(now, visit.date)),
             format_date(std::max(now, visit.date)));
    return;
  }
}

// Gives each visit the rules of its day. A visit after the last known day has none.
void plan_visits(Library& library, Request& out, const Given& given, Reader& r, Issues& issues) {
  Case& c = out.settled;
  const Pack& pack = *out.pack;
  c.course = true;
  std::vector<Days> days;  // of the plans in c.later
  const auto list = r.get(r.d.root(), "visits");
  auto at = r.d[list].first;
  for (VisitCase& visit : c.visits) {
    const auto here = at;
    at = r.d[at].next;
    visit.unruled = visit.date > pack.known_until;
    if (visit.unruled) continue;
    if (visit.date < pack.known_from) {
      const auto own = r.get(here, "date");
      r.report(Code::date_before_first, own == Document::kNone ? here : own, format_date(visit.date),
               format_date(pack.known_from), format_date(pack.known_until));
      return;
    }
    std::size_t p = 0;
    while (p < days.size() && !days[p].hold(visit.date)) ++p;
    if (p == days.size()) {
      days.push_back(same_rules(pack, visit.date));
      c.later.push_back(library.plan(out.pack, visit.date, out.strict, given, issues));
      if (c.later.back() == nullptr) return;
    }
    visit.plan = c.later[p].get();
  }
  if (!c.later.empty()) c.plan = c.later[0];
}

}  // namespace

void fill_used_deductibles(Case& c) {
  const Plan& plan = *c.plan;
  for (const Block& block : plan.blocks) {
    if ((block.flags & kYearly) == 0) continue;
    Interval* counters = &c.state[block.state];
    if (!c.deductible_open[block.benefit]) continue;
    std::vector<std::uint8_t> options;
    for (const OptionMask mask : c.visits[0].facts) options.push_back(static_cast<std::uint8_t>(__builtin_ctzll(mask)));
    const Row& row = plan.rows[block.first_row + row_index(block, options.data())];
    if (row.applies == 0) continue;
    if (c.deductible_open[block.benefit] == kAllFollows) {
      counters[kCounted] = {Exact::max0(counters[kBase].low - row.deductible),
                            Exact::max0(counters[kBase].high - row.deductible)};
    }
    counters[kDeductible] = {std::min(counters[kBase].low, row.deductible),
                             std::min(counters[kBase].high, row.deductible)};
    c.deductible_open[block.benefit] = false;
  }
}

bool read_request(Library& library, std::string_view text, Needs needs, Request& out, Issues& issues,
                  std::string_view more) {
  out.document = Document::parse(text, Limits{}, issues);
  if (out.document == nullptr) return false;
  const Document& document = *out.document;
  Reader r(document, issues);
  const auto root = document.root();
  if (!r.expect(root, Kind::object)) return false;
  r.only(root, "region pack date person visits year_to_date options " + std::string(more));
  out.pack = read_pack_choice(library, document, issues);
  const auto date = r.need(root, "date");
  if (date != Document::kNone) out.date = r.date(date);
  const auto options = r.get(root, "options");
  const bool options_ok = options != Document::kNone && r.expect(options, Kind::object);
  if (options_ok) {
    r.only(options, "strict trace values readings format");
    if (const auto strict = r.get(options, "strict"); strict != Document::kNone) out.strict = r.boolean(strict);
    std::vector<std::string_view> formats = {"statement"};
    if (setlinfo_writer() != nullptr) formats.emplace_back("setlinfo");
    if (const auto format = r.get(options, "format"); format != Document::kNone)
      out.setlinfo = r.word(format, formats) == 1;
    if (const auto trace = r.get(options, "trace"); trace != Document::kNone) out.trace = r.boolean(trace);
  }
  if (out.pack == nullptr) return false;
  if (out.date != kNoDate && out.date < out.pack->known_from) {
    r.report(Code::date_before_first, date, format_date(out.date), format_date(out.pack->known_from),
             format_date(out.pack->known_until));
  }
  CaseReader reader(document, *out.pack, out.date, issues);
  reader.read(needs, out.settled, out.strict);
  Given given = reader.given_values(options_ok ? options : Document::kNone);
  if (!issues.empty()) return false;
  if (needs == Needs::years) {
    plan_visits(library, out, given, r, issues);
    out.after_known = out.settled.later.empty();
  } else {
    out.after_known = out.date > out.pack->known_until;
    if (!out.after_known) out.settled.plan = library.plan(out.pack, out.date, out.strict, std::move(given), issues);
  }
  if (out.after_known || !issues.empty()) return issues.empty();
  fill_used_deductibles(out.settled);
  open_days(out.settled);
  if (needs != Needs::years) check_one_plan(out.settled, r);
  return issues.empty();
}

}  // namespace yibao
