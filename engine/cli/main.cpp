// The `yibao` command. Nothing is printed to standard output but the answer.
#include <cstdio>
#include <exception>

#include "verbs.hpp"

namespace {

int answer(int argc, char** argv) {
  using namespace yibao::cli;
  CLI::App app{"Medical reimbursement to the fen: what the insurance pays, what you pay, and why.", "yibao"};
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(yibao::Engine::version()));
  Run run;
  add_operations(app, run);
  add_check(app, run);
  add_test(app, run);
  add_serve(app, run);
  add_call(app, run);
  add_ledger(app, run);
  add_new(app, run);
  add_diff(app, run);
  add_batch(app, run);
  try {
    app.parse(argc, argv);
    return run();
  } catch (const CLI::CallForHelp& help) {
    return app.exit(help);
  } catch (const CLI::CallForVersion& version) {
    return app.exit(version);
  } catch (const CLI::ParseError& error) {
    app.exit(error);
    return kWrongUsage;
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return answer(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "yibao: %s\n", error.what());
    return yibao::cli::kWrongInput;
  }
}
