// The texts of every code. Alone in its file, as the table of operations is: an engine with fewer operations needs
// fewer texts.
#include "errors/issue.hpp"

namespace yibao {

const CodeTexts kCodes[] = {
#define X(name, zh, en) {#name, zh, en},
#include "errors/codes.def"
#undef X
};
const std::size_t kCodeCount = sizeof(kCodes) / sizeof(kCodes[0]);

}  // namespace yibao
