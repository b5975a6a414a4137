#include <algorithm>

#include "evaluate/exact.hpp"
#include "plan/rational.hpp"
#include "statement/statement.hpp"

namespace yibao {

namespace {

class StepWriter {
 public:
  StepWriter(Writer& w, const Plan& plan, const std::vector<std::uint8_t>& options)
      : w_(w), plan_(plan), pack_(*plan.pack), options_(options) {}

  void scope(const Statement& s) {
    person_ = s[kPersonTotal].low;
    open(nullptr, "scope", "subtract");
    fen("total", s[kTotalCharge].low);
    fen("noncovered", s[kNoncovered].low);
    fen("over_price_limit", s[kOverPriceLimit].low);
    fen("first_pay", s[kFirstPay].low);
    close(s[kInScope].low, "scope");
  }

  // The share that the person pays first: what it moved out of the in-scope part.
  void first_pay(const VisitCase& visit, const Statement& s) {
    const Fen before = visit.parts[static_cast<std::size_t>(Part::in_scope)].low;
    if (before == s[kInScope].low) return;
    for (std::size_t i = 0; i < plan_.first_pay.size(); ++i) {
      const Dated* dated = plan_.first_pay[i];
      if (dated == nullptr || !pack_.first_pay[i].when.holds(options_)) continue;
      const Interval rate = value_of(plan_, *dated, dated->value, Slot::adjust, options_);
      open(nullptr, "first_pay", "multiply");
      fen("in_scope", before);
      write_field(w_, "rate", format_rate(rate.low));
      w_.end_object();
      fen("result", before - s[kInScope].low);
      w_.key("sources").array();
      source(*dated, rate, Unit::rate);
      w_.end_array();
      sentence("first_pay");
      w_.end_object();
      return;
    }
  }

  void benefit(const BlockTrace& trace) {
    block_ = trace.block;
    row_ = &plan_.rows[trace.paid.row];
    rare_ = &plan_.rare[trace.paid.row];
    benefit_ = &pack_.benefits[block_->benefit];
    in_force_ = &plan_.in_force[block_->benefit];
    counters_ = trace.counters_before;
    if ((block_->flags & kPurse) != 0) {
      purse(trace.paid.pay);
      return;
    }
    if ((block_->flags & kWeighted) != 0) base(trace);
    deductible(trace);
    if (trace.paid.counted != trace.paid.above) cost_ceilings(trace);
    rate(trace);
    Fen pay = trace.paid.before_cap;
    const bool open = plan_.uncertain() && plan_.generous_rows[trace.paid.row].year_cap != row_->year_cap;
    if ((block_->flags & kYearCap) != 0 && row_->year_cap != kNoLimit && !open)
      pay = ceiling(CeilingOn::payment, Period::year, pay, row_->year_cap, counters_[kPaid]);
    for (std::size_t p = 0; p < kFinePeriods && (block_->flags & kFineCaps) != 0; ++p) {
      const bool varies = plan_.uncertain() && plan_.generous_rare[trace.paid.row].payment[p] != rare_->payment[p];
      if (rare_->payment[p] == kNoLimit || varies) continue;  // an unknown ceiling that cuts nothing
      pay = ceiling(CeilingOn::payment, kFine[p], pay, rare_->payment[p], p == kVisit ? 0 : counters_[paid_counter(p)]);
    }
    if (pay != trace.paid.pay) unpaid(pay, trace.paid.pay);
  }

  void person(const Statement& s) {
    open(nullptr, "person", "remainder");
    fen("total", s[kTotalCharge].low);
    fen("funds", s[kFundsTotal].low);
    fen("hospital", s[kHospital].low);
    fen("account", s[kAccount].low);
    if (s[kFamilyAccount].low > 0) fen("family_account", s[kFamilyAccount].low);
    close(s[kCash].low, "person");
  }

 private:
  static constexpr Period kFine[kFinePeriods] = {Period::visit, Period::day, Period::month, Period::lifetime};

  // No fund pays more than is left of the bill.
  void unpaid(Fen amount, Fen left) {
    open(benefit_, "unpaid", "minimum");
    fen("amount", amount);
    close(left, "unpaid");
  }

  void purse(Fen pay) {
    if (pay == 0) return;
    const bool own = benefit_->purse == Purse::account;
    open(nullptr, own ? "account" : "family_account", "minimum");
    fen("person", person_);
    person_ -= pay;
    w_.end_object();
    fen("result", pay);
    w_.key("sources").array();
    source(in_force_->rate->why);
    for (const Dated* limit : in_force_->ceilings) source(limit->why);
    w_.end_array();
    sentence(own ? "account" : "family_account");
    w_.end_object();
  }

  void write_word(std::string_view key, std::string_view word) { w_.key(key).plain(word); }
  void fen(std::string_view key, Fen value) { write_fen(w_, key, value); }

  // Leaves the writer inside "operands".
  void open(const Benefit* benefit, std::string_view slot, std::string_view operation) {
    w_.object().key("benefit");
    if (benefit == nullptr) {
      w_.null();
    } else {
      w_.string(benefit->id);
      write_word("payer", kPayerNames[static_cast<std::size_t>(benefit->payer)]);
    }
    write_word("slot", slot);
    write_word("operation", operation);
    w_.key("operands").object();
  }
  void sentence(std::string_view key) {
    w_.key("sentence").object().key("key").string(key).key("params").object().end_object().end_object();
  }
  void close(Fen result, std::string_view key) {
    w_.end_object();
    fen("result", result);
    w_.key("sources").array().end_array();
    sentence(key);
    w_.end_object();
  }
  void source(const Provenance& why) {
    w_.object();
    write_provenance(w_, pack_, why);
    w_.end_object();
  }
  void source(const Dated& dated, Interval value, Unit unit) {
    w_.object();
    write_provenance(w_, pack_, dated.why);
    write_date(w_, "from", dated.from);
    write_date(w_, "until", dated.until);
    write_date(w_, "checked", pack_.sources[dated.why.source].checked);
    write_value(w_, "value", value, unit);
    w_.end_object();
  }

  void base(const BlockTrace& trace) {
    open(benefit_, "base", "sum");
    if (!benefit_->overflow_of.empty()) {
      write_field(w_, "overflow_of", benefit_->overflow_of);
      close(trace.paid.base, "base.overflow");
      return;
    }
    w_.key("parts").array();
    for (const BaseTerm& term : benefit_->base) {
      w_.object();
      write_field(w_, "part", kPartNames[static_cast<std::size_t>(term.part)]);
      write_field(w_, "weight", format_rate(term.weight));
      w_.end_object();
    }
    w_.end_array();
    close(trace.paid.base, "base.weighted");
  }

  void deductible(const BlockTrace& trace) {
    const Paid<Fen>& paid = trace.paid;
    open(benefit_, "deductible", "subtract");
    fen("base", paid.base);
    fen("used_before", counters_[kDeductible]);
    if ((block_->flags & kYearly) != 0) fen("base_before", counters_[kBase]);
    const bool moves = (block_->flags & (kQuantity | kOnce | kDeductibleCap)) != 0;
    const Fen line = moves ? paid.deductible : row_->deductible;
    fen("deductible", line);
    if ((block_->flags & kQuantity) != 0 && rare_->share != 0)
      write_field(w_, "share_of_bill", format_rate(rare_->share));
    if ((block_->flags & kQuantity) != 0 && rare_->per_day != 0) fen("per_day", rare_->per_day);
    fen("applied", paid.applied);
    w_.end_object();
    fen("result", paid.above);
    w_.key("sources").array();
    const Dated& dated = *in_force_->deductible;
    if ((block_->flags & kQuantity) != 0 && rare_->share != 0) {
      source(dated, {rare_->share, rare_->share}, Unit::rate);  // of the bill, between two ends
    } else if ((block_->flags & kQuantity) != 0 && rare_->per_day != 0) {
      source(dated, {rare_->per_day, rare_->per_day}, Unit::money);
    } else {
      source(dated, value_of(plan_, dated, dated.value, Slot::deductible, options_), Unit::money);
    }
    for (std::size_t i = 0; i < benefit_->deductible_changes.size(); ++i) {
      const DeductibleChange& change = benefit_->deductible_changes[i];
      if (in_force_->changes[i] == nullptr || !change.when.holds(options_)) continue;
      const Dated& amount = *in_force_->changes[i];
      const Unit unit = change.kind == ChangeKind::multiply ? Unit::rate : Unit::money;
      source(amount, value_of(plan_, amount, amount.value, Slot::change, options_), unit);
    }
    if (const Dated* limit = in_force_->deductible_limit)
      source(*limit, value_of(plan_, *limit, limit->value, Slot::deductible, options_), Unit::money);
    w_.end_array();
    const bool none = line == 0 && row_->deductible == 0;
    // What the hospital bears starts above the agreed price.
    sentence(benefit_->payer == Payer::hospital   ? "deductible.price"
             : none                               ? "deductible.none"
             : paid.applied == 0 && paid.base > 0 ? "deductible.used_up"
                                                  : "deductible.applied");
    w_.end_object();
  }

  // Returns what is left of the amount.
  Fen ceiling(CeilingOn on, Period per, Fen amount, Fen limit, Fen used) {
    const Fen left = std::max<Fen>(0, limit - used);
    const Fen result = std::min(amount, left);
    open(benefit_, "ceiling", "minimum");
    fen("amount", amount);
    write_field(w_, "on", kCeilingNames[static_cast<std::size_t>(on)]);
    write_field(w_, "per", kPeriodNames[static_cast<std::size_t>(per)]);
    fen("limit", limit);
    fen("used_before", used);
    fen("left", left);
    w_.end_object();
    fen("result", result);
    w_.key("sources").array();
    for (std::size_t i = 0; i < benefit_->ceilings.size(); ++i) {
      const Ceiling& one = benefit_->ceilings[i];
      const bool lifted = !one.lifted.empty() && one.lifted.holds(options_);
      if (lifted || one.per != per || static_cast<CeilingOn>(one.on.pick(options_)) != on) continue;
      const Dated& dated = *in_force_->ceilings[i];
      source(dated, value_of(plan_, dated, dated.value, Slot::ceiling, options_), Unit::money);
    }
    w_.end_array();
    sentence(result < amount ? "ceiling.reached" : "ceiling.within");
    w_.end_object();
    return result;
  }

  void cost_ceilings(const BlockTrace& trace) {
    Fen amount = trace.paid.above;
    if (row_->cost_cap != kNoLimit) {
      const bool slice = (block_->flags & kCostSlice) != 0;
      const Fen used = slice ? std::max<Fen>(0, counters_[kBase] - row_->deductible) : counters_[kCounted];
      amount = ceiling(CeilingOn::cost, Period::year, amount, row_->cost_cap, used);
    }
    for (std::size_t p = 0; p < kFinePeriods; ++p) {
      if (rare_->cost[p] == kNoLimit) continue;
      amount =
          ceiling(CeilingOn::cost, kFine[p], amount, rare_->cost[p], p == kVisit ? 0 : counters_[paid_counter(p) + 1]);
    }
  }

  void rate_parts(Interval base) {
    w_.key("parts").array().object();
    write_field(w_, "operation", "base");
    write_value(w_, "value", base, Unit::rate);
    w_.end_object();
    for (std::size_t i = 0; i < benefit_->adjust.size(); ++i) {
      const Adjust& adjust = benefit_->adjust[i];
      if (in_force_->adjust[i] == nullptr || !adjust.when.holds(options_)) continue;
      const Dated& dated = *in_force_->adjust[i];
      w_.object();
      write_field(w_, "operation", kAdjustNames[adjust.kind.pick(options_)]);
      write_value(w_, "value", value_of(plan_, dated, dated.value, Slot::adjust, options_), Unit::rate);
      w_.end_object();
    }
    w_.end_array();
  }

  void bands(const BlockTrace& trace) {
    const Fen low = Exact::start(plan_, *block_, trace.paid, counters_);
    const Fen high = low + trace.paid.counted;
    if ((block_->flags & kWholeBands) != 0) {
      whole_band(high);
      return;
    }
    const Step* steps = plan_.steps.data() + row_->first_step;
    std::int64_t numerator = row_->numerator;
    const std::int64_t den = static_cast<std::int64_t>(row_->share.den) / block_->unit;
    Fen from = 0;
    w_.key("bands").array();
    for (std::size_t s = 0; s <= block_->step_count; ++s) {
      const Fen to = s < block_->step_count ? steps[s].edge : kNoLimit;
      const Fen inside = std::max<Fen>(0, std::min(high, to) - std::max(low, from));
      if (inside > 0) {
        w_.object();
        fen("over", from);
        w_.key("to");
        if (to >= kNoLimit) {
          w_.null();
        } else {
          w_.string(format_fen(to));
        }
        fen("amount", inside);
        write_field(w_, "rate", format_ratio(numerator, den));
        w_.end_object();
      }
      if (s < block_->step_count) numerator += steps[s].slope;
      from = to;
    }
    w_.end_array();
  }

  // One rate for the whole amount: that of the band it ends in.
  void whole_band(Fen high) {
    const Step* steps = plan_.steps.data() + row_->first_step;
    std::int64_t numerator = row_->numerator;
    Fen from = 0;
    for (std::size_t s = 0; s < block_->step_count && high > steps[s].edge; ++s) {
      numerator += steps[s].slope;
      from = steps[s].edge;
    }
    w_.key("bands").array().object();
    fen("over", from);
    w_.key("to").null();
    fen("amount", high);
    write_field(w_, "rate", format_ratio(numerator, static_cast<std::int64_t>(row_->share.den) / block_->unit));
    w_.key("whole").boolean(true);
    w_.end_object().end_array();
  }

  void rate(const BlockTrace& trace) {
    const bool banded = in_force_->bands != nullptr;
    const Dated& dated = banded ? *in_force_->bands : *in_force_->rate;
    open(benefit_, banded ? "bands" : "rate", "multiply");
    fen("amount", trace.paid.counted);
    const Interval base = banded ? Interval{} : value_of(plan_, dated, dated.value, Slot::rate, options_);
    if (banded) {
      bands(trace);
    } else {
      write_field(w_, "rate", format_ratio(row_->numerator, static_cast<std::int64_t>(row_->share.den) / block_->unit));
      rate_parts(base);
    }
    w_.end_object();
    fen("result", trace.paid.before_cap);
    w_.key("sources").array();
    if (banded) {
      source(dated.why);
    } else {
      source(dated, base, Unit::rate);
    }
    for (std::size_t i = 0; i < benefit_->adjust.size(); ++i) {
      if (in_force_->adjust[i] == nullptr || !benefit_->adjust[i].when.holds(options_)) continue;
      const Dated& amount = *in_force_->adjust[i];
      source(amount, value_of(plan_, amount, amount.value, Slot::adjust, options_), Unit::rate);
    }
    if (in_force_->at_least != nullptr) source(*in_force_->at_least, {rare_->floor, rare_->floor}, Unit::rate);
    w_.end_array();
    sentence(banded ? "rate.bands" : "rate.flat");
    w_.end_object();
  }

  Writer& w_;
  const Plan& plan_;
  const Pack& pack_;
  const std::vector<std::uint8_t>& options_;
  const Block* block_ = nullptr;
  const Row* row_ = nullptr;
  const RareRow* rare_ = nullptr;
  const Fen* counters_ = nullptr;  // before the visit
  Fen person_ = 0;                 // the person's share that accounts have not paid yet
  const Benefit* benefit_ = nullptr;
  const BenefitInForce* in_force_ = nullptr;
};

}  // namespace

void write_steps(Writer& w, const Case& c, std::size_t visit, const std::vector<std::uint8_t>& options,
                 const Statement& statement, const std::vector<BlockTrace>& trace) {
  StepWriter steps(w, *c.plan, options);
  steps.scope(statement);
  steps.first_pay(c.visits[visit], statement);
  for (const BlockTrace& block : trace) steps.benefit(block);
  steps.person(statement);
}

}  // namespace yibao
