// A case with one amount left free: {"of": pointer to the amount, "from", "to"} beside an estimate's own keys.
#pragma once
#include <string>
#include <vector>

#include "api/request.hpp"
#include "pack/reader.hpp"
#include "reason/walk.hpp"
#include "statement/write.hpp"

namespace yibao {

class FreeAmount {
 public:
  // `key`: the object with of, from, to; `more`: its other keys. False with issues when the request is wrong.
  bool read(Library& library, std::string_view text, std::string_view key, std::string_view more, Issues& issues);

  Request request;                // as it is at `from`
  std::vector<Station> stations;  // none when the rules are not in force
  std::string of;
  Fen from = 0;
  Fen to = 0;
  std::unique_ptr<Document> document;  // of the request as it came
  Document::Id object = Document::kNone;

  // Opens the reply with its status. False when there is nothing to walk: then the reply is complete, with what is
  // missing.
  bool open(Writer& w) const;
  std::string close(Writer& w) const;

 private:
  bool usable(Reader& r, Document::Id id);
  bool station(Library& library, Fen at, std::string_view path, Issues& issues, Request& out, Station& station) const;
  bool refine(Library& library, Station low, Station high, Issues& issues);
  bool unknown() const;

  std::string key_;
};

}  // namespace yibao
