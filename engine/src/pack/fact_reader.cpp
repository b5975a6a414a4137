#include "pack/fact_reader.hpp"

#include <algorithm>

namespace yibao {

namespace {

constexpr std::string_view kScopes[] = {"person", "visit"};
constexpr std::string_view kTypes[] = {"choice", "flag", "count"};

Option read_option(Reader& r, Document::Id id) {
  Option out;
  if (!r.expect(id, Kind::object)) return out;
  r.only(id, "id label hint national admission");
  if (const auto own = r.need(id, "id"); own != Document::kNone) out.id = r.name(own);
  out.label = r.text(r.need(id, "label"));
  if (const auto hint = r.get(id, "hint"); hint != Document::kNone) out.hint = r.text(hint);
  if (const auto codes = r.get(id, "national"); codes != Document::kNone && r.expect(codes, Kind::array))
    r.each(codes, [&](Document::Id code) { out.national.push_back(r.string(code)); });
  if (const auto admission = r.get(id, "admission"); admission != Document::kNone) out.admission = r.boolean(admission);
  return out;
}

void read_options(Reader& r, Document::Id id, Fact& out) {
  if (id == Document::kNone || !r.expect(id, Kind::array)) return;
  r.each(id, [&](Document::Id entry) {
    Option option = read_option(r, entry);
    for (const Option& other : out.options) {
      if (other.id == option.id) r.report(Code::duplicate_id, entry, option.id);
    }
    out.options.push_back(std::move(option));
  });
  if (out.options.size() < 2) r.report(Code::empty_value, id);
  if (out.options.size() > kMaxOptions) r.report(Code::too_many_items, id, std::to_string(kMaxOptions));
}

std::string class_name(const Fact& fact, std::size_t c) {
  const std::int32_t from = c == 0 ? fact.least : fact.cuts[c - 1];
  if (c == fact.cuts.size()) return std::to_string(from) + "+";
  const std::int32_t to = fact.cuts[c] - 1;
  return from == to ? std::to_string(from) : std::to_string(from) + "-" + std::to_string(to);
}

void add_cut(Fact& fact, std::int64_t value) {
  const auto cut = static_cast<std::int32_t>(value);
  std::size_t at = 0;
  while (at < fact.cuts.size() && fact.cuts[at] < cut) ++at;
  const bool fresh = at == fact.cuts.size() || fact.cuts[at] != cut;
  const bool inside = value > fact.least && value <= fact.most;
  if (fresh && inside && fact.cuts.size() + 1 < kMaxOptions)
    fact.cuts.insert(fact.cuts.begin() + static_cast<std::ptrdiff_t>(at), cut);
}

// "2" tells 2 apart from 1 and 3; "3+" tells 3 apart from 2.
void add_key_cuts(Fact& fact, std::string_view text) {
  const bool open = !text.empty() && text.back() == '+';
  if (open) text.remove_suffix(1);
  std::int64_t value = 0;
  if (read_decimal(text, 0, fact.most, false, value) != Number::ok) return;
  add_cut(fact, value);
  if (!open) add_cut(fact, value + 1);
}

void cuts_of(const Document& d, Document::Id id, Fact& fact) {
  const Document::Node& node = d[id];
  const bool object = node.kind == Kind::object;
  const auto at_least = object ? d.find(id, "at_least") : Document::kNone;
  const auto at_most = object ? d.find(id, "at_most") : Document::kNone;
  std::int64_t value = 0;
  if (at_least != Document::kNone && read_decimal(d[at_least].text, 0, fact.most, false, value) == Number::ok)
    add_cut(fact, value);
  if (at_most != Document::kNone && read_decimal(d[at_most].text, 0, fact.most, false, value) == Number::ok)
    add_cut(fact, value + 1);
  for (auto child = node.first; child != Document::kNone; child = d[child].next) {
    if (child != at_least && child != at_most) cuts_of(d, child, fact);
  }
  if (node.kind == Kind::number || node.kind == Kind::string) add_key_cuts(fact, node.text);
}

void walk(const Document& d, Document::Id id, Fact& fact) {
  for (auto child = d[id].first; child != Document::kNone; child = d[child].next) {
    if (d[child].key == fact.id) cuts_of(d, child, fact);
    if (d[child].key == "times" && d[child].text == fact.id) fact.multiplies = true;
    if (d[child].key == "by" && d[child].text == fact.id) {
      if (const auto of = d.find(id, "of"); of != Document::kNone) {
        for (auto entry = d[of].first; entry != Document::kNone; entry = d[entry].next)
          add_key_cuts(fact, d[entry].key);
      }
    }
    walk(d, child, fact);
  }
}

// What a person can decide: every option (true), or those that are listed.
OptionMask read_choosable(Reader& r, Document::Id id, const Fact& fact) {
  if (id == Document::kNone) return 0;
  const bool listed = r.is(id, Kind::array);
  const bool any = !listed && r.boolean(id);
  const std::size_t most = any ? std::min(fact.options.size(), kMaxOptions) : 0;
  OptionMask mask = 0;
  for (std::size_t i = 0; i < most; ++i) mask |= OptionMask{1} << i;
  const std::vector<std::string_view> ids = option_ids(fact);
  if (listed) r.each(id, [&](Document::Id entry) { mask |= OptionMask{1} << r.word(entry, ids) % kMaxOptions; });
  return mask;
}

}  // namespace

Fact read_fact(Reader& r, Document::Id id) {
  Fact out;
  if (!r.expect(id, Kind::object)) return out;
  r.only(id, "id scope type question help options default when from between national choosable");
  if (const auto own = r.need(id, "id"); own != Document::kNone) out.id = r.name(own);
  if (const auto scope = r.need(id, "scope"); scope != Document::kNone)
    out.scope = static_cast<FactScope>(r.word(scope, kScopes));
  if (const auto type = r.need(id, "type"); type != Document::kNone)
    out.type = static_cast<FactType>(r.word(type, kTypes));
  out.question = r.text(r.need(id, "question"));
  if (const auto help = r.get(id, "help"); help != Document::kNone) out.help = r.text(help);
  if (const auto field = r.get(id, "national"); field != Document::kNone) out.national = r.name(field);
  if (out.type == FactType::count) {
    const auto between = r.need(id, "between");
    if (between != Document::kNone && r.expect(between, Kind::array) && r.d[between].children == 2) {
      const auto low = r.d[between].first;
      out.least = static_cast<std::int32_t>(r.integer(low, 0, 1'000'000));
      out.most = static_cast<std::int32_t>(r.integer(r.d[low].next, out.least, 1'000'000));
    }
    if (const auto from = r.get(id, "from"); from != Document::kNone) out.counter = r.name(from);
    if (const auto usual = r.get(id, "default"); usual != Document::kNone)
      out.usual_count = static_cast<std::int32_t>(r.integer(usual, out.least, out.most));
    return out;
  }
  read_options(r, r.need(id, "options"), out);
  if (const auto usual = r.get(id, "default"); usual != Document::kNone) out.usual = r.word(usual, option_ids(out));
  if (!out.options.empty()) out.choosable = read_choosable(r, r.get(id, "choosable"), out);
  return out;
}

void cut_counts(const Document& document, std::vector<Fact>& facts) {
  for (Fact& fact : facts) {
    if (fact.type != FactType::count) continue;
    fact.cuts.clear();
    fact.options.clear();
    walk(document, document.root(), fact);
    if (fact.multiplies) {
      fact.cuts.clear();
      for (std::int32_t value = fact.least + 1; value <= fact.most; ++value) add_cut(fact, value);
    }
    if (fact.usual_count.has_value()) fact.usual = fact.class_of(*fact.usual_count);
    for (std::size_t c = 0; c <= fact.cuts.size(); ++c) {
      Option option;
      option.id = class_name(fact, c);
      option.label = {option.id, option.id};
      fact.options.push_back(std::move(option));
    }
  }
}

}  // namespace yibao
