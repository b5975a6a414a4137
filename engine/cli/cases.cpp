#include "cases.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "verbs.hpp"

namespace yibao::cli {

namespace {

namespace fs = std::filesystem;

// A case tells itself from a pack by its keys, whatever its file is called.
bool is_case(const fs::path& file) {
  const auto json = nlohmann::json::parse(read_text(file.string()), nullptr, false);
  return json.is_object() && json.contains("op") && json.contains("request");
}

bool is_cases_folder(const fs::path& folder) { return fs::canonical(folder).filename() == "cases"; }

// The pack that the cases of a folder belong to; empty when there is none.
fs::path pack_beside(const fs::path& folder) {
  if (!is_cases_folder(folder)) return {};
  const fs::path pack = (folder / ".." / "pack.json").lexically_normal();
  return fs::exists(pack) ? pack : fs::path();
}

std::vector<Batch> batches_below(const fs::path& folder) {
  std::vector<Batch> out;
  for (const fs::path& pack : packs_below(folder)) out.push_back({pack, cases_in(pack.parent_path() / "cases")});
  if (is_cases_folder(folder)) out.push_back({pack_beside(folder), cases_in(folder)});
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const bool loose = entry.is_directory() && is_cases_folder(entry.path()) && pack_beside(entry.path()).empty();
    if (loose) out.push_back({{}, cases_in(entry.path())});
  }
  return out;
}

const fs::path& place_of(const Batch& batch) { return batch.pack.empty() ? batch.cases.front() : batch.pack; }

}  // namespace

std::vector<fs::path> packs_below(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().filename() == "pack.json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<fs::path> cases_in(const fs::path& folder) {
  std::vector<fs::path> out;
  if (!fs::is_directory(folder)) return out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") out.push_back(entry.path());
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Batch> batches_of(const fs::path& given) {
  if (!fs::exists(given)) throw CLI::FileError("cannot read " + given.string());
  std::vector<Batch> out;
  if (fs::is_directory(given)) {
    out = batches_below(given);
  } else if (is_case(given)) {
    const fs::path folder = given.has_parent_path() ? given.parent_path() : fs::path(".");
    out.push_back({pack_beside(folder), {given}});
  } else {
    out.push_back({given, cases_in(given.parent_path() / "cases")});
  }
  const auto is_empty = [](const Batch& batch) { return batch.pack.empty() && batch.cases.empty(); };
  out.erase(std::remove_if(out.begin(), out.end(), is_empty), out.end());
  std::sort(out.begin(), out.end(), [](const Batch& a, const Batch& b) { return place_of(a) < place_of(b); });
  return out;
}

}  // namespace yibao::cli
