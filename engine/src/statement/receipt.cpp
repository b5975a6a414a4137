#include "statement/receipt.hpp"

#include "json/base64.hpp"
#include "json/digest.hpp"
#include "statement/compact.hpp"
#include "statement/line_names.hpp"
#include "statement/statement.hpp"

namespace yibao {

namespace {

constexpr std::string_view kKind = "Y1.";
constexpr std::size_t kCheckBytes = 4;

// A mistyped character goes unseen once in four thousand million times.
std::string check_of(std::string_view bytes) {
  std::string seed(kKind);
  const std::string digits = sha256(seed += bytes);
  const auto digit = [&](std::size_t i) { return digits[i] <= '9' ? digits[i] - '0' : digits[i] - 'a' + 10; };
  std::string out;
  for (std::size_t i = 0; i < kCheckBytes; ++i) out += static_cast<char>(digit(2 * i) << 4 | digit(2 * i + 1));
  return out;
}

bool refuse(Issues& issues, Code code, std::string_view word = {}) {
  Issue issue;
  issue.code = code;
  issue.path = "/receipt";
  issue.words = {std::string(word), {}, {}};
  issues.push_back(std::move(issue));
  return false;
}

bool read_line(const Document& d, Document::Id id, Interval& out) {
  const Kind kind = d[id].kind;
  if (kind == Kind::string) {
    const bool read = read_fen(d[id].text, out.low) == Number::ok;
    out.high = out.low;
    return read;
  }
  if (kind != Kind::object) return false;
  const auto low = d.find(id, "low");
  const auto high = d.find(id, "high");
  return low != Document::kNone && high != Document::kNone && read_fen(d[low].text, out.low) == Number::ok &&
         read_fen(d[high].text, out.high) == Number::ok && out.low <= out.high;
}

constexpr std::size_t kItems = 6;

bool read_parts(const Document& d, Receipt& out) {
  if (d[0].kind != Kind::array || d[0].children != kItems) return false;
  Document::Id part[kItems];
  std::size_t count = 0;
  for (auto id = d[0].first; id != Document::kNone; id = d[id].next) part[count++] = id;
  std::string* const texts[] = {&out.engine, &out.region, &out.pack, &out.status};
  for (std::size_t i = 0; i < std::size(texts); ++i) {
    if (d[part[i]].kind != Kind::string) return false;
    *texts[i] = d[part[i]].text;
  }
  const auto lines = part[kItems - 2];
  const auto request = part[kItems - 1];
  if (d[lines].kind != Kind::object || d[request].kind != Kind::object) return false;
  out.lines.clear();
  for (auto id = d[lines].first; id != Document::kNone; id = d[id].next) {
    Interval amount;
    if (!read_line(d, id, amount)) return false;
    out.lines.emplace_back(d[id].key, amount);
  }
  out.request = d.source(request);
  return true;
}

}  // namespace

std::vector<std::pair<std::string, Interval>> named_lines(const Statement& total) {
  std::vector<std::pair<std::string, Interval>> out;
  for (std::size_t field = 0; field < kFields; ++field) {
    if (total[field].high > 0 || field == kPersonTotal || field == kCash)
      out.emplace_back(kStatementLines[field], total[field]);
  }
  return out;
}

std::string sealed(const Receipt& receipt, Issues& issues) {
  Writer w;
  w.array().string(receipt.engine).string(receipt.region).string(receipt.pack).string(receipt.status).object();
  for (const auto& [name, amount] : receipt.lines) {
    w.key(name);
    write_amount(w, amount, !amount.certain());
  }
  w.end_object().raw(receipt.request).end_array();
  const auto document = Document::parse(w.take(), Limits{}, issues);
  if (document == nullptr) return {};
  const std::string bytes = compact(*document, document->root());
  std::string out(kKind);
  out += base64url(check_of(bytes) + bytes);
  if (out.size() > kMostReceipt) refuse(issues, Code::text_too_large, std::to_string(kMostReceipt));
  return out;
}

bool open_receipt(std::string_view text, Receipt& out, Issues& issues) {
  if (text.size() > kMostReceipt) return refuse(issues, Code::text_too_large, std::to_string(kMostReceipt));
  if (text.substr(0, kKind.size()) != kKind) return refuse(issues, Code::not_a_receipt, kKind);
  std::string bytes;
  if (!read_base64url(text.substr(kKind.size()), bytes) || bytes.size() <= kCheckBytes)
    return refuse(issues, Code::receipt_damaged);
  std::string_view rest = std::string_view(bytes).substr(kCheckBytes);
  if (check_of(rest) != bytes.substr(0, kCheckBytes)) return refuse(issues, Code::receipt_damaged);
  Writer w;
  if (!expand(rest, w) || !rest.empty()) return refuse(issues, Code::receipt_damaged);
  Issues own;
  const auto document = Document::parse(w.take(), Limits{}, own);
  if (document == nullptr || !read_parts(*document, out)) return refuse(issues, Code::receipt_damaged);
  return true;
}

}  // namespace yibao
