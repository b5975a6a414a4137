// Reads amounts out of replies, with the engine's own exact reader.
#pragma once
#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "json/document.hpp"
#include "money/amount.hpp"
#include "pack/expression.hpp"

namespace yibao::test {

class Reply {
 public:
  explicit Reply(const std::string& text) : text_(text) {
    Issues issues;
    document_ = Document::parse(text_, Limits{8u << 20, 64, 1'000'000}, issues);
    if (document_ == nullptr) throw std::runtime_error("no JSON: " + text_.substr(0, 200));
  }

  bool ok() const { return document_->find(0, "ok") != Document::kNone; }
  const std::string& text() const { return text_; }

  // The value at a path of keys and indices, such as "ok/visits/0/statement/person/cash"; kNone when absent.
  Document::Id at(const std::string& path) const {
    Document::Id id = 0;
    std::size_t start = 0;
    while (id != Document::kNone && start < path.size()) {
      const std::size_t end = std::min(path.find('/', start), path.size());
      const std::string key = path.substr(start, end - start);
      if ((*document_)[id].kind == Kind::array) {
        Document::Id child = (*document_)[id].first;
        for (int i = std::stoi(key); i > 0 && child != Document::kNone; --i) child = (*document_)[child].next;
        id = child;
      } else {
        id = document_->find(id, key);
      }
      start = end + 1;
    }
    return id;
  }
  std::string string(const std::string& path) const { return std::string((*document_)[need(path)].text); }
  Fen fen(const std::string& path) const {
    Fen fen = 0;
    if (read_decimal(string(path), 2, std::int64_t{1} << 60, true, fen) != Number::ok)
      throw std::runtime_error("no amount at " + path);
    return fen;
  }
  // "12.00" or {"low", "high"}.
  Interval range(const std::string& path) const {
    const auto id = at(path);
    if (id != Document::kNone && (*document_)[id].kind == Kind::object)
      return {fen(path + "/low"), fen(path + "/high")};
    const Fen value = fen(path);
    return {value, value};
  }
  std::string source(const std::string& path) const { return std::string(document_->source(need(path))); }
  std::size_t size(const std::string& path) const { return (*document_)[need(path)].children; }

 private:
  Document::Id need(const std::string& path) const {
    const auto id = at(path);
    if (id == Document::kNone) throw std::runtime_error("no " + path + " in " + text_.substr(0, 300));
    return id;
  }

  std::string text_;
  std::unique_ptr<Document> document_;
};

inline const std::vector<std::string>& statement_fields() {
  static const std::vector<std::string> all = {"total_charge",
                                               "noncovered_amount",
                                               "over_price_limit_amount",
                                               "first_pay_amount",
                                               "in_scope_amount",
                                               "deductible_applied",
                                               "funds/pooled_fund",
                                               "funds/large_amount",
                                               "funds/critical_illness",
                                               "funds/civil_servant",
                                               "funds/enterprise_supplement",
                                               "funds/medical_assistance",
                                               "funds/commercial",
                                               "funds/other",
                                               "funds/total",
                                               "person/account",
                                               "person/family_account",
                                               "person/cash",
                                               "person/total",
                                               "hospital"};
  return all;
}

}  // namespace yibao::test
