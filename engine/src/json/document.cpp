#include "json/document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "json/sort_few.hpp"

namespace yibao {

namespace {
using Json = nlohmann::json;
}

// Receives nlohmann's SAX events. The events carry no positions and integers come without their token, so the builder
// walks its own copy of the text alongside: every event tells how far it has come.
class DocumentBuilder final : public nlohmann::json_sax<Json> {
 public:
  DocumentBuilder(Document& document, const Limits& limits, Issues& issues)
      : d_(document), limits_(limits), issues_(issues) {
    d_.nodes_.reserve(std::min<std::size_t>(limits.values, d_.text_.size() / 6 + 8));
  }

  bool null() override { return scalar(Kind::null, 4); }
  bool boolean(bool value) override {
    if (!scalar(Kind::boolean, value ? 4 : 5)) return false;
    d_.nodes_.back().truth = value;
    return true;
  }
  bool number_integer(std::int64_t /*value*/) override { return number(); }
  bool number_unsigned(std::uint64_t /*value*/) override { return number(); }
  bool number_float(double /*value*/, const std::string& /*raw*/) override { return number(); }
  bool string(std::string& value) override {
    skip_space();
    const std::size_t start = at_;
    const std::string_view text = take_string(value);
    if (!push(Kind::string, start)) return false;
    d_.nodes_.back().text = text;
    d_.nodes_.back().end = static_cast<std::uint32_t>(at_);
    return true;
  }
  bool binary(Json::binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(Kind::object); }
  bool start_array(std::size_t /*size*/) override { return open(Kind::array); }
  bool key(std::string& value) override {
    skip_space();
    key_ = take_string(value);
    return true;
  }
  bool end_object() override {
    check_duplicates();
    return close();
  }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    Issue issue;
    issue.code = Code::malformed_json;
    place_of(d_.text_, position > 0 ? position - 1 : 0, issue.line, issue.column);
    issue.words = {std::to_string(issue.line), std::to_string(issue.column)};
    issues_.push_back(std::move(issue));
    return false;
  }

 private:
  void skip_space() {
    const std::string& text = d_.text_;
    while (at_ < text.size() && (text[at_] == ' ' || text[at_] == '\n' || text[at_] == '\r' || text[at_] == '\t' ||
                                 text[at_] == ',' || text[at_] == ':')) {
      ++at_;
    }
  }
  std::string_view take_string(std::string& value) {
    const std::size_t start = at_ + 1;
    bool escaped = false;
    for (at_ = start; at_ < d_.text_.size() && d_.text_[at_] != '"'; ++at_) {
      if (d_.text_[at_] == '\\') {
        escaped = true;
        ++at_;
      }
    }
    const std::size_t end = at_;
    ++at_;
    if (!escaped) return std::string_view(d_.text_).substr(start, end - start);
    d_.decoded_.push_front(std::move(value));
    return d_.decoded_.front();
  }
  bool scalar(Kind kind, std::size_t length) {
    skip_space();
    const std::size_t start = at_;
    at_ += length;
    if (!push(kind, start)) return false;
    d_.nodes_.back().end = static_cast<std::uint32_t>(at_);
    return true;
  }
  bool number() {
    skip_space();
    std::size_t end = at_;
    constexpr std::string_view kNumber = "+-.0123456789eE";
    while (end < d_.text_.size() && kNumber.find(d_.text_[end]) != std::string_view::npos) ++end;
    const std::size_t start = at_;
    if (!scalar(Kind::number, end - start)) return false;
    d_.nodes_.back().text = std::string_view(d_.text_).substr(start, end - start);
    return true;
  }
  bool open(Kind kind) {
    skip_space();
    const std::size_t start = at_++;
    if (open_.size() >= limits_.depth) return refuse(Code::too_deep, limits_.depth, start);
    if (!push(kind, start)) return false;
    open_.push_back({static_cast<Document::Id>(d_.nodes_.size() - 1), Document::kNone});
    return true;
  }
  bool close() {
    skip_space();
    ++at_;
    d_.nodes_[open_.back().node].end = static_cast<std::uint32_t>(at_);
    open_.pop_back();
    return true;
  }
  bool push(Kind kind, std::size_t start) {
    if (d_.nodes_.size() >= limits_.values) return refuse(Code::too_many_values, limits_.values, start);
    const auto id = static_cast<Document::Id>(d_.nodes_.size());
    Document::Node node;
    node.kind = kind;
    node.offset = static_cast<std::uint32_t>(start);
    if (!open_.empty()) {
      Open& top = open_.back();
      Document::Node& parent = d_.nodes_[top.node];
      node.parent = top.node;
      node.index = parent.children++;
      if (parent.kind == Kind::object) node.key = key_;
      if (top.last == Document::kNone) {
        parent.first = id;
      } else {
        d_.nodes_[top.last].next = id;
      }
      top.last = id;
    }
    d_.nodes_.push_back(node);
    return true;
  }
  bool refuse(Code code, std::uint32_t limit, std::size_t offset) {
    Issue issue;
    issue.code = code;
    place_of(d_.text_, offset, issue.line, issue.column);
    issue.words = {std::to_string(limit)};
    issues_.push_back(std::move(issue));
    return false;
  }
  // Sorting keeps a hostile object of many keys from costing quadratic time.
  void check_duplicates() {
    if (d_.nodes_[open_.back().node].children < 2) return;
    const std::vector<Document::Id> sorted = d_.sorted_members(open_.back().node);
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      const Document::Node& node = d_.nodes_[sorted[i]];
      if (node.key == d_.nodes_[sorted[i - 1]].key)
        issues_.push_back(d_.issue(Code::duplicate_key, sorted[i], {std::string(node.key)}));
    }
  }

  struct Open {
    Document::Id node;
    Document::Id last;
  };
  Document& d_;
  const Limits& limits_;
  Issues& issues_;
  std::size_t at_ = 0;
  std::string_view key_;
  std::vector<Open> open_;
};

std::unique_ptr<Document> Document::parse(std::string_view text, const Limits& limits, Issues& issues) {
  if (text.size() > limits.bytes) {
    Issue issue;
    issue.code = Code::text_too_large;
    issue.words = {std::to_string(limits.bytes)};
    issues.push_back(std::move(issue));
    return nullptr;
  }
  auto document = std::make_unique<Document>();
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.substr(0, 3) == kByteOrderMark) text.remove_prefix(3);
  document->text_ = text;
  DocumentBuilder builder(*document, limits, issues);
  const std::size_t before = issues.size();
  const bool read = Json::sax_parse(document->text_.begin(), document->text_.end(), &builder);
  if (!read || issues.size() != before) return nullptr;
  return document;
}

Document::Id Document::find(Id object, std::string_view key) const {
  for (Id id = nodes_[object].first; id != kNone; id = nodes_[id].next) {
    if (nodes_[id].key == key) return id;
  }
  return kNone;
}

std::vector<Document::Id> Document::sorted_members(Id object) const {
  std::vector<Id> out;
  for (Id id = nodes_[object].first; id != kNone; id = nodes_[id].next) out.push_back(id);
  const auto before = [this](Id a, Id b) {
    const int order = nodes_[a].key.compare(nodes_[b].key);
    return order != 0 ? order < 0 : a < b;
  };
  // Many members are a stranger's: then no quadratic time.
  constexpr std::size_t kFew = 32;
  if (out.size() <= kFew) {
    sort_few(out, before);
  } else {
    std::make_heap(out.begin(), out.end(), before);
    std::sort_heap(out.begin(), out.end(), before);
  }
  return out;
}

std::string pointer_step(std::string_view key) {
  std::string out = "/";
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string Document::pointer(Id id) const {
  std::vector<Id> way;
  for (; id != kNone && nodes_[id].parent != kNone; id = nodes_[id].parent) way.push_back(id);
  std::string out;
  for (auto step = way.rbegin(); step != way.rend(); ++step) {
    const Node& node = nodes_[*step];
    const bool member = nodes_[node.parent].kind == Kind::object;
    out += member ? pointer_step(node.key) : "/" + std::to_string(node.index);
  }
  return out;
}

Issue Document::issue(Code code, Id id, std::string_view a, std::string_view b, std::string_view c) const {
  Issue issue;
  issue.code = code;
  issue.path = pointer(id);
  place_of(text_, nodes_[id].offset, issue.line, issue.column);
  const std::string_view words[] = {a, b, c};
  for (std::size_t i = 0; i < issue.words.size(); ++i) issue.words[i] = words[i];
  return issue;
}

void place_of(std::string_view text, std::size_t offset, std::uint32_t& line, std::uint32_t& column) {
  line = 1;
  column = 1;
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++line;
      column = 1;
    } else {
      ++column;
    }
  }
}

}  // namespace yibao
