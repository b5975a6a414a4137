// Sample families: the situations that a pack tells apart, with bills of several sizes, to show whom a change of rules
// touches when nobody's own case is given.
#pragma once
#include <string>
#include <vector>

#include "api/whom.hpp"

namespace yibao {

struct Family {
  std::vector<std::pair<FactId, std::size_t>> facts;  // of person and visit, with the option of each
  Fen bill = 0;
};

// Every encoded combination of scheme, kind of care and the other facts without a default that `read` marks, each with
// four bills; of too many, the later facts stay at their first option. Only of those who are meant.
std::vector<Family> families_of(const Pack& pack, const std::vector<std::uint8_t>& read, const Whom& whom, Date date);

// The request of estimate for one visit of the family on a day.
std::string family_request(const Pack& pack, const Family& family, Date date);

}  // namespace yibao
