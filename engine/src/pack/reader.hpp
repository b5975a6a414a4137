// The tools with which document parts are read: each checks the type, reports what it finds wrong and where, and goes
// on, so that one run names all problems of a file.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "json/document.hpp"
#include "pack/date.hpp"
#include "pack/expression.hpp"
#include "pack/vocabulary.hpp"

namespace yibao {

// A list of words that lies elsewhere.
class Words {
 public:
  template <std::size_t Count>
  Words(const std::string_view (&list)[Count]) : begin_(list), end_(list + Count) {}
  Words(const std::vector<std::string_view>& list) : begin_(list.data()), end_(list.data() + list.size()) {}
  const std::string_view* begin() const { return begin_; }
  const std::string_view* end() const { return end_; }
  std::string_view operator[](std::size_t i) const { return begin_[i]; }

 private:
  const std::string_view* begin_;
  const std::string_view* end_;
};

// The options of a choice, as they are written.
std::vector<std::string_view> option_ids(const Fact& fact);

class Reader {
 public:
  using Id = Document::Id;
  Reader(const Document& document, Issues& issues) : d(document), issues_(issues) {}

  const Document& d;

  void report(Code code, Id id, std::string_view a = {}, std::string_view b = {}, std::string_view c = {});
  std::size_t faults() const { return issues_.size(); }

  bool expect(Id id, Kind kind);
  bool is(Id id, Kind kind) const { return d[id].kind == kind; }

  // Reports keys that are not among `known`, words with single spaces between them: one constant is smaller than a
  // list.
  void only(Id object, std::string_view known);
  static std::vector<std::string_view> split(std::string_view words);
  static bool has_word(std::string_view words, std::string_view word);
  Id get(Id object, std::string_view key) const { return d.find(object, key); }
  Id need(Id object, std::string_view key);  // reports missing_key
  template <class F>
  void each(Id parent, F&& visit) {
    for (Id id = d[parent].first; id != Document::kNone; id = d[id].next) visit(id);
  }

  std::string string(Id id);
  std::string name(Id id);  // an identifier
  Text text(Id id);         // {"zh", "en"}, both needed
  Date date(Id id);
  bool boolean(Id id);
  std::int64_t integer(Id id, std::int64_t least, std::int64_t most);
  Fen fen(Id id);
  Millionths rate(Id id, Millionths most = kWhole);
  std::int64_t amount(Id id, Unit unit) {
    return unit == Unit::money ? fen(id) : unit == Unit::rate ? rate(id, 2 * kWhole) : integer(id, 0, 1000);
  }
  // The index of a word in a list; reports unknown_word and answers 0 when it is none of them.
  std::size_t word(Id id, Words words);
  // "a, b, c" for messages.
  static std::string listed(Words words);

 private:
  void number_fault(Id id, Number fault, Unit unit);
  Issues& issues_;
};

// The raw token of a number or the text of a string.
inline std::string_view token(const Document& d, Document::Id id) { return d[id].text; }

}  // namespace yibao
