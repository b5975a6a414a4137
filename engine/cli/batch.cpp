// `yibao batch`: a file of cases, one a row, answered in the same order by all cores. Rows are read, answered and
// written in stretches, so that a file of any size takes the same memory.
#include <algorithm>
#include <exception>
#include <fstream>
#include <iostream>
#include <memory>
#include <thread>

#include "batch_columns.hpp"
#include "batch_rows.hpp"
#include "csv.hpp"
#include "verbs.hpp"

namespace yibao::cli {

namespace {

constexpr std::size_t kRowsAtOnce = 8192;
constexpr std::size_t kBytesAtOnce = 16u << 20;

struct Options {
  std::string file = "-";
  std::string region;
  std::string pack;
  std::string date;
  std::string from;
  std::string to;
  std::string person;
  unsigned threads = 0;
};

// One thread's own: plans are kept inside an engine, a person's year with the thread that answers all of their rows.
class Worker {
 public:
  Worker(const Layout& layout, const Engine& engine) : layout_(layout), engine_(engine), columns_(layout, engine) {}

  void answer(std::vector<BatchRow>& rows, std::size_t from, std::size_t to) {
    if (layout_.csv_in) {
      for (std::size_t r = from; r < to; ++r) read_cells(rows[r]);
      if (layout_.csv_out) columns_.settle(rows, from, to);
    }
    for (std::size_t r = from; r < to; ++r) {
      if (!rows[r].line.empty()) continue;
      read_row(layout_, rows[r]);
      write_reply(layout_, call(rows[r]), rows[r]);
    }
  }

  // Of rows that are read already, those of the persons of this worker, each from the year so far.
  void answer_persons(std::vector<BatchRow>& rows, std::size_t worker, std::size_t workers) {
    for (BatchRow& row : rows) {
      const std::string person = person_of(layout_, row);
      if (std::hash<std::string>()(person) % workers != worker) continue;
      if (!person.empty() && !row.request.is_null()) years_.before(person, row.request);
      const std::string reply = call(row);
      if (!person.empty() && !row.request.is_null()) years_.after(person, row.request, reply);
      write_reply(layout_, reply, row);
    }
  }

 private:
  std::string call(const BatchRow& row) {
    return engine_.call("estimate", row.request.is_null() ? row.raw : text_of(row.request));
  }

  const Layout& layout_;
  Engine engine_;
  ColumnRows columns_;
  Years years_;
};

// What a thread throws ends the command, as everywhere else in it.
template <class Work>
void in_parallel(std::size_t workers, const Work& work) {
  std::vector<std::exception_ptr> faults(workers);
  const auto guarded = [&](std::size_t w) {
    try {
      work(w);
    } catch (...) {
      faults[w] = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t w = 1; w < workers; ++w) threads.emplace_back(guarded, w);
  guarded(0);
  for (std::thread& thread : threads) thread.join();
  for (const std::exception_ptr& fault : faults) {
    if (fault) std::rethrow_exception(fault);
  }
}

void answer_all(const Layout& layout, std::vector<std::unique_ptr<Worker>>& workers, std::vector<BatchRow>& rows) {
  const std::size_t count = workers.size();
  const auto part = [&](std::size_t w) { return rows.size() * w / count; };
  if (layout.person.empty()) {
    in_parallel(count, [&](std::size_t w) { workers[w]->answer(rows, part(w), part(w + 1)); });
    return;
  }
  in_parallel(count, [&](std::size_t w) {
    for (std::size_t r = part(w); r < part(w + 1); ++r) {
      if (layout.csv_in) read_cells(rows[r]);
      read_row(layout, rows[r]);
    }
  });
  in_parallel(count, [&](std::size_t w) { workers[w]->answer_persons(rows, w, count); });
}

// A stretch of rows; blank lines are no rows.
bool read_rows(std::istream& in, bool csv, std::vector<BatchRow>& rows) {
  rows.clear();
  std::size_t bytes = 0;
  std::string record;
  while (rows.size() < kRowsAtOnce && bytes < kBytesAtOnce) {
    if (!(csv ? read_record(in, record) : static_cast<bool>(std::getline(in, record)))) break;
    if (record.find_first_not_of(" \t\r") == std::string::npos) continue;
    bytes += record.size();
    rows.emplace_back();
    rows.back().raw = std::move(record);
  }
  return !rows.empty();
}

bool starts_like_json(std::istream& in) {
  while (in.peek() == '\n' || in.peek() == '\r' || in.peek() == ' ') in.get();
  return in.peek() == '{';
}

void skip_byte_order_mark(std::istream& in) {
  for (const int byte : {0xef, 0xbb, 0xbf}) {
    if (in.peek() == byte) in.get();
  }
}

void read_header(std::istream& in, Layout& layout) {
  std::string record;
  read_record(in, record);
  layout.header = cells_of(record);
  for (std::size_t c = 0; c < layout.header.size(); ++c) {
    if (!in_request(layout.header[c])) layout.own.push_back(c);
  }
  const bool known = layout.person.empty() ||
                     std::find(layout.header.begin(), layout.header.end(), layout.person) != layout.header.end();
  check_paths(layout);
  if (!known) throw CLI::ValidationError("--person", "the file has no column " + layout.person);
}

int run_batch(const Options& options) {
  std::ifstream file;
  if (options.file != "-") {
    file.open(options.file, std::ios::binary);
    if (!file) throw CLI::FileError("cannot read " + options.file);
  }
  std::istream& in = options.file == "-" ? std::cin : file;
  Engine engine = ready_engine();
  Layout layout;
  layout.region = options.region;
  layout.date = options.date;
  layout.person = options.person;
  if (!options.pack.empty()) {
    const std::string reply = engine.add(read_text(options.pack));
    if (is_error(reply)) {
      complain(reply);
      return kWrongInput;
    }
    layout.region = Json::parse(reply).at("ok").at("region").get<std::string>();
  }
  skip_byte_order_mark(in);
  layout.csv_in = options.from.empty() ? !starts_like_json(in) : options.from == "csv";
  layout.csv_out = options.to.empty() ? layout.csv_in : options.to == "csv";
  if (layout.csv_in) read_header(in, layout);
  const std::size_t threads = options.threads > 0 ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::unique_ptr<Worker>> workers;
  for (std::size_t w = 0; w < threads; ++w) workers.push_back(std::make_unique<Worker>(layout, engine));
  if (layout.csv_out) print(header_line(layout));
  std::vector<BatchRow> rows;
  while (read_rows(in, layout.csv_in, rows)) {
    answer_all(layout, workers, rows);
    for (const BatchRow& row : rows) print(row.line);
  }
  return kAnswered;
}

}  // namespace

void add_batch(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand(
      "batch", "Answer a file of cases, one a row: NDJSON requests, or CSV with a header of paths (visits.0.total)");
  auto options = std::make_shared<Options>();
  auto* region = command->add_option("--region", options->region, "Area code of rows that name none");
  command->add_option("--pack", options->pack, "A pack file for rows that name no area")->excludes(region);
  command->add_option("--date", options->date, "Day of care of rows that name none, YYYY-MM-DD");
  command->add_option("--from", options->from, "csv or ndjson (default: what the file looks like)")
      ->check(CLI::IsMember({"csv", "ndjson"}));
  command->add_option("--to", options->to, "csv or ndjson (default: as the file)")
      ->check(CLI::IsMember({"csv", "ndjson"}));
  command->add_option("--person", options->person,
                      "The column by which rows belong to one person: each starts from the year so far");
  command->add_option("--threads", options->threads, "How many (default: all cores)")->check(CLI::Range(1, 256));
  command->add_option("file", options->file, "A file, or - for standard input");
  command->callback([&run, options] { run = [options] { return run_batch(*options); }; });
}

}  // namespace yibao::cli
