// The door of the engine: JSON text in, JSON text out. Everything outside `engine/` uses this class and nothing else.
//
// An `Engine` holds one frame (the national vocabulary) and any number of packs (one area's rules each). It owns no
// file, clock, thread or network: texts come in as arguments, answers go out as text. `call` never throws; every fault
// is a coded error reply.
//
//   yibao::Engine engine;
//   engine.add(frame_text);                       // "yibao-frame/1" first
//   engine.add(pack_text);                        // then any number of "yibao-pack/1"
//   std::string reply = engine.call("estimate", R"({"region": "421300", …})");
//
// Not thread safe: `call` keeps compiled plans. Copies are cheap to make and share the read-only packs; give each
// thread its own.
#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace yibao {

class Engine {
 public:
  Engine();
  Engine(const Engine&);
  Engine(Engine&&) noexcept;
  Engine& operator=(const Engine&);
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // Adds a frame or a pack (JSON text, at most 4 MiB). Reply: {"ok": {"region": …, "version": …, "sha256": …}} or an
  // error reply.
  std::string add(std::string_view document);

  // Answers one operation (docs/door.md). `request` is JSON text, at most 1 MiB. The reply is JSON without a final
  // newline.
  std::string call(std::string_view operation, std::string_view request) noexcept;

  // The engine's version, the same text as in every reply.
  static std::string_view version() noexcept;

 private:
  friend class Batch;  // uses the packs
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace yibao
