// The yardstick's cases in the engine's shape: facts as options, scope parts, year-to-date counters.
#pragma once
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>

#include "api/library.hpp"
#include "evaluate/evaluate.hpp"
#include "limit.hpp"
#include "pack/pack.hpp"

namespace bench {

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Yardstick {
 public:
  static constexpr std::size_t kFacts = 32;  // room for those of the frame; the yardstick adds none
  static constexpr std::size_t kState = 4 * yibao::kCounters;

  using Options = std::array<std::uint8_t, kFacts>;
  struct Pair {
    Options outpatient{};
    Options inpatient{};
    std::array<yibao::Fen, kState> state{};  // of the person: both visits start from it
    Fen outpatient_in_scope = 0;
    Fen total = 0;
    Fen noncovered = 0;
    Fen class_b = 0;
  };

  Yardstick(const std::string& frame_text, const std::string& pack_text) {
    yibao::Issues issues;
    auto frame = yibao::read_frame(yibao::Document::parse(frame_text, yibao::Limits{}, issues), issues);
    auto pack = yibao::read_pack(yibao::Document::parse(pack_text, yibao::Limits{}, issues), std::move(frame), issues);
    plan_ = yibao::compile(pack, 20240601, false, yibao::Given(pack->unknowns.size(), yibao::kNotGiven), issues);
    for (const char* id : {"care", "tier", "status", "identity", "admission"}) facts_.push_back(pack->fact(id));
  }

  const yibao::Plan& plan() const { return *plan_; }
  const yibao::Route& route(std::size_t care) const { return plan_->routes[care]; }
  std::uint8_t care(const char* id) const { return option(0, id); }

  Pair pair(const Case& c) const {
    Pair out;
    set(out.outpatient, "outpatient", c.outpatient_tier, c, 1);
    set(out.inpatient, "inpatient", c.inpatient_tier, c, c.admission);
    counter(out, "outpatient", yibao::kBase) = c.outpatient_base_before;
    counter(out, "outpatient", yibao::kPaid) = c.outpatient_paid_before;
    counter(out, "inpatient", yibao::kPaid) = c.inpatient_paid_before;
    counter(out, "critical_illness", yibao::kBase) = c.burden_before;
    counter(out, "critical_illness", yibao::kPaid) = c.critical_paid_before;
    counter(out, "medical_assistance", yibao::kPaid) = c.assistance_paid_before;
    out.outpatient_in_scope = c.outpatient_in_scope;
    out.total = c.total;
    out.noncovered = c.noncovered;
    out.class_b = c.class_b;
    return out;
  }

  // One case: both visits settled, by two calls that are not inlined.
  void settle(const Pair& p, yibao::Output<Fen>& outpatient, yibao::Output<Fen>& inpatient) const {
    std::array<yibao::Fen, kState> after;  // written where a rule keeps a counter
    yibao::Fen balances[2] = {0, 0};
    const Fen parts[yibao::kParts] = {0, 0, 0, p.outpatient_in_scope};
    yibao::settle_visit(*plan_, route(p.outpatient[facts_[0]]), p.outpatient.data(), parts, 0, p.state.data(),
                        after.data(), balances, outpatient);
    const Fen first = first_pay(p.class_b);
    const Fen stay[yibao::kParts] = {p.noncovered, 0, first, p.total - p.noncovered - first};
    yibao::settle_visit(*plan_, route(p.inpatient[facts_[0]]), p.inpatient.data(), stay, 0, p.state.data(),
                        after.data(), balances, inpatient);
  }

  static Result result(const yibao::Output<Fen>& a, const yibao::Output<Fen>& b, bool poor) {
    return {a.applied[0], a.pay[0], a.person, b.applied[0], b.pay[0], b.pay[1], poor ? b.pay[2] : 0, b.person};
  }

 private:
  std::uint8_t option(std::size_t fact, const std::string& id) const {
    const auto& options = plan_->pack->facts[facts_[fact]].options;
    for (std::size_t i = 0; i < options.size(); ++i) {
      if (options[i].id == id) return static_cast<std::uint8_t>(i);
    }
    return 0;
  }
  void set(Options& visit, const char* care_id, int tier, const Case& c, int admission) const {
    visit[facts_[0]] = option(0, care_id);
    visit[facts_[1]] = option(1, std::to_string(tier));
    visit[facts_[2]] = option(2, c.retired ? "retired" : "active");
    visit[facts_[3]] = option(3, c.poor ? "subsistence" : "none");
    visit[facts_[4]] = static_cast<std::uint8_t>(plan_->pack->facts[facts_[4]].class_of(admission));
  }
  Fen& counter(Pair& pair, const std::string& benefit, yibao::Counter which) const {
    std::size_t index = 0;
    while (plan_->pack->benefits[index].id != benefit) ++index;
    return pair.state[index * yibao::kCounters + which];
  }

  std::shared_ptr<const yibao::Plan> plan_;
  std::vector<yibao::FactId> facts_;
};

}  // namespace bench
