#include "statement/receipt.hpp"

#include "api/operations.hpp"
#include "api/standing.hpp"
#include "json/digest.hpp"
#include "pack/reader.hpp"
#include "statement/write.hpp"
#include "version.hpp"

namespace yibao {

std::string receipt(Library& library, std::string_view text, Issues& issues) {
  Request request;
  if (!read_request(library, text, Needs::amounts, request, issues)) return {};
  const Pack& pack = *request.pack;
  const Standing answer = standing_of(request);
  Receipt out{std::string(kVersion),      pack.region, pack.sha256.substr(0, kPackDigits),
              std::string(answer.status), {},          {}};
  if (answer.numbers) out.lines = named_lines(answer.outcome.total());
  const Document& d = *request.document;
  Writer inputs;
  inputs.object();
  for (auto id = d[d.root()].first; id != Document::kNone; id = d[id].next) {
    if (d[id].key == "region" || d[id].key == "pack") continue;
    inputs.key(d[id].key);
    write_value(inputs, d, id);
  }
  inputs.end_object();
  out.request = inputs.take();
  const std::string sealed_text = sealed(out, issues);
  Writer w;
  w.object().key("ok").object();
  write_field(w, "receipt", sealed_text);
  w.key("length").integer(static_cast<std::int64_t>(sealed_text.size()));
  write_date(w, "date", request.date);
  write_field(w, "status", answer.status);
  if (answer.numbers) {
    const Statement total = answer.outcome.total();
    write_amount(w, "person_total", total[kPersonTotal], answer.bounded);
    write_amount(w, "cash", total[kCash], answer.bounded);
  }
  write_pack_stamp(w, pack);
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

}  // namespace yibao
