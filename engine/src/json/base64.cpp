#include "json/base64.hpp"

#include <cstdint>

namespace yibao {

namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint32_t kDigitBits = 6;
constexpr std::uint32_t kByteBits = 8;
constexpr std::uint32_t kDigitMask = 0x3f;
constexpr std::uint32_t kByteMask = 0xff;

}  // namespace

std::string base64url(std::string_view bytes) {
  std::string out;
  std::uint32_t held = 0;
  std::uint32_t bits = 0;
  for (const char c : bytes) {
    held = (held << kByteBits) | static_cast<unsigned char>(c);
    for (bits += kByteBits; bits >= kDigitBits; bits -= kDigitBits)
      out += kDigits[held >> (bits - kDigitBits) & kDigitMask];
  }
  if (bits > 0) out += kDigits[held << (kDigitBits - bits) & kDigitMask];
  return out;
}

bool read_base64url(std::string_view text, std::string& bytes) {
  bytes.clear();
  std::uint32_t held = 0;
  std::uint32_t bits = 0;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return false;
    held = (held << kDigitBits) | static_cast<std::uint32_t>(digit);
    bits += kDigitBits;
    if (bits < kByteBits) continue;
    bits -= kByteBits;
    bytes += static_cast<char>(held >> bits & kByteMask);
  }
  return bits < kDigitBits && (held & ((std::uint32_t{1} << bits) - 1)) == 0;
}

}  // namespace yibao
