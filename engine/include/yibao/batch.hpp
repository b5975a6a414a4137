// Many visits under one area's rules of one day: columns in, columns out. The rules are compiled once; rows of the
// usual shapes are then settled several at a time in vector registers, every other row one by one, all of them to the
// fen as `Engine::call("estimate", …)` would.
//
//   yibao::Batch batch(engine, R"({"region": "421300", "date": "2024-06-01",
//                                  "person": {"scheme": "employee"}, "visits": [{"care": "outpatient"}]})");
//   if (!batch.error().empty()) …                     // an error reply, as from Engine::call
//   batch.facts("person.status", status);             // codes: batch.code("person.status", "retired")
//   batch.numbers("visits.0.total", total);           // fen
//   batch.results("person.total", person);            // fen, of the statement
//   batch.answers(answered);
//   batch.settle(count);
//
// Columns are plain arrays of the caller's, as long as `count` in `settle`, and stay bound until bound anew. Each row
// is one visit. No function throws. Not thread safe; give each thread its own, which shares the packs.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <yibao/engine.hpp>

namespace yibao {

// What became of a row. Only `complete`, `not_covered` and `waiting` have results; those of other rows are zero, and
// the year to date goes out as it came in.
enum class Answer : std::uint8_t {
  complete,
  not_covered,   // a rule refuses the visit: all of the bill is the person's
  waiting,       // the same, for some time
  not_encoded,   // the pack does not know this kind of care
  not_in_force,  // the date lies after the last one for which rules are known
  open,          // an answer needs facts or values that are unknown; ask `estimate` for its bounds
  invalid        // a code that is no option, an amount below 0 or above what is settled, parts above the total
};

class Batch {
 public:
  // The code of a fact that is not known.
  static constexpr std::uint8_t kUnknown = 255;

  // `request`: as for `questions`, with one visit. Facts it gives hold for all rows, but where a column says otherwise;
  // defaults, readings and values are used as `estimate` uses them. Amounts come as columns; a
  // `year_to_date` holds for all rows, as far as it has no columns.
  Batch(const Engine& engine, std::string_view request) noexcept;
  Batch(Batch&&) noexcept;
  Batch& operator=(Batch&&) noexcept;
  ~Batch();

  // Empty, or the error reply of a request that cannot be used; nothing can be bound then.
  const std::string& error() const noexcept;

  // A column of codes for a fact: "person.status", "visits.0.tier", "options.readings.…". False: there is no such fact.
  // Null takes the column away again; so it does in the functions below.
  bool facts(std::string_view path, const std::uint8_t* codes) noexcept;
  // The code of an option, or of a count ("2"); kUnknown when there is no such fact or option.
  std::uint8_t code(std::string_view path, std::string_view option) const noexcept;

  // A column of amounts in fen, or of counts: "visits.0.total", "visits.0.in_scope" and the other parts of a bill,
  // "visits.0.days", "year_to_date.admissions", "year_to_date.account_balance",
  // "year_to_date.benefits.ID.base" (…deductible, paid, counted, day.paid, day.counted, month.…, lifetime.…).
  // What has no column is zero, or follows from the others as in a request of `estimate`. False: there is no such
  // number.
  bool numbers(std::string_view path, const std::int64_t* column) noexcept;

  // A column for results in fen: fields of the statement ("deductible_applied", "funds.pooled_fund", "funds.total",
  // "person.cash", "person.total", …) or of the year to date after the visit (as in `numbers`; the same array will do).
  bool results(std::string_view path, std::int64_t* column) noexcept;
  void answers(Answer* column) noexcept;

  // Settles rows 0 … count - 1 of the bound columns.
  void settle(std::size_t count) noexcept;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace yibao
