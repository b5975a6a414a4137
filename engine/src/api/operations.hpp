// One operation of the door per function: library and request text in, reply text out; faults as issues (then the reply
// is unused).
#pragma once
#include <string>
#include <string_view>

#include "api/library.hpp"

namespace yibao {

using Operation = std::string (*)(Library& library, std::string_view request, Issues& issues);

std::string estimate(Library& library, std::string_view request, Issues& issues);
std::string questions(Library& library, std::string_view request, Issues& issues);
std::string curve(Library& library, std::string_view request, Issues& issues);
std::string solve(Library& library, std::string_view request, Issues& issues);
std::string describe(Library& library, std::string_view request, Issues& issues);
std::string check(Library& library, std::string_view request, Issues& issues);
std::string regions(Library& library, std::string_view request, Issues& issues);
std::string version(Library& library, std::string_view request, Issues& issues);

}  // namespace yibao
