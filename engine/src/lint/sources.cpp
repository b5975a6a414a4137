#include "lint/lint.hpp"

namespace yibao {

void check_sources(const Pack& pack, Findings& findings) {
  std::vector<bool> cited(pack.sources.size(), false);
  const auto cite = [&](const Provenance& why, Document::Id place) {
    cited[why.source] = true;
    if (why.grade == Grade::official && pack.sources[why.source].grade != Grade::official) {
      find(findings, Severity::error, pack, Code::grade_above_source, place, {pack.sources[why.source].id});
    }
  };
  for (const Benefit& benefit : pack.benefits) {
    each_history(benefit, [&](std::string_view /*slot*/, const History& history) {
      for (const Dated& entry : history.entries) {
        cite(entry.why, entry.place);
        const Source& source = pack.sources[entry.why.source];
        if (source.checked < entry.from)
          find(findings, Severity::warning, pack, Code::stale_check, entry.place, {format_date(source.checked)});
      }
    });
  }
  for (const Fact& fact : pack.facts) {
    if (fact.scope == FactScope::reading) cited[fact.why.source] = true;
  }
  if (pack.account.present) cite(pack.account.why.why, pack.account.why.place);
  // Services cite a source too.
  const auto services = pack.document->find(pack.services.place, "source");
  const auto sources = pack.document->find(pack.document->root(), "sources");
  auto place = (*pack.document)[sources].first;
  for (std::size_t s = 0; s < pack.sources.size(); ++s, place = (*pack.document)[place].next) {
    const bool by_services = services != Document::kNone && (*pack.document)[services].text == pack.sources[s].id;
    if (!cited[s] && !by_services)
      find(findings, Severity::warning, pack, Code::unused_source, place, {pack.sources[s].id});
  }
}

}  // namespace yibao
