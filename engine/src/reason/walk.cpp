#include "reason/walk.hpp"

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
    if (difference(a[i], b[i]).rise != 0) return false;
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
  start_.resize(c.state.size());
  state_.resize(c.state.size());
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
  for (std::size_t s = 0; s < start_.size(); ++s) start_[s] = amount(a.c.state[s], b.c.state[s]);
  for (std::size_t p = 0; p < 2; ++p) balances_[p] = amount(a.c.balances[p], b.c.balances[p]);
}

Line Walk::line(const Amount& amount, Fen offset, bool moving) const {
  Line out;
  out.value = amount.value + amount.slope * offset;
  if (!moving || amount.slope == 0) return out;
  out.rise = amount.slope;
  out.course = amount.slope > 0 ? kNeverFalls : kNeverRises;
  return out;
}

void Walk::watch(void* self, const Block& block, const Paid<Line>& paid) {
  auto& walk = *static_cast<Walk*>(self);
  if (block.benefit != walk.benefit_) return;
  const Linear d{&walk.probe_};
  Line& line = walk.lines_[kWatched];
  if (walk.event_ == Event::deductible) line = d.add(line, paid.above);
  if (walk.event_ == Event::starts) line = d.add(line, paid.pay);
  if (walk.event_ != Event::ceiling) return;
  // Cut off or not is an outcome of comparisons: it stays what it is up to the next flip. Not so a slice of the year
  // that begins above the ceiling: it is cut by no comparison, but as soon as there is any of it.
  Line left_out = d.sub(paid.above, paid.counted);
  if ((block.flags & kCostSlice) != 0) left_out = d.beyond(left_out, 0, 1);
  if (left_out.value > 0 || paid.pay.value < paid.before_cap.value) line = Linear::fixed(1);
}

void Walk::settle_visit_at(Visit& visit, Fen offset, bool moving, const Linear& d) {
  Line parts[kParts];
  for (std::size_t p = 0; p < kParts; ++p) parts[p] = line(visit.parts[p], offset, moving);
  const auto part = [&](Part which) -> Line& { return parts[static_cast<std::size_t>(which)]; };
  const auto add = [&](std::size_t field, const Line& value) { lines_[field] = d.add(lines_[field], value); };
  if (visit.refused == nullptr && visit.first_pay != 0) {
    const Line moved = d.round(d.times(part(Part::in_scope), visit.first_pay), Linear::whole());
    part(Part::first_pay) = d.add(part(Part::first_pay), moved);
    const std::uint8_t course = part(Part::in_scope).course;
    part(Part::in_scope) = d.sub(part(Part::in_scope), moved);
    part(Part::in_scope).course |= course;  // what is moved grows by a fen at most when this does
  }
  const Line total = d.sum(parts);
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
  settle_visit(d, plan_, route, visit.options.data(), parts, Linear::fixed(visit.days), state_.data(), purses_, output_,
               event_ == Event::none ? nullptr : &watch, this);
  Line applied;
  for (std::uint32_t i = 0; i < route.count; ++i) {
    const Payer payer = plan_.pack->benefits[plan_.blocks[route.first + i].benefit].payer;
    if (payer == Payer::hospital) {
      add(kHospital, output_.pay[i]);
      continue;
    }
    add(kFunds + static_cast<std::size_t>(payer), output_.pay[i]);
    add(kFundsTotal, output_.pay[i]);
    if (payer == Payer::pooled_fund) applied = d.add(applied, output_.applied[i]);
  }
  d.at(Mark::total);
  add(kDeductibleApplied, d.min(applied, total));
  add(kPersonTotal, output_.person);
  add(kAccount, output_.purses[0]);
  add(kFamilyAccount, output_.purses[1]);
  add(kCash, d.sub(output_.person, d.add(output_.purses[0], output_.purses[1])));
}

// Nothing moving: whether any outcome differs from the last moving run is in the probe.
void Walk::settle(Fen x, bool moving) {
  const Fen offset = x - from_;
  probe_.start(moving);
  probe_.room = to_ - x;
  for (std::size_t s = 0; s < start_.size(); ++s) state_[s] = line(start_[s], offset, moving);
  Linear d{&probe_};
  d.no_purses = true;
  for (std::size_t p = 0; p < 2; ++p) {
    purses_[p] = line(balances_[p], offset, moving);
    d.no_purses = d.no_purses && balances_[p].value == 0 && balances_[p].slope == 0;
  }
  lines_.fill(Line{});
  Date last = stations_[0].c.last_date;
  for (std::size_t v = 0; v < visits_.size(); ++v) {
    probe_.here.visit = static_cast<std::uint16_t>(v);
    turn_page(plan_, last, visits_[v].date, state_);
    last = visits_[v].date;
    settle_visit_at(visits_[v], offset, moving, d);
  }
  --left_;
}

bool Walk::flipped(Fen x) {
  settle(x, false);
  return !probe_.same;
}

// The first fen at which a steady comparison flips: none has at `same`, some have at `other`.
Fen Walk::bisect(Fen same, Fen other) {
  while (other - same > 1) {
    const Fen middle = same + (other - same) / 2;
    (flipped(middle) ? other : same) = middle;
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
  std::sort(restless.begin(), restless.end(), [](const Window& a, const Window& b) { return a.from < b.from; });
  Fen same = 0;
  for (const Window& window : restless) {
    const Fen before = window.from - 1;
    if (before > same) {
      if (before > sure && flipped(x + before)) return bisect(x + std::max(same, sure), x + before);
      same = before;
    }
    for (const Fen until = std::min(window.to, end); same < until; ++same) {
      if (left_ <= 0) return x;
      if (flipped(x + same + 1)) return x + same + 1;
    }
  }
  if (same >= end) return x + end + 1;
  if (sure >= end || !flipped(x + end)) return x + end + 1;
  return bisect(x + std::max(same, sure), x + end);
}

// A segment that begins at x, where a moving run was just made. One whose lines go on where the last one's ended is
// part of it: the flip changed nothing that is walked.
void Walk::note(std::vector<Segment>& out, Fen x, std::vector<std::uint8_t>&& before, const Lines& last) {
  Segment next;
  next.from = x;
  next.lines = lines_;
  next.step.fill(0);
  if (out.empty()) {
    out.push_back(std::move(next));
    return;
  }
  Segment& previous = out.back();
  bool goes_on = parallel(previous.lines, lines_) &&
                 (event_ != Event::ceiling || previous.lines[kWatched].value == lines_[kWatched].value);
  std::int64_t strays[kLines] = {};
  for (std::size_t i = 0; i < kLines; ++i) {
    next.step[i] = lines_[i].value - last[i].value;
    if (!goes_on) continue;
    const Line& was = previous.lines[i];
    const std::int64_t off = distance(was, lines_[i].value, x - previous.from);
    strays[i] = std::max(was.stray, lines_[i].stray + off);
    goes_on = off <= was.stray + 2 * kGrain;
  }
  if (goes_on) {
    for (std::size_t i = 0; i < kLines; ++i) {
      Line& line = previous.lines[i];
      line.stray = strays[i];
      line.course &= lines_[i].course;
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
  Lines last{};
  for (std::size_t piece = 0; piece + 1 < stations_.size(); ++piece) {
    enter(piece);
    Fen x = piece == 0 ? from_ : from_ + 1;
    while (x <= to_) {
      settle(x, true);
      note(out, x, std::move(before), last);
      const Fen next = next_flip(x);
      if (left_ <= 0 || out.size() > kMostSegments) return false;
      before = probe_.outcomes;
      settle(next - 1, false);
      last = lines_;
      out.back().to = next - 1;
      for (std::size_t i = 0; i < kLines; ++i) out.back().last[i] = lines_[i].value;
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

const Lines& Walk::at(Fen x) {
  for (std::size_t piece = 0; piece + 1 < stations_.size() && (x < from_ || x > to_); ++piece) enter(piece);
  settle(x, false);
  return lines_;
}

}  // namespace yibao
