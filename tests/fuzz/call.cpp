// Whatever a stranger sends as operation and request, the engine answers with one JSON object, {"ok": …} or {"error":
// …}. The input's first line is the operation, the rest the request.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <yibao/engine.hpp>

#include "policies.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static yibao::Engine engine = fuzz::engine_with_every_pack();
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  const std::string_view operation = input.substr(0, line);
  const std::string_view request = line == std::string_view::npos ? std::string_view() : input.substr(line + 1);
  const std::string reply = engine.call(operation, request);
  if (!fuzz::is_reply(reply)) std::abort();
  if (engine.call(operation, request) != reply) std::abort();  // no hidden state: asked twice, answered the same
  return 0;
}
