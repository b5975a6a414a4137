#include <algorithm>

#include "lint/lint.hpp"

namespace yibao {

void check_sources(const Pack& pack, Findings& findings) {
  std::vector<std::uint8_t> cited(pack.sources.size(), false);
  const auto cite = [&](const Provenance& why, Document::Id place) {
    cited[why.source] = true;
    if (why.grade == Grade::official && pack.sources[why.source].grade != Grade::official) {
      find(findings, Severity::error, pack, Code::grade_above_source, place, pack.sources[why.source].id);
    }
  };
  each_dated(pack, [&](std::string_view /*slot*/, const Dated& entry) {
    cite(entry.why, entry.place);
    const Source& source = pack.sources[entry.why.source];
    if (source.checked < entry.from)
      find(findings, Severity::warning, pack, Code::stale_check, entry.place, format_date(source.checked));
  });
  for (const Fact& fact : pack.facts) {
    if (fact.scope == FactScope::reading) cited[fact.why.source] = true;
  }
  // Services and answers cite sources too.
  std::vector<std::string_view> texts;
  const Document& d = *pack.document;
  const auto note = [&](Document::Id object) {
    if (const auto source = d.find(object, "source"); source != Document::kNone) texts.push_back(d[source].text);
  };
  note(pack.services.place);
  if (pack.answers.place != Document::kNone) {
    for (auto id = d[pack.answers.place].first; id != Document::kNone; id = d[id].next) note(id);
  }
  const auto sources = pack.document->find(pack.document->root(), "sources");
  auto place = (*pack.document)[sources].first;
  for (std::size_t s = 0; s < pack.sources.size(); ++s, place = (*pack.document)[place].next) {
    const bool by_text = std::find(texts.begin(), texts.end(), pack.sources[s].id) != texts.end();
    if (!cited[s] && !by_text) find(findings, Severity::warning, pack, Code::unused_source, place, pack.sources[s].id);
  }
}

}  // namespace yibao
