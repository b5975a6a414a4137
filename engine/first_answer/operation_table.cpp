// The operations of the small WebAssembly: what a page needs until its first answer. In place of the whole table of
// engine/src/api/operation_table.cpp.
#include "api/operations.hpp"

namespace yibao {

const Entry* operation_table() {
  static constexpr Entry kOperations[] = {{"estimate", estimate}, {"questions", questions}, {"describe", describe},
                                          {"regions", regions},   {"version", version},     {{}, nullptr}};
  return kOperations;
}

// National names are for counters and servers.
SetlinfoWriter setlinfo_writer() { return nullptr; }

}  // namespace yibao
