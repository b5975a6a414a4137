#include "reason/walk.hpp"
#include "json/sort_few.hpp"

#include <algorithm>

namespace yibao {

namespace {

constexpr std::int64_t kMostPoints = 1 << 16;
constexpr std::size_t kMostSegments = 20'000;

template <class F>
void each_amount(const Case& a, const Case& b, F&& visit) {
  for (std::size_t v = 0; v < a.visits.size(); ++v) {
    for (std::size_t p = 0; p < kParts; ++p) visit(a.visits[v].parts[p].low, b.visits[v].parts[p].low);
  }
  for (std::size_t s = 0; s < a.state.size(); ++s) visit(a.state[s].low, b.state[s].low);
  for (std::size_t p = 0; p < 2; ++p) visit(a.balances[p].low, b.balances[p].low);
}

// -1, 0 or 1 for an amount that moves fen by fen over `width`, else 2.
std::int8_t slope_of(Fen a, Fen b, Fen width) {
  if (a == b) return 0;
  if (b - a == width) return 1;
  return a - b == width ? std::int8_t{-1} : std::int8_t{2};
}

bool parallel(const Lines& a, const Lines& b) {
  for (std::size_t i = 0; i < kLines; ++i) {
    const bool same = a[i].rise == b[i].rise && a[i].run == b[i].run;
    if (!same && difference(a[i], b[i]).rise != 0) return false;
  }
  return true;
}

// How far `value` lies from the line, `width` fen on; in fen / kGrain, rounded up. Too far where that cannot be
// multiplied out.
std::int64_t distance(const Line& line, Fen value, Fen width) {
  constexpr std::int64_t kSafe = 1 << 22;  // what a range of 2^40 fen can be multiplied by
  if (line.run >= kSafe) return kMaxFen;
  std::int64_t whole = line.rise / line.run;
  std::int64_t part = line.rise % line.run;
  if (part < 0) {
    part += line.run;
    --whole;
  }
  const Fen above = value - line.value - whole * width - part * width / line.run;
  const std::int64_t off = above * kGrain - part * width % line.run * kGrain / line.run;
  return (off < 0 ? -off : off) + 1;
}

}  // namespace

bool straight(const Station& a, const Station& b) {
  bool all = true;
  each_amount(a.c, b.c, [&](Fen from, Fen to) { all = all && slope_of(from, to, b.at - a.at) != 2; });
  return all;
}

bool aligned(const Station& a, const Station& b, const Station& c) {
  std::vector<std::int8_t> slopes;
  each_amount(a.c, b.c, [&](Fen from, Fen to) { slopes.push_back(slope_of(from, to, b.at - a.at)); });
  std::size_t at = 0;
  bool all = true;
  each_amount(b.c, c.c, [&](Fen from, Fen to) { all = all && slope_of(from, to, c.at - b.at) == slopes[at++]; });
  return all;
}

Walk::Walk(const std::vector<Station>& stations, std::size_t benefit, Event event)
    : stations_(stations), plan_(*stations[0].c.plan), benefit_(benefit), event_(event), left_(kMostPoints) {
  probe_.strict = event == Event::ceiling;
  const Case& c = stations[0].c;
  const auto options = options_of(c);
  visits_.resize(c.visits.size());
  for (std::size_t v = 0; v < visits_.size(); ++v) {
    Visit& visit = visits_[v];
    visit.options = options[v];
    visit.refused = refusal(c, v, options[v]);
    visit.days = c.visits[v].days.low;
    visit.date = c.visits[v].date;
    if (plan_.first_pay.empty()) continue;
    std::vector<OptionMask> masks;
    for (const std::uint8_t option : options[v]) masks.push_back(OptionMask{1} << option);
    visit.first_pay = first_pay_rate(plan_, masks).low;
  }
  enter(0);
}

// The piece of the range from one station to the next.
void Walk::enter(std::size_t piece) {
  const Station& a = stations_[piece];
  const Station& b = stations_[piece + 1];
  from_ = a.at;
  to_ = b.at;
  const auto amount = [&](Interval low, Interval high) {
    return Amount{low.low, slope_of(low.low, high.low, to_ - from_)};
  };
  for (std::size_t v = 0; v < visits_.size(); ++v) {
    for (std::size_t p = 0; p < kParts; ++p)
      visits_[v].parts[p] = amount(a.c.visits[v].parts[p], b.c.visits[v].parts[p]);
  }
  start_.clear();
  movers_.clear();
  for (std::size_t s = 0; s < a.c.state.size(); ++s) {
    const Amount counter = amount(a.c.state[s], b.c.state[s]);
    start_.push_back(counter.value);
    if (counter.slope != 0) movers_.push_back({s, counter.slope});
  }
  for (std::size_t p = 0; p < 2; ++p) balances_[p] = amount(a.c.balances[p], b.c.balances[p]);
}

namespace {

// An amount `offset` fen into the piece, in either domain.
void place(Fen& out, Fen value, std::int32_t slope, Fen offset) { out = value + slope * offset; }
void place(Line& out, Fen value, std::int32_t slope, Fen offset) {
  out = Linear::fixed(value + slope * offset);
  if (slope == 0) return;
  out.rise = slope;
  out.course = slope > 0 ? kNeverFalls : kNeverRises;
}

Fen value_of(Fen a) { return a; }
Fen value_of(const Line& a) { return a.value; }

}  // namespace

// Hears of every benefit that is settled; keeps the watched line.
template <class D>
struct Walk::Watcher {
  using Num = typename D::Num;
  const Walk& walk;
  const D& d;
  Num& line;

  static void on_block(void* self, const Block& block, const Paid<Num>& paid, const Num* /*counters*/) {
    static_cast<Watcher*>(self)->hear(block, paid);
  }
  void hear(const Block& block, const Paid<Num>& paid) {
    if (block.benefit != walk.benefit_) return;
    if (walk.event_ == Event::deductible) line = d.add(line, paid.above);
    if (walk.event_ == Event::starts) line = d.add(line, paid.pay);
    if (walk.event_ != Event::ceiling) return;
    // Cut off or not is an outcome of comparisons: it stays what it is up to the next flip. Not so a slice of the year
    // that begins above the ceiling: it is cut by no comparison, but as soon as there is any of it.
    Num left_out = d.sub(paid.above, paid.counted);
    if ((block.flags & kCostSlice) != 0) left_out = d.beyond(left_out, 0, 1);
    if (value_of(left_out) > 0 || value_of(paid.pay) < value_of(paid.before_cap)) line = d.fixed(1);
  }
};

template <class D>
void Walk::settle_visit_at(const D& d, Run<typename D::Num>& run, const Visit& visit, Fen offset) {
  using Num = typename D::Num;
  Num parts[kParts];
  for (std::size_t p = 0; p < kParts; ++p) place(parts[p], visit.parts[p].value, visit.parts[p].slope, offset);
  const auto part = [&](Part which) -> Num& { return parts[static_cast<std::size_t>(which)]; };
  const auto add = [&](std::size_t field, const Num& value) { run.lines[field] = d.add(run.lines[field], value); };
  if (visit.refused == nullptr && visit.first_pay != 0) {
    const Num whole = part(Part::in_scope);
    const Num moved = d.round(d.times(whole, visit.first_pay), d.whole());
    part(Part::first_pay) = d.add(part(Part::first_pay), moved);
    part(Part::in_scope) = d.sub(whole, moved);
    d.keep_course(part(Part::in_scope), whole);  // what is moved grows by a fen at most when this does
  }
  const Num total = d.sum(parts);
  add(kTotalCharge, total);
  for (const Part which : {Part::noncovered, Part::noncovered_drugs, Part::special_drugs})
    add(kNoncovered, part(which));
  add(kOverPriceLimit, part(Part::over_price_limit));
  add(kFirstPay, part(Part::first_pay));
  add(kInScope, part(Part::in_scope));
  if (visit.refused != nullptr) {
    add(kPersonTotal, total);
    add(kCash, total);
    return;
  }
  const Route& route = plan_.routes[visit.options[plan_.care]];
  Output<Num>& paid = run.output;
  Watcher<D> watcher{*this, d, run.lines[kWatched]};
  settle_visit(d, plan_, route, visit.options.data(), parts, d.fixed(visit.days), run.state.data(), run.purses, paid,
               event_ == Event::none ? nullptr : &Watcher<D>::on_block, &watcher);
  Num applied = d.fixed(0);
  for (std::uint32_t i = 0; i < route.count; ++i) {
    const Payer payer = plan_.pack->benefits[plan_.blocks[route.first + i].benefit].payer;
    if (payer == Payer::hospital) {
      add(kHospital, paid.pay[i]);
      continue;
    }
    add(kFunds + static_cast<std::size_t>(payer), paid.pay[i]);
    add(kFundsTotal, paid.pay[i]);
    if (payer == Payer::pooled_fund) applied = d.add(applied, paid.applied[i]);
  }
  d.at(Mark::total);
  add(kDeductibleApplied, d.min(applied, total));
  add(kPersonTotal, paid.person);
  add(kAccount, paid.purses[0]);
  add(kFamilyAccount, paid.purses[1]);
  add(kCash, d.sub(paid.person, d.add(paid.purses[0], paid.purses[1])));
}

template <class D>
void Walk::settle(const D& d, Run<typename D::Num>& run, Fen offset) {
  run.state.resize(start_.size());
  for (std::size_t s = 0; s < start_.size(); ++s) run.state[s] = d.fixed(start_[s]);
  for (const Mover& mover : movers_) place(run.state[mover.counter], start_[mover.counter], mover.slope, offset);
  for (std::size_t p = 0; p < 2; ++p) place(run.purses[p], balances_[p].value, balances_[p].slope, offset);
  run.lines.fill(d.fixed(0));
  Date last = stations_[0].c.last_date;
  for (std::size_t v = 0; v < visits_.size(); ++v) {
    probe_.here.visit = static_cast<std::uint16_t>(v);
    turn_page(plan_, last, visits_[v].date, run.state);
    last = visits_[v].date;
    settle_visit_at(d, run, visits_[v], offset);
  }
  --left_;
}

// Nothing is ever in the accounts, in this piece of the range.
bool Walk::no_purses() const {
  return std::all_of(std::begin(balances_), std::end(balances_),
                     [](const Amount& one) { return one.value == 0 && one.slope == 0; });
}

void Walk::move(Fen x) {
  probe_.start();
  probe_.room = to_ - x;
  Linear d{&probe_};
  d.no_purses = no_purses();
  settle(d, moved_, x - from_);
}

bool Walk::retrace(Fen x) {
  Track track(probe_.outcomes);
  Retrace d{&track};
  d.no_purses = no_purses();
  settle(d, retraced_, x - from_);
  return track.same;
}

// The first fen at which a steady comparison flips: none has at `same`, some have at `other`.
Fen Walk::bisect(Fen same, Fen other) {
  while (other - same > 1) {
    const Fen middle = same + (other - same) / 2;
    (retrace(middle) ? same : other) = middle;
  }
  return other;
}

// After a moving run at x: the first fen with another outcome, or the one after the piece. Where outcomes may come and
// go, each fen is looked at; elsewhere the first that goes stays gone, and halving finds it.
Fen Walk::next_flip(Fen x) {
  Fen end = probe_.room;
  for (const Window& window : probe_.windows) {
    if (window.closing) end = std::min(end, window.to);
  }
  std::vector<Window> restless;
  Fen sure = end;
  for (const Window& window : probe_.windows) {
    if (window.from > end) continue;
    if (window.steady) {
      sure = std::min(sure, window.from - 1);
    } else {
      restless.push_back(window);
    }
  }
  sort_few(restless, [](const Window& a, const Window& b) { return a.from < b.from; });
  Fen same = 0;
  for (const Window& window : restless) {
    const Fen before = window.from - 1;
    if (before > same) {
      if (before > sure && !retrace(x + before)) return bisect(x + std::max(same, sure), x + before);
      same = before;
    }
    for (const Fen until = std::min(window.to, end); same < until; ++same) {
      if (left_ <= 0) return x;
      if (!retrace(x + same + 1)) return x + same + 1;
    }
  }
  if (same >= end) return x + end + 1;
  if (sure >= end || retrace(x + end)) return x + end + 1;
  return bisect(x + std::max(same, sure), x + end);
}

// A segment that begins at x, where a moving run was just made. One whose lines go on where the last one's ended is
// part of it: the flip changed nothing that is walked.
void Walk::note(std::vector<Segment>& out, Fen x, const std::vector<std::uint8_t>& before, const Values& last) {
  const Lines& lines = moved_.lines;
  Segment next;
  next.from = x;
  next.lines = lines;
  next.step.fill(0);
  if (out.empty()) {
    out.push_back(std::move(next));
    return;
  }
  Segment& previous = out.back();
  bool goes_on = parallel(previous.lines, lines) &&
                 (event_ != Event::ceiling || previous.lines[kWatched].value == lines[kWatched].value);
  std::int64_t strays[kLines] = {};
  for (std::size_t i = 0; i < kLines; ++i) {
    next.step[i] = lines[i].value - last[i];
    if (!goes_on) continue;
    const Line& was = previous.lines[i];
    const std::int64_t off = distance(was, lines[i].value, x - previous.from);
    strays[i] = std::max(was.stray, lines[i].stray + off);
    goes_on = off <= was.stray + 2 * kGrain;
  }
  if (goes_on) {
    for (std::size_t i = 0; i < kLines; ++i) {
      Line& line = previous.lines[i];
      line.stray = strays[i];
      line.course &= lines[i].course;
      if (next.step[i] < 0) line.course &= kNeverRises;
      if (next.step[i] > 0) line.course &= kNeverFalls;
    }
    return;
  }
  for (std::size_t i = 0; i < before.size() && i < probe_.outcomes.size(); ++i) {
    const bool counts = before[i] < 2 && ((before[i] ^ probe_.outcomes[i]) & 1) != 0;
    if (counts) next.flips.push_back({probe_.tags[i], (probe_.outcomes[i] & 1) != 0});
  }
  out.push_back(std::move(next));
}

bool Walk::run(std::vector<Segment>& out) {
  std::vector<std::uint8_t> before;
  Values last{};
  constexpr std::size_t kUsual = 16;  // most ranges have no more kinks
  out.reserve(kUsual);
  for (std::size_t piece = 0; piece + 1 < stations_.size(); ++piece) {
    enter(piece);
    Fen x = piece == 0 ? from_ : from_ + 1;
    while (x <= to_) {
      move(x);
      note(out, x, before, last);
      const Fen next = next_flip(x);
      if (left_ <= 0 || out.size() > kMostSegments) return false;
      before = probe_.outcomes;
      retrace(next - 1);
      last = retraced_.lines;
      out.back().to = next - 1;
      out.back().last = last;
      x = next;
    }
  }
  return true;
}

bool Walk::certain() const {
  Assignment options;
  for (const Visit& visit : visits_) options.push_back(visit.options);
  return std::all_of(stations_.begin(), stations_.end(), [&](const Station& one) { return all_known(one.c, options); });
}

const Values& Walk::at(Fen x) {
  for (std::size_t piece = 0; piece + 1 < stations_.size() && (x < from_ || x > to_); ++piece) enter(piece);
  retrace(x);
  return retraced_.lines;
}

}  // namespace yibao
