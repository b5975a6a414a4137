// Every operation of the door. Alone in its file: a program that needs few operations (the first page's WebAssembly)
// brings a table of its own, and the linker leaves this one and what only it names out.
#include "api/operations.hpp"

namespace yibao {

const Entry* operation_table() {
  static constexpr Entry kOperations[] = {
      {"estimate", estimate},   {"questions", questions}, {"compare", compare}, {"improve", improve},
      {"reconcile", reconcile}, {"curve", curve},         {"solve", solve},     {"year", year},
      {"diff", diff},           {"receipt", receipt},     {"replay", replay},   {"describe", describe},
      {"check", check},         {"regions", regions},     {"version", version}, {{}, nullptr}};
  return kOperations;
}

SetlinfoWriter setlinfo_writer() { return write_setlinfo; }

}  // namespace yibao
