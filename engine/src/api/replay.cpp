// Settles an old receipt again, under the rules of then and of today, and says what differs.
#include <algorithm>

#include "api/operations.hpp"
#include "api/request.hpp"
#include "api/side.hpp"
#include "json/digest.hpp"
#include "pack/reader.hpp"
#include "statement/line_names.hpp"
#include "statement/receipt.hpp"
#include "statement/statement.hpp"
#include "version.hpp"

namespace yibao {

namespace {

void write_range(Writer& w, std::string_view key, Interval amount) { write_amount(w, key, amount, !amount.certain()); }

class Comparison {
 public:
  Comparison(Writer& w, const Receipt& then, const Side& pinned, const Side& today)
      : w_(w), then_(then), sides_{&pinned, &today}, had_numbers_(!then.lines.empty()) {}

  // Whether every side that was settled says what the receipt says.
  bool write() {
    bool same = sides_[1]->status == then_.status;
    if (sides_[0]->pack != nullptr) same = same && sides_[0]->status == then_.status;
    w_.key("differences").array();
    for (std::size_t field = 0; field < kFields; ++field) same = !line(field) && same;
    for (const auto& [name, amount] : then_.lines) {
      if (known(name)) continue;
      same = false;
      w_.object();
      write_field(w_, "line", name);
      write_range(w_, "then", amount);
      w_.end_object();
    }
    w_.end_array();
    return same;
  }

 private:
  static bool known(const std::string& name) {
    for (std::size_t field = 0; field < kFields; ++field) {
      if (kStatementLines[field] == name) return true;
    }
    return false;
  }

  Interval recorded(std::string_view name) const {
    for (const auto& [line, amount] : then_.lines) {
      if (line == name) return amount;
    }
    return {};
  }

  // Whether a line differs on some side; writes it then.
  bool line(std::size_t field) {
    const std::string_view name = kStatementLines[field];
    const Interval before = recorded(name);
    bool differs = false;
    for (const Side* side : sides_)
      differs =
          differs || (side->numbers && (had_numbers_ ? side->total[field] != before : side->total[field].high > 0));
    if (!differs) return false;
    w_.object();
    write_field(w_, "line", name);
    if (had_numbers_) write_range(w_, "then", before);
    constexpr std::string_view kSides[] = {"pinned", "today"};
    for (std::size_t s = 0; s < std::size(kSides); ++s) {
      if (sides_[s]->numbers) write_range(w_, kSides[s], sides_[s]->total[field]);
    }
    if (had_numbers_ && sides_[1]->numbers) write_change(w_, before, sides_[1]->total[field]);
    w_.end_object();
    return true;
  }

  Writer& w_;
  const Receipt& then_;
  const Side* sides_[2];
  bool had_numbers_;
};

void write_then(Writer& w, const Receipt& receipt) {
  w.key("then").object();
  write_field(w, "status", receipt.status);
  w.key("lines").object();
  for (const auto& [name, amount] : receipt.lines) {
    w.any_key(name);
    write_amount(w, amount, !amount.certain());
  }
  w.end_object().end_object();
}

}  // namespace

std::string replay(Library& library, std::string_view text, Issues& issues) {
  const auto document = Document::parse(text, Limits{}, issues);
  if (document == nullptr) return {};
  const Document& d = *document;
  Reader r(d, issues);
  if (!r.expect(d.root(), Kind::object)) return {};
  r.only(d.root(), "receipt pack");
  if (library.frame == nullptr) {
    r.report(Code::no_frame, d.root());
    return {};
  }
  const std::string sealed_text = r.string(r.need(d.root(), "receipt"));
  Side pinned;
  if (r.get(d.root(), "pack") != Document::kNone) pinned.pack = read_pack_choice(library, d, issues);
  Receipt receipt;
  if (!issues.empty() || !open_receipt(sealed_text, receipt, issues)) return {};

  // The request as one can ask it.
  Issues own;
  const auto inputs = Document::parse(receipt.request, Limits{}, own);
  Writer asked;
  asked.object().key("region").string(receipt.region);
  std::string_view date;
  for (auto id = (*inputs)[0].first; id != Document::kNone; id = (*inputs)[id].next) {
    if ((*inputs)[id].key == "region" || (*inputs)[id].key == "pack") continue;
    if ((*inputs)[id].key == "date") date = (*inputs)[id].text;
    asked.any_key((*inputs)[id].key);
    write_value(asked, *inputs, id);
  }
  asked.end_object();
  const std::string request = asked.take();

  std::vector<std::string> dropped;
  if (pinned.pack != nullptr) {
    if (pinned.pack->sha256.substr(0, kPackDigits) != receipt.pack) {
      pinned.status = "other_pack";
    } else {
      Library then;
      then.frame = library.frame;
      then.packs[receipt.region] = pinned.pack;
      settle_side(then, request, pinned, dropped);
    }
  }
  Side today;
  const auto held = library.packs.find(receipt.region);
  if (held == library.packs.end()) {
    today.status = "unknown_region";
  } else {
    today.pack = held->second;
    settle_side(library, request, today, dropped);
  }

  Writer w;
  w.object().key("ok").object().key("receipt").object();
  write_field(w, "engine", receipt.engine);
  write_field(w, "region", receipt.region);
  write_field(w, "sha256", receipt.pack);
  write_field(w, "date", date);
  w.end_object().key("request").raw(request);
  write_then(w, receipt);
  w.key("pinned");
  if (pinned.pack == nullptr) {
    w.null();
  } else {
    write_side(w, pinned);
  }
  w.key("today");
  write_side(w, today);
  const bool same = Comparison(w, receipt, pinned, today).write();
  w.key("same").boolean(same);
  w.key("same_pack").boolean(today.pack != nullptr && today.pack->sha256.substr(0, kPackDigits) == receipt.pack);
  w.key("dropped").array();
  for (const std::string& path : dropped) w.string(path);
  w.end_array();
  write_field(w, "engine", kVersion);
  w.end_object().end_object();
  return w.take();
}

}  // namespace yibao
