// Rows of a CSV file as columns: those of one area and day with the same cells filled are settled together.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "batch_rows.hpp"
#include "yibao/batch.hpp"

namespace yibao::cli {

class ColumnRows {
 public:
  ColumnRows(const Layout& layout, const Engine& engine) : layout_(layout), engine_(engine) {}

  // Writes the lines of the rows that can be answered so; the others keep an empty line.
  void settle(std::vector<BatchRow>& rows, std::size_t from, std::size_t to);

 private:
  struct Input {
    std::size_t column = 0;  // of the file
    bool fact = false;
    bool count = false;  // a number that is no amount
    std::vector<std::uint8_t> codes;
    std::vector<std::int64_t> numbers;
    std::map<std::string, std::uint8_t> known;  // codes asked for so far
  };
  struct Group {
    std::unique_ptr<Batch> batch;
    bool usable = true;
    std::vector<Input> inputs;
    std::vector<BatchRow*> rows;
  };

  Group& group_of(const BatchRow& row);
  bool add(Group& group, const BatchRow& row) const;
  void answer(Group& group);

  const Layout& layout_;
  const Engine& engine_;
  std::map<std::string, Group> groups_;
};

}  // namespace yibao::cli
