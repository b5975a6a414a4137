// What the documentation promises to users of the library, with nothing of this project in reach but what was
// installed. Usage: consumer FRAME PACK
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <yibao/engine.hpp>

namespace {

std::string read(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  yibao::Engine engine;
  engine.add(read(argv[1]));
  engine.add(read(argv[2]));
  const std::string reply = engine.call("estimate", R"({
    "region": "421300", "date": "2024-06-01", "person": {"scheme": "employee", "status": "retired"},
    "visits": [{"care": "outpatient", "tier": "2", "total": "1500"}]})");
  std::puts(reply.c_str());
  return reply.find(R"("cash":"675.00")") == std::string::npos ? 1 : 0;
}
