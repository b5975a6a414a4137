// Reads one benefit block, slot by slot.
#pragma once
#include "pack/rule_reader.hpp"

namespace yibao {

class BenefitReader : public RuleReader {
 public:
  using RuleReader::RuleReader;
  Benefit read(Id id);

 protected:
  void read_ceilings(Id id, Benefit& out);

 private:
  void read_base(Id id, Benefit& out);
  void read_deductible(Id id, Benefit& out);
  std::vector<std::string> names(Id id);
  void read_deductible_changes(Id id, Benefit& out);
  void read_adjust(Id id, Benefit& out);
  void read_rounding(Id id, Benefit& out);
};

}  // namespace yibao
