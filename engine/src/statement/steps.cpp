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
    open(nullptr, "scope", "subtract");
    fen("total", s[kTotalCharge].low);
    fen("noncovered", s[kNoncovered].low);
    fen("over_price_limit", s[kOverPriceLimit].low);
    fen("first_pay", s[kFirstPay].low);
    close(s[kInScope].low, "scope");
  }

  void benefit(const BlockTrace& trace) {
    block_ = trace.block;
    row_ = &plan_.rows[trace.row];
    caps_ = &plan_.visit_caps[trace.row];
    benefit_ = &pack_.benefits[block_->benefit];
    in_force_ = &plan_.in_force[block_->benefit];
    const bool weighted = (block_->flags & kWeighted) != 0;
    if (weighted) base(trace);
    deductible(trace);
    if (trace.paid.counted != trace.paid.above) cost_ceiling(trace);
    rate(trace);
    if ((block_->flags & kYearCap) != 0 && row_->year_cap != kNoLimit) year_cap(trace);
    if ((block_->flags & kVisitCaps) != 0 && caps_->payment != kNoLimit) visit_cap(trace);
  }

  void person(const Statement& s) {
    if (s[kAccount].low > 0) {
      open(nullptr, "account", "minimum");
      fen("person", s[kPersonTotal].low);
      w_.end_object();
      write_fen(w_, "result", s[kAccount].low);
      w_.key("sources").array();
      source(pack_.account.why.why);
      w_.end_array();
      sentence("account");
      w_.end_object();
    }
    open(nullptr, "person", "remainder");
    fen("total", s[kTotalCharge].low);
    fen("funds", s[kFundsTotal].low);
    fen("hospital", s[kHospital].low);
    fen("account", s[kAccount].low);
    close(s[kCash].low, "person");
  }

 private:
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
    fen("used_before", trace.counters_before[kDeductible]);
    if ((block_->flags & kYearly) != 0) fen("base_before", trace.counters_before[kBase]);
    fen("deductible", row_->deductible);
    fen("applied", paid.applied);
    w_.end_object();
    fen("result", paid.above);
    w_.key("sources").array();
    const Dated& dated = *in_force_->deductible;
    source(dated, value_of(plan_, dated, dated.value, Slot::deductible, options_), Unit::money);
    for (std::size_t i = 0; i < benefit_->deductible_changes.size(); ++i) {
      const DeductibleChange& change = benefit_->deductible_changes[i];
      if (!change.when.holds(options_)) continue;
      const Dated& amount = *in_force_->changes[i];
      const Unit unit = change.kind == ChangeKind::multiply ? Unit::rate : Unit::money;
      source(amount, value_of(plan_, amount, amount.value, Slot::change, options_), unit);
    }
    w_.end_array();
    const bool none = row_->deductible == 0;
    sentence(none                                 ? "deductible.none"
             : paid.applied == 0 && paid.base > 0 ? "deductible.used_up"
                                                  : "deductible.applied");
    w_.end_object();
  }

  void ceiling(CeilingOn on, Period per, Fen amount, Fen limit, Fen used, Fen result) {
    open(benefit_, "ceiling", "minimum");
    fen("amount", amount);
    write_field(w_, "on", kCeilingNames[static_cast<std::size_t>(on)]);
    write_field(w_, "per", kPeriodNames[static_cast<std::size_t>(per)]);
    fen("limit", limit);
    fen("used_before", used);
    fen("left", std::max<Fen>(0, limit - used));
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
  }

  void cost_ceiling(const BlockTrace& trace) {
    const bool yearly = (block_->flags & kYearly) != 0;
    const bool per_visit = row_->cost_cap == kNoLimit;
    const Fen used = per_visit ? 0
                     : yearly  ? std::max<Fen>(0, trace.counters_before[kBase] - row_->deductible)
                               : trace.counters_before[kCounted];
    ceiling(CeilingOn::cost, per_visit ? Period::visit : Period::year, trace.paid.above,
            per_visit ? caps_->cost : row_->cost_cap, used, trace.paid.counted);
  }
  void year_cap(const BlockTrace& trace) {
    const Fen left = std::max<Fen>(0, row_->year_cap - trace.counters_before[kPaid]);
    ceiling(CeilingOn::payment, Period::year, trace.paid.before_cap, row_->year_cap, trace.counters_before[kPaid],
            std::min(trace.paid.before_cap, left));
  }
  void visit_cap(const BlockTrace& trace) {
    const Fen left =
        (block_->flags & kYearCap) != 0 ? std::max<Fen>(0, row_->year_cap - trace.counters_before[kPaid]) : kNoLimit;
    ceiling(CeilingOn::payment, Period::visit, std::min(trace.paid.before_cap, left), caps_->payment, 0,
            trace.paid.pay);
  }

  void rate_parts(Interval base) {
    w_.key("parts").array().object();
    write_field(w_, "operation", "base");
    write_value(w_, "value", base, Unit::rate);
    w_.end_object();
    for (std::size_t i = 0; i < benefit_->adjust.size(); ++i) {
      const Adjust& adjust = benefit_->adjust[i];
      if (!adjust.when.holds(options_)) continue;
      const Dated& dated = *in_force_->adjust[i];
      w_.object();
      write_field(w_, "operation", kAdjustNames[adjust.kind.pick(options_)]);
      write_value(w_, "value", value_of(plan_, dated, dated.value, Slot::rate, options_), Unit::rate);
      w_.end_object();
    }
    w_.end_array();
  }

  void bands(const BlockTrace& trace) {
    const Fen low =
        (block_->flags & kYearly) != 0 ? std::max<Fen>(0, trace.counters_before[kBase] - row_->deductible) : 0;
    const Fen high = low + trace.paid.counted;
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
      if (!benefit_->adjust[i].when.holds(options_)) continue;
      const Dated& amount = *in_force_->adjust[i];
      source(amount, value_of(plan_, amount, amount.value, Slot::rate, options_), Unit::rate);
    }
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
  const VisitCaps* caps_ = nullptr;
  const Benefit* benefit_ = nullptr;
  const BenefitInForce* in_force_ = nullptr;
};

}  // namespace

void write_steps(Writer& w, const Plan& plan, const std::vector<std::uint8_t>& options, const Statement& statement,
                 const std::vector<BlockTrace>& trace) {
  StepWriter steps(w, plan, options);
  steps.scope(statement);
  for (const BlockTrace& block : trace) steps.benefit(block);
  steps.person(statement);
}

}  // namespace yibao
