// GraphML and JSON lines into a graph: what other programs write, our own exports read back, and what is
// refused where.
#include "graph/import/import_graph.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "graph/export/export.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

struct Files {
  Scratch scratch;
  GraphImport what;
  ImportReport report;

  Files& add(const std::string& name, const std::string& text) {
    what.files.push_back(scratch.file(name));
    std::ofstream(what.files.back(), std::ios::binary) << text;
    return *this;
  }
  Graph read() {
    auto graph = import_graph(what, report);
    INFO((graph ? std::string() : graph.error().file + ": " + graph.error().message));
    REQUIRE(graph);
    return std::move(*graph);
  }
  Error refused() {
    auto graph = import_graph(what, report);
    REQUIRE_FALSE(graph);
    return graph.error();
  }
};

Graph graphml(const std::string& inside) {
  Files files;
  return files
      .add("a.graphml", "<?xml version='1.0'?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" +
                            inside + "</graphml>\n")
      .read();
}

template <class Element>
Value get(const Graph& graph, Element element, const char* key) {
  const auto id = graph.keys().find(key);
  return id ? graph.property(element, *id) : Value();
}

std::string place_of(const Error& error) {
  REQUIRE(error.place);
  return std::to_string(error.place->line) + ":" + std::to_string(error.place->column);
}

constexpr const char* kPair = "<graph edgedefault=\"directed\"><node id=\"a\"/><node id=\"b\"/>";

}  // namespace

TEST_CASE("what networkx writes", "[import][graphml]") {
  const Graph graph = graphml(
      R"(<key id="d0" for="node" attr.name="age" attr.type="long"/>
<key id="d1" for="node" attr.name="name" attr.type="string"/>
<key id="d2" for="edge" attr.name="weight" attr.type="double"/>
<key id="d3" for="node" attr.name="kind" attr.type="string"/>
<key id="d4" for="node" attr.name="alive" attr.type="boolean"/>
<graph edgedefault="undirected">
<node id="0"><data key="d0">-7</data><data key="d1">A &amp; B &lt;C&gt; 🦊</data><data key="d3">Person;Leader</data><data key="d4">True</data></node>
<node id="x y"/>
<edge source="0" target="x y"><data key="d2">nan</data></edge>
<edge source="0" target="0" directed="true"><data key="d2">1e3</data></edge>
</graph>)");
  REQUIRE(graph.node_count() == 2);
  const NodeId a(0);
  CHECK(identical(get(graph, a, "age"), Value(std::int64_t{-7})));
  CHECK(identical(get(graph, a, "name"), Value("A & B <C> 🦊")));
  CHECK(identical(get(graph, a, "alive"), Value(true)));
  CHECK(identical(get(graph, NodeId(1), "id"), Value("x y")));
  CHECK(graph.labels_of(a).size() == 2);
  CHECK(graph.has_label(a, *graph.labels().find("Leader")));
  CHECK(graph.ends(EdgeId(0)).undirected);
  CHECK_FALSE(graph.ends(EdgeId(1)).undirected);
  CHECK(std::isnan(get(graph, EdgeId(0), "weight").floating()));
  CHECK(identical(get(graph, EdgeId(1), "weight"), Value(1000.0)));
  CHECK(graph.types().text(graph.ends(EdgeId(1)).type) == "EDGE");
}

TEST_CASE("edges before their nodes, defaults, and nothing of a drawing but its labels",
          "[import][graphml]") {
  const Graph graph = graphml(
      R"(<key id="g" for="node" yfiles.type="nodegraphics"/><key id="h" for="edge" yfiles.type="edgegraphics"/>
<key id="c" for="all" attr.name="colour" attr.type="string"><default>blue</default></key>
<graph id="G"><desc>of people</desc>
<edge id="e" source="1" target="2"><data key="h"><y:PolyLineEdge xmlns:y="u"><y:EdgeLabel>KNOWS</y:EdgeLabel></y:PolyLineEdge></data></edge>
<node id="1"><data key="g"><y:ShapeNode xmlns:y="u"><y:Fill color="#fff"/><y:NodeLabel> Ada <y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node>
<node id="2"><data key="c">red</data><port name="p"/></node>
</graph>)");
  CHECK(identical(get(graph, NodeId(0), "name"), Value("Ada")));
  CHECK(identical(get(graph, NodeId(0), "colour"), Value("blue")));
  CHECK(identical(get(graph, NodeId(1), "colour"), Value("red")));
  CHECK(identical(get(graph, EdgeId(0), "colour"), Value("blue")));
  REQUIRE(graph.edge_count() == 1);
  CHECK(graph.types().text(graph.ends(EdgeId(0)).type) == "KNOWS");
}

TEST_CASE("what Neo4j writes as GraphML and as JSON lines is one graph", "[import][graphml][jsonl]") {
  const Graph one = graphml(
      R"(<key id="name" for="node" attr.name="name"/><key id="labels" for="node" attr.name="labels"/><key id="label" for="edge" attr.name="label"/>
<key id="date" for="edge" attr.name="date"/>
<graph id="G" edgedefault="directed">
<node id="n0" labels=":Person:Spy"><data key="labels">:Person:Spy</data><data key="name">Mata</data></node><node id="n1"/>
<edge id="e0" source="n0" target="n1" label="SENT"><data key="label">SENT</data><data key="date">1917-02</data></edge></graph>)");
  Files files;
  const Graph two =
      files
          .add("a.jsonl", R"({"type":"node","id":"0","labels":["Person","Spy"],"properties":{"name":"Mata"}}
{"type":"node","id":1}
{"id":"0","type":"relationship","label":"SENT","properties":{"date":"1917-02"},"start":{"id":"0","labels":["Person"]},"end":{"id":"1"}})")
          .read();
  for (const Graph* graph : {&one, &two}) {
    REQUIRE(graph->edge_count() == 1);
    CHECK(graph->labels_of(NodeId(0)).size() == 2);
    CHECK(identical(get(*graph, NodeId(0), "name"), Value("Mata")));
    CHECK(graph->types().text(graph->ends(EdgeId(0)).type) == "SENT");
    CHECK(get(*graph, EdgeId(0), "date").is(ValueKind::Date));
  }
}

TEST_CASE("our own exports come back with every node, edge, name and type", "[import][graphml][jsonl]") {
  Graph graph;
  const LabelId labels[] = {graph.label("Person")};
  std::vector<NodeId> nodes;
  for (const char* name : {"Łukasz & <Søren>", "王", "a \"b\" 'c'", "with\ttab", ""}) {
    nodes.push_back(graph.add_node(labels));
    graph.set_property(nodes.back(), graph.key("name"), Value(name));
    graph.set_property(nodes.back(), graph.key("size"), Value(1.5));
  }
  for (std::size_t i = 0; i < 12; ++i) {
    const EdgeId edge = graph.add_edge(graph.type(i % 3 == 0 ? "MET" : "VISITED"), nodes[i % 5],
                                       nodes[i * 3 % 5], i % 3 == 0);
    graph.set_property(edge, graph.key("date"),
                       Value(Date{from_civil(2024, 1, 1 + static_cast<int>(i)), DatePrecision::Day}));
  }
  using exporting::Format;
  for (const Format format : {Format::GraphmlGephi, Format::GraphmlNetworkx, Format::GraphmlIgraph,
                              Format::GraphmlYed, Format::Jsonl}) {
    std::ostringstream out;
    REQUIRE(exporting::export_graph(graph, nullptr, {.format = format, .each = true}, out));
    Files files;
    const Graph back = files.add(format == Format::Jsonl ? "a.jsonl" : "a.graphml", out.str()).read();
    INFO(static_cast<int>(format));
    CHECK(back.node_count() == graph.node_count());
    CHECK(back.edge_count() == graph.edge_count());
    for (const char* type : {"MET", "VISITED"})
      CHECK(back.count(*back.types().find(type)) == graph.count(*graph.types().find(type)));
    CHECK(back.count(*back.labels().find("Person")) == 5);
    for (const char* name : {"Łukasz & <Søren>", "王", "a \"b\" 'c'"})
      CHECK(back.find_by_name(name).size() == 1);
    for (std::uint32_t e = 0; e < back.edge_count(); ++e) {
      const EdgeEnds ends = back.ends(EdgeId(e));
      CHECK(ends.undirected == (back.types().text(ends.type) == "MET"));
    }
  }
}

TEST_CASE("a GraphML file that is none is refused with its line and column", "[import][graphml]") {
  const auto refused = [](const std::string& text) { return Files().add("a.graphml", text).refused(); };
  const std::string head = "<graphml>\n<key id=\"k\" attr.name=\"n\" attr.type=\"int\" for=\"node\"/>\n";
  struct Case {
    std::string text;
    const char* place;
    const char* says;
  };
  const Case cases[] = {
      {"", "1:1", "no XML"},
      {"not xml", "1:1", "no XML"},
      {"<graphml>\n <graph>\n</graphml>", "3:3", "mismatched tag"},
      {"<gexf/>", "1:8", "no <graph>"},
      {head + "<graph><node/></graph></graphml>", "3:8", "no id"},
      {head + "<graph>\n<node id=\"1\"/>\n  <node id=\"1\"/></graph></graphml>", "5:3",
       "`1` stands on an earlier node"},
      {head + "<graph><node id=\"é\"/><node id=\"2\"><data key=\"k\">seven</data></node></graph></graphml>",
       "3:22", "no whole number, in `n`"},
      {head + "<graph><node id=\"2\"><data key=\"z\">7</data></node></graph></graphml>", "3:8", "key `z`"},
      {head + "<graph><node id=\"2\"/><edge source=\"2\" target=\"3\"/></graph></graphml>", "3:22",
       "no node has the id `3`"},
      {head + "<graph><hyperedge/></graph></graphml>", "3:8", "hyperedges"},
      {head + "<graph><node id=\"1\"><graph/></node></graph></graphml>", "3:21", "graphs within nodes"},
      {"<graphml><key id=\"k\" attr.name=\"n\" attr.type=\"blob\"/></graphml>", "1:10",
       "no attr.type `blob`"},
      {"<!DOCTYPE graphml [<!ENTITY a \"aaaa\">]>\n<graphml/>", "1:31", "entities of its own"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Error error = refused(c.text);
    INFO(error.message);
    CHECK(error.kind == ErrorKind::InputError);
    CHECK(place_of(error) == c.place);
    CHECK(error.message.find(c.says) != std::string::npos);
    CHECK(error.file.ends_with("a.graphml"));
  }
  CHECK(Files().add("a.txt", "").refused().hint.find(".graphml") != std::string::npos);
  Files none;
  none.what.files = {none.scratch.file("absent.graphml")};
  CHECK(none.refused().kind == ErrorKind::IoError);
}

TEST_CASE("a line that is no record is refused with its line and column", "[import][jsonl]") {
  struct Case {
    std::string text;
    const char* place;
    const char* says;
  };
  const Case cases[] = {
      {"{\"node\":\"a\"}\n\n{\"node\":\"é\" \"b\"}\n", "3:13", "no JSON"},
      {"[]", "1:1", "no JSON object"},
      {"{\"node\":null}", "1:1", "`node` must be"},
      {"{\"edge\":\"MET\",\"from\":\"a\"}", "1:1", "an edge needs"},
      {"{\"edge\":\"MET\",\"from\":\"a\",\"to\":\"b\",\"undirected\":1}", "1:1", "true or false"},
      {"{\"node\":\"a\"}\n{\"node\":\"a\"}", "2:1", "stands on an earlier node"},
      {"{\"node\":\"a\",\"x\":{\"y\":1}}", "1:1", "`x` is an object"},
      {"{\"node\":\"a\"}\n{\"edge\":\"MET\",\"from\":\"a\",\"to\":7}", "2:1", "no node has the id `7`"},
      {"{\"entente\":\"dump\",\"version\":1}", "1:1", "a dump"},
      {"{\"name\":\"a\"}", "1:1", "neither a node nor an edge"},
      {"{\"node\":\"\xFF\"}", "1:10", "no JSON"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Error error = Files().add("a.jsonl", c.text).refused();
    INFO(error.message);
    CHECK(place_of(error) == c.place);
    CHECK(error.message.find(c.says) != std::string::npos);
  }
}

TEST_CASE("bad records are passed over and reported where that is asked", "[import][graphml][jsonl]") {
  Files files;
  files.what.skip_bad = true;
  files
      .add("a.graphml", std::string("<graphml>") + kPair +
                            "<node id=\"a\"/>\n<edge source=\"a\" target=\"b\"/><edge source=\"a\" "
                            "target=\"z\"/></graph></graphml>")
      .add("b.jsonl", "{\"node\":\"c\"}\nnothing\n{\"edge\":\"MET\",\"from\":\"c\",\"to\":\"a\"}\r\n");
  const Graph graph = files.read();
  CHECK(graph.node_count() == 3);
  CHECK(graph.edge_count() == 2);
  CHECK(files.report.skipped == 3);
  REQUIRE(files.report.bad.size() == 3);
  CHECK(files.report.bad[1].file.ends_with("b.jsonl"));
  CHECK(place_of(files.report.bad[1]) == "2:2");
  CHECK(place_of(files.report.bad[2]) == "2:30");  // an edge waits for its nodes until the end
}
