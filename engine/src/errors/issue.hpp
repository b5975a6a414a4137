// A fault as a value: a stable code, where it is (JSON pointer, line, column) and the words that fill its message.
// Nothing in the engine throws; readers collect all faults of a document and go on where that makes sense.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yibao {

enum class Code : std::uint8_t {
#define X(name, zh, en) name,
#include "errors/codes.def"
#undef X
};

struct CodeTexts {
  std::string_view id;
  std::string_view zh;
  std::string_view en;
};

// All codes in the order of the enumeration.
extern const CodeTexts kCodes[];
extern const std::size_t kCodeCount;

inline const CodeTexts& texts_of(Code code) { return kCodes[static_cast<std::size_t>(code)]; }

struct Issue {
  Code code{};
  std::string path;                  // JSON pointer into the document that was read
  std::uint32_t line = 0;            // 1-based; 0 when the fault has no place in a text
  std::uint32_t column = 0;          // 1-based, in bytes
  std::array<std::string, 3> words;  // what fills {0}, {1}, {2}
};

using Issues = std::vector<Issue>;

// The message of an issue with its words filled in; `text` is one of the two texts of its code.
std::string fill(std::string_view text, const std::array<std::string, 3>& words);

}  // namespace yibao
