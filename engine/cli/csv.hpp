// Comma-separated values as RFC 4180 has them: cells with commas, quotes or line ends stand in quotes.
#pragma once
#include <istream>
#include <string>
#include <vector>

namespace yibao::cli {

// The next record as text, without its line end; a line end inside quotes belongs to it. False at the end.
bool read_record(std::istream& in, std::string& record);

std::vector<std::string> cells_of(const std::string& record);

// Appends a cell, with quotes where it needs them.
void append_cell(std::string& line, const std::string& cell);

}  // namespace yibao::cli
