// The rows of `yibao batch`, one at a time: from a line to a request, from its reply to a line.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "yibao/engine.hpp"

namespace yibao::cli {

using Json = nlohmann::ordered_json;

// What holds for all rows.
struct Layout {
  bool csv_in = false;
  bool csv_out = false;
  std::string region;  // for rows that name none
  std::string date;
  std::string person;               // the column or member by which rows belong together; empty: none
  std::vector<std::string> header;  // of a CSV file
  std::vector<std::size_t> own;     // its columns that are no part of a request, and go out as they came in
};

struct BatchRow {
  std::string raw;                 // what was read
  std::vector<std::string> cells;  // of a CSV file
  Json request;                    // null: what was read is no JSON object
  Json own = Json::object();       // members that are no part of a request: "id", and the person's
  std::string line;                // what is written
};

// Whether a name is (part of) a path into a request.
bool in_request(const std::string& name);
// Throws when two columns of the header cannot both be in one request.
void check_paths(const Layout& layout);
// A request as text; bytes that are no UTF-8 are replaced.
std::string text_of(const Json& request);
// The fields of a statement, in the door's order, as "funds.total".
const std::vector<std::string>& statement_fields();
// The first line of a CSV answer.
std::string header_line(const Layout& layout);

// Reads what was read: cells, request, own members; region and date of the layout where the row has none.
void read_row(const Layout& layout, BatchRow& row);
void read_cells(BatchRow& row);
std::string person_of(const Layout& layout, const BatchRow& row);
// Of a CSV file's row: the cell of a column; nothing where the row is too short.
std::string cell_of(const BatchRow& row, std::size_t column);

// The row's line from its reply.
void write_reply(const Layout& layout, const std::string& reply, BatchRow& row);
// A CSV line: what goes out as it came in, the status, the fields, the error's code, path and message.
std::string csv_line(const Layout& layout, const BatchRow& row, const std::string& status,
                     const std::vector<std::string>& fields, const Json& error);

// The year so far of each person, carried from one row to the next. At a new calendar year it starts again, but for
// what accounts hold and what was paid in a lifetime.
class Years {
 public:
  // Puts the person's year so far into the request of the next row, in place of one that the row brings along.
  void before(const std::string& person, Json& request) const;
  void after(const std::string& person, const Json& request, const std::string& reply);

 private:
  // Per person: the calendar year, and its year to date.
  std::unordered_map<std::string, std::pair<std::string, Json>> years_;
};

}  // namespace yibao::cli
