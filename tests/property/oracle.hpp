// An independent second answer: walks the pack as it was read, benefit by benefit, in 128-bit rational arithmetic, with
// none of the plan's tables, rows or prepared divisions. Slow and plain on purpose.
#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "pack/pack.hpp"

namespace yibao::test {

__extension__ using Wide = __int128;

struct OracleState {
  struct One {
    Fen base = 0;
    Fen deductible = 0;
    Fen paid = 0;
    Fen counted = 0;
    std::map<Period, std::pair<Fen, Fen>> fine;  // paid and counted, of a day, a month, a lifetime
    One& operator+=(const One& other) {
      base += other.base;
      deductible += other.deductible;
      return add_ceilings(other);
    }
    One& add_ceilings(const One& other) {
      paid += other.paid;
      counted += other.counted;
      for (const auto& [period, sums] : other.fine) {
        fine[period].first += sums.first;
        fine[period].second += sums.second;
      }
      return *this;
    }
  };
  std::map<std::string, One> benefits;
  Fen balances[2] = {0, 0};
  Date last = kNoDate;

  void turn(const Pack& pack, Date now) {
    if (last != kNoDate && now != last) {
      const bool month = month_of(now) != month_of(last);
      for (const Benefit& benefit : pack.benefits) {
        One& one = benefits[benefit.id];
        one.fine.erase(Period::day);
        if (month) one.fine.erase(Period::month);
        if (benefit.period == Period::day || (month && benefit.period == Period::month)) one.base = one.deductible = 0;
      }
    }
    last = now;
  }
};

struct OracleAnswer {
  std::map<std::string, Fen> paid;  // per benefit
  Fen person = 0;
  Fen purses[2] = {0, 0};
};

class Oracle {
 public:
  explicit Oracle(const Pack& pack) : pack_(pack) {}

  // `parts`: of the bill, kParts.
  OracleAnswer settle(const std::vector<std::uint8_t>& facts, const Fen* given, Fen days, Date date,
                      OracleState& state) const {
    OracleAnswer answer;
    state.turn(pack_, date);
    Fen unpaid[kParts];
    std::copy(given, given + kParts, unpaid);
    Visit visit{facts, 0, days, {}};
    for (const Fen part : unpaid) visit.bill += part;
    for (const Eligibility& rule : pack_.eligibility) {
      if (rule.effect == Effect::reduced || !rule.when.holds(facts)) continue;
      answer.person = visit.bill;
      return answer;
    }
    for (const FirstPay& first : pack_.first_pay) {
      if (!first.when.holds(facts)) continue;
      Fen& in_scope = unpaid[static_cast<std::size_t>(Part::in_scope)];
      const Fen moved = round(Wide{in_scope} * value(first.rate, facts), kWhole, {});
      in_scope -= moved;
      unpaid[static_cast<std::size_t>(Part::first_pay)] += moved;
      break;
    }
    for (const Benefit& benefit : pack_.benefits) {
      if (benefit.purse != Purse::none || !benefit.applies.holds(facts)) continue;
      answer.paid[benefit.id] += layer(benefit, visit, unpaid, state);
    }
    for (const Fen part : unpaid) answer.person += part;
    for (const Benefit& benefit : pack_.benefits) {
      if (benefit.purse == Purse::none || !benefit.applies.holds(facts)) continue;
      const std::size_t p = benefit.purse == Purse::account ? 0 : 1;
      if (state.balances[0] == 0 && state.balances[1] == 0) continue;
      const Fen before = state.balances[p];
      const Fen pay = layer(benefit, visit, unpaid, state, &state.balances[p]);
      state.balances[p] = before - pay;
      answer.purses[p] += pay;
    }
    return answer;
  }

 private:
  struct Visit {
    const std::vector<std::uint8_t>& facts;
    Fen bill;
    Fen days;
    std::map<std::string, Fen> overflow;
  };

  // What one benefit pays, taken from the parts it is for.
  Fen layer(const Benefit& benefit, Visit& visit, Fen* unpaid, OracleState& state, const Fen* balance = nullptr) const {
    constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
    std::vector<std::size_t> order;
    Fen base = 0;
    if (benefit.overflow_of.empty()) {
      Wide weighted = 0;
      for (const BaseTerm& term : benefit.base) {
        order.push_back(static_cast<std::size_t>(term.part));
        weighted += Wide{unpaid[order.back()]} * term.weight;
      }
      base = round(weighted, kWhole, {});
    } else {
      order.push_back(kInScope);
      base = std::min(visit.overflow[benefit.overflow_of], unpaid[kInScope]);
    }
    if (benefit.at_least.present()) {
      for (const std::size_t part : {3U, 2U, 1U, 0U, 4U, 5U}) {
        if (std::find(order.begin(), order.end(), part) == order.end()) order.push_back(part);
      }
    }
    OracleState::One& own = state.benefits[benefit.id];
    OracleState::One year = own;
    for (const Benefit& other : pack_.benefits) {
      const auto with = [&](const std::vector<std::string>& list) {
        return other.id != benefit.id && std::find(list.begin(), list.end(), other.id) != list.end();
      };
      OracleState::One sums = state.benefits[other.id];
      if (with(benefit.deductible_with)) {
        year.base += sums.base;
        year.deductible += sums.deductible;
      }
      if (with(benefit.ceilings_with)) year.add_ceilings(sums);
    }
    OracleState::One add;
    Fen pay = one(benefit, visit, base, year, add);
    Fen room = 0;
    for (const std::size_t part : order) room += unpaid[part];
    pay = std::min(pay, room);
    if (balance != nullptr) pay = std::min(pay, *balance);
    add.paid = pay;
    for (auto& [period, sums] : add.fine) sums.first = pay;
    own += add;
    Fen rest = pay;
    for (const std::size_t part : order) {
      const Fen taken = std::min(rest, unpaid[part]);
      unpaid[part] -= taken;
      rest -= taken;
    }
    return pay;
  }

  static Fen round(Wide numerator, Wide denominator, Rounding rule) {
    denominator *= rule.unit;
    const Wide bias = rule.mode == RoundingMode::half_up ? denominator / 2
                      : rule.mode == RoundingMode::up    ? denominator - 1
                                                         : 0;
    return static_cast<Fen>((numerator + bias) / denominator) * rule.unit;
  }

  std::int64_t value(const History& history, const std::vector<std::uint8_t>& facts) const {
    return fold(history.entries[0].value, facts, {}).low;
  }

  // The deductible of this visit, before what the year already took.
  Fen deductible(const Benefit& benefit, const Visit& visit) const {
    DeductibleForm form = fold_deductible(benefit.deductible.entries[0].value, visit.facts, {});
    Wide share = form.share.low;
    Wide per_day = form.per_day.low;
    Fen least = form.least.low;
    Fen most = form.most.low;
    for (const DeductibleChange& change : benefit.deductible_changes) {
      if (!change.when.holds(visit.facts)) continue;
      const std::int64_t amount = value(change.amount, visit.facts);
      const auto times = [&](Fen line) { return line >= kNoLimit ? line : round(Wide{line} * amount, kWhole, {}); };
      if (change.kind == ChangeKind::multiply) {
        share = round(share * amount, kWhole, {});
        per_day = round(per_day * amount, kWhole, {});
        least = times(least);
        most = times(most);
      }
      if (change.kind == ChangeKind::set) {
        share = per_day = 0;
        least = most = amount;
      }
      if (change.kind == ChangeKind::subtract) {
        least = std::max<Fen>(0, least - amount);
        most = std::max<Fen>(0, most - amount);
      }
      if (change.kind == ChangeKind::at_least) {
        least = std::max(least, amount);
        most = std::max(most, amount);
      }
    }
    const Wide line = round(Wide{visit.bill} * share, kWhole, {}) + per_day * visit.days;
    return static_cast<Fen>(std::min<Wide>(std::max<Wide>(line, least), most));
  }

  // The adjusted rate over 10^12.
  Wide rate(const Benefit& benefit, const std::vector<std::uint8_t>& facts, Millionths start) const {
    constexpr Wide kOne = Wide{1'000'000} * 1'000'000;
    Wide r = Wide{start} * 1'000'000;
    for (const Adjust& adjust : benefit.adjust) {
      if (!adjust.when.holds(facts)) continue;
      const std::int64_t amount = value(adjust.amount, facts);
      switch (static_cast<AdjustKind>(adjust.kind.pick(facts))) {
        case AdjustKind::add_points:
          r += Wide{amount} * 1'000'000;
          break;
        case AdjustKind::subtract_points:
          r -= Wide{amount} * 1'000'000;
          break;
        case AdjustKind::raise_by:
          r = r * (1'000'000 + amount) / 1'000'000;
          break;
        case AdjustKind::multiply_rate:
          r = r * amount / 1'000'000;
          break;
        case AdjustKind::multiply_person_share:
          r = kOne - (kOne - r) * amount / 1'000'000;
          break;
        case AdjustKind::set:
          r = Wide{amount} * 1'000'000;
          break;
      }
      r = std::clamp<Wide>(r, 0, kOne);
    }
    return r;
  }

  static bool whole(const Benefit& benefit, const std::vector<std::uint8_t>& facts) {
    return benefit.bands.present() && static_cast<BandOn>(benefit.bands.entries[0].on.pick(facts)) == BandOn::whole;
  }

  // What the bands pay, over 10^12, of the slice [from, to] of the year's or the visit's amount counted from zero.
  Wide banded(const Benefit& benefit, const std::vector<std::uint8_t>& facts, Fen line, Fen from, Fen to) const {
    const Dated& entry = benefit.bands.entries[0];
    const bool from_zero = static_cast<Measured>(entry.measured.pick(facts)) == Measured::from_zero;
    if (whole(benefit, facts)) {
      const auto of_all = [&](Fen amount) {
        std::size_t i = 0;
        while (i + 1 < entry.bands.size() && amount > entry.bands[i + 1].over + (from_zero ? 0 : line)) ++i;
        return Wide{std::max<Fen>(0, amount - line)} * rate(benefit, facts, fold(entry.bands[i].rate, facts, {}).low);
      };
      return std::max<Wide>(0, of_all(to) - of_all(from));
    }
    Wide sum = 0;
    for (std::size_t i = 0; i < entry.bands.size(); ++i) {
      const Fen shift = from_zero ? 0 : line;
      const Fen start = std::max(line, entry.bands[i].over + shift);
      const Fen end = i + 1 < entry.bands.size() ? entry.bands[i + 1].over + shift : kNoLimit;
      const Fen inside = std::max<Fen>(0, std::min(to, end) - std::max(from, start));
      sum += Wide{inside} * rate(benefit, facts, fold(entry.bands[i].rate, facts, {}).low);
    }
    return sum;
  }

  Fen limit(const Benefit& benefit, const std::vector<std::uint8_t>& facts, CeilingOn on, Period per) const {
    Fen lowest = kNoLimit;
    for (const Ceiling& ceiling : benefit.ceilings) {
      const bool lifted = !ceiling.lifted.empty() && ceiling.lifted.holds(facts);
      if (lifted || ceiling.per != per || static_cast<CeilingOn>(ceiling.on.pick(facts)) != on) continue;
      lowest = std::min(lowest, value(ceiling.limit, facts));
    }
    return lowest;
  }

  // `year`: what the benefit's rules see of the year; `add`: what this visit adds.
  Fen one(const Benefit& benefit, Visit& visit, Fen base, OracleState::One& year, OracleState::One& add) const {
    const std::vector<std::uint8_t>& facts = visit.facts;
    const bool accumulates = benefit.period != Period::visit;
    const Fen before = accumulates ? year.base : 0;
    Fen line = deductible(benefit, visit);
    if (benefit.deductible_once) line = std::max<Fen>(0, line - year.deductible);
    if (benefit.deductible_limit.present())
      line = std::min(line, std::max<Fen>(0, value(benefit.deductible_limit, facts) - year.deductible));
    const Fen cost_year = limit(benefit, facts, CeilingOn::cost, Period::year);
    // The slice of amounts counted: above the line, within the ceilings on cost.
    Fen from = std::max(before, line);
    Fen to = std::max(before + base, line);
    const Fen above = to - from;
    add.base = base;
    add.deductible = base - above;
    const bool slice =
        benefit.period == Period::year && benefit.deductible_with.empty() && benefit.ceilings_with.empty();
    if (slice && cost_year < kNoLimit) {
      from = std::min(from, line + cost_year);
      to = std::min(to, line + cost_year);
    } else if (cost_year < kNoLimit) {
      to = std::min(to, from + std::max<Fen>(0, cost_year - year.counted));
    }
    const Fen cost_visit = limit(benefit, facts, CeilingOn::cost, Period::visit);
    if (cost_visit < kNoLimit) to = std::min(to, from + cost_visit);
    for (const Period period : {Period::day, Period::month, Period::lifetime}) {
      const Fen cap = limit(benefit, facts, CeilingOn::cost, period);
      if (cap < kNoLimit) to = std::min(to, from + std::max<Fen>(0, cap - year.fine[period].second));
    }
    constexpr Wide kOne = Wide{1'000'000} * 1'000'000;
    const Wide sum = benefit.rate.present() ? Wide{to - from} * rate(benefit, facts, value(benefit.rate, facts))
                                            : banded(benefit, facts, line, from, to);
    Fen pay = std::min(round(sum, kOne, benefit.rounding),
                       benefit.rounding.unit == 1 && !whole(benefit, facts) ? kNoLimit : base);
    if (benefit.at_least.present())
      pay = std::max(pay, std::min(round(Wide{visit.bill} * value(benefit.at_least, facts), kWhole, {}),
                                   std::max<Fen>(0, visit.bill - line)));
    const Fen full = pay;
    pay = std::min(pay, std::max<Fen>(0, limit(benefit, facts, CeilingOn::payment, Period::year) - year.paid));
    pay = std::min(pay, limit(benefit, facts, CeilingOn::payment, Period::visit));
    for (const Period period : {Period::day, Period::month, Period::lifetime}) {
      const Fen cap = limit(benefit, facts, CeilingOn::payment, period);
      if (cap < kNoLimit) pay = std::min(pay, std::max<Fen>(0, cap - year.fine[period].first));
      add.fine[period] = {pay, to - from};
    }
    add.counted = to - from;
    visit.overflow[benefit.id] = above - (to - from) + cut_cost(benefit, facts, line, from, to, full - pay);
    return pay;
  }

  // The cost at the top of the slice that would have brought a payment which ceilings cut off: band by band from above.
  Fen cut_cost(const Benefit& benefit, const std::vector<std::uint8_t>& facts, Fen line, Fen from, Fen to,
               Fen cut) const {
    if (cut <= 0) return 0;
    constexpr Wide kOne = Wide{1'000'000} * 1'000'000;
    std::vector<std::pair<Fen, Wide>> bands;  // start, rate
    if (benefit.rate.present()) {
      bands.emplace_back(0, rate(benefit, facts, value(benefit.rate, facts)));
    } else {
      const Dated& entry = benefit.bands.entries[0];
      const bool from_zero = static_cast<Measured>(entry.measured.pick(facts)) == Measured::from_zero;
      for (const Band& band : entry.bands)
        bands.emplace_back(from_zero ? std::max(line, band.over) : band.over + line,
                           rate(benefit, facts, fold(band.rate, facts, {}).low));
    }
    Wide wanted = Wide{cut} * kOne;
    Fen cost = 0;
    Fen high = to;
    for (std::size_t i = bands.size(); i-- > 0;) {
      const Fen start = i == 0 ? from : std::max(from, std::min(bands[i].first, high));
      const Wide inside = Wide{high - start} * bands[i].second;
      if (bands[i].second > 0 && inside >= wanted)
        return std::min(cost + static_cast<Fen>((wanted + bands[i].second / 2) / bands[i].second), to - from);
      wanted -= inside;
      cost += high - start;
      high = start;
    }
    return cost;
  }

  const Pack& pack_;
};

}  // namespace yibao::test
