// The SHA-256 (FIPS 180-4) of a document's canonical form: no white space, keys sorted by bytes, strings escaped one
// way, number tokens as written. Two files that say the same have the same digest, however they are laid out.
#pragma once
#include <string>
#include <string_view>

#include "json/document.hpp"
#include "json/writer.hpp"

namespace yibao {

std::string sha256(std::string_view bytes);  // 64 hexadecimal digits
std::string digest(const Document& document);

// Writes a value as it stands in a document, without its white space; `sorted` puts the keys in order.
void write_value(Writer& writer, const Document& document, Document::Id id, bool sorted = false);

}  // namespace yibao
