#include "reason/sheet.hpp"

#include <algorithm>

#include "reason/assignment.hpp"
#include "reason/counters.hpp"

namespace yibao {

namespace {

constexpr auto kInScopePart = static_cast<std::size_t>(Part::in_scope);
constexpr auto kFirstPart = static_cast<std::size_t>(Part::first_pay);

// With the visits that only the other case has.
Case padded(const Case& c, const Case& other) {
  Case out = c;
  for (std::size_t v = out.visits.size(); v < other.visits.size(); ++v) out.visits.push_back(other.visits[v]);
  return out;
}

// One side of a pair while it is built; `present`: the visits that it really has.
class Side {
 public:
  Side(const Case& c, std::size_t present, End end, Sheet& out)
      : c_(c), plan_(*c.plan), present_(present), end_(end), options_(options_of(c)), out_(out) {
    out = {};
    out.plan.pack = plan_.pack;
    out.plan.date = plan_.date;
  }

  // The year so far; false when it is only known within limits.
  bool begin() {
    bool known = true;
    for (const Interval& counter : c_.state) {
      known = known && counter.certain();
      out_.state.push_back(counter.low);
    }
    out_.last_date = c_.last_date;
    return known;
  }

  // False when something that matters is not known.
  bool visit(std::size_t v) {
    const VisitCase& from = c_.visits[v];
    SheetVisit to;
    bool known = true;
    for (std::size_t part = 0; part < kParts; ++part) {
      known = known && from.parts[part].certain();
      to.parts[part] = from.parts[part].low;
    }
    to.days = from.days.low;
    to.date = from.date;
    to.present = v < present_;
    to.refused = refusal(c_, v, options_[v]);
    known = known && (to.refused != nullptr || encoded(plan_, options_[v]));
    if (!plan_.first_pay.empty()) {
      std::vector<OptionMask> masks;
      for (const std::uint8_t option : options_[v]) masks.push_back(OptionMask{1} << option);
      const Interval rate = first_pay_rate(plan_, masks);
      known = known && (to.refused != nullptr || rate.certain());
      to.first_rate = rate.low;
    }
    to.route.first = static_cast<std::uint32_t>(out_.plan.blocks.size());
    out_.visits.push_back(to);
    return known || !to.present;
  }

  const Block* block(std::size_t v, std::size_t benefit) const {
    const Route& route = plan_.routes[options_[v][plan_.care]];
    for (std::uint32_t i = 0; i < route.count; ++i) {
      const Block& block = plan_.blocks[route.first + i];
      if (block.benefit == benefit) return &block;
    }
    return nullptr;
  }

  // Writes a visit's block with its row. `own` is this side's block, or null where the benefit is not met; `other` the
  // other side's. False when a value of the row is not known.
  bool add(std::size_t v, const Block* own, const Block* other, const Plan& others) {
    const Block& shape = own != nullptr ? *own : *other;
    const Plan& from = own != nullptr ? plan_ : others;
    Block block = shape;
    Row row;
    RareRow rare;
    std::vector<Step> steps;
    bool known = true;
    row.share = make_share(2);
    if (own != nullptr) {
      const std::uint32_t at = own->first_row + row_index(*own, options_[v].data());
      const bool most = end_ == End::most && plan_.uncertain();
      row = (most ? plan_.generous_rows : plan_.rows)[at];
      rare = (most ? plan_.generous_rare : plan_.rare)[at];
      const Step* first = plan_.steps.data() + row.first_step;
      steps.assign(first, first + own->step_count);
      const SheetVisit& visit = out_.visits.back();
      const bool paid_for = row.applies != 0 && visit.refused == nullptr && visit.present;
      open_ = open_ || (paid_for && !same_row(plan_, *own, at));
      known = !paid_for || rare.per_day == 0 || c_.visits[v].days.certain();
    }
    // What one side has and the other has not is neutral there: no limit, no share, no step.
    if (other != nullptr) {
      block.flags |= other->flags;
      block.step_count = std::max(block.step_count, other->step_count);
      if (other->term_count > block.term_count) {
        block.term_count = other->term_count;
        std::copy(std::begin(other->terms), std::end(other->terms), std::begin(block.terms));
      }
    }
    steps.resize(block.step_count, {kNoLimit, 0, 0});
    std::fill(std::begin(block.keys), std::end(block.keys), Key{});
    block.key_count = 0;
    block.row_count = 1;
    block.first_row = static_cast<std::uint32_t>(out_.plan.rows.size());
    block.first_shared = static_cast<std::uint32_t>(out_.plan.shared.size());
    const Shared* const shared = from.shared.data() + shape.first_shared;
    out_.plan.shared.insert(out_.plan.shared.end(), shared, shared + shape.shared_count);
    row.first_step = static_cast<std::uint32_t>(out_.plan.steps.size());
    out_.plan.steps.insert(out_.plan.steps.end(), steps.begin(), steps.end());
    out_.plan.rows.push_back(row);
    out_.plan.rare.push_back(rare);
    link_overflow(block);
    out_.plan.blocks.push_back(block);
    ++out_.visits.back().route.count;
    return known;
  }

  const Plan& plan() const { return plan_; }
  bool open() const { return open_; }  // a value of some row is not published

 private:
  void link_overflow(Block& block) {
    const std::string& from = plan_.pack->benefits[block.benefit].overflow_of;
    if (from.empty()) return;
    const Route& route = out_.visits.back().route;
    block.overflow_of = kNoBlock;
    for (std::uint32_t i = 0; i < route.count; ++i) {
      Block& earlier = out_.plan.blocks[route.first + i];
      if (plan_.pack->benefits[earlier.benefit].id != from) continue;
      earlier.flags |= kOverflows;
      block.overflow_of = static_cast<std::uint8_t>(i);
    }
  }

  const Case& c_;
  const Plan& plan_;
  std::size_t present_;
  End end_;
  bool open_ = false;
  Assignment options_;
  Sheet& out_;
};

}  // namespace

Lines lines_of(const Statement& total) {
  Lines out;
  out.charge = total[kTotalCharge].low;
  for (std::size_t p = 0; p < kPayers; ++p) {
    const bool hospital = p == static_cast<std::size_t>(Payer::hospital);
    out.payers[p] = total[hospital ? std::size_t{kHospital} : kFunds + p].low;
  }
  out.person = total[kPersonTotal].low;
  return out;
}

Lines settle_sheet(const Sheet& sheet) {
  const Plan& plan = sheet.plan;
  const std::uint8_t no_facts[1] = {0};
  Lines out;
  std::vector<Fen> state = sheet.state;
  Date last = sheet.last_date;
  Output<Fen> result;
  for (const SheetVisit& visit : sheet.visits) {
    if (!visit.present) continue;
    turn_page(plan, last, visit.date, state);
    last = visit.date;
    Fen parts[kParts];
    Fen bill = 0;
    for (std::size_t part = 0; part < kParts; ++part) bill += parts[part] = visit.parts[part];
    out.charge += bill;
    if (visit.refused != nullptr) {
      out.person += bill;
      continue;
    }
    const Fen first = divide(parts[kInScopePart] * visit.first_rate, make_share(kWhole));
    parts[kInScopePart] -= first;
    parts[kFirstPart] += first;
    Fen balances[2] = {0, 0};  // what accounts pay is the person's too
    settle_visit(plan, visit.route, no_facts, parts, visit.days, state.data(), state.data(), balances, result);
    report_counters(plan, visit.route, result, state);
    out.person += result.person;
    for (std::uint32_t i = 0; i < visit.route.count; ++i) {
      const Benefit& benefit = plan.pack->benefits[plan.blocks[visit.route.first + i].benefit];
      out.payers[static_cast<std::size_t>(benefit.payer)] += result.pay[i];
    }
  }
  return out;
}

Paired pair_sheets(const Case& a, const Case& b, End end, Sheet& x, Sheet& y) {
  if (a.plan->pack->sha256 != b.plan->pack->sha256) return Paired::no;
  const std::size_t visits = std::max(a.visits.size(), b.visits.size());
  const Case longer_a = padded(a, b);
  const Case longer_b = padded(b, a);
  Side one(longer_a, a.visits.size(), end, x);
  Side two(longer_b, b.visits.size(), end, y);
  const bool begun = one.begin();
  bool known = two.begin() && begun;
  for (std::size_t v = 0; v < visits && known; ++v) {
    const bool left = one.visit(v);
    known = two.visit(v) && left;
    std::size_t met = 0;
    for (std::size_t benefit = 0; benefit < a.plan->pack->benefits.size(); ++benefit) {
      const Block* own = one.block(v, benefit);
      const Block* other = two.block(v, benefit);
      if (own == nullptr && other == nullptr) continue;
      if (++met > kMaxBlocks) return Paired::no;
      const bool first = one.add(v, own, other, two.plan());
      known = two.add(v, other, own, one.plan()) && first && known;
    }
  }
  if (!known) return Paired::no;
  return one.open() || two.open() ? Paired::open : Paired::yes;
}

}  // namespace yibao
