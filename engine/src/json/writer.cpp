#include "json/writer.hpp"

namespace yibao {

void Writer::quoted(std::string_view text) {
  constexpr char kHex[] = "0123456789abcdef";
  out_ += '"';
  std::size_t clean = 0;  // everything from here to i needs no escape
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x20 && byte != 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
    if (plain) continue;
    out_.append(text.substr(clean, i - clean));
    clean = i + 1;
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (c == '\n') {
      out_ += "\\n";
    } else {
      out_ += "\\u00";
      out_ += kHex[byte >> 4];
      out_ += kHex[byte & 15];
    }
  }
  out_.append(text.substr(clean));
  out_ += '"';
}

}  // namespace yibao
