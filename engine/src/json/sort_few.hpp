// Sorting a list that is never long. The library's sorts are several times the code, once for each kind of list, and
// WebAssembly pays for that by the byte.
#pragma once
#include <utility>
#include <vector>

namespace yibao {

// Stable; as many steps as there are pairs out of order.
template <class T, class Before>
void sort_few(std::vector<T>& list, Before&& before) {
  for (std::size_t i = 1; i < list.size(); ++i) {
    for (std::size_t k = i; k > 0 && before(list[k], list[k - 1]); --k) std::swap(list[k], list[k - 1]);
  }
}

}  // namespace yibao
