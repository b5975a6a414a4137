#include "api/free_amount.hpp"
#include "api/operations.hpp"
#include "reason/solutions.hpp"
#include "statement/line_names.hpp"

namespace yibao {

namespace {

// What is looked for: a value of a line, or at least a value of it.
struct Wanted {
  std::size_t line = 0;
  Fen value = 1;
  bool at_least = true;
  std::size_t benefit = 0;
  Event event = Event::none;
};

void read_event(Reader& r, Document::Id id, const Pack& pack, Wanted& out) {
  constexpr std::string_view kEvents[] = {"deductible", "ceiling", "starts"};
  if (!r.expect(id, Kind::object)) return;
  r.only(id, "benefit slot");
  const auto benefit = r.need(id, "benefit");
  const auto slot = r.need(id, "slot");
  if (benefit == Document::kNone || slot == Document::kNone) return;
  std::vector<std::string_view> ids;
  for (const Benefit& one : pack.benefits) ids.push_back(one.id);
  const std::string name = r.string(benefit);
  out.benefit = pack.benefit(name);
  if (out.benefit == pack.benefits.size()) r.report(Code::unknown_benefit, benefit, name, Reader::listed(ids));
  out.event = static_cast<Event>(r.word(slot, kEvents) + 1);
  out.line = kWatched;
}

Wanted read_wanted(Reader& r, const FreeAmount& free) {
  Wanted out;
  const auto event = r.get(free.object, "event");
  if (event != Document::kNone) {
    r.only(free.object, "of from to event");
    read_event(r, event, *free.request.pack, out);
    return out;
  }
  const auto result = r.need(free.object, "result");
  const auto reaches = r.get(free.object, "reaches");
  const auto goal = reaches != Document::kNone ? reaches : r.need(free.object, "equals");
  if (result != Document::kNone) out.line = r.word(result, kStatementLines);
  if (goal != Document::kNone) out.value = r.fen(goal);
  out.at_least = goal == reaches;
  if (out.at_least) r.only(free.object, "of from to result reaches");
  return out;
}

}  // namespace

std::string solve(Library& library, std::string_view text, Issues& issues) {
  FreeAmount free;
  if (!free.read(library, text, "solve", "result equals reaches event", issues)) return {};
  Reader r(*free.document, issues);
  const Wanted wanted = read_wanted(r, free);
  if (!issues.empty()) return {};
  Writer w;
  if (!free.open(w)) {
    w.key("solutions").array().end_array();
    return free.close(w);
  }
  Walk walk(free.stations, wanted.benefit, wanted.event);
  std::vector<Segment> segments;
  std::vector<Span> found;
  Interval reachable;
  const bool done = walk.run(segments) &&
                    find_solutions(walk, segments, wanted.line, wanted.value, wanted.at_least, found) &&
                    (!found.empty() || find_extremes(walk, segments, wanted.line, reachable));
  if (!done) {
    r.report(Code::too_coarse, free.object);
    return {};
  }
  w.key("solutions").array();
  for (const Span& span : found) {
    w.object();
    write_fen(w, "from", span.from);
    write_fen(w, "to", span.to);
    w.end_object();
  }
  w.end_array();
  if (found.empty() && wanted.event == Event::none) write_amount(w, "reachable", reachable, true);
  return free.close(w);
}

}  // namespace yibao
