// Whatever a stranger loads as a pack, the engine takes it or says why not, and goes on answering about the packs it
// had.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <yibao/engine.hpp>

#include "policies.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const yibao::Engine fresh = fuzz::engine_with_frame();
  yibao::Engine engine = fresh;
  const std::string_view document(reinterpret_cast<const char*>(data), size);
  if (!fuzz::is_reply(engine.add(document))) std::abort();
  for (const char* operation : {"regions", "version"}) {
    if (!fuzz::is_reply(engine.call(operation, "{}"))) std::abort();
  }
  const std::string inline_pack = "{\"pack\": " + std::string(document) + "}";
  for (const char* operation : {"check", "describe", "estimate"}) {
    if (!fuzz::is_reply(engine.call(operation, inline_pack))) std::abort();
  }
  return 0;
}
