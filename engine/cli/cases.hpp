// Packs and cases as they lie in folders. A case is worked against the pack.json beside its folder `cases`; a folder of
// that name with no pack beside it holds cases whose requests bring their own.
#pragma once
#include <filesystem>
#include <vector>

namespace yibao::cli {

// What is run together: a pack, or none, and cases.
struct Batch {
  std::filesystem::path pack;  // empty: there is none
  std::vector<std::filesystem::path> cases;
};

// Every pack.json below a folder, in order of path.
std::vector<std::filesystem::path> packs_below(const std::filesystem::path& folder);

// The JSON files of a folder, in order of path; none when there is no such folder.
std::vector<std::filesystem::path> cases_in(const std::filesystem::path& folder);

// What a file or folder named on the command line holds, in order of path. Throws CLI::FileError with a message for
// people.
std::vector<Batch> batches_of(const std::filesystem::path& given);

}  // namespace yibao::cli
