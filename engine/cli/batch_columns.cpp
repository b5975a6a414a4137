#include "batch_columns.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace yibao::cli {

namespace {

constexpr std::size_t kMostGroups = 256;

bool ends_with(const std::string& text, const std::string& end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool read_whole(const std::string& text, std::int64_t& out) {
  constexpr std::size_t kMostDigits = 12;
  if (text.empty() || text.size() > kMostDigits || text[0] == '-') return false;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  return fault == std::errc() && end == text.data() + text.size();
}

// Plain amounts only: "1500", "1500.5", "1500.50". All others are the engine's to read, or to refuse.
bool read_amount(const std::string& text, std::int64_t& fen) {
  const std::size_t point = std::min(text.find('.'), text.size());
  if (!read_whole(text.substr(0, point), fen)) return false;
  fen *= 100;
  if (point == text.size()) return true;
  const std::string decimals = text.substr(point + 1);
  std::int64_t rest = 0;
  if (decimals.empty() || decimals.size() > 2 || !read_whole(decimals, rest)) return false;
  fen += decimals.size() == 1 ? rest * 10 : rest;
  return true;
}

std::string amount_text(std::int64_t fen) {
  char text[32];
  std::snprintf(text, sizeof text, "%lld.%02d", static_cast<long long>(fen / 100), static_cast<int>(fen % 100));
  return text;
}

const char* status_of(Answer answer) {
  switch (answer) {
    case Answer::complete:
      return "complete";
    case Answer::not_covered:
      return "not_covered";
    case Answer::waiting:
      return "waiting";
    default:
      return nullptr;  // for `estimate` to say
  }
}

}  // namespace

ColumnRows::Group& ColumnRows::group_of(const BatchRow& row) {
  std::string region = layout_.region;
  std::string date = layout_.date;
  std::string key;
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    const bool filled = !row.cells[c].empty();
    const std::string name = c < layout_.header.size() ? layout_.header[c] : std::string("?");
    if (filled && name == "region") region = row.cells[c];
    if (filled && name == "date") date = row.cells[c];
    key += filled && (name == "?" || in_request(name)) ? '1' : '0';
  }
  key += region + "," + date;
  const auto found = groups_.find(key);
  if (found != groups_.end()) return found->second;
  Group& group = groups_[key];
  const Json request = {
      {"region", region}, {"date", date}, {"person", Json::object()}, {"visits", Json::array({Json::object()})}};
  group.batch = std::make_unique<Batch>(engine_, request.dump());
  group.usable = group.batch->error().empty();
  for (std::size_t c = 0; c < row.cells.size() && group.usable; ++c) {
    if (row.cells[c].empty()) continue;
    if (c >= layout_.header.size()) {
      group.usable = false;
      break;
    }
    const std::string& name = layout_.header[c];
    if (!in_request(name) || name == "region" || name == "date") continue;
    Input input;
    input.column = c;
    input.fact = group.batch->facts(name, nullptr);
    input.count = ends_with(name, ".days") || ends_with(name, ".admissions");
    group.usable = input.fact || group.batch->numbers(name, nullptr);
    group.inputs.push_back(std::move(input));
  }
  return group;
}

bool ColumnRows::add(Group& group, const BatchRow& row) const {
  std::vector<std::int64_t> values;
  for (Input& input : group.inputs) {
    const std::string& cell = row.cells[input.column];
    std::int64_t value = 0;
    if (input.fact) {
      const auto [known, fresh] = input.known.emplace(cell, Batch::kUnknown);
      if (fresh) known->second = group.batch->code(layout_.header[input.column], cell);
      if (known->second == Batch::kUnknown) {
        input.known.erase(known);
        return false;
      }
      value = known->second;
    } else if (!(input.count ? read_whole(cell, value) : read_amount(cell, value))) {
      return false;
    }
    values.push_back(value);
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    Input& input = group.inputs[i];
    if (input.fact) {
      input.codes.push_back(static_cast<std::uint8_t>(values[i]));
    } else {
      input.numbers.push_back(values[i]);
    }
  }
  return true;
}

void ColumnRows::answer(Group& group) {
  const std::size_t count = group.rows.size();
  if (count == 0) return;
  for (Input& input : group.inputs) {
    const std::string& name = layout_.header[input.column];
    if (input.fact) {
      group.batch->facts(name, input.codes.data());
    } else {
      group.batch->numbers(name, input.numbers.data());
    }
  }
  const std::size_t fields = statement_fields().size();
  std::vector<std::vector<std::int64_t>> columns(fields, std::vector<std::int64_t>(count));
  for (std::size_t f = 0; f < fields; ++f) group.batch->results(statement_fields()[f], columns[f].data());
  std::vector<Answer> answers(count);
  group.batch->answers(answers.data());
  group.batch->settle(count);
  std::vector<std::string> texts(fields);
  for (std::size_t i = 0; i < count; ++i) {
    const char* status = status_of(answers[i]);
    if (status == nullptr) continue;
    for (std::size_t f = 0; f < fields; ++f) texts[f] = amount_text(columns[f][i]);
    group.rows[i]->line = csv_line(layout_, *group.rows[i], status, texts, nullptr);
  }
}

void ColumnRows::settle(std::vector<BatchRow>& rows, std::size_t from, std::size_t to) {
  if (groups_.size() > kMostGroups) groups_.clear();
  for (auto& [key, group] : groups_) {
    group.rows.clear();
    for (Input& input : group.inputs) {
      input.codes.clear();
      input.numbers.clear();
    }
  }
  for (std::size_t r = from; r < to; ++r) {
    Group& group = group_of(rows[r]);
    if (group.usable && add(group, rows[r])) group.rows.push_back(&rows[r]);
  }
  for (auto& [key, group] : groups_) answer(group);
}

}  // namespace yibao::cli
