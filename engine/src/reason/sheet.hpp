// A certain case with the rules of each visit written out: one row per visit and benefit, which can be exchanged one
// by one. Two sheets of a pair have the same visits and blocks at the same places, so that what is taken from one into
// the other needs no search.
#pragma once
#include "reason/case.hpp"

namespace yibao {

struct SheetVisit {
  bool present = true;  // the other case of the pair may have more visits
  const Eligibility* refused = nullptr;
  Fen parts[kParts] = {};     // of the bill, before the share that is paid first
  Millionths first_rate = 0;  // of the in-scope part
  Fen days = 0;
  Date date = kNoDate;
  Route route;
};

struct Sheet {
  Plan plan;  // blocks without keys: each has the one row of its visit
  std::vector<SheetVisit> visits;
  std::vector<Fen> state;
  Date last_date = kNoDate;
};

// Who bears the bill: charge = person + the payers.
struct Lines {
  Fen charge = 0;
  Fen payers[kPayers] = {};
  Fen person = 0;
};

Lines lines_of(const Statement& total);  // of a certain statement
Lines settle_sheet(const Sheet& sheet);

// Which end of values that are not published stands in the rows.
enum class End : std::uint8_t { least, most };
enum class Paired : std::uint8_t {
  no,    // other packs, open amounts, too many benefits for one visit
  open,  // some value is not published: the sheets of both ends have to say the same
  yes
};
Paired pair_sheets(const Case& a, const Case& b, End end, Sheet& x, Sheet& y);

}  // namespace yibao
