// A case with some of its values changed: the text that anybody can send again, and what it costs.
#pragma once
#include "api/standing.hpp"
#include "json/edit.hpp"

namespace yibao {

// A request and what it costs.
struct Answered : Standing {
  Request request;
};

// False with issues when the request is wrong. `more` as read_request.
bool read_answer(Library& library, std::string_view text, Answered& out, Issues& issues, std::string_view more = {});

struct Variant {
  std::vector<Edit> edits;         // of the request's values
  std::vector<std::size_t> order;  // then, of its visits; empty: as they are
};

// The request with the changes; without the key `operation`, which belongs to the one who varies it. The rules are a
// region's or a pack's: setting one takes away the other.
std::string varied(const Document& request, std::string_view operation, const Variant& variant);

// The edit that puts a fact's option into a request; `visit`: kAllVisits for a fact of the person.
Edit option_edit(const Fact& fact, std::int32_t visit, std::size_t option);

// A JSON string.
std::string json_text(std::string_view text);

}  // namespace yibao
