#include "api/not_applied.hpp"

#include <algorithm>

#include "api/assumptions.hpp"

namespace yibao {

namespace {

// Why a benefit paid nothing for a visit, from what stopped it first to what stopped it last.
enum class Stop : std::uint8_t { refused, condition, no_base, below_deductible, rate, ceiling, unpaid };
constexpr std::string_view kStopNames[] = {"refused", "condition", "no_base", "below_deductible",
                                           "rate",    "ceiling",   "unpaid"};

struct Idle {
  Stop stop = Stop::refused;
  std::size_t visit = 0;
  std::size_t failing = 0;  // terms of the condition
  Fen missing = 0;          // below_deductible: of cost

  bool closer_than(const Idle& other) const {
    if (stop != other.stop) return stop > other.stop;
    return stop == Stop::condition ? failing < other.failing : missing < other.missing;
  }
};

bool fails(const Condition::Term& term, const VisitCase& visit) { return (visit.facts[term.fact] & term.mask) == 0; }

Idle stop_of(const Plan& plan, const BlockTrace& trace) {
  Idle out;
  const Paid<Fen>& paid = trace.paid;
  const Block& block = *trace.block;
  const bool moves = (block.flags & (kQuantity | kOnce | kDeductibleCap)) != 0;
  const Fen line = moves ? paid.deductible : plan.rows[paid.row].deductible;
  const Fen before = (block.flags & kYearly) != 0 ? trace.counters_before[kBase] : 0;
  if (paid.base == 0) {
    out.stop = Stop::no_base;
  } else if (paid.above == 0) {
    out.stop = Stop::below_deductible;
    out.missing = Exact::max0(line - before - paid.base);
  } else if (paid.counted == 0) {
    out.stop = Stop::ceiling;
  } else if (paid.before_cap == 0) {
    out.stop = Stop::rate;
  } else {
    const bool own = (block.flags & (kYearCap | kFineCaps)) != 0;
    out.stop = own ? Stop::ceiling : Stop::unpaid;
  }
  return out;
}

class NotApplied {
 public:
  NotApplied(Writer& w, const Answered& answer)
      : w_(w), outcome_(answer.outcome), c_(answer.request.settled), plan_(*c_.plan), pack_(*plan_.pack) {
    traced_ = outcome_.certain() && trace_case(c_, traces_);
  }

  void write() {
    for (std::size_t b = 0; b < pack_.benefits.size(); ++b) {
      if (!plan_.in_force[b].in_force || pack_.benefits[b].purse != Purse::none) continue;
      Idle closest;
      bool idle = true;
      for (std::size_t v = 0; v < c_.visits.size() && idle; ++v) {
        Idle here;
        idle = stopped(b, v, here);
        here.visit = v;
        if (v == 0 || here.closer_than(closest)) closest = here;
      }
      if (idle) one(pack_.benefits[b], closest);
    }
  }

 private:
  // False when the benefit paid, or may have paid.
  bool stopped(std::size_t b, std::size_t v, Idle& out) const {
    if (v < outcome_.refused.size() && outcome_.refused[v] != nullptr) return true;
    out.stop = Stop::condition;
    for (const Condition::Term& term : pack_.benefits[b].applies.all) out.failing += fails(term, c_.visits[v]) ? 1 : 0;
    if (out.failing > 0) return true;
    if (!traced_) return false;
    for (const BlockTrace& trace : traces_[v]) {
      if (trace.block->benefit != b) continue;
      if (trace.paid.pay > 0) return false;
      out = stop_of(plan_, trace);
      return true;
    }
    return false;
  }

  void one(const Benefit& benefit, const Idle& idle) {
    const VisitCase& visit = c_.visits[idle.visit];
    const std::string_view stop = kStopNames[static_cast<std::size_t>(idle.stop)];
    w_.object();
    write_field(w_, "benefit", benefit.id);
    write_field(w_, "name", benefit.name);
    write_field(w_, "payer", kPayerNames[static_cast<std::size_t>(benefit.payer)]);
    w_.key("visit").integer(static_cast<std::int64_t>(idle.visit));
    write_field(w_, "reason", stop);
    if (idle.stop == Stop::refused) write_field(w_, "rule", outcome_.refused[idle.visit]->id);
    if (idle.stop == Stop::below_deductible) write_fen(w_, "missing", idle.missing);
    if (idle.stop == Stop::condition) {
      w_.key("conditions").array();
      for (const Condition::Term& term : benefit.applies.all) {
        if (fails(term, visit)) condition(term, visit, static_cast<std::int32_t>(idle.visit));
      }
      w_.end_array();
    }
    w_.key("sentence").object();
    write_field(w_, "key", "not_applied." + std::string(stop));
    w_.end_object().end_object();
  }

  void condition(const Condition::Term& term, const VisitCase& visit, std::int32_t at) {
    const Fact& fact = pack_.facts[term.fact];
    w_.object();
    write_field(w_, "fact", fact.id);
    write_field(w_, "path", path_of(fact, at));
    w_.key("choosable").boolean((fact.choosable & term.mask) != 0);
    w_.key("value");
    const OptionMask has = visit.facts[term.fact];
    if (single(has) && may_hold(fact.when, visit.facts)) {
      w_.string(fact.options[static_cast<std::size_t>(__builtin_ctzll(has))].id);
    } else {
      w_.null();
    }
    w_.key("wanted").array();
    for (std::size_t i = 0; i < fact.options.size(); ++i) {
      if ((term.mask >> i & 1) != 0) w_.string(fact.options[i].id);
    }
    w_.end_array().end_object();
  }

  Writer& w_;
  const Outcome& outcome_;
  const Case& c_;
  const Plan& plan_;
  const Pack& pack_;
  std::vector<std::vector<BlockTrace>> traces_;
  bool traced_ = false;
};

}  // namespace

void write_not_applied(Writer& w, const Answered& answer) {
  w.key("not_applied").array();
  if (answer.numbers) NotApplied(w, answer).write();
  w.end_array();
}

}  // namespace yibao
