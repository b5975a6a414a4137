// The one table of a settlement's lines: our name, the national settlement interface's, and where a request gives it.
#pragma once
#include "reason/reconcile.hpp"

namespace yibao {

struct LineName {
  std::uint8_t line;
  std::string_view name;      // as a pointer into our statement, without the first slash
  std::string_view national;  // of the national interface; empty where it has none of its own
  std::string_view request;   // key of the amount in a visit
};

inline constexpr LineName kLineNames[] = {
    {kTotalCharge, "total_charge", "medfee_sumamt", "total"},
    {kNoncovered, "noncovered_amount", "fulamt_ownpay_amt", "noncovered"},
    {kOverPriceLimit, "over_price_limit_amount", "overlmt_selfpay", "over_price_limit"},
    {kFirstPay, "first_pay_amount", "preselfpay_amt", "first_pay"},
    {kInScope, "in_scope_amount", "inscp_scp_amt", "in_scope"},
    {kDeductibleApplied, "deductible_applied", "act_pay_dedc", ""},
    {kFunds + static_cast<std::uint8_t>(Payer::pooled_fund), "funds/pooled_fund", "hifp_pay", ""},
    {kFunds + static_cast<std::uint8_t>(Payer::large_amount), "funds/large_amount", "hifob_pay", ""},
    {kFunds + static_cast<std::uint8_t>(Payer::critical_illness), "funds/critical_illness", "hifmi_pay", ""},
    {kFunds + static_cast<std::uint8_t>(Payer::civil_servant), "funds/civil_servant", "cvlserv_pay", ""},
    {kFunds + static_cast<std::uint8_t>(Payer::enterprise_supplement), "funds/enterprise_supplement", "hifes_pay", ""},
    {kFunds + static_cast<std::uint8_t>(Payer::medical_assistance), "funds/medical_assistance", "maf_pay", ""},
    {kFunds + static_cast<std::uint8_t>(Payer::commercial), "funds/commercial", "", ""},
    {kFunds + static_cast<std::uint8_t>(Payer::other), "funds/other", "", ""},
    {kOtherFunds, "", "oth_pay", ""},  // commercial and other together
    {kFundsTotal, "funds/total", "fund_pay_sumamt", ""},
    {kAccount, "person/account", "acct_pay", ""},
    {kFamilyAccount, "person/family_account", "acct_mulaid_pay", ""},
    {kCash, "person/cash", "psn_cash_pay", ""},
    {kPersonTotal, "person/total", "psn_part_amt", ""},
    {kHospital, "hospital", "hosp_part_amt", ""},
    {kBalance, "account_balance", "balc", ""},
    {kFundRate, "pooled_fund_rate", "pool_prop_selfpay", ""}};

// How a reply names a line.
constexpr std::string_view line_name(const LineName& line) { return line.name.empty() ? line.national : line.name; }
// The table's row of a line.
constexpr const LineName& line_named(std::uint8_t line) {
  std::size_t at = 0;
  while (kLineNames[at].line != line) ++at;
  return kLineNames[at];
}

}  // namespace yibao
