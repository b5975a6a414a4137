// A printed settlement as a request gives it, and the sums that every settlement keeps.
#pragma once
#include "json/edit.hpp"
#include "pack/reader.hpp"
#include "statement/lines.hpp"
#include "statement/write.hpp"

namespace yibao {

// The figures of "printed", in the order of the table of lines; our names and national ones.
std::vector<Printed> read_printed(Reader& r, Document::Id printed);
// The figure of a line, or -1.
std::int64_t printed_amount(const std::vector<Printed>& printed, std::uint8_t line);

// What the printed figures add to a request that leaves it out: the parts of the bill, the account's balance.
std::vector<Edit> fill_from_printed(const Document& document, Document::Id visit, std::size_t index,
                                    const std::vector<Printed>& printed);

// "identities": the sums that can be checked with what is printed.
void write_identities(Writer& w, const std::vector<Printed>& printed);
// A figure of a line: an amount, or the rate.
void write_line_value(Writer& w, std::string_view key, std::uint8_t line, Interval value);

}  // namespace yibao
