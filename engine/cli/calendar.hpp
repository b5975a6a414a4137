// Days as the packs write them, "2024-01-01". The engine knows no clock; a verb that asks what is out of date needs
// one.
#pragma once
#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace yibao::cli {

// Days since 1970-01-01; nothing when the text is no date.
std::optional<int> day_number(const std::string& date);

// The machine's date, in UTC.
std::string today();

// An option --today for commands whose answer depends on the date, so that it can be had again.
void add_today(CLI::App& command, std::string& date);

}  // namespace yibao::cli
