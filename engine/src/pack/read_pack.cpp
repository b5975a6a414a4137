#include <algorithm>

#include "json/digest.hpp"
#include "pack/benefit_reader.hpp"
#include "pack/fact_reader.hpp"

namespace yibao {

const std::string_view kPartNames[kParts] = {"noncovered", "over_price_limit", "first_pay", "in_scope"};
const std::string_view kPayerNames[kPayers] = {
    "pooled_fund", "large_amount", "critical_illness", "civil_servant", "enterprise_supplement", "medical_assistance",
    "commercial",  "other",        "hospital"};
const std::string_view kPeriodNames[2] = {"visit", "year"};
const std::string_view kAdjustNames[kAdjustKinds] = {"add_points", "raise_by", "multiply_rate", "multiply_person_share",
                                                     "set"};
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

namespace {

class PackReader : public BenefitReader {
 public:
  using BenefitReader::BenefitReader;

  void read() {
    const Id root = d.root();
    only(root, {"format", "region", "name", "province", "search", "version", "known", "sources", "facts", "readings",
                "encodes", "benefits", "account", "limits", "services"});
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
    read_benefits(need(root, "benefits"));
    read_account(get(root, "account"));
    read_limits(get(root, "limits"));
    if (const Id services = need(root, "services"); services != Document::kNone && expect(services, Kind::object)) {
      provenance(services);
      pack_.services.place = services;
    }
  }

 private:
  void read_known(Id id) {
    if (id == Document::kNone || !expect(id, Kind::object)) return;
    only(id, {"from", "until"});
    pack_.known_from = date(need(id, "from"));
    pack_.known_until = date(need(id, "until"));
    if (pack_.known_from > pack_.known_until && pack_.known_until != kNoDate) {
      report(Code::date_order, id, {format_date(pack_.known_from), format_date(pack_.known_until)});
    }
  }

  void read_sources(Id id) {
    if (id == Document::kNone || !expect(id, Kind::object)) return;
    each(id, [&](Id entry) {
      Source source;
      source.id = std::string(d[entry].key);
      if (!expect(entry, Kind::object)) return;
      only(entry, {"title", "publisher", "url", "kind", "published", "grade", "checked"});
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
    if (pack_.sources.size() > 1000) report(Code::too_many_items, id, {"1000"});
  }

  void add_fact(Fact fact, Id id) {
    if (pack_.fact(fact.id) != kNoFact) report(Code::duplicate_id, id, {fact.id});
    pack_.facts.push_back(std::move(fact));
    if (pack_.facts.size() == 128) report(Code::too_many_items, id, {"127"});
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
      only(entry, {"id", "question", "options", "default", "source", "at", "grade", "reason"});
      Fact fact;
      fact.scope = FactScope::reading;
      if (const Id own = need(entry, "id"); own != Document::kNone) fact.id = name(own);
      fact.question = text(need(entry, "question"));
      const Id options = need(entry, "options");
      if (options != Document::kNone && expect(options, Kind::array)) {
        each(options, [&](Id option) {
          if (!expect(option, Kind::object)) return;
          only(option, {"id", "label"});
          Option out;
          if (const Id own = need(option, "id"); own != Document::kNone) out.id = name(own);
          out.label = text(need(option, "label"));
          fact.options.push_back(std::move(out));
        });
        if (fact.options.size() < 2) report(Code::empty_value, options);
        if (fact.options.size() > kMaxOptions) report(Code::too_many_items, options, {std::to_string(kMaxOptions)});
      }
      std::vector<std::string> ids;
      for (const Option& option : fact.options) ids.push_back(option.id);
      if (const Id usual = need(entry, "default"); usual != Document::kNone) fact.usual = word(usual, ids);
      fact.why = provenance(entry);
      add_fact(std::move(fact), entry);
    });
  }

  void read_encodes(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) { pack_.encodes.push_back({condition(entry)}); });
  }

  void read_benefits(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) {
      Benefit benefit = BenefitReader::read(entry);
      for (const Benefit& other : pack_.benefits) {
        if (other.id == benefit.id) report(Code::duplicate_id, entry, {benefit.id});
      }
      pack_.benefits.push_back(std::move(benefit));
    });
    if (pack_.benefits.size() > 200) report(Code::too_many_items, id, {"200"});
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

  void read_account(Id id) {
    if (id == Document::kNone || !expect(id, Kind::object)) return;
    only(id, {"pays", "from", "source", "at", "grade", "reason"});
    pack_.account.present = true;
    pack_.account.why.place = id;
    if (const Id from = need(id, "from"); from != Document::kNone) pack_.account.why.from = date(from);
    pack_.account.why.why = provenance(id);
    const Id pays = need(id, "pays");
    if (pays == Document::kNone || !expect(pays, Kind::array)) return;
    each(pays, [&](Id part) { pack_.account.pays[word(part, kPartNames)] = true; });
  }

  void read_limits(Id id) {
    if (id == Document::kNone || !expect(id, Kind::array)) return;
    each(id, [&](Id entry) {
      if (!expect(entry, Kind::object)) return;
      only(entry, {"id", "when", "text"});
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
