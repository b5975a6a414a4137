#include "reason/order.hpp"

#include <algorithm>

namespace yibao {

namespace {

constexpr std::size_t kMostPermuted = 5;
constexpr std::size_t kMostWork = 200'000;  // completions × visits × orders

bool counts_by_day_or_month(const Pack& pack) {
  return std::any_of(pack.benefits.begin(), pack.benefits.end(), [](const Benefit& benefit) {
    return benefit.period == Period::day || benefit.period == Period::month ||
           std::any_of(benefit.ceilings.begin(), benefit.ceilings.end(), [](const Ceiling& ceiling) {
             return ceiling.per == Period::day || ceiling.per == Period::month;
           });
  });
}

Interval person_total(const Case& c, const Orders& orders, const std::vector<std::size_t>& order) {
  Case other = c;
  other.course = false;
  for (std::size_t i = 0; i < order.size(); ++i) other.visits[orders.first + i] = c.visits[order[i]];
  return settle_case(other).total()[kPersonTotal];
}

void try_order(const Case& c, Orders& orders, const std::vector<std::size_t>& order) {
  const Interval total = person_total(c, orders, order);
  ++orders.tried;
  if (total.low < orders.least.low) {
    orders.least = total;
    orders.least_order = order;
  }
  if (total.high > orders.most.high) {
    orders.most = total;
    orders.most_order = order;
  }
}

std::size_t ways_of(const Case& c) {
  std::size_t ways = 1;
  for (const Variable& variable : variables_of(c))
    ways = std::min(kMostWork, ways * static_cast<std::size_t>(__builtin_popcountll(variable.options)));
  return ways;
}

}  // namespace

std::vector<Orders> orders_of(const Case& c, const Outcome& now, bool free) {
  const bool by_year = free && !counts_by_day_or_month(*c.plan->pack);
  const auto together = [&](std::size_t a, std::size_t b) {
    const Date x = c.visits[a].date;
    const Date y = c.visits[b].date;
    return by_year ? !new_year(x, y) : x == y;
  };
  const std::size_t cost = ways_of(c) * c.visits.size();
  std::size_t left = kMostWork;
  std::vector<Orders> out;
  for (std::size_t first = 0; first < c.visits.size();) {
    std::size_t end = first + 1;
    while (end < c.visits.size() && together(first, end)) ++end;
    Orders orders;
    orders.first = first;
    orders.count = end - first;
    first = end;
    if (orders.count < 2) continue;
    orders.given = orders.least = orders.most = now.total()[kPersonTotal];
    std::vector<std::size_t> order;
    for (std::size_t v = orders.first; v < end; ++v) order.push_back(v);
    orders.least_order = orders.most_order = order;
    std::size_t ways = orders.count;
    if (orders.count <= kMostPermuted) {
      for (std::size_t k = 2; k < orders.count; ++k) ways *= k;
    }
    orders.all = orders.count <= kMostPermuted && cost * ways <= left;
    if (cost * ways <= left) {
      left -= cost * ways;
      if (orders.all) {
        while (std::next_permutation(order.begin(), order.end())) try_order(c, orders, order);
      } else {
        for (std::size_t i = 0; i + 1 < order.size(); ++i) {
          std::swap(order[i], order[i + 1]);
          try_order(c, orders, order);
          std::swap(order[i], order[i + 1]);
        }
      }
    }
    out.push_back(std::move(orders));
  }
  return out;
}

}  // namespace yibao
