// What JavaScript sees of the engine: a list, no logic. The typed wrapper in package/ is what programs use.
// An instance of the module is one engine: as functions of the module they need a third of the glue that a class of
// Embind's needs.
#include <emscripten/bind.h>

#include <string>
#include <yibao/engine.hpp>

namespace {

yibao::Engine& engine() {
  static yibao::Engine one;
  return one;
}

// Embind knows std::string, not std::string_view.
std::string add(const std::string& document) { return engine().add(document); }
std::string call(const std::string& operation, const std::string& request) { return engine().call(operation, request); }
std::string version() { return std::string(yibao::Engine::version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(yibao) {
  emscripten::function("add", &add);
  emscripten::function("call", &call);
  emscripten::function("version", &version);
}
