#include "reason/solutions.hpp"

#include <algorithm>

namespace yibao {

namespace {

class Search {
 public:
  Search(Walk& walk, const Segment& segment, std::size_t line)
      : walk_(walk), segment_(segment), index_(line), line_(segment.lines[line]) {}

  Fen value(Fen x) { return walk_.at(x)[index_]; }

  // The first fen at which a line that never falls is at least `goal` (of one that never rises: is below it); the fen
  // after the segment when there is none.
  Fen first(Fen goal) {
    const bool falls = line_.course == kNeverRises;
    const auto there = [&](Fen x) { return (value(x) >= goal) != falls; };
    if ((line_.value >= goal) != falls) return segment_.from;
    if ((segment_.last[index_] >= goal) == falls) return segment_.to + 1;
    Fen low = segment_.from;
    Fen high = segment_.to;
    // The line says where it is about to be.
    const Span near = around(goal);
    if (near.from > low && !there(near.from)) low = near.from;
    if (near.to < high && near.to > low && there(near.to)) high = near.to;
    while (high - low > 1) {
      const Fen middle = low + (high - low) / 2;
      (there(middle) ? high : low) = middle;
    }
    return high;
  }

  // Outside of this span, within the segment, the line is on one side of `goal`; empty (from > to) where it never is
  // near.
  Span around(Fen goal) const {
    const double stray = static_cast<double>(line_.stray) / kGrain + 1;
    const auto off = static_cast<double>(goal - line_.value);
    const Span all{segment_.from, segment_.to};
    if (line_.rise == 0) return off <= stray && -off <= stray ? all : Span{segment_.to + 1, segment_.to};
    const double slope = static_cast<double>(line_.rise) / static_cast<double>(line_.run);
    const double half = (slope > 0 ? stray : -stray) / slope + 2;
    const double middle = off / slope;
    const auto length = static_cast<double>(segment_.to - segment_.from);
    const auto clip = [&](double t) {
      return segment_.from + (t < 0 ? 0 : t > length ? segment_.to - segment_.from : static_cast<Fen>(t));
    };
    if (middle + half < 0) return {segment_.from, segment_.from - 1};
    if (middle - half > length) return {segment_.to + 1, segment_.to};
    return {clip(middle - half), clip(middle + half + 1)};
  }

 private:
  Walk& walk_;
  const Segment& segment_;
  std::size_t index_;
  const Line& line_;
};

void add(std::vector<Span>& out, Fen from, Fen to) {
  if (from > to) return;
  if (!out.empty() && out.back().to + 1 >= from) {
    out.back().to = to;
  } else {
    out.push_back({from, to});
  }
}

}  // namespace

bool find_solutions(Walk& walk, const std::vector<Segment>& segments, std::size_t index, Fen target, bool at_least,
                    std::vector<Span>& out) {
  constexpr std::size_t kMostSpans = 10'000;
  for (const Segment& segment : segments) {
    const Line& line = segment.lines[index];
    const auto holds = [&](Fen value) { return at_least ? value >= target : value == target; };
    if (line.rise == 0 && line.stray == 0) {
      if (holds(line.value)) add(out, segment.from, segment.to);
      continue;
    }
    Search search(walk, segment, index);
    if (line.course == kNeverFalls) {
      add(out, search.first(target), at_least ? segment.to : search.first(target + 1) - 1);
    } else if (line.course == kNeverRises) {
      add(out, at_least ? segment.from : search.first(target + 1), search.first(target) - 1);
    } else {
      const Span near = search.around(target);
      const bool above_first = line.rise < 0 || (line.rise == 0 && line.value >= target);
      if (at_least && above_first) add(out, segment.from, near.from - 1);
      for (Fen x = near.from; x <= near.to; ++x) {
        if (walk.left() <= 0) return false;
        if (holds(search.value(x))) add(out, x, x);
      }
      if (at_least && line.rise > 0) add(out, near.to + 1, segment.to);
    }
    if (walk.left() <= 0 || out.size() > kMostSpans) return false;
  }
  return true;
}

bool find_extremes(Walk& walk, const std::vector<Segment>& segments, std::size_t index, Interval& out) {
  out = {segments[0].lines[index].value, segments[0].lines[index].value};
  for (const Segment& segment : segments) {
    const Line& line = segment.lines[index];
    const Fen last = segment.last[index];
    out = hull(out, hull({line.value, line.value}, {last, last}));
    if (line.course != 0) continue;
    // Rounding may put an extreme a little away from an end.
    Search search(walk, segment, index);
    for (const Fen end : {line.value, last}) {
      const Span near = search.around(end);
      for (Fen x = near.from; x <= near.to; ++x) {
        if (walk.left() <= 0) return false;
        const Fen value = search.value(x);
        out = hull(out, {value, value});
      }
    }
  }
  return true;
}

}  // namespace yibao
