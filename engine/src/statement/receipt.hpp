// A receipt: a case, the rules it was settled under and what came out, in one short text for a QR code or a link.
// "Y1." + base64url of the bytes of the compact JSON [engine, region, pack, status, lines, request], behind the first
// four bytes of their SHA-256. It can be read without any pack.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "errors/issue.hpp"
#include "reason/case.hpp"

namespace yibao {

inline constexpr std::size_t kMostReceipt = 32'768;  // characters
inline constexpr std::size_t kPackDigits = 16;       // of a pack's SHA-256 that a receipt holds

struct Receipt {
  std::string engine;
  std::string region;
  std::string pack;  // the first digits of its SHA-256
  std::string status;
  std::vector<std::pair<std::string, Interval>> lines;  // of the statement's total, those that are not zero
  std::string request;                                  // JSON text: what was asked, without region and pack
};

// The lines of a total that a receipt holds: what is not zero, and always what the person pays.
std::vector<std::pair<std::string, Interval>> named_lines(const Statement& total);

// Too long a case is the issue text_too_large.
std::string sealed(const Receipt& receipt, Issues& issues);
// False with an issue: too long, no receipt of a known kind, or damaged.
bool open_receipt(std::string_view text, Receipt& out, Issues& issues);

}  // namespace yibao
