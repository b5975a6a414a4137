#include "batch_rows.hpp"

#include <algorithm>

#include "csv.hpp"
#include "verbs.hpp"

namespace yibao::cli {

namespace {

constexpr const char* kOwnMember = "id";

// "visits.0.total" → the value at /visits/0/total, made where there is none yet.
Json& at_path(Json& root, const std::string& path) {
  Json* at = &root;
  std::size_t start = 0;
  while (start <= path.size()) {
    const std::size_t end = std::min(path.find('.', start), path.size());
    const std::string step = path.substr(start, end - start);
    const bool index = step.size() == 1 && step[0] >= '0' && step[0] <= '9';
    at = index && !at->is_object() ? &(*at)[static_cast<std::size_t>(step[0] - '0')] : &(*at)[step];
    start = end + 1;
  }
  return *at;
}

// Amounts, counts and options are texts; a flag may be true or false, and null says "I do not know".
Json value_of(const std::string& cell) {
  if (cell == "true" || cell == "false") return cell == "true";
  if (cell == "null") return nullptr;
  return cell;
}

Json request_of(const Layout& layout, const BatchRow& row) {
  Json request = Json::object();
  for (std::size_t c = 0; c < row.cells.size(); ++c) {
    if (row.cells[c].empty()) continue;
    // A cell beyond the header is refused by the engine, like any other member that it does not know.
    if (c >= layout.header.size()) {
      request["column " + std::to_string(c + 1)] = row.cells[c];
    } else if (in_request(layout.header[c])) {
      at_path(request, layout.header[c]) = value_of(row.cells[c]);
    }
  }
  return request;
}

std::string word_of(const Json& value) { return value.is_string() ? value.get<std::string>() : text_of(value); }

// An amount as a cell: "12.00", or "12.00..15.00" where only limits are known.
std::string amount_cell(const Json& amount) {
  if (amount.is_string()) return amount.get<std::string>();
  return word_of(amount.at("low")) + ".." + word_of(amount.at("high"));
}

const Json* find(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

// Limits as replies write them, to limits as requests give them.
void turn_limits(Json& value) {
  if (!value.is_object()) return;
  if (value.contains("low") && value.contains("high")) {
    value = Json{{"between", Json::array({value["low"], value["high"]})}};
    return;
  }
  for (auto& member : value.items()) turn_limits(member.value());
}

// What of a year's state outlasts it.
Json outlasting(const Json& state) {
  Json out = Json::object();
  for (const char* balance : {"account_balance", "family_account_balance"}) {
    if (const Json* value = find(state, balance)) out[balance] = *value;
  }
  const Json* benefits = find(state, "benefits");
  if (benefits == nullptr) return out;
  for (const auto& benefit : benefits->items()) {
    if (const Json* lifetime = find(benefit.value(), "lifetime"))
      out["benefits"][benefit.key()]["lifetime"] = *lifetime;
  }
  return out;
}

std::string year_of(const Json& request) {
  const Json* date = find(request, "date");
  return date != nullptr && date->is_string() ? date->get<std::string>().substr(0, 4) : std::string();
}

}  // namespace

bool in_request(const std::string& name) {
  if (name == "region" || name == "date") return true;
  const std::string first = name.substr(0, name.find('.'));
  return first.size() < name.size() &&
         (first == "person" || first == "visits" || first == "year_to_date" || first == "options");
}

void check_paths(const Layout& layout) {
  BatchRow row;
  row.cells.assign(layout.header.size(), "x");
  request_of(layout, row);
}

std::string text_of(const Json& request) { return request.dump(-1, ' ', false, Json::error_handler_t::replace); }

const std::vector<std::string>& statement_fields() {
  static const std::vector<std::string> all = {"total_charge",
                                               "noncovered_amount",
                                               "over_price_limit_amount",
                                               "first_pay_amount",
                                               "in_scope_amount",
                                               "deductible_applied",
                                               "funds.pooled_fund",
                                               "funds.large_amount",
                                               "funds.critical_illness",
                                               "funds.civil_servant",
                                               "funds.enterprise_supplement",
                                               "funds.medical_assistance",
                                               "funds.commercial",
                                               "funds.other",
                                               "funds.total",
                                               "person.account",
                                               "person.family_account",
                                               "person.cash",
                                               "person.total",
                                               "hospital"};
  return all;
}

std::string header_line(const Layout& layout) {
  std::string line;
  if (!layout.csv_in) line = std::string(kOwnMember) + ",";
  for (const std::size_t column : layout.own) {
    append_cell(line, layout.header[column]);
    line += ',';
  }
  line += "status";
  for (const std::string& field : statement_fields()) line += "," + field;
  return line + ",error,path,message";
}

std::string cell_of(const BatchRow& row, std::size_t column) {
  return column < row.cells.size() ? row.cells[column] : std::string();
}

void read_cells(BatchRow& row) { row.cells = cells_of(row.raw); }

void read_row(const Layout& layout, BatchRow& row) {
  if (layout.csv_in) {
    row.request = request_of(layout, row);
    for (const std::size_t column : layout.own) row.own[layout.header[column]] = cell_of(row, column);
  } else {
    row.request = Json::parse(row.raw, nullptr, false);
    if (!row.request.is_object()) {
      row.request = nullptr;
      return;
    }
    for (const std::string& name : {std::string(kOwnMember), layout.person}) {
      if (name.empty() || !row.request.contains(name)) continue;
      row.own[name] = row.request[name];
      row.request.erase(name);
    }
  }
  const bool named = row.request.contains("region") || row.request.contains("pack");
  if (!layout.region.empty() && !named) row.request["region"] = layout.region;
  if (!layout.date.empty() && !row.request.contains("date")) row.request["date"] = layout.date;
  if (!layout.csv_out) return;
  Json& options = row.request["options"];
  if (options.is_null() || (options.is_object() && !options.contains("trace"))) options["trace"] = false;
}

std::string person_of(const Layout& layout, const BatchRow& row) {
  const Json* person = layout.person.empty() ? nullptr : find(row.own, layout.person.c_str());
  return person == nullptr ? std::string() : word_of(*person);
}

std::string csv_line(const Layout& layout, const BatchRow& row, const std::string& status,
                     const std::vector<std::string>& fields, const Json& error) {
  std::string line;
  if (!layout.csv_in) {
    const Json* id = find(row.own, kOwnMember);
    append_cell(line, id == nullptr ? "" : word_of(*id));
    line += ',';
  }
  for (const std::size_t column : layout.own) {
    append_cell(line, cell_of(row, column));
    line += ',';
  }
  line += status;
  for (std::size_t f = 0; f < statement_fields().size(); ++f) {
    line += ',';
    if (f < fields.size()) line += fields[f];
  }
  const auto word = [&](const std::string& text) {
    line += ',';
    append_cell(line, text);
  };
  word(error.is_null() ? "" : word_of(error.at("code")));
  word(error.is_null() ? "" : word_of(error.at("path")));
  word(error.is_null() ? "" : word_of(error.at("message").at("en")));
  return line;
}

void write_reply(const Layout& layout, const std::string& reply, BatchRow& row) {
  if (!layout.csv_out) {
    const Json* id = find(row.own, kOwnMember);
    row.line = id == nullptr ? reply : "{\"id\":" + text_of(*id) + "," + reply.substr(1);
    return;
  }
  const Json answer = Json::parse(reply);
  if (const Json* error = find(answer, "error")) {
    row.line = csv_line(layout, row, "error", {}, *error);
    return;
  }
  const Json& ok = answer.at("ok");
  std::vector<std::string> fields;
  const Json* total = find(ok, "total");
  for (const std::string& field : statement_fields()) {
    if (total == nullptr) break;
    std::string pointer = "/" + field;
    std::replace(pointer.begin(), pointer.end(), '.', '/');
    fields.push_back(amount_cell(total->at(Json::json_pointer(pointer))));
  }
  row.line = csv_line(layout, row, word_of(ok.at("status")), fields, nullptr);
}

void Years::before(const std::string& person, Json& request) const {
  const auto found = years_.find(person);
  if (found == years_.end()) return;
  const auto& [year, state] = found->second;
  if (year == year_of(request)) {
    request["year_to_date"] = state;
  } else if (!request.contains("year_to_date")) {
    request["year_to_date"] = outlasting(state);
  }
}

void Years::after(const std::string& person, const Json& request, const std::string& reply) {
  if (is_error(reply)) return;
  const Json answer = Json::parse(reply);
  const Json* state = find(answer.at("ok"), "year_to_date");
  if (state == nullptr) return;
  auto& year = years_[person];
  year = {year_of(request), *state};
  turn_limits(year.second);
}

}  // namespace yibao::cli
