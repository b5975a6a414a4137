#include "api/variant.hpp"

#include "api/assumptions.hpp"
#include "json/writer.hpp"

namespace yibao {

namespace {

bool sets(const Variant& variant, std::string_view pointer) {
  for (const Edit& edit : variant.edits) {
    if (edit.pointer == pointer && !edit.value.empty()) return true;
  }
  return false;
}

std::string reordered(std::string_view text, const std::vector<std::size_t>& order) {
  Issues issues;
  const auto document = Document::parse(text, Limits{}, issues);
  if (document == nullptr) return std::string(text);
  const Document& d = *document;
  const auto visits = d.find(d.root(), "visits");
  std::vector<std::string_view> texts;
  if (visits == Document::kNone) return std::string(text);
  for (auto id = d[visits].first; id != Document::kNone; id = d[id].next) texts.push_back(d.source(id));
  std::string list;
  for (const std::size_t v : order) {
    if (v >= texts.size()) continue;
    list += list.empty() ? "[" : ",";
    list += texts[v];
  }
  return edited(d, {{"/visits", list + "]"}});
}

}  // namespace

bool read_answer(Library& library, std::string_view text, Answered& out, Issues& issues, std::string_view more) {
  if (!read_request(library, text, Needs::amounts, out.request, issues, more)) return false;
  static_cast<Standing&>(out) = standing_of(out.request);
  return true;
}

std::string varied(const Document& request, std::string_view operation, const Variant& variant) {
  std::vector<Edit> edits = variant.edits;
  const std::string root = "/";
  edits.push_back({root + std::string(operation), ""});
  if (sets(variant, "/region")) edits.push_back({"/pack", ""});
  if (sets(variant, "/pack")) edits.push_back({"/region", ""});
  std::string text = edited(request, edits);
  return variant.order.empty() ? text : reordered(text, variant.order);
}

Edit option_edit(const Fact& fact, std::int32_t visit, std::size_t option) {
  return {path_of(fact, visit), json_text(fact.options[option].id)};
}

std::string json_text(std::string_view text) {
  Writer w;
  w.string(text);
  return w.take();
}

}  // namespace yibao
