#include <algorithm>

#include "plan/block_compiler.hpp"

namespace yibao {

namespace {

// Whether nothing is unknown: the rows that pay least are those that pay most.
bool all_known(const Plan& plan) {
  for (const Block& block : plan.blocks) {
    for (std::uint32_t r = block.first_row; r < block.first_row + block.row_count; ++r) {
      if (!same_row(plan, block, r)) return false;
    }
  }
  return true;
}

// What of the pack holds on the date, besides the benefits' rows.
void resolve_pack(Plan& plan) {
  const Pack& rules = *plan.pack;
  for (const Encodes& encodes : rules.encodes) {
    plan.encodes.push_back(encodes.on(plan.date));
    if (plan.encodes.back()) mark_facts(encodes.when, plan.facts_read);
  }
  for (const FirstPay& first : rules.first_pay) {
    plan.first_pay.push_back(first.rate.on(plan.date));
    if (plan.first_pay.back() == nullptr) continue;
    mark_facts(first.when, plan.facts_read);
    mark_facts(plan.first_pay.back()->value, plan.facts_read);
  }
  for (const Eligibility& rule : rules.eligibility) {
    const bool on = rule.why.from <= plan.date && (rule.why.until == kNoDate || plan.date <= rule.why.until);
    if (!on) continue;
    plan.eligibility.push_back(&rule);
    mark_facts(rule.when, plan.facts_read);
  }
  for (const Allowance& allowance : rules.allowances) {
    if (allowance.days_asked) plan.asks_days = true;
    mark_facts(allowance.applies, plan.facts_read);
  }
  for (const Benefit& benefit : rules.benefits) plan.in_force.push_back(resolve(benefit, plan.date));
}

}  // namespace

std::shared_ptr<const Plan> compile(std::shared_ptr<const Pack> pack, Date date, bool strict, Given given,
                                    Issues& issues, Pinned pinned) {
  auto plan = std::make_shared<Plan>();
  const std::size_t before = issues.size();
  plan->pack = std::move(pack);
  plan->date = date;
  plan->strict = strict;
  plan->given = std::move(given);
  plan->pinned = std::move(pinned);
  const Pack& rules = *plan->pack;
  plan->care = rules.fact("care");
  plan->facts_read.assign(rules.facts.size(), false);
  resolve_pack(*plan);
  for (std::size_t care = 0; care < rules.facts[plan->care].options.size(); ++care) {
    Route route{static_cast<std::uint32_t>(plan->blocks.size())};
    for (std::size_t i = 0; i < rules.benefits.size(); ++i) {
      const Benefit& benefit = rules.benefits[i];
      const auto excluded = [&](const Condition::Term& term) {
        return term.fact == plan->care && (term.mask >> care & 1) == 0;
      };
      if (std::any_of(benefit.applies.all.begin(), benefit.applies.all.end(), excluded)) continue;
      const bool purse = benefit.purse != Purse::none;
      if (!plan->in_force[i].in_force) {
        route.lapsed = route.lapsed || !purse;
        continue;
      }
      plan->strict = strict && !purse;  // what an account may pay is no value that could be bounded
      if (!BlockCompiler(*plan, benefit, static_cast<std::uint16_t>(i), care, route.first, issues).compile())
        return nullptr;
      plan->strict = strict;
      if (purse) ++route.purses;
    }
    route.count = static_cast<std::uint32_t>(plan->blocks.size()) - route.first - route.purses;
    if (route.count + route.purses > kMaxBlocks) {
      issues.push_back(rules.document->issue(Code::too_many_items, rules.document->root(), std::to_string(kMaxBlocks)));
      return nullptr;
    }
    plan->routes.push_back(route);
  }
  if (all_known(*plan)) {
    plan->generous_rows.clear();
    plan->generous_rare.clear();
  }
  return issues.size() == before ? plan : nullptr;
}

}  // namespace yibao
