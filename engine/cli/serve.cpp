// `yibao serve`: the site at /, the door at POST /v1/OP. Stateless; writes no request to any log; stops when asked,
// after the answers under way.
#include <httplib.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <thread>

#include "embedded.hpp"
#include "verbs.hpp"

namespace yibao::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxBody = 1u << 20;  // the door's own limit on requests
constexpr time_t kReadSeconds = 10;
constexpr time_t kWriteSeconds = 10;
// An idle connection holds a worker: there are many workers, and none waits long.
constexpr std::size_t kWorkers = 64;
constexpr time_t kIdleSeconds = 1;
constexpr std::size_t kMostRequestsPerConnection = 100;

struct Options {
  std::string host = "127.0.0.1";
  int port = 8080;
  std::string site;
};

std::string_view embedded(std::string_view name) {
  for (const auto& [path, text] : embedded_policies()) {
    if (path == name) return text;
  }
  return {};
}

// `site/` beside the binary, wherever it is called from.
std::string default_site() {
  std::error_code error;
  const fs::path binary = fs::read_symlink("/proc/self/exe", error);
  return error ? "site" : (binary.parent_path() / "site").string();
}

void set_headers(httplib::Server& server) {
  server.set_default_headers({
      {"Content-Security-Policy",
       "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; object-src "
       "'none'; "
       "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"},
      {"X-Content-Type-Options", "nosniff"},
      {"Referrer-Policy", "no-referrer"},
      {"Permissions-Policy", "geolocation=(), camera=(), microphone=()"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
  });
}

void add_routes(httplib::Server& server, const Engine& ready) {
  server.Post(R"(/v1/([a-z_]+))", [&ready](const httplib::Request& request, httplib::Response& response) {
    // Plans are kept inside an engine, so each worker has its own; the packs themselves are shared.
    thread_local std::optional<Engine> engine;
    if (!engine) engine.emplace(ready);
    const std::string reply = engine->call(request.matches[1].str(), request.body);
    response.status = !is_error(reply) ? 200 : reply.find("\"unknown_operation\"") < 40 ? 404 : 400;
    response.set_header("Cache-Control", "no-store");
    response.set_content(reply, "application/json; charset=utf-8");
  });
  server.Get("/v1/openapi.json", [](const httplib::Request&, httplib::Response& response) {
    response.set_content(std::string(embedded("schema/openapi.json")), "application/json; charset=utf-8");
  });
  server.Get("/v1/door.schema.json", [](const httplib::Request&, httplib::Response& response) {
    response.set_content(std::string(embedded("schema/door.schema.json")), "application/json; charset=utf-8");
  });
  server.Get("/healthz", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("ok\n", "text/plain; charset=utf-8");
  });
}

// WebAssembly that lies compressed beside itself goes out like that: the server compresses texts only, and the engine
// is most of what a first visit loads.
void add_compressed(httplib::Server& server, const std::string& site) {
  server.set_pre_routing_handler([site](const httplib::Request& request, httplib::Response& response) {
    const auto other = httplib::Server::HandlerResponse::Unhandled;
    const std::string& path = request.path;
    const bool wasm = path.size() > 5 && path.compare(path.size() - 5, 5, ".wasm") == 0;
    if (!wasm || request.method != "GET" || path.find("..") != std::string::npos || request.has_header("Range"))
      return other;
    if (request.get_header_value("Accept-Encoding").find("br") == std::string::npos) return other;
    std::ifstream file(site + path + ".br", std::ios::binary);
    if (!file) return other;
    response.set_content(std::string(std::istreambuf_iterator<char>(file), {}), "application/wasm");
    response.set_header("Content-Encoding", "br");
    response.set_header("Vary", "Accept-Encoding");
    return httplib::Server::HandlerResponse::Handled;
  });
}

// Errors of the transport, in the door's own words: the engine is asked once what it would say.
void add_errors(httplib::Server& server, Engine engine) {
  const std::string too_large = engine.call("version", std::string(kMaxBody + 1, ' '));
  const std::string unknown = engine.call("", "{}");
  server.set_error_handler([too_large, unknown](const httplib::Request& request, httplib::Response& response) {
    const bool door = request.path.compare(0, 4, "/v1/") == 0;
    if (!door || !response.body.empty()) return;
    response.set_content(response.status == 413 ? too_large : unknown, "application/json; charset=utf-8");
  });
}

int run_serve(const Options& options) {
  // Signals are taken by one thread that waits for them; all threads made later inherit the mask.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  const Engine ready = ready_engine();
  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool(kWorkers); };
  server.set_payload_max_length(kMaxBody);
  server.set_read_timeout(kReadSeconds);
  server.set_write_timeout(kWriteSeconds);
  server.set_keep_alive_timeout(kIdleSeconds);
  server.set_keep_alive_max_count(kMostRequestsPerConnection);
  set_headers(server);
  add_routes(server, ready);
  add_errors(server, ready);
  const std::string site = options.site.empty() ? default_site() : options.site;
  server.set_file_extension_and_mimetype_mapping("wasm", "application/wasm");
  server.set_file_extension_and_mimetype_mapping("webmanifest", "application/manifest+json");
  add_compressed(server, site);
  const bool has_site = server.set_mount_point("/", site);
  if (!has_site) complain("yibao: no site at " + site + "; serving the API only");

  if (!server.bind_to_port(options.host, options.port)) {
    complain("yibao: cannot listen on " + options.host + ":" + std::to_string(options.port) +
             "; is the port in use? Choose another with --port.");
    return kWrongInput;
  }
  // A pipe would do as well; a flag and a short wait need no descriptor and end within a tenth of a second either way.
  std::atomic<bool> ended = false;
  std::thread waiter([&] {
    constexpr timespec kTenthOfASecond{0, 100'000'000};
    while (!ended && sigtimedwait(&signals, nullptr, &kTenthOfASecond) < 0) {
    }
    server.stop();
  });
  print("http://" + options.host + ":" + std::to_string(options.port) + "/");
  std::fflush(stdout);
  const bool ended_well = server.listen_after_bind();
  ended = true;
  waiter.join();
  return ended_well ? kAnswered : kWrongInput;
}

}  // namespace

void add_serve(CLI::App& app, Run& run) {
  CLI::App* command = app.add_subcommand("serve", "Serve the site and the API on this machine");
  auto options = std::make_shared<Options>();
  command->add_option("--host", options->host, "Address to listen on")->capture_default_str();
  command->add_option("--port", options->port, "Port to listen on")->capture_default_str()->check(CLI::Range(1, 65535));
  command->add_option("--site", options->site, "Folder of the built site (default: site/ beside the binary)");
  command->callback([&run, options] { run = [options] { return run_serve(*options); }; });
}

}  // namespace yibao::cli
