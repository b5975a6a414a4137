// Requests and statements in the language of the national settlement interface.
#include <catch2/catch.hpp>

#include "files.hpp"

using namespace yibao;
using namespace yibao::test;

namespace {

std::string request(const std::string& person, const std::string& visit, const std::string& more = "") {
  return R"({"region":"421300","date":"2024-06-01","person":{)" + person + R"(},"visits":[{)" + visit + "}]" + more +
         "}";
}

const char* kSuizhou = "policies/cn/hubei/421300/pack.json";
const char* kFuzhou = "policies/cn/fujian/350100/pack.json";

// The first visit of a reply, where both replies say the same of it.
std::string visits_of(const std::string& reply) {
  const auto from = reply.find("\"visits\":");
  return reply.substr(from, reply.find("\"year_to_date\":") - from);
}

}  // namespace

TEST_CASE("national codes and names ask the same question") {
  Engine engine = engine_with({kSuizhou});
  const std::string ours = engine.call(
      "estimate", request(R"("scheme":"employee","status":"retired")",
                          R"("care":"outpatient","tier":"2","total":"1500","noncovered":"60","first_pay":"40")"));
  CHECK(contains(ours, R"("pooled_fund":"750.00")"));  // (1500 − 100 − 400) × 75 %
  CHECK(
      visits_of(engine.call(
          "estimate",
          request(
              R"("insutype":"310","psn_type":"1201")",
              R"("med_type":"1101","hosp_lv":"05","medfee_sumamt":"1500","fulamt_ownpay_amt":"60","preselfpay_amt":"40")"))) ==
      visits_of(ours));
  CHECK(visits_of(engine.call("estimate",
                              request(R"("insutype":"310","psn_type":"12")",
                                      R"("med_type":"11","hosp_lv":"06","overlmt_selfpay":"0",)"
                                      R"("fulamt_ownpay_amt":"60","preselfpay_amt":"40","inscp_scp_amt":"1400")"))) ==
        visits_of(ours));
}

TEST_CASE("our names go before codes") {
  Engine engine = engine_with({kSuizhou});
  const std::string reply = engine.call(
      "estimate", request(R"("insutype":"310","status":"active","psn_type":"12")",
                          R"("med_type":"11","hosp_lv":"05","tier":"3","medfee_sumamt":"9","total":"1500")"));
  CHECK(contains(reply, R"("pooled_fund":"600.00")"));  // (1500 − 500) × 60 %
}

TEST_CASE("a code that several options have leaves the fact open") {
  Engine engine = engine_with({kSuizhou});
  // An injury, whoever is liable.
  const std::string reply = engine.call(
      "estimate", request(R"("insutype":"390")", R"("med_type":"22","hosp_lv":"02","medfee_sumamt":"20000")"));
  CHECK(contains(reply, R"({"ok":{"status":"bounded")"));
  CHECK(contains(reply, R"("fact":"accident","path":"/visits/0/accident")"));
  CHECK(!contains(reply, R"("fact":"care")"));
}

TEST_CASE("a statement under national names") {
  Engine engine = engine_with({kSuizhou});
  const std::string person = R"("scheme":"employee","status":"retired")";
  const std::string visit = R"("care":"outpatient","tier":"2","total":"1500")";
  CHECK(!contains(engine.call("estimate", request(person, visit)), "setlinfo"));
  const std::string reply = engine.call(
      "estimate",
      request(person, visit, R"(,"year_to_date":{"account_balance":"1000"},"options":{"format":"setlinfo"})"));
  CHECK(contains(
      reply,
      R"("setlinfo":{"medfee_sumamt":"1500.00","fulamt_ownpay_amt":"0.00","overlmt_selfpay":"0.00","preselfpay_amt":"0.00",)"
      R"("inscp_scp_amt":"1500.00","act_pay_dedc":"400.00","hifp_pay":"825.00","hifob_pay":"0.00","hifmi_pay":"0.00",)"
      R"("cvlserv_pay":"0.00","hifes_pay":"0.00","maf_pay":"0.00","oth_pay":"0.00","fund_pay_sumamt":"825.00",)"
      R"("acct_pay":"675.00","acct_mulaid_pay":"0.00","psn_cash_pay":"0.00","psn_part_amt":"675.00",)"
      R"("hosp_part_amt":"0.00","balc":"325.00","pool_prop_selfpay":"0.7500","setldetail":[)"));
  CHECK(contains(
      reply,
      R"({"fund_pay_type":"310100","inscp_scp_amt":"1500.00","crt_payb_lmt_amt":"1600.00","fund_payamt":"825.00","setl_proc_info":)"
      "\"职工普通门诊统筹：计算基数1500.00元，扣除起付线400.00元，计入1100.00元，支付比例75%，应付825.00元，"
      "本次可支付限额1600.00元，支付825.00元\"}"));
  CHECK(contains(reply, R"({"fund_pay_type":"310200","inscp_scp_amt":"675.00","fund_payamt":"675.00"})"));
  const std::string bounded = engine.call(
      "estimate", request(person, R"("care":"outpatient","total":"1500")", R"(,"options":{"format":"setlinfo"})"));
  CHECK(contains(bounded, R"("hifp_pay":{"low":"715.00","high":"935.00"})"));
  CHECK(contains(bounded, R"("setldetail":[])"));
}

TEST_CASE("resident funds have codes of their own; commercial insurance is other payment") {
  Engine engine = engine_with({kSuizhou, kFuzhou});
  const std::string resident =
      engine.call("estimate", R"({"region":"421300","date":"2024-06-01","person":{"insutype":"390","identity":"none"},)"
                              R"("visits":[{"med_type":"21","hosp_lv":"02","medfee_sumamt":"60000"}],)"
                              R"("options":{"format":"setlinfo","values":{"resident_critical_illness.rate":"60%"}}})");
  CHECK(contains(resident, R"({"fund_pay_type":"390100")"));
  CHECK(contains(resident, R"({"fund_pay_type":"390200")"));
}

TEST_CASE("the balance goes down visit by visit") {
  Engine engine = engine_with({kSuizhou});
  const std::string reply = engine.call(
      "estimate",
      R"({"region":"421300","date":"2024-06-01","person":{"scheme":"employee","status":"retired"},)"
      R"("visits":[{"care":"outpatient","tier":"2","total":"100"},{"care":"outpatient","tier":"2","total":"200"}],)"
      R"("year_to_date":{"account_balance":"1000"},"options":{"format":"setlinfo"}})");
  CHECK(contains(reply, R"("balc":"900.00")"));
  CHECK(contains(reply, R"("balc":"700.00")"));
}
