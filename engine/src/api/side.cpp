#include "api/side.hpp"

#include <algorithm>

#include "api/standing.hpp"
#include "json/edit.hpp"
#include "statement/statement.hpp"

namespace yibao {

namespace {

// Whether a fault means that the pack does not know (any more) what stands there.
bool unknown_now(const Issue& issue) {
  constexpr std::string_view kValues = "/options/values/";
  switch (issue.code) {
    case Code::unknown_key:
    case Code::unknown_option:
    case Code::unknown_value:
    case Code::unknown_benefit:
    case Code::not_a_count:
      return !issue.path.empty();
    default:
      return issue.path.compare(0, kValues.size(), kValues) == 0;
  }
}

// Leaves out what the pack does not know until the rest can be read; notes what it was.
bool read_what_is_known(Library& library, std::string text, Request& out, Issues& issues,
                        std::vector<std::string>& dropped) {
  constexpr int kMostRounds = 8;
  for (int round = 0; round < kMostRounds; ++round) {
    issues.clear();
    out = Request{};
    if (read_request(library, text, Needs::amounts, out, issues)) return true;
    std::vector<Edit> removals;
    for (const Issue& issue : issues) {
      if (!unknown_now(issue)) continue;
      removals.push_back({issue.path, ""});
      if (std::find(dropped.begin(), dropped.end(), issue.path) == dropped.end()) dropped.push_back(issue.path);
    }
    if (removals.empty() || out.document == nullptr) return false;
    text = edited(*out.document, removals);
  }
  return false;
}

}  // namespace

void settle_side(Library& library, const std::string& text, Side& side, std::vector<std::string>& dropped) {
  Request request;
  Issues issues;
  if (!read_what_is_known(library, text, request, issues, dropped)) {
    side.status = "error";
    side.fault = issues.front();
    side.fault.line = 0;  // of a text that nobody wrote
    return;
  }
  const Standing answer = standing_of(request);
  side.status = answer.status;
  side.numbers = answer.numbers;
  side.bounded = answer.bounded;
  if (answer.numbers) side.total = answer.outcome.total();
}

void write_side(Writer& w, const Side& side) {
  w.object();
  write_field(w, "status", side.status);
  if (side.status == "error") {
    w.key("error");
    write_issue(w, side.fault);
  }
  if (side.numbers) {
    w.key("total");
    write_statement(w, side.total, side.bounded);
  }
  if (side.pack != nullptr) write_pack_stamp(w, *side.pack);
  w.end_object();
}

void write_change(Writer& w, Interval from, Interval to) {
  const Fen a = to.low - from.low;
  const Fen b = to.high - from.high;
  w.key("change");
  write_amount(w, {std::min(a, b), std::max(a, b)}, a != b);
}

}  // namespace yibao
