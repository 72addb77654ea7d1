#include "cli/print/value_text.hpp"

#include "graph/value_print.hpp"

namespace entente::cli {

namespace {

std::string text_property(NodeId node, std::string_view key, const GraphView& view) {
  const auto id = view.keys().find(key);
  if (!id) return {};
  const Value value = view.property(node, *id);
  if (value.is(ValueKind::String)) return value.string();
  return value.is(ValueKind::Integer) ? std::to_string(value.integer()) : std::string();
}

Value edge_property(EdgeId edge, std::string_view key, const GraphView& view) {
  const auto id = view.keys().find(key);
  return id ? view.property(edge, *id) : Value();
}

// [MET 2024-07-02 in Astana, planned], the inside of an edge.
std::string edge_body(EdgeId edge, const GraphView& view) {
  std::string body(view.types().text(view.ends(edge).type));
  if (const Value office = edge_property(edge, "office", view); office.is(ValueKind::String)) {
    body += " " + office.string();
  }
  if (const Value date = edge_property(edge, "date", view); !date.is_null())
    body += " " + value_text(date, view);
  if (const Value place = edge_property(edge, "place", view); place.is(ValueKind::String)) {
    body += " in " + place.string();
  }
  if (const Value status = edge_property(edge, "status", view);
      status.is(ValueKind::String) && status.string() != "actual") {
    body += ", " + status.string();
  }
  return body;
}

std::string step_text(EdgeId edge, NodeId from, const GraphView& view) {
  if (!view.contains(edge)) return "-[deleted]-";
  const EdgeEnds ends = view.ends(edge);
  const bool forward = ends.from == from;
  const char* left = !ends.undirected && !forward ? "<-[" : "-[";
  const char* right = !ends.undirected && forward ? "]->" : "]-";
  return left + edge_body(edge, view) + right;
}

std::string path_text(const Path& path, const GraphView& view) {
  std::string text;
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    text += node_text(path.nodes[i], view);
    if (i < path.edges.size()) text += step_text(path.edges[i], path.nodes[i], view);
  }
  return text;
}

std::string inner_text(const Value& value, const GraphView& view);

std::string list_text(const List& list, const GraphView& view) {
  std::string text = "[";
  for (const Value& item : list) {
    if (text.size() > 1) text += ", ";
    text += inner_text(item, view);
  }
  return text + "]";
}

std::string map_text(const Map& map, const GraphView& view) {
  std::string text = "{";
  for (const auto& [key, item] : map) {
    if (text.size() > 1) text += ", ";
    text += key + ": " + inner_text(item, view);
  }
  return text + "}";
}

std::string inner_text(const Value& value, const GraphView& view) {
  if (value.is_null()) return "null";
  if (value.is(ValueKind::String)) return quoted(value.string());
  return value_text(value, view);
}

}  // namespace

std::string node_name(NodeId node, const GraphView& view) {
  for (const std::string_view key : {"name", "title", "id"}) {
    std::string text = text_property(node, key, view);
    if (!text.empty()) return text;
  }
  return "#" + std::to_string(node.number);
}

std::string node_text(NodeId node, const GraphView& view) {
  if (!view.contains(node)) return "(deleted node)";
  std::string text = "(" + node_name(node, view);
  for (const LabelId label : view.labels_of(node)) text += ":" + std::string(view.labels().text(label));
  return text + ")";
}

std::string edge_text(EdgeId edge, const GraphView& view) {
  if (!view.contains(edge)) return "(deleted edge)";
  const EdgeEnds ends = view.ends(edge);
  return node_text(ends.from, view) + step_text(edge, ends.from, view) + node_text(ends.to, view);
}

std::string value_text(const Value& value, const GraphView& view) {
  switch (value.kind()) {
    case ValueKind::Null:
      return {};
    case ValueKind::Boolean:
      return value.boolean() ? "true" : "false";
    case ValueKind::Integer:
      return std::to_string(value.integer());
    case ValueKind::Float:
      return float_text(value.floating());
    case ValueKind::String:
      return value.string();
    case ValueKind::List:
      return list_text(value.list(), view);
    case ValueKind::Map:
      return map_text(value.map(), view);
    case ValueKind::Node:
      return node_text(value.node(), view);
    case ValueKind::Edge:
      return edge_text(value.edge(), view);
    case ValueKind::Path:
      return path_text(value.path(), view);
    default:
      return plain_text(value);
  }
}

}  // namespace entente::cli
