// One operation of the door per function: library and request text in, reply text out; faults as issues (then the reply
// is unused).
#pragma once
#include <string>
#include <string_view>

#include "api/library.hpp"
#include "statement/setlinfo.hpp"

namespace yibao {

using Operation = std::string (*)(Library& library, std::string_view request, Issues& issues);

struct Entry {
  std::string_view name;
  Operation run;
};

// What an engine is linked with (operation_table.cpp): the operations that its door answers, by name, with an empty
// name at the end; and how it writes a statement under the national names, null if it cannot.
const Entry* operation_table();
using SetlinfoWriter = decltype(&write_setlinfo);
SetlinfoWriter setlinfo_writer();

std::string estimate(Library& library, std::string_view request, Issues& issues);
std::string questions(Library& library, std::string_view request, Issues& issues);
std::string compare(Library& library, std::string_view request, Issues& issues);
std::string improve(Library& library, std::string_view request, Issues& issues);
std::string diff(Library& library, std::string_view request, Issues& issues);
std::string year(Library& library, std::string_view request, Issues& issues);
std::string receipt(Library& library, std::string_view request, Issues& issues);
std::string replay(Library& library, std::string_view request, Issues& issues);
std::string curve(Library& library, std::string_view request, Issues& issues);
std::string solve(Library& library, std::string_view request, Issues& issues);
std::string describe(Library& library, std::string_view request, Issues& issues);
std::string reconcile(Library& library, std::string_view request, Issues& issues);
std::string check(Library& library, std::string_view request, Issues& issues);
std::string regions(Library& library, std::string_view request, Issues& issues);
std::string version(Library& library, std::string_view request, Issues& issues);

}  // namespace yibao
