// A request's walk along the total of its first visit, and the same case settled at single points without it.
#pragma once
#include <filesystem>
#include <map>
#include <set>

#include "api/free_amount.hpp"
#include "files.hpp"
#include "json/digest.hpp"
#include "json/edit.hpp"
#include "reason/solutions.hpp"

namespace yibao::test {

inline Library library_with_packs() {
  Issues issues;
  Library library;
  library.frame = read_frame(Document::parse(read_file(kFrame), Limits{}, issues), issues);
  const std::filesystem::path root = std::string(YIBAO_ROOT) + "/policies/cn";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().filename() != "pack.json") continue;
    const std::string file = std::filesystem::relative(entry.path(), YIBAO_ROOT).string();
    Limits limits;
    limits.bytes = std::size_t{4} << 20;
    const auto pack = read_pack(Document::parse(read_file(file), limits, issues), library.frame, issues);
    library.packs[pack->region] = pack;
  }
  return library;
}

// The requests of all estimates beside the packs, by file, in order.
inline std::map<std::string, std::string> estimate_requests() {
  std::map<std::string, std::string> out;
  const std::filesystem::path root = std::string(YIBAO_ROOT) + "/policies/cn";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().parent_path().filename() != "cases") continue;
    const std::string file = std::filesystem::relative(entry.path(), YIBAO_ROOT).string();
    Issues issues;
    const auto document = Document::parse(read_file(file), Limits{}, issues);
    const auto op = document->find(0, "op");
    const auto request = document->find(0, "request");
    if (request != Document::kNone && op != Document::kNone && (*document)[op].text == "estimate")
      out[file] = std::string(document->source(request));
  }
  return out;
}

struct Walked {
  FreeAmount free;
  std::vector<Segment> segments;
  bool complete = false;
  bool coarse = false;
  std::unique_ptr<Walk> walk;

  // `free_object`: the value of "curve" without its braces.
  Walked(Library& library, const std::string& request, const std::string& free_object, std::size_t benefit = 0,
         Event event = Event::none) {
    Issues issues;
    const auto document = Document::parse(request, Limits{}, issues);
    const std::string text = edited(*document, {{"/curve", "{" + free_object + "}"}});
    if (!free.read(library, text, "curve", "at", issues)) return;
    Writer w;
    complete = free.open(w);
    if (!complete) return;
    walk = std::make_unique<Walk>(free.stations, benefit, event);
    coarse = !walk->run(segments);
  }

  // The case when the total of the first visit is x, settled without a walk.
  Case at(Fen x) const {
    Case c = free.stations[0].c;
    c.visits[0].parts[static_cast<std::size_t>(Part::in_scope)].low += x - free.from;
    c.visits[0].parts[static_cast<std::size_t>(Part::in_scope)].high += x - free.from;
    return c;
  }
  const Segment& segment(Fen x) const {
    std::size_t low = 0;
    std::size_t high = segments.size();
    while (high - low > 1) {
      const std::size_t middle = (low + high) / 2;
      (segments[middle].from <= x ? low : high) = middle;
    }
    return segments[low];
  }
  // What a segment claims of x, against an exact statement.
  bool holds(Fen x, const Statement& exact) const {
    const Segment& s = segment(x);
    if (x < s.from || x > s.to) return false;
    for (std::size_t f = 0; f < kFields; ++f) {
      const Line& line = s.lines[f];
      __extension__ using Wide = __int128;
      const Wide off =
          static_cast<Wide>(exact[f].low - line.value) * line.run - static_cast<Wide>(line.rise) * (x - s.from);
      if ((off < 0 ? -off : off) * kGrain > static_cast<Wide>(line.stray) * line.run) return false;
      if (x == s.from && exact[f].low != line.value) return false;
      if (x == s.to && exact[f].low != s.last[f]) return false;
    }
    return true;
  }
};

}  // namespace yibao::test
