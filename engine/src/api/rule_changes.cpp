#include "api/rule_changes.hpp"

#include <algorithm>

#include "statement/table.hpp"

namespace yibao {

namespace {

// One thing that rules say on a day. `head`: the members that name it, as JSON text; equal heads are the same thing.
struct Item {
  std::string head;
  const Dated* dated = nullptr;
  Unit unit = Unit::money;
  std::string fixed;  // instead of a dated value: its JSON text
};

class Items {
 public:
  explicit Items(const AsOf& side) : pack_(*side.pack), date_(side.date), whom_(*side.whom) {
    for (const Benefit& benefit : pack_.benefits) {
      if (whom_.meets(benefit.applies)) one_benefit(benefit);
    }
    for (const FirstPay& first : pack_.first_pay) history("", "first_pay", first.rate, Unit::rate, "when", &first.when);
    for (const Eligibility& rule : pack_.eligibility) one_rule(rule);
    for (const Allowance& allowance : pack_.allowances) {
      if (!whom_.meets(allowance.applies)) continue;
      history(allowance.id, "allowance_days", allowance.days, Unit::count);
      history(allowance.id, "allowance_plus", allowance.plus, Unit::money);
    }
    for (const Encodes& encodes : pack_.encodes) {
      if (encodes.on(date_) && whom_.meets(encodes.when)) fixed("", "encodes", condition(encodes.when), "true");
    }
  }
  std::vector<Item> list;

 private:
  std::string condition(const Condition& when) const {
    Writer w;
    write_condition(w, pack_, when);
    return w.take();
  }
  static std::string text(std::string_view word) { return Writer().string(word).take(); }

  std::string head(std::string_view benefit, std::string_view slot, std::string_view key, const std::string& value) {
    std::string out = benefit.empty() ? "\"benefit\":null" : "\"benefit\":" + text(benefit);
    out += ",\"slot\":" + text(slot);
    if (!key.empty()) out += "," + text(key) + ":" + value;
    return out;
  }
  void add(Item item) {
    const std::string head = item.head;
    for (int n = 2; std::any_of(list.begin(), list.end(), [&](const Item& one) { return one.head == item.head; }); ++n)
      item.head = head + ",\"number\":" + std::to_string(n);
    list.push_back(std::move(item));
  }
  void fixed(std::string_view benefit, std::string_view slot, const std::string& when, const std::string& value) {
    add({head(benefit, slot, when.empty() ? "" : "when", when), nullptr, Unit::money, value});
  }
  void history(std::string_view benefit, std::string_view slot, const History& values, Unit unit,
               std::string_view key = {}, const Condition* when = nullptr, const std::string& more = {}) {
    const Dated* dated = values.on(date_);
    if (dated == nullptr) return;
    const bool said = when != nullptr && !when->empty();
    // For whom a ceiling is lifted says nothing about who has it.
    if (said && key == "when" && !whom_.meets(*when)) return;
    std::string name = head(benefit, slot, said ? key : std::string_view(), said ? condition(*when) : std::string());
    add({name += more, dated, unit, {}});
  }
  template <class List>
  std::string words(const WordByFact& word, const List& names) const {
    if (word.fact == kNoFact) return text(names[word.words[0]]);
    Writer w;
    w.object();
    for (std::size_t i = 0; i < word.words.size(); ++i)
      write_field(w, pack_.facts[word.fact].options[i].id, names[word.words[i]]);
    return w.end_object().take();
  }

  void one_benefit(const Benefit& benefit) {
    const std::string& id = benefit.id;
    const std::size_t before = list.size();
    history(id, "deductible", benefit.deductible, Unit::money);
    for (const DeductibleChange& change : benefit.deductible_changes)
      history(id, "deductible_change", change.amount, change.kind == ChangeKind::multiply ? Unit::rate : Unit::money,
              "when", &change.when, ",\"do\":" + text(kChangeNames[static_cast<std::size_t>(change.kind)]));
    history(id, "deductible_limit", benefit.deductible_limit, Unit::money);
    history(id, "rate", benefit.rate, Unit::rate);
    history(id, "bands", benefit.bands, Unit::rate);
    if (const Dated* bands = benefit.bands.on(date_)) {
      fixed(id, "bands_measured", "", words(bands->measured, kMeasuredNames));
      fixed(id, "bands_on", "", words(bands->on, kBandOnNames));
    }
    for (const Adjust& adjust : benefit.adjust)
      history(id, "adjust", adjust.amount, Unit::rate, "when", &adjust.when,
              ",\"do\":" + words(adjust.kind, kAdjustNames));
    history(id, "at_least", benefit.at_least, Unit::rate);
    for (const Ceiling& ceiling : benefit.ceilings)
      history(id, "ceiling", ceiling.limit, Unit::money, "lift", &ceiling.lifted,
              ",\"on\":" + words(ceiling.on, kCeilingNames) +
                  ",\"per\":" + text(kPeriodNames[static_cast<std::size_t>(ceiling.per)]));
    if (list.size() == before) return;  // not in force
    fixed(id, "applies", "", condition(benefit.applies));
    fixed(id, "payer", "", text(kPayerNames[static_cast<std::size_t>(benefit.payer)]));
    fixed(id, "period", "", text(kPeriodNames[static_cast<std::size_t>(benefit.period)]));
    Writer w;
    w.array();
    if (!benefit.overflow_of.empty()) w.string("overflow " + benefit.overflow_of);
    for (const BaseTerm& term : benefit.base)
      w.string(std::string(kPartNames[static_cast<std::size_t>(term.part)]) + " " + format_rate(term.weight));
    fixed(id, "base", "", w.end_array().take());
  }

  void one_rule(const Eligibility& rule) {
    if (!whom_.meets(rule.when)) return;
    if (rule.why.from > date_ || (rule.why.until != kNoDate && rule.why.until < date_)) return;
    Writer w;
    w.object();
    write_field(w, "effect", kEffectNames[static_cast<std::size_t>(rule.effect)]);
    w.key("months").integer(rule.months).key("first_of_month").integer(rule.first_of_month);
    write_field(w, "share", format_rate(rule.share));
    w.key("when");
    write_condition(w, pack_, rule.when);
    Item item{head("", "eligibility", "id", text(rule.id)), &rule.why, Unit::money, w.end_object().take()};
    add(std::move(item));
  }

  const Pack& pack_;
  Date date_;
  const Whom& whom_;
};

struct Cell {
  std::string when;
  std::string value;
};

// What both sides' values are laid out by: the facts that either looks at, and the edges of the bands of either.
struct Axes {
  std::vector<std::string> facts;
  std::vector<Fen> edges;  // ascending
};

// The rows of an item, one for each stretch between edges and each combination of facts, as far as this pack has them.
std::vector<Cell> rows_of(const AsOf& side, const Item& item, const Axes& axes) {
  if (!item.fixed.empty()) return {{"{}", item.fixed}};
  const Pack& pack = *side.pack;
  const Whom& whom = *side.whom;
  std::vector<std::size_t> by;
  for (const std::string& name : axes.facts) {
    if (const FactId fact = pack.fact(name); fact != kNoFact) by.push_back(fact);
  }
  std::vector<Cell> out;
  const auto table = [&](const Expression& value, Unit unit, std::size_t edge) {
    each_row(pack, by, [&](const std::vector<std::uint8_t>& chosen) {
      for (const std::size_t f : by) {
        if (!whom.lets(f, chosen[f])) return;
      }
      Writer when;
      when.object();
      if (edge < axes.edges.size()) write_fen(when, "over", axes.edges[edge]);
      if (edge + 1 < axes.edges.size()) write_fen(when, "up_to", axes.edges[edge + 1]);
      for (const std::size_t f : by)
        if (whom.options(pack.facts[f], f) > 1)
          write_field(when, pack.facts[f].id, pack.facts[f].options[chosen[f]].id);
      when.end_object();
      Writer cell;
      cell.object();
      write_cell(cell, value, chosen, unit);
      std::string text = cell.end_object().take();
      constexpr std::size_t kHead = 9;  // {"value":
      text = text.substr(kHead, text.size() - kHead - 1);
      out.push_back({when.take(), std::move(text)});
    });
  };
  const Dated& dated = *item.dated;
  if (dated.bands.empty()) {
    table(dated.value, item.unit, axes.edges.size());
    return out;
  }
  for (std::size_t edge = 0; edge < axes.edges.size(); ++edge) {
    const Band* band = nullptr;
    for (const Band& one : dated.bands) {
      if (one.over <= axes.edges[edge]) band = &one;
    }
    if (band != nullptr) table(band->rate, Unit::rate, edge);
  }
  return out;
}

void note_axes(const Pack& pack, const Item& item, Axes& axes) {
  if (!item.fixed.empty()) return;
  std::vector<std::uint8_t> marked(pack.facts.size(), false);
  mark_facts(item.dated->value, marked);
  for (const Band& band : item.dated->bands) {
    mark_facts(band.rate, marked);
    const auto place = std::lower_bound(axes.edges.begin(), axes.edges.end(), band.over);
    if (place == axes.edges.end() || *place != band.over) axes.edges.insert(place, band.over);
  }
  for (std::size_t f = 0; f < marked.size(); ++f) {
    const std::string& id = pack.facts[f].id;
    if (marked[f] && std::find(axes.facts.begin(), axes.facts.end(), id) == axes.facts.end()) axes.facts.push_back(id);
  }
}

const Cell* row_like(const std::vector<Cell>& rows, const std::string& when) {
  for (const Cell& row : rows) {
    if (row.when == when) return &row;
  }
  return nullptr;
}

void write_row(Writer& w, const std::string& when, const Cell* from, const Cell* to) {
  w.object().key("when").raw(when).key("from").raw(from == nullptr ? "null" : from->value);
  w.key("to").raw(to == nullptr ? "null" : to->value).end_object();
}

void write_ground(Writer& w, std::string_view key, const Pack& pack, const Item* item) {
  w.key(key);
  if (item == nullptr || item->dated == nullptr) {
    w.null();
    return;
  }
  w.object();
  write_provenance(w, pack, item->dated->why);
  write_date(w, "from", item->dated->from);
  write_date(w, "until", item->dated->until);
  write_date(w, "checked", pack.sources[item->dated->why.source].checked);
  w.end_object();
}

}  // namespace

std::size_t write_changes(Writer& w, const AsOf& from, const AsOf& to) {
  const Items before(from);
  const Items after(to);
  std::size_t count = 0;
  w.key("changes").array();
  const auto one = [&](const Item* a, const Item* b) {
    if (a != nullptr && b != nullptr && a->dated == b->dated && a->fixed == b->fixed) return;
    Axes axes;
    if (a != nullptr) note_axes(*from.pack, *a, axes);
    if (b != nullptr) note_axes(*to.pack, *b, axes);
    const std::vector<Cell> old_rows = a == nullptr ? std::vector<Cell>() : rows_of(from, *a, axes);
    const std::vector<Cell> new_rows = b == nullptr ? std::vector<Cell>() : rows_of(to, *b, axes);
    bool differs = false;
    const auto open = [&] {
      if (differs) return;
      differs = true;
      ++count;
      w.object().raw(a != nullptr ? a->head : b->head).key("rows").array();
    };
    for (const Cell& row : old_rows) {
      const Cell* other = row_like(new_rows, row.when);
      if (other != nullptr && other->value == row.value) continue;
      open();
      write_row(w, row.when, &row, other);
    }
    for (const Cell& row : new_rows) {
      if (row_like(old_rows, row.when) != nullptr) continue;
      open();
      write_row(w, row.when, nullptr, &row);
    }
    if (!differs) return;
    w.end_array();
    write_ground(w, "from_source", *from.pack, a);
    write_ground(w, "to_source", *to.pack, b);
    w.end_object();
  };
  const auto like = [](const std::vector<Item>& list, const std::string& head) {
    const auto found = std::find_if(list.begin(), list.end(), [&](const Item& item) { return item.head == head; });
    return found == list.end() ? nullptr : &*found;
  };
  for (const Item& item : before.list) one(&item, like(after.list, item.head));
  for (const Item& item : after.list) {
    if (like(before.list, item.head) == nullptr) one(nullptr, &item);
  }
  w.end_array();
  return count;
}

}  // namespace yibao
