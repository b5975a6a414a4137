#include "pack/rule_reader.hpp"

#include <algorithm>

namespace yibao {

WordByFact RuleReader::word_by_fact(Id id, Words words) {
  WordByFact out;
  if (is(id, Kind::string)) {
    out.words.push_back(static_cast<std::uint8_t>(word(id, words)));
    return out;
  }
  out.words.push_back(0);
  if (!expect(id, Kind::object)) return out;
  only(id, "by of");
  const Id by = need(id, "by");
  const Id of = need(id, "of");
  if (by == Document::kNone || of == Document::kNone || !expect(of, Kind::object)) return out;
  const FactId which = fact(by, string(by));
  if (which == kNoFact) return out;
  const Fact& about = pack_.facts[which];
  out.fact = which;
  out.words.assign(about.options.size(), 0);
  for (std::size_t i = 0; i < about.options.size(); ++i) {
    const Id entry = get(of, about.options[i].id);
    if (entry == Document::kNone) {
      report(Code::incomplete_table, of, about.options[i].id);
    } else {
      out.words[i] = static_cast<std::uint8_t>(word(entry, words));
    }
  }
  each(of, [&](Id entry) { option_mask(which, entry); });
  return out;
}

Expression RuleReader::table(Id id, Unit unit) {
  Expression out;
  only(id, "by of else");
  const Id by = need(id, "by");
  const Id of = need(id, "of");
  const Id otherwise = get(id, "else");
  if (by == Document::kNone || of == Document::kNone || !expect(of, Kind::object)) return out;
  const FactId which = fact(by, string(by));
  if (which == kNoFact) return out;
  const Fact& about = pack_.facts[which];
  out.kind = Expression::Kind::table;
  out.fact = which;
  out.children.resize(about.options.size());
  OptionMask done = 0;
  each(of, [&](Id entry) {
    const OptionMask mask = option_mask(which, entry);
    const Expression value = expression(entry, unit);
    for (std::size_t i = 0; i < about.options.size(); ++i) {
      if ((mask >> i & 1) != 0) out.children[i] = value;
    }
    done |= mask;
  });
  const Expression rest = otherwise == Document::kNone ? Expression{} : expression(otherwise, unit);
  for (std::size_t i = 0; i < about.options.size(); ++i) {
    if ((done >> i & 1) != 0) continue;
    if (otherwise == Document::kNone) report(Code::incomplete_table, of, about.options[i].id);
    out.children[i] = rest;
  }
  return out;
}

Expression RuleReader::first(Id id, Unit unit) {
  Expression out;
  out.kind = Expression::Kind::first;
  only(id, "first");
  const Id cases = get(id, "first");
  if (!expect(cases, Kind::array)) return out;
  each(cases, [&](Id entry) {
    if (!expect(entry, Kind::object)) return;
    only(entry, "when value");
    const Id when = get(entry, "when");
    const Id value = need(entry, "value");
    if (value == Document::kNone) return;
    out.conditions.push_back(when == Document::kNone ? Condition{} : condition(when));
    out.children.push_back(expression(value, unit));
  });
  if (out.conditions.empty() || !out.conditions.back().empty()) report(Code::incomplete_table, cases, "value");
  return out;
}

Expression RuleReader::unknown(Id id, Unit unit) {
  Expression out;
  out.kind = Expression::Kind::unknown;
  only(id, "unknown");
  const Id what = get(id, "unknown");
  if (!expect(what, Kind::object)) return out;
  only(what, "between name");
  const Id between = need(what, "between");
  if (between == Document::kNone || !expect(between, Kind::array)) return out;
  if (d[between].children != 2) {
    report(Code::wrong_type, between, "两个数", "two numbers");
    return out;
  }
  const Id low = d[between].first;
  const Id high = d[low].next;
  out.range = {amount(low, unit), amount(high, unit)};
  if (out.range.low > out.range.high) report(Code::range_order, between, token(d, low), token(d, high));
  const Id own = get(what, "name");
  std::string id_text(owner_);
  if (!owner_.empty()) id_text += '.';
  id_text += name_;
  if (own != Document::kNone) id_text += "." + name(own);
  // Two unknowns of one slot need names of their own, or filling in one would fill in both.
  for (const Unknown& other : pack_.unknowns) {
    if (other.id == id_text) report(Code::duplicate_id, what, id_text);
  }
  out.parameter = static_cast<std::uint16_t>(pack_.unknowns.size());
  pack_.unknowns.push_back({id_text, unit, out.range});
  return out;
}

Expression RuleReader::times(Id id, Unit unit) {
  Expression out;
  out.kind = Expression::Kind::times;
  only(id, "times of over");
  const Id count = get(id, "times");
  const Id of = need(id, "of");
  const Id over = get(id, "over");
  const FactId which = fact(count, string(count));
  if (which == kNoFact || of == Document::kNone) return {};
  if (pack_.facts[which].type != FactType::count) {
    report(Code::wrong_type, count, "计数的事实", "a count fact");
    return {};
  }
  const Fact& about = pack_.facts[which];
  if (about.most - about.least + std::int64_t{1} > static_cast<std::int64_t>(kMaxOptions)) {
    report(Code::too_many_items, count, std::to_string(kMaxOptions));
    return {};
  }
  out.fact = which;
  out.first_count = about.least;
  out.value = over == Document::kNone ? 1 : integer(over, 1, 10'000);
  out.children.push_back(expression(of, unit));
  return out;
}

// What only deductibles can be: a share of the bill, an amount per day. Arithmetic on them is not needed by any rule,
// so they stand alone or in tables.
Expression RuleReader::of_quantity(Id id) {
  Expression out;
  if (const Id per_day = get(id, "per_day"); per_day != Document::kNone) {
    only(id, "per_day");
    out.kind = Expression::Kind::per_day;
    out.value = fen(per_day);
    if (out.value > 10'000'000'00) report(Code::amount_too_large, per_day, format_fen(out.value), "10000000");
    return out;
  }
  only(id, "share_of_bill at_least at_most");
  out.kind = Expression::Kind::share_of_bill;
  out.value = rate(get(id, "share_of_bill"));
  out.range = {0, kNoLimit};
  if (const Id least = get(id, "at_least"); least != Document::kNone) out.range.low = fen(least);
  if (const Id most = get(id, "at_most"); most != Document::kNone) out.range.high = fen(most);
  if (out.range.low > out.range.high)
    report(Code::range_order, id, format_fen(out.range.low), format_fen(out.range.high));
  return out;
}

Expression RuleReader::list(Expression::Kind kind, Id id, Unit unit) {
  Expression out;
  out.kind = kind;
  if (!expect(id, Kind::array)) return out;
  const Slot slot = slot_;
  slot_ = Slot::value;  // inside arithmetic a deductible is an amount like any other
  each(id, [&](Id entry) { out.children.push_back(expression(entry, unit)); });
  slot_ = slot;
  if (out.children.empty()) {
    report(Code::empty_value, id);
    out.children.emplace_back();
  }
  return out;
}

Expression RuleReader::expression(Id id, Unit unit) {
  Expression out;
  if (!is(id, Kind::object)) {
    const bool none = is(id, Kind::string) && d[id].text == "none" && unit == Unit::money;
    if (none) {
      if (slot_ != Slot::deductible) out.kind = Expression::Kind::none;  // no deductible is a deductible of nothing
    } else {
      out.value = amount(id, unit);
    }
    return out;
  }
  if (get(id, "by") != Document::kNone) return table(id, unit);
  if (get(id, "first") != Document::kNone) return first(id, unit);
  if (get(id, "unknown") != Document::kNone) return unknown(id, unit);
  if (get(id, "percentage") != Document::kNone) {
    only(id, "percentage of");
    out.kind = Expression::Kind::percentage;
    out.value = rate(get(id, "percentage"), 2 * kWhole);
    const Id of = need(id, "of");
    out.children.push_back(of == Document::kNone ? Expression{} : expression(of, unit));
    return out;
  }
  if (get(id, "times") != Document::kNone) return times(id, unit);
  if (slot_ == Slot::deductible &&
      (get(id, "share_of_bill") != Document::kNone || get(id, "per_day") != Document::kNone))
    return of_quantity(id);
  constexpr std::pair<std::string_view, Expression::Kind> kLists[] = {{"sum", Expression::Kind::sum},
                                                                      {"difference", Expression::Kind::difference},
                                                                      {"minimum", Expression::Kind::minimum},
                                                                      {"maximum", Expression::Kind::maximum}};
  for (const auto& [key, kind] : kLists) {
    if (get(id, key) == Document::kNone) continue;
    only(id, key);
    return list(kind, get(id, key), unit);
  }
  report(Code::unknown_word, id,
         std::string(d[id].first == Document::kNone ? std::string_view("{}") : d[d[id].first].key),
         "by, first, unknown, percentage, times, sum, difference, minimum, maximum");
  return out;
}

Provenance RuleReader::provenance(Id object) {
  Provenance out;
  const Id source = need(object, "source");
  if (source != Document::kNone) {
    const std::string id = string(source);
    const auto found =
        std::find_if(pack_.sources.begin(), pack_.sources.end(), [&](const Source& s) { return s.id == id; });
    if (found == pack_.sources.end()) {
      std::vector<std::string_view> ids;
      for (const Source& s : pack_.sources) ids.push_back(s.id);
      if (!id.empty()) report(Code::unknown_source, source, id, listed(ids));
    } else {
      out.source = static_cast<std::uint16_t>(found - pack_.sources.begin());
      out.grade = found->grade;
    }
  }
  if (const Id at = get(object, "at"); at != Document::kNone) out.at = text(at);
  if (const Id reason = get(object, "reason"); reason != Document::kNone) out.reason = text(reason);
  if (const Id grade = get(object, "grade"); grade != Document::kNone)
    out.grade = static_cast<Grade>(word(grade, kGradeNames));
  if (out.grade == Grade::derived && out.reason.empty()) report(Code::missing_reason, object);
  return out;
}

void RuleReader::band_list(Id id, Dated& out) {
  if (!expect(id, Kind::array)) return;
  Fen last = -1;
  each(id, [&](Id entry) {
    if (!expect(entry, Kind::object)) return;
    only(entry, "over rate");
    Band band;
    const Id over = need(entry, "over");
    const Id rate = need(entry, "rate");
    if (over != Document::kNone) band.over = fen(over);
    if (rate != Document::kNone) band.rate = expression(rate, Unit::rate);
    if (band.over <= last || (last < 0 && band.over != 0)) report(Code::bands_out_of_order, entry);
    last = band.over;
    out.bands.push_back(std::move(band));
  });
  if (out.bands.empty()) report(Code::empty_value, id);
  if (out.bands.size() > 16) report(Code::too_many_items, id, "16");
}

Dated RuleReader::dated_head(Id id) {
  Dated out;
  out.place = id;
  if (const Id from = need(id, "from"); from != Document::kNone) out.from = date(from);
  if (const Id until = get(id, "until"); until != Document::kNone) {
    out.until = date(until);
    if (out.until != kNoDate && out.until < out.from)
      report(Code::date_order, until, format_date(out.from), format_date(out.until));
  }
  out.why = provenance(id);
  return out;
}

Dated RuleReader::dated(Id id, Unit unit, Slot slot) {
  if (!expect(id, Kind::object)) return {};
  if (slot == Slot::bands) {
    only(id, "from until source at grade reason value measured on");
  } else {
    only(id, "from until source at grade reason value");
  }
  Dated out = dated_head(id);
  const Id value = need(id, "value");
  if (value == Document::kNone) return out;
  if (slot != Slot::bands) {
    out.value = expression(value, unit);
    return out;
  }
  band_list(value, out);
  out.measured.words = {0};
  out.on.words = {0};
  if (const Id measured = need(id, "measured"); measured != Document::kNone)
    out.measured = word_by_fact(measured, kMeasuredNames);
  if (const Id on = get(id, "on"); on != Document::kNone) out.on = word_by_fact(on, kBandOnNames);
  return out;
}

History RuleReader::history(Id id, Unit unit, std::string_view owner, std::string_view name, Slot slot) {
  History out;
  if (id == Document::kNone) return out;
  owner_ = owner;
  name_ = name;
  slot_ = slot;
  if (is(id, Kind::array)) {
    each(id, [&](Id entry) { out.entries.push_back(dated(entry, unit, slot)); });
    if (out.entries.empty()) report(Code::empty_value, id);
  } else {
    out.entries.push_back(dated(id, unit, slot));
  }
  for (std::size_t i = 0; i + 1 < out.entries.size(); ++i) {
    Dated& now = out.entries[i];
    const Date next = out.entries[i + 1].from;
    if (next == kNoDate || now.from == kNoDate) continue;
    if (next <= now.from || (now.until != kNoDate && now.until >= next))
      report(Code::history_out_of_order, out.entries[i + 1].place);
    if (now.until == kNoDate && next > now.from) now.until = day_before(next);
  }
  return out;
}

}  // namespace yibao
