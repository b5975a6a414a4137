// What is in force on one day under one pack, item by item, and what of it another day or another pack says
// differently.
#pragma once
#include <optional>

#include "api/whom.hpp"
#include "json/writer.hpp"

namespace yibao {

// A pack as of a day, for some.
struct AsOf {
  std::shared_ptr<const Pack> pack;
  Date date = kNoDate;
  std::optional<Whom> whom;
};

// Writes "changes": one entry per item (a slot of a benefit, a share paid first, a rule of eligibility, an allowance,
// what is encoded) with the rows that differ, and on what both sides stand; only what is about those who are meant.
// Returns how many.
std::size_t write_changes(Writer& w, const AsOf& from, const AsOf& to);

}  // namespace yibao
