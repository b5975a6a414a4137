// A table for the terminal or as Markdown.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yibao::cli {

struct Column {
  std::string title;
  bool number = false;     // to the right
  std::size_t widest = 0;  // 0: as wide as its widest cell; else longer cells go on below, broken after a comma
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
};

// How many columns of a terminal a text takes: characters of Chinese and their punctuation take two.
std::size_t width(std::string_view text);

// Columns two spaces apart, no spaces at the end of a line. Ends with a newline.
std::string aligned(const Table& table);

std::string markdown(const Table& table);

}  // namespace yibao::cli
