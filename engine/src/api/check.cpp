#include "api/operations.hpp"
#include "api/request.hpp"
#include "lint/lint.hpp"
#include "pack/reader.hpp"
#include "statement/write.hpp"
#include "version.hpp"

namespace yibao {

namespace {

void write_findings(Writer& w, const Findings& findings) {
  std::size_t counts[3] = {};
  w.key("issues").array();
  for (const Finding& finding : findings) {
    ++counts[static_cast<std::size_t>(finding.severity)];
    w.object();
    write_field(w, "severity", kSeverityNames[static_cast<std::size_t>(finding.severity)]);
    write_issue_body(w, finding.issue);
    w.end_object();
  }
  w.end_array().key("counts").object();
  for (std::size_t s = 0; s < 3; ++s) w.key(kSeverityNames[s]).integer(static_cast<std::int64_t>(counts[s]));
  w.end_object();
}

}  // namespace

// Faults of the pack itself are the answer here, not an error: their paths are those of the pack.
std::string check(Library& library, std::string_view text, Issues& issues) {
  const auto document = Document::parse(text, Limits{}, issues);
  if (document == nullptr) return {};
  Reader r(*document, issues);
  if (!r.expect(document->root(), Kind::object)) return {};
  r.only(document->root(), "region pack");
  if (!issues.empty()) return {};
  const bool has_pack = document->find(document->root(), "pack") != Document::kNone;
  Issues faults;
  const auto pack = read_pack_choice(library, *document, faults);
  if (pack == nullptr && !has_pack) {
    issues = std::move(faults);
    return {};
  }
  Findings findings;
  for (Issue& fault : faults) findings.push_back({Severity::error, std::move(fault)});
  if (pack != nullptr) {
    Issues compiled;
    compile(pack, pack->known_from, false, Given(pack->unknowns.size(), kNotGiven), compiled);
    for (Issue& fault : compiled) findings.push_back({Severity::error, std::move(fault)});
    for (Finding& finding : lint(*pack)) findings.push_back(std::move(finding));
  }
  Writer w;
  w.object().key("ok").object();
  if (pack != nullptr) write_pack_stamp(w, *pack);
  write_findings(w, findings);
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

}  // namespace yibao
