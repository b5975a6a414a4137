// Copying and filling memory, eight bytes at a time. Emscripten's library for small files goes byte by byte, which took
// a quarter of a cold start (a browser's first, quick compiler makes nothing of such a loop); its library for fast ones
// calls JavaScript for long copies. WebAssembly's own instruction for it is newer than the first version, which old
// phones stop at. Compiled without builtins and without link-time optimization (CMakeLists.txt): the compiler would see
// that these loops copy memory, and call memcpy.
#include <cstddef>
#include <cstdint>

namespace {

// WebAssembly reads and writes words at any address.
using Word = std::uint64_t __attribute__((aligned(1), may_alias));
constexpr std::size_t kWord = sizeof(Word);

Word& word(void* at) { return *static_cast<Word*>(at); }
const Word& word(const void* at) { return *static_cast<const Word*>(at); }

}  // namespace

extern "C" {

void* memcpy(void* to, const void* from, std::size_t size) {
  auto* d = static_cast<unsigned char*>(to);
  const auto* s = static_cast<const unsigned char*>(from);
  for (; size >= kWord; size -= kWord, d += kWord, s += kWord) word(d) = word(s);
  while (size-- > 0) *d++ = *s++;
  return to;
}

void* memmove(void* to, const void* from, std::size_t size) {
  if (to < from)
    return memcpy(to, from, size);  // words go upwards, each read before it is written: overlapping is no matter
  auto* d = static_cast<unsigned char*>(to) + size;
  const auto* s = static_cast<const unsigned char*>(from) + size;
  for (; size >= kWord; size -= kWord) {
    d -= kWord;
    s -= kWord;
    word(d) = word(s);
  }
  while (size-- > 0) *--d = *--s;
  return to;
}

void* memset(void* to, int value, std::size_t size) {
  auto* d = static_cast<unsigned char*>(to);
  const auto byte = static_cast<unsigned char>(value);
  const Word eight = byte * 0x0101010101010101ULL;
  for (; size >= kWord; size -= kWord, d += kWord) word(d) = eight;
  while (size-- > 0) *d++ = byte;
  return to;
}

}  // extern "C"
