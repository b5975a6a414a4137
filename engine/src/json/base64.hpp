// Bytes as text that is safe in URLs and QR codes (RFC 4648, base64url without padding).
#pragma once
#include <string>
#include <string_view>

namespace yibao {

std::string base64url(std::string_view bytes);
// False when the text is not what base64url writes: another character, or bits that are no byte.
bool read_base64url(std::string_view text, std::string& bytes);

}  // namespace yibao
