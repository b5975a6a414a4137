#include "api/changes.hpp"

#include <algorithm>

#include "api/assumptions.hpp"
#include "statement/lines.hpp"

namespace yibao {

namespace {

constexpr std::pair<std::string_view, Counter> kCounterNames[] = {
    {"base", kBase}, {"deductible", kDeductible}, {"paid", kPaid}, {"counted", kCounted}};
constexpr std::pair<std::string_view, Counter> kPeriodCounters[] = {
    {"day", kDayPaid}, {"month", kMonthPaid}, {"lifetime", kLifetimePaid}};

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }
std::string money(Fen fen) { return quoted(format_fen(fen)); }

// An option as a request gives it: its id, or a number of its class.
std::string option_text(const Fact& fact, std::size_t option) {
  if (fact.type != FactType::count) return quoted(fact.options[option].id);
  return std::to_string(option == 0 ? fact.least : fact.cuts[option - 1]);
}

std::string value_text(const Unknown& unknown, std::int64_t value) {
  if (unknown.unit == Unit::rate) return quoted(format_rate(value));
  return unknown.unit == Unit::count ? std::to_string(value) : money(value);
}

class ChangeWriter {
 public:
  ChangeWriter(Writer& w, const Request& request, const Explanation& one, std::size_t visit)
      : w_(w), d_(*request.document), base_(request.settled), one_(one), pack_(*request.pack), visit_(visit) {}

  void changes() {
    w_.key("changes").array();
    for (const Change& change : one_.changes) {
      w_.object();
      write(change);
      w_.end_object();
    }
    w_.end_array();
  }

  void set(const std::vector<Edit>& filled) {
    edits_ = filled;
    facts();
    year();
    bill();
    for (const Change& change : one_.changes) {
      if (change.of != Change::Of::value) continue;
      const Unknown& unknown = pack_.unknowns[change.benefit];
      put("/options/values" + pointer_step(unknown.id), value_text(unknown, change.to));
    }
    w_.key("set").object();
    for (const Edit& edit : edits_) w_.any_key(edit.pointer).raw(edit.value);
    w_.end_object();
  }

 private:
  void put(std::string pointer, std::string value) {
    for (Edit& edit : edits_) {
      if (edit.pointer != pointer) continue;
      edit.value = std::move(value);
      return;
    }
    edits_.push_back({std::move(pointer), std::move(value)});
  }

  void head(std::string_view kind, std::string_view fact, std::string_view path) {
    write_field(w_, "kind", kind);
    write_field(w_, "fact", fact);
    write_field(w_, "path", path);
  }
  void from_to(std::string_view from, std::string_view to) { w_.key("from").raw(from).key("to").raw(to); }

  void write(const Change& change) {
    const std::string at = "/visits/" + std::to_string(visit_);
    constexpr std::string_view kYear = "year_to_date";
    switch (change.of) {
      case Change::Of::fact:
        fact(change);
        return;
      case Change::Of::admissions:
        head(kYear, "admissions", "/year_to_date/admissions");
        from_to(std::to_string(change.from), std::to_string(change.to));
        break;
      case Change::Of::first_pay: {
        const Fen before = base_.visits[visit_].parts[static_cast<std::size_t>(Part::first_pay)].low;
        head("amount", "first_pay", at + "/first_pay");
        from_to(money(before), money(before + change.to));
        question("first_pay");
        break;
      }
      case Change::Of::account:
      case Change::Of::family_account: {
        const std::string_view name = change.of == Change::Of::account ? "account_balance" : "family_account_balance";
        head(kYear, name, "/year_to_date/" + std::string(name));
        from_to(money(change.from), money(change.to));
        question(name);
        break;
      }
      case Change::Of::value: {
        const Unknown& unknown = pack_.unknowns[change.benefit];
        head("value", unknown.id, "/options/values" + pointer_step(unknown.id));
        from_to("null", value_text(unknown, change.to));
        break;
      }
      case Change::Of::bill:
        head("amount", "bill", at);
        from_to(money(total(base_)), money(total(one_.settled)));
        break;
      default:
        counter(change);
        break;
    }
    w_.key("assumed").boolean(change.assumed);
  }

  void question(std::string_view name) {
    if (const Text* text = pack_.frame->amount_question(name)) write_field(w_, "question", *text);
  }

  void fact(const Change& change) {
    const Fact& fact = pack_.facts[change.fact];
    const bool answer = change.from < 0;
    const bool reading = fact.scope == FactScope::reading;
    head(answer           ? "answer"
         : reading        ? "reading"
         : change.assumed ? "default"
                          : "fact",
         fact.id, path_of(fact, change.visit));
    from_to(answer ? "null" : option_text(fact, static_cast<std::size_t>(change.from)),
            option_text(fact, static_cast<std::size_t>(change.to)));
    if (!answer) write_field(w_, "from_label", fact.options[static_cast<std::size_t>(change.from)].label);
    write_field(w_, "label", fact.options[static_cast<std::size_t>(change.to)].label);
    write_field(w_, "question", fact.question);
    w_.key("assumed").boolean(change.assumed);
  }

  void counter(const Change& change) {
    std::string_view name = "spent";
    std::string below;
    for (const auto& [counter_name, counter] : kCounterNames) {
      if (static_cast<int>(change.of) - static_cast<int>(Change::Of::base) == static_cast<int>(counter))
        name = counter_name;
    }
    if (change.of == Change::Of::spent) {
      head("year_to_date", name, "/year_to_date/benefits");
    } else {
      const Benefit& benefit = pack_.benefits[change.benefit];
      if (change.of == Change::Of::month_paid) name = "month/paid";
      if (change.of == Change::Of::lifetime_paid) name = "lifetime/paid";
      head("year_to_date", name, "/year_to_date/benefits" + pointer_step(benefit.id) + "/" + std::string(name));
      write_field(w_, "benefit", benefit.id);
      write_field(w_, "name", benefit.name);
    }
    from_to(money(change.from), money(change.to));
    w_.key("whole").boolean(change.whole);
  }

  bool changed(FactId fact, std::size_t visit) const {
    return std::any_of(one_.changes.begin(), one_.changes.end(), [&](const Change& change) {
      return change.of == Change::Of::fact && change.fact == fact &&
             (change.visit == kAllVisits || static_cast<std::size_t>(change.visit) == visit);
    });
  }

  void facts() {
    for (std::size_t f = 0; f < pack_.facts.size(); ++f) {
      const Fact& fact = pack_.facts[f];
      const bool of_visit = fact.scope == FactScope::visit;
      for (std::size_t v = 0; v < (of_visit ? base_.visits.size() : 1); ++v) {
        if (fact.type == FactType::count && !fact.counter.empty() && base_.visits[v].counted) continue;
        const std::uint8_t option = one_.options[v][f];
        const OptionMask before = base_.visits[v].facts[f];
        const bool other = single(before) ? before != OptionMask{1} << option : changed(static_cast<FactId>(f), v);
        const bool asked_now = base_.plan->facts_read[f] && !fact.when.empty() && fact.when.holds(one_.options[v]) &&
                               !may_hold(fact.when, base_.visits[v].facts);
        if (other || asked_now)
          put(path_of(fact, of_visit ? static_cast<std::int32_t>(v) : kAllVisits), option_text(fact, option));
      }
    }
  }

  void year() {
    const Case& now = one_.settled;
    if (now.admissions != base_.admissions) put("/year_to_date/admissions", std::to_string(now.admissions));
    constexpr std::string_view kBalances[] = {"/year_to_date/account_balance", "/year_to_date/family_account_balance"};
    for (std::size_t p = 0; p < 2; ++p) {
      if (!(now.balances[p] == base_.balances[p])) put(std::string(kBalances[p]), money(now.balances[p].low));
    }
    for (std::size_t b = 0; b < pack_.benefits.size(); ++b) {
      const Interval* own = &now.state[b * kCounters];
      if (std::equal(own, own + kCounters, &base_.state[b * kCounters])) continue;
      const std::string at = "/year_to_date/benefits" + pointer_step(pack_.benefits[b].id) + "/";
      for (const auto& [name, counter] : kCounterNames) put(at + std::string(name), money(own[counter].low));
      for (const auto& [name, counter] : kPeriodCounters) {
        const Interval* old = &base_.state[b * kCounters];
        if (own[counter] == old[counter] && own[counter + 1] == old[counter + 1]) continue;
        put(at + std::string(name) + "/paid", money(own[counter].low));
        put(at + std::string(name) + "/counted", money(own[counter + 1].low));
      }
    }
  }

  static Fen sum_of(const VisitCase& visit) {
    Fen sum = 0;
    for (const Interval& part : visit.parts) sum += part.low;
    return sum;
  }
  Fen total(const Case& c) const { return sum_of(c.visits[visit_]); }

  void bill() {
    const VisitCase& now = one_.settled.visits[visit_];
    const VisitCase& before = base_.visits[visit_];
    if (std::equal(std::begin(now.parts), std::end(now.parts), std::begin(before.parts))) return;
    const std::string at = "/visits/" + std::to_string(visit_) + "/";
    const Document::Id visits = d_.find(d_.root(), "visits");
    Document::Id id = d_[visits].first;
    for (std::size_t v = 0; v < visit_; ++v) id = d_[id].next;
    for (std::size_t part = 0; part < kParts; ++part) {
      const bool in_scope = part == static_cast<std::size_t>(Part::in_scope);
      if (!in_scope && !(now.parts[part] == before.parts[part]))
        put(at + std::string(kPartNames[part]), money(now.parts[part].low));
    }
    // What is in scope is what is left of a total; it is said only where the request says it.
    const auto says = [&](const LineName& line) {
      return d_.find(id, line.request) != Document::kNone || d_.find(id, line.national) != Document::kNone;
    };
    const LineName& whole = line_named(kTotalCharge);
    const LineName& scope = line_named(kInScope);
    if (says(whole) && sum_of(now) != sum_of(before)) put(at + std::string(whole.request), money(sum_of(now)));
    if (says(scope) || !says(whole))
      put(at + std::string(scope.request), money(now.parts[static_cast<std::size_t>(Part::in_scope)].low));
  }

  Writer& w_;
  const Document& d_;
  const Case& base_;
  const Explanation& one_;
  const Pack& pack_;
  std::size_t visit_;
  std::vector<Edit> edits_;
};

}  // namespace

void write_explanation(Writer& w, const Request& request, const Explanation& one, std::size_t visit,
                       const std::vector<Edit>& filled) {
  ChangeWriter writer(w, request, one, visit);
  writer.changes();
  writer.set(filled);
}

}  // namespace yibao
