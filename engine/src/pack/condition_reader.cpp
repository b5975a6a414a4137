#include "pack/condition_reader.hpp"

#include <algorithm>

namespace yibao {

namespace {

// "2" → [2, 2]; "3+" → [3, most]; false when it is neither.
bool count_range(std::string_view text, std::int32_t most, std::int32_t& from, std::int32_t& to) {
  const bool open = !text.empty() && text.back() == '+';
  if (open) text.remove_suffix(1);
  std::int64_t value = 0;
  if (read_decimal(text, 0, most, false, value) != Number::ok) return false;
  from = static_cast<std::int32_t>(value);
  to = open ? most : from;
  return true;
}

OptionMask count_mask(const Fact& fact, std::int32_t from, std::int32_t to) {
  OptionMask mask = 0;
  for (std::size_t c = fact.class_of(from); c <= fact.class_of(to); ++c) mask |= OptionMask{1} << c;
  return mask;
}

}  // namespace

FactId ConditionReader::fact(Id id, std::string_view name) {
  const FactId found = vocabulary_.fact(name);
  if (found == kNoFact) {
    std::vector<std::string_view> ids;
    for (const Fact& fact : vocabulary_.facts) ids.push_back(fact.id);
    report(Code::unknown_fact, id, name, listed(ids));
  }
  return found;
}

// The mask of one option: the text of a value, or the key of a table entry.
OptionMask ConditionReader::option_mask(FactId which, Id id) {
  const Fact& fact = vocabulary_.facts[which];
  const bool is_key = d[d[id].parent].kind == Kind::object && d[d[d[id].parent].parent].kind == Kind::object &&
                      d[d[id].parent].key == "of";
  const std::string text(is_key ? d[id].key : d[id].text);
  if (fact.type == FactType::count) {
    std::int32_t from = 0;
    std::int32_t to = 0;
    if (count_range(text, fact.most, from, to)) return count_mask(fact, from, to);
    report(Code::not_a_count, id, text, std::to_string(fact.least), std::to_string(fact.most));
    return 0;
  }
  if (fact.type == FactType::flag && is(id, Kind::boolean) && !is_key) return d[id].truth ? 2 : 1;
  for (std::size_t i = 0; i < fact.options.size(); ++i) {
    if (fact.options[i].id == text) return OptionMask{1} << i;
  }
  report(Code::unknown_option, id, text, listed(option_ids(fact)));
  return 0;
}

Condition::Term ConditionReader::term(FactId which, Id id) {
  const Fact& fact = vocabulary_.facts[which];
  Condition::Term out;
  out.fact = which;
  const OptionMask all = fact.options.size() >= 64 ? ~OptionMask{0} : (OptionMask{1} << fact.options.size()) - 1;
  if (is(id, Kind::array)) {
    each(id, [&](Id option) { out.mask |= option_mask(which, option); });
  } else if (is(id, Kind::object) && get(id, "not") != Document::kNone) {
    only(id, "not");
    const Id negated = get(id, "not");
    out.mask = all & ~term(which, negated).mask;
  } else if (is(id, Kind::object) && fact.type == FactType::count) {
    only(id, "at_least at_most");
    const Id at_least = get(id, "at_least");
    const Id at_most = get(id, "at_most");
    const auto bound = [&](Id at, std::int32_t otherwise) {
      return at == Document::kNone ? otherwise : static_cast<std::int32_t>(integer(at, fact.least, fact.most));
    };
    out.mask = count_mask(fact, bound(at_least, fact.least), bound(at_most, fact.most));
  } else if (is(id, Kind::object)) {
    only(id, "not");
  } else {
    out.mask = option_mask(which, id);
  }
  return out;
}

Condition ConditionReader::condition(Id id) {
  Condition out;
  if (id == Document::kNone || !expect(id, Kind::object)) return out;
  each(id, [&](Id member) {
    const FactId which = fact(member, d[member].key);
    if (which != kNoFact) out.all.push_back(term(which, member));
  });
  return out;
}

}  // namespace yibao
