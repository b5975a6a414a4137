// The reply of `estimate` as a statement for the terminal.
#include <nlohmann/json.hpp>

#include "verbs.hpp"

namespace yibao::cli {

namespace {

using Json = nlohmann::ordered_json;

struct Line {
  const char* path;
  const char* zh;
  const char* en;
  bool always;  // shown even when 0.00
};

constexpr Line kLines[] = {{"/total_charge", "  账单总额", "  Total bill", true},
                           {"/noncovered_amount", "− 自费", "- Not covered", false},
                           {"/over_price_limit_amount", "− 超限价", "- Above price limits", false},
                           {"/first_pay_amount", "− 先行自付", "- First-pay share", false},
                           {"/in_scope_amount", "= 政策范围内", "= In scope", true},
                           {"/deductible_applied", "  其中起付线", "  of which deductible", true},
                           {"/funds/pooled_fund", "→ 统筹基金付", "> Pooled fund pays", true},
                           {"/funds/large_amount", "→ 大额医疗补助付", "> Large-amount fund pays", false},
                           {"/funds/critical_illness", "→ 大病保险付", "> Critical-illness insurance pays", false},
                           {"/funds/civil_servant", "→ 公务员补助付", "> Civil-servant subsidy pays", false},
                           {"/funds/enterprise_supplement", "→ 企业补充保险付", "> Enterprise supplement pays", false},
                           {"/funds/medical_assistance", "→ 医疗救助付", "> Medical assistance pays", false},
                           {"/funds/commercial", "→ 商业保险付", "> Commercial supplement pays", false},
                           {"/funds/other", "→ 其他支付", "> Others pay", false},
                           {"/hospital", "→ 医院负担", "> Borne by the hospital", false},
                           {"/person/account", "= 您的个人账户付", "= From your account", false},
                           {"/person/cash", "= 您付现金", "= You pay in cash", true}};

std::string amount(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value["low"].get<std::string>() + " … " + value["high"].get<std::string>();
}

std::string statement(const Json& s, bool zh) {
  std::string out;
  for (const Line& line : kLines) {
    const std::string text = amount(s.at(Json::json_pointer(line.path)));
    if (!line.always && text == "0.00") continue;
    out += std::string(zh ? line.zh : line.en) + ": " + text + "\n";
  }
  return out;
}

std::string of(const Json& text, const std::string& language) { return text[language].get<std::string>(); }

std::string rules(const Json& ok, const std::string& language) {
  std::string out;
  for (const auto& one : ok["evidence"]) {
    std::string title;
    for (const auto& source : ok["sources"]) {
      if (source["id"] == one["source"]) title = of(source["title"], language);
    }
    out += "  [" + one["grade"].get<std::string>() + "] " + title +
           (one.contains("at") ? " · " + of(one["at"], language) : "") + "\n";
  }
  return out;
}

}  // namespace

std::string statement_text(const std::string& reply, const std::string& language) {
  const auto json = Json::parse(reply);
  const bool zh = language == "zh";
  if (json.contains("error")) {
    std::string out;
    for (const auto& issue : json["error"]["issues"]) {
      out += issue["path"].get<std::string>() + ": " + of(issue["message"], language) + " (" +
             issue["code"].get<std::string>() + ")\n";
    }
    if (!out.empty()) out.pop_back();
    return out;
  }
  const auto& ok = json["ok"];
  const std::string status = ok["status"].get<std::string>();
  const std::string hotline = ok["services"].value("hotline", "");
  if (ok["visits"].empty()) {
    const std::string why = status == "not_encoded"
                                ? (zh ? "本地规则未收录" : "The local rule is not known here")
                                : (zh ? "这一天的规则还没有收录" : "The rules of that day are not known here");
    return why + (hotline.empty() ? "" : (zh ? "。请打 " : ". Please call ") + hotline) + "\n";
  }
  std::string out = of(ok["pack"]["name"], language) + " · " +
                    (status == "bounded" ? (zh ? "范围" : "a range") : (zh ? "估算" : "an estimate")) + "\n";
  const auto& visits = ok["visits"];
  for (std::size_t v = 0; v < visits.size(); ++v) {
    if (visits.size() > 1)
      out += (zh ? "第 " + std::to_string(v + 1) + " 次\n" : "Visit " + std::to_string(v + 1) + "\n");
    out += statement(visits[v]["statement"], zh);
  }
  if (visits.size() > 1) out += std::string(zh ? "合计\n" : "In all\n") + statement(ok["total"], zh);
  for (const auto& missing : ok["missing"]) {
    out += (zh ? "还不知道: " : "Unknown: ") +
           (missing.contains("question") ? of(missing["question"], language) : missing["value"].get<std::string>()) +
           "\n";
  }
  out += std::string(zh ? "依据\n" : "Rules\n") + rules(ok, language);
  out += zh ? "这是估算，以医保经办机构的结算为准。" : "An estimate; the agency's settlement decides.";
  if (!hotline.empty()) out += " " + hotline;
  return out;
}

}  // namespace yibao::cli
