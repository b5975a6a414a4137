// How requests and replies name the lines of a statement where one stands alone: "person.total", "funds.pooled_fund".
#pragma once
#include "reason/case.hpp"

namespace yibao {

inline constexpr std::string_view kStatementLines[kFields] = {"total_charge",
                                                              "noncovered_amount",
                                                              "over_price_limit_amount",
                                                              "first_pay_amount",
                                                              "in_scope_amount",
                                                              "deductible_applied",
                                                              "funds.pooled_fund",
                                                              "funds.large_amount",
                                                              "funds.critical_illness",
                                                              "funds.civil_servant",
                                                              "funds.enterprise_supplement",
                                                              "funds.medical_assistance",
                                                              "funds.commercial",
                                                              "funds.other",
                                                              "funds.total",
                                                              "person.account",
                                                              "person.family_account",
                                                              "person.cash",
                                                              "person.total",
                                                              "hospital"};

}  // namespace yibao
