#include <algorithm>

#include "plan/plan.hpp"
#include "plan/rational.hpp"

namespace yibao {

namespace {

using Options = std::vector<std::uint8_t>;

// Which end of an unknown value is taken: the one that pays least, or most.
enum class Side : std::uint8_t { least, most };

std::int64_t small(Interval i, Side side) {
  return side == Side::least ? i.low : i.high;
}  // a value that pays more when larger
std::int64_t large(Interval i, Side side) {
  return side == Side::least ? i.high : i.low;
}  // a value that pays less when larger

bool depends_on_visit(const Expression& e) {
  return e.kind == Expression::Kind::share_of_bill || e.kind == Expression::Kind::per_day ||
         std::any_of(e.children.begin(), e.children.end(), depends_on_visit);
}

struct Draft {
  Row row;
  RareRow rare;
  bool whole_bands = false;
  std::vector<Rational> rates;
  std::vector<Fen> edges;  // above the deductible; the first band starts at 0
};

class BlockCompiler {
 public:
  BlockCompiler(Plan& plan, const Benefit& benefit, std::uint16_t index, std::size_t care, std::size_t first_block,
                Issues& issues)
      : plan_(plan),
        benefit_(benefit),
        in_force_(plan.in_force[index]),
        care_(care),
        first_block_(first_block),
        issues_(issues) {
    block_.benefit = index;
  }

  bool compile() {
    find_keys();
    const std::size_t rows = count_rows();
    if (block_.key_count > kMaxKeys || rows > kMaxRows) {
      report(Code::too_many_combinations, benefit_.id, std::to_string(rows), std::to_string(kMaxRows));
      return false;
    }
    describe_base();
    std::vector<Draft> least;
    std::vector<Draft> most;
    Options options(plan_.pack->facts.size(), 0);
    for (std::size_t f = 0; f < options.size(); ++f)
      options[f] = static_cast<std::uint8_t>(std::max(0, fixed_option(static_cast<FactId>(f))));
    options[plan_.care] = static_cast<std::uint8_t>(care_);
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t k = 0; k < block_.key_count; ++k) {
        const Key& key = block_.keys[k];
        options[key.fact] = static_cast<std::uint8_t>(r / key.stride % key.options);
      }
      least.push_back(draft(options, Side::least));
      most.push_back(draft(options, Side::most));
    }
    if (fine_) {
      report(Code::rate_too_fine, benefit_.id);
      return false;
    }
    finish(least, most);
    return true;
  }

 private:
  void report(Code code, std::string_view a, std::string_view b = {}, std::string_view c = {}) {
    issues_.push_back(plan_.pack->document->issue(code, benefit_.place, a, b, c));
  }

  void find_keys() {
    std::vector<std::uint8_t> read(plan_.pack->facts.size(), false);
    mark_facts(benefit_.applies, read);
    const auto mark_word = [&](const WordByFact& word) {
      if (word.fact != kNoFact) read[word.fact] = true;
    };
    const auto mark = [&](const Dated* dated) {
      if (dated == nullptr) return;
      mark_facts(dated->value, read);
      mark_word(dated->measured);
      mark_word(dated->on);
      for (const Band& band : dated->bands) mark_facts(band.rate, read);
    };
    for (const Dated* dated :
         {in_force_.deductible, in_force_.deductible_limit, in_force_.rate, in_force_.bands, in_force_.at_least})
      mark(dated);
    for (const auto* list : {&in_force_.changes, &in_force_.adjust, &in_force_.ceilings}) {
      for (const Dated* dated : *list) mark(dated);
    }
    for (std::size_t i = 0; i < benefit_.deductible_changes.size(); ++i) {
      if (in_force_.changes[i] != nullptr) mark_facts(benefit_.deductible_changes[i].when, read);
    }
    for (std::size_t i = 0; i < benefit_.adjust.size(); ++i) {
      if (in_force_.adjust[i] == nullptr) continue;
      mark_facts(benefit_.adjust[i].when, read);
      mark_word(benefit_.adjust[i].kind);
    }
    for (const Ceiling& ceiling : benefit_.ceilings) {
      mark_facts(ceiling.lifted, read);
      mark_word(ceiling.on);
    }
    for (std::size_t f = 0; f < read.size(); ++f) {
      if (!read[f]) continue;
      plan_.facts_read[f] = true;
      if (f == plan_.care || fixed_option(static_cast<FactId>(f)) >= 0) continue;
      if (block_.key_count < kMaxKeys) {
        block_.keys[block_.key_count].fact = static_cast<FactId>(f);
        block_.keys[block_.key_count].options = static_cast<std::uint32_t>(plan_.pack->facts[f].options.size());
      }
      ++block_.key_count;
    }
  }

  // The option of a fact that every encoded situation with this kind of care shares; visits that are not encoded are
  // never settled, so such a fact needs no rows. -1 when there are several.
  int fixed_option(FactId fact) const {
    if (fact < plan_.pinned.size() && plan_.pinned[fact] >= 0) return plan_.pinned[fact];
    OptionMask possible = 0;
    for (std::size_t e = 0; e < plan_.encodes.size(); ++e) {
      if (!plan_.encodes[e]) continue;
      OptionMask here = ~OptionMask{0};
      bool with_care = true;
      for (const Condition::Term& term : plan_.pack->encodes[e].when.all) {
        if (term.fact == plan_.care) with_care = (term.mask >> care_ & 1) != 0;
        if (term.fact == fact) here &= term.mask;
      }
      if (with_care) possible |= here;
    }
    const bool one = possible != 0 && (possible & (possible - 1)) == 0;
    return one ? __builtin_ctzll(possible) : -1;
  }

  std::size_t count_rows() {
    std::size_t rows = 1;
    for (std::size_t k = std::min<std::size_t>(block_.key_count, kMaxKeys); k-- > 0;) {
      block_.keys[k].stride = static_cast<std::uint16_t>(rows);
      rows *= block_.keys[k].options;
      if (rows > kMaxRows) return rows;
    }
    return rows;
  }

  void describe_base() {
    block_.state = static_cast<std::uint32_t>(block_.benefit * kCounters);
    block_.unit = static_cast<std::uint16_t>(benefit_.rounding.unit);
    if (block_.unit != 1) block_.flags |= kCoarse;
    if (benefit_.period != Period::visit) block_.flags |= kYearly;
    if (benefit_.deductible_once) block_.flags |= kOnce;
    moving_ = benefit_.deductible_once || in_force_.deductible_limit != nullptr ||
              depends_on_visit(in_force_.deductible->value);
    if (benefit_.purse != Purse::none) {
      block_.flags |= kPurse;
      block_.purse = static_cast<std::uint8_t>(static_cast<int>(benefit_.purse) - 1);
    }
    share_counters();
    const bool overflow = !benefit_.overflow_of.empty();
    if (overflow) {
      block_.flags |= kFromOverflow;
      find_overflow();
      add_term(Part::in_scope, kWhole);
    }
    for (const BaseTerm& term : benefit_.base) add_term(term.part, term.weight);
    const Term& first = block_.terms[0];
    const bool plain =
        block_.term_count == 1 && static_cast<Part>(first.part) == Part::in_scope && first.weight == kWhole;
    // An account's balance, and a guaranteed share, cut across what the base alone would say.
    const bool guaranteed = in_force_.at_least != nullptr;
    if (!plain || overflow || guaranteed || benefit_.purse != Purse::none) block_.flags |= kWeighted;
    if (!guaranteed) return;
    for (const Part part : {Part::in_scope, Part::first_pay, Part::over_price_limit, Part::noncovered,
                            Part::noncovered_drugs, Part::special_drugs})
      add_term(part, 0);
  }

  void add_term(Part part, Millionths weight) {
    const auto index = static_cast<std::uint8_t>(part);
    for (std::size_t t = 0; t < block_.term_count; ++t) {
      if (block_.terms[t].part == index) return;
    }
    block_.terms[block_.term_count++] = {index, weight};
  }

  void find_overflow() {
    const std::size_t wanted = plan_.pack->benefit(benefit_.overflow_of);
    for (std::size_t b = first_block_; b < plan_.blocks.size(); ++b) {
      if (plan_.blocks[b].benefit != wanted) continue;
      block_.overflow_of = static_cast<std::uint8_t>(b - first_block_);
      plan_.blocks[b].flags |= kOverflows;
    }
  }

  void share_counters() {
    block_.first_shared = static_cast<std::uint32_t>(plan_.shared.size());
    const auto has = [](const std::vector<std::string>& list, const std::string& id) {
      return std::find(list.begin(), list.end(), id) != list.end();
    };
    for (std::size_t b = 0; b < plan_.pack->benefits.size(); ++b) {
      const std::string& id = plan_.pack->benefits[b].id;
      Shared shared{static_cast<std::uint32_t>(b * kCounters), has(benefit_.deductible_with, id),
                    has(benefit_.ceilings_with, id)};
      if (id == benefit_.id || (!shared.deductible && !shared.ceilings)) continue;
      plan_.shared.push_back(shared);
      ++block_.shared_count;
      block_.flags |= kShared;
    }
  }

  DeductibleForm deductible(const Options& options, Side side) {
    DeductibleForm out = deductible_of(plan_, *in_force_.deductible, options);
    const auto every = [&](auto&& change) {
      out.least = change(out.least);
      out.most = change(out.most);
    };
    for (std::size_t i = 0; i < benefit_.deductible_changes.size(); ++i) {
      const DeductibleChange& change = benefit_.deductible_changes[i];
      if (in_force_.changes[i] == nullptr || !change.when.holds(options)) continue;
      const Interval amount =
          value_of(plan_, *in_force_.changes[i], in_force_.changes[i]->value, Slot::change, options);
      const auto scaled = [&](Interval of) {
        const Share whole = make_share(kWhole);
        const auto times = [&](Fen value, Millionths rate) {
          return value >= kNoLimit ? kNoLimit : divide(std::min(value, kMaxFen) * rate, whole);
        };
        return Interval{times(of.low, amount.low), times(of.high, amount.high)};
      };
      switch (change.kind) {
        case ChangeKind::multiply:
          every(scaled);
          out.share = scaled(out.share);
          out.per_day = scaled(out.per_day);
          break;
        case ChangeKind::set:
          out = {{}, {}, amount, amount};
          break;
        case ChangeKind::subtract:
          // A share of the bill less an amount is no share of the bill.
          if (!out.plain()) report(Code::unknown_word, "subtract", "multiply, set, at_least");
          every([&](Interval of) {
            return Interval{std::max<Fen>(0, of.low - amount.high), std::max<Fen>(0, of.high - amount.low)};
          });
          break;
        case ChangeKind::at_least:
          every([&](Interval of) { return Interval{std::max(of.low, amount.low), std::max(of.high, amount.high)}; });
          break;
      }
    }
    // A larger deductible pays less.
    const auto pick = [side](Interval of) { return Interval{large(of, side), large(of, side)}; };
    return {pick(out.share), pick(out.per_day), pick(out.least), pick(out.most)};
  }

  Rational adjusted(Rational rate, const Options& options, Side side) {
    for (std::size_t i = 0; i < benefit_.adjust.size(); ++i) {
      const Adjust& adjust = benefit_.adjust[i];
      if (in_force_.adjust[i] == nullptr || !adjust.when.holds(options)) continue;
      const auto kind = static_cast<AdjustKind>(adjust.kind.pick(options));
      const Interval amount = value_of(plan_, *in_force_.adjust[i], in_force_.adjust[i]->value, Slot::adjust, options);
      const bool shrinks = kind == AdjustKind::multiply_person_share || kind == AdjustKind::subtract_points;
      rate = rate.adjusted(kind, shrinks ? large(amount, side) : small(amount, side));
      if (!rate.usable()) {
        fine_ = true;
        return {};
      }
    }
    return rate;
  }

  void ceilings(const Options& options, Side side, Draft& out) {
    for (std::size_t i = 0; i < benefit_.ceilings.size(); ++i) {
      const Ceiling& ceiling = benefit_.ceilings[i];
      const bool lifted = !ceiling.lifted.empty() && ceiling.lifted.holds(options);
      if (lifted) continue;
      const Dated& dated = *in_force_.ceilings[i];
      const Fen limit = small(value_of(plan_, dated, dated.value, Slot::ceiling, options), side);
      const bool on_payment = static_cast<CeilingOn>(ceiling.on.pick(options)) == CeilingOn::payment;
      if (ceiling.per == Period::year) {
        Fen& cap = on_payment ? out.row.year_cap : out.row.cost_cap;
        cap = std::min(cap, limit);
        continue;
      }
      const FinePeriod fine = ceiling.per == Period::visit   ? kVisit
                              : ceiling.per == Period::day   ? kDay
                              : ceiling.per == Period::month ? kMonth
                                                             : kLifetime;
      Fen& cap = on_payment ? out.rare.payment[fine] : out.rare.cost[fine];
      cap = std::min(cap, limit);
    }
  }

  Draft draft(const Options& options, Side side) {
    Draft out;
    out.row.applies = benefit_.applies.holds(options) ? -1 : 0;
    out.rates.emplace_back();
    out.edges.push_back(0);
    if (out.row.applies == 0) return out;
    const DeductibleForm line = deductible(options, side);
    out.rare.share = line.share.low;
    out.rare.per_day = line.per_day.low;
    out.rare.least = line.least.low;
    out.rare.most = line.most.low;
    out.row.deductible = line.plain() ? line.least.low : 0;
    const auto value = [&](const Dated* dated, Slot slot) {
      return value_of(plan_, *dated, dated->value, slot, options);
    };
    if (in_force_.deductible_limit != nullptr)
      out.rare.deductible_cap = large(value(in_force_.deductible_limit, Slot::deductible), side);
    if (in_force_.at_least != nullptr) out.rare.floor = small(value(in_force_.at_least, Slot::rate), side);
    ceilings(options, side, out);
    out.rates.clear();
    out.edges.clear();
    if (in_force_.bands == nullptr) {
      const Interval rate = value_of(plan_, *in_force_.rate, in_force_.rate->value, Slot::rate, options);
      out.rates.push_back(adjusted(Rational::of(small(rate, side)), options, side));
      out.edges.push_back(0);
      return out;
    }
    out.whole_bands = static_cast<BandOn>(in_force_.bands->on.pick(options)) == BandOn::whole;
    for (const Band& band : in_force_.bands->bands) {
      const Interval rate = value_of(plan_, *in_force_.bands, band.rate, Slot::rate, options);
      const Rational now = adjusted(Rational::of(small(rate, side)), options, side);
      const bool from_zero = static_cast<Measured>(in_force_.bands->measured.pick(options)) == Measured::from_zero;
      out.rare.from_zero = from_zero && moving_;
      const Fen edge = from_zero && !moving_ ? std::max<Fen>(0, band.over - out.row.deductible) : band.over;
      // A band that ends below the deductible never pays: the next one starts in its place.
      if (edge == 0 && !out.edges.empty()) {
        out.rates.back() = now;
      } else {
        out.rates.push_back(now);
        out.edges.push_back(edge);
      }
    }
    return out;
  }

  void finish(std::vector<Draft>& least, std::vector<Draft>& most) {
    std::int64_t den = 2;  // divisions are prepared for denominators of at least 2
    std::size_t steps = 0;
    for (const auto* drafts : {&least, &most}) {
      for (const Draft& draft : *drafts) {
        for (const Rational& rate : draft.rates) {
          den = std::lcm(den, rate.denominator);
          if (den > kMaxDenominator) {
            report(Code::rate_too_fine, benefit_.id);
            return;
          }
        }
        steps = std::max(steps, draft.rates.size() - 1);
      }
    }
    block_.step_count = static_cast<std::uint8_t>(steps);
    block_.row_count = static_cast<std::uint32_t>(least.size());
    block_.first_row = static_cast<std::uint32_t>(plan_.rows.size());
    block_.flags |= kRising;
    if (steps > 0) block_.flags |= kSteps;
    for (const auto* drafts : {&least, &most}) {
      for (const Draft& draft : *drafts) {
        if (draft.row.year_cap != kNoLimit) block_.flags |= kYearCap;
        if (draft.row.cost_cap != kNoLimit) block_.flags |= kCostCap;
        const RareRow& rare = draft.rare;
        for (std::size_t p = 0; p < kFinePeriods; ++p) {
          if (rare.payment[p] != kNoLimit || rare.cost[p] != kNoLimit) block_.flags |= kFineCaps;
        }
        if (rare.share != 0 || rare.per_day != 0) block_.flags |= kQuantity;
        if (rare.per_day != 0) plan_.asks_days = true;
        if (rare.deductible_cap != kNoLimit) block_.flags |= kDeductibleCap;
        if (rare.floor != 0) block_.flags |= kFloor;
        if (draft.whole_bands && steps > 0) block_.flags |= kWholeBands;
        if (rare.from_zero && steps > 0) block_.flags |= kMovingEdges;
      }
    }
    if ((block_.flags & kWholeBands) != 0 && (block_.flags & kMovingEdges) != 0)
      report(Code::unknown_word, "whole", "part");
    const bool slice = benefit_.period == Period::year && (block_.flags & kShared) == 0;
    if ((block_.flags & kCostCap) != 0 && slice) block_.flags |= kCostSlice;
    for (Draft& draft : least) plan_.rows.push_back(row_of(draft, den));
    for (Draft& draft : most) plan_.generous_rows.push_back(row_of(draft, den));
    for (Draft& draft : least) plan_.rare.push_back(draft.rare);
    for (Draft& draft : most) plan_.generous_rare.push_back(draft.rare);
    plan_.blocks.push_back(block_);
  }

  Row row_of(Draft& draft, std::int64_t den) {
    Row row = draft.row;
    row.share = make_share(den, benefit_.rounding);
    const auto scaled = [den](const Rational& rate) { return rate.numerator * (den / rate.denominator); };
    row.numerator = scaled(draft.rates[0]);
    row.first_step = static_cast<std::uint32_t>(plan_.steps.size());
    std::vector<Step> steps(block_.step_count);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      steps[i].edge = kNoLimit;  // a row with fewer bands than others
      if (i + 1 >= draft.rates.size()) continue;
      steps[i] = {draft.edges[i + 1], scaled(draft.rates[i + 1]) - scaled(draft.rates[i])};
      if (draft.whole_bands) steps[i].jump = steps[i].slope * steps[i].edge;
      if (steps[i].slope < 0) block_.flags &= ~kRising;
    }
    const auto same = [](const Step& a, const Step& b) {
      return a.edge == b.edge && a.slope == b.slope && a.jump == b.jump;
    };
    const auto found = std::search(plan_.steps.begin(), plan_.steps.end(), steps.begin(), steps.end(), same);
    if (!steps.empty() && found != plan_.steps.end()) {
      row.first_step = static_cast<std::uint32_t>(found - plan_.steps.begin());
    } else {
      plan_.steps.insert(plan_.steps.end(), steps.begin(), steps.end());
    }
    return row;
  }

  Plan& plan_;
  const Benefit& benefit_;
  const BenefitInForce& in_force_;
  std::size_t care_;
  std::size_t first_block_;  // of the route
  Issues& issues_;
  Block block_;
  bool moving_ = false;  // the deductible depends on more than facts
  bool fine_ = false;
};

// Whether nothing is unknown: the rows that pay least are those that pay most.
bool all_known(const Plan& plan) {
  for (const Block& block : plan.blocks) {
    for (std::uint32_t r = block.first_row; r < block.first_row + block.row_count; ++r) {
      if (!same_row(plan, block, r)) return false;
    }
  }
  return true;
}

// What of the pack holds on the date, besides the benefits' rows.
void resolve_pack(Plan& plan) {
  const Pack& rules = *plan.pack;
  for (const Encodes& encodes : rules.encodes) {
    plan.encodes.push_back(encodes.on(plan.date));
    if (plan.encodes.back()) mark_facts(encodes.when, plan.facts_read);
  }
  for (const FirstPay& first : rules.first_pay) {
    plan.first_pay.push_back(first.rate.on(plan.date));
    if (plan.first_pay.back() == nullptr) continue;
    mark_facts(first.when, plan.facts_read);
    mark_facts(plan.first_pay.back()->value, plan.facts_read);
  }
  for (const Eligibility& rule : rules.eligibility) {
    const bool on = rule.why.from <= plan.date && (rule.why.until == kNoDate || plan.date <= rule.why.until);
    if (!on) continue;
    plan.eligibility.push_back(&rule);
    mark_facts(rule.when, plan.facts_read);
  }
  for (const Allowance& allowance : rules.allowances) {
    if (allowance.days_asked) plan.asks_days = true;
    mark_facts(allowance.applies, plan.facts_read);
  }
  for (const Benefit& benefit : rules.benefits) plan.in_force.push_back(resolve(benefit, plan.date));
}

}  // namespace

std::shared_ptr<const Plan> compile(std::shared_ptr<const Pack> pack, Date date, bool strict, Given given,
                                    Issues& issues, Pinned pinned) {
  auto plan = std::make_shared<Plan>();
  const std::size_t before = issues.size();
  plan->pack = std::move(pack);
  plan->date = date;
  plan->strict = strict;
  plan->given = std::move(given);
  plan->pinned = std::move(pinned);
  const Pack& rules = *plan->pack;
  plan->care = rules.fact("care");
  plan->facts_read.assign(rules.facts.size(), false);
  resolve_pack(*plan);
  for (std::size_t care = 0; care < rules.facts[plan->care].options.size(); ++care) {
    Route route{static_cast<std::uint32_t>(plan->blocks.size())};
    for (std::size_t i = 0; i < rules.benefits.size(); ++i) {
      const Benefit& benefit = rules.benefits[i];
      const auto excluded = [&](const Condition::Term& term) {
        return term.fact == plan->care && (term.mask >> care & 1) == 0;
      };
      if (std::any_of(benefit.applies.all.begin(), benefit.applies.all.end(), excluded)) continue;
      const bool purse = benefit.purse != Purse::none;
      if (!plan->in_force[i].in_force) {
        route.lapsed = route.lapsed || !purse;
        continue;
      }
      plan->strict = strict && !purse;  // what an account may pay is no value that could be bounded
      if (!BlockCompiler(*plan, benefit, static_cast<std::uint16_t>(i), care, route.first, issues).compile())
        return nullptr;
      plan->strict = strict;
      if (purse) ++route.purses;
    }
    route.count = static_cast<std::uint32_t>(plan->blocks.size()) - route.first - route.purses;
    if (route.count + route.purses > kMaxBlocks) {
      issues.push_back(rules.document->issue(Code::too_many_items, rules.document->root(), std::to_string(kMaxBlocks)));
      return nullptr;
    }
    plan->routes.push_back(route);
  }
  if (all_known(*plan)) {
    plan->generous_rows.clear();
    plan->generous_rare.clear();
  }
  return issues.size() == before ? plan : nullptr;
}

}  // namespace yibao
