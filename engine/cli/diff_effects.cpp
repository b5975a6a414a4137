#include <optional>

#include "diff.hpp"
#include "verbs.hpp"

namespace yibao::cli {

namespace {

using Json = nlohmann::ordered_json;

// An amount of a reply in fen: a text, or what lies between two of them.
struct Range {
  long long low = 0;
  long long high = 0;
};

long long fen(const std::string& text) {
  std::string digits = text;
  digits.erase(digits.find('.'), 1);  // replies always have two decimals
  return std::stoll(digits);
}

std::optional<Range> range_of(const Json& amount) {
  if (amount.is_string()) return Range{fen(amount.get<std::string>()), fen(amount.get<std::string>())};
  if (!amount.is_object()) return std::nullopt;
  return Range{fen(amount.at("low").get<std::string>()), fen(amount.at("high").get<std::string>())};
}

std::string yuan(long long fen) {
  const std::string sign = fen < 0 ? "-" : "";
  std::string digits = std::to_string(fen < 0 ? -fen : fen);
  while (digits.size() < 3) digits.insert(digits.begin(), '0');
  return sign + digits.substr(0, digits.size() - 2) + "." + digits.substr(digits.size() - 2);
}

Json difference(const Json& before, const Json& after) {
  const auto a = range_of(before);
  const auto b = range_of(after);
  if (!a || !b) return nullptr;
  if (b->low - a->low == b->high - a->high) return yuan(b->low - a->low);
  return {{"low", yuan(b->low - a->low)}, {"high", yuan(b->high - a->high)}};
}

// What there is of it: a reply without numbers has none, and one of `questions` has the person's total only.
Json outcome(const Json& reply) {
  if (reply.contains("error")) return {{"status", "error"}, {"code", reply["error"]["code"]}};
  const Json& ok = reply["ok"];
  Json out = {{"status", ok.at("status")}};
  const bool settled = ok.contains("total") && !ok.value("visits", Json::array()).empty();
  if (settled) {
    out["person"] = ok["total"]["person"]["total"];
    out["funds"] = ok["total"]["funds"]["total"];
  } else if (ok.contains("person_total")) {
    out["person"] = ok["person_total"];
  }
  return out;
}

}  // namespace

Json effect_of(Engine& engine, const std::filesystem::path& file, const Json& before, const Json& after) {
  const Json one = Json::parse(read_text(file.string()));
  const std::string op = one.value("op", "");
  const bool settles = op == "estimate" || op == "questions";
  if (!settles || !one.contains("request") || one["request"].contains("pack")) return nullptr;
  const auto under = [&](const Json& pack) {
    Json request = {{"pack", pack}};
    for (const auto& [key, value] : one["request"].items()) {
      if (key != "region") request[key] = value;
    }
    return outcome(Json::parse(engine.call(op, request.dump())));
  };
  Json out = {{"file", file.string()}, {"name", one.value("name", Json())}, {"op", op}};
  out["old"] = under(before);
  out["new"] = under(after);
  out["change"] = Json::object();
  for (const char* key : {"person", "funds"}) {
    if (!out["old"].contains(key) && !out["new"].contains(key)) continue;
    out["change"][key] = difference(out["old"].value(key, Json()), out["new"].value(key, Json()));
  }
  return out;
}

}  // namespace yibao::cli
