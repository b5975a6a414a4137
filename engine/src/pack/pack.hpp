// One area's rules as typed data: what a pack file says, checked and without its spelling. Read-only once loaded.
// A local rule always speaks of deductible, rate and ceiling, so there is one shape, `Benefit`, for every layer from
// basic insurance to commercial supplements. Each value is dated and carries its provenance.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "json/document.hpp"
#include "money/share.hpp"
#include "pack/date.hpp"
#include "pack/expression.hpp"
#include "pack/vocabulary.hpp"

namespace yibao {

// The parts of a charge; total = their sum. Non-covered cost has two parts of its own that supplements ask for.
enum class Part : std::uint8_t { noncovered, over_price_limit, first_pay, in_scope, noncovered_drugs, special_drugs };
inline constexpr std::size_t kParts = 6;
extern const std::string_view kPartNames[kParts];

enum class Payer : std::uint8_t {
  pooled_fund,
  large_amount,
  critical_illness,
  civil_servant,
  enterprise_supplement,
  medical_assistance,
  commercial,
  other,
  hospital
};
inline constexpr std::size_t kPayers = 9;
extern const std::string_view kPayerNames[kPayers];

struct Source {
  std::string id;
  Text title;
  Text publisher;
  std::string url;
  std::string kind;
  std::string published;
  Grade grade = Grade::unknown;
  Date checked = kNoDate;
};

struct Band {
  Fen over = 0;  // the band begins above this
  Expression rate;
};

// A word that is fixed or depends on one fact: {"by": "reading", "of": {"a": "payment", "b": "cost"}}.
struct WordByFact {
  FactId fact = kNoFact;
  std::vector<std::uint8_t> words;  // one, or one per option
  std::uint8_t pick(const std::vector<std::uint8_t>& options) const {
    return fact == kNoFact ? words[0] : words[options[fact]];
  }
};

enum class Measured : std::uint8_t { above_deductible, from_zero };
extern const std::string_view kMeasuredNames[2];
enum class BandOn : std::uint8_t { part, whole };
extern const std::string_view kBandOnNames[2];

// One value with its time and provenance. `place` is where it stands in the pack file, for findings.
struct Dated {
  Date from = kNoDate;
  Date until = kNoDate;  // last day; kNoDate: still in force
  Provenance why;
  Document::Id place = 0;
  Expression value;
  std::vector<Band> bands;  // only in Benefit::bands, with where edges count from and what a band's rate is for
  WordByFact measured;      // Measured
  WordByFact on;            // BandOn
};

struct History {
  std::vector<Dated> entries;  // from early to late
  const Dated* on(Date date) const;
  bool present() const { return !entries.empty(); }
};

enum class Period : std::uint8_t { visit, day, month, year, lifetime };
inline constexpr std::size_t kPeriods = 5;
extern const std::string_view kPeriodNames[kPeriods];

enum class AdjustKind : std::uint8_t {
  add_points,
  raise_by,
  multiply_rate,
  multiply_person_share,
  set,
  subtract_points
};
inline constexpr std::size_t kAdjustKinds = 6;
extern const std::string_view kAdjustNames[kAdjustKinds];

enum class CeilingOn : std::uint8_t { payment, cost };
extern const std::string_view kCeilingNames[2];

struct Adjust {
  WordByFact kind;  // AdjustKind
  Condition when;
  History amount;
};

enum class ChangeKind : std::uint8_t { multiply, set, subtract, at_least };
inline constexpr std::size_t kChangeKinds = 4;
extern const std::string_view kChangeNames[kChangeKinds];

// What becomes of the deductible for some persons or visits: halved, lowered by an amount, but not below another,
// waived (set 0).
struct DeductibleChange {
  ChangeKind kind = ChangeKind::multiply;
  Condition when;
  History amount;  // multiply: a rate; else money
};

struct Ceiling {
  WordByFact on;  // CeilingOn
  Period per = Period::year;
  Condition lifted;  // persons without this limit
  History limit;
};

struct BaseTerm {
  Part part = Part::in_scope;
  Millionths weight = kWhole;
};

// The personal account and the family's only pay the person's share, from what they hold.
enum class Purse : std::uint8_t { none, account, family_account };

struct Benefit {
  std::string id;
  Text name;
  Payer payer = Payer::pooled_fund;
  Purse purse = Purse::none;
  Condition applies;
  std::vector<BaseTerm> base;
  std::string overflow_of;  // instead of parts: the cost beyond this benefit's ceilings
  Period period = Period::visit;
  History deductible;
  std::vector<DeductibleChange> deductible_changes;
  bool deductible_once = false;              // with a base per visit: what the year's deductibles came to so far counts
  History deductible_limit;                  // at most this much in a year
  std::vector<std::string> deductible_with;  // benefits that share it
  History rate;                              // flat; or
  History bands;                             // marginal
  std::vector<Adjust> adjust;
  History at_least;  // share of the whole bill that is paid in any case
  std::vector<Ceiling> ceilings;
  std::vector<std::string> ceilings_with;  // benefits whose payments count under the same ceilings
  Rounding rounding;
  Document::Id place = 0;
};

struct Unknown {
  std::string id;  // "inpatient.deductible"
  Unit unit = Unit::money;
  Interval range;
};

struct Limit {
  std::string id;
  Condition when;
  Text text;
};

struct Encodes {
  Condition when;
  Date from = kNoDate;
  Date until = kNoDate;
  bool on(Date date) const { return (from == kNoDate || from <= date) && (until == kNoDate || date <= until); }
};

// A share of the in-scope amount that the person pays before any benefit.
struct FirstPay {
  Condition when;
  History rate;
};

enum class Effect : std::uint8_t { not_covered, waiting, reduced };
extern const std::string_view kEffectNames[3];

// Who is not covered, waits, or gets a reduced benefit. A reduced share is also an adjustment of each benefit it names.
struct Eligibility {
  std::string id;
  Effect effect = Effect::not_covered;
  Condition when;
  Text text;
  Dated why;                        // time and provenance
  std::int32_t months = 0;          // waiting: ends this many months after contributions resumed, or
  std::int32_t first_of_month = 0;  // on the first day of the n-th month after
  Millionths share = kWhole;        // reduced
  std::vector<std::string> benefits;
};

// Money paid besides the bill: monthly base ÷ 30 × days, plus an amount.
struct Allowance {
  std::string id;
  Text name;
  Condition applies;
  bool by_base = false;
  bool days_asked = false;  // the visit's days
  History days;
  History plus;
};

// A question people ask, answered in a few words; handed through to replies as written in the pack.
struct Answers {
  Document::Id place = Document::kNone;
};

// Whom to ask and how to claim: handed through to replies as written in the pack.
struct Services {
  Document::Id place = Document::kNone;
};

// The national interface's code of a payer, where the condition holds. After the payers come the two accounts.
struct NationalFund {
  std::string code;
  std::size_t payer = 0;
  Condition when;
};
inline constexpr std::size_t kOwnAccount = kPayers;
inline constexpr std::size_t kFamilysAccount = kPayers + 1;

struct Frame {
  std::string version;
  std::vector<Fact> facts;
  std::vector<std::pair<std::string, Text>> amounts;  // question texts of the amounts
  Text payer_labels[kPayers];
  std::vector<NationalFund> national_funds;
  Interval unknown_deductible;
  Interval unknown_rate;
  Interval unknown_ceiling;
  std::unique_ptr<Document> document;

  const Text* amount_question(std::string_view id) const;
};

struct Pack {
  std::string region;
  Text name;
  Text province;
  std::vector<std::string> search;
  std::string version;
  std::string sha256;
  Date known_from = kNoDate;
  Date known_until = kNoDate;
  std::shared_ptr<const Frame> frame;
  std::vector<Fact> facts;  // the frame's, the pack's own, the readings
  std::vector<Source> sources;
  std::vector<Encodes> encodes;
  std::vector<Benefit> benefits;  // in order of evaluation
  std::vector<Unknown> unknowns;
  std::vector<Limit> limits;
  std::vector<FirstPay> first_pay;
  std::vector<Eligibility> eligibility;
  std::vector<Allowance> allowances;
  Answers answers;
  Services services;
  std::unique_ptr<Document> document;  // for findings with line and column

  FactId fact(std::string_view id) const;          // kNoFact when there is none
  std::size_t benefit(std::string_view id) const;  // benefits.size() when there is none
};

// Every history of a benefit with the name of its slot.
template <class F>
void each_history(const Benefit& benefit, F&& visit) {
  visit("deductible", benefit.deductible);
  for (const DeductibleChange& change : benefit.deductible_changes) visit("deductible_change", change.amount);
  visit("deductible_limit", benefit.deductible_limit);
  visit("rate", benefit.rate);
  visit("bands", benefit.bands);
  for (const Adjust& adjust : benefit.adjust) visit("adjust", adjust.amount);
  visit("at_least", benefit.at_least);
  for (const Ceiling& ceiling : benefit.ceilings) visit("ceiling", ceiling.limit);
}

// Every dated value of a pack with the name of its slot.
template <class F>
void each_dated(const Pack& pack, F&& visit) {
  const auto history = [&](std::string_view slot, const History& one) {
    for (const Dated& entry : one.entries) visit(slot, entry);
  };
  for (const Benefit& benefit : pack.benefits) each_history(benefit, history);
  for (const FirstPay& first : pack.first_pay) history("first_pay", first.rate);
  for (const Eligibility& rule : pack.eligibility) visit("eligibility", rule.why);
  for (const Allowance& allowance : pack.allowances) {
    history("allowance", allowance.days);
    history("allowance", allowance.plus);
  }
}

extern const std::string_view kGradeNames[5];
inline std::string_view grade_name(Grade grade) { return kGradeNames[static_cast<std::size_t>(grade)]; }

// Reads a frame, or a pack under a frame. Null with issues when it cannot be used.
std::shared_ptr<const Frame> read_frame(std::unique_ptr<Document> document, Issues& issues);
std::shared_ptr<const Pack> read_pack(std::unique_ptr<Document> document, std::shared_ptr<const Frame> frame,
                                      Issues& issues);

}  // namespace yibao
