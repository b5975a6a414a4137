// The search behind reconcile_case: one case that is changed in place, looked at, and changed back.
#pragma once
#include "reason/reconcile.hpp"

namespace yibao {

class Search {
 public:
  Search(const Case& c, const Comparison& with);
  Reconciliation run();

 private:
  static constexpr std::size_t kMostGoals = kLines;
  static constexpr std::size_t kMostPoints = 40;
  static constexpr std::size_t kMostWork = 14'000;  // visits settled in one search
  using Values = std::array<Fen, kMostGoals>;

  // What can be otherwise by choice: an option of a fact with the answers it makes necessary, or the stays so far.
  struct Move {
    Change change;
    std::vector<std::pair<FactId, std::uint8_t>> answers;
    int strain = 0;
  };
  // What can be otherwise by an amount.
  struct Dial {
    Change change;
    int strain = 0;
    Fen points[kMostPoints];       // where the result may bend; ascending once finished
    bool whole[kMostPoints] = {};  // a number that rules make
    std::size_t count = 0;
  };
  struct Point {
    Fen x = 0;
    bool encoded = false;
    Values values{};  // the lower ends of ranges: they follow a dial as figures do
  };
  // Not encoded; only ranges, which leave the printed figures out, or hold them; every figure.
  enum class Seen : std::uint8_t { unknown_case, bounded, open, known };

  // What a dial may change, as it was before.
  struct Before {
    std::vector<Interval> state;
    Interval first_pay;
    Interval in_scope;
    Interval balances[2];
  };

  // -- looking
  Seen look(Values& values);
  bool look_at(const Dial& dial, Point& point);
  bool reached(const Values& values) const;
  Fen gap(const Values& values) const;
  bool consider(Seen seen, const Values& values);
  void keep(Explanation& into) const;

  // -- choices
  void list_moves();
  void add_option(FactId fact, std::int32_t visit, std::uint8_t option, int strain);
  void answer_next(Move& move, const std::vector<std::uint8_t>& before, std::vector<std::uint8_t>& after,
                   std::size_t from);
  void list_admissions();
  void apply(const Move& move);
  int strain_of(FactId fact, std::size_t visit) const;

  // -- amounts
  std::vector<Dial> dials();
  void bend_at_rows(Dial& dial, const Block& block, const Row& row, Fen bill, bool with_payments) const;
  void add_counter(std::vector<Dial>& out, Change::Of of, const Block& block, const Row& row) const;
  bool add_limits(Dial& dial, const Block& block, std::uint32_t at) const;
  void turn(const Dial& dial, Fen x);
  void spend(Fen x);
  void remember();
  void restore();
  Fen now(const Dial& dial) const;
  bool narrow(const Dial& dial, std::size_t goal, const Point& low, const Point& high, Interval& range);
  Fen first_with(const Dial& dial, std::size_t goal, bool up, bool beyond, const Point& low, const Point& high,
                 Interval range);
  Fen plain_number(const Dial& dial, Interval range, bool& whole) const;
  bool turn_exactly(const Dial& dial, const Point* points);
  void measure(const Dial& dial, Point* points);

  // -- the search itself
  void level(std::size_t depth);
  void try_moves(std::size_t depth);
  void try_dials(std::size_t depth);
  void try_partial(const Dial& dial, const Point* points);
  void try_bill();
  void try_values();
  void give(std::size_t unknown, std::int64_t x);

  const Case& base_;
  const Comparison& with_;
  Assignment root_;
  Case case_;
  Assignment options_;
  std::vector<Change> changes_;
  int strain_ = 0;
  std::size_t first_move_ = 0;
  std::size_t size_ = 0;  // real changes in changes_
  std::vector<Move> moves_;
  Settled settled_;
  Case earlier_;  // an earlier bill, for Change::Of::spent
  Assignment earlier_options_;
  Settled earlier_settled_;
  Before before_;
  Values now_{};
  std::size_t work_ = 0;
  std::size_t compiled_ = 0;
  bool valuing_ = false;
  std::shared_ptr<const Plan> plan_before_;
  std::vector<Point> seen_values_;
  Fen closest_gap_ = kNoLimit;
  Reconciliation out_;
};

}  // namespace yibao
