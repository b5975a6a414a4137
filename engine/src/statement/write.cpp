#include "statement/write.hpp"

#include "json/digest.hpp"

namespace yibao {

void write_text(Writer& w, const Text& text) {
  w.object().key("zh").string(text.zh).key("en").string(text.en).end_object();
}

void write_field(Writer& w, std::string_view key, std::string_view text) { w.key(key).string(text); }

void write_field(Writer& w, std::string_view key, const Text& text) {
  if (text.empty()) return;
  w.key(key);
  write_text(w, text);
}

void write_fen(Writer& w, std::string_view key, Fen fen) { w.key(key).plain(format_fen(fen)); }

void write_amount(Writer& w, Interval amount, bool bounded) {
  if (!bounded) {
    w.plain(format_fen(amount.low));
    return;
  }
  w.object();
  write_fen(w, "low", amount.low);
  write_fen(w, "high", amount.high);
  w.end_object();
}

void write_amount(Writer& w, std::string_view key, Interval amount, bool bounded) {
  w.key(key);
  write_amount(w, amount, bounded);
}

void write_date(Writer& w, std::string_view key, Date date) {
  w.key(key);
  if (date == kNoDate) {
    w.null();
  } else {
    w.plain(format_date(date));
  }
}

void write_value(Writer& w, std::string_view key, Interval value, Unit unit) {
  const auto words = [unit](std::int64_t v) {
    if (unit == Unit::rate) return format_rate(v);
    if (unit == Unit::count) return std::to_string(v);
    return v >= kNoLimit ? std::string("none") : format_fen(v);
  };
  w.key(key);
  if (value.certain()) {
    w.plain(words(value.low));
    return;
  }
  w.object()
      .key("unknown")
      .object()
      .key("between")
      .array()
      .string(words(value.low))
      .string(words(value.high))
      .end_array()
      .end_object()
      .end_object();
}

void write_provenance(Writer& w, const Pack& pack, const Provenance& why) {
  write_field(w, "source", pack.sources[why.source].id);
  w.key("grade").plain(grade_name(why.grade));
  write_field(w, "at", why.at);
  write_field(w, "reason", why.reason);
}

void write_source(Writer& w, const Source& source) {
  w.object();
  write_field(w, "id", source.id);
  write_field(w, "title", source.title);
  write_field(w, "publisher", source.publisher);
  if (!source.url.empty()) write_field(w, "url", source.url);
  if (!source.kind.empty()) write_field(w, "kind", source.kind);
  if (!source.published.empty()) write_field(w, "published", source.published);
  write_field(w, "grade", grade_name(source.grade));
  write_date(w, "checked", source.checked);
  w.end_object();
}

void write_sources(Writer& w, const Pack& pack, const std::vector<std::uint8_t>& chosen) {
  w.key("sources").array();
  for (std::size_t i = 0; i < pack.sources.size(); ++i) {
    if (chosen[i]) write_source(w, pack.sources[i]);
  }
  w.end_array();
}

void write_condition(Writer& w, const Pack& pack, const Condition& condition) {
  w.object();
  for (const Condition::Term& term : condition.all) {
    const Fact& fact = pack.facts[term.fact];
    w.key(fact.id).array();
    for (std::size_t i = 0; i < fact.options.size(); ++i) {
      if ((term.mask >> i & 1) != 0) w.string(fact.options[i].id);
    }
    w.end_array();
  }
  w.end_object();
}

void write_encodes(Writer& w, const Pack& pack) {
  w.key("encodes").array();
  for (const Encodes& encodes : pack.encodes) write_condition(w, pack, encodes.when);
  w.end_array();
}

void write_known(Writer& w, const Pack& pack) {
  w.key("known").object();
  write_date(w, "from", pack.known_from);
  write_date(w, "until", pack.known_until);
  w.end_object();
}

void write_services(Writer& w, const Pack& pack) {
  w.key("services");
  write_value(w, *pack.document, pack.services.place);
}

void write_answers(Writer& w, const Pack& pack) {
  w.key("answers");
  if (pack.answers.place == Document::kNone) {
    w.array().end_array();
  } else {
    write_value(w, *pack.document, pack.answers.place);
  }
}

void write_pack_stamp(Writer& w, const Pack& pack) {
  w.key("pack").object();
  write_field(w, "region", pack.region);
  write_field(w, "name", pack.name);
  write_field(w, "version", pack.version);
  write_field(w, "sha256", pack.sha256);
  w.end_object();
}

void write_issue_body(Writer& w, const Issue& issue) {
  const CodeTexts& texts = texts_of(issue.code);
  write_field(w, "code", texts.id);
  write_field(w, "path", issue.path);
  if (issue.line > 0) w.key("line").integer(issue.line).key("column").integer(issue.column);
  w.key("message").object();
  write_field(w, "zh", fill(texts.zh, issue.words));
  write_field(w, "en", fill(texts.en, issue.words));
  w.end_object();
}

void write_issue(Writer& w, const Issue& issue) {
  w.object();
  write_issue_body(w, issue);
  w.end_object();
}

void write_error(Writer& w, const Issues& issues) {
  constexpr std::size_t kMost = 100;  // a broken file can have thousands; the first hundred are enough to go on with
  w.object();
  write_issue_body(w, issues.front());
  w.key("issues").array();
  for (std::size_t i = 0; i < issues.size() && i < kMost; ++i) write_issue(w, issues[i]);
  w.end_array().end_object();
}

std::string error_reply(const Issues& issues) {
  Writer w;
  w.object().key("error");
  write_error(w, issues);
  w.end_object();
  return w.take();
}

}  // namespace yibao
