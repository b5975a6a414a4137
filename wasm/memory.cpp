// Copying and filling memory, eight bytes at a time. Emscripten's library for small files goes byte by byte, and a
// browser's first, quick compiler makes nothing of such a loop; its library for fast ones calls JavaScript for long
// copies. WebAssembly's own instruction for it is newer than the first version, which old phones stop at; in plain
// JavaScript a word is no unit, so there the library's remain. Compiled without builtins and without link-time
// optimization (CMakeLists.txt): the compiler would see that these loops copy memory, and call memcpy.
#include <cstddef>
#include <cstdint>

namespace {

// Eight bytes at any address: WebAssembly reads and writes them wherever they lie.
struct __attribute__((packed, may_alias)) Word {
  std::uint64_t bytes;
};
constexpr std::size_t kWord = sizeof(Word);

Word& word(void* at) { return *static_cast<Word*>(at); }
const Word& word(const void* at) { return *static_cast<const Word*>(at); }

}  // namespace

extern "C" {

void* memcpy(void* to, const void* from, std::size_t size) {
  auto* d = static_cast<unsigned char*>(to);
  const auto* s = static_cast<const unsigned char*>(from);
  for (; size >= kWord; size -= kWord, d += kWord, s += kWord) word(d).bytes = word(s).bytes;
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
    word(d).bytes = word(s).bytes;
  }
  while (size-- > 0) *--d = *--s;
  return to;
}

void* memset(void* to, int value, std::size_t size) {
  auto* d = static_cast<unsigned char*>(to);
  const auto byte = static_cast<unsigned char>(value);
  const std::uint64_t eight = byte * 0x0101010101010101ULL;
  for (; size >= kWord; size -= kWord, d += kWord) word(d).bytes = eight;
  while (size-- > 0) *d++ = byte;
  return to;
}

}  // extern "C"
