#include "yibao/engine.hpp"

#include "api/engine_state.hpp"
#include "api/operations.hpp"
#include "api/request.hpp"
#include "pack/reader.hpp"
#include "statement/write.hpp"
#include "version.hpp"

namespace yibao {

namespace {

constexpr std::size_t kMaxDocumentBytes = 4u << 20;

std::string failure(Code code, std::string_view a = {}, std::string_view b = {}) {
  Issue issue;
  issue.code = code;
  issue.words = {std::string(a), std::string(b), {}};
  return error_reply({issue});
}

std::string added(std::string_view region, std::string_view version, std::string_view sha256) {
  Writer w;
  w.object().key("ok").object();
  if (!region.empty()) write_field(w, "region", region);
  write_field(w, "version", version);
  if (!sha256.empty()) write_field(w, "sha256", sha256);
  w.end_object().end_object();
  return w.take();
}

}  // namespace

Engine::Engine() : state_(std::make_shared<State>()) {}
Engine::Engine(const Engine& other) : state_(std::make_shared<State>(*other.state_)) {}
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(const Engine& other) {
  if (this != &other) state_ = std::make_shared<State>(*other.state_);
  return *this;
}
Engine& Engine::operator=(Engine&&) noexcept = default;
Engine::~Engine() = default;

std::string_view Engine::version() noexcept { return kVersion; }

std::string Engine::add(std::string_view text) {
  Issues issues;
  Limits limits;
  limits.bytes = kMaxDocumentBytes;
  auto document = Document::parse(text, limits, issues);
  if (document == nullptr) return error_reply(issues);
  if (!Reader(*document, issues).expect(document->root(), Kind::object)) return error_reply(issues);
  const auto format = document->find(document->root(), "format");
  const bool is_frame = format != Document::kNone && (*document)[format].text == "yibao-frame/1";
  if (is_frame) {
    const auto frame = read_frame(std::move(document), issues);
    if (frame == nullptr) return error_reply(issues);
    state_->library = Library{};
    state_->library.frame = frame;
    return added("", frame->version, "");
  }
  if (!check_format(*document, "yibao-pack/1", issues)) return error_reply(issues);
  if (state_->library.frame == nullptr) return failure(Code::no_frame);
  const auto pack = read_pack(std::move(document), state_->library.frame, issues);
  if (pack == nullptr) return error_reply(issues);
  state_->library.packs[pack->region] = pack;
  return added(pack->region, pack->version, pack->sha256);
}

std::string Engine::call(std::string_view operation, std::string_view request) noexcept {
  const Entry* found = operation_table();
  while (!found->name.empty() && found->name != operation) ++found;
  if (found->name.empty()) {
    std::string names;
    for (const Entry* entry = operation_table(); !entry->name.empty(); ++entry) {
      if (!names.empty()) names += ", ";
      names += entry->name;
    }
    return failure(Code::unknown_operation, operation.substr(0, 64), names);
  }
  Issues issues;
  std::string reply = found->run(state_->library, request, issues);
  return issues.empty() ? reply : error_reply(issues);
}

}  // namespace yibao
