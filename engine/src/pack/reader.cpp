#include "pack/reader.hpp"

#include <algorithm>

namespace yibao {

std::vector<std::string_view> option_ids(const Fact& fact) {
  std::vector<std::string_view> out;
  for (const Option& option : fact.options) out.push_back(option.id);
  return out;
}

namespace {

struct KindNames {
  std::string_view zh;
  std::string_view en;
};

constexpr KindNames kKinds[] = {{"空值", "null"},   {"是或否", "true or false"}, {"数字", "a number"},
                                {"文字", "a text"}, {"列表", "a list"},          {"对象", "an object"}};

}  // namespace

bool Reader::expect(Id id, Kind kind) {
  if (d[id].kind == kind) return true;
  const KindNames& names = kKinds[static_cast<std::size_t>(kind)];
  report(Code::wrong_type, id, std::string(names.zh), std::string(names.en));
  return false;
}

void Reader::report(Code code, Id id, std::string_view a, std::string_view b, std::string_view c) {
  issues_.push_back(d.issue(code, id, a, b, c));
}

void Reader::only(Id object, std::string_view known) {
  each(object, [&](Id id) {
    if (!has_word(known, d[id].key)) report(Code::unknown_key, id, d[id].key, listed(split(known)));
  });
}

std::size_t Reader::word(Id id, Words words) {
  const std::string text = string(id);
  for (const std::string_view& candidate : words) {
    if (candidate == text) return static_cast<std::size_t>(&candidate - words.begin());
  }
  report(Code::unknown_word, id, text, listed(words));
  return 0;
}

std::string Reader::listed(Words words) {
  std::string out;
  for (const std::string_view word : words) {
    if (!out.empty()) out += ", ";
    out += word;
  }
  return out.empty() ? "—" : out;
}

bool Reader::has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (words.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

std::vector<std::string_view> Reader::split(std::string_view words) {
  std::vector<std::string_view> out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(' '), words.size());
    out.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

Reader::Id Reader::need(Id object, std::string_view key) {
  const Id id = d.find(object, key);
  if (id == Document::kNone) {
    Issue issue = d.issue(Code::missing_key, object, key);
    issue.path += pointer_step(key);  // where it should stand
    issues_.push_back(std::move(issue));
  }
  return id;
}

std::string Reader::string(Id id) {
  if (id == Document::kNone || !expect(id, Kind::string)) return {};
  if (d[id].text.empty()) report(Code::empty_value, id);
  return std::string(d[id].text);
}

std::string Reader::name(Id id) {
  std::string text = string(id);
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; };
  if (!text.empty() && (text.size() > 64 || !std::all_of(text.begin(), text.end(), allowed)))
    report(Code::not_an_id, id, text);
  return text;
}

Text Reader::text(Id id) {
  Text out;
  if (id == Document::kNone || !expect(id, Kind::object)) return out;
  only(id, "zh en");
  out.zh = string(need(id, "zh"));
  out.en = string(need(id, "en"));
  return out;
}

Date Reader::date(Id id) {
  const std::string text = string(id);
  const Date date = read_date(text);
  if (date == kNoDate && !text.empty()) report(Code::not_a_date, id, text);
  return date;
}

bool Reader::boolean(Id id) { return expect(id, Kind::boolean) && d[id].truth; }

std::int64_t Reader::integer(Id id, std::int64_t least, std::int64_t most) {
  std::int64_t value = least;
  const bool number = is(id, Kind::number) || is(id, Kind::string);
  if (!number || read_decimal(token(d, id), 0, most, true, value) != Number::ok || value < least) {
    report(Code::not_a_count, id, token(d, id), std::to_string(least), std::to_string(most));
    return least;
  }
  return value;
}

void Reader::number_fault(Id id, Number fault, Unit unit) {
  const std::string text(token(d, id));
  switch (fault) {
    case Number::negative:
      report(Code::negative_amount, id, text);
      break;
    case Number::exponent:
      report(Code::exponent_number, id, text);
      break;
    case Number::decimals:
      report(Code::too_many_decimals, id, text, unit == Unit::money ? "2" : "4");
      break;
    case Number::too_large:
      if (unit == Unit::money) {
        report(Code::amount_too_large, id, text, format_fen(kMaxFen));
      } else {
        report(Code::rate_out_of_range, id, text, "0%", format_rate(10 * kWhole));
      }
      break;
    default:
      report(unit == Unit::money ? Code::not_an_amount : Code::not_a_rate, id, {text});
      break;
  }
}

Fen Reader::fen(Id id) {
  Fen value = 0;
  const bool number = is(id, Kind::number) || is(id, Kind::string);
  const Number read = number ? read_fen(token(d, id), value) : Number::malformed;
  if (read != Number::ok) number_fault(id, read, Unit::money);
  return value;
}

Millionths Reader::rate(Id id, Millionths most) {
  Millionths value = 0;
  const Number read = is(id, Kind::string) ? read_rate(token(d, id), value) : Number::malformed;
  if (read != Number::ok) {
    number_fault(id, read, Unit::rate);
  } else if (value > most) {
    report(Code::rate_out_of_range, id, token(d, id), "0%", format_rate(most));
    value = most;
  }
  return value;
}

}  // namespace yibao
