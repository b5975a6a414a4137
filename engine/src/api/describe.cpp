#include <algorithm>

#include "api/operations.hpp"
#include "api/request.hpp"
#include "pack/reader.hpp"
#include "statement/table.hpp"
#include "version.hpp"

namespace yibao {

namespace {

constexpr std::string_view kScopeNames[] = {"person", "visit", "reading"};
constexpr std::string_view kTypeNames[] = {"choice", "flag", "count"};

class Describer {
 public:
  Describer(Writer& w, const Pack& pack) : w_(w), pack_(pack) {}

  void facts() {
    w_.key("facts").array();
    for (const Fact& fact : pack_.facts) {
      if (fact.scope != FactScope::reading) one_fact(fact);
    }
    w_.end_array();
  }

  void readings() {
    w_.key("readings").array();
    for (const Fact& fact : pack_.facts) {
      if (fact.scope != FactScope::reading) continue;
      w_.object();
      write_field(w_, "id", fact.id);
      write_field(w_, "question", fact.question);
      options(fact);
      write_field(w_, "default", fact.options[*fact.usual].id);
      write_provenance(w_, pack_, fact.why);
      w_.end_object();
    }
    w_.end_array();
  }

  void benefits() {
    w_.key("benefits").array();
    for (const Benefit& benefit : pack_.benefits) {
      if (benefit.purse == Purse::none) one_benefit(benefit);
    }
    w_.end_array().key("accounts").array();
    for (const Benefit& benefit : pack_.benefits) {
      if (benefit.purse != Purse::none) one_account(benefit);
    }
    w_.end_array();
  }

  void first_pay() {
    w_.key("first_pay").array();
    for (const FirstPay& first : pack_.first_pay) {
      w_.object();
      condition("when", first.when);
      history(first.rate, Unit::rate);
      w_.end_object();
    }
    w_.end_array();
  }

  void eligibility() {
    w_.key("eligibility").array();
    for (const Eligibility& rule : pack_.eligibility) {
      w_.object();
      write_field(w_, "id", rule.id);
      write_field(w_, "effect", kEffectNames[static_cast<std::size_t>(rule.effect)]);
      condition("when", rule.when);
      if (rule.months > 0) w_.key("months").integer(rule.months);
      if (rule.first_of_month > 0) w_.key("first_of_month").integer(rule.first_of_month);
      if (rule.effect == Effect::reduced) {
        write_field(w_, "share", format_rate(rule.share));
        names("benefits", rule.benefits);
      }
      write_field(w_, "text", rule.text);
      write_date(w_, "from", rule.why.from);
      write_date(w_, "until", rule.why.until);
      write_provenance(w_, pack_, rule.why.why);
      w_.end_object();
    }
    w_.end_array();
  }

  void allowances() {
    w_.key("allowances").array();
    for (const Allowance& allowance : pack_.allowances) {
      w_.object();
      write_field(w_, "id", allowance.id);
      write_field(w_, "name", allowance.name);
      condition("applies", allowance.applies);
      w_.key("by_base").boolean(allowance.by_base);
      w_.key("days_asked").boolean(allowance.days_asked);
      w_.key("slots").array();
      slot("days", allowance.days, Unit::count);
      slot("plus", allowance.plus, Unit::money);
      w_.end_array().end_object();
    }
    w_.end_array();
  }

 private:
  void options(const Fact& fact) {
    w_.key("options").array();
    for (const Option& option : fact.options) {
      w_.object();
      write_field(w_, "id", option.id);
      write_field(w_, "label", option.label);
      write_field(w_, "hint", option.hint);
      w_.end_object();
    }
    w_.end_array();
  }

  void one_fact(const Fact& fact) {
    w_.object();
    write_field(w_, "id", fact.id);
    write_field(w_, "scope", kScopeNames[static_cast<std::size_t>(fact.scope)]);
    write_field(w_, "type", kTypeNames[static_cast<std::size_t>(fact.type)]);
    write_field(w_, "question", fact.question);
    write_field(w_, "help", fact.help);
    if (fact.usual.has_value()) write_field(w_, "default", fact.options[*fact.usual].id);
    options(fact);
    w_.end_object();
  }

  // One row per combination of the facts that the value looks at.
  void rows(const Expression& value, Unit unit) {
    std::vector<std::uint8_t> marked(pack_.facts.size(), false);
    mark_facts(value, marked);
    std::vector<std::size_t> by;
    for (std::size_t f = 0; f < marked.size(); ++f) {
      if (marked[f]) by.push_back(f);
    }
    w_.key("by").array();
    for (const std::size_t f : by) w_.string(pack_.facts[f].id);
    w_.end_array().key("rows").array();
    each_row(pack_, by, [&](const std::vector<std::uint8_t>& chosen) {
      w_.object().key("when").object();
      for (const std::size_t f : by) write_field(w_, pack_.facts[f].id, pack_.facts[f].options[chosen[f]].id);
      w_.end_object();
      write_cell(w_, value, chosen, unit);
      w_.end_object();
    });
    w_.end_array();
  }

  void dated(const Dated& entry, Unit unit) {
    w_.object();
    write_date(w_, "from", entry.from);
    write_date(w_, "until", entry.until);
    if (entry.bands.empty()) {
      rows(entry.value, unit);
    } else {
      words("measured", entry.measured, kMeasuredNames);
      words("on", entry.on, kBandOnNames);
      w_.key("bands").array();
      for (const Band& band : entry.bands) {
        w_.object();
        write_fen(w_, "over", band.over);
        rows(band.rate, Unit::rate);
        w_.end_object();
      }
      w_.end_array();
    }
    write_provenance(w_, pack_, entry.why);
    write_date(w_, "checked", pack_.sources[entry.why.source].checked);
    w_.end_object();
  }

  // Leaves the writer inside the slot.
  void open_slot(std::string_view slot) {
    w_.object();
    write_field(w_, "slot", slot);
  }
  void history(const History& history, Unit unit) {
    w_.key("history").array();
    for (const Dated& entry : history.entries) dated(entry, unit);
    w_.end_array();
  }
  void close_slot(const History& values, Unit unit) {
    history(values, unit);
    w_.end_object();
  }
  void slot(std::string_view name, const History& values, Unit unit) {
    if (!values.present()) return;
    open_slot(name);
    close_slot(values, unit);
  }
  void names(std::string_view key, const std::vector<std::string>& list) {
    if (list.empty()) return;
    w_.key(key).array();
    for (const std::string& one : list) w_.string(one);
    w_.end_array();
  }
  void base(const Benefit& benefit) {
    w_.key("base").array();
    if (!benefit.overflow_of.empty()) {
      w_.object();
      write_field(w_, "overflow", benefit.overflow_of);
      w_.end_object();
    }
    for (const BaseTerm& term : benefit.base) {
      w_.object();
      write_field(w_, "part", kPartNames[static_cast<std::size_t>(term.part)]);
      write_field(w_, "weight", format_rate(term.weight));
      w_.end_object();
    }
    w_.end_array();
  }
  void ceilings(const Benefit& benefit) {
    for (const Ceiling& ceiling : benefit.ceilings) {
      open_slot("ceiling");
      words("on", ceiling.on, kCeilingNames);
      write_field(w_, "per", kPeriodNames[static_cast<std::size_t>(ceiling.per)]);
      condition("lift", ceiling.lifted);
      close_slot(ceiling.limit, Unit::money);
    }
  }

  void one_account(const Benefit& account) {
    w_.object();
    write_field(w_, "id", account.id);
    base(account);
    condition("applies", account.applies);
    const Dated& why = account.rate.entries[0];
    write_date(w_, "from", why.from);
    write_date(w_, "until", why.until);
    write_provenance(w_, pack_, why.why);
    w_.key("slots").array();
    ceilings(account);
    w_.end_array().end_object();
  }
  void words(std::string_view key, const WordByFact& word, Words names) {
    w_.key(key);
    if (word.fact == kNoFact) {
      w_.string(names[word.words[0]]);
      return;
    }
    const Fact& fact = pack_.facts[word.fact];
    w_.object();
    write_field(w_, "by", fact.id);
    w_.key("of").object();
    for (std::size_t i = 0; i < fact.options.size(); ++i) write_field(w_, fact.options[i].id, names[word.words[i]]);
    w_.end_object().end_object();
  }
  void condition(std::string_view key, const Condition& when) {
    if (when.empty()) return;
    w_.key(key);
    write_condition(w_, pack_, when);
  }

  void one_benefit(const Benefit& benefit) {
    w_.object();
    write_field(w_, "id", benefit.id);
    write_field(w_, "name", benefit.name);
    write_field(w_, "payer", kPayerNames[static_cast<std::size_t>(benefit.payer)]);
    write_field(w_, "period", kPeriodNames[static_cast<std::size_t>(benefit.period)]);
    base(benefit);
    condition("applies", benefit.applies);
    if (benefit.deductible_once) write_field(w_, "deductible_per", "year");
    names("deductible_with", benefit.deductible_with);
    names("ceilings_with", benefit.ceilings_with);
    w_.key("slots").array();
    open_slot("deductible");
    close_slot(benefit.deductible, Unit::money);
    for (const DeductibleChange& change : benefit.deductible_changes) {
      open_slot("deductible_change");
      write_field(w_, "do", kChangeNames[static_cast<std::size_t>(change.kind)]);
      condition("when", change.when);
      close_slot(change.amount, change.kind == ChangeKind::multiply ? Unit::rate : Unit::money);
    }
    slot("deductible_limit", benefit.deductible_limit, Unit::money);
    slot("rate", benefit.rate, Unit::rate);
    slot("bands", benefit.bands, Unit::rate);
    for (const Adjust& adjust : benefit.adjust) {
      open_slot("adjust");
      words("do", adjust.kind, kAdjustNames);
      condition("when", adjust.when);
      close_slot(adjust.amount, Unit::rate);
    }
    slot("at_least", benefit.at_least, Unit::rate);
    ceilings(benefit);
    w_.end_array().end_object();
  }

  Writer& w_;
  const Pack& pack_;
};

void write_head(Writer& w, const Pack& pack) {
  write_field(w, "region", pack.region);
  write_field(w, "name", pack.name);
  write_field(w, "province", pack.province);
  w.key("search").array();
  for (const std::string& word : pack.search) w.string(word);
  w.end_array();
  write_field(w, "version", pack.version);
  write_field(w, "sha256", pack.sha256);
  write_known(w, pack);
  write_encodes(w, pack);
}

}  // namespace

std::string describe(Library& library, std::string_view text, Issues& issues) {
  const auto document = Document::parse(text, Limits{}, issues);
  if (document == nullptr) return {};
  Reader r(*document, issues);
  if (!r.expect(document->root(), Kind::object)) return {};
  r.only(document->root(), "region pack");
  const auto pack = read_pack_choice(library, *document, issues);
  if (pack == nullptr || !issues.empty()) return {};
  Writer w;
  w.object().key("ok").object();
  write_head(w, *pack);
  Describer describer(w, *pack);
  describer.facts();
  describer.benefits();
  describer.readings();
  describer.first_pay();
  describer.eligibility();
  describer.allowances();
  write_answers(w, *pack);
  write_sources(w, *pack, std::vector<std::uint8_t>(pack->sources.size(), true));
  w.key("limits").array();
  for (const Limit& limit : pack->limits) {
    w.object();
    write_field(w, "id", limit.id);
    w.key("when");
    write_condition(w, *pack, limit.when);
    write_field(w, "text", limit.text);
    w.end_object();
  }
  w.end_array();
  write_services(w, *pack);
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

std::string regions(Library& library, std::string_view text, Issues& issues) {
  const auto document = Document::parse(text, Limits{}, issues);
  if (document == nullptr) return {};
  Reader r(*document, issues);
  if (!r.expect(document->root(), Kind::object)) return {};
  r.only(document->root(), "");
  Writer w;
  w.object().key("ok").object().key("regions").array();
  for (const auto& [region, pack] : library.packs) {
    w.object();
    write_head(w, *pack);
    write_services(w, *pack);
    w.end_object();
  }
  w.end_array();
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

std::string version(Library& /*library*/, std::string_view text, Issues& issues) {
  const auto document = Document::parse(text, Limits{}, issues);
  if (document == nullptr) return {};
  Reader r(*document, issues);
  if (!r.expect(document->root(), Kind::object)) return {};
  r.only(document->root(), "");
  Writer w;
  w.object().key("ok").object();
  write_field(w, "engine", kVersion);
  w.key("formats").array().string("yibao-frame/1").string("yibao-pack/1").end_array();
  w.end_object().end_object();
  return w.take();
}

}  // namespace yibao
