#include "baseline.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <stdexcept>

#include "expect.hpp"
#include "parts.hpp"

namespace mutation {

namespace {

// The request without the steps in its reply: far less to write and to read, for cases that do not look at them.
Json without_trace(Json request) {
  if (request.is_object()) request["options"]["trace"] = false;
  return request;
}

// The cases of a group, asked with its text; those that fail are told by their number.
std::vector<std::size_t> ask(const yibao::Engine& ready, const std::vector<Case>& cases, Group& group) {
  yibao::Engine engine = ready;
  const bool loads = !is_error(engine.add(group.text.text()));
  std::vector<std::size_t> failed;
  for (Group::Item& item : group.items) {
    const Case& one = cases[item.number];
    bool passed = false;
    for (const Json& request : {without_trace(one.request), one.request}) {
      if (passed) break;
      item.request = request.dump();
      const auto start = std::chrono::steady_clock::now();
      const std::string reply = loads ? engine.call(one.op, item.request) : "null";
      item.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      item.reply = without_digest(reply);
      passed = passes(one, reply);
    }
    if (!passed) failed.push_back(item.number);
  }
  return failed;
}

Group group_of(const Json& pack, const std::vector<std::size_t>& benefits, const std::vector<std::size_t>& numbers) {
  Group out{benefits, SpannedText(part_of(pack, benefits)), {}};
  for (const std::size_t number : numbers) out.items.push_back({number, "", "", 0});
  return out;
}

// A case that fails with its part is run with the whole pack: the part leaves out something that it needs.
void make_parts(const yibao::Engine& ready, const Json& pack, Baseline& out) {
  std::vector<std::vector<std::size_t>> kinds;
  std::vector<std::vector<std::size_t>> numbers;
  for (std::size_t c = 0; c < out.cases.size(); ++c) {
    const auto benefits = benefits_of(pack, out.cases[c].op, out.cases[c].request);
    const auto kind = static_cast<std::size_t>(std::find(kinds.begin(), kinds.end(), benefits) - kinds.begin());
    if (kind == kinds.size()) {
      kinds.push_back(benefits);
      numbers.emplace_back();
    }
    numbers[kind].push_back(c);
  }
  std::vector<std::size_t> rest;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    Group group = group_of(pack, kinds[kind], numbers[kind]);
    const std::vector<std::size_t> failed = ask(ready, out.cases, group);
    const auto has_failed = [&](const Group::Item& item) {
      return std::find(failed.begin(), failed.end(), item.number) != failed.end();
    };
    group.items.erase(std::remove_if(group.items.begin(), group.items.end(), has_failed), group.items.end());
    rest.insert(rest.end(), failed.begin(), failed.end());
    if (!group.items.empty()) out.parts.push_back(std::move(group));
  }
  if (rest.empty()) return;
  out.parts.push_back(group_of(pack, out.whole.benefits, rest));
  ask(ready, out.cases, out.parts.back());
}

}  // namespace

Baseline baseline_of(const yibao::Engine& ready, const Json& pack, std::vector<Case> cases) {
  std::vector<std::size_t> benefits(pack.at("benefits").size());
  std::iota(benefits.begin(), benefits.end(), std::size_t{0});
  std::vector<std::size_t> numbers(cases.size());
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  Baseline out{pack, pack.at("region").get<std::string>(), std::move(cases), group_of(pack, benefits, numbers), {}, {}};
  yibao::Engine engine = ready;
  if (const std::string reply = engine.add(out.whole.text.text()); is_error(reply)) throw std::runtime_error(reply);
  out.findings = findings_of(engine, out.region);
  if (const auto failed = ask(ready, out.cases, out.whole); !failed.empty())
    throw std::runtime_error(out.cases[failed.front()].file + " fails before anything is changed");
  for (const Group::Item& item : out.whole.items) {
    Case& one = out.cases[item.number];
    one.words = words_of_case(one.request, Json::parse(item.reply));
  }
  make_parts(ready, pack, out);
  return out;
}

bool is_error(const std::string& reply) { return reply.compare(0, 9, "{\"error\":") == 0; }

bool passes(const Case& one, const std::string& reply) {
  return yibao::cli::faults_of(one.expect, nlohmann::json::parse(reply)).empty();
}

std::string without_digest(std::string reply) {
  constexpr std::size_t kDigits = 64;
  const std::string key = "\"sha256\":\"";
  const std::size_t at = reply.find(key);
  if (at != std::string::npos) reply.erase(at + key.size(), kDigits);
  return reply;
}

std::vector<std::string> findings_of(yibao::Engine& engine, const std::string& region) {
  std::vector<std::string> out;
  const Json reply = Json::parse(engine.call("check", Json{{"region", region}}.dump()));
  for (const Json& issue : reply.at("ok").at("issues")) {
    out.push_back(issue.at("severity").get<std::string>() + " " + issue.at("code").get<std::string>() + " " +
                  issue.at("path").get<std::string>());
  }
  return out;
}

}  // namespace mutation
