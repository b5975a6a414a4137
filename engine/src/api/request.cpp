#include "api/request.hpp"

#include "api/case_reader.hpp"

namespace yibao {

namespace {

// Days that a rule counts and nobody gave are anything from none to a year.
void open_days(Case& c) {
  if (!c.plan->asks_days) return;
  for (VisitCase& visit : c.visits) {
    if (!visit.days_given) visit.days = {0, 366};
  }
}

// One plan settles all visits of a request; a visit on a day with other rules must be asked apart.
void check_one_plan(const Case& c, Reader& r) {
  const Plan& plan = *c.plan;
  const Date now = plan.date;
  for (const VisitCase& visit : c.visits) {
    const Date first = std::min(now, visit.date);
    const Date last = std::max(now, visit.date);
    bool changed = first / 10000 != last / 10000 || last > plan.pack->known_until;
    each_dated(*plan.pack, [&](std::string_view, const Dated& dated) {
      const bool begins = dated.from > first && dated.from <= last;
      const bool ends = dated.until != kNoDate && dated.until >= first && dated.until < last;
      changed = changed || begins || ends;
    });
    if (first == last || !changed) continue;
    r.report(Code::rules_change, r.get(r.d.root(), "visits"), format_date(first), format_date(last));
    return;
  }
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
    if (counters[kCounted] == counters[kBase]) {
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
    r.only(options, "strict trace values readings");
    if (const auto strict = r.get(options, "strict"); strict != Document::kNone) out.strict = r.boolean(strict);
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
  out.after_known = out.date > out.pack->known_until;
  if (out.after_known) return true;
  out.settled.plan = library.plan(out.pack, out.date, out.strict, std::move(given), issues);
  if (out.settled.plan == nullptr) return false;
  fill_used_deductibles(out.settled);
  open_days(out.settled);
  check_one_plan(out.settled, r);
  return issues.empty();
}

}  // namespace yibao
