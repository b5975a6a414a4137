// Walks a certain case along one free amount, from kink to kink: in between, every line of the statement is a straight
// line but for rounding. Work grows with the number of kinks, not with the range.
#pragma once
#include <array>

#include "evaluate/linear.hpp"
#include "evaluate/retrace.hpp"
#include "reason/assignment.hpp"

namespace yibao {

// The lines that are walked: those of the statement's total, and one more for an event of a benefit.
inline constexpr std::size_t kWatched = kFields;
inline constexpr std::size_t kLines = kFields + 1;
template <class Num>
using LinesOf = std::array<Num, kLines>;
using Lines = LinesOf<Line>;
using Values = LinesOf<Fen>;

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
  Lines lines;              // exact at `from`; slopes and strays from there to `to`
  Values last;              // exact at `to`
  Values step;              // exactly what changed from the fen before `from`; zero in the first segment
  std::vector<Flip> flips;  // what makes it differ from the segment before
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
  const Values& at(Fen x);
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
  struct Mover {
    std::size_t counter = 0;
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
  // What one domain needs to settle the case at a point.
  template <class Num>
  struct Run {
    std::vector<Num> state;
    Num purses[2];
    LinesOf<Num> lines;
    Output<Num> output;
  };
  template <class D>
  struct Watcher;
  void enter(std::size_t piece);
  // Settles at x and on from there; what the comparisons say is in the probe.
  void move(Fen x);
  // Settles at x; whether all comparisons say what they said where the walk last moved.
  bool retrace(Fen x);
  bool no_purses() const;
  template <class D>
  void settle(const D& d, Run<typename D::Num>& run, Fen offset);
  template <class D>
  void settle_visit_at(const D& d, Run<typename D::Num>& run, const Visit& visit, Fen offset);
  Fen bisect(Fen same, Fen other);
  Fen next_flip(Fen x);
  void note(std::vector<Segment>& out, Fen x, const std::vector<std::uint8_t>& before, const Values& last);

  const std::vector<Station>& stations_;
  const Plan& plan_;
  std::size_t benefit_;
  Event event_;
  Fen from_ = 0;  // of the piece
  Fen to_ = 0;
  std::vector<Visit> visits_;
  std::vector<Fen> start_;  // counters at the start of the piece
  std::vector<Mover> movers_;
  Amount balances_[2];
  Run<Line> moved_;
  Run<Fen> retraced_;
  Probe probe_;
  std::int64_t left_;
};

}  // namespace yibao
