#include "pack/expression.hpp"

#include <algorithm>

#include "money/share.hpp"

namespace yibao {

namespace {

const Expression* chosen(const Expression& e, const std::vector<std::uint8_t>& options) {
  if (e.kind == Expression::Kind::table) return &e.children[options[e.fact]];
  for (std::size_t i = 0; i < e.children.size(); ++i) {
    if (e.conditions[i].holds(options)) return &e.children[i];
  }
  return nullptr;
}

// Rounded half-up; "none" stays none.
std::int64_t percent_of(std::int64_t value, Millionths rate) {
  return value >= kNoLimit ? kNoLimit : divide(std::min(value, kMaxFen) * rate, make_share(kWhole));
}

Interval combine(Expression::Kind kind, Interval a, Interval b) {
  switch (kind) {
    case Expression::Kind::sum:
      return {a.low + b.low, a.high + b.high};
    case Expression::Kind::difference:
      return {std::max<std::int64_t>(0, a.low - b.high), std::max<std::int64_t>(0, a.high - b.low)};
    case Expression::Kind::minimum:
      return {std::min(a.low, b.low), std::min(a.high, b.high)};
    default:
      return {std::max(a.low, b.low), std::max(a.high, b.high)};
  }
}

}  // namespace

Interval fold(const Expression& e, const std::vector<std::uint8_t>& options, const Given& given) {
  switch (e.kind) {
    case Expression::Kind::constant:
      return {e.value, e.value};
    case Expression::Kind::none:
      return {kNoLimit, kNoLimit};
    case Expression::Kind::unknown: {
      const bool filled = e.parameter < given.size() && given[e.parameter].low <= given[e.parameter].high;
      return filled ? given[e.parameter] : e.range;
    }
    case Expression::Kind::table:
    case Expression::Kind::first: {
      const Expression* part = chosen(e, options);
      return part == nullptr ? Interval{} : fold(*part, options, given);
    }
    case Expression::Kind::percentage: {
      const Interval of = fold(e.children[0], options, given);
      return {percent_of(of.low, e.value), percent_of(of.high, e.value)};
    }
    case Expression::Kind::times: {
      const Interval of = fold(e.children[0], options, given);
      const std::int64_t count = e.first_count + options[e.fact];
      const auto multiple = [&](std::int64_t value) {
        return value >= kNoLimit ? kNoLimit : (std::min(value, kMaxFen) * count * 2 + e.value) / (2 * e.value);
      };
      return {multiple(of.low), multiple(of.high)};
    }
    case Expression::Kind::share_of_bill:
      return e.range;
    case Expression::Kind::per_day:
      return {0, kNoLimit};
    default: {
      Interval result = fold(e.children[0], options, given);
      for (std::size_t i = 1; i < e.children.size(); ++i)
        result = combine(e.kind, result, fold(e.children[i], options, given));
      return {std::min(result.low, kNoLimit), std::min(result.high, kNoLimit)};
    }
  }
}

DeductibleForm fold_deductible(const Expression& e, const std::vector<std::uint8_t>& options, const Given& given) {
  switch (e.kind) {
    case Expression::Kind::table:
    case Expression::Kind::first: {
      const Expression* part = chosen(e, options);
      return part == nullptr ? DeductibleForm{} : fold_deductible(*part, options, given);
    }
    case Expression::Kind::share_of_bill:
      return {{e.value, e.value}, {}, {e.range.low, e.range.low}, {e.range.high, e.range.high}};
    case Expression::Kind::per_day:
      return {{}, {e.value, e.value}, {}, {kNoLimit, kNoLimit}};
    default: {
      const Interval plain = fold(e, options, given);
      return {{}, {}, plain, plain};
    }
  }
}

void mark_facts(const Condition& condition, std::vector<std::uint8_t>& facts) {
  for (const Condition::Term& term : condition.all) facts[term.fact] = true;
}

void mark_facts(const Expression& e, std::vector<std::uint8_t>& facts) {
  if (e.kind == Expression::Kind::table || e.kind == Expression::Kind::times) facts[e.fact] = true;
  for (const Condition& condition : e.conditions) mark_facts(condition, facts);
  for (const Expression& child : e.children) mark_facts(child, facts);
}

void mark_unknowns(const Expression& e, const std::vector<std::uint8_t>& options,
                   std::vector<std::uint8_t>& parameters) {
  if (e.kind == Expression::Kind::unknown) parameters[e.parameter] = true;
  if (e.kind == Expression::Kind::table || e.kind == Expression::Kind::first) {
    if (const Expression* part = chosen(e, options)) mark_unknowns(*part, options, parameters);
    return;
  }
  for (const Expression& child : e.children) mark_unknowns(child, options, parameters);
}

}  // namespace yibao
