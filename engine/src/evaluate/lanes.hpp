// The lanes domain: a number is W × K visits side by side, in K machine vectors. Same kernel, same driver as Exact; the
// columns are read where a rule asks for them and written where a rule keeps them.
//
// GCC takes vectors wider than the machine's through memory, and loses vector types that depend on a template's
// parameter: hence K of the machine's own, spelt out.
#pragma once
#include <cstddef>
#include <cstring>
#include <type_traits>

#include "evaluate/lane_tables.hpp"
#include "evaluate/settle.hpp"
#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace yibao {

template <int W>
struct Machine;
template <>
struct Machine<1> {
  using Value = LaneNumber;
  using Whole = std::int64_t;
  static Value min(Value a, Value b) { return a < b ? a : b; }
  static Value max0(Value a) { return a > 0 ? a : 0; }
};
#ifndef __wasm__
template <>
struct Machine<2> {
  typedef double Value __attribute__((vector_size(16)));
  typedef std::int64_t Whole __attribute__((vector_size(16)));
#ifdef __SSE2__
  static Value min(Value a, Value b) { return _mm_min_pd(a, b); }
  static Value max0(Value a) { return _mm_max_pd(a, Value{}); }
#else
  static Value min(Value a, Value b) { return a < b ? a : b; }
  static Value max0(Value a) { return a > Value{} ? a : Value{}; }
#endif
};
#endif
#ifdef __AVX2__
template <>
struct Machine<4> {
  typedef double Value __attribute__((vector_size(32)));
  typedef std::int64_t Whole __attribute__((vector_size(32)));
  static Value min(Value a, Value b) { return _mm256_min_pd(a, b); }
  static Value max0(Value a) { return _mm256_max_pd(a, Value{}); }
};
#endif

// The loops over a number's vectors are short and all in registers.
#define YIBAO_EACH_VECTOR _Pragma("GCC unroll 8") for (int k = 0; k < K; ++k)

template <int W, int K>
struct Lanes {
  static constexpr int kLanes = W * K;
  static constexpr int kShapes = kYearly | kYearCap | kSteps | kCostCap | kWeighted | kRising | kCostSlice | kPurse;
  using M = Machine<W>;
  using Value = typename M::Value;
  using Whole = typename M::Whole;
  // Not zeroed, and copied vector by vector: the compiler's own ways go through memory in other pieces than are read.
  struct Num {
    Value v[K];
    [[gnu::always_inline]] Num() {}
    [[gnu::always_inline]] Num(const Num& other) { *this = other; }
    // NOLINTNEXTLINE(bugprone-unhandled-self-assignment): vector by vector, onto itself does no harm
    [[gnu::always_inline]] Num& operator=(const Num& other) {
      YIBAO_EACH_VECTOR v[k] = other.v[k];
      return *this;
    }
  };

  struct Counters {
    const Fen* const* columns;
    std::size_t at;
    Counters operator+(std::uint32_t first) const { return {columns + first, at}; }
    [[gnu::always_inline]] Num operator[](std::size_t counter) const {
      const Num out = read(columns[counter], at);
      // What used up the deductible was part of the base.
      return counter == kBase && columns[kDeductible] != nullptr ? max(out, read(columns[kDeductible], at)) : out;
    }
  };
  struct After {
    Fen* const* columns;
    std::size_t at;
    After operator+(std::uint32_t first) const { return {columns + first, at}; }
  };
  struct Out {
    Num pay[kMaxBlocks];
    Num applied[kMaxBlocks];  // where LaneRun::applied asks for it
    Num given[kParts];
    Num unpaid[kParts];
    Num person;
    Num purses[2];
    std::size_t at = 0;
  };
  using Facts = std::size_t;  // the row of the run
  using Parts = std::size_t;
  struct Picked {
    const LaneTables* tables;
    const LaneBlock* block;
    std::uint32_t first_row;
    std::uint16_t at[kLanes];
  };

  const LaneRun& run;

  [[gnu::always_inline]] static Num all(LaneNumber value) {
    Num out;
    YIBAO_EACH_VECTOR out.v[k] = Value{} + value;
    return out;
  }
  [[gnu::always_inline]] static Num read(const Fen* column, std::size_t at) {
    Num out;
    if (column == nullptr) return all(0);
    YIBAO_EACH_VECTOR {
      Whole whole;
      std::memcpy(&whole, column + at + static_cast<std::ptrdiff_t>(k) * W, sizeof whole);
      out.v[k] = value_of(whole);
    }
    return out;
  }
  [[gnu::always_inline]] static void write(const Num& value, Fen* to) {
    YIBAO_EACH_VECTOR {
      const Whole whole = whole_of(value.v[k]);
      std::memcpy(to + static_cast<std::ptrdiff_t>(k) * W, &whole, sizeof whole);
    }
  }

  [[gnu::always_inline]] static Num fixed(Fen value) { return all(static_cast<LaneNumber>(value)); }
  [[gnu::always_inline]] static Num add(const Num& a, const Num& b) {
    Num out;
    YIBAO_EACH_VECTOR out.v[k] = a.v[k] + b.v[k];
    return out;
  }
  [[gnu::always_inline]] static Num sub(const Num& a, const Num& b) {
    Num out;
    YIBAO_EACH_VECTOR out.v[k] = a.v[k] - b.v[k];
    return out;
  }
  [[gnu::always_inline]] static Num left(const Num& a, const Num& b) { return sub(a, b); }
  [[gnu::always_inline]] static Num times(const Num& a, const Num& b) {
    Num out;
    YIBAO_EACH_VECTOR out.v[k] = a.v[k] * b.v[k];
    return out;
  }
  [[gnu::always_inline]] static Num times(const Num& a, std::int64_t b) { return times(a, fixed(b)); }
  [[gnu::always_inline]] static Num min(const Num& a, const Num& b) {
    Num out;
    YIBAO_EACH_VECTOR out.v[k] = M::min(a.v[k], b.v[k]);
    return out;
  }
  [[gnu::always_inline]] static Num max0(const Num& a) {
    Num out;
    YIBAO_EACH_VECTOR out.v[k] = M::max0(a.v[k]);
    return out;
  }
  [[gnu::always_inline]] static Num max(const Num& a, const Num& b) { return add(a, max0(sub(b, a))); }
  static bool nothing(const Num& a) {
    LaneNumber sum = 0;
    LaneNumber each[kLanes];
    std::memcpy(each, a.v, sizeof each);
    for (const LaneNumber one : each) sum += one;
    return sum == 0;
  }
  // Half-up, exact for 0 ≤ t < 2^50 and denominators of at most a million, with and without fused operations: t + 1/4
  // is exact, its quotient is further than the product's error from every half, and adding 1.5 × 2^52 rounds to the
  // nearest whole number. Whole numbers go the same way, by their bits: that is quicker than a division.
  [[gnu::always_inline]] static Num round(const Num& t, const LaneShare& share) {
    constexpr double kNearest = 6755399441055744.0;
    Num out;
    if constexpr (std::is_same_v<LaneNumber, double>) {
      YIBAO_EACH_VECTOR out.v[k] = ((t.v[k] + 0.25) * share.inverse + kNearest) - kNearest;
    } else {
      constexpr std::int64_t kBitsNearest = 0x4338000000000000;
      YIBAO_EACH_VECTOR {
        const double quotient = (as<double>(t.v[k] | kBits52) - k52 + 0.25) * share.inverse + kNearest;
        out.v[k] = as<Value>(quotient) - kBitsNearest;
      }
    }
    return out;
  }
  static void at(Mark /*slot*/, std::size_t /*index*/ = 0) {}
  static LaneShare whole() { return {1.0 / static_cast<double>(kWhole), kWhole}; }

  [[gnu::always_inline]] static Num deductible(const Picked& p) {
    return slot<&LaneTables::deductible>(p, kSameDeductible);
  }
  [[gnu::always_inline]] static Num year_cap(const Picked& p) { return slot<&LaneTables::year_cap>(p, kSameYearCap); }
  [[gnu::always_inline]] static Num cost_cap(const Picked& p) { return slot<&LaneTables::cost_cap>(p, kSameCostCap); }
  [[gnu::always_inline]] static Num numerator(const Picked& p) {
    return slot<&LaneTables::numerator>(p, kSameNumerator);
  }
  static const LaneShare& share(const Picked& p) { return p.block->share; }
  static const LaneStep* steps(const Plan& /*plan*/, const Picked& p) { return p.tables->steps.data(); }
  [[gnu::always_inline]] static Num edge(const LaneStep* steps, const Picked& p, std::size_t s) {
    return step<&LaneStep::edge>(steps, p, s);
  }
  [[gnu::always_inline]] static Num slope(const LaneStep* steps, const Picked& p, std::size_t s) {
    return step<&LaneStep::slope>(steps, p, s);
  }

  [[gnu::always_inline]] const Num* load(Parts row, Num* unpaid, Num* given) const {
    constexpr auto kInScope = static_cast<std::size_t>(Part::in_scope);
    constexpr auto kFirst = static_cast<std::size_t>(Part::first_pay);
    for (std::size_t part = 0; part < kParts; ++part) {
      if (run.parts[part] != nullptr) unpaid[part] = read(run.parts[part], row);
    }
    if (run.first_pay != 0) {
      const Num moved = round(times(unpaid[kInScope], run.first_pay), whole());
      unpaid[kFirst] = run.parts[kFirst] == nullptr ? moved : add(unpaid[kFirst], moved);
      unpaid[kInScope] = sub(unpaid[kInScope], moved);
    }
    for (std::size_t part = 0; part < kParts && run.bill; ++part) given[part] = unpaid[part];
    return unpaid;
  }
  [[gnu::always_inline]] const Num* load(Parts row, Out& out) const { return load(row, out.unpaid, out.given); }
  [[gnu::always_inline]] Num sum(const Num* parts) const {
    Num out = parts[static_cast<std::size_t>(Part::in_scope)];
    for (std::size_t part = 0; part < kParts; ++part) {
      if (part != static_cast<std::size_t>(Part::in_scope) && has(part)) out = add(out, parts[part]);
    }
    return out;
  }
  bool has(std::size_t part) const {
    return run.parts[part] != nullptr || (run.first_pay != 0 && part == static_cast<std::size_t>(Part::first_pay));
  }

  [[gnu::always_inline]] static void count(After after, Counters before, std::size_t counter, const Num& amount) {
    Fen* const to = after.columns[counter];
    if (to != nullptr) write(add(before[counter], amount), to + after.at);
  }
  [[gnu::always_inline]] void put(Out& out, std::size_t i, int flags, const Paid<Num>& paid) const {
    out.pay[i] = paid.pay;
    if ((run.applied >> i & 1) != 0) out.applied[i] = paid.applied;
    if ((run.report >> i & 1) != 0) report(out.at, run.plan->blocks[run.route.first + i], flags, paid);
  }
  // The counters that no rule reads, for the year to date that goes out.
  void report(std::size_t at, const Block& block, int flags, const Paid<Num>& paid) const {
    const Counters own = Counters{run.before, at} + block.state;
    const After next = After{run.after, at} + block.state;
    if (!keeps(flags, kBase)) count(next, own, kBase, paid.base);
    if (!keeps(flags, kPaid)) count(next, own, kPaid, paid.pay);
    if (!keeps(flags, kCounted))
      count(next, own, kCounted, limits_cost(flags) ? paid.counted : sub(paid.base, paid.applied));
    if (!keeps(flags, kDeductible)) count(next, own, kDeductible, paid.applied);
  }

  template <class Sink>
  [[gnu::always_inline]] Num dispatch(const Plan& plan, const Block& block, std::size_t i, Facts facts,
                                      const Quantity<Num>& quantity, Counters before, After after, const Num& in_scope,
                                      Out& out, Sink&& sink) const {
    switch (block.flags & kShape) {
      case kYearCap:
        return settle_block<kYearCap>(*this, plan, block, i, facts, quantity, before, after, in_scope, out, sink);
      case kYearly | kYearCap:
        return settle_block<kYearly | kYearCap>(*this, plan, block, i, facts, quantity, before, after, in_scope, out,
                                                sink);
      case kYearly | kYearCap | kSteps:
        return settle_block<kYearly | kYearCap | kSteps>(*this, plan, block, i, facts, quantity, before, after,
                                                         in_scope, out, sink);
      default:
        return settle_any(plan, block, i, facts, quantity, before, after, in_scope, out, sink);
    }
  }
  template <class Sink>
  [[gnu::noinline]] Num settle_any(const Plan& plan, const Block& block, std::size_t i, Facts facts,
                                   const Quantity<Num>& quantity, Counters before, After after, const Num& in_scope,
                                   Out& out, Sink&& sink) const {
    return settle_block<kAnyShape>(*this, plan, block, i, facts, quantity, before, after, in_scope, out, sink);
  }

  template <int Flags>
  [[gnu::always_inline]] Paid<Num> apply(const Plan& plan, const Block& block, Facts facts, Num base,
                                         const Quantity<Num>& quantity, const Counters& counters) const {
    const auto index = static_cast<std::size_t>(&block - plan.blocks.data());
    const LaneTables& tables = *run.tables;
    Picked p;
    p.tables = &tables;
    p.first_row = block.first_row;
    p.block = tables.blocks.data() + index;
    pick(run.keys[index], facts, p.at);
    // A benefit that does not apply counts nothing.
    if ((p.block->same & kAllApply) == 0) base = times(base, slot<&LaneTables::applies>(p, 0));
    return pay_block<Flags>(*this, plan, block, p, *plan.rare.data(), base, quantity, counters);
  }
  [[gnu::always_inline]] static Num rest(const Num& base, const Paid<Num>& paid) { return sub(base, paid.pay); }

 private:
  // Whole numbers below 2^52 to doubles and back, by the bits of 2^52 + n.
  static constexpr std::int64_t kBits52 = 0x4330000000000000;
  static constexpr double k52 = 4503599627370496.0;
  template <class To, class From>
  [[gnu::always_inline]] static To as(const From& from) {
    static_assert(sizeof(To) == sizeof(From));
    To to;
    std::memcpy(&to, &from, sizeof to);
    return to;
  }
  [[gnu::always_inline]] static Value value_of(Whole whole) {
    if constexpr (std::is_same_v<LaneNumber, double>) {
      return as<Value>(whole | kBits52) - k52;
    } else {
      return whole;
    }
  }
  [[gnu::always_inline]] static Whole whole_of(Value value) {
    if constexpr (std::is_same_v<LaneNumber, double>) {
      return as<Whole>(value + k52) ^ kBits52;
    } else {
      return value;
    }
  }

  [[gnu::always_inline]] void pick(const LaneKeys& keys, std::size_t row, std::uint16_t* at) const {
    if constexpr (W == 1) {
      for (int i = 0; i < kLanes; ++i) at[i] = keys.offset;
      for (std::size_t j = 0; j < keys.count; ++j) {
        const std::uint8_t* column = run.facts[keys.keys[j].fact] + row;
        for (int i = 0; i < kLanes; ++i) at[i] = static_cast<std::uint16_t>(at[i] + column[i] * keys.keys[j].stride);
      }
    } else {
      typedef std::uint8_t Codes __attribute__((vector_size(8)));
      typedef std::uint16_t Indices __attribute__((vector_size(16)));
      constexpr int kAtOnce = 8;
      for (int i = 0; i < kLanes; i += kAtOnce) {
        Indices sum = Indices{} + keys.offset;
        for (std::size_t j = 0; j < keys.count; ++j) {
          Codes codes;
          std::memcpy(&codes, run.facts[keys.keys[j].fact] + row + static_cast<std::size_t>(i), sizeof codes);
          sum += __builtin_convertvector(codes, Indices) * keys.keys[j].stride;
        }
        std::memcpy(at + i, &sum, sizeof sum);
      }
    }
  }

  template <class From>
  [[gnu::always_inline]] static Num gathered(From&& from) {
    Num out;
    YIBAO_EACH_VECTOR {
      if constexpr (W == 1) {
        out.v[k] = from(k);
      } else if constexpr (W == 2) {
        out.v[k] = Value{from(k * 2), from(k * 2 + 1)};
      } else {
        out.v[k] = Value{from(k * 4), from(k * 4 + 1), from(k * 4 + 2), from(k * 4 + 3)};
      }
    }
    return out;
  }
  template <auto Slot>
  [[gnu::always_inline]] static Num slot(const Picked& p, std::uint8_t same) {
    const LaneNumber* const rows = (p.tables->*Slot).data() + p.first_row;
    if ((p.block->same & same) != 0) return all(*rows);
    return gathered([&](int i) { return rows[p.at[i]]; });
  }
  template <auto Slot>
  [[gnu::always_inline]] static Num step(const LaneStep* steps, const Picked& p, std::size_t s) {
    const std::uint32_t* const first = p.tables->first_step.data() + p.first_row;
    if ((p.block->same & kSameSteps) != 0) return all(steps[*first + s].*Slot);
    return gathered([&](int i) { return steps[first[p.at[i]] + s].*Slot; });
  }
};
#undef YIBAO_EACH_VECTOR

// Whichever lanes a machine has: what they know is the same.
using AllLanes = Lanes<1, 1>;

template <class D>
[[gnu::always_inline]] inline void write_results(const D& d, const LaneRun& run, const typename D::Out& out) {
  using From = LaneResult::Source;
  using Num = typename D::Num;
  for (std::size_t r = 0; r < run.result_count; ++r) {
    const LaneResult& result = run.results[r];
    Num value = out.person;
    const auto sum = [&](const Num* numbers) {
      std::uint32_t mask = result.mask;
      value = mask == 0 ? d.all(0) : numbers[__builtin_ctz(mask)];
      while ((mask &= mask - 1) != 0) value = d.add(value, numbers[__builtin_ctz(mask)]);
    };
    switch (result.source) {
      case From::parts:
        sum(out.given);
        break;
      case From::pay:
        sum(out.pay);
        break;
      case From::applied:
        sum(out.applied);
        break;
      case From::applied_within_bill:
        sum(out.applied);
        value = d.min(value, d.sum(out.given));
        break;
      case From::person:
        break;
      case From::account:
        value = out.purses[0];
        break;
      case From::family_account:
        value = out.purses[1];
        break;
      case From::cash:
        value = d.sub(out.person, d.add(out.purses[0], out.purses[1]));
        break;
    }
    D::write(value, run.result_columns[result.column] + out.at);
  }
}

template <int W, int K>
inline void settle_run(const LaneRun& run) {
  using D = Lanes<W, K>;
  const D d{run};
  typename D::Out out;
  for (std::size_t part = 0; part < kParts; ++part) out.unpaid[part] = out.given[part] = D::all(0);
  const bool accounts = run.balances[0] != nullptr || run.balances[1] != nullptr;
  for (std::size_t row = 0; row < run.count; row += D::kLanes) {
    out.at = run.at + row;
    typename D::Num balances[2];
    for (std::size_t p = 0; p < 2 && accounts; ++p) balances[p] = D::read(run.balances[p], out.at);
    settle(d, *run.plan, run.route, row, row, D::all(0), typename D::Counters{run.before, out.at},
           typename D::After{run.after, out.at}, balances, out, NullSink{});
    for (std::size_t p = 0; p < 2; ++p) {
      if (run.balances_after[p] != nullptr)
        D::write(accounts ? balances[p] : D::all(0), run.balances_after[p] + out.at);
    }
    write_results(d, run, out);
  }
}

}  // namespace yibao
