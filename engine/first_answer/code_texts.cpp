// The texts of the codes that the operations of the small WebAssembly can meet. In place of
// engine/src/errors/code_texts.cpp.
#include "errors/issue.hpp"

namespace yibao {

const CodeTexts kCodes[] = {
#define X(name, zh, en) {#name, zh, en},
#define BEYOND(name, zh, en) {},
#include "errors/codes.def"
#undef X
};
const std::size_t kCodeCount = sizeof(kCodes) / sizeof(kCodes[0]);

}  // namespace yibao
