// One table: the engine against the hand-written limit, in the same run, interleaved; medians. Fails when the two
// disagree on a fen or when a bound of the performance ledger is broken (`--limits settle=2.5 door=25`).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>

#include "api/free_amount.hpp"
#include "cases.hpp"
#include "columns.hpp"
#include "reason/solutions.hpp"
#include "yardstick.hpp"
#include "yibao/engine.hpp"

namespace {

using Clock = std::chrono::steady_clock;

double nanoseconds(const std::function<void()>& work, std::size_t count) {
  const auto start = Clock::now();
  work();
  return std::chrono::duration<double, std::nano>(Clock::now() - start).count() / static_cast<double>(count);
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double limit_of(int argc, char** argv, const char* name) {
  const std::size_t length = std::strlen(name);
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], name, length) == 0 && argv[i][length] == '=')
      return std::strtod(argv[i] + length + 1, nullptr);
  }
  return 0;
}

int failures = 0;

void hold(const char* what, double value, double limit, const char* unit) {
  if (limit <= 0) return;
  const bool held = value <= limit;
  std::printf("  %-52s %8.2f %s, at most %.2f: %s\n", what, value, unit, limit, held ? "held" : "BROKEN");
  if (!held) ++failures;
}

constexpr const char* kRequest =
    R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"retired","identity":"none"},)"
    R"("visits":[{"care":"outpatient","tier":"2","total":"1500","noncovered":"0","over_price_limit":"0","first_pay":"0"}],)"
    R"("year_to_date":{},"options":{"strict":false,"trace":true}})";
// The yardstick through the same door, both kinds of care.
constexpr const char* kYardstickRequest =
    R"({"region":"yardstick","date":"2024-06-01","person":{"scheme":"employee","status":"retired","identity":"none"},)"
    R"("visits":[{"care":"outpatient","tier":"2","total":"1500","noncovered":"0","over_price_limit":"0","first_pay":"0","place":"local"},)"
    R"({"care":"inpatient","tier":"3","total":"85000","noncovered":"1200","over_price_limit":"0","first_pay":"2300","place":"local"}],)"
    R"("year_to_date":{},"options":{"strict":false,"trace":true}})";

// A hospital stay of 0 to 1,000,000 yuan, whatever else the year already held.
constexpr const char* kCurveRequest =
    R"({"region":"yardstick","date":"2024-06-01","person":{"scheme":"employee","status":"retired","identity":"subsistence"},)"
    R"("visits":[{"care":"inpatient","tier":"3","place":"local"}],)"
    R"("curve":{"of":"/visits/0/total","from":"0","to":"1000000"}})";

struct Time {
  double middle = 0;
  double least = 0;  // what the code takes when nobody else on the machine is in the way
};

Time door_microseconds(yibao::Engine& engine, const char* request) {
  std::vector<double> runs;
  std::size_t bytes = 0;
  constexpr int kWarmUp = 15;  // rounds in which a JavaScript engine still replaces its first code by better
  for (int round = 0; round < kWarmUp + 31; ++round) {
    constexpr std::size_t kCalls = 200;
    const double time = nanoseconds(
        [&] {
          for (std::size_t i = 0; i < kCalls; ++i) bytes += engine.call("estimate", request).size();
        },
        kCalls);
    if (round >= kWarmUp) runs.push_back(time / 1000);
  }
  if (bytes == 0) ++failures;
  return {median(runs), *std::min_element(runs.begin(), runs.end())};
}

// The walk alone, and with all bills at which the person pays as much as at half a million; kinks in `kinks`.
void walk_microseconds(const std::string& frame, const std::string& pack, Time& walk_time, Time& solve_time,
                       std::size_t& kinks) {
  yibao::Issues issues;
  yibao::Library library;
  library.frame = yibao::read_frame(yibao::Document::parse(frame, yibao::Limits{}, issues), issues);
  library.packs["yardstick"] =
      yibao::read_pack(yibao::Document::parse(pack, yibao::Limits{}, issues), library.frame, issues);
  yibao::FreeAmount free;
  yibao::Writer writer;
  if (!free.read(library, kCurveRequest, "curve", "at", issues) || !free.open(writer)) {
    ++failures;
    return;
  }
  const yibao::Fen goal = yibao::Walk(free.stations).at(50'000'000)[yibao::kPersonTotal];
  for (const bool solves : {false, true}) {
    std::vector<double> runs;
    for (int round = 0; round < 31; ++round) {
      constexpr std::size_t kCalls = 200;
      const double time = nanoseconds(
          [&] {
            for (std::size_t i = 0; i < kCalls; ++i) {
              yibao::Walk walk(free.stations);
              std::vector<yibao::Segment> segments;
              std::vector<yibao::Span> found;
              if (!walk.run(segments)) ++failures;
              kinks = segments.size() - 1;
              if (!solves) continue;
              yibao::find_solutions(walk, segments, yibao::kPersonTotal, goal, false, found);
              if (found.empty()) ++failures;
            }
          },
          kCalls);
      runs.push_back(time / 1000);
    }
    const Time time{median(runs), *std::min_element(runs.begin(), runs.end())};
    (solves ? solve_time : walk_time) = time;
  }
}

}  // namespace

int main(int argc, char** argv) {
  using namespace bench;
  const std::string root = YIBAO_ROOT;
  const std::string frame = read_file(root + "/policies/cn/frame.json");
  const std::string pack = read_file(root + "/tests/bench/yardstick.pack.json");
  const Yardstick yardstick(frame, pack);

  const std::vector<Case> checked = random_cases(100'000);
  std::size_t different = 0;
  yibao::Output<Fen> a;
  yibao::Output<Fen> b;
  for (const Case& c : checked) {
    yardstick.settle(yardstick.pair(c), a, b);
    if (!(Yardstick::result(a, b, c.poor) == limit(c))) ++different;
  }
  std::printf("engine = limit.cpp to the fen on %zu cases: %zu differ\n", checked.size(), different);
  if (different != 0) ++failures;

  yibao::Engine engine;
  engine.add(frame);
  engine.add(pack);
  engine.add(read_file(root + "/tests/support/outpatient.pack.json"));
  Columns columns(engine, false);
  Columns columns_with_state(engine, true);
  for (Columns* batch : {&columns, &columns_with_state}) {
    batch->fill(checked);
    batch->settle();
    different = 0;
    for (std::size_t i = 0; i < checked.size(); ++i) {
      if (!(batch->result(i) == limit(checked[i]))) ++different;
    }
    std::printf("batch = limit.cpp to the fen on %zu cases: %zu differ\n", checked.size(), different);
    if (different != 0) ++failures;
  }

  // Another ten thousand cases each round: the same ones again and again would be learnt by heart by the branch
  // predictor, and a program with branches would look twice as fast as it is on cases it has not seen.
  constexpr std::size_t kWindow = 10'000;
  std::vector<Yardstick::Pair> pairs;
  for (const Case& c : checked) pairs.push_back(yardstick.pair(c));
  std::vector<Result> results(kWindow);
  std::vector<double> by_hand;
  std::vector<double> compiled;
  std::vector<double> ratios;
  std::vector<double> batches[2];
  std::vector<double> batch_ratios;
  Fen sum = 0;
  for (std::size_t round = 0; round < 50; ++round) {
    const std::size_t start = round * kWindow % checked.size();
    const std::vector<Case> cases(checked.begin() + static_cast<std::ptrdiff_t>(start),
                                  checked.begin() + static_cast<std::ptrdiff_t>(start + kWindow));
    const std::vector<Yardstick::Pair> window(pairs.begin() + static_cast<std::ptrdiff_t>(start),
                                              pairs.begin() + static_cast<std::ptrdiff_t>(start + kWindow));
    by_hand.push_back(nanoseconds([&] { limit_all(cases, results); }, kWindow));
    compiled.push_back(nanoseconds(
        [&] {
          for (const auto& p : window) {
            yardstick.settle(p, a, b);
            sum += a.person + b.person;
          }
        },
        kWindow));
    ratios.push_back(compiled.back() / by_hand.back());
    for (Columns* batch : {&columns, &columns_with_state}) {
      batch->fill(cases);
      batches[batch == &columns ? 0 : 1].push_back(nanoseconds([&] { batch->settle(); }, kWindow));
    }
    batch_ratios.push_back(batches[0].back() / by_hand.back());
  }
  if (sum == 0) ++failures;

  const Time door = door_microseconds(engine, kRequest);
  const Time door_yardstick = door_microseconds(engine, kYardstickRequest);

  Time walk;
  Time solve;
  std::size_t kinks = 0;
  walk_microseconds(frame, pack, walk, solve, kinks);

  const double base = median(by_hand);
  std::printf("%-54s %12s %8s\n", "what", "time", "ratio");
  std::printf("%-54s %9.1f ns %8.2f\n", "limit.cpp, one case (outpatient and inpatient)", base, 1.0);
  std::printf("%-54s %9.1f ns %8.2f\n", "settle on the compiled plan, no trace", median(compiled),
              median(compiled) / base);
  const char* const batch_rows[] = {"batch, one core, columns of results", "the same with the year to date out"};
  for (std::size_t row = 0; row < 2; ++row)
    std::printf("%-54s %9.1f ns %8.2f\n", batch_rows[row], median(batches[row]), median(batches[row]) / base);
  std::printf("%-54s %9.2f us %8.0f\n", "door with trace, one outpatient visit", door.middle,
              door.middle * 1000 / base);
  std::printf("%-54s %9.2f us %8.0f\n", "door with trace, yardstick, two visits", door_yardstick.middle,
              door_yardstick.middle * 1000 / base);
  std::printf("%-54s %9.2f us %8.0f\n",
              ("curve, 0 to 1,000,000 yuan, yardstick, " + std::to_string(kinks) + " kinks").c_str(), walk.middle,
              walk.middle * 1000 / base);
  std::printf("%-54s %9.2f us %8.0f\n", "solve, the same and all bills for one result", solve.middle,
              solve.middle * 1000 / base);
  hold("settle, ratio to limit.cpp", median(ratios), limit_of(argc, argv, "settle"), "times");
  hold("batch, ratio to limit.cpp", median(batch_ratios), limit_of(argc, argv, "batch"), "times");
  hold("door with trace, least of 31 rounds", door.least, limit_of(argc, argv, "door"), "us");
  hold("curve, least of 31 rounds", walk.least, limit_of(argc, argv, "curve"), "us");
  hold("solve, least of 31 rounds", solve.least, limit_of(argc, argv, "solve"), "us");
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
