// The rows of a block. Values that are not wholly known are drafted twice, once for each end.
#include <algorithm>

#include "plan/block_compiler.hpp"

namespace yibao {

namespace {

// A value that pays more when larger.
std::int64_t small(Interval i, Side side) { return side == Side::least ? i.low : i.high; }
// A value that pays less when larger.
std::int64_t large(Interval i, Side side) { return side == Side::least ? i.high : i.low; }

}  // namespace

bool BlockCompiler::compile() {
  find_keys();
  const std::size_t count = count_rows();
  if (block_.key_count > kMaxKeys || count > kMaxRows) {
    report(Code::too_many_combinations, benefit_.id, std::to_string(count), std::to_string(kMaxRows));
    return false;
  }
  describe_base();
  block_.first_row = static_cast<std::uint32_t>(plan_.rows.size());
  block_.row_count = static_cast<std::uint32_t>(count);
  draft_rows(count, Side::least);
  if (varies_) {
    // The blocks before it pay the same either way.
    if (!plan_.uncertain()) {
      plan_.generous_rows = plan_.rows;
      plan_.generous_rare = plan_.rare;
      plan_.generous_rows.resize(block_.first_row);
      plan_.generous_rare.resize(block_.first_row);
    }
    draft_rows(count, Side::most);
  }
  if (!fine_) finish(count);
  if (fine_) report(Code::rate_too_fine, benefit_.id);
  return !fine_;
}

void BlockCompiler::draft_rows(std::size_t count, Side side) {
  std::vector<Row>& rows = side == Side::least ? plan_.rows : plan_.generous_rows;
  std::vector<RareRow>& rare = side == Side::least ? plan_.rare : plan_.generous_rare;
  rows.resize(block_.first_row + count);
  rare.resize(block_.first_row + count);
  Options options(plan_.pack->facts.size(), 0);
  for (std::size_t f = 0; f < options.size(); ++f)
    options[f] = static_cast<std::uint8_t>(std::max(0, fixed_option(static_cast<FactId>(f))));
  options[plan_.care] = static_cast<std::uint8_t>(care_);
  for (std::size_t r = 0; r < count; ++r) {
    for (std::size_t k = 0; k < block_.key_count; ++k) {
      const Key& key = block_.keys[k];
      options[key.fact] = static_cast<std::uint8_t>(r / key.stride % key.options);
    }
    drafts_.push_back({static_cast<std::uint32_t>(bands_.size())});
    draft_row(options, side, rows[block_.first_row + r], rare[block_.first_row + r]);
    drafts_.back().band_count = static_cast<std::uint32_t>(bands_.size()) - drafts_.back().first_band;
  }
}

void BlockCompiler::draft_row(const Options& options, Side side, Row& row, RareRow& rare) {
  row.applies = benefit_.applies.holds(options) ? -1 : 0;
  if (row.applies == 0) {
    bands_.emplace_back();
    return;
  }
  const DeductibleForm line = deductible(options, side);
  rare.share = line.share.low;
  rare.per_day = line.per_day.low;
  rare.least = line.least.low;
  rare.most = line.most.low;
  row.deductible = line.plain() ? line.least.low : 0;
  const auto at = [&](const Dated* dated, Slot slot) { return value(*dated, dated->value, slot, options); };
  if (in_force_.deductible_limit != nullptr)
    rare.deductible_cap = large(at(in_force_.deductible_limit, Slot::deductible), side);
  if (in_force_.at_least != nullptr) rare.floor = small(at(in_force_.at_least, Slot::rate), side);
  ceilings(options, side, row, rare);
  if (in_force_.bands != nullptr) {
    bands(options, side, row, rare);
  } else {
    bands_.push_back({adjusted(Rational::of(small(at(in_force_.rate, Slot::rate), side)), options, side)});
  }
}

Interval BlockCompiler::noted(Interval value) {
  varies_ = varies_ || value.low != value.high;
  return value;
}

Interval BlockCompiler::value(const Dated& dated, const Expression& expression, Slot slot, const Options& options) {
  return noted(value_of(plan_, dated, expression, slot, options));
}

DeductibleForm BlockCompiler::deductible(const Options& options, Side side) {
  DeductibleForm out = deductible_of(plan_, *in_force_.deductible, options);
  const auto every = [&](auto&& change) {
    out.least = change(out.least);
    out.most = change(out.most);
  };
  for (std::size_t i = 0; i < benefit_.deductible_changes.size(); ++i) {
    const DeductibleChange& change = benefit_.deductible_changes[i];
    if (in_force_.changes[i] == nullptr || !change.when.holds(options)) continue;
    const Interval amount = value(*in_force_.changes[i], in_force_.changes[i]->value, Slot::change, options);
    const auto scaled = [&](Interval of) {
      const Share whole = make_share(kWhole);
      const auto times = [&](Fen fen, Millionths rate) {
        return fen >= kNoLimit ? kNoLimit : divide(std::min(fen, kMaxFen) * rate, whole);
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
  const auto pick = [&](Interval of) {
    const Fen end = large(noted(of), side);
    return Interval{end, end};
  };
  return {pick(out.share), pick(out.per_day), pick(out.least), pick(out.most)};
}

Rational BlockCompiler::adjusted(Rational rate, const Options& options, Side side) {
  for (std::size_t i = 0; i < benefit_.adjust.size(); ++i) {
    const Adjust& adjust = benefit_.adjust[i];
    if (in_force_.adjust[i] == nullptr || !adjust.when.holds(options)) continue;
    const auto kind = static_cast<AdjustKind>(adjust.kind.pick(options));
    const Interval amount = value(*in_force_.adjust[i], in_force_.adjust[i]->value, Slot::adjust, options);
    const bool shrinks = kind == AdjustKind::multiply_person_share || kind == AdjustKind::subtract_points;
    rate = rate.adjusted(kind, shrinks ? large(amount, side) : small(amount, side));
    if (!rate.usable()) {
      fine_ = true;
      return {};
    }
  }
  return rate;
}

void BlockCompiler::ceilings(const Options& options, Side side, Row& row, RareRow& rare) {
  for (std::size_t i = 0; i < benefit_.ceilings.size(); ++i) {
    const Ceiling& ceiling = benefit_.ceilings[i];
    const bool lifted = !ceiling.lifted.empty() && ceiling.lifted.holds(options);
    if (lifted) continue;
    const Dated& dated = *in_force_.ceilings[i];
    const Fen limit = small(value(dated, dated.value, Slot::ceiling, options), side);
    const bool on_payment = static_cast<CeilingOn>(ceiling.on.pick(options)) == CeilingOn::payment;
    if (ceiling.per == Period::year) {
      Fen& cap = on_payment ? row.year_cap : row.cost_cap;
      cap = std::min(cap, limit);
      continue;
    }
    const FinePeriod fine = ceiling.per == Period::visit   ? kVisit
                            : ceiling.per == Period::day   ? kDay
                            : ceiling.per == Period::month ? kMonth
                                                           : kLifetime;
    Fen& cap = on_payment ? rare.payment[fine] : rare.cost[fine];
    cap = std::min(cap, limit);
  }
}

void BlockCompiler::bands(const Options& options, Side side, const Row& row, RareRow& rare) {
  const Dated& dated = *in_force_.bands;
  drafts_.back().whole_bands = static_cast<BandOn>(dated.on.pick(options)) == BandOn::whole;
  const bool from_zero = static_cast<Measured>(dated.measured.pick(options)) == Measured::from_zero;
  rare.from_zero = from_zero && moving_;
  const std::size_t first = bands_.size();
  for (const Band& band : dated.bands) {
    const Interval rate = value(dated, band.rate, Slot::rate, options);
    const Rational now = adjusted(Rational::of(small(rate, side)), options, side);
    const Fen edge = from_zero && !moving_ ? std::max<Fen>(0, band.over - row.deductible) : band.over;
    // A band that ends below the deductible never pays: the next one starts in its place.
    if (edge == 0 && bands_.size() > first) {
      bands_.back().rate = now;
    } else {
      bands_.push_back({now, edge});
    }
  }
}

// 0 when it would be too large.
std::int64_t BlockCompiler::common_denominator() const {
  std::int64_t den = 2;  // divisions are prepared for denominators of at least 2
  for (const DraftBand& band : bands_) {
    den = std::lcm(den, band.rate.denominator);
    if (den > kMaxDenominator) return 0;
  }
  return den;
}

void BlockCompiler::finish(std::size_t count) {
  const std::int64_t den = common_denominator();
  fine_ = den == 0;
  if (fine_) return;
  block_.flags |= kRising;
  for (const Draft& draft : drafts_)
    block_.step_count = std::max(block_.step_count, static_cast<std::uint8_t>(draft.band_count - 1));
  if (block_.step_count > 0) block_.flags |= kSteps;
  for (std::size_t d = 0; d < drafts_.size(); ++d) {
    const std::size_t at = block_.first_row + d % count;
    const bool most = d >= count;
    Row& row = (most ? plan_.generous_rows : plan_.rows)[at];
    note_shape(row, (most ? plan_.generous_rare : plan_.rare)[at], drafts_[d]);
    finish_row(row, drafts_[d], den);
  }
  if ((block_.flags & kWholeBands) != 0 && (block_.flags & kMovingEdges) != 0)
    report(Code::unknown_word, "whole", "part");
  const bool slice = benefit_.period == Period::year && (block_.flags & kShared) == 0;
  if ((block_.flags & kCostCap) != 0 && slice) block_.flags |= kCostSlice;
  for (std::size_t r = block_.first_row; !varies_ && plan_.uncertain() && r < plan_.rows.size(); ++r) {
    plan_.generous_rows.push_back(plan_.rows[r]);
    plan_.generous_rare.push_back(plan_.rare[r]);
  }
  plan_.blocks.push_back(block_);
}

void BlockCompiler::note_shape(const Row& row, const RareRow& rare, const Draft& draft) {
  if (row.year_cap != kNoLimit) block_.flags |= kYearCap;
  if (row.cost_cap != kNoLimit) block_.flags |= kCostCap;
  for (std::size_t p = 0; p < kFinePeriods; ++p) {
    if (rare.payment[p] != kNoLimit || rare.cost[p] != kNoLimit) block_.flags |= kFineCaps;
  }
  if (rare.share != 0 || rare.per_day != 0) block_.flags |= kQuantity;
  if (rare.per_day != 0) plan_.asks_days = true;
  if (rare.deductible_cap != kNoLimit) block_.flags |= kDeductibleCap;
  if (rare.floor != 0) block_.flags |= kFloor;
  if (draft.whole_bands && block_.step_count > 0) block_.flags |= kWholeBands;
  if (rare.from_zero && block_.step_count > 0) block_.flags |= kMovingEdges;
}

void BlockCompiler::finish_row(Row& row, const Draft& draft, std::int64_t den) {
  row.share = make_share(den, benefit_.rounding);
  const DraftBand* const bands = &bands_[draft.first_band];
  const auto scaled = [den](const Rational& rate) { return rate.numerator * (den / rate.denominator); };
  row.numerator = scaled(bands[0].rate);
  row.first_step = static_cast<std::uint32_t>(plan_.steps.size());
  if (block_.step_count == 0) return;
  steps_.assign(block_.step_count, Step{kNoLimit});  // a row may have fewer bands than others
  for (std::size_t i = 0; i + 1 < draft.band_count; ++i) {
    steps_[i] = {bands[i + 1].edge, scaled(bands[i + 1].rate) - scaled(bands[i].rate)};
    if (draft.whole_bands) steps_[i].jump = steps_[i].slope * steps_[i].edge;
    if (steps_[i].slope < 0) block_.flags &= ~kRising;
  }
  const auto same = [](const Step& a, const Step& b) {
    return a.edge == b.edge && a.slope == b.slope && a.jump == b.jump;
  };
  const auto found = std::search(plan_.steps.begin(), plan_.steps.end(), steps_.begin(), steps_.end(), same);
  row.first_step = static_cast<std::uint32_t>(found - plan_.steps.begin());
  if (found == plan_.steps.end()) plan_.steps.insert(plan_.steps.end(), steps_.begin(), steps_.end());
}

}  // namespace yibao
