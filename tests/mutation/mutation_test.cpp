// Changes every pack in one place after the other and looks whether anything notices: the engine, the linter or a case
// beside the pack. What nothing notices could be wrong without anybody knowing; it needs a case, or a reason in
// survivors.json.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "mutants.hpp"
#include "survivors.hpp"
#include "trial.hpp"

namespace {

namespace fs = std::filesystem;
using mutation::Json;
using mutation::Mutant;

constexpr std::size_t kLeastPercent = 95;

struct Options {
  std::vector<fs::path> packs;
  bool all = false;  // those that are listed as survivors too, which take longest
  bool bless = false;
};

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> out;
  if (!fs::is_directory(folder)) return out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<fs::path> every_pack() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(YIBAO_ROOT) / "policies")) {
    if (entry.path().filename() == "pack.json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

// The cases that a change of the pack can touch: those that bring a pack of their own cannot.
std::vector<mutation::Case> cases_beside(const fs::path& pack, const std::string& region) {
  std::vector<mutation::Case> out;
  for (const fs::path& file : json_files(pack.parent_path() / "cases")) {
    const Json json = Json::parse(read_file(file));
    if (json.at("request").value("region", "") != region) continue;
    out.push_back({file.string(),
                   json.at("op").get<std::string>(),
                   json.at("request"),
                   nlohmann::json::parse(json.at("expect").dump()),
                   {}});
  }
  return out;
}

// For each mutant whether it is noticed. The work is shared out in small stretches: neighbours stay together, and
// nobody gets all the survivors, which take longest.
template <class IsListed>
std::vector<char> noticed(const yibao::Engine& ready, const mutation::Baseline& baseline,
                          const std::vector<Mutant>& mutants, IsListed&& is_listed) {
  constexpr std::size_t kStretch = 8;
  std::vector<char> out(mutants.size(), 0);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    mutation::Trial trial(ready, baseline);
    for (std::size_t start = next.fetch_add(kStretch); start < mutants.size(); start = next.fetch_add(kStretch)) {
      for (std::size_t m = start; m < std::min(start + kStretch, mutants.size()); ++m)
        out[m] = !is_listed(mutants[m]) && trial.is_noticed(mutants[m]) ? 1 : 0;
    }
  };
  std::vector<std::thread> threads;
  for (unsigned worker = std::max(1u, std::thread::hardware_concurrency()); worker > 0; --worker)
    threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  return out;
}

// Prints the survivors; true when all of them are accepted and nothing else is listed.
bool report_survivors(const std::string& region, const std::vector<const Mutant*>& survivors,
                      const mutation::Survivors& accepted) {
  bool good = true;
  for (const Mutant* mutant : survivors) {
    const std::string reason = accepted.reason(region, *mutant);
    std::printf("  %s  %s: %s%s%s\n", reason.empty() ? "SURVIVED" : "survived", mutant->pointer.c_str(),
                mutant->mutation.c_str(), reason.empty() ? "" : "  # ", reason.c_str());
    good = good && !reason.empty();
  }
  for (const std::string& entry : accepted.stale(region, survivors)) {
    std::printf("  STALE     %s: listed in survivors.json, but there is no such survivor\n", entry.c_str());
    good = false;
  }
  return good;
}

bool test_pack(const yibao::Engine& ready, const fs::path& file, const Options& options,
               mutation::Survivors& accepted) {
  const auto start = std::chrono::steady_clock::now();
  const Json pack = Json::parse(read_file(file));
  const auto region = pack.at("region").get<std::string>();
  const mutation::Baseline baseline = mutation::baseline_of(ready, pack, cases_beside(file, region));
  yibao::Engine engine = ready;
  engine.add(baseline.whole.text.text());
  const Json description = Json::parse(engine.call("describe", Json{{"region", region}}.dump()));
  mutation::Mutants mutants = mutation::mutants_of(pack, description.at("ok"));
  const std::vector<char> is_noticed = noticed(ready, baseline, mutants.all, [&](const Mutant& mutant) {
    return !options.all && !accepted.reason(region, mutant).empty();
  });
  std::vector<const Mutant*> survivors;
  for (std::size_t m = 0; m < mutants.all.size(); ++m) {
    if (is_noticed[m] == 0) survivors.push_back(&mutants.all[m]);
  }
  const std::size_t all = mutants.all.size();
  const std::size_t seen = all - survivors.size();
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::printf("%s  %zu cases, %zu mutants, %zu noticed, %.1f %%, %.1f s\n", region.c_str(), baseline.cases.size(), all,
              seen, all == 0 ? 100.0 : 100.0 * static_cast<double>(seen) / static_cast<double>(all), seconds);
  if (options.bless) accepted.bless(region, survivors);
  bool good = report_survivors(region, survivors, accepted);
  for (const std::string& word : mutants.strange) {
    std::printf("  STRANGE   %s: mutants.cpp has no other word for this one\n", word.c_str());
    good = false;
  }
  const bool enough = all > 0 && seen * 100 >= all * kLeastPercent;
  if (!enough) std::printf("  TOO FEW   less than %zu %% are noticed\n", kLeastPercent);
  std::fflush(stdout);
  return good && enough;
}

Options options_of(int argc, char** argv) {
  Options out;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--all") {
      out.all = true;
    } else {
      out.packs.emplace_back(argument);
    }
  }
  if (out.packs.empty()) out.packs = every_pack();
  const char* wish = std::getenv("YIBAO_BLESS");
  out.bless = wish != nullptr && std::string(wish) == "1";
  out.all = out.all || out.bless;
  return out;
}

int run(const Options& options) {
  yibao::Engine ready;
  ready.add(read_file(fs::path(YIBAO_ROOT) / "policies/cn/frame.json"));
  mutation::Survivors accepted((fs::path(YIBAO_ROOT) / "tests/mutation/survivors.json").string());
  int passed = 0;
  int failed = 0;
  for (const fs::path& file : options.packs) {
    try {
      ++(test_pack(ready, file, options, accepted) ? passed : failed);
    } catch (const std::exception& error) {
      std::printf("%s: %s\n", file.c_str(), error.what());
      ++failed;
    }
  }
  if (options.bless) accepted.save();
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(options_of(argc, argv));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
