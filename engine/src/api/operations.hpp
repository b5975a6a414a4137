// One operation of the door per function: library and request text in, reply text out; faults as issues (then the reply
// is unused).
#pragma once
#include <string>
#include <string_view>

#include "api/library.hpp"

namespace yibao {

using Operation = std::string (*)(Library& library, std::string_view request, Issues& issues);

struct Entry {
  std::string_view name;
  Operation run;
};

// The operations that the door answers, by name; an empty name ends the list.
const Entry* operation_table();

std::string estimate(Library& library, std::string_view request, Issues& issues);
std::string questions(Library& library, std::string_view request, Issues& issues);
std::string receipt(Library& library, std::string_view request, Issues& issues);
std::string replay(Library& library, std::string_view request, Issues& issues);
std::string describe(Library& library, std::string_view request, Issues& issues);
std::string reconcile(Library& library, std::string_view request, Issues& issues);
std::string check(Library& library, std::string_view request, Issues& issues);
std::string regions(Library& library, std::string_view request, Issues& issues);
std::string version(Library& library, std::string_view request, Issues& issues);

}  // namespace yibao
