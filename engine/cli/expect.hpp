// What a case expects of a reply: every member it names is there and equal; members it does not name are free.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace yibao::cli {

// Where `actual` lacks or contradicts `wanted`, in words.
std::vector<std::string> faults_of(const nlohmann::json& wanted, const nlohmann::json& actual);

}  // namespace yibao::cli
