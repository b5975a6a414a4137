// A request, read and checked: which rules, which day, and the case.
#pragma once
#include "api/library.hpp"
#include "json/document.hpp"
#include "reason/case.hpp"

namespace yibao {

struct Request {
  std::unique_ptr<Document> document;
  std::shared_ptr<const Pack> pack;
  Date date = kNoDate;
  bool strict = false;
  bool trace = true;
  bool setlinfo = false;     // the statement under national names too
  bool after_known = false;  // the date lies after the last day for which rules are known: no case then
  Case settled;              // plan and visits
};

// What an operation needs of its request; `years`: amounts, and visits may lie in years and under rules of their own.
enum class Needs : std::uint8_t { amounts, no_amounts, years };

// False with issues when the request is wrong. `more`: keys beside those of a case, which the operation reads itself.
bool read_request(Library& library, std::string_view text, Needs needs, Request& out, Issues& issues,
                  std::string_view more = {});

// Whoever gives a yearly base without the deductible used by it means that the base went through the deductible first.
void fill_used_deductibles(Case& c);

// Whether a document says that it has this format.
bool check_format(const Document& document, std::string_view format, Issues& issues);

// The `region` or `pack` of a request that needs nothing else.
std::shared_ptr<const Pack> read_pack_choice(Library& library, const Document& document, Issues& issues);

}  // namespace yibao
