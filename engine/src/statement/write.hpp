// The small shared vocabulary of replies: texts, amounts, provenance, sources, issues.
#pragma once
#include "errors/issue.hpp"
#include "json/writer.hpp"
#include "reason/case.hpp"

namespace yibao {

void write_text(Writer& w, const Text& text);
void write_field(Writer& w, std::string_view key, std::string_view text);
void write_field(Writer& w, std::string_view key, const Text& text);  // left out when empty
void write_fen(Writer& w, std::string_view key, Fen fen);
// "12.00", or {"low": "…", "high": "…"} when the reply is bounded.
void write_amount(Writer& w, Interval amount, bool bounded);
void write_amount(Writer& w, std::string_view key, Interval amount, bool bounded);
void write_date(Writer& w, std::string_view key, Date date);  // null when there is none

// A value of a slot as people write it: "500.00", "75%", "none", or the limits of an unknown one.
void write_value(Writer& w, std::string_view key, Interval value, Unit unit);

// source, grade, at, reason of a value.
void write_provenance(Writer& w, const Pack& pack, const Provenance& why);
void write_source(Writer& w, const Source& source);
void write_sources(Writer& w, const Pack& pack, const std::vector<std::uint8_t>& chosen);
void write_condition(Writer& w, const Pack& pack, const Condition& condition);
void write_encodes(Writer& w, const Pack& pack);
void write_known(Writer& w, const Pack& pack);
void write_services(Writer& w, const Pack& pack);
void write_answers(Writer& w, const Pack& pack);
void write_pack_stamp(Writer& w, const Pack& pack);

void write_issue_body(Writer& w, const Issue& issue);  // its members, into an open object
void write_issue(Writer& w, const Issue& issue);
// The faults as an object, with the first issue on top.
void write_error(Writer& w, const Issues& issues);
// {"error": …} with the first issue on top.
std::string error_reply(const Issues& issues);

}  // namespace yibao
