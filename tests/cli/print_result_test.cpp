#include <catch2/catch.hpp>

#include "cli/print/result_format.hpp"
#include "cli/print/value_text.hpp"
#include "graph/graph.hpp"

using namespace entente;
using namespace entente::cli;

namespace {

struct Meeting {
  Graph graph;
  NodeId xi, tokayev, astana;
  EdgeId met, visited;

  Meeting() {
    const LabelId person = graph.label("Person");
    const LabelId place = graph.label("Place");
    xi = graph.add_node(std::span(&person, 1));
    tokayev = graph.add_node(std::span(&person, 1));
    astana = graph.add_node(std::span(&place, 1));
    graph.set_property(xi, graph.key("name"), "Xi Jinping");
    graph.set_property(tokayev, graph.key("name"), "Kassym-Jomart Tokayev");
    graph.set_property(astana, graph.key("name"), "Astana");
    met = graph.add_edge(graph.type("MET"), xi, tokayev, true);
    graph.set_property(met, graph.key("date"), *parse_partial_date("2024-07-02"));
    graph.set_property(met, graph.key("place"), "Astana");
    visited = graph.add_edge(graph.type("VISITED"), xi, astana);
    graph.set_property(visited, graph.key("date"), *parse_partial_date("2024-07"));
    graph.set_property(visited, graph.key("status"), "planned");
  }
};

std::string printed(const query::ResultTable& table, const GraphView& view, Format format,
                    std::size_t width = 0) {
  std::string text;
  print_result(table, view, Layout{.format = format, .width = width}, [&text](std::string_view part) {
    text += part;
    return true;
  });
  return text;
}

query::ResultTable people() {
  query::ResultTable table;
  table.columns = {"name", "times"};
  table.rows = {{"Xi Jinping", 12}, {"习近平", 3}, {Value(), Value()}};
  return table;
}

}  // namespace

TEST_CASE("nodes, edges and paths are readable") {
  const Meeting g;
  CHECK(value_text(g.xi, g.graph) == "(Xi Jinping:Person)");
  CHECK(value_text(g.met, g.graph) ==
        "(Xi Jinping:Person)-[MET 2024-07-02 in Astana]-(Kassym-Jomart Tokayev:Person)");
  CHECK(value_text(g.visited, g.graph) == "(Xi Jinping:Person)-[VISITED 2024-07, planned]->(Astana:Place)");
  CHECK(value_text(Path{{g.astana, g.xi, g.tokayev}, {g.visited, g.met}}, g.graph) ==
        "(Astana:Place)<-[VISITED 2024-07, planned]-(Xi Jinping:Person)-[MET 2024-07-02 in Astana]-"
        "(Kassym-Jomart Tokayev:Person)");
  CHECK(value_text(NodeId(99), g.graph) == "(deleted node)");
}

TEST_CASE("plain values print as openCypher writes them") {
  const Graph none;
  CHECK(value_text(Value(1.0), none) == "1.0");
  CHECK(value_text(Value(0.1), none) == "0.1");
  CHECK(value_text(Value(1e300), none) == "1e+300");
  CHECK(value_text(Value(List{Value("it's"), Value(), Value(true)}), none) == "['it\\'s', null, true]");
  CHECK(value_text(Value(Map{{"a", Value(1)}}), none) == "{a: 1}");
  CHECK(value_text(Value(LocalTime{45'296'000'000'001}), none) == "12:34:56.000000001");
  CHECK(value_text(Value(Time{43'200'000'000'000, 3600}), none) == "12:00+01:00");
  CHECK(value_text(Value(LocalDateTime{-1, 0}), none) == "1969-12-31T23:59:59");
  CHECK(value_text(Value(DateTime{0, 0, 7200, "Europe/Kyiv"}), none) ==
        "1970-01-01T02:00+02:00[Europe/Kyiv]");
  CHECK(value_text(Value(Duration{14, 3, -1, 500'000'000}), none) == "P1Y2M3DT-0.5S");
  CHECK(value_text(Value(Duration{}), none) == "PT0S");
}

TEST_CASE("a table aligns columns by cells and counts its rows") {
  const Graph none;
  CHECK(printed(people(), none, Format::Table) ==
        " name       │ times\n"
        "────────────┼───────\n"
        " Xi Jinping │    12\n"
        " 习近平     │     3\n"
        "            │\n"
        "(3 rows)\n");
}

TEST_CASE("a narrow terminal wraps the widest column, and a hopeless one gets lines") {
  const Graph none;
  query::ResultTable table;
  table.columns = {"who", "sentence"};
  table.rows = {{"Xi", "They met in Astana on Tuesday."}};
  CHECK(printed(table, none, Format::Table, 22) ==
        " who │ sentence\n"
        "─────┼────────────────\n"
        " Xi  │ They met in\n"
        "     │ Astana on\n"
        "     │ Tuesday.\n"
        "(1 row)\n");
  CHECK(printed(table, none, Format::Table, 12) ==
        "who      = Xi\n"
        "sentence = They met in Astana on Tuesday.\n"
        "\n(1 row)\n");
}

TEST_CASE("machine formats are strict") {
  const Meeting g;
  query::ResultTable table;
  table.columns = {"a", "b,\"c\""};
  table.rows = {{"x\"y", Value(List{Value(1)})}, {"line\nbreak\t|", Value(0.0 / 0.0)}};
  CHECK(printed(table, g.graph, Format::Csv) ==
        "a,\"b,\"\"c\"\"\"\r\n\"x\"\"y\",[1]\r\n\"line\nbreak\t|\",NaN\r\n");
  CHECK(printed(table, g.graph, Format::Tsv) == "a\tb,\"c\"\nx\"y\t[1]\nline\\nbreak\\t|\tNaN\n");
  CHECK(printed(table, g.graph, Format::Jsonl) ==
        "{\"a\":\"x\\\"y\",\"b,\\\"c\\\"\":[1]}\n{\"a\":\"line\\nbreak\\t|\",\"b,\\\"c\\\"\":\"NaN\"}\n");
  CHECK(printed(table, g.graph, Format::Markdown) ==
        "| a | b,\"c\" |\n| --- | --- |\n| x\"y | \\[1\\] |\n| line\\\\nbreak\\\\t\\| | NaN |\n");
  CHECK(printed(table, g.graph, Format::Html).find("<td>x&quot;y</td>") != std::string::npos);
}

TEST_CASE("graph values become objects in JSON") {
  const Meeting g;
  query::ResultTable table;
  table.columns = {"r"};
  table.rows = {{g.met}};
  CHECK(printed(table, g.graph, Format::Json) ==
        "[\n{\"r\":{\"id\":0,\"type\":\"MET\",\"from\":0,\"to\":1,\"undirected\":true,"
        "\"properties\":{\"date\":\"2024-07-02\",\"place\":\"Astana\"}}}\n]\n");
  table.rows.clear();
  CHECK(printed(table, g.graph, Format::Json) == "[]\n");
  CHECK(printed(table, g.graph, Format::Jsonl).empty());
}

TEST_CASE("a statement that writes says what it changed") {
  const Graph none;
  query::ResultTable table;
  table.wrote = true;
  table.effects.nodes_created = 2;
  table.effects.edges_created = 1;
  CHECK(printed(table, none, Format::Table) == "created 2 nodes, created 1 edge\n");
  CHECK(printed(table, none, Format::Jsonl).empty());
}

TEST_CASE("printing stops when the reader goes away") {
  const Graph none;
  for (const auto& name : format_names()) {
    int calls = 0;
    print_result(people(), none, Layout{.format = *format_named(name), .footer = false},
                 [&calls](std::string_view) {
                   ++calls;
                   return false;
                 });
    CHECK(calls == 1);
  }
}
