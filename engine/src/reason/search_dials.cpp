// What the search can turn: the counters of the year, the first-pay share, the balances. The result follows each of
// them monotonously between the points where a rule bends it, so the number that gives a printed figure is found by
// bisection there.
#include <algorithm>

#include "evaluate/exact.hpp"
#include "reason/search.hpp"

namespace yibao {

namespace {

constexpr int kOfWhole = 2;
constexpr int kOfOdd = 4;
constexpr int kOfFirstPay = 3;
constexpr int kOfGivenState = 3;  // more than that, where the asker gave the year so far
constexpr int kOfGivenPart = 4;
constexpr Fen kDigits = Fen{1} << 22;
constexpr Fen kBeyond = 10'000'00;  // how far past the last bend is looked

std::size_t counter_of(Change::Of of) {
  switch (of) {
    case Change::Of::base:
      return kBase;
    case Change::Of::deductible:
      return kDeductible;
    case Change::Of::paid:
      return kPaid;
    case Change::Of::counted:
      return kCounted;
    case Change::Of::month_paid:
      return kMonthPaid;
    default:
      return kLifetimePaid;
  }
}

}  // namespace

namespace dial {

// Adds a point where the result may bend.
template <class Dial>
void bend(Dial& dial, Fen x, bool whole = false) {
  if (x < 0 || x >= kMaxFen || dial.count == std::size(dial.points)) return;
  std::size_t at = 0;
  while (at < dial.count && dial.points[at] < x) ++at;
  if (at < dial.count && dial.points[at] == x) {
    dial.whole[at] = dial.whole[at] || whole;
    return;
  }
  for (std::size_t i = dial.count; i > at; --i) {
    dial.points[i] = dial.points[i - 1];
    dial.whole[i] = dial.whole[i - 1];
  }
  dial.points[at] = x;
  dial.whole[at] = whole;
  ++dial.count;
}

}  // namespace dial

// A row's deductible, band edges and limits, for the year's cost before the visits, and less the bill itself.
void Search::bend_at_rows(Dial& dial, const Block& block, const Row& row, Fen bill, bool with_payments) const {
  const Plan& plan = *case_.plan;
  const auto both = [&](Fen x, bool whole) {
    dial::bend(dial, x, whole);
    dial::bend(dial, x - bill);
  };
  both(row.deductible, true);
  Fen last = row.deductible;
  for (std::size_t s = 0; s < block.step_count; ++s) {
    const Step& step = plan.steps[row.first_step + s];
    if (step.edge >= kMaxFen) break;
    last = row.deductible + step.edge;
    both(last, false);
  }
  if ((block.flags & kCostCap) != 0 && row.cost_cap < kMaxFen) {
    last = std::max(last, row.deductible + row.cost_cap);
    both(row.deductible + row.cost_cap, true);
  }
  if (with_payments && (block.flags & kYearCap) != 0 && row.year_cap < kMaxFen && row.numerator > 0) {
    const auto den = static_cast<Fen>(row.share.den);
    const Fen full = row.deductible + row.year_cap / row.numerator * den;
    last = std::max(last, full);
    both(full, false);
  }
  dial::bend(dial, last + bill + kBeyond);
}

bool Search::add_limits(Dial& dial, const Block& block, std::uint32_t at) const {
  const Plan& plan = *case_.plan;
  const Row& row = plan.rows[at];
  const RareRow& rare = plan.rare[at];
  Fen limit = kNoLimit;
  switch (dial.change.of) {
    case Change::Of::deductible:
      limit = std::max(row.deductible, rare.most < kMaxFen ? rare.most : 0);
      if ((block.flags & (kOnce | kDeductibleCap)) == 0) return false;
      if ((block.flags & kDeductibleCap) != 0 && rare.deductible_cap < kMaxFen)
        limit = std::max(limit, rare.deductible_cap);
      dial::bend(dial, row.deductible, true);
      break;
    case Change::Of::paid:
      limit = (block.flags & kYearCap) != 0 ? row.year_cap : kNoLimit;
      break;
    case Change::Of::counted:
      limit = (block.flags & kCostCap) != 0 && (block.flags & kCostSlice) == 0 ? row.cost_cap : kNoLimit;
      break;
    case Change::Of::month_paid:
      limit = (block.flags & kFineCaps) != 0 ? rare.payment[kMonth] : kNoLimit;
      break;
    default:
      limit = (block.flags & kFineCaps) != 0 ? rare.payment[kLifetime] : kNoLimit;
      break;
  }
  if (limit >= kMaxFen || limit == 0) return false;
  const VisitCase& visit = case_.visits[with_.visit];
  Fen bill = 0;
  for (const Interval& part : visit.parts) bill += part.low;
  dial::bend(dial, limit, true);
  dial::bend(dial, limit - bill);
  return true;
}

std::vector<Search::Dial> Search::dials() {
  std::vector<Dial> out;
  const Plan& plan = *case_.plan;
  const std::vector<std::uint8_t>& options = options_[with_.visit];
  const Route& route = plan.routes[options[plan.care]];
  const VisitCase& visit = case_.visits[with_.visit];
  const Fen bill = visit.parts[static_cast<std::size_t>(Part::in_scope)].low;
  Fen total = 0;
  for (const Interval& part : visit.parts) total += part.low;
  const int given = case_.state_given ? kOfGivenState : 0;
  Dial spent;
  spent.change.of = Change::Of::spent;
  spent.strain = kOfOdd + given;
  dial::bend(spent, 0);
  bool counts = false;
  for (std::uint32_t i = 0; i < route.count; ++i) {
    const Block& block = plan.blocks[route.first + i];
    const std::uint32_t at = block.first_row + row_index(block, options.data());
    const Row& row = plan.rows[at];
    if (row.applies == 0) continue;
    counts = counts || (block.flags & (kYearly | kYearCap | kCostCap | kOnce | kDeductibleCap | kFineCaps)) != 0;
    bend_at_rows(spent, block, row, bill, true);
    Dial one;
    one.change.benefit = block.benefit;
    one.strain = kOfOdd + given;
    dial::bend(one, 0);
    if ((block.flags & kYearly) != 0) {
      Dial base = one;
      base.change.of = Change::Of::base;
      bend_at_rows(base, block, row, bill, false);
      out.push_back(base);
    }
    for (const Change::Of of : {Change::Of::deductible, Change::Of::paid, Change::Of::counted, Change::Of::month_paid,
                                Change::Of::lifetime_paid}) {
      Dial limited = one;
      limited.change.of = of;
      if (add_limits(limited, block, at)) out.push_back(limited);
    }
  }
  if (counts) out.push_back(spent);
  if (bill > 0) {
    Dial first;
    first.change.of = Change::Of::first_pay;
    const bool said = visit.part_given[static_cast<std::size_t>(Part::first_pay)];
    first.strain = kOfFirstPay + (said ? kOfGivenPart : 0);
    for (std::uint32_t i = 0; i < route.count; ++i) {
      const Block& block = plan.blocks[route.first + i];
      const Row& row = plan.rows[block.first_row + row_index(block, options.data())];
      if (row.applies != 0) dial::bend(first, bill - row.deductible);
    }
    dial::bend(first, 0);
    dial::bend(first, bill);
    out.push_back(first);
  }
  for (std::uint32_t i = route.count; i < route.count + route.purses; ++i) {
    const Block& block = plan.blocks[route.first + i];
    Dial account;
    account.change.of = block.purse == 0 ? Change::Of::account : Change::Of::family_account;
    account.strain = kOfWhole + (case_.balance_given ? kOfGivenState + kOfWhole : 0);
    dial::bend(account, 0);
    dial::bend(account, total);
    out.push_back(account);
  }
  for (Dial& one : out) {
    one.change.visit = static_cast<std::int32_t>(with_.visit);
    one.change.assumed = one.strain <= kOfOdd;
    while (one.count > 1 && one.change.of == Change::Of::first_pay && one.points[one.count - 1] > bill) --one.count;
  }
  return out;
}

Fen Search::now(const Dial& dial) const {
  switch (dial.change.of) {
    case Change::Of::first_pay:
      return 0;
    case Change::Of::account:
      return case_.balances[0].low;
    case Change::Of::family_account:
      return case_.balances[1].low;
    case Change::Of::spent:
      return 0;
    case Change::Of::value:
      return -1;
    default:
      return case_.state[dial.change.benefit * kCounters + counter_of(dial.change.of)].low;
  }
}

// The year as it would be after an earlier bill of x in scope, under the same facts.
void Search::spend(Fen x) {
  case_.state = before_.state;
  earlier_.plan = case_.plan;
  earlier_.state = before_.state;
  VisitCase& visit = earlier_.visits[0];
  visit = case_.visits[with_.visit];
  for (Interval& part : visit.parts) part = {};
  visit.parts[static_cast<std::size_t>(Part::in_scope)] = {x, x};
  visit.date = kNoDate;
  earlier_.last_date = kNoDate;
  earlier_options_.resize(1);
  earlier_options_[0] = options_[with_.visit];
  ++work_;
  if (!settle_chosen(earlier_, earlier_options_, 0, earlier_settled_) || !earlier_settled_.exact ||
      earlier_settled_.state.empty())
    return;
  for (std::size_t s = 0; s < case_.state.size(); ++s) {
    const std::size_t counter = s % kCounters;
    if (counter >= kDayPaid && counter < kLifetimePaid) continue;  // on another day of another month
    case_.state[s] = {earlier_settled_.state[s], earlier_settled_.state[s]};
  }
}

// Sets what the dial stands for, from where it was before.
void Search::turn(const Dial& dial, Fen x) {
  const Change& change = dial.change;
  VisitCase& visit = case_.visits[with_.visit];
  switch (change.of) {
    case Change::Of::first_pay:
      visit.parts[static_cast<std::size_t>(Part::first_pay)] = {before_.first_pay.low + x, before_.first_pay.low + x};
      visit.parts[static_cast<std::size_t>(Part::in_scope)] = {before_.in_scope.low - x, before_.in_scope.low - x};
      return;
    case Change::Of::account:
      case_.balances[0] = {x, x};
      return;
    case Change::Of::family_account:
      case_.balances[1] = {x, x};
      return;
    case Change::Of::spent:
      spend(x);
      return;
    case Change::Of::value:
      give(change.benefit, x);
      return;
    default:
      break;
  }
  Interval* counters = &case_.state[change.benefit * kCounters];
  const Interval* old = &before_.state[change.benefit * kCounters];
  counters[counter_of(change.of)] = {x, x};
  if (change.of == Change::Of::base) {
    // The base went through the deductible first.
    const Plan& plan = *case_.plan;
    const std::vector<std::uint8_t>& options = options_[with_.visit];
    const Route& route = plan.routes[options[plan.care]];
    for (std::uint32_t i = 0; i < route.count; ++i) {
      const Block& block = plan.blocks[route.first + i];
      if (block.benefit != change.benefit) continue;
      const Fen line = plan.rows[block.first_row + row_index(block, options.data())].deductible;
      const Fen used = std::min(x, line);
      counters[kDeductible] = {used, used};
      counters[kCounted] = {x - used, x - used};
    }
  } else if (change.of == Change::Of::deductible) {
    const Fen base = std::max(old[kBase].low, x);
    counters[kBase] = {base, base};
  }
}

void Search::remember() {
  const VisitCase& visit = case_.visits[with_.visit];
  before_.state = case_.state;
  before_.first_pay = visit.parts[static_cast<std::size_t>(Part::first_pay)];
  before_.in_scope = visit.parts[static_cast<std::size_t>(Part::in_scope)];
  std::copy(std::begin(case_.balances), std::end(case_.balances), std::begin(before_.balances));
}

void Search::restore() {
  VisitCase& visit = case_.visits[with_.visit];
  case_.state = before_.state;
  visit.parts[static_cast<std::size_t>(Part::first_pay)] = before_.first_pay;
  visit.parts[static_cast<std::size_t>(Part::in_scope)] = before_.in_scope;
  std::copy(std::begin(before_.balances), std::end(before_.balances), std::begin(case_.balances));
}

bool Search::look_at(const Dial& dial, Point& point) {
  // A plan for another value is dear: what was seen with it is kept.
  for (const Point& one : seen_values_) {
    if (!valuing_ || one.x != point.x) continue;
    point = one;
    return point.encoded;
  }
  turn(dial, point.x);
  point.encoded = look(point.values) != Seen::unknown_case;
  if (valuing_) seen_values_.push_back(point);
  return point.encoded;
}

void Search::measure(const Dial& dial, Point* points) {
  for (std::size_t p = 0; p < dial.count; ++p) {
    points[p] = {dial.points[p], false, {}};
    look_at(dial, points[p]);
  }
}

// The first x of a range at which the figure is reached, or passed (`beyond`); one past the range when it is nowhere.
Fen Search::first_with(const Dial& dial, std::size_t goal, bool up, bool beyond, const Point& low, const Point& high,
                       Interval range) {
  const Fen wanted = with_.printed[goal].amount;
  Fen before = range.low - 1;
  Fen after = range.high + 1;
  const auto look_there = [&](Fen x) {
    if (x <= before || x >= after) return;
    Point point{x, false, {}};
    look_at(dial, point);
    const Fen value = up ? point.values[goal] : -point.values[goal];
    const Fen to = up ? wanted : -wanted;
    const bool there = point.encoded && (beyond ? value > to : value >= to);
    (there ? after : before) = x;
  };
  // Where a straight line would lead, and a little on both sides of it.
  const Fen rise = std::abs(high.values[goal] - low.values[goal]);
  const Fen width = high.x - low.x;
  if (rise > 0 && range.high - range.low > 2) {
    Fen part = std::abs(wanted - low.values[goal]);
    Fen whole = rise;
    for (; whole >= kDigits; whole /= 2) part /= 2;  // only where to look first: a few digits will do
    const Fen near = 2 + 2 * (width / rise) + (whole == rise ? 0 : 4 * (width / kDigits));
    const Fen guess = low.x + part * width / whole;
    look_there(guess + near);
    look_there(guess - near);
  }
  while (after - before > 1) look_there(before + (after - before) / 2);
  return after;
}

// The part of a range in which one printed figure comes out.
bool Search::narrow(const Dial& dial, std::size_t goal, const Point& low, const Point& high, Interval& range) {
  const Fen a = low.values[goal];
  const Fen b = high.values[goal];
  if (a == b) return a == with_.printed[goal].amount;
  const bool up = b > a;
  range.low = first_with(dial, goal, up, false, low, high, range);
  if (range.low > range.high) return false;
  range.high = first_with(dial, goal, up, true, low, high, range) - 1;
  return range.low <= range.high;
}

// Of numbers that do equally well, the one that people would write.
Fen Search::plain_number(const Dial& dial, Interval range, bool& whole) const {
  whole = true;
  for (std::size_t p = 0; p < dial.count; ++p) {
    if (dial.whole[p] && range.low <= dial.points[p] && dial.points[p] <= range.high) return dial.points[p];
  }
  whole = false;
  for (Fen unit = 1'000'00; unit >= 10; unit /= 10) {
    const Fen up = (range.low + unit - 1) / unit * unit;
    if (up <= range.high && up > 0) return up;
  }
  return range.low;
}

// Turns the dial to where all printed figures come out.
bool Search::turn_exactly(const Dial& dial, const Point* points) {
  for (std::size_t p = 0; p + 1 < dial.count; ++p) {
    const Point& low = points[p];
    const Point& high = points[p + 1];
    bool between = low.encoded && high.encoded;
    bool moves = false;
    for (std::size_t g = 0; g < with_.printed.size() && between; ++g) {
      const Fen wanted = with_.printed[g].amount;
      const Fen a = std::min(low.values[g], high.values[g]);
      const Fen b = std::max(low.values[g], high.values[g]);
      between = a <= wanted && wanted <= b;
      moves = moves || a != b;
    }
    if (!between) continue;
    Interval range{low.x, high.x};
    for (std::size_t g = 0; g < with_.printed.size() && between; ++g) between = narrow(dial, g, low, high, range);
    if (!between) continue;
    Change change = dial.change;
    change.from = now(dial);
    change.to = plain_number(dial, range, change.whole);
    if (change.to == change.from && moves) continue;
    restore();
    change.from = now(dial);
    if (change.to == change.from) continue;
    turn(dial, change.to);
    changes_.push_back(change);
    const int strain = change.whole ? dial.strain - kOfOdd + kOfWhole : dial.strain;
    strain_ += strain;
    Values values{};
    const bool explains = consider(look(values), values);
    strain_ -= strain;
    changes_.pop_back();
    if (explains) return true;
  }
  return false;
}

// With another change to come: turns the dial to where one printed figure comes out.
void Search::try_partial(const Dial& dial, const Point* points) {
  const Values now_here = now_;
  Fen tried[4];
  std::size_t count = 0;
  for (std::size_t g = 0; g < with_.printed.size(); ++g) {
    if (now_here[g] == with_.printed[g].amount) continue;
    for (std::size_t p = 0; p + 1 < dial.count; ++p) {
      const Point& low = points[p];
      const Point& high = points[p + 1];
      const Fen wanted = with_.printed[g].amount;
      const bool between = low.encoded && high.encoded && low.values[g] != high.values[g] &&
                           std::min(low.values[g], high.values[g]) <= wanted &&
                           wanted <= std::max(low.values[g], high.values[g]);
      Interval range{low.x, high.x};
      if (!between || !narrow(dial, g, low, high, range)) continue;
      Change change = dial.change;
      change.to = plain_number(dial, range, change.whole);
      const bool again = std::find(tried, tried + count, change.to) != tried + count;
      if (again || count == std::size(tried)) continue;
      tried[count++] = change.to;
      restore();
      change.from = now(dial);
      if (change.to == change.from) continue;
      turn(dial, change.to);
      changes_.push_back(change);
      const int strain = change.whole ? dial.strain - kOfOdd + kOfWhole : dial.strain;
      strain_ += strain;
      const Before before = before_;
      try_dials(1);
      before_ = before;
      now_ = now_here;
      strain_ -= strain;
      changes_.pop_back();
    }
  }
}

void Search::try_dials(std::size_t depth) {
  Values here{};
  consider(look(here), here);
  const std::vector<Dial> all = dials();
  Point points[kMostPoints];
  for (const Dial& dial : all) {
    if (work_ >= kMostWork) break;
    const bool again = std::any_of(changes_.begin(), changes_.end(), [&](const Change& change) {
      return change.of == dial.change.of && change.benefit == dial.change.benefit;
    });
    if (again) continue;
    remember();
    measure(dial, points);
    if (depth == 1) {
      turn_exactly(dial, points);
    } else {
      now_ = here;
      try_partial(dial, points);
    }
    restore();
  }
}

}  // namespace yibao
