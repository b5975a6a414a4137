// What changes from one day to another, or from one pack to another: every value, and what that does to a case, or to
// sample families.
#include <algorithm>

#include "api/families.hpp"
#include "api/operations.hpp"
#include "api/request.hpp"
#include "api/rule_changes.hpp"
#include "api/side.hpp"
#include "json/edit.hpp"
#include "json/sort_few.hpp"
#include "pack/reader.hpp"
#include "statement/line_names.hpp"
#include "statement/receipt.hpp"
#include "statement/statement.hpp"
#include "version.hpp"

namespace yibao {

namespace {

constexpr std::size_t kMostFamilies = 20;  // that are listed

// One side of the comparison: a pack on a day, and a library that holds it.
struct Half {
  AsOf as_of;
  Library library;
};

void settle_half(Half& half, const std::string& request, Side& side, std::vector<std::string>& dropped) {
  side.pack = half.as_of.pack;
  settle_side(half.library, request, side, dropped);
}

void write_half(Writer& w, std::string_view key, const AsOf& as_of) {
  w.key(key).object();
  write_date(w, "date", as_of.date);
  write_known(w, *as_of.pack);
  write_pack_stamp(w, *as_of.pack);
  w.end_object();
}

// What a side of a case comes to: its status and the person's and the funds' totals.
void write_result(Writer& w, std::string_view key, const Side& side) {
  w.key(key).object();
  write_field(w, "status", side.status);
  if (side.status == "error") {
    w.key("error");
    write_issue(w, side.fault);
  }
  if (side.numbers) {
    write_amount(w, "person_total", side.total[kPersonTotal], side.bounded);
    write_amount(w, "funds_total", side.total[kFundsTotal], side.bounded);
  }
  w.end_object();
}

void write_results(Writer& w, const Side& from, const Side& to) {
  write_result(w, "from", from);
  write_result(w, "to", to);
  if (from.numbers && to.numbers) write_change(w, from.total[kPersonTotal], to.total[kPersonTotal]);
}

void write_lines(Writer& w, const Side& from, const Side& to) {
  w.key("lines").array();
  for (std::size_t field = 0; field < kFields && from.numbers && to.numbers; ++field) {
    const Interval a = from.total[field];
    const Interval b = to.total[field];
    if (a == b) continue;
    w.object();
    write_field(w, "line", kStatementLines[field]);
    write_amount(w, "from", a, !a.certain());
    write_amount(w, "to", b, !b.certain());
    write_change(w, a, b);
    w.end_object();
  }
  w.end_array();
}

// The request of estimate inside a request of diff, for one side.
std::string case_for(const Document& d, const Half& half, bool own_days) {
  std::vector<Edit> edits = {{"/pack", ""}, {"/with", ""}, {"/from", ""}, {"/to", ""}, {"/for", ""}};
  std::string region = "\"";
  edits.push_back({"/region", region += half.as_of.pack->region + "\""});
  std::string date = "\"";
  edits.push_back({"/date", date += format_date(half.as_of.date) + "\""});
  const auto visits = d.find(d.root(), "visits");
  // Settled on two days, the visits are of those days.
  for (auto id = own_days ? Document::kNone : d[visits].first; id != Document::kNone; id = d[id].next)
    edits.push_back({d.pointer(id) + "/date", ""});
  return edited(d, edits);
}

void write_case(Writer& w, const Document& d, Half& from, Half& to, bool own_days) {
  Side a;
  Side b;
  std::vector<std::string> dropped;
  settle_half(from, case_for(d, from, own_days), a, dropped);
  settle_half(to, case_for(d, to, own_days), b, dropped);
  w.key("case").object();
  write_results(w, a, b);
  write_lines(w, a, b);
  w.key("dropped").array();
  for (const std::string& path : dropped) w.string(path);
  w.end_array().end_object();
}

struct Touched {
  Family family;
  Side from;
  Side to;
  Fen most = 0;          // change of the person's total, either way
  std::size_t rank = 0;  // among those with the same bill
};

void write_families(Writer& w, Half& from, Half& to) {
  const Pack& pack = *from.as_of.pack;
  std::vector<std::uint8_t> read(pack.facts.size(), false);
  for (const Half* half : {&from, &to}) {
    Issues issues;
    const Pack& own = *half->as_of.pack;
    const auto plan = compile(half->as_of.pack, half->as_of.date, false, Given(own.unknowns.size(), kNotGiven), issues);
    if (plan == nullptr) continue;
    for (std::size_t f = 0; f < own.facts.size(); ++f) {
      const FactId fact = pack.fact(own.facts[f].id);
      if (fact != kNoFact && (plan->facts_read[f] || f == plan->care)) read[fact] = true;
    }
    for (const Encodes& encodes : own.encodes) {
      for (const Condition::Term& term : encodes.when.all) {
        if (const FactId fact = pack.fact(own.facts[term.fact].id); fact != kNoFact) read[fact] = true;
      }
    }
  }
  const std::vector<Family> families = families_of(pack, read, *from.as_of.whom, from.as_of.date);
  std::vector<Touched> touched;
  std::size_t changed = 0;
  for (const Family& family : families) {
    Touched one{family, {}, {}};
    std::vector<std::string> dropped;
    settle_half(from, family_request(pack, family, from.as_of.date), one.from, dropped);
    std::string other = family_request(pack, family, to.as_of.date);
    if (to.as_of.pack->region != pack.region) {
      Issues issues;
      const auto document = Document::parse(other, Limits{}, issues);
      std::string region = "\"";
      other = edited(*document, {{"/region", region += to.as_of.pack->region + "\""}});
    }
    settle_half(to, other, one.to, dropped);
    const bool same = one.from.status == one.to.status && one.from.total == one.to.total;
    if (same) continue;
    ++changed;
    const Interval a = one.from.total[kPersonTotal];
    const Interval b = one.to.total[kPersonTotal];
    one.most = std::max(std::max(b.low - a.low, a.low - b.low), std::max(b.high - a.high, a.high - b.high));
    if (!one.from.numbers || !one.to.numbers) one.most = 0;
    touched.push_back(std::move(one));
  }
  // Of each bill in turn the one that changes most: large bills alone would fill the list.
  sort_few(touched, [](const Touched& a, const Touched& b) { return a.most > b.most; });
  for (std::size_t i = 0; i < touched.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) touched[i].rank += touched[k].family.bill == touched[i].family.bill ? 1 : 0;
  }
  sort_few(touched, [](const Touched& a, const Touched& b) { return a.rank < b.rank; });
  if (touched.size() > kMostFamilies) touched.resize(kMostFamilies);
  w.key("families").object().key("tried").integer(static_cast<std::int64_t>(families.size()));
  w.key("changed").integer(static_cast<std::int64_t>(changed)).key("list").array();
  for (const Touched& one : touched) {
    w.object().key("facts").object();
    for (const auto& [f, option] : one.family.facts) write_field(w, pack.facts[f].id, pack.facts[f].options[option].id);
    w.end_object();
    write_fen(w, "total", one.family.bill);
    write_results(w, one.from, one.to);
    w.end_object();
  }
  w.end_array().end_object();
}

// The other pack of a request, given as an area or as a whole.
std::shared_ptr<const Pack> other_pack(Library& library, const Document& d, Document::Id with, Issues& issues) {
  std::string text = d[with].kind == Kind::object ? R"({"pack":)" : R"({"region":)";
  text += d.source(with);
  text += "}";
  Issues own;
  const auto document = Document::parse(text, Limits{}, own);
  std::shared_ptr<const Pack> pack;
  if (document != nullptr) pack = read_pack_choice(library, *document, own);
  for (Issue& issue : own) {
    constexpr std::string_view kPack = "/pack";
    const std::string inner = issue.path.compare(0, kPack.size(), kPack) == 0 ? issue.path.substr(kPack.size()) : "";
    issue.path = d.pointer(with) + inner;
    issue.line = 0;
    issues.push_back(std::move(issue));
  }
  return pack;
}

bool read_day(Reader& r, std::string_view key, AsOf& side) {
  const auto id = r.need(r.d.root(), key);
  if (id == Document::kNone) return false;
  side.date = r.date(id);
  if (side.date == kNoDate || side.pack == nullptr) return false;
  if (side.pack->known_from <= side.date && side.date <= side.pack->known_until) return true;
  r.report(Code::date_not_known, id, format_date(side.date), format_date(side.pack->known_from),
           format_date(side.pack->known_until));
  return false;
}

}  // namespace

std::string diff(Library& library, std::string_view text, Issues& issues) {
  const auto document = Document::parse(text, Limits{}, issues);
  if (document == nullptr) return {};
  const Document& d = *document;
  Reader r(d, issues);
  if (!r.expect(d.root(), Kind::object)) return {};
  r.only(d.root(), "region pack with date from to for person visits year_to_date options");
  Half from;
  Half to;
  from.as_of.pack = to.as_of.pack = read_pack_choice(library, d, issues);
  const auto with = r.get(d.root(), "with");
  const bool two_packs = with != Document::kNone;
  if (two_packs && library.frame != nullptr) to.as_of.pack = other_pack(library, d, with, issues);
  read_day(r, two_packs ? "date" : "from", from.as_of);
  read_day(r, two_packs ? "date" : "to", to.as_of);
  if (from.as_of.pack == nullptr || to.as_of.pack == nullptr) return {};
  const auto whom = r.get(d.root(), "for");
  from.as_of.whom.emplace(d, whom, *from.as_of.pack, issues);
  // What the other pack does not have is free there.
  Issues beyond;
  to.as_of.whom.emplace(d, whom, *to.as_of.pack, beyond);
  if (!issues.empty()) return {};
  for (Half* half : {&from, &to}) {
    half->library.frame = library.frame;
    half->library.packs[half->as_of.pack->region] = half->as_of.pack;
  }
  Writer w;
  w.object().key("ok").object();
  write_half(w, "from", from.as_of);
  write_half(w, "to", to.as_of);
  write_changes(w, from.as_of, to.as_of);
  if (r.get(d.root(), "visits") != Document::kNone) {
    write_case(w, d, from, to, two_packs);
  } else {
    write_families(w, from, to);
  }
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

}  // namespace yibao
