#include "statement/compact.hpp"

#include <algorithm>

#include "pack/date.hpp"
#include "statement/words.hpp"

namespace yibao {

namespace {

constexpr std::uint32_t kKindBits = 5;
constexpr std::uint64_t kFew = 31;  // numbers from here on go on in further bytes
constexpr std::uint64_t kDigit = 10;
constexpr std::uint64_t kMostMantissa = 1'000'000'000'000'000;
constexpr std::uint64_t kMostHead = 8 * kMostMantissa;
constexpr std::uint32_t kMostShift = 56;
constexpr std::size_t kMostDepth = 32;

enum class Tag : std::uint8_t { word, text, decimal, number, day, array, object, other };
enum class Other : std::uint8_t { null, no, yes, number, hex };

void put(std::string& out, Tag tag, std::uint64_t number) {
  const auto kind = static_cast<std::uint64_t>(tag) << kKindBits;
  out += static_cast<char>(kind | std::min(number, kFew));
  if (number < kFew) return;
  for (number -= kFew; number > 0x7f; number >>= 7) out += static_cast<char>(number | 0x80);
  out += static_cast<char>(number);
}

bool take(std::string_view& bytes, Tag& tag, std::uint64_t& number) {
  if (bytes.empty()) return false;
  const auto head = static_cast<unsigned char>(bytes[0]);
  bytes.remove_prefix(1);
  tag = static_cast<Tag>(head >> kKindBits);
  number = head & kFew;
  if (number < kFew) return true;
  for (std::uint32_t shift = 0; !bytes.empty() && shift < kMostShift; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes[0]);
    bytes.remove_prefix(1);
    number += std::uint64_t{byte & 0x7fu} << shift;
    if (byte <= 0x7f) return number < kMostHead;
  }
  return false;
}

// The place of a word in the table; kNoWord when it is not there.
constexpr std::uint64_t kNoWord = ~std::uint64_t{0};
std::uint64_t place_of_word(std::string_view word) {
  std::uint64_t place = 0;
  std::string_view rest = kWords;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == word) return place;
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++place;
  }
  return kNoWord;
}

std::string_view word_at(std::uint64_t place) {
  std::string_view rest = kWords;
  for (; place > 0 && !rest.empty(); --place) rest.remove_prefix(std::min(rest.find(' '), rest.size() - 1) + 1);
  return rest.substr(0, rest.find(' '));
}

// "1500.00" ↔ 4 × 150000 + 2; "75%" ↔ 4 × 75 + 3.
std::string decimal_text(std::uint64_t number) {
  const std::uint64_t form = number & 3;
  std::string digits = std::to_string(number >> 2);
  if (form == 3) return digits + "%";
  if (form == 0) return digits;
  while (digits.size() <= form) digits.insert(digits.begin(), '0');
  digits.insert(digits.size() - static_cast<std::size_t>(form), 1, '.');
  return digits;
}

bool decimal_number(std::string_view text, std::uint64_t& number) {
  std::uint64_t mantissa = 0;
  std::uint64_t form = 0;
  bool point = false;
  for (const char c : text) {
    if (c >= '0' && c <= '9' && mantissa < kMostMantissa / kDigit) {
      mantissa = mantissa * kDigit + static_cast<std::uint64_t>(c - '0');
      if (point) ++form;
    } else if (c == '.' && !point) {
      point = true;
    } else if (c == '%' && !point) {
      form = 3;
    } else {
      return false;
    }
  }
  number = mantissa << 2 | (form & 3);
  return decimal_text(number) == text;
}

constexpr std::uint64_t kFirstYear = 2000;
constexpr std::uint64_t kMonthDays = 31;
constexpr std::uint64_t kYearDays = 12 * kMonthDays;

Date day_at(std::uint64_t number) {
  return static_cast<Date>((kFirstYear + number / kYearDays) * 10'000 + (number % kYearDays / kMonthDays + 1) * 100 +
                           number % kMonthDays + 1);
}

bool day_number(std::string_view text, std::uint64_t& number) {
  const Date day = read_date(text);
  if (day < static_cast<Date>(kFirstYear * 10'000)) return false;
  const auto date = static_cast<std::uint64_t>(day);
  number = (date / 10'000 - kFirstYear) * kYearDays + (date / 100 % 100 - 1) * kMonthDays + date % 100 - 1;
  return true;
}

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::size_t kLeastHex = 8;  // shorter ones gain nothing

bool is_hex(std::string_view text) {
  return text.size() >= kLeastHex && text.size() % 2 == 0 && text.find_first_not_of(kHex) == std::string_view::npos;
}

void put_text(std::string& out, std::string_view text) {
  std::uint64_t number = place_of_word(text);
  if (number != kNoWord) {
    put(out, Tag::word, number);
  } else if (decimal_number(text, number)) {
    put(out, Tag::decimal, number);
  } else if (day_number(text, number)) {
    put(out, Tag::day, number);
  } else if (is_hex(text)) {
    put(out, Tag::other, static_cast<std::uint64_t>(Other::hex));
    put(out, Tag::text, text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2)
      out += static_cast<char>(kHex.find(text[i]) << 4 | kHex.find(text[i + 1]));
  } else {
    put(out, Tag::text, text.size());
    out += text;
  }
}

void put_other(std::string& out, Other other) { put(out, Tag::other, static_cast<std::uint64_t>(other)); }

void put_value(std::string& out, const Document& d, Document::Id id) {
  const Document::Node& node = d[id];
  std::uint64_t number = 0;
  switch (node.kind) {
    case Kind::null:
      put_other(out, Other::null);
      break;
    case Kind::boolean:
      put_other(out, node.truth ? Other::yes : Other::no);
      break;
    case Kind::number:
      if (decimal_number(node.text, number)) {
        put(out, Tag::number, number);
      } else {
        put_other(out, Other::number);
        put(out, Tag::text, node.text.size());
        out += node.text;
      }
      break;
    case Kind::string:
      put_text(out, node.text);
      break;
    default:
      put(out, node.kind == Kind::array ? Tag::array : Tag::object, node.children);
      for (auto child = node.first; child != Document::kNone; child = d[child].next) {
        if (node.kind == Kind::object) put_text(out, d[child].key);
        put_value(out, d, child);
      }
      break;
  }
}

bool take_bytes(std::string_view& bytes, std::uint64_t count, std::string_view& out) {
  if (count > bytes.size()) return false;
  out = bytes.substr(0, static_cast<std::size_t>(count));
  bytes.remove_prefix(out.size());
  return true;
}

// Of a text or of a number token; `tag` and `number` have been read.
bool take_text(std::string_view& bytes, Tag tag, std::uint64_t number, std::string& out) {
  std::string_view held;
  switch (tag) {
    case Tag::word:
      out = word_at(number);
      return !out.empty();
    case Tag::text:
      if (!take_bytes(bytes, number, held)) return false;
      out = held;
      return true;
    case Tag::decimal:
      out = decimal_text(number);
      return true;
    case Tag::day:
      if (number / kYearDays > 7999) return false;
      out = format_date(day_at(number));
      return true;
    case Tag::other:
      if (number != static_cast<std::uint64_t>(Other::hex) || !take(bytes, tag, number) || tag != Tag::text ||
          !take_bytes(bytes, number, held))
        return false;
      out.clear();
      for (const char c : held) {
        const auto byte = static_cast<unsigned char>(c);
        out += kHex[byte >> 4];
        out += kHex[byte & 15];
      }
      return true;
    default:
      return false;
  }
}

bool take_value(std::string_view& bytes, Writer& w, std::size_t depth) {
  Tag tag{};
  std::uint64_t number = 0;
  std::string text;
  if (depth > kMostDepth || !take(bytes, tag, number)) return false;
  switch (tag) {
    case Tag::number:
      w.raw(decimal_text(number));
      return (number & 3) != 3;
    case Tag::array:
      w.array();
      for (; number > 0; --number) {
        if (!take_value(bytes, w, depth + 1)) return false;
      }
      w.end_array();
      return true;
    case Tag::object:
      w.object();
      for (; number > 0; --number) {
        std::uint64_t key = 0;
        if (!take(bytes, tag, key) || !take_text(bytes, tag, key, text)) return false;
        w.any_key(text);
        if (!take_value(bytes, w, depth + 1)) return false;
      }
      w.end_object();
      return true;
    case Tag::other:
      switch (static_cast<Other>(number)) {
        case Other::null:
          w.null();
          return true;
        case Other::no:
        case Other::yes:
          w.boolean(number == static_cast<std::uint64_t>(Other::yes));
          return true;
        case Other::number:
          if (!take(bytes, tag, number) || tag != Tag::text || !take_text(bytes, tag, number, text)) return false;
          w.raw(text);
          return true;
        default:
          break;
      }
      [[fallthrough]];
    default:
      if (!take_text(bytes, tag, number, text)) return false;
      w.string(text);
      return true;
  }
}

}  // namespace

std::string compact(const Document& document, Document::Id id) {
  std::string out;
  put_value(out, document, id);
  return out;
}

bool expand(std::string_view& bytes, Writer& writer) { return take_value(bytes, writer, 0); }

}  // namespace yibao
