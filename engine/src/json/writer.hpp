// Writes JSON text straight into a string, in the order of the calls: replies are the same bytes everywhere, with no tree in between.
// Strings are escaped; `<`, `>` and `&` too, so that a reply can stand inside a page without becoming markup.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace yibao {

class Writer {
 public:
  Writer() { out_.reserve(4096); }

  Writer& object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name) {
    comma();
    quoted(name);
    out_ += ':';
    after_key_ = true;
    return *this;
  }
  Writer& string(std::string_view text) {
    comma();
    quoted(text);
    return *this;
  }
  Writer& integer(std::int64_t value) {
    comma();
    out_ += std::to_string(value);
    return *this;
  }
  Writer& boolean(bool value) {
    comma();
    out_ += value ? "true" : "false";
    return *this;
  }
  Writer& null() {
    comma();
    out_ += "null";
    return *this;
  }
  // A number token or other ready JSON text.
  Writer& raw(std::string_view text) {
    comma();
    out_ += text;
    return *this;
  }
  std::string take() { return std::move(out_); }

 private:
  Writer& open(char bracket) {
    comma();
    out_ += bracket;
    first_ = true;
    return *this;
  }
  Writer& close(char bracket) {
    out_ += bracket;
    first_ = false;
    after_key_ = false;
    return *this;
  }
  void comma() {
    if (!first_ && !after_key_) out_ += ',';
    first_ = false;
    after_key_ = false;
  }
  void quoted(std::string_view text);

  std::string out_;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace yibao
