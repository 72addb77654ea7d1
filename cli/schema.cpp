// entente schema: the ontology that extraction speaks, as tables or as JSON.
#include "graph/schema.hpp"

#include <memory>

#include "cli/commands.hpp"
#include "cli/print/result_format.hpp"
#include "cli/terminal.hpp"
#include "graph/graph.hpp"

namespace entente::cli {

namespace {

std::string label_names(LabelSet set) {
  std::string names;
  for (const NodeRule& node : node_rules()) {
    if (!set.contains(node.label)) continue;
    if (!names.empty()) names += ", ";
    names += node.name;
  }
  return names;
}

query::ResultTable node_table() {
  query::ResultTable table;
  table.columns = {"label", "meaning", "wikidata"};
  for (const NodeRule& node : node_rules()) table.rows.push_back({node.name, node.meaning, node.wikidata});
  return table;
}

query::ResultTable edge_table() {
  query::ResultTable table;
  table.columns = {"type", "from", "to", "symmetric", "meaning", "properties", "plover", "wikidata"};
  for (const EdgeRule& edge : edge_rules()) {
    std::string properties;
    for (const PropertyRule& property : edge.properties) {
      properties += (properties.empty() ? "" : ", ") + std::string(property.key);
    }
    table.rows.push_back({edge.name, label_names(edge.from), label_names(edge.to), edge.symmetric,
                          edge.meaning, properties, edge.plover, edge.wikidata});
  }
  return table;
}

query::ResultTable property_table(std::span<const PropertyRule> rules) {
  query::ResultTable table;
  table.columns = {"property", "kind", "meaning"};
  for (const PropertyRule& property : rules) {
    table.rows.push_back({property.key, value_kind_name(property.kind), property.meaning});
  }
  return table;
}

int run_schema(const std::string& format) {
  const Terminal out = terminal();
  const Graph nothing;
  Layout layout{.format = Format::Table,
                .width = out.output ? out.width : 0,
                .color = out.color_output,
                .footer = false};
  const Sink sink = write_output;
  if (format == "json") {
    layout.format = Format::Json;
    write_output("{\"nodes\":");
    print_result(node_table(), nothing, layout, sink);
    write_output(",\"edges\":");
    print_result(edge_table(), nothing, layout, sink);
    write_output(",\"node_properties\":");
    print_result(property_table(every_node()), nothing, layout, sink);
    write_output(",\"edge_properties\":");
    print_result(property_table(every_edge()), nothing, layout, sink);
    write_output("}\n");
    return finish_output(kDone);
  }
  write_output("Nodes\n\n");
  print_result(node_table(), nothing, layout, sink);
  write_output("\nEvery node carries\n\n");
  print_result(property_table(every_node()), nothing, layout, sink);
  write_output("\nEdges\n\n");
  print_result(edge_table(), nothing, layout, sink);
  write_output("\nEvery edge carries\n\n");
  print_result(property_table(every_edge()), nothing, layout, sink);
  return finish_output(kDone);
}

}  // namespace

void add_schema(CommandLine& line) {
  auto format = std::make_shared<std::string>("table");
  line.add("schema", "Show the labels, edge types and properties that extraction speaks")
      .choice("--format", {"table", "json"}, *format, "How to print (default table)")
      .example("entente schema")
      .action([format] { return run_schema(*format); });
}

}  // namespace entente::cli
