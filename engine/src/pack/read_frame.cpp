#include "pack/fact_reader.hpp"
#include "pack/rule_reader.hpp"

namespace yibao {

namespace {

constexpr std::string_view kAmountNames[] = {"total",         "noncovered",       "noncovered_drugs",
                                             "special_drugs", "over_price_limit", "first_pay",
                                             "days",          "monthly_base",     "account_balance"};

Interval read_bounds(Reader& r, Document::Id object, std::string_view key, Unit unit) {
  const auto id = r.need(object, key);
  if (id == Document::kNone || !r.expect(id, Kind::array) || r.d[id].children != 2) return {};
  const auto low = r.d[id].first;
  return {r.amount(low, unit), r.amount(r.d[low].next, unit)};
}

}  // namespace

const Text* Frame::amount_question(std::string_view id) const {
  for (const auto& [name, text] : amounts) {
    if (name == id) return &text;
  }
  return nullptr;
}

std::shared_ptr<const Frame> read_frame(std::unique_ptr<Document> document, Issues& issues) {
  auto frame = std::make_shared<Frame>();
  const std::size_t before = issues.size();
  Pack vocabulary;  // conditions are read against the frame's own facts
  RuleReader r(*document, vocabulary, issues);
  const auto root = document->root();
  r.only(root, "format version facts amounts payers national_funds unknown_bounds");
  if (const auto version = r.need(root, "version"); version != Document::kNone) frame->version = r.string(version);
  const auto facts = r.need(root, "facts");
  if (facts != Document::kNone && r.expect(facts, Kind::array)) {
    r.each(facts, [&](Document::Id id) {
      Fact fact = read_fact(r, id);
      if (vocabulary.fact(fact.id) != kNoFact) r.report(Code::duplicate_id, id, fact.id);
      vocabulary.facts.push_back(std::move(fact));
    });
    if (vocabulary.facts.size() > 64) r.report(Code::too_many_items, facts, "64");
    std::size_t at = 0;
    r.each(facts, [&](Document::Id id) {
      if (const auto when = r.get(id, "when"); when != Document::kNone) vocabulary.facts[at].when = r.condition(when);
      ++at;
    });
  }
  if (const auto amounts = r.need(root, "amounts"); amounts != Document::kNone && r.expect(amounts, Kind::object)) {
    for (const std::string_view name : kAmountNames) frame->amounts.emplace_back(name, r.text(r.need(amounts, name)));
  }
  if (const auto payers = r.need(root, "payers"); payers != Document::kNone && r.expect(payers, Kind::array)) {
    r.each(payers, [&](Document::Id id) {
      if (!r.expect(id, Kind::object)) return;
      r.only(id, "id label");
      const auto own = r.need(id, "id");
      if (own != Document::kNone) frame->payer_labels[r.word(own, kPayerNames)] = r.text(r.need(id, "label"));
    });
  }
  if (const auto funds = r.get(root, "national_funds"); funds != Document::kNone && r.expect(funds, Kind::array)) {
    std::vector<std::string_view> payers(std::begin(kPayerNames), std::end(kPayerNames));
    payers.emplace_back("account");
    payers.emplace_back("family_account");
    r.each(funds, [&](Document::Id id) {
      if (!r.expect(id, Kind::object)) return;
      r.only(id, "code payer when");
      NationalFund fund;
      if (const auto code = r.need(id, "code"); code != Document::kNone) fund.code = r.string(code);
      if (const auto payer = r.need(id, "payer"); payer != Document::kNone) fund.payer = r.word(payer, payers);
      fund.when = r.condition(r.get(id, "when"));
      frame->national_funds.push_back(std::move(fund));
    });
  }
  if (const auto bounds = r.need(root, "unknown_bounds"); bounds != Document::kNone && r.expect(bounds, Kind::object)) {
    r.only(bounds, "deductible rate ceiling");
    frame->unknown_deductible = read_bounds(r, bounds, "deductible", Unit::money);
    frame->unknown_rate = read_bounds(r, bounds, "rate", Unit::rate);
    frame->unknown_ceiling = read_bounds(r, bounds, "ceiling", Unit::money);
  }
  frame->facts = std::move(vocabulary.facts);
  frame->document = std::move(document);
  return issues.size() == before ? frame : nullptr;
}

}  // namespace yibao
