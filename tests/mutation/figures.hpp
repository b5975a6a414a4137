// Figures and days as packs write them, a little changed.
#pragma once
#include <optional>
#include <string>

namespace mutation {

// "500" → "550", "0" → "1", "75%" → "76%", "100%" → "99%"; nothing when the text is neither amount nor rate.
std::optional<std::string> other_figure(const std::string& text);

// The day after; nothing when the text is no date.
std::optional<std::string> next_day(const std::string& text);

// "2" → "3", "3+" → "4+"; nothing when the text is no count.
std::optional<std::string> next_count(const std::string& text);

}  // namespace mutation
