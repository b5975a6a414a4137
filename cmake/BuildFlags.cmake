# Flags that hold for every target of this project, native and WebAssembly, and why.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# -O2, not CMake's -O3: the speed targets are ratios to a reference compiled with -O2 (docs/decisions/101).
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
# The wasm is measured in bytes on the wire, so its targets get -Oz (yibao_small), all but the evaluator and the benchmark. It is no global
# flag: -Oz marks functions in a way that a later -O2 does not undo, and the code comes out four times slower.
set(CMAKE_CXX_FLAGS_MINSIZEREL "-DNDEBUG")
add_library(yibao_small INTERFACE)
target_compile_options(yibao_small INTERFACE "$<$<CONFIG:MinSizeRel>:-Oz;-finline-functions>")

add_library(yibao_flags INTERFACE)
target_compile_options(yibao_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  # GCC 12 sees overlapping copies in std::string's own insert and operator+ (its bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  -ffp-contract=off)  # a fused multiply-add would let native and wasm differ in the last bit of a double
