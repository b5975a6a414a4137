// The verbs of the `yibao` command: each adds its own options to the command line and runs. One file per verb.
#pragma once
#include <CLI/CLI.hpp>
#include <functional>
#include <string>

#include "yibao/engine.hpp"

namespace yibao::cli {

// Exit status: what a caller of the command can rely on.
enum Exit : int { kAnswered = 0, kWrongInput = 1, kWrongUsage = 2 };

// What the chosen verb does once the command line is read; its result is the exit status.
using Run = std::function<int()>;

void add_operations(CLI::App& app, Run& run);  // estimate, questions, describe, regions, version
void add_check(CLI::App& app, Run& run);
void add_test(CLI::App& app, Run& run);
void add_serve(CLI::App& app, Run& run);
void add_call(CLI::App& app, Run& run);
void add_ledger(CLI::App& app, Run& run);
void add_new(CLI::App& app, Run& run);
void add_diff(CLI::App& app, Run& run);
void add_batch(CLI::App& app, Run& run);

// An engine that knows the built-in frame and packs.
Engine ready_engine();

// A file's text, or standard input's for "-". Throws CLI::FileError with a message for people.
std::string read_text(const std::string& path);

// Writes the answer and a newline to standard output.
void print(const std::string& text);
// Writes to standard error.
void complain(const std::string& text);

// Whether a reply is an error reply.
bool is_error(const std::string& reply);

// A statement that a person can read, from the reply of `estimate`; `language` is "zh" or "en".
std::string statement_text(const std::string& reply, const std::string& language);

}  // namespace yibao::cli
