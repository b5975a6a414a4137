// The words that receipts write as numbers: their places here. Receipts are kept for years, so the table only grows at
// its end; the first 31 cost one byte, the next 127 two. docs/receipts.md says the same for other programs.
#pragma once
#include <string_view>

namespace yibao {

inline constexpr std::string_view kWords =
    // What nearly every receipt holds.
    "date visits person care total scheme status tier employee retired inpatient outpatient resident active complete "
    "person.total person.cash total_charge in_scope_amount funds.total funds.pooled_fund deductible_applied identity "
    "options year_to_date place local noncovered in_scope readings filed "
    // Requests.
    "values benefits base deductible paid counted account_balance family_account_balance admissions day month lifetime "
    "first_pay over_price_limit noncovered_drugs special_drugs lines days category amount first_pay_rate price_limit "
    "name between low high strict trace resumed_on monthly_base A B C "
    // Facts and answers.
    "none yes no primary in_province out_of_province chronic pharmacy maternity after_basic subsistence "
    "extreme_poverty orphan returned_to_poverty monitored marginal expenditure_poverty age resident_kind adult minor "
    "student employment unit flexible contribution_gap gap_repaid resumed_months supplement emergency accident "
    "no_other_party third_party unlawful self_harm work_injury admission "
    // Lines of the statement and what was said of them.
    "noncovered_amount over_price_limit_amount first_pay_amount funds.large_amount funds.critical_illness "
    "funds.civil_servant funds.enterprise_supplement funds.medical_assistance funds.commercial funds.other "
    "person.account person.family_account hospital bounded not_covered waiting not_encoded not_in_force "
    // Benefits that many areas have.
    "employee_outpatient employee_inpatient resident_outpatient resident_inpatient resident_critical_illness "
    "medical_assistance critical_illness disease hospital_grade";

}  // namespace yibao
