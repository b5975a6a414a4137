// What the documentation promises to users of the library, with nothing of this project in reach but what was
// installed. Usage: consumer FRAME PACK
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <yibao/batch.hpp>
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
  if (reply.find(R"("cash":"675.00")") == std::string::npos) return 1;

  // The same question as a column of one.
  yibao::Batch batch(engine, R"({"region": "421300", "date": "2024-06-01",
                                 "person": {"scheme": "employee", "status": "retired"},
                                 "visits": [{"care": "outpatient", "tier": "2"}]})");
  const std::int64_t total = 150'000;
  std::int64_t cash = 0;
  batch.numbers("visits.0.total", &total);
  batch.results("person.cash", &cash);
  batch.settle(1);
  std::printf("%lld\n", static_cast<long long>(cash));
  return cash == 67'500 ? 0 : 1;
}
