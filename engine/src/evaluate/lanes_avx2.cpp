// The same lanes for machines with 256-bit vectors (x86-64-v3); lanes.cpp asks the machine. Nothing but templates over
// these lanes may be defined here: the linker could choose this file's copy of a shared inline function for all
// machines.
#include "evaluate/lanes.hpp"

namespace yibao {

#if defined(YIBAO_AVX2) && defined(__AVX2__)
void settle_lanes_avx2(const LaneRun& run);
void settle_lanes_avx2(const LaneRun& run) { settle_run<4, 4>(run); }
#endif

}  // namespace yibao
