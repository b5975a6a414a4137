#include "json/writer.hpp"

#include <array>

namespace yibao {

namespace {

constexpr char kHex[] = "0123456789abcdef";

// Bytes that stand for themselves inside a JSON string of ours.
constexpr std::array<bool, 256> plain_bytes() {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 256; ++byte) plain[byte] = byte != 0x7f;
  for (const char c : {'"', '\\', '<', '>', '&'}) plain[static_cast<unsigned char>(c)] = false;
  return plain;
}
constexpr std::array<bool, 256> kPlain = plain_bytes();

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHighs = 0x8080808080808080;
constexpr std::uint64_t zero_bytes(std::uint64_t x) {
  return (x - kOnes) & ~x & kHighs;
}  // not zero when some byte of x is

// The same for eight bytes at once. Bytes of multi-byte characters are plain; a false alarm only costs the slow way.
bool all_plain(const char* text) {
  std::uint64_t x = 0;
  std::memcpy(&x, text, 8);
  const std::uint64_t control = (x - kOnes * 0x20) & ~x & kHighs;
  return (control | zero_bytes(x ^ kOnes * '"') | zero_bytes(x ^ kOnes * '\\') | zero_bytes(x ^ kOnes * '<') |
          zero_bytes(x ^ kOnes * '>') | zero_bytes(x ^ kOnes * '&') | zero_bytes(x ^ kOnes * 0x7f)) == 0;
}

char* escape(char* to, char c) {
  *to++ = '\\';
  if (c == '"' || c == '\\') {
    *to++ = c;
  } else if (c == '\n') {
    *to++ = 'n';
  } else {
    const auto byte = static_cast<unsigned char>(c);
    for (const char digit : {'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]}) *to++ = digit;
  }
  return to;
}

}  // namespace

void Writer::grow(std::size_t bytes) {
  const std::size_t room = room_ * 2 + bytes;
  std::unique_ptr<char[]> larger(new char[room]);
  std::memcpy(larger.get(), buffer_.get(), size_);
  buffer_ = std::move(larger);
  room_ = room;
}

void Writer::escaped(std::string_view text, bool is_key) {
  reserve(text.size() * 6 + 4);  // every byte escaped, quotes, comma, colon
  comma();
  char* to = buffer_.get() + size_;
  *to++ = '"';
  std::size_t i = 0;
  for (; i + 8 <= text.size() && all_plain(text.data() + i); i += 8) {
    std::memcpy(to, text.data() + i, 8);
    to += 8;
  }
  for (; i < text.size(); ++i) {
    if (kPlain[static_cast<unsigned char>(text[i])]) {
      *to++ = text[i];
    } else {
      to = escape(to, text[i]);
    }
  }
  *to++ = '"';
  if (is_key) *to++ = ':';
  size_ = static_cast<std::size_t>(to - buffer_.get());
}

}  // namespace yibao
