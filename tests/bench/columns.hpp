// The yardstick's cases as columns: one batch of outpatient visits, one of hospital stays, each from the person's year
// so far.
#pragma once
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "limit.hpp"
#include "yibao/batch.hpp"

namespace bench {

class Columns {
 public:
  // `with_state`: the year to date after each visit is written too (which limit.cpp does not do).
  Columns(const yibao::Engine& engine, bool with_state)
      : outpatient_(engine, request("outpatient")), inpatient_(engine, request("inpatient")), with_state_(with_state) {
    for (const yibao::Batch* batch : {&outpatient_, &inpatient_}) {
      must(batch->error().empty(), batch->error());
    }
  }

  void fill(const std::vector<Case>& cases) {
    count_ = cases.size();
    for (auto* codes : {&retired_, &poor_, &outpatient_tier_, &inpatient_tier_, &admission_}) codes->clear();
    for (auto& column : in_) column.clear();
    const auto option = [](const yibao::Batch& batch, const char* path, const std::string& id) {
      return batch.code(path, id);
    };
    const std::uint8_t status[] = {option(outpatient_, "person.status", "active"),
                                   option(outpatient_, "person.status", "retired")};
    const std::uint8_t identity[] = {option(outpatient_, "person.identity", "none"),
                                     option(outpatient_, "person.identity", "subsistence")};
    std::uint8_t tier[4] = {};
    std::uint8_t admission[4] = {};
    for (int i = 1; i < 4; ++i) {
      tier[i] = option(outpatient_, "visits.0.tier", std::to_string(i));
      admission[i] = option(inpatient_, "visits.0.admission", std::to_string(i));
    }
    for (const Case& c : cases) {
      retired_.push_back(status[c.retired ? 1 : 0]);
      poor_.push_back(identity[c.poor ? 1 : 0]);
      outpatient_tier_.push_back(tier[c.outpatient_tier]);
      inpatient_tier_.push_back(tier[c.inpatient_tier]);
      admission_.push_back(admission[c.admission]);
      const Fen values[kIn] = {c.outpatient_in_scope,
                               c.outpatient_base_before,
                               c.outpatient_base_before,
                               c.outpatient_paid_before,
                               c.total,
                               c.noncovered,
                               first_pay(c.class_b),
                               c.inpatient_paid_before,
                               c.burden_before,
                               c.burden_before,
                               c.critical_paid_before,
                               c.assistance_paid_before};
      for (std::size_t i = 0; i < kIn; ++i) in_[i].push_back(values[i]);
    }
    for (auto& column : out_) column.assign(count_, -1);
    bind();
  }

  void settle() {
    outpatient_.settle(count_);
    inpatient_.settle(count_);
  }

  Result result(std::size_t i) const {
    return {out_[0][i], out_[1][i], out_[2][i], out_[3][i], out_[4][i], out_[5][i], out_[6][i], out_[7][i]};
  }

 private:
  static constexpr std::size_t kIn = 12;
  static constexpr std::size_t kOut = 8 + 16;

  static std::string request(const std::string& care) {
    return R"({"region":"yardstick","date":"2024-06-01","person":{"scheme":"employee"},"visits":[{"care":")" + care +
           R"(","place":"local"}]})";
  }

  static void must(bool held, const std::string& fault = "a column that the batch does not know") {
    if (held) return;
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::exit(EXIT_FAILURE);
  }

  void bind() {
    for (yibao::Batch* batch : {&outpatient_, &inpatient_}) {
      const bool stay = batch == &inpatient_;
      must(batch->facts("person.status", retired_.data()));
      must(batch->facts("person.identity", poor_.data()));
      must(batch->facts("visits.0.tier", (stay ? inpatient_tier_ : outpatient_tier_).data()));
    }
    must(inpatient_.facts("visits.0.admission", admission_.data()));
    const std::string year = "year_to_date.benefits.";
    must(outpatient_.numbers("visits.0.in_scope", in_[0].data()));
    must(outpatient_.numbers(year + "outpatient.base", in_[1].data()));
    must(outpatient_.numbers(year + "outpatient.paid", in_[3].data()));
    must(inpatient_.numbers("visits.0.total", in_[4].data()));
    must(inpatient_.numbers("visits.0.noncovered", in_[5].data()));
    must(inpatient_.numbers("visits.0.first_pay", in_[6].data()));
    must(inpatient_.numbers(year + "inpatient.paid", in_[7].data()));
    must(inpatient_.numbers(year + "critical_illness.base", in_[8].data()));
    must(inpatient_.numbers(year + "critical_illness.paid", in_[10].data()));
    must(inpatient_.numbers(year + "medical_assistance.paid", in_[11].data()));
    const char* const outpatient[] = {"deductible_applied", "funds.pooled_fund", "person.total"};
    const char* const inpatient[] = {"deductible_applied", "funds.pooled_fund", "funds.critical_illness",
                                     "funds.medical_assistance", "person.total"};
    std::size_t next = 0;
    for (const char* path : outpatient) must(outpatient_.results(path, out_[next++].data()));
    for (const char* path : inpatient) must(inpatient_.results(path, out_[next++].data()));
    if (!with_state_) return;
    must(outpatient_.results(year + "outpatient.base", out_[next++].data()));
    must(outpatient_.results(year + "outpatient.paid", out_[next++].data()));
    for (const char* path : {"inpatient.base", "inpatient.paid", "critical_illness.base", "critical_illness.paid",
                             "medical_assistance.base", "medical_assistance.paid"})
      must(inpatient_.results(year + path, out_[next++].data()));
  }

  yibao::Batch outpatient_;
  yibao::Batch inpatient_;
  bool with_state_;
  std::size_t count_ = 0;
  std::vector<std::uint8_t> retired_;
  std::vector<std::uint8_t> poor_;
  std::vector<std::uint8_t> outpatient_tier_;
  std::vector<std::uint8_t> inpatient_tier_;
  std::vector<std::uint8_t> admission_;
  std::vector<Fen> in_[kIn];
  std::vector<Fen> out_[kOut];
};

}  // namespace bench
