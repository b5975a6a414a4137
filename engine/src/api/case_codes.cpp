// Requests that speak the national settlement interface's language: its codes for facts, its names for amounts.
#include <algorithm>
#include <functional>

#include "api/case_reader.hpp"
#include "json/sort_few.hpp"
#include "statement/lines.hpp"

namespace yibao {

namespace {

// How much of a code an option's code says: the longest of its own that the code begins with, or nothing.
std::size_t length_said(const Option& option, std::string_view code) {
  std::size_t longest = 0;
  for (const std::string& own : option.national) {
    if (own.size() > longest && code.substr(0, own.size()) == own) longest = own.size();
  }
  return longest;
}

// The options that a code may mean; longer codes than ours are local ones.
OptionMask options_of_code(const Fact& fact, std::string_view code) {
  std::size_t longest = 0;
  for (const Option& option : fact.options) longest = std::max(longest, length_said(option, code));
  OptionMask out = 0;
  for (std::size_t i = 0; i < fact.options.size() && longest > 0; ++i) {
    if (length_said(fact.options[i], code) == longest) out |= OptionMask{1} << i;
  }
  return out;
}

}  // namespace

CaseReader::Id CaseReader::amount_of(Id object, std::string_view key) {
  const Id own = get(object, key);
  if (own != Document::kNone) return own;
  for (const LineName& line : kLineNames) {
    if (line.request == key) return get(object, line.national);
  }
  return Document::kNone;
}

// A fact that is not given by its own name may be by its code.
void CaseReader::read_code(Id object, const Fact& fact, FactValue& value) {
  const Id id = fact.national.empty() ? Document::kNone : get(object, fact.national);
  if (id == Document::kNone || !is(id, Kind::string)) return;
  const OptionMask options = options_of_code(fact, d[id].text);
  if (options == 0) return;  // the code speaks of other facts
  value.options = options;
  value.origin = single(options) ? Origin::given : Origin::unknown;
  value.explicit_value = true;
}

// A code that says nothing of any fact is a fault.
void CaseReader::check_codes(Id object, FactScope scope) {
  each(object, [&](Id id) {
    std::vector<std::string_view> known;
    bool field = false;
    bool meant = false;
    for (const Fact& fact : pack_.facts) {
      if (fact.scope != scope || fact.national != d[id].key) continue;
      field = true;
      meant = meant || (is(id, Kind::string) && options_of_code(fact, d[id].text) != 0);
      for (const Option& option : fact.options) {
        for (const std::string& code : option.national) {
          if (std::find(known.begin(), known.end(), code) == known.end()) known.push_back(code);
        }
      }
    }
    if (!field || meant || !expect(id, Kind::string)) return;
    sort_few(known, std::less<>());
    report(Code::unknown_national_code, id, d[id].text, d[id].key, listed(known));
  });
}

}  // namespace yibao
