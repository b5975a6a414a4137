// Settles an old receipt again, under the rules of then and of today, and says what differs.
#include <algorithm>

#include "api/answer.hpp"
#include "api/operations.hpp"
#include "json/digest.hpp"
#include "json/edit.hpp"
#include "pack/reader.hpp"
#include "statement/receipt.hpp"
#include "statement/statement.hpp"
#include "version.hpp"

namespace yibao {

namespace {

// The case of a receipt under one pack.
struct Side {
  std::shared_ptr<const Pack> pack;
  std::string_view status;
  bool numbers = false;
  bool bounded = false;
  Statement total{};
  Issue fault;  // when the status is "error"
};

// Whether a fault means that the pack does not know (any more) what stands there.
bool unknown_now(const Issue& issue) {
  constexpr std::string_view kValues = "/options/values/";
  switch (issue.code) {
    case Code::unknown_key:
    case Code::unknown_option:
    case Code::unknown_value:
    case Code::unknown_benefit:
    case Code::not_a_count:
      return !issue.path.empty();
    default:
      return issue.path.compare(0, kValues.size(), kValues) == 0;
  }
}

// Leaves out what the pack does not know until the rest can be read; notes what it was.
bool read_what_is_known(Library& library, std::string text, Request& out, Issues& issues,
                        std::vector<std::string>& dropped) {
  constexpr int kMostRounds = 8;
  for (int round = 0; round < kMostRounds; ++round) {
    issues.clear();
    out = Request{};
    if (read_request(library, text, Needs::amounts, out, issues)) return true;
    std::vector<Edit> removals;
    for (const Issue& issue : issues) {
      if (!unknown_now(issue)) continue;
      removals.push_back({issue.path, ""});
      if (std::find(dropped.begin(), dropped.end(), issue.path) == dropped.end()) dropped.push_back(issue.path);
    }
    if (removals.empty() || out.document == nullptr) return false;
    text = edited(*out.document, removals);
  }
  return false;
}

void settle_side(Library& library, const std::string& text, Side& side, std::vector<std::string>& dropped) {
  Request request;
  Issues issues;
  if (!read_what_is_known(library, text, request, issues, dropped)) {
    side.status = "error";
    side.fault = issues.front();
    side.fault.line = 0;  // of a text that nobody wrote
    return;
  }
  const Answer answer = answer_of(request);
  side.status = answer.status;
  side.numbers = answer.numbers;
  side.bounded = answer.bounded;
  if (answer.numbers) side.total = answer.outcome.total();
}

void write_side(Writer& w, const Side& side) {
  w.object();
  write_field(w, "status", side.status);
  if (side.status == "error") {
    w.key("error");
    write_issue(w, side.fault);
  }
  if (side.numbers) {
    w.key("total");
    write_statement(w, side.total, side.bounded);
  }
  if (side.pack != nullptr) write_pack_stamp(w, *side.pack);
  w.end_object();
}

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
      if (line_name(field) == name) return true;
    }
    return false;
  }

  Interval recorded(const std::string& name) const {
    for (const auto& [line, amount] : then_.lines) {
      if (line == name) return amount;
    }
    return {};
  }

  // Whether a line differs on some side; writes it then.
  bool line(std::size_t field) {
    const std::string name = line_name(field);
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
    if (had_numbers_ && sides_[1]->numbers) {
      const Interval now = sides_[1]->total[field];
      const Fen a = now.low - before.low;
      const Fen b = now.high - before.high;
      write_range(w_, "change", {std::min(a, b), std::max(a, b)});
    }
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
