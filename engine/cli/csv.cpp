#include "csv.hpp"

#include <algorithm>

namespace yibao::cli {

bool read_record(std::istream& in, std::string& record) {
  if (!std::getline(in, record)) return false;
  std::string more;
  while (std::count(record.begin(), record.end(), '"') % 2 != 0 && std::getline(in, more)) record += '\n' + more;
  if (!record.empty() && record.back() == '\r') record.pop_back();
  return true;
}

std::vector<std::string> cells_of(const std::string& record) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (c == '"' && quoted && i + 1 < record.size() && record[i + 1] == '"') {
      cells.back() += record[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

void append_cell(std::string& line, const std::string& cell) {
  if (cell.find_first_of(",\"\r\n") == std::string::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (const char c : cell) {
    if (c == '"') line += c;
    line += c;
  }
  line += '"';
}

}  // namespace yibao::cli
