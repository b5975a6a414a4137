// The parts that replies about a settled case have in common.
#pragma once
#include "api/request.hpp"
#include "statement/write.hpp"

namespace yibao {

// Opens {"ok": {"status": …; close_reply adds whom to ask and what was asked of, and closes it.
void open_status(Writer& w, std::string_view status);
std::string close_reply(Writer& w, const Pack& pack);
// The answers without numbers: nothing is guessed, and whom to ask is said.
std::string without_numbers(const Pack& pack, std::string_view status);

// The year so far as a request takes it; `last`: the day of the last visit.
void write_year_to_date(Writer& w, const Pack& pack, const Stand& stand, Date last, bool bounded);
// What is left of the year's deductibles and ceilings, as the last of the visits first … end - 1 that met them saw
// them.
void write_remaining(Writer& w, const Case& c, const std::vector<Interval>& state,
                     const std::vector<std::vector<BlockTrace>>& traces, std::size_t first, std::size_t end);
void write_evidence(Writer& w, const Pack& pack, const Outcome& outcome);
void write_limits(Writer& w, const Case& c);
void write_benefits(Writer& w, const Pack& pack, const Outcome& outcome);
// The rules that refuse a visit, make it wait or reduce what is paid; those that may, when it is not known.
void write_eligibility(Writer& w, const Case& c, const Outcome& outcome);

}  // namespace yibao
