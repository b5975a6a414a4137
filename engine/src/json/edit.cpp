#include "json/edit.hpp"

#include <algorithm>

namespace yibao {

namespace {

// The part of a pointer that is still ahead, and what goes to its end.
struct Way {
  std::string_view ahead;
  const std::string* value;
};
using Ways = std::vector<Way>;

std::string_view first_step(std::string_view pointer) {
  const std::size_t end = pointer.find('/', 1);
  return pointer.substr(0, end);
}

// Of the ways, those that go through `step`, from there on.
Ways through(const Ways& ways, std::string_view step) {
  Ways out;
  for (const Way& way : ways) {
    if (!way.ahead.empty() && first_step(way.ahead) == step) out.push_back({way.ahead.substr(step.size()), way.value});
  }
  return out;
}

std::string unescaped(std::string_view step) {
  std::string out;
  for (std::size_t i = 1; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    if (escape) ++i;
    out += !escape ? step[i] : step[i] == '0' ? '~' : '/';
  }
  return out;
}

std::string quoted(std::string_view key) {
  std::string out = "\"";
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    constexpr char kHex[] = "0123456789abcdef";
    if (c == '"' || c == '\\') out += '\\';
    if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out += "\":";
}

struct Emitter {
  const Document& d;
  std::string out;

  void value(Document::Id id, const Ways& ways) {
    for (const Way& way : ways) {
      if (!way.ahead.empty()) continue;
      out += *way.value;
      return;
    }
    const bool here = id != Document::kNone;
    if (ways.empty() && here) {
      out += d.source(id);
    } else if (here && d[id].kind == Kind::array) {
      members(id, ways, '[', ']');
    } else {
      members(here && d[id].kind == Kind::object ? id : Document::kNone, ways, '{', '}');
    }
  }

  void members(Document::Id parent, const Ways& ways, char open, char close) {
    out += open;
    bool first = true;
    const auto one = [&](std::string_view key, Document::Id id, const Ways& on) {
      const bool removed =
          std::any_of(on.begin(), on.end(), [](const Way& w) { return w.ahead.empty() && w.value->empty(); });
      if (removed) return;
      if (!first) out += ',';
      first = false;
      if (open == '{') out += quoted(key);
      value(id, on);
    };
    std::vector<std::string> known;
    for (auto id = parent == Document::kNone ? Document::kNone : d[parent].first; id != Document::kNone;
         id = d[id].next) {
      known.push_back(open == '{' ? pointer_step(d[id].key) : "/" + std::to_string(d[id].index));
      one(d[id].key, id, through(ways, known.back()));
    }
    for (const Way& way : ways) {
      const std::string step(first_step(way.ahead));
      if (std::find(known.begin(), known.end(), step) != known.end()) continue;
      known.push_back(step);
      one(unescaped(step), Document::kNone, through(ways, step));
    }
    out += close;
  }
};

}  // namespace

std::string edited(const Document& document, const std::vector<Edit>& edits) {
  Ways ways;
  for (const Edit& edit : edits) ways.push_back({edit.pointer, &edit.value});
  Emitter emitter{document, {}};
  emitter.value(document.root(), ways);
  return std::move(emitter.out);
}

}  // namespace yibao
