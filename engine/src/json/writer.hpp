// Writes JSON text straight into a string, in the order of the calls: replies are the same bytes everywhere, with no
// tree in between. Strings are escaped; `<`, `>` and `&` too, so that a reply can stand inside a page without becoming
// markup.
#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace yibao {

class Writer {
 public:
  Writer() { out_.resize(16'384); }

  Writer& object() { return open('{'); }
  Writer& end_object() { return close('}'); }
  Writer& array() { return open('['); }
  Writer& end_array() { return close(']'); }
  Writer& key(std::string_view name) {
    quoted(name, true);
    after_key_ = true;
    return *this;
  }
  Writer& string(std::string_view text) {
    quoted(text, false);
    return *this;
  }
  Writer& integer(std::int64_t value) { return raw(std::to_string(value)); }
  Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
  Writer& null() { return raw("null"); }
  // A number token or other ready JSON text.
  Writer& raw(std::string_view text) {
    reserve(text.size() + 1);
    comma();
    std::memcpy(out_.data() + size_, text.data(), text.size());
    size_ += text.size();
    return *this;
  }
  std::string take() {
    out_.resize(size_);
    return std::move(out_);
  }

 private:
  Writer& open(char bracket) {
    reserve(2);
    comma();
    out_[size_++] = bracket;
    first_ = true;
    return *this;
  }
  Writer& close(char bracket) {
    reserve(1);
    out_[size_++] = bracket;
    first_ = false;
    after_key_ = false;
    return *this;
  }
  // Room for one more byte is the caller's to have reserved.
  void comma() {
    if (!first_ && !after_key_) out_[size_++] = ',';
    first_ = false;
    after_key_ = false;
  }
  void reserve(std::size_t bytes) {
    if (out_.size() - size_ < bytes) out_.resize(out_.size() * 2 + bytes);
  }
  void quoted(std::string_view text, bool is_key);

  std::string out_;       // its size is the room there is
  std::size_t size_ = 0;  // what is written
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace yibao
