#include "statement/reasons.hpp"

namespace yibao {

namespace {

// In the order of Cause.
constexpr std::string_view kSlots[kCauses] = {
    "order", "eligibility", "payer",    "charge", "first_pay", "deductible", "ceiling", "rate",
    "bands", "adjust",      "at_least", "bill",   "days",      "date",       "visits",  "year_to_date"};

// One side of a reason.
class SideWriter {
 public:
  SideWriter(Writer& w, const Case& c, const Sheet& sheet, const Reason& reason)
      : w_(w), plan_(*c.plan), pack_(*c.plan->pack), sheet_(sheet), reason_(reason) {
    const auto all = options_of(c);
    if (reason.visit < all.size()) options_ = all[reason.visit];
  }

  void value(std::string_view key) {
    w_.key(key);
    const SheetVisit& visit = sheet_.visits[reason_.visit];
    switch (reason_.cause) {
      case Cause::eligibility:
        eligibility(visit);
        return;
      case Cause::first_pay:
        w_.plain(format_rate(visit.first_rate));
        return;
      case Cause::deductible:
        deductible();
        return;
      case Cause::ceiling:
        limit(ceiling());
        return;
      case Cause::rate:
      case Cause::bands:
      case Cause::adjust:
        rates();
        return;
      case Cause::at_least:
        w_.plain(format_rate(rare().floor));
        return;
      case Cause::days:
        w_.integer(visit.days);
        return;
      case Cause::date:
        w_.plain(format_date(visit.date));
        return;
      case Cause::visits:
        visits();
        return;
      case Cause::year_to_date:
        year();
        return;
      default:
        w_.null();
    }
  }

  void sources(std::string_view key) {
    w_.key(key).array();
    if (!options_.empty()) {
      if (reason_.cause == Cause::eligibility && reason_.benefit == kNoBenefit) {
        if (const Eligibility* rule = sheet_.visits[reason_.visit].refused) source(&rule->why);
      } else if (reason_.cause == Cause::first_pay) {
        first_pay();
      } else if (reason_.benefit != kNoBenefit && row().applies != 0) {
        benefit();
      }
    }
    w_.end_array();
  }

 private:
  const Row& row() const { return sheet_.plan.rows[reason_.block]; }
  const RareRow& rare() const { return sheet_.plan.rare[reason_.block]; }

  void source(const Dated* dated) {
    if (dated == nullptr) return;
    w_.object();
    write_provenance(w_, pack_, dated->why);
    w_.end_object();
  }

  void limit(Fen value) { w_.plain(value >= kNoLimit ? "none" : format_fen(value)); }

  void eligibility(const SheetVisit& visit) {
    if (reason_.benefit != kNoBenefit) {
      w_.plain(row().applies != 0 ? "applies" : "not_applied");
    } else if (visit.refused != nullptr) {
      w_.plain(visit.refused->id);
    } else {
      w_.null();
    }
  }

  void deductible() {
    const RareRow& own = rare();
    if (own.share == 0 && own.per_day == 0) {
      w_.plain(format_fen(own.least));
      return;
    }
    w_.object();
    write_field(w_, "share_of_bill", format_rate(own.share));
    write_fen(w_, "per_day", own.per_day);
    write_fen(w_, "at_least", own.least);
    w_.key("at_most");
    limit(own.most);
    w_.end_object();
  }

  Fen ceiling() const {
    const bool cost = reason_.on == CeilingOn::cost;
    const auto fine = [&](FinePeriod p) { return cost ? rare().cost[p] : rare().payment[p]; };
    switch (reason_.per) {
      case Period::visit:
        return fine(kVisit);
      case Period::day:
        return fine(kDay);
      case Period::month:
        return fine(kMonth);
      case Period::lifetime:
        return fine(kLifetime);
      default:
        return cost ? row().cost_cap : row().year_cap;
    }
  }

  // One rate, or bands with edges above the deductible.
  void rates() {
    const Block& block = sheet_.plan.blocks[reason_.block];
    const std::int64_t den = static_cast<std::int64_t>(row().share.den) / block.unit;
    std::int64_t numerator = row().numerator;
    if (reason_.cause != Cause::bands) {
      w_.plain(format_ratio(numerator, den));
      return;
    }
    Fen from = 0;
    w_.array();
    for (std::size_t s = 0; s <= block.step_count; ++s) {
      w_.object();
      write_fen(w_, "over", from);
      write_field(w_, "rate", format_ratio(numerator, den));
      w_.end_object();
      if (s == block.step_count) break;
      const Step& step = sheet_.plan.steps[row().first_step + s];
      if (step.edge >= kNoLimit) break;
      numerator += step.slope;
      from = step.edge;
    }
    w_.end_array();
  }

  void visits() {
    std::int64_t count = 0;
    for (const SheetVisit& visit : sheet_.visits) count += visit.present ? 1 : 0;
    w_.integer(count);
  }

  void year() {
    if (reason_.benefit == kNoBenefit) {
      if (sheet_.last_date == kNoDate) {
        w_.null();
      } else {
        w_.plain(format_date(sheet_.last_date));
      }
      return;
    }
    const Fen* counters = &sheet_.state[reason_.benefit * kCounters];
    w_.object();
    write_fen(w_, "base", counters[kBase]);
    write_fen(w_, "deductible", counters[kDeductible]);
    write_fen(w_, "paid", counters[kPaid]);
    w_.end_object();
  }

  void first_pay() {
    for (std::size_t i = 0; i < plan_.first_pay.size(); ++i) {
      if (plan_.first_pay[i] == nullptr || !pack_.first_pay[i].when.holds(options_)) continue;
      source(plan_.first_pay[i]);
      return;
    }
  }

  void benefit() {
    const Benefit& benefit = pack_.benefits[reason_.benefit];
    const BenefitInForce& in_force = plan_.in_force[reason_.benefit];
    switch (reason_.cause) {
      case Cause::deductible:
        source(in_force.deductible);
        for (std::size_t i = 0; i < in_force.changes.size(); ++i) {
          if (benefit.deductible_changes[i].when.holds(options_)) source(in_force.changes[i]);
        }
        source(in_force.deductible_limit);
        return;
      case Cause::ceiling:
        for (std::size_t i = 0; i < benefit.ceilings.size(); ++i) {
          const Ceiling& one = benefit.ceilings[i];
          const bool lifted = !one.lifted.empty() && one.lifted.holds(options_);
          const bool here = one.per == reason_.per && static_cast<CeilingOn>(one.on.pick(options_)) == reason_.on;
          if (here && !lifted) source(in_force.ceilings[i]);
        }
        return;
      case Cause::rate:
      case Cause::bands:
      case Cause::adjust:
        source(in_force.rate);
        source(in_force.bands);
        for (std::size_t i = 0; i < in_force.adjust.size(); ++i) {
          if (benefit.adjust[i].when.holds(options_)) source(in_force.adjust[i]);
        }
        return;
      case Cause::at_least:
        source(in_force.at_least);
        return;
      default:
        return;
    }
  }

  Writer& w_;
  const Plan& plan_;
  const Pack& pack_;
  const Sheet& sheet_;
  const Reason& reason_;
  std::vector<std::uint8_t> options_;  // of the visit; none where this side has no such visit
};

void write_reason(Writer& w, const Difference& difference, const Case& to, const Reason& reason) {
  const std::string_view slot = kSlots[static_cast<std::size_t>(reason.cause)];
  const bool amounts = reason.cause == Cause::payer || reason.cause == Cause::charge || reason.cause == Cause::bill;
  const bool paired = difference.paired && !amounts && reason.cause != Cause::order;
  w.object().key("benefit");
  if (reason.benefit == kNoBenefit) {
    w.null();
  } else {
    const Benefit& benefit = to.plan->pack->benefits[reason.benefit];
    w.string(benefit.id);
    write_field(w, "payer", kPayerNames[static_cast<std::size_t>(benefit.payer)]);
  }
  if (reason.cause == Cause::payer) write_field(w, "payer", kPayerNames[static_cast<std::size_t>(reason.payer)]);
  write_field(w, "slot", slot);
  if (reason.cause == Cause::ceiling) {
    write_field(w, "on", kCeilingNames[static_cast<std::size_t>(reason.on)]);
    write_field(w, "per", kPeriodNames[static_cast<std::size_t>(reason.per)]);
  }
  if (paired) w.key("visit").integer(static_cast<std::int64_t>(reason.visit));
  write_fen(w, "change", reason.change);
  if (amounts) {
    write_fen(w, "from", reason.from);
    write_fen(w, "to", reason.to);
  }
  if (paired) {
    SideWriter before(w, difference.base, difference.from, reason);
    SideWriter after(w, to, difference.to, reason);
    before.value("from");
    after.value("to");
    w.key("sources").object();
    before.sources("from");
    after.sources("to");
    w.end_object();
  }
  w.key("sentence").object();
  write_field(w, "key", "compare." + std::string(slot));
  w.end_object().end_object();
}

}  // namespace

void write_reasons(Writer& w, const Difference& difference, const Case& to) {
  w.key("reasons").array();
  for (const Reason& reason : difference.reasons) write_reason(w, difference, to, reason);
  w.end_array();
}

}  // namespace yibao
