// Values as the query cases write them: Cypher literals; (:A {x: 1}) for nodes, [:T {x: 1}] for edges, <…>
// for paths.
#include "query/engine/show_row.hpp"

#include <map>

#include "graph/value_print.hpp"

namespace entente::query::test {
namespace {

template <class Properties>
std::string show_properties(const Properties& properties, const GraphView& view) {
  std::map<std::string, std::string> sorted;
  for (const auto& [key, value] : properties) sorted.emplace(view.keys().text(key), show_value(value, view));
  std::string text;
  for (const auto& [key, value] : sorted) text += (text.empty() ? "{" : ", ") + key + ": " + value;
  return text.empty() ? "" : text + "}";
}
std::string joined(std::string head, const std::string& properties) {
  if (!head.empty() && !properties.empty()) head += " ";
  return head + properties;
}
std::string show_node(NodeId node, const GraphView& view) {
  std::map<std::string, int> names;
  for (const LabelId label : view.labels_of(node)) names.emplace(view.labels().text(label), 0);
  std::string labels;
  for (const auto& [name, unused] : names) labels += ":" + name;
  return "(" + joined(labels, show_properties(view.properties(node), view)) + ")";
}
std::string show_edge(EdgeId edge, const GraphView& view) {
  return "[" +
         joined(":" + std::string(view.types().text(view.ends(edge).type)),
                show_properties(view.properties(edge), view)) +
         "]";
}

}  // namespace

std::string show_value(const Value& value, const GraphView& view) {
  switch (value.kind()) {
    case ValueKind::Node:
      return show_node(value.node(), view);
    case ValueKind::Edge:
      return show_edge(value.edge(), view);
    case ValueKind::List: {
      std::string text;
      for (const Value& item : value.list()) text += (text.empty() ? "" : ", ") + show_value(item, view);
      return "[" + text + "]";
    }
    case ValueKind::Map: {
      std::string text;
      for (const auto& [key, item] : value.map())
        text += (text.empty() ? "" : ", ") + key + ": " + show_value(item, view);
      return "{" + text + "}";
    }
    case ValueKind::Path: {
      const Path& path = value.path();
      std::string text = show_node(path.nodes[0], view);
      for (std::size_t i = 0; i < path.edges.size(); ++i) {
        const EdgeEnds ends = view.ends(path.edges[i]);
        const std::string edge = show_edge(path.edges[i], view);
        text += ends.undirected              ? "~" + edge + "~"
                : ends.from == path.nodes[i] ? "-" + edge + "->"
                                             : "<-" + edge + "-";
        text += show_node(path.nodes[i + 1], view);
      }
      return "<" + text + ">";
    }
    case ValueKind::String:
      return "'" + value.string() + "'";
    case ValueKind::Boolean:
    case ValueKind::Null:
    case ValueKind::Integer:
    case ValueKind::Float:
      return plain_text(value);
    default:
      return "'" + plain_text(value) + "'";
  }
}

std::string show_row(const std::vector<Value>& row, const GraphView& view) {
  std::string text = "|";
  for (const Value& value : row) text += " " + show_value(value, view) + " |";
  return text;
}

}  // namespace entente::query::test
