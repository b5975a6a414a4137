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
    Fen paid = 0;
    Fen counted = 0;
  };
  std::map<std::string, One> benefits;
  Fen balance = 0;
};

struct OracleAnswer {
  std::map<std::string, Fen> paid;  // per benefit
  Fen person = 0;
  Fen account = 0;
};

class Oracle {
 public:
  explicit Oracle(const Pack& pack) : pack_(pack) {}

  OracleAnswer settle(const std::vector<std::uint8_t>& facts, const Fen* parts, OracleState& state) const {
    OracleAnswer answer;
    Fen unpaid[kParts];
    std::copy(parts, parts + kParts, unpaid);
    for (const Benefit& benefit : pack_.benefits) {
      if (!benefit.applies.holds(facts)) continue;
      OracleState::One& year = state.benefits[benefit.id];
      Wide weighted = 0;
      for (const BaseTerm& term : benefit.base)
        weighted += Wide{unpaid[static_cast<std::size_t>(term.part)]} * term.weight;
      const Fen base = round(weighted, kWhole, {});
      const Fen pay = one(benefit, facts, base, year);
      answer.paid[benefit.id] += pay;
      Fen rest = pay;
      for (const BaseTerm& term : benefit.base) {
        Fen& part = unpaid[static_cast<std::size_t>(term.part)];
        const Fen taken = std::min(rest, part);
        part -= taken;
        rest -= taken;
      }
    }
    for (const Fen part : unpaid) answer.person += part;
    Fen payable = 0;
    for (std::size_t part = 0; part < kParts; ++part) payable += pack_.account.pays[part] ? unpaid[part] : 0;
    answer.account = std::min(state.balance, payable);
    state.balance -= answer.account;
    return answer;
  }

 private:
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

  Fen deductible(const Benefit& benefit, const std::vector<std::uint8_t>& facts) const {
    Fen line = value(benefit.deductible, facts);
    for (const DeductibleChange& change : benefit.deductible_changes) {
      if (!change.when.holds(facts)) continue;
      const std::int64_t amount = value(change.amount, facts);
      if (change.kind == ChangeKind::multiply) line = round(Wide{line} * amount, kWhole, {});
      if (change.kind == ChangeKind::set) line = amount;
      if (change.kind == ChangeKind::subtract) line = std::max<Fen>(0, line - amount);
      if (change.kind == ChangeKind::at_least) line = std::max(line, amount);
    }
    return line;
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

  // What the bands pay, over 10^12, of the slice [from, to] of the year's or the visit's amount counted from zero.
  Wide banded(const Benefit& benefit, const std::vector<std::uint8_t>& facts, Fen line, Fen from, Fen to) const {
    const Dated& entry = benefit.bands.entries[0];
    Wide sum = 0;
    for (std::size_t i = 0; i < entry.bands.size(); ++i) {
      const Fen shift = entry.bands_from_zero ? 0 : line;
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

  Fen one(const Benefit& benefit, const std::vector<std::uint8_t>& facts, Fen base, OracleState::One& year) const {
    const bool yearly = benefit.period == Period::year;
    const Fen before = yearly ? year.base : 0;
    const Fen line = deductible(benefit, facts);
    const Fen cost_year = limit(benefit, facts, CeilingOn::cost, Period::year);
    // The slice of amounts counted: above the line, within the ceilings on cost.
    Fen from = std::max(before, line);
    Fen to = std::max(before + base, line);
    if (yearly && cost_year < kNoLimit) {
      from = std::min(from, line + cost_year);
      to = std::min(to, line + cost_year);
    } else if (cost_year < kNoLimit) {
      to = std::min(to, line + std::max<Fen>(0, cost_year - year.counted));
    }
    const Fen cost_visit = limit(benefit, facts, CeilingOn::cost, Period::visit);
    if (cost_visit < kNoLimit) to = std::min(to, from + cost_visit);
    constexpr Wide kOne = Wide{1'000'000} * 1'000'000;
    const Wide sum = benefit.rate.present() ? Wide{to - from} * rate(benefit, facts, value(benefit.rate, facts))
                                            : banded(benefit, facts, line, from, to);
    Fen pay = round(sum, kOne, benefit.rounding);
    pay = std::min(pay, std::max<Fen>(0, limit(benefit, facts, CeilingOn::payment, Period::year) - year.paid));
    pay = std::min(pay, limit(benefit, facts, CeilingOn::payment, Period::visit));
    pay = std::min(pay, base);
    year.base += base;
    year.paid += pay;
    year.counted += to - from;
    return pay;
  }

  const Pack& pack_;
};

}  // namespace yibao::test
