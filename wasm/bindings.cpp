// What JavaScript sees of the engine: a list, no logic. The typed wrapper in package/ is what programs use.
#include <emscripten/bind.h>

#include <string>
#include <yibao/engine.hpp>

namespace {

// Embind knows std::string, not std::string_view.
std::string add(yibao::Engine& engine, const std::string& document) { return engine.add(document); }
std::string call(yibao::Engine& engine, const std::string& operation, const std::string& request) {
  return engine.call(operation, request);
}
std::string version() { return std::string(yibao::Engine::version()); }

}  // namespace

EMSCRIPTEN_BINDINGS(yibao) {
  emscripten::class_<yibao::Engine>("Engine")
      .constructor<>()
      .function("add", &add)
      .function("call", &call)
      .class_function("version", &version);
}
