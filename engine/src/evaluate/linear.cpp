#include "evaluate/linear.hpp"

#include <cmath>
#include <numeric>

#include "evaluate/exact.hpp"

namespace yibao {

namespace {

// Rises and runs stay below this, so that two of them can be added.
constexpr std::int64_t kMost = 1'000'000'000'000'000'000;
// Slopes whose denominators grow beyond that are kept in 2^-38 parts.
constexpr int kFineBits = 38;
constexpr std::int64_t kFine = std::int64_t{1} << kFineBits;
constexpr int kGrainBits = 10;
static_assert(kGrain == 1 << kGrainBits);

std::int64_t size_of(std::int64_t a) { return a < 0 ? -a : a; }
bool fits(std::int64_t a, std::int64_t b) { return size_of(a) <= kMost / b; }
std::uint8_t reversed(std::uint8_t course) { return static_cast<std::uint8_t>((course & 1) << 1 | course >> 1); }
std::uint8_t both(std::uint8_t a, std::uint8_t b) { return static_cast<std::uint8_t>(a & b); }
std::int64_t up(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

}  // namespace

void Probe::start() {
  outcomes.clear();
  tags.clear();
  windows.clear();
}

// The slope in parts that never overflow; what that loses over the whole range counts as stray.
void Linear::coarsen(Line& a) const {
  if (a.run == kFine) return;
  std::int64_t rest = size_of(a.rise % a.run);
  std::int64_t parts = size_of(a.rise / a.run);
  for (int bit = 0; bit < kFineBits; ++bit) {
    rest *= 2;
    parts = parts * 2 + (rest >= a.run ? 1 : 0);
    if (rest >= a.run) rest -= a.run;
  }
  a.rise = a.rise < 0 ? -parts : parts;
  a.run = kFine;
  a.stray += (probe->room >> (kFineBits - kGrainBits)) + 1;
}

Line Linear::sum(const Line& a, const Line& b, int sign) const {
  Line out = a;
  out.value = a.value + sign * b.value;
  if (b.course == kStill) return out;
  out.stray = a.stray + b.stray;
  out.course = both(a.course, sign > 0 ? b.course : reversed(b.course));
  if (b.rise == 0) return out;
  Line other = b;
  other.rise *= sign;
  if (a.rise == 0) out.run = b.run;
  if (out.run != other.run) {
    const std::int64_t g = std::gcd(out.run, other.run);
    const std::int64_t mine = other.run / g;
    const std::int64_t its = out.run / g;
    if (fits(out.rise, mine) && fits(out.run, mine) && fits(other.rise, its)) {
      out.rise *= mine;
      out.run *= mine;
      other.rise *= its;
    } else {
      other.stray = 0;
      coarsen(out);
      coarsen(other);
      out.stray += other.stray;
    }
  }
  out.rise += other.rise;
  if (out.rise == 0) out.run = 1;
  if (size_of(out.rise) > kMost) coarsen(out);
  return out;
}

Line Linear::times(Line a, std::int64_t k) const {
  a.value *= k;
  if (a.course == kStill) return a;
  a.stray *= size_of(k);
  if (k < 0) a.course = reversed(a.course);
  if (k == 0) return fixed(0);
  const std::int64_t g = std::gcd(a.run, k);
  if (!fits(a.rise, size_of(k / g))) {
    coarsen(a);
    a.rise *= k;
    return a;
  }
  a.run /= g;
  a.rise *= k / g;
  return a;
}

Line Linear::rounded(Line t, Fen value, std::int64_t den) const {
  t.value = value;
  if (t.course == kStill) return t;
  if (t.rise % t.run == 0) {
    t.rise /= t.run;
    t.run = 1;
    if (t.stray == 0 && t.rise % den == 0) {  // moves in whole steps: nothing is rounded but the start
      t.rise /= den;
      return t;
    }
  }
  const std::int64_t g = std::gcd(t.rise, den);
  if (fits(t.run, den / g)) {
    t.rise /= g;
    t.run *= den / g;
  } else {
    coarsen(t);
    t.rise /= den;
    t.stray += ((probe->room >> (kFineBits - kGrainBits)) + 1) * den;
  }
  if (t.rise == 0) t.run = 1;
  t.stray = up(t.stray, den) + kGrain;
  return t;
}

// Looking for the first t > 0 at which v + s·t ± stray is on the other side. The gap is at least 1: values are whole.
Linear::Said Linear::positive(const Line& a, bool may_be_either) const {
  Probe& p = *probe;
  const bool yes = a.value > 0;
  p.tags.push_back(p.here);
  p.outcomes.push_back(yes ? 1 : 0);
  const Said said = yes ? Said::yes : Said::no;
  if ((a.course & (yes ? kNeverFalls : kNeverRises)) != 0) return said;
  const double gap = yes ? static_cast<double>(a.value) : 1.0 - static_cast<double>(a.value);
  const double stray = static_cast<double>(a.stray) / kGrain;
  const double slope = static_cast<double>(a.rise) / static_cast<double>(a.run);
  const double closing = yes ? -slope : slope;
  const auto room = static_cast<double>(p.room);
  if (a.rise == 0) {
    if (gap > stray) return said;
    if (!may_be_either || p.strict) {
      p.windows.push_back({1, p.room, false, false});
      return said;
    }
    p.outcomes.back() = static_cast<std::uint8_t>(p.outcomes.back() + 2);
    return Said::either;
  }
  Window window;
  window.closing = closing > 0;
  window.steady = closing > 0 && a.course != 0;
  const double from = closing > 0 ? (gap - stray) / closing : 1;
  const double to = closing > 0 ? (gap - 1 + stray) / closing : (gap - stray) / closing;
  if (from - 1 > room || to < 0 || (closing < 0 && gap > stray)) return said;
  window.from = from < 2 ? 1 : static_cast<Fen>(from) - 1;
  window.closing = window.closing && to + 2 <= room;
  window.to = to + 2 > room ? p.room : static_cast<Fen>(to) + 2;
  if (window.from <= window.to) p.windows.push_back(window);
  return said;
}

Line Linear::max0(const Line& a) const {
  const Said said = positive(a, true);
  if (said == Said::yes) return a;
  if (said == Said::no) return fixed(0);
  Line out = a;
  out.value = a.value > 0 ? a.value : 0;
  return out;
}

Line Linear::min(const Line& a, const Line& b) const {
  Line room = sub(b, a);
  ++room.value;
  const Said said = positive(room, true);
  if (said == Said::yes) return a;
  if (said == Said::no) return b;
  Line out = a;
  out.value = a.value < b.value ? a.value : b.value;
  out.stray = a.stray > b.stray ? a.stray : b.stray;
  out.course = both(a.course, b.course);
  return out;
}

Line Linear::beyond(const Line& a, Fen edge, std::int64_t jump) const {
  return positive(sub(a, fixed(edge)), false) == Said::yes ? fixed(jump) : Line{};
}

Line Linear::where(const Line& condition, const Line& a) const {
  return positive(condition, false) == Said::yes ? a : Line{};
}

Line Linear::rest(const Line& base, const Paid<Line>& paid) const {
  Line out = sub(base, paid.pay);
  if (probe->keeps_order) out.course |= base.course;
  return out;
}

void Linear::enter(const Plan& plan, const Block& block) const {
  probe->here.block = static_cast<std::uint16_t>(&block - plan.blocks.data());
  at(Mark::base);
}

[[gnu::noinline]] Paid<Line> Linear::pay(const Plan& plan, const Block& block, Facts facts, const Line& base,
                                         const Quantity<Line>& quantity, const Line* counters) const {
  const std::uint32_t row = block.first_row + row_index(block, facts);
  Paid<Line> paid = pay_block(*this, plan, block, plan.rows[row], plan.rare[row],
                              plan.rows[row].applies == 0 ? Line{} : base, quantity, counters);
  paid.row = row;
  if ((block.flags & kOverflows) != 0) paid.overflow = overflow_of(*this, plan, block, plan.rows[row], paid);
  // A fen more that is counted brings at most a fen, and never takes one, where rates are for what lies in a band and
  // nothing else depends on the free amount.
  constexpr int kCross = kCoarse | kWholeBands | kFloor | kWeighted | kQuantity;
  bool still = (block.flags & kCross) == 0;
  for (std::size_t c = 0; c < kCounters && still; ++c) still = counters[c].course == kStill;
  probe->keeps_order = still;
  if (still) paid.pay.course |= base.course;
  return paid;
}

Line difference(const Line& a, const Line& b) {
  Probe probe;
  return Linear{&probe}.sub(a, b);
}

void settle_visit(const Linear& d, const Plan& plan, const Route& route, const std::uint8_t* options, const Line* parts,
                  const Line& days, Line* state, Line* balances, Output<Line>& out, Watch<Line> watch, void* self) {
  settle(d, plan, route, options, parts, days, state, state, balances, out,
         [&](const Block& block, const Paid<Line>& paid, const Line* counters) {
           if (watch != nullptr) watch(self, block, paid, counters);
         });
}

}  // namespace yibao
