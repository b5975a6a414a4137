// One case beside others that differ from it: by one fact with each of its options, or by whatever is set.
#include <algorithm>

#include "api/assumptions.hpp"
#include "api/operations.hpp"
#include "api/variant.hpp"
#include "pack/reader.hpp"
#include "statement/reasons.hpp"
#include "statement/statement.hpp"
#include "version.hpp"

namespace yibao {

namespace {

constexpr std::uint32_t kMostVariants = 64;

struct Other {
  Variant variant;
  Document::Id place = Document::kNone;  // in the request, of what was asked for
  Document::Id name = Document::kNone;
  const Option* option = nullptr;
};

class CompareReader : public Reader {
 public:
  CompareReader(const Document& document, const Request& base, Issues& issues)
      : Reader(document, issues), base_(base), visits_(d[get(d.root(), "visits")].children) {}

  std::vector<Other> read() {
    std::vector<Other> out;
    const Id compare = need(d.root(), "compare");
    if (compare == Document::kNone || !expect(compare, Kind::object)) return out;
    only(compare, "over with");
    const Id over = get(compare, "over");
    const Id with = get(compare, "with");
    if ((over == Document::kNone) == (with == Document::kNone)) {
      report(Code::over_or_with, compare);
    } else if (over != Document::kNone) {
      read_over(over, out);
    } else if (expect(with, Kind::array)) {
      if (d[with].children == 0) report(Code::empty_value, with);
      if (d[with].children > kMostVariants) report(Code::too_many_items, with, std::to_string(kMostVariants));
      each(with, [&](Id id) { read_with(id, out); });
    }
    return out;
  }

 private:
  // "/visits/0/tier", "/person/status", or "/visits/tier" for every visit.
  void read_over(Id id, std::vector<Other>& out) {
    const std::string pointer = string(id);
    const Pack& pack = *base_.pack;
    std::vector<std::string> known;
    for (const Fact& fact : pack.facts) {
      if (fact.type == FactType::count) continue;
      const bool of_visits = fact.scope == FactScope::visit;
      for (std::size_t v = 0; v < (of_visits ? visits_ : 1); ++v) {
        if (path_of(fact, static_cast<std::int32_t>(v)) == pointer) {
          add_options(fact, v, v + 1, id, out);
          return;
        }
      }
      const std::string every = "/visits" + pointer_step(fact.id);
      if (of_visits && every == pointer) {
        add_options(fact, 0, visits_, id, out);
        return;
      }
      known.push_back(of_visits ? every : path_of(fact, kAllVisits));
    }
    report(Code::unknown_fact, id, pointer, listed(std::vector<std::string_view>(known.begin(), known.end())));
  }

  static void add_options(const Fact& fact, std::size_t first, std::size_t last, Id place, std::vector<Other>& out) {
    for (std::size_t option = 0; option < fact.options.size(); ++option) {
      Other other;
      other.option = &fact.options[option];
      other.place = place;
      for (std::size_t v = first; v < last; ++v)
        other.variant.edits.push_back(option_edit(fact, static_cast<std::int32_t>(v), option));
      out.push_back(std::move(other));
    }
  }

  void check_pointer(Id id, std::string_view pointer) {
    if (pointer.substr(0, 1) != "/") report(Code::wrong_type, id, "以 / 开头的位置", "a pointer that begins with /");
  }

  void read_with(Id id, std::vector<Other>& out) {
    if (!expect(id, Kind::object)) return;
    only(id, "name set remove order");
    Other other;
    other.place = id;
    other.name = get(id, "name");
    if (other.name != Document::kNone) string(other.name);
    if (const Id set = get(id, "set"); set != Document::kNone && expect(set, Kind::object)) {
      each(set, [&](Id entry) {
        check_pointer(entry, d[entry].key);
        other.variant.edits.push_back({std::string(d[entry].key), std::string(d.source(entry))});
      });
    }
    if (const Id remove = get(id, "remove"); remove != Document::kNone && expect(remove, Kind::array)) {
      each(remove, [&](Id entry) {
        other.variant.edits.push_back({string(entry), ""});
        check_pointer(entry, other.variant.edits.back().pointer);
      });
    }
    if (const Id order = get(id, "order"); order != Document::kNone && expect(order, Kind::array)) {
      std::vector<std::uint8_t> seen(visits_, false);
      each(order, [&](Id entry) {
        const auto v = static_cast<std::size_t>(integer(entry, 0, static_cast<std::int64_t>(visits_) - 1));
        if (v < visits_) seen[v] = true;
        other.variant.order.push_back(v);
      });
      const bool all = other.variant.order.size() == visits_ && std::find(seen.begin(), seen.end(), 0) == seen.end();
      if (!all) report(Code::wrong_type, order, "每次就诊的序号，各写一次", "the number of each visit, once");
    }
    out.push_back(std::move(other));
  }

  const Request& base_;
  std::size_t visits_;
};

// A fault of a variant, at the place in the request that brought it.
void place_fault(const Document& d, const Other& other, Issue& issue) {
  Document::Id at = other.place;
  std::string rest;
  const auto set = other.option == nullptr ? d.find(at, "set") : Document::kNone;
  if (set != Document::kNone) {
    for (auto id = d[set].first; id != Document::kNone; id = d[id].next) {
      const std::string_view key = d[id].key;
      const bool inside = issue.path.compare(0, key.size(), key) == 0 &&
                          (issue.path.size() == key.size() || issue.path[key.size()] == '/');
      if (!inside) continue;
      at = id;
      rest = issue.path.substr(key.size());
      break;
    }
  }
  Issue placed = d.issue(issue.code, at, issue.words[0], issue.words[1], issue.words[2]);
  placed.path += rest;
  issue = std::move(placed);
}

Interval apart(Interval from, Interval to) { return {to.low - from.high, to.high - from.low}; }

void write_change(Writer& w, const Answered& base, const Answered& now) {
  Statement change = now.outcome.total();
  const Statement from = base.outcome.total();
  bool certain = true;
  for (std::size_t f = 0; f < kFields; ++f) {
    change[f] = apart(from[f], change[f]);
    certain = certain && change[f].certain();
  }
  change[kPersonTotal] = change_between(base.request.settled, base.outcome, now.request.settled, now.outcome);
  w.key("change");
  write_statement(w, change, !certain);
}

void write_numbers(Writer& w, const Answered& answer) {
  w.key("total");
  write_statement(w, answer.outcome.total(), !answer.outcome.certain());
}

void write_other(Writer& w, Library& library, const Answered& base, const Other& other) {
  const Document& d = *base.request.document;
  w.object();
  if (other.option != nullptr) write_option(w, *other.option);
  if (other.name != Document::kNone) write_field(w, "name", d[other.name].text);
  Answered now;
  Issues issues;
  if (!read_answer(library, varied(d, "compare", other.variant), now, issues)) {
    for (Issue& issue : issues) place_fault(d, other, issue);
    write_field(w, "status", "error");
    w.key("error");
    write_error(w, issues);
    w.end_object();
    return;
  }
  write_field(w, "status", now.status);
  if (now.request.pack->sha256 != base.request.pack->sha256) write_pack_stamp(w, *now.request.pack);
  if (now.numbers) write_numbers(w, now);
  if (now.numbers && base.numbers) {
    write_change(w, base, now);
    const Case& from = base.request.settled;
    const Case& to = now.request.settled;
    Difference difference;
    if (base.outcome.certain() && now.outcome.certain()) {
      difference = difference_of(from, base.outcome.total(), to, now.outcome.total(), other.variant.order);
    }
    write_reasons(w, difference, to);
  }
  w.end_object();
}

}  // namespace

std::string compare(Library& library, std::string_view text, Issues& issues) {
  Answered base;
  if (!read_answer(library, text, base, issues, "compare")) return {};
  CompareReader reader(*base.request.document, base.request, issues);
  const std::vector<Other> others = reader.read();
  if (!issues.empty()) return {};
  Writer w;
  w.object().key("ok").object();
  write_field(w, "status", base.status);
  w.key("base").object();
  write_field(w, "status", base.status);
  if (base.numbers) write_numbers(w, base);
  w.end_object().key("variants").array();
  for (const Other& other : others) write_other(w, library, base, other);
  w.end_array();
  write_known(w, *base.request.pack);
  write_services(w, *base.request.pack);
  write_pack_stamp(w, *base.request.pack);
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

}  // namespace yibao
