// Curves against settlements at single points: around every kink, at random points, on all packs.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "random_pack.hpp"
#include "walked.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

// One state of the rules per benefit and visit: above the deductible, in which band, cut by which ceilings.
std::vector<int> state_of(const Case& c) {
  std::vector<std::vector<BlockTrace>> traces;
  trace_case(c, traces);
  const Plan& plan = *c.plan;
  std::vector<int> out;
  for (const auto& visit : traces) {
    for (const BlockTrace& one : visit) {
      const Block& block = *one.block;
      if ((block.flags & kPurse) != 0) continue;
      const Row& row = plan.rows[one.paid.row];
      if (one.paid.pay == 0 &&
          one.paid.before_cap > 0) {  // nothing is left to pay: what is counted makes no difference
        out.push_back(0);
        continue;
      }
      int band = 0;
      const Fen high = Exact::start(plan, block, one.paid, one.counters_before) + one.paid.counted;
      for (std::size_t s = 0; s < block.step_count; ++s) {
        const Step& step = plan.steps[row.first_step + s];
        if (one.paid.above > 0 && step.slope != 0 && high > step.edge) ++band;
      }
      out.push_back((one.paid.above > 0 && row.numerator > 0 ? 1 : 0) + (one.paid.pay < one.paid.before_cap ? 2 : 0) +
                    (one.paid.counted < one.paid.above ? 4 : 0) + 8 * band);
    }
  }
  return out;
}

struct Tally {
  std::size_t curves = 0;
  std::size_t kinks = 0;
  std::size_t fens = 0;
  std::size_t off = 0;
  std::size_t missed = 0;
  Fen worst = 0;
};

void compare(const Walked& walked, Fen from, Fen to, bool states, const std::string& name, Tally& tally) {
  std::vector<int> before;
  std::set<Fen> kinks;
  for (const Segment& s : walked.segments) kinks.insert(s.from);
  for (Fen x = std::max(from, walked.free.from); x <= std::min(to, walked.free.to); ++x) {
    ++tally.fens;
    const Case c = walked.at(x);
    if (!walked.holds(x, settle_case(c).total())) {
      if (tally.off++ < 5) WARN(name << ": off the line at " << format_fen(x));
    }
    if (!states) continue;
    std::vector<int> now = state_of(c);
    // At the range's first fen nothing has begun yet: what begins right after it is the first segment.
    const bool begins = x - 1 == walked.free.from;
    if (!before.empty() && now != before && !begins && kinks.count(x) == 0) {
      if (tally.missed++ < 5) WARN(name << ": no kink at " << format_fen(x));
    }
    before = std::move(now);
  }
}

std::string whole_range(const std::string& request) {
  // From the sum of the parts that are given: the bill at which nothing is in scope.
  Issues issues;
  const auto document = Document::parse(request, Limits{}, issues);
  Reader r(*document, issues);
  const auto visit = (*document)[document->find(0, "visits")].first;
  Fen outside = 0;
  for (const std::string_view part : kPartNames) {
    const auto id = document->find(visit, part);
    if (part != "in_scope" && id != Document::kNone) outside += r.fen(id);
  }
  if (document->find(visit, "lines") != Document::kNone || !issues.empty()) return {};
  return R"("of":"/visits/0/total","from":")" + format_fen(outside) + R"(","to":"1000000")";
}

}  // namespace

TEST_CASE("curves of all packs are exact to the fen around each kink and anywhere") {
  Library library = library_with_packs();
  const char* wide_text = std::getenv("YIBAO_CURVES");  // ± this many fen, for three curves of each pack
  const Fen wide = wide_text == nullptr ? 0 : std::atoll(wide_text);
  Tally tally;
  std::map<std::string, int> seen;
  std::set<std::string> packs;
  std::size_t number = 0;
  std::uint64_t random = 1;
  for (const auto& [file, request] : estimate_requests()) {
    const std::string free = whole_range(request);
    if (free.empty()) continue;
    if (wide == 0 && ++number % 6 != 0) continue;
    const Walked walked(library, request, free);
    if (!walked.complete) continue;
    constexpr int kWideCurves = 3;  // of each pack
    if (wide > 0 && seen[walked.free.request.pack->region] == kWideCurves) continue;
    REQUIRE(!walked.coarse);
    ++tally.curves;
    tally.kinks += walked.segments.size() - 1;
    packs.insert(walked.free.request.pack->region);
    const bool many = seen[walked.free.request.pack->region]++ == 0;
    const bool one_visit =
        walked.free.stations[0].c.visits.size() == 1;  // else one visit may take up what another leaves
    const Fen around = wide > 0 ? wide : 20;
    for (std::size_t s = 0; s < walked.segments.size(); ++s) {
      for (const Line& line : walked.segments[s].lines) tally.worst = std::max(tally.worst, line.stray);
      compare(walked, walked.segments[s].from - around, walked.segments[s].from + around, one_visit, file, tally);
    }
    for (int i = 0; i < (many ? 10'000 : 100); ++i) {
      random = random * 6364136223846793005u + 1442695040888963407u;
      const Fen x = walked.free.from +
                    static_cast<Fen>((random >> 20) % static_cast<std::uint64_t>(walked.free.to - walked.free.from));
      compare(walked, x, x, false, file, tally);
    }
  }
  WARN(tally.curves << " curves of " << packs.size() << " packs, " << tally.kinks << " kinks, " << tally.fens
                    << " points, largest tolerance " << tally.worst << "/1024 fen");
  CHECK(tally.off == 0);
  CHECK(tally.missed == 0);
  CHECK(tally.curves > (wide > 0 ? 20 : 50));
}

namespace {

// A random pack alone in a library; none when its rates are too fine.
bool random_library(const PackShape& shape, Library& library) {
  Issues issues;
  static const auto frame = read_frame(Document::parse(read_file(kFrame), Limits{}, issues), issues);
  library.frame = frame;
  const auto pack = read_pack(Document::parse(random_pack(shape), Limits{}, issues), frame, issues);
  if (pack == nullptr) return false;
  library.packs["random"] = pack;
  return issues.empty();
}

struct Free {
  std::string pointer;
  Fen from = 0;
};

Free random_free(const RandomCase& c) {
  const auto visit = static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(c.visits.size()) - 1));
  const std::string at = "/visits/" + std::to_string(visit) + "/";
  const Fen* parts = c.visits[visit].parts;
  switch (pick(0, 7)) {
    case 0:
    case 1:
    case 2:
      return {at + "total", parts[0] + parts[1] + parts[2] + parts[4] + parts[5] + (chance(50) ? random_amount() : 0)};
    case 3:
      return {at + "in_scope", random_amount()};
    case 4:
      return {at + one_of<std::string>({"noncovered", "first_pay"}), random_amount()};
    case 5:
      return {"/year_to_date/account_balance", random_amount()};
    case 6:
      return {"/year_to_date/benefits/b0/paid", random_amount()};
    default:
      return {"/year_to_date/benefits/b0/base", random_amount()};
  }
}

// The request with the free amount written into it, settled without a walk.
Case settled_at(Library& library, const std::string& text, const Free& free, Fen x) {
  Issues issues;
  const auto document = Document::parse(text, Limits{}, issues);
  std::vector<Edit> edits = {{free.pointer, yuan(x)}};
  const std::size_t total = free.pointer.rfind("/total");
  if (total != std::string::npos) edits.push_back({free.pointer.substr(0, total) + "/in_scope", ""});
  Request out;
  const bool good = read_request(library, edited(*document, edits), Needs::amounts, out, issues, "curve");
  RC_ASSERT(good);
  return out.settled;
}

std::string random_request(const RandomCase& c, bool state) {
  std::string year = start_state(c);
  if (state) {
    const Fen base = random_amount();
    year.pop_back();
    year += R"(,"benefits":{"b0":{"base":)" + yuan(base) + (chance(30) ? R"(,"deductible":)" + yuan(base / 3) : "") +
            (chance(30) ? R"(,"counted":)" + yuan(chance(50) ? base : base / 2) : "") + R"(,"paid":)" +
            yuan(random_amount()) + "}}}";
  }
  return request(c, 0, c.visits.size(), year);
}

}  // namespace

TEST_CASE("curves and solutions over random packs are those of every fen") {
  std::size_t curves = 0;
  std::size_t coarse = 0;
  std::size_t kinks = 0;
  const bool held = rc::check("curve = settlement at every fen, solutions = enumeration", [&] {
    PackShape shape;
    shape.coarse = chance(30);
    Library library;
    if (!random_library(shape, library)) return;
    const RandomCase c = random_case(3);
    const std::string text = random_request(c, chance(50));
    const Free free = random_free(c);
    const bool wide = chance(30);
    const Fen to = free.from + (wide ? pick(0, 20'000'000) : pick(0, 200));
    const std::string object =
        R"("of":)" + quoted(free.pointer) + R"(,"from":)" + yuan(free.from) + R"(,"to":)" + yuan(to);
    const auto event = static_cast<Event>(pick(1, 3));
    Walked walked(library, text, object, 0, event);
    if (!walked.complete) return;
    coarse += walked.coarse ? 1 : 0;
    if (walked.coarse) return;
    ++curves;
    kinks += walked.segments.size() - 1;
    const auto fail = [&](Fen x, const char* what) {
      RC_FAIL(std::string(what) + " at " + format_fen(x) + "\n" + object + "\n" + text + "\n" +
              std::string(library.packs["random"]->document->text()));
    };
    std::set<Fen> points;
    for (Fen x = free.from; !wide && x <= to; ++x) points.insert(x);
    for (std::size_t s = 0; wide && s < std::min<std::size_t>(walked.segments.size(), 10); ++s) {
      for (Fen x = walked.segments[s].from - 10; x < walked.segments[s].from + 10; ++x) {
        if (x >= free.from && x <= to) points.insert(x);
      }
    }
    for (int i = 0; wide && i < 50; ++i) points.insert(pick(free.from, to));
    // Any line, and the event of a benefit, as sets of the fen at which they hold.
    const auto field = static_cast<std::size_t>(pick(kDeductibleApplied, kHospital));
    std::map<Fen, Fen> values;
    std::set<Fen> happens;
    for (const Fen x : points) {
      const Case here = settled_at(library, text, free, x);
      const Statement exact = settle_case(here).total();
      if (!walked.holds(x, exact)) fail(x, "off the line");
      const Values& lines = walked.walk->at(x);
      for (std::size_t f = 0; f < kFields; ++f) {
        if (lines[f] != exact[f].low) fail(x, "another value");
      }
      values[x] = exact[field].low;
      std::vector<std::vector<BlockTrace>> traces;
      trace_case(here, traces);
      for (const auto& visit : traces) {
        for (const BlockTrace& one : visit) {
          if (one.block->benefit != 0) continue;
          const bool cut = one.paid.counted < one.paid.above || one.paid.pay < one.paid.before_cap;
          const bool holds = event == Event::deductible ? one.paid.above > 0
                             : event == Event::ceiling  ? cut
                                                        : one.paid.pay > 0;
          if (holds) happens.insert(x);
        }
      }
    }
    const auto middle = std::next(values.begin(), pick(0, static_cast<std::int64_t>(values.size()) - 1));
    const Fen target = std::max<Fen>(0, middle->second + (chance(30) ? pick(-1, 1) : 0));
    const auto compare = [&](std::size_t line, Fen goal, bool at_least, auto&& holds) {
      std::vector<Span> found;
      if (!find_solutions(*walked.walk, walked.segments, line, goal, at_least, found)) return;
      for (std::size_t s = 1; s < found.size(); ++s) RC_ASSERT(found[s].from > found[s - 1].to + 1);
      for (const Fen x : points) {
        bool inside = false;
        for (const Span& span : found) inside = inside || (span.from <= x && x <= span.to);
        if (inside != holds(x)) fail(x, at_least ? "another solution (at least)" : "another solution");
      }
    };
    compare(field, target, false, [&](Fen x) { return values[x] == target; });
    compare(field, target, true, [&](Fen x) { return values[x] >= target; });
    compare(kWatched, 1, true, [&](Fen x) { return happens.count(x) != 0; });
    Interval extremes;
    if (!find_extremes(*walked.walk, walked.segments, field, extremes)) return;
    Interval seen{values.begin()->second, values.begin()->second};
    for (const auto& [x, value] : values) seen = hull(seen, {value, value});
    if (wide ? !(extremes.low <= seen.low && seen.high <= extremes.high) : !(seen == extremes))
      fail(to, "another range");
  });
  WARN(curves << " curves, " << kinks << " kinks, " << coarse << " too coarse");
  REQUIRE(held);
}
