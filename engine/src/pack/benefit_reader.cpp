#include "pack/benefit_reader.hpp"

namespace yibao {

void BenefitReader::read_base(Id id, Benefit& out) {
  if (id == Document::kNone || !expect(id, Kind::array)) return;
  each(id, [&](Id entry) {
    BaseTerm term;
    if (is(entry, Kind::object) && get(entry, "overflow") != Document::kNone) {
      only(entry, "overflow");
      out.overflow_of = name(get(entry, "overflow"));
      if (d[id].children != 1) report(Code::too_many_items, id, "1");
    } else if (is(entry, Kind::object)) {
      only(entry, "part weight");
      if (const Id part = need(entry, "part"); part != Document::kNone)
        term.part = static_cast<Part>(word(part, kPartNames));
      if (const Id weight = need(entry, "weight"); weight != Document::kNone) term.weight = rate(weight);
    } else {
      term.part = static_cast<Part>(word(entry, kPartNames));
    }
    for (const BaseTerm& other : out.base) {
      if (other.part == term.part)
        report(Code::duplicate_id, entry, std::string(kPartNames[static_cast<std::size_t>(term.part)]));
    }
    out.base.push_back(term);
  });
  if (out.base.empty()) report(Code::empty_value, id);
  if (out.base.size() > kParts) report(Code::too_many_items, id, std::to_string(kParts));
}

std::vector<std::string> BenefitReader::names(Id id) {
  std::vector<std::string> out;
  if (id == Document::kNone || !expect(id, Kind::array)) return out;
  each(id, [&](Id entry) { out.push_back(name(entry)); });
  return out;
}

// No deductible, rate or ceiling has a default: "none" must be said, with its source.
void BenefitReader::read_deductible(Id id, Benefit& out) {
  out.deductible = history(need(id, "deductible"), Unit::money, out.id, "deductible", Slot::deductible);
  read_deductible_changes(get(id, "deductible_changes"), out);
  const Id per = get(id, "deductible_per");
  const Id limit = get(id, "deductible_limit");
  // A base that accumulates meets its deductible once in any case.
  for (const Id only_by_visit : {per, limit}) {
    if (only_by_visit != Document::kNone && out.period != Period::visit)
      report(Code::unknown_key, only_by_visit, d[only_by_visit].key, "period: visit");
  }
  constexpr std::string_view kPer[] = {"visit", "year"};
  out.deductible_once = per != Document::kNone && word(per, kPer) == 1;
  out.deductible_limit = history(limit, Unit::money, out.id, "deductible_limit");
  out.deductible_with = names(get(id, "deductible_with"));
}

void BenefitReader::read_deductible_changes(Id id, Benefit& out) {
  if (id == Document::kNone || !expect(id, Kind::array)) return;
  each(id, [&](Id entry) {
    if (!expect(entry, Kind::object)) return;
    only(entry, "do when amount");
    DeductibleChange change;
    const Id what = need(entry, "do");
    const Id amount = need(entry, "amount");
    if (what == Document::kNone || amount == Document::kNone) return;
    change.kind = static_cast<ChangeKind>(word(what, kChangeNames));
    if (const Id when = get(entry, "when"); when != Document::kNone) change.when = condition(when);
    const Unit unit = change.kind == ChangeKind::multiply ? Unit::rate : Unit::money;
    change.amount = history(amount, unit, out.id, "deductible_change");
    out.deductible_changes.push_back(std::move(change));
  });
}

void BenefitReader::read_adjust(Id id, Benefit& out) {
  if (id == Document::kNone || !expect(id, Kind::array)) return;
  each(id, [&](Id entry) {
    if (!expect(entry, Kind::object)) return;
    only(entry, "do when amount");
    Adjust adjust;
    const Id what = need(entry, "do");
    const Id amount = need(entry, "amount");
    if (what == Document::kNone || amount == Document::kNone) return;
    adjust.kind = word_by_fact(what, kAdjustNames);
    if (const Id when = get(entry, "when"); when != Document::kNone) adjust.when = condition(when);
    adjust.amount = history(amount, Unit::rate, out.id, "adjust");
    out.adjust.push_back(std::move(adjust));
  });
}

void BenefitReader::read_ceilings(Id id, Benefit& out) {
  if (id == Document::kNone || !expect(id, Kind::array)) return;
  each(id, [&](Id entry) {
    if (!expect(entry, Kind::object)) return;
    only(entry, "on per lift limit");
    Ceiling ceiling;
    const Id on = need(entry, "on");
    const Id per = need(entry, "per");
    const Id limit = need(entry, "limit");
    if (on == Document::kNone || per == Document::kNone || limit == Document::kNone) return;
    ceiling.on = word_by_fact(on, kCeilingNames);
    ceiling.per = static_cast<Period>(word(per, kPeriodNames));
    if (const Id lift = get(entry, "lift"); lift != Document::kNone) ceiling.lifted = condition(lift);
    ceiling.limit = history(limit, Unit::money, out.id, "ceiling");
    out.ceilings.push_back(std::move(ceiling));
  });
  if (out.ceilings.size() > 12) report(Code::too_many_items, id, "12");
}

void BenefitReader::read_rounding(Id id, Benefit& out) {
  if (id == Document::kNone || !expect(id, Kind::object)) return;
  only(id, "unit mode");
  constexpr std::string_view kModes[] = {"half_up", "down", "up"};
  constexpr std::string_view kUnits[] = {"0.01", "0.1", "1"};
  constexpr Fen kUnitFen[] = {1, 10, 100};
  if (const Id mode = need(id, "mode"); mode != Document::kNone)
    out.rounding.mode = static_cast<RoundingMode>(word(mode, kModes));
  if (const Id unit = need(id, "unit"); unit != Document::kNone) out.rounding.unit = kUnitFen[word(unit, kUnits)];
}

Benefit BenefitReader::read(Id id) {
  Benefit out;
  out.place = id;
  if (!expect(id, Kind::object)) return out;
  only(id,
       "id name payer applies base period deductible deductible_changes rate bands adjust ceilings rounding "
       "deductible_per deductible_limit deductible_with at_least ceilings_with");
  if (const Id name_id = need(id, "id"); name_id != Document::kNone) out.id = name(name_id);
  out.name = text(need(id, "name"));
  if (const Id payer = need(id, "payer"); payer != Document::kNone)
    out.payer = static_cast<Payer>(word(payer, kPayerNames));
  out.applies = condition(need(id, "applies"));
  read_base(need(id, "base"), out);
  if (const Id period = need(id, "period"); period != Document::kNone)
    out.period = static_cast<Period>(word(period, kPeriodNames));
  if (out.period == Period::lifetime)
    report(Code::unknown_word, get(id, "period"), "lifetime", "visit, day, month, year");
  read_deductible(id, out);
  const Id flat = get(id, "rate");
  const Id bands = get(id, "bands");
  if (flat == Document::kNone && bands == Document::kNone) report(Code::missing_key, id, "rate");
  if (flat != Document::kNone && bands != Document::kNone) report(Code::unknown_key, bands, "bands", "rate");
  out.rate = history(flat, Unit::rate, out.id, "rate");
  out.bands = history(bands, Unit::rate, out.id, "bands", Slot::bands);
  read_adjust(get(id, "adjust"), out);
  out.at_least = history(get(id, "at_least"), Unit::rate, out.id, "at_least");
  read_ceilings(need(id, "ceilings"), out);
  out.ceilings_with = names(get(id, "ceilings_with"));
  read_rounding(get(id, "rounding"), out);
  return out;
}

}  // namespace yibao
