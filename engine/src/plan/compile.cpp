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

struct Draft {
  Row row;
  VisitCaps visit_caps;
  std::vector<Rational> rates;
  std::vector<Fen> edges;  // above the deductible; the first band starts at 0
};

class BlockCompiler {
 public:
  BlockCompiler(Plan& plan, const Benefit& benefit, std::uint16_t index, std::size_t care, Issues& issues)
      : plan_(plan), benefit_(benefit), in_force_(plan.in_force[index]), care_(care), issues_(issues) {
    block_.benefit = index;
  }

  bool compile() {
    find_keys();
    const std::size_t rows = count_rows();
    if (block_.key_count > kMaxKeys || rows > kMaxRows) {
      report(Code::too_many_combinations, {benefit_.id, std::to_string(rows), std::to_string(kMaxRows)});
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
      report(Code::rate_too_fine, {benefit_.id});
      return false;
    }
    finish(least, most);
    return true;
  }

 private:
  void report(Code code, std::vector<std::string> words) {
    issues_.push_back(plan_.pack->document->issue(code, benefit_.place, std::move(words)));
  }

  void find_keys() {
    std::vector<bool> read(plan_.pack->facts.size(), false);
    mark_facts(benefit_.applies, read);
    const auto mark = [&](const Dated* dated) {
      if (dated == nullptr) return;
      mark_facts(dated->value, read);
      for (const Band& band : dated->bands) mark_facts(band.rate, read);
    };
    mark(in_force_.deductible);
    mark(in_force_.rate);
    mark(in_force_.bands);
    for (const auto* list : {&in_force_.changes, &in_force_.adjust, &in_force_.ceilings}) {
      for (const Dated* dated : *list) mark(dated);
    }
    for (const DeductibleChange& change : benefit_.deductible_changes) mark_facts(change.when, read);
    for (const Adjust& adjust : benefit_.adjust) {
      mark_facts(adjust.when, read);
      if (adjust.kind.fact != kNoFact) read[adjust.kind.fact] = true;
    }
    for (const Ceiling& ceiling : benefit_.ceilings) {
      mark_facts(ceiling.lifted, read);
      if (ceiling.on.fact != kNoFact) read[ceiling.on.fact] = true;
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
    OptionMask possible = 0;
    for (const Encodes& encodes : plan_.pack->encodes) {
      OptionMask here = ~OptionMask{0};
      bool with_care = true;
      for (const Condition::Term& term : encodes.when.all) {
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
    for (const BaseTerm& term : benefit_.base) {
      block_.terms[block_.term_count++] = {static_cast<std::uint8_t>(term.part), term.weight};
    }
    const BaseTerm& first = benefit_.base[0];
    const bool plain = benefit_.base.size() == 1 && first.part == Part::in_scope && first.weight == kWhole;
    if (!plain) block_.flags |= kWeighted;
    if (benefit_.period == Period::year) block_.flags |= kYearly;
    block_.unit = static_cast<std::uint16_t>(benefit_.rounding.unit);
    if (block_.unit != 1) block_.flags |= kCoarse;
    block_.state = static_cast<std::uint32_t>(block_.benefit * kCounters);
  }

  Fen deductible(const Options& options, Side side) {
    Fen value =
        large(value_of(plan_, *in_force_.deductible, in_force_.deductible->value, Slot::deductible, options), side);
    for (std::size_t i = 0; i < benefit_.deductible_changes.size(); ++i) {
      const DeductibleChange& change = benefit_.deductible_changes[i];
      if (!change.when.holds(options)) continue;
      const Interval amount =
          value_of(plan_, *in_force_.changes[i], in_force_.changes[i]->value, Slot::change, options);
      switch (change.kind) {
        case ChangeKind::multiply:
          value = divide(std::min(value, kMaxFen) * large(amount, side), make_share(kWhole));
          break;
        case ChangeKind::set:
          value = large(amount, side);
          break;
        case ChangeKind::subtract:
          value = std::max<Fen>(0, value - small(amount, side));
          break;
        case ChangeKind::at_least:
          value = std::max(value, large(amount, side));
          break;
      }
    }
    return value;
  }

  Rational adjusted(Rational rate, const Options& options, Side side) {
    for (std::size_t i = 0; i < benefit_.adjust.size(); ++i) {
      const Adjust& adjust = benefit_.adjust[i];
      if (!adjust.when.holds(options)) continue;
      const auto kind = static_cast<AdjustKind>(adjust.kind.pick(options));
      const Interval amount = value_of(plan_, *in_force_.adjust[i], in_force_.adjust[i]->value, Slot::rate, options);
      const bool shrinks = kind == AdjustKind::multiply_person_share;
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
      const bool per_year = ceiling.per == Period::year;
      Fen& cap = per_year ? (on_payment ? out.row.year_cap : out.row.cost_cap)
                          : (on_payment ? out.visit_caps.payment : out.visit_caps.cost);
      cap = std::min(cap, limit);
    }
  }

  Draft draft(const Options& options, Side side) {
    Draft out;
    out.row.applies = benefit_.applies.holds(options) ? -1 : 0;
    out.rates.emplace_back();
    out.edges.push_back(0);
    if (out.row.applies == 0) return out;
    out.row.deductible = deductible(options, side);
    ceilings(options, side, out);
    out.rates.clear();
    out.edges.clear();
    if (in_force_.bands == nullptr) {
      const Interval rate = value_of(plan_, *in_force_.rate, in_force_.rate->value, Slot::rate, options);
      out.rates.push_back(adjusted(Rational::of(small(rate, side)), options, side));
      out.edges.push_back(0);
      return out;
    }
    for (const Band& band : in_force_.bands->bands) {
      const Interval rate = value_of(plan_, *in_force_.bands, band.rate, Slot::rate, options);
      const Rational now = adjusted(Rational::of(small(rate, side)), options, side);
      const Fen edge = in_force_.bands->bands_from_zero ? std::max<Fen>(0, band.over - out.row.deductible) : band.over;
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
            report(Code::rate_too_fine, {benefit_.id});
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
        if (draft.visit_caps.payment != kNoLimit || draft.visit_caps.cost != kNoLimit) block_.flags |= kVisitCaps;
      }
    }
    for (Draft& draft : least) plan_.rows.push_back(row_of(draft, den));
    for (Draft& draft : most) plan_.generous_rows.push_back(row_of(draft, den));
    for (Draft& draft : least) plan_.visit_caps.push_back(draft.visit_caps);
    for (Draft& draft : most) plan_.generous_visit_caps.push_back(draft.visit_caps);
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
      if (steps[i].slope < 0) block_.flags &= static_cast<std::uint8_t>(~kRising);
    }
    const auto same = [](const Step& a, const Step& b) { return a.edge == b.edge && a.slope == b.slope; };
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
  Issues& issues_;
  Block block_;
  bool fine_ = false;
};

// Whether nothing is unknown: the rows that pay least are those that pay most.
bool same_rows(const Plan& plan) {
  for (const Block& block : plan.blocks) {
    for (std::uint32_t r = block.first_row; r < block.first_row + block.row_count; ++r) {
      const Row& a = plan.rows[r];
      const Row& b = plan.generous_rows[r];
      if (a.deductible != b.deductible || a.year_cap != b.year_cap || a.cost_cap != b.cost_cap ||
          a.numerator != b.numerator)
        return false;
      const VisitCaps& c = plan.visit_caps[r];
      const VisitCaps& d = plan.generous_visit_caps[r];
      if (c.payment != d.payment || c.cost != d.cost) return false;
      for (std::size_t s = 0; s < block.step_count; ++s) {
        const Step& x = plan.steps[a.first_step + s];
        const Step& y = plan.steps[b.first_step + s];
        if (x.edge != y.edge || x.slope != y.slope) return false;
      }
    }
  }
  return true;
}

}  // namespace

std::shared_ptr<const Plan> compile(std::shared_ptr<const Pack> pack, Date date, bool strict, Given given,
                                    Issues& issues) {
  auto plan = std::make_shared<Plan>();
  const std::size_t before = issues.size();
  plan->pack = std::move(pack);
  plan->date = date;
  plan->strict = strict;
  plan->given = std::move(given);
  const Pack& rules = *plan->pack;
  plan->care = rules.fact("care");
  plan->facts_read.assign(rules.facts.size(), false);
  for (const Encodes& encodes : rules.encodes) mark_facts(encodes.when, plan->facts_read);
  for (const Benefit& benefit : rules.benefits) plan->in_force.push_back(resolve(benefit, date));
  for (std::size_t care = 0; care < rules.facts[plan->care].options.size(); ++care) {
    Route route{static_cast<std::uint32_t>(plan->blocks.size())};
    for (std::size_t i = 0; i < rules.benefits.size(); ++i) {
      const Benefit& benefit = rules.benefits[i];
      const auto excluded = [&](const Condition::Term& term) {
        return term.fact == plan->care && (term.mask >> care & 1) == 0;
      };
      if (std::any_of(benefit.applies.all.begin(), benefit.applies.all.end(), excluded)) continue;
      if (!plan->in_force[i].in_force) {
        route.lapsed = true;
        continue;
      }
      if (!BlockCompiler(*plan, benefit, static_cast<std::uint16_t>(i), care, issues).compile()) return nullptr;
    }
    route.count = static_cast<std::uint32_t>(plan->blocks.size()) - route.first;
    if (route.count > kMaxBlocks) {
      issues.push_back(
          rules.document->issue(Code::too_many_items, rules.document->root(), {std::to_string(kMaxBlocks)}));
      return nullptr;
    }
    plan->routes.push_back(route);
  }
  for (std::size_t part = 0; part < kParts; ++part) {
    plan->account_pays[part] = rules.account.present && rules.account.pays[part] && rules.account.why.from <= date;
  }
  if (same_rows(*plan)) {
    plan->generous_rows.clear();
    plan->generous_visit_caps.clear();
  }
  return issues.size() == before ? plan : nullptr;
}

}  // namespace yibao
