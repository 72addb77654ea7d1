// Any bytes as a statement, run over a small graph with every limit set, with and without optimisations.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "query/engine.hpp"

namespace {

constexpr std::string_view kGraph =
    "CREATE (a:Person {name: 'Ada', age: 36, born: date('1990-05-01')}), (b:Person {name: 'Bo', age: 41}), "
    "(c:Person:Leader {name: 'Cy'}), (x:Country {name: 'Xanadu'}), (y:Place {name: 'Yale', tags: ['a', "
    "'b']}), "
    "(a)~[:MET {date: date('2020-01-02'), place: 'Yale'}]~(b), (b)~[:MET {date: date('2021-03')}]~(c), "
    "(a)~[:MET]~(c), (a)~[:MET {confidence: 0.5}]~(b), (a)-[:HOLDS_OFFICE {office: 'mayor'}]->(x), "
    "(c)-[:VISITED {date: date('2022-02-02')}]->(x), (y)-[:LOCATED_IN]->(x), (a)-[:KNOWS]->(a)";

void run(std::string_view text, bool optimised) {
  entente::Graph graph;
  entente::query::Engine engine(graph);
  if (!engine.run(kGraph)) std::abort();
  engine.set_optimisations({.enabled = optimised});
  (void)engine.run(
      text, {{"name", entente::Value(std::string("Ada"))}},
      {.time = std::chrono::milliseconds(2000), .memory_bytes = 64U << 20U, .rows = 10'000, .hops = 20'000});
  // Whatever the statement did, the graph still answers.
  if (!engine.run("MATCH (n) OPTIONAL MATCH (n)-[r]-(m) RETURN count(n), count(r)")) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  run(text, true);
  run(text, false);
  return 0;
}
