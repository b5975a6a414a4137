#include "table.hpp"

#include <algorithm>

namespace yibao::cli {

namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// East Asian Wide and Fullwidth, as far as names and labels need them (Unicode's UAX 11).
constexpr Range kWide[] = {{0x1100, 0x115f},   {0x2e80, 0x303e},  {0x3041, 0xa4cf}, {0xac00, 0xd7a3},
                           {0xf900, 0xfaff},   {0xfe30, 0xfe6f},  {0xff00, 0xff60}, {0xffe0, 0xffe6},
                           {0x1f300, 0x1f64f}, {0x20000, 0x3fffd}};

bool is_wide(char32_t c) {
  return std::any_of(std::begin(kWide), std::end(kWide), [c](Range r) { return r.first <= c && c <= r.last; });
}

using Lines = std::vector<std::string>;

// Breaks a cell after commas. What holds no comma stays whole, however long.
Lines broken(const std::string& cell, std::size_t widest) {
  Lines out(1);
  std::size_t start = 0;
  while (start < cell.size()) {
    const std::size_t comma = cell.find(", ", start);
    const std::size_t end = comma == std::string::npos ? cell.size() : comma + 2;
    const std::string part = cell.substr(start, end - start);
    const bool full = widest > 0 && !out.back().empty() && width(out.back()) + width(part) > widest + 1;
    if (full) {
      out.back().pop_back();  // the space after the comma
      out.emplace_back();
    }
    out.back() += part;
    start = end;
  }
  return out;
}

// One row of cells that may have several lines.
void append_row(std::string& out, const std::vector<Column>& columns, const std::vector<Lines>& cells,
                const std::vector<std::size_t>& widths) {
  std::size_t height = 1;
  for (const Lines& lines : cells) height = std::max(height, lines.size());
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const std::string cell = line < cells[c].size() ? cells[c][line] : std::string();
      const std::string space(widths[c] - width(cell), ' ');
      if (c > 0) text += "  ";
      text += columns[c].number ? space + cell : cell + space;
    }
    text.erase(text.find_last_not_of(' ') + 1);
    out += text + "\n";
  }
}

std::string escaped(const std::string& cell) {
  std::string out;
  for (const char c : cell) {
    if (c == '|' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t c = bytes == 1 ? lead : lead & (0x7fu >> bytes);
    for (std::size_t k = 1; k < bytes && i + k < text.size(); ++k)
      c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3fu);
    columns += is_wide(c) ? 2 : 1;
    i += bytes;
  }
  return columns;
}

std::string aligned(const Table& table) {
  std::vector<std::size_t> widths;
  std::vector<Lines> head;
  for (const Column& column : table.columns) {
    widths.push_back(width(column.title));
    head.push_back({column.title});
  }
  std::vector<std::vector<Lines>> rows;
  for (const auto& row : table.rows) {
    rows.emplace_back();
    for (std::size_t c = 0; c < row.size(); ++c) {
      rows.back().push_back(broken(row[c], table.columns[c].widest));
      for (const std::string& line : rows.back().back()) widths[c] = std::max(widths[c], width(line));
    }
  }
  std::string out;
  append_row(out, table.columns, head, widths);
  for (const auto& row : rows) append_row(out, table.columns, row, widths);
  return out;
}

std::string markdown(const Table& table) {
  std::string out = "|";
  for (const Column& column : table.columns) out += " " + escaped(column.title) + " |";
  out += "\n|";
  for (const Column& column : table.columns) out += column.number ? "---:|" : "---|";
  out += "\n";
  for (const auto& row : table.rows) {
    out += "|";
    for (const std::string& cell : row) out += " " + escaped(cell) + " |";
    out += "\n";
  }
  return out;
}

}  // namespace yibao::cli
