// One rounded division, prepared once: round(t / den) for 0 ≤ t < 2^62, by a named rounding rule.
//
// Rounding is a policy value {unit, mode}: the result is a multiple of `unit` fen. Half-up to the fen is the default
// everywhere.
#pragma once
#include <cstdint>

#include "money/amount.hpp"

namespace yibao {

// WebAssembly has no 128-bit product: dividing is faster there, and preparing the product would take a long division.
#if defined(__SIZEOF_INT128__) && !defined(__wasm__)
#define YIBAO_WIDE_PRODUCTS
#endif

enum class RoundingMode : std::uint8_t { half_up, down, up };

struct Rounding {
  RoundingMode mode = RoundingMode::half_up;
  Fen unit = 1;
};

struct Share {
  std::uint64_t magic =
      0;  // ceil(2^(63+l) / den): multiply-high replaces the division where 128-bit products are cheap
  std::uint32_t shift = 0;
  std::uint32_t den = 2;  // includes the unit
  std::int64_t bias = 0;  // what is added before the floor: den/2 half-up, 0 down, den-1 up
};

// `den` ≥ 2: a whole rate is written over 2.
inline Share make_share(std::int64_t den, Rounding rounding = {}) {
  Share share;
  den *= rounding.unit;
  // Adding floor(den / 2) before the floor is half-up for odd denominators as well.
  share.bias = rounding.mode == RoundingMode::half_up ? den / 2 : rounding.mode == RoundingMode::up ? den - 1 : 0;
  share.den = static_cast<std::uint32_t>(den);
#ifdef YIBAO_WIDE_PRODUCTS
  std::uint32_t l = 0;
  while ((std::int64_t{1} << l) < den) ++l;
  __extension__ using Wide = unsigned __int128;
  share.magic = static_cast<std::uint64_t>((static_cast<Wide>(1) << (63 + l)) / static_cast<std::uint64_t>(den) + 1);
  share.shift = l - 1;
#endif
  return share;
}

// round(t / den) in units; exact for every t with 0 ≤ t + bias < 2^63.
inline Fen divide(std::int64_t t, const Share& share) {
  const auto n = static_cast<std::uint64_t>(t + share.bias);
#ifdef YIBAO_WIDE_PRODUCTS
  __extension__ using Wide = unsigned __int128;
  return static_cast<Fen>(static_cast<std::uint64_t>((static_cast<Wide>(n) * share.magic) >> 64) >> share.shift);
#else
  return static_cast<Fen>(n / share.den);
#endif
}

}  // namespace yibao
