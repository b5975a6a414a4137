// Whom a comparison is about: a condition of the request, "for": {"scheme": "employee"}, against one pack's facts.
#pragma once
#include <vector>

#include "pack/pack.hpp"

namespace yibao {

class Whom {
 public:
  // `id`: kNone for everybody. A fact, or options, that the pack does not have are issues, and free.
  Whom(const Document& document, Document::Id id, const Pack& pack, Issues& issues);

  bool lets(std::size_t fact, std::size_t option) const { return (masks_[fact] >> option & 1) != 0; }
  // Whether the condition holds for some of those who are meant.
  bool meets(const Condition& when) const;
  // The usual option where it is let, else the first that is.
  std::uint8_t first(const Fact& fact, std::size_t index) const;
  std::size_t options(const Fact& fact, std::size_t index) const;  // how many are let

 private:
  std::vector<OptionMask> masks_;
};

}  // namespace yibao
