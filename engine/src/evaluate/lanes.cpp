// Built for speed in every build, as evaluate.cpp is.
#include "evaluate/lanes.hpp"

namespace yibao {

#ifdef YIBAO_AVX2
void settle_lanes_avx2(const LaneRun& run);  // lanes_avx2.cpp
#endif

void settle_lanes(const LaneRun& run) {
#ifdef YIBAO_AVX2
  if (__builtin_cpu_supports("avx2") != 0) {
    settle_lanes_avx2(run);
    return;
  }
#endif
#ifdef __wasm__
  settle_run<1, 8>(run);
#else
  settle_run<2, 4>(run);
#endif
}

std::uint64_t bits_of(const Fen* column, std::size_t count) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < count; ++i) out |= static_cast<std::uint64_t>(column[i]);
  return out;
}

std::uint8_t largest_of(const std::uint8_t* column, std::size_t count) {
  std::uint8_t out = 0;
  for (std::size_t i = 0; i < count; ++i) out = column[i] > out ? column[i] : out;
  return out;
}

void subtract(const Fen* from, const Fen* less, std::size_t count, Fen* into) {
  for (std::size_t i = 0; i < count; ++i) into[i] = from[i] - less[i];
}

}  // namespace yibao
