// Walks a certain case along one free amount, from kink to kink: in between, every line of the statement is a straight
// line but for rounding. Work grows with the number of kinks, not with the range.
#pragma once
#include <array>

#include "evaluate/linear.hpp"
#include "reason/assignment.hpp"

namespace yibao {

// The lines that are walked: those of the statement's total, and one more for an event of a benefit.
inline constexpr std::size_t kWatched = kFields;
inline constexpr std::size_t kLines = kFields + 1;
using Lines = std::array<Line, kLines>;

// At least a fen of the watched line: the deductible is used up, a ceiling cuts something off, something is paid.
enum class Event : std::uint8_t { none, deductible, ceiling, starts };

// A case as it is when the free amount is `at`.
struct Station {
  Fen at = 0;
  Case c;
};
// Between two stations every amount of the case stands still or moves fen by fen with the free amount.
bool straight(const Station& a, const Station& b);
// Whether the amounts move alike between a and b, and between b and c.
bool aligned(const Station& a, const Station& b, const Station& c);

// A comparison of the rules that has another outcome from this fen on.
struct Flip {
  Tag tag;
  bool now = false;  // what was compared is above zero
};

struct Segment {
  Fen from = 0;
  Fen to = 0;
  Lines lines;                   // exact at `from`; slopes and strays from there to `to`
  std::array<Fen, kLines> last;  // exact at `to`
  std::array<Fen, kLines> step;  // exactly what changed from the fen before `from`; zero in the first segment
  std::vector<Flip> flips;       // what makes it differ from the segment before
};

class Walk {
 public:
  // `stations`: two or more, straight from one to the next; the cases without unknowns, one plan. `benefit` and
  // `event`: what the watched line holds.
  Walk(const std::vector<Station>& stations, std::size_t benefit = 0, Event event = Event::none);

  // False when rules round so coarsely against each other that kinks would have to be looked for fen by fen over too
  // long a range.
  bool run(std::vector<Segment>& out);
  // The exact values at one point.
  const Lines& at(Fen x);
  // Whether all amounts, days and values that have a part are known.
  bool certain() const;
  // The one option of each fact of a visit.
  const std::vector<std::uint8_t>& options(std::size_t visit) const { return visits_[visit].options; }
  // Points that may still be settled, shared with whoever looks further into segments.
  std::int64_t left() const { return left_; }

 private:
  struct Amount {
    Fen value = 0;
    std::int32_t slope = 0;
  };
  struct Visit {
    std::vector<std::uint8_t> options;
    const Eligibility* refused = nullptr;
    Millionths first_pay = 0;
    Amount parts[kParts];
    Fen days = 0;
    Date date = kNoDate;
  };
  void enter(std::size_t piece);
  void settle(Fen x, bool moving);
  void settle_visit_at(Visit& visit, Fen offset, bool moving, const Linear& d);
  Line line(const Amount& amount, Fen offset, bool moving) const;
  bool flipped(Fen x);
  Fen bisect(Fen same, Fen other);
  Fen next_flip(Fen x);
  void note(std::vector<Segment>& out, Fen x, std::vector<std::uint8_t>&& before, const Lines& last);
  static void watch(void* self, const Block& block, const Paid<Line>& paid);

  const std::vector<Station>& stations_;
  const Plan& plan_;
  std::size_t benefit_;
  Event event_;
  Fen from_ = 0;  // of the piece
  Fen to_ = 0;
  std::vector<Visit> visits_;
  std::vector<Amount> start_;
  Amount balances_[2];
  std::vector<Line> state_;
  Line purses_[2];
  Lines lines_;
  Probe probe_;
  Output<Line> output_;
  std::int64_t left_;
};

}  // namespace yibao
