// Compiles one benefit for one kind of care: its shape, and one row for each combination of the facts it looks at.
#pragma once
#include <cstdint>
#include <vector>

#include "plan/plan.hpp"
#include "plan/rational.hpp"

namespace yibao {

// Which end of an unknown value is taken: the one that pays least, or most.
enum class Side : std::uint8_t { least, most };

class BlockCompiler {
 public:
  // `first_block`: of the route the block joins. All references outlive the compiler.
  BlockCompiler(Plan& plan, const Benefit& benefit, std::uint16_t index, std::size_t care, std::size_t first_block,
                Issues& issues)
      : plan_(plan),
        benefit_(benefit),
        in_force_(plan.in_force[index]),
        care_(care),
        first_block_(first_block),
        issues_(issues) {
    block_.benefit = index;
  }

  // Appends the block and its rows to the plan; false with an issue when it needs too many rows or too fine a rate.
  bool compile();

 private:
  using Options = std::vector<std::uint8_t>;

  // A band of a row, counted above the deductible; the first one starts at 0.
  struct DraftBand {
    Rational rate;
    Fen edge = 0;
  };
  // What a row waits for: the denominator that all rates of the block share.
  struct Draft {
    std::uint32_t first_band = 0;
    std::uint32_t band_count = 0;
    bool whole_bands = false;
  };

  void report(Code code, std::string_view a, std::string_view b = {}, std::string_view c = {}) {
    issues_.push_back(plan_.pack->document->issue(code, benefit_.place, a, b, c));
  }

  // block_shape.cpp
  void find_keys();
  int fixed_option(FactId fact) const;
  std::size_t count_rows();
  void describe_base();
  void add_term(Part part, Millionths weight);
  void find_overflow();
  void share_counters();

  // block_rows.cpp
  void draft_rows(std::size_t count, Side side);
  void draft_row(const Options& options, Side side, Row& row, RareRow& rare);
  DeductibleForm deductible(const Options& options, Side side);
  Rational adjusted(Rational rate, const Options& options, Side side);
  void ceilings(const Options& options, Side side, Row& row, RareRow& rare);
  void bands(const Options& options, Side side, const Row& row, RareRow& rare);
  Interval value(const Dated& dated, const Expression& expression, Slot slot, const Options& options);
  Interval noted(Interval value);
  std::int64_t common_denominator() const;
  void finish(std::size_t count);
  void note_shape(const Row& row, const RareRow& rare, const Draft& draft);
  void finish_row(Row& row, const Draft& draft, std::int64_t den);

  Plan& plan_;
  const Benefit& benefit_;
  const BenefitInForce& in_force_;
  std::size_t care_;
  std::size_t first_block_;
  Issues& issues_;
  Block block_;
  std::vector<Draft> drafts_;  // of the rows that pay least, then of those that pay most
  std::vector<DraftBand> bands_;
  std::vector<Step> steps_;  // of the row at hand
  bool moving_ = false;      // the deductible depends on more than facts
  bool varies_ = false;      // some value is known within limits only
  bool fine_ = false;        // a rate is too fine
};

}  // namespace yibao
