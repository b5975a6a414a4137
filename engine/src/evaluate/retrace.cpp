#include "evaluate/retrace.hpp"

namespace yibao {

[[gnu::noinline]] Paid<Fen> Retrace::pay(const Plan& plan, const Block& block, Facts facts, Fen base,
                                         const Quantity<Fen>& quantity, const Fen* counters) const {
  const std::uint32_t at = block.first_row + row_index(block, facts);
  const Row& row = plan.rows[at];
  Paid<Fen> paid = pay_block(*this, plan, block, row, plan.rare[at], base & row.applies, quantity, counters);
  paid.row = at;
  if ((block.flags & kOverflows) != 0) paid.overflow = overflow_of(*this, plan, block, row, paid);
  return paid;
}

void settle_visit(const Retrace& d, const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts,
                  Fen days, Fen* state, Fen* balances, Output<Fen>& out, Watch<Fen> watch, void* self) {
  settle(d, plan, route, options, parts, days, state, state, balances, out,
         [&](const Block& block, const Paid<Fen>& paid, const Fen* counters) {
           if (watch != nullptr) watch(self, block, paid, counters);
         });
}

void trace_visit(const Plan& plan, const Route& route, const std::uint8_t* options, const Fen* parts, Fen days,
                 Fen* state, Fen* balances, Output<Fen>& out, RecordingSink& sink) {
  Track anywhere;
  Retrace d{&anywhere};
  d.no_purses = balances[0] == 0 && balances[1] == 0;
  const Watch<Fen> record = [](void* self, const Block& block, const Paid<Fen>& paid, const Fen* counters) {
    (*static_cast<RecordingSink*>(self))(block, paid, counters);
  };
  settle_visit(d, plan, route, options, parts, days, state, balances, out, record, &sink);
}

}  // namespace yibao
