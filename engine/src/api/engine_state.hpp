// What an `Engine` holds.
#pragma once
#include "api/library.hpp"
#include "yibao/engine.hpp"

namespace yibao {

struct Engine::State {
  Library library;
};

}  // namespace yibao
