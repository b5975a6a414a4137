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

// The scope parts of a charge; total = their sum.
enum class Part : std::uint8_t { noncovered, over_price_limit, first_pay, in_scope };
inline constexpr std::size_t kParts = 4;
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

// One value with its time and provenance. `place` is where it stands in the pack file, for findings.
struct Dated {
  Date from = kNoDate;
  Date until = kNoDate;  // last day; kNoDate: still in force
  Provenance why;
  Document::Id place = 0;
  Expression value;
  std::vector<Band> bands;       // only in Benefit::bands
  bool bands_from_zero = false;  // edges counted from zero instead of from the deductible
};

struct History {
  std::vector<Dated> entries;  // from early to late
  const Dated* on(Date date) const;
  bool present() const { return !entries.empty(); }
};

enum class Period : std::uint8_t { visit, year };
extern const std::string_view kPeriodNames[2];

enum class AdjustKind : std::uint8_t { add_points, raise_by, multiply_rate, multiply_person_share, set };
inline constexpr std::size_t kAdjustKinds = 5;
extern const std::string_view kAdjustNames[kAdjustKinds];

enum class CeilingOn : std::uint8_t { payment, cost };
extern const std::string_view kCeilingNames[2];

// A word that is fixed or depends on one fact: {"by": "reading", "of": {"a": "payment", "b": "cost"}}.
struct WordByFact {
  FactId fact = kNoFact;
  std::vector<std::uint8_t> words;  // one, or one per option
  std::uint8_t pick(const std::vector<std::uint8_t>& options) const {
    return fact == kNoFact ? words[0] : words[options[fact]];
  }
};

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

struct Benefit {
  std::string id;
  Text name;
  Payer payer = Payer::pooled_fund;
  Condition applies;
  std::vector<BaseTerm> base;
  Period period = Period::visit;
  History deductible;
  std::vector<DeductibleChange> deductible_changes;
  History rate;   // flat; or
  History bands;  // marginal
  std::vector<Adjust> adjust;
  std::vector<Ceiling> ceilings;
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
};

struct Account {
  bool present = false;
  bool pays[kParts] = {};
  Dated why;
};

// Whom to ask and how to claim: handed through to replies as written in the pack.
struct Services {
  Document::Id place = Document::kNone;
};

struct Frame {
  std::string version;
  std::vector<Fact> facts;
  std::vector<std::pair<std::string, Text>> amounts;  // question texts of the amounts
  Text payer_labels[kPayers];
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
  Account account;
  Services services;
  std::unique_ptr<Document> document;  // for findings with line and column

  FactId fact(std::string_view id) const;  // kNoFact when there is none
};

extern const std::string_view kGradeNames[5];
inline std::string_view grade_name(Grade grade) { return kGradeNames[static_cast<std::size_t>(grade)]; }

// Reads a frame, or a pack under a frame. Null with issues when it cannot be used.
std::shared_ptr<const Frame> read_frame(std::unique_ptr<Document> document, Issues& issues);
std::shared_ptr<const Pack> read_pack(std::unique_ptr<Document> document, std::shared_ptr<const Frame> frame,
                                      Issues& issues);

}  // namespace yibao
