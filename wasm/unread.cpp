// Functions of the C and C++ libraries in a smaller form. The JSON library's lexer turns every number with a fraction
// or an exponent into a double and formats the text of every syntax error. The engine reads neither (a number stays the
// text it was, an error is a code and a place), but the linker cannot know, and the real functions bring 128-bit floats
// and printf: a tenth of the file. `--wrap` (CMakeLists.txt) sends the calls here. tests/parity holds the numbers and
// errors that would show a difference.
#include <cerrno>
#include <cstddef>
#include <cstring>

extern "C" {

// Of the value the lexer uses one thing: whether it is finite. So the digits beyond the eighteenth and negative powers
// do not matter.
double __wrap_strtod(const char* text, char** end) {
  *end = const_cast<char*>(text) + std::strlen(text);  // the lexer hands over one whole number
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const char* at = *text == '-' ? text + 1 : text;
  double value = 0;
  int power = 0;
  for (bool fraction = false; is_digit(*at) || *at == '.'; ++at) {
    if (*at == '.') {
      fraction = true;
    } else if (value < 1e17) {
      value = value * 10 + (*at - '0');
      if (fraction) --power;
    } else if (!fraction) {
      ++power;
    }
  }
  if (*at == 'e' || *at == 'E') {
    ++at;
    const bool negative = *at == '-';
    if (*at == '-' || *at == '+') ++at;
    int exponent = 0;
    for (; is_digit(*at); ++at) {
      if (exponent < 100'000'000) exponent = exponent * 10 + (*at - '0');
    }
    power += negative ? -exponent : exponent;
  }
  for (int i = 0; i < power && i < 400; ++i) value *= 10;  // 400 of them make any digit but 0 infinite
  return value;
}

// Whole numbers stay text as well.
long long __wrap_strtoll(const char* text, char** end, int /*base*/) {
  const std::size_t length = std::strlen(text);
  *end = const_cast<char*>(text) + length;
  if (length > 18) errno = ERANGE;  // then the lexer asks for a double, to see whether it is finite
  return 0;
}
unsigned long long __wrap_strtoull(const char* text, char** end, int base) {
  return static_cast<unsigned long long>(__wrap_strtoll(text, end, base));
}

int __wrap_snprintf(char* text, std::size_t size, const char* /*format*/, ...) {
  if (size > 0) *text = '\0';
  return 0;
}

// What the C++ runtime prints before it aborts. Nobody could read it here, and printing it takes all of printf.
[[noreturn]] void abort_message(const char* /*format*/, ...) { __builtin_trap(); }

}  // extern "C"

// By these the C++ runtime finds out what is caught or cast at run time. Nothing here throws or asks for a type, but
// the JSON library's error is derived from one of the C++ library's, which names them.
extern "C" {
extern const void* const kTypes[];
extern const void* const kDerivedTypes[];
extern const void* const kManifoldTypes[];
const void* const kTypes[4] __asm__("_ZTVN10__cxxabiv117__class_type_infoE") = {};
const void* const kDerivedTypes[4] __asm__("_ZTVN10__cxxabiv120__si_class_type_infoE") = {};
const void* const kManifoldTypes[4] __asm__("_ZTVN10__cxxabiv121__vmi_class_type_infoE") = {};
}
