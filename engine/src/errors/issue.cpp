#include "errors/issue.hpp"

namespace yibao {

std::string fill(std::string_view text, const std::array<std::string, 3>& words) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hole = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}';
    if (!hole) {
      out += text[i];
      continue;
    }
    const auto word = static_cast<std::size_t>(text[i + 1] - '0');
    if (word < words.size()) out += words[word];
    i += 2;
  }
  return out;
}

}  // namespace yibao
