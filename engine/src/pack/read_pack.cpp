#include <algorithm>

#include "json/digest.hpp"
#include "pack/benefit_reader.hpp"
#include "pack/fact_reader.hpp"

namespace yibao {

const std::string_view kPartNames[kParts] = {"noncovered", "over_price_limit", "first_pay",
                                             "in_scope",   "noncovered_drugs", "special_drugs"};
const std::string_view kPayerNames[kPayers] = {
    "pooled_fund", "large_amount", "critical_illness", "civil_servant", "enterprise_supplement", "medical_assistance",
    "commercial",  "other",        "hospital"};
const std::string_view kPeriodNames[kPeriods] = {"visit", "day", "month", "year", "lifetime"};
const std::string_view kMeasuredNames[2] = {"above_deductible", "from_zero"};
const std::string_view kBandOnNames[2] = {"part", "whole"};
const std::string_view kEffectNames[3] = {"not_covered", "waiting", "reduced"};
const std::string_view kAdjustNames[kAdjustKinds] = {
    "add_points", "raise_by", "multiply_rate", "multiply_person_share", "set", "subtract_points"};
const std::string_view kChangeNames[kChangeKinds] = {"multiply", "set", "subtract", "at_least"};
const std::string_view kCeilingNames[2] = {"payment", "cost"};
const std::string_view kGradeNames[5] = {"official", "republished", "reported", "derived", "unknown"};

const Dated* History::on(Date date) const {
  for (const Dated& entry : entries) {
    if (entry.from <= date && (entry.until == kNoDate || date <= entry.until)) return &entry;
  }
  return nullptr;
}

FactId Pack::fact(std::string_view id) const {
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (facts[i].id == id) return static_cast<FactId>(i);
  }
  return kNoFact;
}

std::size_t Pack::benefit(std::string_view id) const {
  std::size_t at = 0;
  while (at < benefits.size() && benefits[at].id != id) ++at;
  return at;
}

namespace {

class PackReader : public BenefitReader {
 public:
  using BenefitReader::BenefitReader;

  void read() {
    const Id root = d.root();
    only(root,
         "format region name province search version known sources facts readings encodes first_pay eligibility "
         "benefits account family_account allowances limits answers services");
    if (const Id region = need(root, "region"); region != Document::kNone) pack_.region = name(region);
    pack_.name = text(need(root, "name"));
    if (const Id province = get(root, "province"); province != Document::kNone) pack_.province = text(province);
    if (const Id search = get(root, "search"); search != Document::kNone && expect(search, Kind::array)) {
      each(search, [&](Id id) { pack_.search.push_back(string(id)); });
    }
    if (const Id version = need(root, "version"); version != Document::kNone) pack_.version = string(version);
    read_known(need(root, "known"));
    read_sources(need(root, "sources"));
    read_facts(get(root, "facts"));
    read_readings(get(root, "readings"));
    cut_counts(d, pack_.facts);
    read_encodes(need(root, "encodes"));
    read_first_pay(get(root, "first_pay"));
    read_benefits(need(root, "benefits"));
    read_purse(get(root, "account"), Purse::account);
    read_purse(get(root, "family_account"), Purse::family_account);
    check_names();
    read_eligibility(get(root, "eligibility"));
    read_allowances(get(root, "allowances"));
    read_limits(get(root, "limits"));
    read_answers(get(root, "answers"));
    if (const Id services = need(root, "services"); services != Document::kNone && expect(services, Kind::object)) {
      provenance(services);
      pack_.services.place = services;
    }
  }

 private:
  void read_known(Id id) {
    if (id == Document::kNone || !expect(id, Kind::object)) return;
    only(id, "from until");
    pack_.known_from = date(need(id, "from"));
    pack_.known_until = date(need(id, "until"));
    if (pack_.known_from > pack_.known_until && pack_.known_until != kNoDate) {
      report(Code::date_order, id, format_date(pack_.known_from), format_date(pack_.known_until));
    }
  }

  void read_sources(Id id) {
    if (id == Document::kNone || !expect(id, Kind::object)) return;
    each(id, [&](Id entry) {
      Source source;
      source.id = std::string(d[entry].key);
      if (!expect(entry, Kind::object)) return;
      only(entry, "title publisher url kind published grade checked");
      source.title = text(need(entry, "title"));
      source.publisher = text(need(entry, "publisher"));
      if (const Id url = get(entry, "url"); url != Document::kNone) source.url = string(url);
      if (const Id kind = get(entry, "kind"); kind != Document::kNone) source.kind = string(kind);
      if (const Id published = get(entry, "published"); published != Document::kNone)
        source.published = string(published);
      if (const Id grade = need(entry, "grade"); grade != Document::kNone)
        source.grade = static_cast<Grade>(word(grade, kGradeNames));
      source.checked = date(need(entry, "checked"));
      pack_.sources.push_back(std::move(source));
    });
    if (pack_.sources.size() > 1000) report(Code::too_many_items, id, "1000");
  }

  void add_fact(Fact fact, Id id) {
    if (pack_.fact(fact.id) != kNoFact) report(Code::duplicate_id, id, fact.id);
    pack_.facts.push_back(std::move(fact));
    if (pack_.facts.size() == 128) report(Code::too_many_items, id, "127");
  }

  void read_facts(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    const std::size_t first = pack_.facts.size();
    each(id, [&](Id entry) { add_fact(read_fact(*this, entry), entry); });
    std::size_t at = first;
    each(id, [&](Id entry) {
      if (const Id when = get(entry, "when"); when != Document::kNone) pack_.facts[at].when = condition(when);
      ++at;
    });
  }

  void read_readings(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) {
      if (!expect(entry, Kind::object)) return;
      only(entry, "id question options default source at grade reason");
      Fact fact;
      fact.scope = FactScope::reading;
      if (const Id own = need(entry, "id"); own != Document::kNone) fact.id = name(own);
      fact.question = text(need(entry, "question"));
      const Id options = need(entry, "options");
      if (options != Document::kNone && expect(options, Kind::array)) {
        each(options, [&](Id option) {
          if (!expect(option, Kind::object)) return;
          only(option, "id label");
          Option out;
          if (const Id own = need(option, "id"); own != Document::kNone) out.id = name(own);
          out.label = text(need(option, "label"));
          fact.options.push_back(std::move(out));
        });
        if (fact.options.size() < 2) report(Code::empty_value, options);
        if (fact.options.size() > kMaxOptions) report(Code::too_many_items, options, std::to_string(kMaxOptions));
      }
      if (const Id usual = need(entry, "default"); usual != Document::kNone) fact.usual = word(usual, option_ids(fact));
      fact.why = provenance(entry);
      add_fact(std::move(fact), entry);
    });
  }

  void read_encodes(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) {
      Encodes encodes;
      const Id when = is(entry, Kind::object) ? get(entry, "when") : Document::kNone;
      if (when == Document::kNone) {
        encodes.when = condition(entry);
      } else {
        only(entry, "when from until");
        encodes.when = condition(when);
        if (const Id from = get(entry, "from"); from != Document::kNone) encodes.from = date(from);
        if (const Id until = get(entry, "until"); until != Document::kNone) encodes.until = date(until);
      }
      pack_.encodes.push_back(std::move(encodes));
    });
  }

  void read_first_pay(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) {
      if (!expect(entry, Kind::object)) return;
      only(entry, "when rate");
      FirstPay first;
      if (const Id when = get(entry, "when"); when != Document::kNone) first.when = condition(when);
      first.rate = history(need(entry, "rate"), Unit::rate, "", "first_pay");
      pack_.first_pay.push_back(std::move(first));
    });
  }

  void read_benefits(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) {
      Benefit benefit = BenefitReader::read(entry);
      for (const Benefit& other : pack_.benefits) {
        if (other.id == benefit.id) report(Code::duplicate_id, entry, benefit.id);
      }
      pack_.benefits.push_back(std::move(benefit));
    });
    if (pack_.benefits.size() > 200) report(Code::too_many_items, id, "200");
    order_benefits();
  }

  // The layers are settled in the order of payers; within a layer in the order of the file. What the hospital bears
  // stays where the file has it.
  void order_benefits() {
    std::vector<Benefit>& all = pack_.benefits;
    for (std::size_t i = 1; i < all.size(); ++i) {
      for (std::size_t at = i; at > 0 && all[at].payer < all[at - 1].payer && all[at - 1].payer != Payer::hospital;
           --at)
        std::swap(all[at], all[at - 1]);
    }
  }

  // Benefits that others name must exist; what is shared is shared both ways.
  void check_names() {
    std::vector<std::string_view> ids;
    for (const Benefit& benefit : pack_.benefits) ids.push_back(benefit.id);
    const auto known = [&](const Benefit& benefit, const std::string& id) {
      const bool found = std::find(ids.begin(), ids.end(), id) != ids.end();
      if (!found) report(Code::unknown_benefit, benefit.place, id, listed(ids));
      return found;
    };
    for (std::size_t b = 0; b < pack_.benefits.size(); ++b) {
      const Benefit& benefit = pack_.benefits[b];
      if (!benefit.overflow_of.empty() && known(benefit, benefit.overflow_of) &&
          pack_.benefit(benefit.overflow_of) >= b)
        report(Code::unknown_benefit, benefit.place, benefit.overflow_of, listed(ids));
      share_both_ways(b, &Benefit::deductible_with, known);
      share_both_ways(b, &Benefit::ceilings_with, known);
    }
  }
  template <class Known>
  void share_both_ways(std::size_t b, std::vector<std::string> Benefit::*with, Known&& known) {
    const Benefit& benefit = pack_.benefits[b];
    for (std::size_t i = 0; i < (benefit.*with).size(); ++i) {
      const std::string& id = (benefit.*with)[i];
      if (!known(benefit, id)) continue;
      std::vector<std::string>& back = pack_.benefits[pack_.benefit(id)].*with;
      if (id != benefit.id && std::find(back.begin(), back.end(), benefit.id) == back.end()) back.push_back(benefit.id);
    }
  }

  // An account is a benefit that pays all of what is left of its parts, out of its balance.
  void read_purse(Id id, Purse purse) {
    if (id == Document::kNone || !expect(id, Kind::object)) return;
    only(id, "pays applies ceilings from until source at grade reason");
    Benefit out;
    out.id = d[id].key;
    out.purse = purse;
    out.payer = Payer::other;
    out.place = id;
    Dated one = dated_head(id);
    out.deductible.entries.push_back(one);
    one.value.value = kWhole;
    out.rate.entries.push_back(std::move(one));
    if (const Id applies = get(id, "applies"); applies != Document::kNone) out.applies = condition(applies);
    if (const Id ceilings = get(id, "ceilings"); ceilings != Document::kNone) read_ceilings(ceilings, out);
    const Id pays = need(id, "pays");
    if (pays == Document::kNone || !expect(pays, Kind::array)) return;
    each(pays, [&](Id part) { out.base.push_back({static_cast<Part>(word(part, kPartNames)), kWhole}); });
    if (out.base.empty()) report(Code::empty_value, pays);
    pack_.benefits.push_back(std::move(out));
  }

  void read_eligibility(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) {
      if (!expect(entry, Kind::object)) return;
      only(entry, "id effect when until benefits share from ended source at grade reason text");
      Eligibility rule;
      if (const Id own = need(entry, "id"); own != Document::kNone) rule.id = name(own);
      if (const Id effect = need(entry, "effect"); effect != Document::kNone)
        rule.effect = static_cast<Effect>(word(effect, kEffectNames));
      if (const Id when = need(entry, "when"); when != Document::kNone) rule.when = condition(when);
      rule.text = text(need(entry, "text"));
      rule.why.place = entry;
      if (const Id from = need(entry, "from"); from != Document::kNone) rule.why.from = date(from);
      if (const Id ended = get(entry, "ended"); ended != Document::kNone) rule.why.until = date(ended);
      rule.why.why = provenance(entry);
      if (rule.effect == Effect::waiting) read_waiting(need(entry, "until"), rule);
      if (rule.effect == Effect::reduced) read_reduced(entry, rule);
      pack_.eligibility.push_back(std::move(rule));
    });
  }

  void read_waiting(Id id, Eligibility& rule) {
    if (id == Document::kNone || !expect(id, Kind::object)) return;
    only(id, "months first_of_month");
    const Id months = get(id, "months");
    const Id first = get(id, "first_of_month");
    if (months != Document::kNone) rule.months = static_cast<std::int32_t>(integer(months, 1, 600));
    if (first != Document::kNone) rule.first_of_month = static_cast<std::int32_t>(integer(first, 1, 600));
    if (rule.months == 0 && rule.first_of_month == 0) report(Code::missing_key, id, "months");
  }

  // The reduced share is an adjustment of the benefits it names, for the days on which the rule holds.
  void read_reduced(Id entry, Eligibility& rule) {
    const Id share = need(entry, "share");
    const Id benefits = need(entry, "benefits");
    if (share == Document::kNone || benefits == Document::kNone || !expect(benefits, Kind::array)) return;
    rule.share = rate(share);
    Adjust adjust;
    adjust.kind.words = {static_cast<std::uint8_t>(AdjustKind::multiply_rate)};
    adjust.when = rule.when;
    adjust.amount.entries.push_back(rule.why);
    adjust.amount.entries.back().value.value = rule.share;
    each(benefits, [&](Id one) {
      const std::string id = name(one);
      const std::size_t at = pack_.benefit(id);
      if (at == pack_.benefits.size()) {
        report(Code::unknown_benefit, one, id, "—");
        return;
      }
      rule.benefits.push_back(id);
      pack_.benefits[at].adjust.push_back(adjust);
    });
  }

  void read_allowances(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) {
      if (!expect(entry, Kind::object)) return;
      only(entry, "id name applies per_day_of days plus");
      Allowance out;
      if (const Id own = need(entry, "id"); own != Document::kNone) out.id = name(own);
      out.name = text(need(entry, "name"));
      if (const Id applies = need(entry, "applies"); applies != Document::kNone) out.applies = condition(applies);
      const Id base = get(entry, "per_day_of");
      const Id days = get(entry, "days");
      constexpr std::string_view kBases[] = {"monthly_base"};
      out.by_base = base != Document::kNone && word(base, kBases) == 0;
      if (out.by_base != (days != Document::kNone))
        report(Code::missing_key, entry, out.by_base ? "days" : "per_day_of");
      out.days_asked = days != Document::kNone && is(days, Kind::string);
      constexpr std::string_view kAsked[] = {"asked"};
      if (out.days_asked) {
        word(days, kAsked);
      } else {
        out.days = history(days, Unit::count, out.id, "days");
      }
      out.plus = history(get(entry, "plus"), Unit::money, out.id, "plus");
      if (!out.by_base && !out.plus.present()) report(Code::missing_key, entry, "plus");
      pack_.allowances.push_back(std::move(out));
    });
  }

  // Kept as written; pages show them. Only their sources and texts are checked.
  void read_answers(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    pack_.answers.place = id;
    each(id, [&](Id entry) {
      if (!expect(entry, Kind::object)) return;
      only(entry, "id question answer source at grade reason estimate");
      if (const Id own = need(entry, "id"); own != Document::kNone) name(own);
      text(need(entry, "question"));
      text(need(entry, "answer"));
      provenance(entry);
    });
  }

  void read_limits(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) {
      if (!expect(entry, Kind::object)) return;
      only(entry, "id when text");
      Limit limit;
      if (const Id own = need(entry, "id"); own != Document::kNone) limit.id = name(own);
      if (const Id when = get(entry, "when"); when != Document::kNone) limit.when = condition(when);
      limit.text = text(need(entry, "text"));
      pack_.limits.push_back(std::move(limit));
    });
  }
};

}  // namespace

std::shared_ptr<const Pack> read_pack(std::unique_ptr<Document> document, std::shared_ptr<const Frame> frame,
                                      Issues& issues) {
  auto pack = std::make_shared<Pack>();
  const std::size_t before = issues.size();
  pack->facts = frame->facts;
  pack->frame = std::move(frame);
  PackReader(*document, *pack, issues).read();
  pack->sha256 = digest(*document);
  pack->document = std::move(document);
  return issues.size() == before ? pack : nullptr;
}

}  // namespace yibao
