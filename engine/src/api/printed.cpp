#include "api/printed.hpp"

#include <algorithm>

namespace yibao {

namespace {

constexpr std::size_t kBillLines = 5;  // the first rows of the table: the bill and its parts

// A sum that every settlement keeps: a whole and its parts.
struct Identity {
  std::string_view id;
  std::uint8_t whole;
  std::uint8_t first;  // its parts are the lines from here
  std::uint8_t last;   // to here
};
constexpr Identity kIdentities[] = {{"bill", kTotalCharge, kNoncovered, kInScope},
                                    {"funds", kFundsTotal, kFunds, kFundsTotal - 1},
                                    {"person", kPersonTotal, kAccount, kCash}};

// A rate as "75%", or as a national message writes it, 0.75.
Millionths read_share(Reader& r, Document::Id id) {
  constexpr int kDecimals = 4;
  const std::string_view text = token(r.d, id);
  std::int64_t value = 0;
  const bool share =
      !text.empty() && text.back() != '%' && read_decimal(text, kDecimals, kWhole / 100, false, value) == Number::ok;
  return share ? value * 100 : r.rate(id);
}

void read_level(Reader& r, Document::Id object, std::string_view within, std::vector<Printed>& out,
                std::string& known) {
  r.each(object, [&](Document::Id id) {
    const std::string_view key = r.d[id].key;
    for (const LineName& line : kLineNames) {
      const bool ours = !line.name.empty() && line.name.size() == within.size() + key.size() &&
                        line.name.substr(0, within.size()) == within && line.name.substr(within.size()) == key;
      const bool national = within.empty() && !line.national.empty() &&
                            (line.national == key || (line.line == kOverPriceLimit && key == "overlmt_amt"));
      if (!ours && !national) continue;
      const std::int64_t amount = line.line == kFundRate ? read_share(r, id) : r.fen(id);
      const std::int64_t other = printed_amount(out, line.line);
      if (other >= 0 && other != amount) r.report(Code::printed_twice, id, key);
      if (other < 0) out.push_back({line.line, amount});
      return;
    }
    if (within.empty() && (key == "funds" || key == "person")) {
      if (r.expect(id, Kind::object)) read_level(r, id, std::string(key) + "/", out, known);
      return;
    }
    r.report(Code::unknown_key, id, key, known);
  });
}

// Commercial and other funds are one line where the national interface prints them.
std::vector<std::uint8_t> parts_of(const Identity& identity, const std::vector<Printed>& printed) {
  std::vector<std::uint8_t> out;
  const bool together = identity.whole == kFundsTotal && printed_amount(printed, kOtherFunds) >= 0;
  for (std::uint8_t line = identity.first; line <= identity.last; ++line) {
    const bool single = line == kFunds + static_cast<std::uint8_t>(Payer::commercial) ||
                        line == kFunds + static_cast<std::uint8_t>(Payer::other);
    if (!together || !single) out.push_back(line);
  }
  if (together) out.push_back(kOtherFunds);
  return out;
}

void write_identity(Writer& w, const std::vector<Printed>& printed, std::string_view id, std::uint8_t whole,
                    const std::vector<std::uint8_t>& parts) {
  const std::int64_t all = printed_amount(printed, whole);
  Fen sum = 0;
  std::vector<std::uint8_t> missing;
  for (const std::uint8_t part : parts) {
    const std::int64_t amount = printed_amount(printed, part);
    if (amount < 0) missing.push_back(part);
    sum += std::max<Fen>(0, amount);
  }
  if (all < 0 || missing.size() == parts.size()) return;
  const bool open = !missing.empty() && sum < all;  // what is not printed may be the rest
  w.object();
  write_field(w, "id", id);
  write_field(w, "status", open ? "open" : sum == all ? "holds" : "violated");
  write_field(w, "whole", line_name(line_named(whole)));
  w.key("parts").array();
  for (const std::uint8_t part : parts) {
    if (printed_amount(printed, part) >= 0) w.plain(line_name(line_named(part)));
  }
  w.end_array();
  w.key("not_printed").array();
  for (const std::uint8_t part : missing) w.plain(line_name(line_named(part)));
  w.end_array();
  write_fen(w, "printed", all);
  write_fen(w, "sum", sum);
  write_fen(w, "difference", all - sum);
  w.end_object();
}

}  // namespace

std::int64_t printed_amount(const std::vector<Printed>& printed, std::uint8_t line) {
  for (const Printed& one : printed) {
    if (one.line == line) return one.amount;
  }
  return -1;
}

std::vector<Printed> read_printed(Reader& r, Document::Id printed) {
  std::vector<Printed> found;
  std::string known;
  for (const LineName& line : kLineNames) {
    for (const std::string_view name : {line.name, line.national}) {
      if (name.empty()) continue;
      if (!known.empty()) known += ", ";
      known += name;
    }
  }
  read_level(r, printed, "", found, known);
  std::vector<Printed> out;
  for (const LineName& line : kLineNames) {
    const std::int64_t amount = printed_amount(found, line.line);
    if (amount >= 0) out.push_back({line.line, amount});
  }
  if (out.empty() && r.d[printed].children == 0) r.report(Code::empty_value, printed);
  return out;
}

std::vector<Edit> fill_from_printed(const Document& document, Document::Id visit, std::size_t index,
                                    const std::vector<Printed>& printed) {
  std::vector<Edit> out;
  const auto at = [&](Document::Id object, std::string_view key) { return document.find(object, key); };
  const auto text = [](Fen fen) { return '"' + format_fen(fen) + '"'; };
  if (at(visit, "lines") == Document::kNone) {
    Fen known[kBillLines];  // given or printed; -1: neither
    bool given[kBillLines];
    for (std::size_t i = 0; i < kBillLines; ++i) {
      const LineName& line = kLineNames[i];
      Document::Id id = at(visit, line.request);
      if (id == Document::kNone) id = at(visit, line.national);
      given[i] = id != Document::kNone;
      known[i] = printed_amount(printed, line.line);
      Fen own = 0;
      if (given[i]) known[i] = read_fen(document[id].text, own) == Number::ok ? own : known[i];
    }
    // What is not covered is one line on paper; drugs that the request names apart are in it.
    Fen drugs = 0;
    for (const std::string_view part : {"noncovered_drugs", "special_drugs"}) {
      const Document::Id id = at(visit, part);
      Fen own = 0;
      if (id != Document::kNone && read_fen(document[id].text, own) == Number::ok) drugs += own;
    }
    constexpr std::size_t kRest = 1;
    static_assert(kLineNames[kRest].line == kNoncovered);
    if (!given[kRest] && known[kRest] >= 0) known[kRest] = std::max<Fen>(0, known[kRest] - drugs);
    // A part of the bill that nobody gives is what the others leave of it: cost that is not covered, to begin with.
    Fen outside = drugs;
    std::size_t open = 0;
    for (std::size_t i = 1; i < kBillLines; ++i) outside += std::max<Fen>(0, known[i]);
    for (std::size_t i = kBillLines - 1; i-- > 1;) open = known[i] < 0 ? i : open;
    const Fen rest = known[0] < 0 ? 0 : known[0] - outside;
    const bool fits = known[kBillLines - 1] < 0 || rest == 0 || (rest > 0 && open > 0);
    if (known[kBillLines - 1] >= 0 && rest > 0 && open > 0) known[open] = rest;
    for (std::size_t i = 0; i < kBillLines; ++i) {
      const bool last = i == kBillLines - 1;
      if (given[i] || known[i] < 0 || (last && (!fits || known[0] >= 0))) continue;
      out.push_back({"/visits/" + std::to_string(index) + "/" + std::string(kLineNames[i].request), text(known[i])});
    }
  }
  const Document::Id year = at(document.root(), "year_to_date");
  const bool said =
      year != Document::kNone && document[year].kind == Kind::object && at(year, "account_balance") != Document::kNone;
  const Fen left = printed_amount(printed, kBalance);
  const Fen paid = printed_amount(printed, kAccount);
  if (!said && left >= 0 && paid >= 0 && index == 0)
    out.push_back({"/year_to_date/account_balance", text(left + paid)});
  return out;
}

void write_line_value(Writer& w, std::string_view key, std::uint8_t line, Interval value) {
  if (line != kFundRate) {
    write_amount(w, key, value, !value.certain());
    return;
  }
  w.key(key);
  if (value.certain()) {
    w.plain(format_rate(value.low));
    return;
  }
  w.object();
  write_field(w, "low", format_rate(value.low));
  write_field(w, "high", format_rate(value.high));
  w.end_object();
}

void write_identities(Writer& w, const std::vector<Printed>& printed) {
  w.key("identities").array();
  for (const Identity& identity : kIdentities)
    write_identity(w, printed, identity.id, identity.whole, parts_of(identity, printed));
  // Papers rarely print what the person pays in all: its parts, and those of the funds, will do.
  std::vector<std::uint8_t> settled;
  for (const Identity& identity : {kIdentities[1], kIdentities[2]}) {
    const std::vector<std::uint8_t> parts = parts_of(identity, printed);
    const bool whole =
        printed_amount(printed, identity.whole) >= 0 ||
        std::all_of(parts.begin(), parts.end(), [&](std::uint8_t part) { return printed_amount(printed, part) < 0; });
    if (whole)
      settled.push_back(identity.whole);
    else
      settled.insert(settled.end(), parts.begin(), parts.end());
  }
  settled.push_back(kHospital);
  write_identity(w, printed, "settlement", kTotalCharge, settled);
  w.end_array();
}

}  // namespace yibao
