// A JSON text with some of its values changed; everything else stays as it was written.
#pragma once
#include <string>
#include <vector>

#include "json/document.hpp"

namespace yibao {

// Puts `value` (JSON text) at `pointer` (RFC 6901). Objects on the way are made where there are none; an array takes a
// new value at its end. An empty value removes the member.
struct Edit {
  std::string pointer;
  std::string value;
};

std::string edited(const Document& document, const std::vector<Edit>& edits);

}  // namespace yibao
