// openCypher statements that build the graph again, one element a statement.
#include <ostream>

#include "graph/export/formats.hpp"
#include "graph/value_print.hpp"

namespace entente::exporting {

namespace {

/// A name as Cypher takes it: between backticks where it is not a plain identifier.
std::string identifier(const std::string& name) {
  bool plain = !name.empty() && !(name[0] >= '0' && name[0] <= '9');
  for (const char c : name)
    plain = plain && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_');
  if (plain) return name;
  std::string quoted = "`";
  for (const char c : name) quoted += c == '`' ? std::string("``") : std::string(1, c);
  return quoted + "`";
}

std::string property_map(const std::map<std::string, Value>& values) {
  std::string text;
  for (const auto& [key, value] : values)
    text += (text.empty() ? "" : ", ") + identifier(key) + ": " + cypher_literal(value);
  return text.empty() ? "" : " {" + text + "}";
}

}  // namespace

void write_cypher(const ExportModel& model, std::ostream& out) {
  for (const ExportNode& node : model.nodes) {
    std::string labels;
    for (std::size_t at = 0; at < node.type.size();) {
      const std::size_t end = std::min(node.type.find(';', at), node.type.size());
      labels += ":" + identifier(node.type.substr(at, end - at));
      at = end + 1;
    }
    auto values = node.columns;
    values.emplace("name", Value(node.name));
    values.emplace("_key", Value(node.key));
    out << "CREATE (" << labels << property_map(values) << ");\n";
  }
  for (const ExportEdge& edge : model.edges) {
    auto values = edge.columns;
    if (!edge.dates.empty()) values.emplace("date", Value(edge.dates.front()));
    out << "MATCH (a {_key: " << cypher_literal(Value(model.nodes[edge.source].key))
        << "}), (b {_key: " << cypher_literal(Value(model.nodes[edge.target].key)) << "}) CREATE (a)"
        << (edge.undirected ? "~[" : "-[") << ":" << identifier(edge.type) << property_map(values)
        << (edge.undirected ? "]~" : "]->") << "(b);\n";
  }
  out << "MATCH (n) REMOVE n._key;\n";
}

}  // namespace entente::exporting
