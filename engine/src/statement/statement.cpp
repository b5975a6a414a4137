#include "statement/statement.hpp"

#include <algorithm>

namespace yibao {

namespace {

void write_person(Writer& w, const Statement& s, bool bounded) {
  w.key("person").object();
  write_amount(w, "account", s[kAccount], bounded);
  write_amount(w, "family_account", s[kFamilyAccount], bounded);
  write_amount(w, "cash", s[kCash], bounded);
  write_amount(w, "total", s[kPersonTotal], bounded);
  w.end_object();
}

}  // namespace

void write_statement(Writer& w, const Statement& s, bool bounded) {
  w.object();
  write_amount(w, "total_charge", s[kTotalCharge], bounded);
  write_amount(w, "noncovered_amount", s[kNoncovered], bounded);
  write_amount(w, "over_price_limit_amount", s[kOverPriceLimit], bounded);
  write_amount(w, "first_pay_amount", s[kFirstPay], bounded);
  write_amount(w, "in_scope_amount", s[kInScope], bounded);
  write_amount(w, "deductible_applied", s[kDeductibleApplied], bounded);
  w.key("funds").object();
  for (std::size_t p = 0; p < static_cast<std::size_t>(Payer::hospital); ++p)
    write_amount(w, kPayerNames[p], s[kFunds + p], bounded);
  write_amount(w, "total", s[kFundsTotal], bounded);
  w.end_object();
  write_person(w, s, bounded);
  write_amount(w, "hospital", s[kHospital], bounded);
  w.end_object();
}

void write_ratios(Writer& w, const Statement& s, bool bounded) {
  const auto ratio = [&](std::string_view key, Interval of) {
    w.key(key);
    const std::string low = format_ratio(s[kFundsTotal].low, of.high);
    if (!bounded) {
      w.string(low);
      return;
    }
    w.object();
    write_field(w, "low", low);
    write_field(w, "high", format_ratio(std::min(s[kFundsTotal].high, of.low), of.low));
    w.end_object();
  };
  w.key("ratios").object();
  ratio("of_total", s[kTotalCharge]);
  ratio("of_in_scope", s[kInScope]);
  w.end_object();
}

}  // namespace yibao
