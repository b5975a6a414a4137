// Reads fact declarations of the frame and of packs.
#pragma once
#include "pack/reader.hpp"

namespace yibao {

// One fact; its `when` is read by the caller, once all facts are known. `readings` allows only choices with a default.
Fact read_fact(Reader& reader, Document::Id id);

// Splits every count fact into the classes that the document's conditions and tables tell apart.
void cut_counts(const Document& document, std::vector<Fact>& facts);

}  // namespace yibao
