// What a person can change so that less is left to pay. Nothing is guessed: every change is put into the request, read
// and settled like any other case, and listed only when it cannot cost more.
#include <algorithm>
#include <functional>

#include "api/assumptions.hpp"
#include "api/not_applied.hpp"
#include "api/operations.hpp"
#include "api/variant.hpp"
#include "json/sort_few.hpp"
#include "reason/difference.hpp"
#include "statement/statement.hpp"
#include "version.hpp"

namespace yibao {

namespace {

constexpr std::size_t kMostListed = 32;
constexpr std::size_t kMostVisitsApart = 8;  // beyond, facts of visits are changed for all of them together
constexpr std::size_t kMostOrdered = 4;      // visits whose orders are all tried
constexpr std::size_t kMostDates = 8;

// One fact changed; `to` is the option.
struct Pick {
  std::size_t fact = 0;
  std::int32_t visit = kAllVisits;
  std::size_t to = 0;
};

struct Improvement {
  std::string_view kind;  // fact, date, order, account
  std::vector<Pick> picks;
  std::string from;  // of the other kinds, JSON text
  Variant variant;
  Answered now;
  Interval saving;
  Interval cash;
};

Interval less(Interval from, Interval to) { return {from.low - to.high, from.high - to.low}; }

class Improver {
 public:
  Improver(Library& library, const Answered& base)
      : library_(library),
        base_(base),
        document_(*base.request.document),
        c_(base.request.settled),
        pack_(*base.request.pack) {}

  std::vector<Improvement> find() {
    for (std::size_t f = 0; f < pack_.facts.size(); ++f) fact(f);
    dates();
    orders();
    account();
    best_first();
    return std::move(found_);
  }

 private:
  bool asked(std::size_t f, std::size_t v) const { return may_hold(pack_.facts[f].when, c_.visits[v].facts); }
  bool has(const Pick& pick, std::size_t v) const { return c_.visits[v].facts[pick.fact] == OptionMask{1} << pick.to; }

  void fact(std::size_t f) {
    const Fact& fact = pack_.facts[f];
    if (!c_.plan->facts_read[f]) return;
    for (OptionMask rest = fact.choosable; rest != 0; rest &= rest - 1) {
      Pick pick{f, kAllVisits, static_cast<std::size_t>(__builtin_ctzll(rest))};
      const std::size_t visits = c_.visits.size();
      if (fact.scope != FactScope::visit || visits > 1) change(pick);
      for (std::size_t v = 0; fact.scope == FactScope::visit && v < visits && visits <= kMostVisitsApart; ++v) {
        pick.visit = static_cast<std::int32_t>(v);
        change(pick);
      }
    }
  }

  // The edits of a pick, none where nothing changes.
  std::vector<Edit> edits_of(const Pick& pick, bool is_asked) const {
    const Fact& fact = pack_.facts[pick.fact];
    std::vector<Edit> out;
    if (fact.scope != FactScope::visit) {
      if (!has(pick, 0) && (is_asked || asked(pick.fact, 0))) out.push_back(option_edit(fact, kAllVisits, pick.to));
      return out;
    }
    for (std::size_t v = 0; v < c_.visits.size(); ++v) {
      const auto visit = static_cast<std::int32_t>(v);
      const bool meant = pick.visit == kAllVisits || pick.visit == visit;
      if (meant && !has(pick, v) && (is_asked || asked(pick.fact, v))) out.push_back(option_edit(fact, visit, pick.to));
    }
    // All visits together are worth a line of their own only when more than one changes.
    if (pick.visit == kAllVisits && out.size() < 2 && c_.visits.size() <= kMostVisitsApart) out.clear();
    return out;
  }

  void change(const Pick& pick) {
    Improvement alone;
    alone.kind = "fact";
    alone.picks = {pick};
    alone.variant.edits = edits_of(pick, false);
    if (alone.variant.edits.empty()) return;
    const std::vector<Edit> first = alone.variant.edits;
    const Fen saved = attempt(std::move(alone));
    // What is only asked after this change, such as filing for care elsewhere, is chosen with it.
    for (std::size_t g = 0; g < pack_.facts.size(); ++g) {
      const Fact& other = pack_.facts[g];
      const auto depends = [&](const Condition::Term& term) {
        return term.fact == pick.fact && (term.mask >> pick.to & 1) != 0;
      };
      if (!std::any_of(other.when.all.begin(), other.when.all.end(), depends)) continue;
      for (OptionMask rest = other.choosable; rest != 0; rest &= rest - 1) {
        const Pick second{g, other.scope == FactScope::visit ? pick.visit : kAllVisits,
                          static_cast<std::size_t>(__builtin_ctzll(rest))};
        Improvement both;
        both.kind = "fact";
        both.picks = {pick, second};
        both.variant.edits = first;
        const std::vector<Edit> more = edits_of(second, true);
        if (more.empty()) continue;
        both.variant.edits.insert(both.variant.edits.end(), more.begin(), more.end());
        attempt(std::move(both), saved);
      }
    }
  }

  // Keeps a change that surely saves, if it saves more than `more_than`; what it surely saves, or -1.
  Fen attempt(Improvement&& one, Fen more_than = -1, bool cash_only = false) {
    Issues issues;
    if (!read_answer(library_, varied(document_, "improve", one.variant), one.now, issues) || !one.now.numbers)
      return -1;
    const Interval change =
        change_between(base_.request.settled, base_.outcome, one.now.request.settled, one.now.outcome);
    one.saving = {-change.high, -change.low};
    one.cash = less(base_.outcome.total()[kCash], one.now.outcome.total()[kCash]);
    const bool saves = cash_only ? one.saving.low >= 0 && one.cash.low >= 0 && one.cash.high > 0
                                 : one.saving.low >= 0 && one.saving.high > 0;
    if (!saves || one.saving.low <= more_than) return -1;
    const Fen saved = one.saving.low;
    found_.push_back(std::move(one));
    return saved;
  }

  // The next days on which a rule changes, or waiting ends; visits with days of their own stay where they are.
  void dates() {
    const auto visits = document_.find(document_.root(), "visits");
    for (auto id = document_[visits].first; id != Document::kNone; id = document_[id].next) {
      if (document_.find(id, "date") != Document::kNone) return;
    }
    std::vector<Date> days;
    const auto add = [&](Date day) {
      // Another year starts again from nothing; what is given of this one does not hold there.
      const bool other_year = day / 10000 != base_.request.date / 10000 && c_.state_given;
      if (day > base_.request.date && day <= pack_.known_until && !other_year) days.push_back(day);
    };
    each_dated(pack_, [&](std::string_view, const Dated& dated) { add(dated.from); });
    for (const Encodes& encodes : pack_.encodes) add(encodes.from);
    for (const Eligibility* rule : c_.plan->eligibility) {
      if (rule->effect == Effect::waiting) add(waits_until(*rule, c_.resumed_on));
    }
    sort_few(days, std::less<>());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    if (days.size() > kMostDates) days.resize(kMostDates);
    Fen best = 0;  // a later day must save more than an earlier one
    for (const Date day : days) {
      Improvement one;
      one.kind = "date";
      one.from = json_text(format_date(base_.request.date));
      one.variant.edits = {{"/date", json_text(format_date(day))}};
      best = std::max(best, attempt(std::move(one), best));
    }
  }

  void orders() {
    const std::size_t count = c_.visits.size();
    if (count < 2 || count > kMostOrdered) return;
    std::vector<std::string_view> texts;
    const auto visits = document_.find(document_.root(), "visits");
    for (auto id = document_[visits].first; id != Document::kNone; id = document_[id].next)
      texts.push_back(document_.source(id));
    std::vector<std::size_t> order;
    for (std::size_t v = 0; v < count; ++v) order.push_back(v);
    Fen best = 0;
    while (std::next_permutation(order.begin(), order.end())) {
      std::string list = "[";
      for (const std::size_t v : order) {
        if (list.size() > 1) list += ',';
        list += texts[v];
      }
      Improvement one;
      one.kind = "order";
      one.variant.edits = {{"/visits", list + "]"}};
      const std::size_t before = found_.size();
      const Fen saved = attempt(std::move(one), best);
      if (saved < 0) continue;
      // Only the best order is worth telling.
      if (best > 0) found_.erase(found_.begin() + static_cast<std::ptrdiff_t>(before) - 1);
      best = saved;
    }
  }

  // Nobody said what the account holds: what it could pay of the person's share.
  void account() {
    const bool holds = std::any_of(pack_.benefits.begin(), pack_.benefits.end(),
                                   [](const Benefit& benefit) { return benefit.purse == Purse::account; });
    if (!holds || c_.balance_given) return;
    Improvement one;
    one.kind = "account";
    one.from = json_text(format_fen(0));
    const Fen most = base_.outcome.total()[kPersonTotal].high;
    one.variant.edits = {{"/year_to_date/account_balance", json_text(format_fen(most))}};
    attempt(std::move(one), -1, true);
  }

  void best_first() {
    const auto better = [](const Improvement& a, const Improvement& b) {
      return a.saving.low != b.saving.low ? a.saving.low > b.saving.low : a.saving.high > b.saving.high;
    };
    for (std::size_t i = 1; i < found_.size(); ++i) {
      for (std::size_t at = i; at > 0 && better(found_[at], found_[at - 1]); --at)
        std::swap(found_[at], found_[at - 1]);
    }
    if (found_.size() > kMostListed) found_.resize(kMostListed);
  }

  Library& library_;
  const Answered& base_;
  const Document& document_;
  const Case& c_;
  const Pack& pack_;
  std::vector<Improvement> found_;
};

void write_pick(Writer& w, const Case& c, const Pick& pick) {
  const Fact& fact = c.plan->pack->facts[pick.fact];
  const bool every = pick.visit == kAllVisits && fact.scope == FactScope::visit;
  const OptionMask now = c.visits[pick.visit == kAllVisits ? 0 : static_cast<std::size_t>(pick.visit)].facts[pick.fact];
  w.object();
  write_field(w, "fact", fact.id);
  write_field(w, "path", every ? "/visits" + pointer_step(fact.id) : path_of(fact, pick.visit));
  w.key("from");
  if (every || !single(now)) {
    w.null();
  } else {
    w.string(fact.options[static_cast<std::size_t>(__builtin_ctzll(now))].id);
  }
  write_field(w, "to", fact.options[pick.to].id);
  write_field(w, "label", fact.options[pick.to].label);
  write_field(w, "question", fact.question);
  w.end_object();
}

void write_improvement(Writer& w, const Case& c, const Improvement& one) {
  const bool bounded = !one.saving.certain() || !one.cash.certain();
  w.object();
  write_field(w, "kind", one.kind);
  w.key("changes").array();
  for (const Pick& pick : one.picks) write_pick(w, c, pick);
  if (!one.from.empty()) {
    w.object();
    const Edit& edit = one.variant.edits[0];
    write_field(w, "fact", std::string_view(edit.pointer).substr(edit.pointer.rfind('/') + 1));
    write_field(w, "path", edit.pointer);
    w.key("from").raw(one.from).key("to").raw(edit.value).end_object();
  }
  w.end_array();
  write_amount(w, "saving", one.saving, bounded);
  write_amount(w, "cash_saving", one.cash, bounded);
  write_field(w, "status", one.now.status);
  w.key("total");
  write_statement(w, one.now.outcome.total(), !one.now.outcome.certain());
  w.key("proved").object();
  for (const Edit& edit : one.variant.edits) w.any_key(edit.pointer).raw(edit.value);
  w.end_object().key("sentence").object();
  write_field(w, "key", "improve." + std::string(one.kind));
  w.end_object().end_object();
}

}  // namespace

std::string improve(Library& library, std::string_view text, Issues& issues) {
  Answered base;
  if (!read_answer(library, text, base, issues)) return {};
  const Pack& pack = *base.request.pack;
  Writer w;
  w.object().key("ok").object();
  write_field(w, "status", base.status);
  std::vector<Improvement> found;
  if (base.numbers) {
    w.key("total");
    write_statement(w, base.outcome.total(), !base.outcome.certain());
    found = Improver(library, base).find();
  }
  w.key("improvements").array();
  for (const Improvement& one : found) write_improvement(w, base.request.settled, one);
  w.end_array();
  write_not_applied(w, base);
  if (base.status == "not_encoded") write_encodes(w, pack);
  write_known(w, pack);
  write_services(w, pack);
  write_pack_stamp(w, pack);
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

}  // namespace yibao
