#include "graph/export/export.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "graph/graph.hpp"

using namespace entente;
using namespace entente::exporting;

namespace {

class FakeEvidence : public EvidenceSource {
 public:
  [[nodiscard]] Result<std::vector<Evidence>> evidence(EdgeId edge) const override {
    if (edge.number > 1) return std::vector<Evidence>{};
    return std::vector<Evidence>{{.document = "doc-" + std::to_string(edge.number),
                                  .date = parse_partial_date("2024-07-03"),
                                  .start = 3,
                                  .end = 9,
                                  .sentence = "A & B met <there>."}};
  }
};

NodeId node(Graph& graph, const char* label, const char* name) {
  const LabelId labels[] = {graph.label(label)};
  const NodeId id = graph.add_node(labels);
  graph.set_property(id, graph.key("name"), Value(name));
  return id;
}

/// Two people who met twice, an awkward name, properties with names that Gephi would take for looks.
Graph sample(bool reversed = false) {
  Graph graph;
  NodeId b, a;
  if (reversed) b = node(graph, "Person", "B \"<&>\" 🙂");
  a = node(graph, "Person", "A");
  if (!reversed) b = node(graph, "Person", "B \"<&>\" 🙂");
  const NodeId c = node(graph, "Country", "مصر");
  graph.set_property(a, graph.key("size"), Value(7));
  graph.set_property(a, graph.key("Size"), Value("large"));
  graph.set_property(a, graph.key("aliases"), Value(List{Value("Aa"), Value("Ab")}));
  const TypeId met = graph.type("MET");
  const auto meet = [&](NodeId x, NodeId y, const char* date) {
    const EdgeId edge = graph.add_edge(met, x, y, true);
    graph.set_property(edge, graph.key("date"), Value(*parse_partial_date(date)));
    graph.set_property(edge, graph.key("weight"), Value(2.5));
  };
  meet(a, b, "2024-07-03");
  meet(b, a, "2022-09");
  const EdgeId visit = graph.add_edge(graph.type("VISITED"), a, c);
  graph.set_property(visit, graph.key("place"), Value("Cairo"));
  return graph;
}

std::string written(const Graph& graph, Format format, ExportReport* report = nullptr, bool each = false) {
  std::ostringstream out;
  const FakeEvidence evidence;
  const auto done = export_graph(graph, &evidence, {.format = format, .each = each}, out);
  REQUIRE(done);
  if (report != nullptr) *report = *done;
  return out.str();
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Gephi's profile: kinds on edges, one edge a pair and type, reserved names moved away") {
  ExportReport report;
  const std::string xml = written(sample(), Format::GraphmlGephi, &report);
  CHECK(report.nodes == 3);
  CHECK(report.edges == 2);
  CHECK(report.graph_edges == 3);
  CHECK(report.kinds == std::vector<std::pair<std::string, std::size_t>>{{"MET", 1}, {"VISITED", 1}});
  CHECK(has(xml, R"(directed="false" label="MET">)"));
  CHECK(has(xml, R"(directed="true" label="VISITED">)"));
  CHECK(has(
      xml,
      R"(<data key="weight">2</data><data key="first">2022-09</data><data key="last">2024-07-03</data><data key="dates">2022-09; 2024-07-03</data>)"));
  CHECK(has(xml, "<![CDATA[A & B met <there>.]]>"));
  CHECK(has(xml, R"(<key id="property_Size" for="node" attr.name="property_Size" attr.type="string"/>)"));
  CHECK(has(xml, R"(<key id="property_size_2" for="node" attr.name="property_size_2" attr.type="long"/>)"));
  CHECK(has(xml, R"(<key id="property_weight" for="edge" attr.name="property_weight" attr.type="double"/>)"));
  CHECK(has(xml, R"(<data key="sources">2</data>)"));
}

TEST_CASE("computed columns: degree, community, betweenness, PageRank; a property of that name keeps it") {
  Graph graph = sample();  // B met A twice, A visited the country
  std::string xml = written(graph, Format::GraphmlGephi);
  CHECK(has(xml, R"(<key id="community" for="node" attr.name="community" attr.type="long"/>)"));
  CHECK(has(xml, R"(<key id="betweenness" for="node" attr.name="betweenness" attr.type="double"/>)"));
  CHECK(has(xml, R"(<key id="pagerank" for="node" attr.name="pagerank" attr.type="double"/>)"));
  CHECK(has(xml, R"(<data key="betweenness">1.0</data>)"));  // A, between the other two
  CHECK(has(xml, R"(<data key="degree">2</data>)"));
  graph.set_property(NodeId(0), graph.key("community"), Value("the village"));
  xml = written(graph, Format::GraphmlGephi);
  CHECK(has(xml, R"(<data key="community">the village</data>)"));
  CHECK(has(xml,
            R"(<key id="computed_community" for="node" attr.name="computed_community" attr.type="long"/>)"));
  std::ostringstream list;
  const FakeEvidence evidence;
  REQUIRE(export_graph(graph, &evidence, {.format = Format::Jsonl}, list));
  CHECK_FALSE(has(list.str(), "pagerank"));  // lists of facts have none
}

TEST_CASE("--each writes one edge an event") {
  ExportReport report;
  const std::string xml = written(sample(), Format::GraphmlGephi, &report, true);
  CHECK(report.edges == 3);
  CHECK(has(xml, R"(id="MET:1")"));
  CHECK(has(xml, R"(id="MET:2")"));
}

TEST_CASE("the order in which nodes came leaves no trace") {
  for (const Format format : {Format::GraphmlGephi, Format::GraphmlNetworkx, Format::Gexf, Format::CsvPairs,
                              Format::Sigma, Format::Cytoscape, Format::Cypher}) {
    Graph a = sample(false);
    Graph b = sample(true);
    std::ostringstream first, second;
    REQUIRE(export_graph(a, nullptr, {.format = format}, first));
    REQUIRE(export_graph(b, nullptr, {.format = format}, second));
    CHECK(first.str() == second.str());
  }
}

TEST_CASE("networkx gets no undirected edge, because it refuses files that mix") {
  const std::string xml = written(sample(), Format::GraphmlNetworkx);
  CHECK_FALSE(has(xml, "directed=\"false\""));
  CHECK(has(xml, R"(<data key="undirected">true</data>)"));
}

TEST_CASE("the spreadsheet fills in both ends and quotes what needs it") {
  const std::string csv = written(sample(), Format::CsvPairs);
  CHECK(csv.substr(0, 3) == "\xEF\xBB\xBF");
  CHECK(has(csv, "A,Person,MET,\"B \"\"<&>\"\" 🙂\",Person,2,2022-09,2024-07-03,2022-09; 2024-07-03,2,"));
}

TEST_CASE("JSON lines hold every edge with its evidence") {
  const std::string lines = written(sample(), Format::Jsonl);
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 6);
  CHECK(has(
      lines,
      R"("evidence":[{"doc":"doc-0","date":"2024-07-03","start":3,"end":9,"text":"A & B met <there>."}])"));
}

TEST_CASE("a part of the graph is exported as that part") {
  const Graph graph = sample();
  std::ostringstream out;
  const auto report = export_graph(graph, nullptr, {.nodes = std::vector<NodeId>{NodeId(0), NodeId(2)}}, out);
  REQUIRE(report);
  CHECK(report->nodes == 2);
  CHECK(report->edges == 1);
}

TEST_CASE("a stream that fails is an error, not a short file") {
  std::ofstream full("/dev/full");
  const auto report = export_graph(sample(), nullptr, {}, full);
  REQUIRE_FALSE(report);
  CHECK(report.error().kind == ErrorKind::IoError);
}

TEST_CASE("an empty graph gives whole files") {
  for (const Format format :
       {Format::GraphmlGephi, Format::Gexf, Format::CsvPairs, Format::Sigma, Format::Turtle}) {
    CHECK_FALSE(written(Graph(), format).empty());
  }
}

TEST_CASE("formats are found by name and by ending") {
  CHECK(format_by_name("yed") == Format::GraphmlYed);
  CHECK_FALSE(format_by_name("gdf"));
  CHECK(format_by_path("a/b.gexf") == Format::Gexf);
  CHECK(format_by_path("news.graphml") == Format::GraphmlGephi);
  CHECK_FALSE(format_by_path("news.txt"));
}
