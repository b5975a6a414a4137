// The linear domain: a number is its exact value at one point, how it moves from there, and how far rounding may make
// it stray from that line. While it settles, each comparison says up to which fen its outcome is sure; that is how a
// walk along a free amount jumps from kink to kink. `Retrace` (retrace.hpp) then finds the kink to the fen.
//
// Windows are worked out in floating point and widened; they only say where to look. Values, slopes, strays and kinks
// come from integers.
#pragma once
#include "evaluate/settle.hpp"

namespace yibao {

// How a number moves as the free amount grows; both: it does not.
inline constexpr std::uint8_t kNeverFalls = 1;
inline constexpr std::uint8_t kNeverRises = 2;
inline constexpr std::uint8_t kStill = kNeverFalls | kNeverRises;

inline constexpr std::int64_t kGrain = 1024;  // strays are counted in this part of a fen

struct Line {
  Fen value = 0;
  std::int64_t rise = 0;   // slope = rise / run, fen per fen
  std::int64_t run = 1;    // > 0
  std::int64_t stray = 0;  // in fen / kGrain: f(x + t) lies within it of value + slope · t
  std::uint8_t course = kStill;
};

Line difference(const Line& a, const Line& b);

// Where a comparison stands.
struct Tag {
  std::uint16_t visit = 0;
  std::uint16_t block = 0;  // index into Plan::blocks
  Mark mark = Mark::base;
  std::uint8_t index = 0;
};

// From here on, fen from now, a comparison may have another outcome.
struct Window {
  Fen from = 0;
  Fen to = 0;
  bool closing = false;  // beyond `to` it has
  bool steady = false;   // once it has, it keeps it
};

// What the comparisons of a run said.
struct Probe {
  bool strict = false;                 // outcomes matter even where they change no result
  Fen room = 0;                        // how far the free amount may move
  std::vector<std::uint8_t> outcomes;  // 0 no, 1 yes; +2: either way the result is the same
  std::vector<Tag> tags;
  std::vector<Window> windows;
  Tag here;
  bool keeps_order = false;  // of the block just paid: the more is counted, the more is paid and the more remains

  void start();
};

struct Linear : OneVisit<Line> {
  using Num = Line;
  using Facts = const std::uint8_t*;

  Probe* probe;
  bool no_purses = false;

  explicit Linear(Probe* to) : probe(to) {}

  static Line fixed(Fen value) {
    Line line;
    line.value = value;
    return line;
  }
  Line add(const Line& a, const Line& b) const { return sum(a, b, 1); }
  Line sub(const Line& a, const Line& b) const { return sum(a, b, -1); }
  Line left(const Line& a, const Line& b) const { return sum(a, b, -1); }
  void count(Line* after, const Line* before, std::size_t counter, const Line& amount) const {
    after[counter] = add(before[counter], amount);
  }
  Line sum(const Line* parts) const {
    Line out = parts[0];
    for (std::size_t part = 1; part < kParts; ++part) out = add(out, parts[part]);
    return out;
  }
  Line times(Line a, std::int64_t k) const;
  Line min(const Line& a, const Line& b) const;
  Line max0(const Line& a) const;
  Line beyond(const Line& a, Fen edge, std::int64_t jump) const;
  Line where(const Line& condition, const Line& a) const;
  Line round(const Line& t, const Share& share) const { return rounded(t, divide(t.value, share), share.den); }
  Line ratio(const Line& t, std::int64_t k) const { return rounded(t, (t.value + k / 2) / k, k); }
  bool nothing(const Line& /*balance*/) const { return no_purses; }
  static Share whole() { return make_share(kWhole); }
  static Line deductible(const Row& row) { return fixed(row.deductible); }
  static Line year_cap(const Row& row) { return fixed(row.year_cap); }
  static Line cost_cap(const Row& row) { return fixed(row.cost_cap); }
  static std::int64_t numerator(const Row& row) { return row.numerator; }
  static const Share& share(const Row& row) { return row.share; }
  static const Step* steps(const Plan& plan, const Row& row) { return plan.steps.data() + row.first_step; }
  static Line edge(const Step* steps, const Row& /*row*/, std::size_t s) { return fixed(steps[s].edge); }
  static std::int64_t slope(const Step* steps, const Row& /*row*/, std::size_t s) { return steps[s].slope; }
  void at(Mark mark, std::size_t index = 0) const {
    probe->here.mark = mark;
    probe->here.index = static_cast<std::uint8_t>(index);
  }

  template <class Sink>
  Line dispatch(const Plan& plan, const Block& block, std::size_t i, Facts facts, const Quantity<Line>& quantity,
                const Line* before, Line* after, const Line& in_scope, Output<Line>& out, Sink&& sink) const {
    enter(plan, block);
    return settle_block<kAnyShape>(*this, plan, block, i, facts, quantity, before, after, in_scope, out, sink);
  }
  template <int Flags>
  Paid<Line> apply(const Plan& plan, const Block& block, Facts facts, const Line& base, const Quantity<Line>& quantity,
                   const Line* counters) const {
    enter(plan, block);
    return pay(plan, block, facts, base, quantity, counters);
  }
  Line rest(const Line& base, const Paid<Line>& paid) const;
  // `a` is what is left of `whole`, from which less than it grows by is taken: it never falls where that does not.
  static void keep_course(Line& a, const Line& whole) { a.course |= whole.course; }

 private:
  enum class Said : std::uint8_t { no, yes, either };

  Line sum(const Line& a, const Line& b, int sign) const;
  Line rounded(Line t, Fen value, std::int64_t den) const;
  void coarsen(Line& a) const;
  // Whether a > 0; `either` (only where asked for) when rounding may say now this, now that, for ever.
  Said positive(const Line& a, bool may_be_either) const;
  void enter(const Plan& plan, const Block& block) const;
  Paid<Line> pay(const Plan& plan, const Block& block, Facts facts, const Line& base, const Quantity<Line>& quantity,
                 const Line* counters) const;
};

// `watch` may be null.
void settle_visit(const Linear& d, const Plan& plan, const Route& route, const std::uint8_t* options, const Line* parts,
                  const Line& days, Line* state, Line* balances, Output<Line>& out, Watch<Line> watch, void* self);

}  // namespace yibao
