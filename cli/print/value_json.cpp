#include "cli/print/value_json.hpp"

#include <unicode/utf8.h>

#include <cmath>
#include <cstdio>

#include "cli/print/value_text.hpp"
#include "graph/value_print.hpp"

namespace entente::cli {

namespace {

void append_escape(std::string& out, UChar32 c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  char escape[8];
  std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
  out += escape;
}

template <class Properties>
void append_properties(std::string& out, const Properties& properties, const GraphView& view) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : properties) {
    if (!first) out += ',';
    first = false;
    append_json(out, view.keys().text(key));
    out += ':';
    append_json(out, value, view);
  }
  out += '}';
}

void append_node(std::string& out, NodeId node, const GraphView& view) {
  out += "{\"id\":" + std::to_string(node.number);
  if (!view.contains(node)) {
    out += ",\"deleted\":true}";
    return;
  }
  out += ",\"labels\":[";
  bool first = true;
  for (const LabelId label : view.labels_of(node)) {
    if (!first) out += ',';
    first = false;
    append_json(out, view.labels().text(label));
  }
  out += "],\"properties\":";
  append_properties(out, view.properties(node), view);
  out += '}';
}

void append_edge(std::string& out, EdgeId edge, const GraphView& view) {
  out += "{\"id\":" + std::to_string(edge.number);
  if (!view.contains(edge)) {
    out += ",\"deleted\":true}";
    return;
  }
  const EdgeEnds ends = view.ends(edge);
  out += ",\"type\":";
  append_json(out, view.types().text(ends.type));
  out += ",\"from\":" + std::to_string(ends.from.number) + ",\"to\":" + std::to_string(ends.to.number);
  out += ends.undirected ? ",\"undirected\":true" : ",\"undirected\":false";
  out += ",\"properties\":";
  append_properties(out, view.properties(edge), view);
  out += '}';
}

void append_path(std::string& out, const Path& path, const GraphView& view) {
  out += "{\"nodes\":[";
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) out += ',';
    append_node(out, path.nodes[i], view);
  }
  out += "],\"edges\":[";
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    if (i > 0) out += ',';
    append_edge(out, path.edges[i], view);
  }
  out += "]}";
}

void append_list(std::string& out, const List& list, const GraphView& view) {
  out += '[';
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (i > 0) out += ',';
    append_json(out, list[i], view);
  }
  out += ']';
}

void append_map(std::string& out, const Map& map, const GraphView& view) {
  out += '{';
  bool first = true;
  for (const auto& [key, value] : map) {
    if (!first) out += ',';
    first = false;
    append_json(out, std::string_view(key));
    out += ':';
    append_json(out, value, view);
  }
  out += '}';
}

}  // namespace

void append_json(std::string& out, std::string_view text) {
  out += '"';
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    UChar32 c = 0;
    auto i = static_cast<int32_t>(at);
    U8_NEXT(text.data(), i, static_cast<int32_t>(text.size()), c);
    at = static_cast<std::size_t>(i);
    if (c < 0) {
      out += "\\ufffd";
    } else if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) {
      append_escape(out, c);
    } else {
      out.append(text, start, at - start);
    }
  }
  out += '"';
}

void append_json(std::string& out, const Value& value, const GraphView& view) {
  switch (value.kind()) {
    case ValueKind::Null:
      out += "null";
      return;
    case ValueKind::Boolean:
      out += value.boolean() ? "true" : "false";
      return;
    case ValueKind::Integer:
      out += std::to_string(value.integer());
      return;
    case ValueKind::Float:
      if (std::isfinite(value.floating())) {
        out += float_text(value.floating());
      } else {
        append_json(out, std::string_view(float_text(value.floating())));
      }
      return;
    case ValueKind::String:
      append_json(out, std::string_view(value.string()));
      return;
    case ValueKind::List:
      append_list(out, value.list(), view);
      return;
    case ValueKind::Map:
      append_map(out, value.map(), view);
      return;
    case ValueKind::Node:
      append_node(out, value.node(), view);
      return;
    case ValueKind::Edge:
      append_edge(out, value.edge(), view);
      return;
    case ValueKind::Path:
      append_path(out, value.path(), view);
      return;
    default:
      append_json(out, std::string_view(plain_text(value)));
      return;
  }
}

}  // namespace entente::cli
