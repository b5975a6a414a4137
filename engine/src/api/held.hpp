// Whom a comparison is about: facts held at one option each, "for": {"scheme": "employee"}. By name, since two packs
// number their facts differently.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "pack/pack.hpp"
#include "pack/reader.hpp"

namespace yibao {

// Each fact's id with the option's id; empty: about everybody.
using Held = std::vector<std::pair<std::string, std::string>>;

// Reads the object `id` (kNone: everybody) with the names of a pack; facts of person and visit that have options.
Held read_held(Reader& r, Document::Id id, const Pack& pack);

// What is held of a pack's facts. A fact, or an option, that the pack does not have is free there.
class HeldIn {
 public:
  HeldIn(const Pack& pack, const Held& held);

  bool has(std::size_t fact) const;
  // Whether the condition lets those through who are meant.
  bool admits(const Condition& when) const;
  // Sets the options that are held.
  void hold(std::vector<std::uint8_t>& options) const;

 private:
  std::vector<std::pair<FactId, std::uint8_t>> facts_;
};

}  // namespace yibao
