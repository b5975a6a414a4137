#include "api/request.hpp"
#include "pack/reader.hpp"

namespace yibao {

namespace {

std::string known_regions(const Library& library) {
  std::string out;
  for (const auto& [region, pack] : library.packs) {
    if (!out.empty()) out += ", ";
    out += region;
  }
  return out;
}

// An inline pack is read as a document of its own; its findings are put back to their place in the request.
std::shared_ptr<const Pack> inline_pack(Library& library, const Document& request, Document::Id at, Issues& issues) {
  Issues own;
  auto document = Document::parse(request.source(at), Limits{}, own);
  std::shared_ptr<const Pack> pack;
  if (document != nullptr && document->operator[](0).kind == Kind::object) {
    pack = check_format(*document, "yibao-pack/1", own) ? read_pack(std::move(document), library.frame, own) : nullptr;
  } else if (document != nullptr) {
    own.push_back(document->issue(Code::wrong_type, 0, "对象", "an object"));
  }
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  place_of(request.text(), request[at].offset, line, column);
  for (Issue& issue : own) {
    issue.path.insert(0, request.pointer(at));
    if (issue.line == 1) issue.column += column - 1;
    if (issue.line > 0) issue.line += line - 1;
    issues.push_back(std::move(issue));
  }
  return pack;
}

}  // namespace

bool check_format(const Document& document, std::string_view format, Issues& issues) {
  Reader r(document, issues);
  const auto id = r.need(document.root(), "format");
  if (id == Document::kNone) return false;
  const std::string text = r.string(id);
  if (text == format) return true;
  r.report(Code::unknown_format, id, text, std::string(format));
  return false;
}

std::shared_ptr<const Pack> read_pack_choice(Library& library, const Document& document, Issues& issues) {
  Reader r(document, issues);
  const auto root = document.root();
  const auto region = r.get(root, "region");
  const auto pack = r.get(root, "pack");
  if ((region == Document::kNone) == (pack == Document::kNone)) {
    r.report(Code::region_or_pack, region == Document::kNone ? root : pack);
    return nullptr;
  }
  if (library.frame == nullptr) {
    r.report(Code::no_frame, root);
    return nullptr;
  }
  if (pack != Document::kNone) return inline_pack(library, document, pack, issues);
  const std::string code = r.string(region);
  const auto found = library.packs.find(code);
  if (found != library.packs.end()) return found->second;
  if (!code.empty()) r.report(Code::unknown_region, region, code, known_regions(library));
  return nullptr;
}

}  // namespace yibao
