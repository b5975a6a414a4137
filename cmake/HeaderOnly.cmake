# yibao_header_only(TARGET name PACKAGES folder/header.hpp ... )
#
# Finds header-only libraries and offers them through one folder that holds nothing else (a link per library). Both builds use the
# same headers this way, and /usr/include, full of headers of the host's C library, is never shown to em++.
#
# A library that is not on the system's paths: -D<NAME>_INCLUDE_DIR=/its/include, for example -DNLOHMANN_INCLUDE_DIR=…
# (Debian: nlohmann-json3-dev, catch2).
function(yibao_header_only)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "TARGET" "PACKAGES")
  set(only ${PROJECT_BINARY_DIR}/header-only/${arg_TARGET})
  file(MAKE_DIRECTORY ${only})
  foreach(header IN LISTS arg_PACKAGES)
    get_filename_component(folder ${header} DIRECTORY)
    string(TOUPPER ${folder} name)
    # The paths are spelt out because the Emscripten toolchain searches its own sysroot only.
    find_path(${name}_INCLUDE_DIR ${header} PATHS /usr/local/include /usr/include /opt/homebrew/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    file(CREATE_LINK ${${name}_INCLUDE_DIR}/${folder} ${only}/${folder} SYMBOLIC)
  endforeach()
  add_library(${arg_TARGET} INTERFACE)
  target_include_directories(${arg_TARGET} SYSTEM INTERFACE $<BUILD_INTERFACE:${only}>)
endfunction()
