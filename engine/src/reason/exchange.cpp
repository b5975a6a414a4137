#include "reason/exchange.hpp"

#include <algorithm>

#include "reason/assignment.hpp"

namespace yibao {

namespace {

using Options = std::vector<std::uint8_t>;

bool same_bands(const Plan& p, const Dated& a, const Options& x, const Plan& q, const Dated& b, const Options& y) {
  if (a.bands.size() != b.bands.size() || a.measured.pick(x) != b.measured.pick(y) || a.on.pick(x) != b.on.pick(y))
    return false;
  for (std::size_t i = 0; i < a.bands.size(); ++i) {
    if (a.bands[i].over != b.bands[i].over) return false;
    if (!(value_of(p, a, a.bands[i].rate, Slot::rate, x) == value_of(q, b, b.bands[i].rate, Slot::rate, y)))
      return false;
  }
  return true;
}

bool same_base(const Plan& p, const Options& x, const Plan& q, const Options& y, std::size_t benefit) {
  const BenefitInForce& a = p.in_force[benefit];
  const BenefitInForce& b = q.in_force[benefit];
  if ((a.bands == nullptr) != (b.bands == nullptr)) return false;
  if (a.bands != nullptr) return same_bands(p, *a.bands, x, q, *b.bands, y);
  return value_of(p, *a.rate, a.rate->value, Slot::rate, x) == value_of(q, *b.rate, b.rate->value, Slot::rate, y);
}

// What adjusts a benefit's rates: kind and amount, none where an adjustment does not hold.
Interval adjustment(const Plan& plan, const Options& options, std::size_t benefit, std::size_t i, int& kind) {
  const Adjust& adjust = plan.pack->benefits[benefit].adjust[i];
  const Dated* dated = plan.in_force[benefit].adjust[i];
  kind = -1;
  if (dated == nullptr || !adjust.when.holds(options)) return {};
  kind = adjust.kind.pick(options);
  return value_of(plan, *dated, dated->value, Slot::adjust, options);
}

bool same_adjustments(const Plan& p, const Options& x, const Plan& q, const Options& y, std::size_t benefit) {
  for (std::size_t i = 0; i < p.pack->benefits[benefit].adjust.size(); ++i) {
    int a = 0;
    int b = 0;
    const Interval left = adjustment(p, x, benefit, i, a);
    const Interval right = adjustment(q, y, benefit, i, b);
    if (a != b || !(left == right)) return false;
  }
  return true;
}

bool equal_steps(const Plan& p, const Row& a, const Plan& q, const Row& b, std::size_t count) {
  // Over different denominators, because other rows of the two plans have finer rates.
  const auto same = [&](std::int64_t x, std::int64_t y) {
    return x * static_cast<std::int64_t>(b.share.den) == y * static_cast<std::int64_t>(a.share.den);
  };
  if (!same(a.numerator, b.numerator)) return false;
  for (std::size_t s = 0; s < count; ++s) {
    const Step& x = p.steps[a.first_step + s];
    const Step& y = q.steps[b.first_step + s];
    if (x.edge != y.edge || !same(x.slope, y.slope) || (x.jump == 0) != (y.jump == 0)) return false;
  }
  return true;
}

class Exchange {
 public:
  Exchange(const Difference& pair, const Case& b, std::vector<Reason>& reasons)
      : reasons_(reasons),
        a_(pair.base),
        b_(b),
        x_(pair.from),
        y_(pair.to),
        options_a_(options_of(pair.base)),
        options_b_(options_of(b)) {
    now_ = x_;
    last_ = settle_sheet(now_);
  }

  // Everything, in the order in which a rule is read.
  void run() {
    refusals();
    applications();
    first_pay();
    for (std::size_t b = 0; b < x_.plan.pack->benefits.size(); ++b) benefit(b);
    bill();
    visit_values(Cause::days);
    visit_values(Cause::date);
    visit_values(Cause::visits);
    year_to_date();
  }
  Fen reached() const { return last_.person; }

 private:
  Row& row(std::size_t block) { return now_.plan.rows[block]; }
  RareRow& rare(std::size_t block) { return now_.plan.rare[block]; }

  // A visit's block takes over all of the other side's values.
  void take_block(std::size_t block) {
    const Row& other = y_.plan.rows[block];
    row(block) = other;
    rare(block) = y_.plan.rare[block];
    take_steps(block);
  }
  void take_steps(std::size_t block) {
    const Row& other = y_.plan.rows[block];
    Row& own = row(block);
    own.numerator = other.numerator;
    own.share = other.share;
    rare(block).from_zero = y_.plan.rare[block].from_zero;
    for (std::size_t s = 0; s < now_.plan.blocks[block].step_count; ++s)
      now_.plan.steps[own.first_step + s] = y_.plan.steps[other.first_step + s];
  }

  // Settles what has been exchanged and says what it changed; nothing is said of what changes nothing.
  Fen settled() {
    const Lines lines = settle_sheet(now_);
    const Fen change = lines.person - last_.person;
    before_ = last_;
    last_ = lines;
    return change;
  }
  void say(Reason reason) {
    reason.change = settled();
    if (reason.change != 0) reasons_.push_back(reason);
  }

  template <class F>
  void each_block(F&& visit) {
    for (std::size_t v = 0; v < x_.visits.size(); ++v) {
      const Route& route = x_.visits[v].route;
      for (std::uint32_t i = 0; i < route.count; ++i) visit(v, std::size_t{route.first} + i);
    }
  }

  void refusals() {
    Reason reason;
    reason.cause = Cause::eligibility;
    bool any = false;
    for (std::size_t v = x_.visits.size(); v-- > 0;) {
      if ((x_.visits[v].refused == nullptr) == (y_.visits[v].refused == nullptr)) continue;
      const bool was = x_.visits[v].refused != nullptr;
      now_.visits[v].refused = y_.visits[v].refused;
      reason.visit = v;
      any = true;
      if (!was) continue;
      // Of a refused visit no rules were looked up that could be compared.
      now_.visits[v].first_rate = y_.visits[v].first_rate;
      const Route& route = x_.visits[v].route;
      for (std::uint32_t i = 0; i < route.count; ++i) take_block(std::size_t{route.first} + i);
    }
    if (any) say(reason);
  }

  void applications() {
    Reason reason;
    reason.cause = Cause::eligibility;
    bool several = false;
    each_block([&](std::size_t v, std::size_t block) {
      if (row(block).applies == y_.plan.rows[block].applies) return;
      const std::uint16_t which = x_.plan.blocks[block].benefit;
      several = several || (reason.benefit != kNoBenefit && reason.benefit != which);
      if (reason.benefit == kNoBenefit) {
        reason.visit = v;
        reason.block = block;
      }
      reason.benefit = which;
      take_block(block);
    });
    if (reason.benefit == kNoBenefit) return;
    if (!several) {
      say(reason);
      return;
    }
    settled();
    add_lines(reasons_, before_, last_);
  }

  void first_pay() {
    Reason reason;
    reason.cause = Cause::first_pay;
    bool any = false;
    for (std::size_t v = x_.visits.size(); v-- > 0;) {
      if (now_.visits[v].first_rate == y_.visits[v].first_rate) continue;
      now_.visits[v].first_rate = y_.visits[v].first_rate;
      reason.visit = v;
      any = true;
    }
    if (any) say(reason);
  }

  // Calls change(block) for each visit that the benefit applies to; true where it exchanged something.
  template <class F>
  void slot(std::size_t benefit, Reason reason, F&& change) {
    reason.benefit = static_cast<std::uint16_t>(benefit);
    bool any = false;
    each_block([&](std::size_t v, std::size_t block) {
      if (x_.plan.blocks[block].benefit != benefit || row(block).applies == 0 || !change(v, block)) return;
      if (!any) {
        reason.visit = v;
        reason.block = block;
      }
      any = true;
    });
    if (any) say(reason);
  }

  void benefit(std::size_t b) {
    Reason reason;
    reason.cause = Cause::deductible;
    slot(b, reason, [&](std::size_t v, std::size_t block) { return take_deductible(b, v, block); });
    ceilings(b, CeilingOn::cost);
    reason.cause = Cause::rate;
    bool adjusted_only = true;
    bool banded = false;
    slot(b, reason, [&](std::size_t v, std::size_t block) {
      const bool same_scale = rare(block).from_zero == y_.plan.rare[block].from_zero;
      if (same_scale &&
          equal_steps(now_.plan, row(block), y_.plan, y_.plan.rows[block], now_.plan.blocks[block].step_count)) {
        take_steps(block);
        return false;
      }
      adjusted_only = adjusted_only && same_base_rates(v, b);
      banded = banded || a_.plan->in_force[b].bands != nullptr || b_.plan->in_force[b].bands != nullptr;
      take_steps(block);
      return true;
    });
    if (!reasons_.empty() && reasons_.back().cause == Cause::rate && reasons_.back().benefit == b)
      reasons_.back().cause = adjusted_only ? Cause::adjust : banded ? Cause::bands : Cause::rate;
    reason.cause = Cause::at_least;
    slot(b, reason,
         [&](std::size_t, std::size_t block) { return exchange(rare(block).floor, y_.plan.rare[block].floor); });
    ceilings(b, CeilingOn::payment);
  }

  bool same_base_rates(std::size_t v, std::size_t benefit) const {
    if (v >= options_a_.size() || v >= options_b_.size()) return false;
    return same_base(*a_.plan, options_a_[v], *b_.plan, options_b_[v], benefit);
  }

  template <class T>
  static bool exchange(T& own, const T& other) {
    if (own == other) return false;
    own = other;
    return true;
  }

  bool take_deductible(std::size_t b, std::size_t v, std::size_t block) {
    const RareRow& other = y_.plan.rare[block];
    RareRow& own = rare(block);
    bool any = exchange(row(block).deductible, y_.plan.rows[block].deductible);
    any = exchange(own.share, other.share) || any;
    any = exchange(own.per_day, other.per_day) || any;
    any = exchange(own.least, other.least) || any;
    any = exchange(own.most, other.most) || any;
    any = exchange(own.deductible_cap, other.deductible_cap) || any;
    if (!any) return false;
    // Edges that are counted from zero are kept above the deductible, and move with it.
    const bool both = v < options_a_.size() && v < options_b_.size();
    if (both && same_base_rates(v, b) && same_adjustments(*a_.plan, options_a_[v], *b_.plan, options_b_[v], b))
      take_steps(block);
    // So does what a base that was given alone has used up of it.
    Fen* year = now_.state.data() + b * kCounters;
    const Fen* others = y_.state.data() + b * kCounters;
    if (year[kBase] == others[kBase] && year[kPaid] == others[kPaid]) {
      year[kDeductible] = others[kDeductible];
      year[kCounted] = others[kCounted];
    }
    return true;
  }

  void ceilings(std::size_t b, CeilingOn on) {
    constexpr Period kFine[kFinePeriods] = {Period::visit, Period::day, Period::month, Period::lifetime};
    const bool cost = on == CeilingOn::cost;
    Reason reason;
    reason.cause = Cause::ceiling;
    reason.on = on;
    slot(b, reason, [&](std::size_t, std::size_t block) {
      const Row& other = y_.plan.rows[block];
      return cost ? exchange(row(block).cost_cap, other.cost_cap) : exchange(row(block).year_cap, other.year_cap);
    });
    for (std::size_t p = 0; p < kFinePeriods; ++p) {
      reason.per = kFine[p];
      slot(b, reason, [&](std::size_t, std::size_t block) {
        const RareRow& other = y_.plan.rare[block];
        return cost ? exchange(rare(block).cost[p], other.cost[p]) : exchange(rare(block).payment[p], other.payment[p]);
      });
    }
  }

  void bill() {
    Reason reason;
    reason.cause = Cause::bill;
    bool any = false;
    for (std::size_t v = x_.visits.size(); v-- > 0;) {
      for (std::size_t part = 0; part < kParts; ++part) {
        if (!exchange(now_.visits[v].parts[part], y_.visits[v].parts[part])) continue;
        reason.visit = v;
        any = true;
      }
    }
    if (!any) return;
    reason.from = last_.charge;
    reason.change = settled();
    reason.to = last_.charge;
    if (reason.change != 0) reasons_.push_back(reason);
  }

  void visit_values(Cause cause) {
    Reason reason;
    reason.cause = cause;
    bool any = false;
    for (std::size_t v = x_.visits.size(); v-- > 0;) {
      SheetVisit& own = now_.visits[v];
      const SheetVisit& other = y_.visits[v];
      const bool here = cause == Cause::days   ? exchange(own.days, other.days)
                        : cause == Cause::date ? exchange(own.date, other.date)
                                               : exchange(own.present, other.present);
      if (here) reason.visit = v;
      any = any || here;
    }
    if (any) say(reason);
  }

  void year_to_date() {
    Reason reason;
    reason.cause = Cause::year_to_date;
    for (std::size_t b = 0; b < x_.plan.pack->benefits.size(); ++b) {
      bool any = false;
      for (std::size_t c = b * kCounters; c < (b + 1) * kCounters; ++c)
        any = exchange(now_.state[c], y_.state[c]) || any;
      reason.benefit = static_cast<std::uint16_t>(b);
      if (any) say(reason);
    }
    reason.benefit = kNoBenefit;
    if (exchange(now_.last_date, y_.last_date)) say(reason);
  }

  std::vector<Reason>& reasons_;
  const Case& a_;
  const Case& b_;
  const Sheet& x_;
  const Sheet& y_;
  Assignment options_a_;
  Assignment options_b_;
  Sheet now_;
  Lines last_;
  Lines before_;
};

}  // namespace

void add_lines(std::vector<Reason>& out, const Lines& from, const Lines& to) {
  Reason reason;
  reason.cause = Cause::charge;
  reason.from = from.charge;
  reason.to = to.charge;
  reason.change = to.charge - from.charge;
  if (reason.change != 0) out.push_back(reason);
  reason.cause = Cause::payer;
  for (std::size_t p = 0; p < kPayers; ++p) {
    reason.payer = static_cast<Payer>(p);
    reason.from = from.payers[p];
    reason.to = to.payers[p];
    reason.change = reason.from - reason.to;
    if (reason.change != 0) out.push_back(reason);
  }
}

Fen exchange_sheets(const Difference& pair, const Case& b, std::vector<Reason>& reasons) {
  Exchange exchange(pair, b, reasons);
  exchange.run();
  return exchange.reached();
}

}  // namespace yibao
