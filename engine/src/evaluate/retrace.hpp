// The exact domain on the track of a moving run (linear.hpp): it settles another point and tells whether every
// comparison still has the outcome it had there. Control flow does not depend on outcomes, so they come in the same
// order.
#pragma once
#include "evaluate/exact.hpp"

namespace yibao {

// The outcomes still to come.
struct Track {
  const std::uint8_t* next = nullptr;
  const std::uint8_t* end = nullptr;
  bool same = true;  // so far

  Track() = default;  // of any outcome
  explicit Track(const std::vector<std::uint8_t>& outcomes)
      : next(outcomes.data()), end(outcomes.data() + outcomes.size()) {}
  void positive(bool yes) {
    if (next == end) return;
    // Where the result is the same either way, neither is another outcome.
    same = same && (*next ^ static_cast<std::uint8_t>(yes)) != 1;
    ++next;
  }
};

struct Retrace : Exact {
  Track* track;
  bool no_purses = false;

  explicit Retrace(Track* on) : track(on) {}

  Fen min(Fen a, Fen b) const {
    track->positive(a <= b);
    return Exact::min(a, b);
  }
  Fen max0(Fen a) const {
    track->positive(a > 0);
    return Exact::max0(a);
  }
  Fen beyond(Fen a, Fen edge, std::int64_t jump) const {
    track->positive(a > edge);
    return Exact::beyond(a, edge, jump);
  }
  Fen where(Fen condition, Fen a) const {
    track->positive(condition > 0);
    return Exact::where(condition, a);
  }
  bool nothing(Fen /*balance*/) const { return no_purses; }
  static void keep_course(Fen /*a*/, Fen /*whole*/) {}

  template <class Sink>
  Fen dispatch(const Plan& plan, const Block& block, std::size_t i, Facts facts, const Quantity<Fen>& quantity,
               const Fen* before, Fen* after, Fen in_scope, Output<Fen>& out, Sink&& sink) const {
    return settle_block<kAnyShape>(*this, plan, block, i, facts, quantity, before, after, in_scope, out, sink);
  }
  template <int Flags>
  Paid<Fen> apply(const Plan& plan, const Block& block, Facts facts, Fen base, const Quantity<Fen>& quantity,
                  const Fen* counters) const {
    return pay(plan, block, facts, base, quantity, counters);
  }

 private:
  Paid<Fen> pay(const Plan& plan, const Block& block, Facts facts, Fen base, const Quantity<Fen>& quantity,
                const Fen* counters) const;
};

// `watch` may be null.
void settle_visit(const Retrace& d, const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts,
                  Fen days, Fen* state, Fen* balances, Output<Fen>& out, Watch<Fen> watch, void* self);

// The same, as settle_visit of evaluate.hpp, and what each benefit did into `sink`.
void trace_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts, Fen days,
                 Fen* state, Fen* balances, Output<Fen>& out, RecordingSink& sink);

}  // namespace yibao
