// What a batch holds: the request that all rows share, as a case; the caller's columns; and what is worked out from
// both before rows are settled.
#pragma once
#include <array>

#include "api/request.hpp"
#include "evaluate/lane_tables.hpp"
#include "yibao/batch.hpp"

namespace yibao {

// Rows are looked over and settled in stretches that stay in the first cache.
inline constexpr std::size_t kStretch = 256;
static_assert(kStretch % kLaneRows == 0);

template <class T>
using Stretch = std::array<T, kStretch>;

// The caller's columns; null where there is none.
struct BatchColumns {
  std::vector<const std::uint8_t*> facts;
  const Fen* parts[kParts] = {};
  const Fen* total = nullptr;
  const Fen* days = nullptr;
  const Fen* admissions = nullptr;
  const Fen* balances[2] = {};
  std::vector<const Fen*> before;  // kCounters per benefit

  Answer* answers = nullptr;
  std::vector<Fen*> statement;  // kFields
  Fen* admissions_after = nullptr;
  Fen* balances_after[2] = {};
  std::vector<Fen*> after;
};

// What the facts that rules before the benefits look at decide: whether lanes may settle the visit, and how.
struct Situation {
  bool fast = false;
  std::size_t care = 0;
  Millionths first_pay = 0;
};

// What lanes do for one kind of care with the columns that are bound.
struct LaneRoute {
  bool fast = false;
  Route route;
  std::uint64_t limit = 0;  // amounts below it are settled exactly
  std::vector<LaneResult> results;
  std::uint32_t applied = 0;
  std::uint32_t report = 0;
  bool bill = false;
  std::vector<std::uint32_t> copies;  // counters that go out as they came in
};

// Columns of one stretch in memory of our own: for rows that do not stand side by side, or do not fill the lanes.
struct Scratch {
  std::vector<Stretch<std::uint8_t>> facts;
  Stretch<Fen> parts[kParts];
  std::vector<Stretch<Fen>> before;
  std::vector<Stretch<Fen>> after;
  std::vector<Stretch<Fen>> statement;
  Stretch<Fen> balances[2];
  std::vector<const std::uint8_t*> fact_columns;
  std::vector<const Fen*> before_columns;
  std::vector<Fen*> after_columns;
  std::vector<Fen*> statement_columns;
};

struct Batch::State {
  std::string error;
  Request request;
  BatchColumns columns;

  // Worked out once.
  LaneTables tables;
  std::vector<LaneKeys::Key> situation_keys;  // stride of each fact that decides the situation
  std::vector<std::uint8_t> situation_of;     // per combination of these facts: index, or kNotYet
  std::vector<Situation> situations;

  // Worked out from the columns, when rows are settled.
  bool all_slow = false;
  std::vector<std::uint8_t> options;  // facts without a column
  std::vector<FactId> varying;        // facts with one, or that follow a count with one
  std::vector<LaneKeys> keys;
  std::vector<LaneRoute> routes;
  Scratch scratch;
  Stretch<Fen> in_scope;
  std::vector<Stretch<std::uint8_t>> counted;  // classes of the facts that follow a count
  Case row;                                    // for rows that are settled by themselves

  explicit State(const Library& library, std::string_view text);

  const Plan& plan() const { return *request.settled.plan; }
  const Pack& pack() const { return *request.pack; }
  bool follows_count(FactId fact) const;

  void prepare();
  void bind();
  void settle(std::size_t at, std::size_t count);
  bool settle_fast(std::size_t at, std::size_t count);
  void run(const Situation& situation, std::size_t at, std::size_t count);
  void run_apart(const Situation& situation, std::size_t at, const std::uint16_t* chosen, std::size_t count);
  void settle_row(std::size_t at);

 private:
  void bind_facts();
  void bind_scratch();
  LaneRoute bind_route(std::size_t care) const;
  bool counters_clear(const Block& block) const;
  Situation situation(const std::vector<std::uint8_t>& options) const;
  const Situation& situation_at(std::size_t index);
  std::uint64_t look_over(std::size_t at, std::size_t count);
  LaneRun lane_run(const Situation& situation) const;
  Answer read_row(std::size_t at);
  Answer read_facts(std::size_t at);
  Answer read_amounts(std::size_t at);
  void write_row(std::size_t at, Answer row, const Outcome& outcome);
};

}  // namespace yibao
