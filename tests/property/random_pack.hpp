// Random packs and cases, as JSON text in the pack language: every slot, tables over several facts, unknown values,
// counts, readings.
#pragma once
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "money/amount.hpp"

namespace yibao::test {

inline std::int64_t pick(std::int64_t low, std::int64_t high) { return *rc::gen::inRange<std::int64_t>(low, high + 1); }
inline bool chance(int percent) { return pick(0, 99) < percent; }
template <class T>
T one_of(const std::vector<T>& list) {
  return list[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(list.size()) - 1))];
}

inline std::string quoted(const std::string& text) { return "\"" + text + "\""; }
inline std::string yuan(Fen fen) { return quoted(format_fen(fen)); }
inline std::string percent(int hundredths) { return quoted(format_rate(hundredths * 100)); }

struct FactOptions {
  std::string id;
  std::vector<std::string> options;
};

// The facts of the frame that random rules look at, and the classes of the count.
inline const std::vector<FactOptions>& facts() {
  static const std::vector<FactOptions> all = {{"status", {"active", "retired"}},
                                               {"tier", {"primary", "1", "2", "3"}},
                                               {"identity", {"none", "subsistence"}},
                                               {"place", {"local", "in_province", "out_of_province"}},
                                               {"reading", {"a", "b"}}};
  return all;
}

struct PackShape {
  bool unknowns = false;    // some values unknown within limits
  bool coarse = false;      // rounding to larger units and other modes
  bool cliffs = true;       // yearly slices of falling bands, ceilings on cost: what makes corners no extremes
  bool whole = true;        // rates for the whole amount
  bool floors = true;       // a share of the bill is paid in any case
  bool shares = true;       // deductibles that several benefits share, in one visit too
  bool quantities = true;   // deductibles that grow with the bill
  bool order_kept = false;  // set for packs whose benefits stand in the order of settlement
};

// A value that is a constant, a table by one fact, or a first-matching case; `leaf` writes a constant.
template <class Leaf>
std::string value(Leaf&& leaf, const PackShape& shape, int depth = 0) {
  const std::int64_t kind = pick(0, 9);
  if (kind < 4 || depth > 1) return leaf();
  if (kind < 8) {
    const FactOptions fact = one_of(facts());
    std::string out = R"({"by":)" + quoted(fact.id) + R"(,"of":{)";
    for (std::size_t i = 0; i < fact.options.size(); ++i)
      out += (i > 0 ? "," : "") + quoted(fact.options[i]) + ":" + value(leaf, shape, depth + 1);
    if (fact.id == "identity") return out + R"(},"else":)" + leaf() + "}";
    return out + "}}";
  }
  if (kind == 8)
    return R"({"first":[{"when":{"admission":{"at_least":2}},"value":)" + leaf() + R"(},{"value":)" + leaf() + "}]}";
  return R"({"maximum":[)" + leaf() + "," + leaf() + "]}";
}

inline std::string dated(const std::string& value) {
  return R"({"from":"2024-01-01","source":"s","value":)" + value + "}";
}

inline std::string condition() {
  const FactOptions fact = one_of(facts());
  return "{" + quoted(fact.id) + ":" + quoted(one_of(fact.options)) + "}";
}

// The deductible of a benefit per visit may depend on the bill or its days.
inline std::string quantity() {
  if (chance(40)) return R"({"per_day":)" + yuan(pick(0, 20'000)) + "}";
  const Fen least = pick(0, 50'000);
  return R"({"share_of_bill":)" + percent(static_cast<int>(pick(0, 3'000))) + R"(,"at_least":)" + yuan(least) +
         R"(,"at_most":)" + yuan(least + pick(0, 200'000)) + "}";
}

inline std::string benefit(int index, const std::string& payer, const PackShape& shape) {
  const auto unknown = [&](const std::string& low, const std::string& high) {
    static int names = 0;
    return R"({"unknown":{"between":[)" + low + "," + high + R"(],"name":"n)" + std::to_string(++names) + "\"}}";
  };
  const auto money = [&](Fen top) {
    return [&shape, &unknown, top] {
      const Fen low = pick(0, top);
      return shape.unknowns && chance(8) ? unknown(yuan(low), yuan(low + pick(0, top))) : yuan(low);
    };
  };
  const auto rate = [&](int low, int top) {
    return [&shape, &unknown, low, top] {
      const int from = static_cast<int>(pick(low, top));
      return shape.unknowns && chance(8) ? unknown(percent(from), percent(static_cast<int>(pick(from, top))))
                                         : percent(from);
    };
  };
  std::string out =
      R"({"id":"b)" + std::to_string(index) + R"(","name":{"zh":"待遇","en":"benefit"},"payer":)" + quoted(payer);
  out += R"(,"applies":{"care":)" + std::string(chance(70) ? R"(["outpatient","inpatient"])" : R"("inpatient")") +
         (chance(40) ? R"(,"tier":["1","2","3"])" : "") + "}";
  const std::int64_t base = pick(0, 3);
  const std::string earlier = index > 0 && shape.order_kept && (shape.shares || index == 1) && chance(30)
                                  ? "b" + std::to_string(pick(0, index - 1))
                                  : "";
  if (!earlier.empty()) {
    out += R"(,"base":[{"overflow":)" + quoted(earlier) + "}]";
  } else {
    out += R"(,"base":)" + std::string(base < 2    ? R"(["in_scope"])"
                                       : base == 2 ? R"(["in_scope",{"part":"first_pay","weight":"50%"}])"
                                                   : R"([{"part":"noncovered","weight":"30%"},"first_pay"])");
  }
  const std::string period = chance(50) ? "year" : chance(70) ? "visit" : one_of<std::string>({"day", "month"});
  out += R"(,"period":)" + quoted(period);
  const bool by_quantity = period == "visit" && shape.quantities && chance(30);
  out += R"(,"deductible":)" + dated(by_quantity ? quantity() : chance(20) ? "\"none\"" : value(money(200'000), shape));
  if (period == "visit" && chance(20)) out += R"(,"deductible_per":"year")";
  if (period == "visit" && chance(20)) out += R"(,"deductible_limit":)" + dated(yuan(pick(0, 300'000)));
  if (index > 0 && shape.shares && chance(15))
    out += R"(,"deductible_with":["b)" + std::to_string(pick(0, index - 1)) + "\"]";
  if (index > 0 && chance(20)) out += R"(,"ceilings_with":["b)" + std::to_string(pick(0, index - 1)) + "\"]";
  if (shape.floors && chance(15)) out += R"(,"at_least":)" + dated(percent(static_cast<int>(pick(0, 6'000))));
  if (chance(30)) {
    out += R"(,"deductible_changes":[{"do":"multiply","when":{"admission":{"at_least":2}},"amount":)" +
           dated("\"50%\"") + R"(},{"do":"at_least","when":)" + condition() + R"(,"amount":)" +
           dated(yuan(pick(0, 30'000))) + "}]";
  }
  if (chance(50)) {
    out += R"(,"rate":)" + dated(value(rate(0, 10'000), shape));
  } else {
    int low = static_cast<int>(pick(10, 40)) * 100;
    Fen over = 0;
    std::string bands;
    for (std::int64_t n = pick(1, 4); n > 0; --n) {
      bands += (bands.empty() ? "" : ",") + (R"({"over":)" + yuan(over)) + R"(,"rate":)" + percent(low) + "}";
      over += pick(1, 3'000'000);
      low = shape.cliffs && chance(30) ? std::max(0, low - 500) : std::min(10'000, low + 1000);
    }
    out += R"(,"bands":{"from":"2024-01-01","source":"s","measured":)" +
           std::string(chance(50) ? "\"from_zero\"" : "\"above_deductible\"") +
           (shape.whole && chance(25) ? R"(,"on":{"by":"reading","of":{"a":"part","b":"whole"}})" : "") +
           R"(,"value":[)" + bands + "]}";
  }
  if (chance(40)) {
    const std::string kind = one_of<std::string>(
        {"add_points", "subtract_points", "raise_by", "multiply_rate", "multiply_person_share", "set"});
    out += R"(,"adjust":[{"do":)" + quoted(kind) + R"(,"when":)" + condition() + R"(,"amount":)" +
           dated(percent(static_cast<int>(pick(1, 12)) * 500)) + "}]";
  }
  out += R"(,"ceilings":[)";
  std::string ceilings;
  const auto ceiling = [&](const char* on, const char* per, Fen top) {
    ceilings += (ceilings.empty() ? "" : ",") + (R"({"on":)" + quoted(on)) + R"(,"per":)" + quoted(per) +
                (chance(30) ? R"(,"lift":)" + condition() : "") + R"(,"limit":)" + dated(value(money(top), shape)) +
                "}";
  };
  if (chance(60)) ceiling("payment", "year", 3'000'000);
  if (chance(15)) ceiling("payment", "visit", 1'000'000);
  if (shape.cliffs && chance(20)) ceiling("cost", "year", 3'000'000);
  if (chance(10)) ceiling("cost", "visit", 1'000'000);
  for (const char* per : {"day", "month", "lifetime"}) {
    if (chance(8)) ceiling("payment", per, 1'000'000);
    if (chance(8)) ceiling("cost", per, 1'000'000);
  }
  out += ceilings + "]";
  if (shape.coarse && chance(40)) {
    out += R"(,"rounding":{"unit":)" + quoted(one_of<std::string>({"0.01", "0.1", "1"})) + R"(,"mode":)" +
           quoted(one_of<std::string>({"half_up", "down", "up"})) + "}";
  }
  return out + "}";
}

inline std::string random_pack(const PackShape& shape) {
  const std::vector<std::string> payers = {"pooled_fund",        "pooled_fund", "critical_illness",
                                           "medical_assistance", "commercial",  "hospital"};
  std::string benefits;
  const std::int64_t count = pick(1, 5);
  PackShape here = shape;
  here.order_kept = chance(60);
  std::size_t payer = 0;
  for (int i = 0; i < count; ++i) {
    // In order, so that what overflows has come before.
    if (here.order_kept && chance(50)) payer = std::min<std::size_t>(payer + 1, payers.size() - 2);
    benefits += (i > 0 ? "," : "") + benefit(i, here.order_kept ? payers[payer] : one_of(payers), here);
  }
  const std::string extra =
      (chance(30) ? R"("first_pay":[{"when":)" + condition() + R"(,"rate":)" +
                        dated(percent(static_cast<int>(pick(0, 3'000)))) + R"(},{"when":)" + condition() +
                        R"(,"rate":)" + dated(percent(static_cast<int>(pick(0, 3'000)))) + "}],"
                  : "") +
      (chance(20) ? R"("eligibility":[{"id":"no","effect":"not_covered","when":{"accident":"third_party"},)"
                    R"("from":"2024-01-01","source":"s","text":{"zh":"否","en":"no"}},{"id":"half","effect":"reduced",)"
                    R"("when":)" +
                        condition() +
                        R"(,"benefits":["b0"],"share":"50%","from":"2024-01-01",)"
                        R"("source":"s","text":{"zh":"半","en":"half"}}],)"
                  : "") +
      (chance(40) ? R"("family_account":{"pays":["in_scope","noncovered"],"applies":{"tier":["1","2"]},"ceilings":)"
                    R"([{"on":"payment","per":"day","limit":)" +
                        dated(yuan(pick(0, 100'000))) + R"(}],"from":"2024-01-01","source":"s"},)"
                  : "");
  return R"({"format":"yibao-pack/1","region":"random","name":{"zh":"随机","en":"random"},"version":"1","known":{"from":"2024-01-01","until":"2024-12-31"},)"
         R"("sources":{"s":{"title":{"zh":"甲","en":"s"},"publisher":{"zh":"甲","en":"s"},"grade":"official","checked":"2024-01-02"}},)"
         R"("readings":[{"id":"reading","question":{"zh":"问","en":"q"},"options":[{"id":"a","label":{"zh":"甲","en":"a"}},{"id":"b","label":{"zh":"乙","en":"b"}}],)"
         R"("default":"a","source":"s"}],)"
         R"("encodes":[{"scheme":"employee","care":["outpatient","inpatient"]}],)" +
         extra + R"("benefits":[)" + benefits +
         R"(],"account":{"pays":["in_scope","first_pay"],"from":"2024-01-01","source":"s"},"limits":[],"services":{"source":"s","hotline":"12393"}})";
}

// Amounts crowd small numbers, thresholds of random rules and half-fen ties alike.
inline Fen random_amount() {
  switch (pick(0, 4)) {
    case 0:
      return 0;
    case 1:
      return pick(0, 2'000);
    case 2:
      return pick(0, 300'000);
    case 3:
      return pick(0, 5'000'000);
    default:
      return pick(0, 60'000) * 50;
  }
}

struct RandomVisit {
  std::string care;
  std::string tier;
  std::string place;
  Fen parts[6];
  std::int64_t days;
  std::string date;
  std::string accident;

  std::string json() const {
    std::string out = R"({"care":)" + quoted(care) + R"(,"filed":true,"days":)" + std::to_string(days) + R"(,"date":)" +
                      quoted(date) + R"(,"noncovered_drugs":)" + yuan(parts[4]) + R"(,"special_drugs":)" +
                      yuan(parts[5]) + R"(,"accident":)" + (accident.empty() ? "null" : quoted(accident));
    if (!tier.empty()) out += R"(,"tier":)" + quoted(tier);
    out += R"(,"place":)" + (place.empty() ? "null" : quoted(place));
    return out + R"(,"noncovered":)" + yuan(parts[0]) + R"(,"over_price_limit":)" + yuan(parts[1]) +
           R"(,"first_pay":)" + yuan(parts[2]) + R"(,"in_scope":)" + yuan(parts[3]) + "}";
  }
};

struct RandomCase {
  std::string status;
  std::string identity;
  std::string reading;
  Fen balance = 0;
  Fen family = 0;
  std::vector<RandomVisit> visits;
};

inline RandomCase random_case(std::int64_t most_visits = 4) {
  RandomCase c;
  c.status = one_of(facts()[0].options);
  c.identity = one_of(facts()[2].options);
  c.reading = one_of(facts()[4].options);
  c.balance = chance(50) ? random_amount() : 0;
  c.family = chance(30) ? random_amount() : 0;
  int day = 1;
  for (std::int64_t n = pick(1, most_visits); n > 0; --n) {
    day = std::min<int>(59, day + static_cast<int>(pick(0, 25)));
    const std::string date =
        (day >= 30 ? "2024-07-" : "2024-06-") + std::string(day % 30 < 9 ? "0" : "") + std::to_string(day % 30 + 1);
    c.visits.push_back(
        {one_of<std::string>({"outpatient", "inpatient"}),
         one_of(facts()[1].options),
         one_of(facts()[3].options),
         {chance(30) ? random_amount() : 0, chance(10) ? random_amount() : 0, chance(40) ? random_amount() : 0,
          random_amount(), chance(20) ? random_amount() : 0, chance(20) ? random_amount() : 0},
         pick(0, 40),
         date,
         chance(10) ? "third_party" : "none"});
  }
  return c;
}

// `state`: the year_to_date object as text. Empty facts are left out or null: unknown.
inline std::string request(const RandomCase& c, std::size_t from, std::size_t to, const std::string& state,
                           bool trace = false) {
  std::string visits;
  for (std::size_t v = from; v < to; ++v) visits += (v > from ? "," : "") + c.visits[v].json();
  const std::string person = R"("scheme":"employee")" + (c.status.empty() ? "" : R"(,"status":)" + quoted(c.status)) +
                             R"(,"identity":)" + (c.identity.empty() ? "null" : quoted(c.identity));
  return R"({"region":"random","date":"2024-06-01","person":{)" + person + R"(},"visits":[)" + visits +
         R"(],"year_to_date":)" + state + R"(,"options":{"trace":)" + (trace ? "true" : "false") +
         R"(,"readings":{"reading":)" + (c.reading.empty() ? "null" : quoted(c.reading)) + "}}}";
}

inline std::string start_state(const RandomCase& c) {
  return R"({"account_balance":)" + yuan(c.balance) + R"(,"family_account_balance":)" + yuan(c.family) + "}";
}

}  // namespace yibao::test
