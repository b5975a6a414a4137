// A pack before anything is changed: it loads, its cases pass, and the linter finds what it finds.
#pragma once
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>
#include <yibao/engine.hpp>

#include "mutants.hpp"
#include "spans.hpp"

namespace mutation {

struct Case {
  std::string file;
  std::string op;
  Json request;
  nlohmann::json expect;
  std::set<std::string> words;  // see words_of_case
};

// A pack, or a part of it (parts.hpp), and the cases that are run with it.
struct Group {
  struct Item {
    std::size_t number;  // of the case
    std::string request;
    std::string reply;   // without the pack's digest
    double seconds = 0;  // that it took
  };
  std::vector<std::size_t> benefits;
  SpannedText text;
  std::vector<Item> items;
};

struct Baseline {
  Json pack;
  std::string region;
  std::vector<Case> cases;
  Group whole;               // with every case
  std::vector<Group> parts;  // each case is in one of them too
  std::vector<std::string> findings;
};

// `ready` knows the frame. Throws when the pack does not load, or when a case fails.
Baseline baseline_of(const yibao::Engine& ready, const Json& pack, std::vector<Case> cases);

bool is_error(const std::string& reply);
bool passes(const Case& one, const std::string& reply);
// The digest of the pack differs for every text.
std::string without_digest(std::string reply);
// The linter's findings: their severity, code and place. Their words hold the figures themselves and are not compared.
std::vector<std::string> findings_of(yibao::Engine& engine, const std::string& region);

}  // namespace mutation
