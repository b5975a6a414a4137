// The verbs that work on folders of packs, run as a person runs them. What they print, to either stream, and their exit
// status stand in golden/NAME.txt; `YIBAO_BLESS=1` writes these files anew; read the difference before keeping it.
#include <sys/wait.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "files.hpp"

using namespace yibao::test;

namespace fs = std::filesystem;

namespace {

struct Outcome {
  int status;
  std::string output;
  std::string complaints;
};

// A folder of its own, gone when the test ends.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "yibao-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Outcome ran(const std::string& arguments, const std::string& from = YIBAO_ROOT) {
  const Folder folder;
  const std::string out = (folder.path() / "out").string();
  const std::string err = (folder.path() / "err").string();
  const std::string command =
      "cd '" + from + "' && '" + YIBAO_BINARY + "' " + arguments + " >'" + out + "' 2>'" + err + "' </dev/null";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, text_of(out), text_of(err)};
}

std::string transcript(const std::string& arguments, const Outcome& outcome) {
  return "$ yibao " + arguments + "\n" + outcome.output + outcome.complaints + "[" + std::to_string(outcome.status) +
         "]\n";
}

void check_golden(const std::string& name, const std::string& text) {
  const std::string golden = "tests/cli/golden/" + name;
  const char* wish = std::getenv("YIBAO_BLESS");
  if (wish != nullptr && std::string(wish) == "1") std::ofstream(std::string(YIBAO_ROOT) + "/" + golden) << text;
  CHECK(text == read_file(golden));
}

// The commands of a golden file, one after the other.
void check_commands(const std::string& name, std::initializer_list<const char*> commands) {
  std::string text;
  for (const char* arguments : commands) text += transcript(arguments, ran(arguments));
  check_golden(name, text);
}

}  // namespace

TEST_CASE("ledger: one line per area and scheme, or per area; in words, as Markdown, as JSON") {
  check_commands("ledger.txt", {"ledger --policies tests/cli/policies --today 2026-04-01",
                                "ledger --policies tests/cli/policies --today 2026-04-01 --lang zh --summary",
                                "ledger --policies tests/cli/policies --today 2026-04-01 --lang zh --format markdown",
                                "ledger --policies tests/cli/policies --today 2026-04-01 --format json"});
}

TEST_CASE("ledger: a source is stale after 400 days") {
  // 2024-06-01 and 400 days: 2025-07-06.
  const std::string ask = "ledger --policies tests/cli/policies/east --format json --summary --today ";
  CHECK(contains(ran(ask + "2025-07-06").output, R"("stale":0)"));
  CHECK(contains(ran(ask + "2025-07-07").output, R"("stale":1)"));
}

TEST_CASE("ledger: what cannot be read is said, and the rest still counted") {
  check_commands("ledger-wrong.txt", {"ledger --policies tests/cli/nothing", "ledger --today 2026-02-30"});
  const Outcome outcome = ran("ledger --policies tests/cli --summary --today 2026-04-01");
  CHECK(outcome.status == 1);
  CHECK(contains(outcome.complaints, "tests/cli/broken/pack.json: {\"error\""));
  CHECK(contains(outcome.output, "900002 Sampleshire"));
}

TEST_CASE("diff: what changed by meaning, where it stands, and what it does to cases") {
  check_commands(
      "diff.txt",
      {"diff tests/cli/policies/east/900001/pack.json tests/cli/next/pack.json",
       "diff tests/cli/next/pack.json tests/cli/policies/east/900001/pack.json --cases tests/cli/next/cases --lang zh",
       "diff tests/cli/policies/east/900001/pack.json tests/cli/next/pack.json --format json",
       "diff tests/cli/next/pack.json tests/cli/next/pack.json",
       "diff tests/cli/next/pack.json tests/cli/broken/pack.json"});
}

TEST_CASE("test: cases that bring their own pack, single cases, and folders of cases") {
  check_commands("test.txt",
                 {"test tests/cli/loose", "test tests/cli/loose/cases", "test tests/cli/loose/cases/passes.json",
                  "test tests/cli/policies", "test tests/cli/policies/east/900001/cases",
                  "test tests/cli/policies/east/900001/cases/employee-stay.json", "test tests/cli/nothing"});
  const std::string cases = std::string(YIBAO_ROOT) + "/tests/cli/policies/east/900001/cases";
  CHECK(ran("test .", cases).output == "3 passed, 0 failed\n");
  CHECK(ran("test employee-stay.json", cases).output == "1 passed, 0 failed\n");
}

TEST_CASE("new: files that load and pass, and are never written over") {
  const Folder folder;
  const std::string ask =
      "new --region 900009 --name-zh 丁市 --name-en Newtown --province-zh 东省 --province-en East --today 2026-07-15 "
      "--dir .";
  const std::string place = folder.path().string();
  const Outcome first = ran(ask, place);
  check_golden("new.txt", transcript(ask, first) + text_of(folder.path() / "900009/pack.json") +
                              text_of(folder.path() / "900009/cases/first.json"));
  const Outcome check = ran("check 900009/pack.json", place);
  CHECK(check.status == 0);
  CHECK(!contains(check.output, ": error "));
  CHECK(ran("test .", place).output == "1 passed, 0 failed\n");
  CHECK(contains(ran("ledger --policies . --summary --today 2026-07-15", place).output, "900009 Newtown"));

  std::ofstream(folder.path() / "900009/pack.json") << "mine";
  const Outcome again = ran(ask, place);
  CHECK(again.status == 2);
  CHECK(contains(again.complaints, "900009/pack.json exists"));
  CHECK(text_of(folder.path() / "900009/pack.json") == "mine");
}

TEST_CASE("new: refuses what is no code, and half a province") {
  check_commands("new-wrong.txt",
                 {"new --region ../up --name-zh 丁市 --name-en Newtown --dir build/never",
                  "new --region 900009 --name-zh 丁市 --name-en Newtown --province-zh 东省 --dir build",
                  "new --region 900009 --name-zh 丁市 --dir build"});
  CHECK(!fs::exists(fs::path(YIBAO_ROOT) / "build/never"));
}

TEST_CASE("batch: rows in order, bad ones with their error in their place, persons with their year") {
  const std::string pack = " --pack tests/cli/policies/east/900001/pack.json ";
  check_commands("batch.txt", {("batch" + pack + "tests/cli/batch/visits.csv").c_str(),
                               ("batch --person card" + pack + "tests/cli/batch/visits.csv").c_str(),
                               ("batch --date 2024-05-01 --to csv" + pack + "tests/cli/batch/visits.ndjson").c_str(),
                               ("batch --person nobody" + pack + "tests/cli/batch/visits.csv").c_str(),
                               "batch tests/cli/batch/none.csv"});
  const Outcome lines = ran("batch --date 2024-05-01" + pack + "tests/cli/batch/visits.ndjson");
  CHECK(lines.status == 0);
  CHECK(contains(lines.output, R"({"id":"a","ok":{"status":"complete")"));
  CHECK(contains(lines.output, R"({"id":2,"error":{"code":"negative_amount","path":"/visits/0/total")"));
  CHECK(contains(lines.output, "\n{\"error\":{\"code\":\"malformed"));
}

TEST_CASE("batch: the same lines whatever the threads, in columns and one by one") {
  const Folder folder;
  constexpr int kRows = 20'000;  // several stretches
  const auto write = [&](const char* name, const char* more_header, const char* more) {
    std::ofstream file(folder.path() / name);
    file << "id,card,person.scheme,person.status,visits.0.care,visits.0.tier,visits.0.total,visits.0.noncovered"
         << more_header << '\n';
    for (int i = 0; i < kRows; ++i) {
      file << i << ",p" << i * 7919 % 1009 << ",employee," << (i % 3 == 0 ? "retired" : "active") << ','
           << (i % 5 == 0 ? "inpatient" : "outpatient") << ',' << 1 + i % 3 << ',' << i * 37 % 90'000 << '.' << i % 10
           << ',' << i % 4 << more << '\n';
    }
  };
  write("columns.csv", "", "");
  write("single.csv", ",options.strict", ",false");
  const std::string batch = "batch --pack tests/cli/policies/east/900001/pack.json --date 2024-05-01 ";
  const std::string columns = (folder.path() / "columns.csv").string();
  const Outcome one = ran(batch + "--threads 1 " + columns);
  CHECK(one.status == 0);
  CHECK(std::count(one.output.begin(), one.output.end(), '\n') == kRows + 1);
  CHECK(one.output == ran(batch + "--threads 7 " + columns).output);
  CHECK(one.output == ran(batch + (folder.path() / "single.csv").string()).output);
  const Outcome persons = ran(batch + "--person card --threads 1 " + columns);
  CHECK(persons.output == ran(batch + "--person card --threads 7 " + columns).output);
  CHECK(persons.output != one.output);
}
