#include "query/bind/check_names.hpp"

#include <catch2/catch.hpp>

#include "graph/graph.hpp"

namespace entente::query::testing {
namespace {

Graph small_graph() {
  Graph graph;
  const LabelId person = graph.label("Person");
  const NodeId a = graph.add_node({&person, 1});
  const NodeId b = graph.add_node({&person, 1});
  graph.add_edge(graph.type("MET"), a, b, true);
  graph.set_property(a, graph.key("name"), Value("Xi Jinping"));
  return graph;
}

std::vector<std::string> notices(std::string_view query, const Graph& graph) {
  std::vector<std::string> said;
  for (const Notice& notice : check_names(query, graph)) {
    said.push_back(std::to_string(notice.place.column) + ": " + notice.message + "; " + notice.hint);
  }
  return said;
}

using Said = std::vector<std::string>;

}  // namespace

TEST_CASE("names that the graph does not have are noticed, with the near miss", "[query][names]") {
  const Graph graph = small_graph();
  CHECK(notices("MATCH (a:Persn)-[:MEET]-(b) WHERE a.nme = 1 RETURN b", graph) ==
        Said{"10: no label Persn in the graph; did you mean Person?",
             "19: no edge type MEET in the graph; did you mean MET?",
             "35: no property nme in the graph; did you mean name?"});
  CHECK(notices("MATCH ((a)-[:MEET]-(b:Person)){1,2} RETURN b", graph) ==
        Said{"14: no edge type MEET in the graph; did you mean MET?"});
  CHECK(notices("MATCH (a) WHERE a:City|Person AND EXISTS { (a)-[:MEET]-() } RETURN a", graph) ==
        Said{"19: no label City in the graph; ", "50: no edge type MEET in the graph; did you mean MET?"});
}

TEST_CASE("names that it has, and names that the query makes, are not", "[query][names]") {
  const Graph graph = small_graph();
  CHECK(notices("MATCH (a:Person)-[:MET]-(b) RETURN a.name", graph).empty());
  CHECK(notices("CREATE (:City {mayor: 'x'})-[:IN]->(:Land)", graph).empty());
  CHECK(notices("RETURN {a: 1}.nokey", graph).empty());
}

TEST_CASE("an empty graph has nothing to compare with", "[query][names]") {
  CHECK(notices("MATCH (a:Persn) RETURN a", Graph()).empty());
}

}  // namespace entente::query::testing
