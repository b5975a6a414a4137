// Writes JSON text straight into a string, in the order of the calls: replies are the same bytes everywhere, with no
// tree in between. Strings are escaped; `<`, `>` and `&` too, so that a reply can stand inside a page without becoming
// markup.
#pragma once
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace yibao {

class Writer {
 public:
  Writer& object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& array() { return open('['); }
  Writer& end_array() { return close(']'); }
  // A key that needs no escape: a literal, or an identifier that was checked when it was read.
  Writer& key(std::string_view name) {
    copied(name, true);
    after_key_ = true;
    return *this;
  }
  // A key from a stranger.
  Writer& any_key(std::string_view name) {
    escaped(name, true);
    after_key_ = true;
    return *this;
  }
  Writer& string(std::string_view text) {
    escaped(text, false);
    return *this;
  }
  // A text that needs no escape: an amount, a rate, a date, a literal.
  Writer& plain(std::string_view text) {
    copied(text, false);
    return *this;
  }
  Writer& integer(std::int64_t value) { return raw(std::to_string(value)); }
  Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
  Writer& null() { return raw("null"); }
  // A number token or other ready JSON text.
  Writer& raw(std::string_view text) {
    reserve(text.size() + 1);
    comma();
    std::memcpy(buffer_.get() + size_, text.data(), text.size());
    size_ += text.size();
    return *this;
  }
  std::string take() const { return {buffer_.get(), size_}; }

 private:
  Writer& open(char bracket) {
    reserve(2);
    comma();
    buffer_[size_++] = bracket;
    first_ = true;
    return *this;
  }
  Writer& close(char bracket) {
    reserve(1);
    buffer_[size_++] = bracket;
    first_ = false;
    after_key_ = false;
    return *this;
  }
  // Room for one more byte is the caller's to have reserved.
  void comma() {
    if (!first_ && !after_key_) buffer_[size_++] = ',';
    first_ = false;
    after_key_ = false;
  }
  void reserve(std::size_t bytes) {
    if (room_ - size_ < bytes) grow(bytes);
  }
  void grow(std::size_t bytes);
  void escaped(std::string_view text, bool is_key);
  void copied(std::string_view text, bool is_key) {
    reserve(text.size() + 4);  // quotes, comma, colon
    comma();
    char* to = buffer_.get() + size_;
    *to++ = '"';
    std::memcpy(to, text.data(), text.size());
    to += text.size();
    *to++ = '"';
    if (is_key) *to++ = ':';
    size_ = static_cast<std::size_t>(to - buffer_.get());
  }

  static constexpr std::size_t kFirstRoom = 16'384;       // most replies fit
  std::unique_ptr<char[]> buffer_{new char[kFirstRoom]};  // uninitialised: only what is written is read
  std::size_t room_ = kFirstRoom;
  std::size_t size_ = 0;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace yibao
