// JSON in few bytes: a value is a byte (three bits of kind, five of a number, which goes on in further bytes of seven
// bits where it is 31 or more), then what the kind holds. Well-known words are numbers of a table that only ever grows,
// so that what was written once is read for ever; any other word is spelled out. What comes back is the same JSON, each
// text and number token as it was.
//
//   kind 0  a word of the table               number: its place
//   kind 1  any other text                    number: its bytes, which follow
//   kind 2  a decimal text such as "1500.00"  number: 4 × digits without point + decimals (3: a whole percentage)
//   kind 3  a number token                    the same
//   kind 4  a day from 2000 on                number: 372 × (year - 2000) + 31 × (month - 1) + day - 1
//   kind 5  an array                          number: its length
//   kind 6  an object                         number: its members, each a text and a value
//   kind 7  0 null, 1 false, 2 true, 3 another number token (a text follows), 4 lower-case hexadecimal digits (the
//           number of pairs follows as one more such head, then the bytes)
#pragma once
#include <string>
#include <string_view>

#include "json/document.hpp"
#include "json/writer.hpp"

namespace yibao {

std::string compact(const Document& document, Document::Id id);

// Writes the value that `bytes` begin with and takes it off them. False when they hold none; then what was written is
// of no use. Time and text are linear in the bytes.
bool expand(std::string_view& bytes, Writer& writer);

}  // namespace yibao
