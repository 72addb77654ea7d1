// JSON for graphology / sigma.js, for Cytoscape.js, and JSONL with all evidence.
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <ostream>

#include "graph/export/columns.hpp"
#include "graph/export/formats.hpp"

namespace entente::exporting {

namespace {

using Buffer = rapidjson::StringBuffer;
using Writer = rapidjson::Writer<Buffer>;

void text(Writer& json, const char* key, const std::string& value) {
  json.Key(key);
  json.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
}

void write_value(Writer& json, const Value& value) {
  switch (value.kind()) {
    case ValueKind::Null:
      json.Null();
      return;
    case ValueKind::Boolean:
      json.Bool(value.boolean());
      return;
    case ValueKind::Integer:
      json.Int64(value.integer());
      return;
    case ValueKind::Float:
      if (std::isfinite(value.floating()))
        json.Double(value.floating());
      else
        json.Null();  // JSON has no NaN and no infinity
      return;
    case ValueKind::List:
      json.StartArray();
      for (const Value& item : value.list()) write_value(json, item);
      json.EndArray();
      return;
    case ValueKind::Map:
      json.StartObject();
      for (const auto& [key, item] : value.map()) {
        json.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
        write_value(json, item);
      }
      json.EndObject();
      return;
    default: {
      const std::string cell = cell_text(value);
      json.String(cell.data(), static_cast<rapidjson::SizeType>(cell.size()));
    }
  }
}

void write_columns(Writer& json, const std::vector<Column>& columns,
                   const std::map<std::string, Value>& values) {
  for (const Column& column : columns) {
    const auto found = values.find(column.property);
    if (found == values.end() || found->second.is_null()) continue;
    json.Key(column.name.data(), static_cast<rapidjson::SizeType>(column.name.size()));
    write_value(json, found->second);
  }
}

std::string css_colour(const Colour& c) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out = "#";
  for (const unsigned byte : {unsigned{c.red}, unsigned{c.green}, unsigned{c.blue}}) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

void edge_facts(Writer& json, const ExportEdge& edge, const std::vector<Column>& columns) {
  text(json, "label", edge.type);
  json.Key("weight");
  json.Int64(edge.weight);
  json.Key("dates");
  json.StartArray();
  for (const auto& date : edge.dates) json.String(date.data(), static_cast<rapidjson::SizeType>(date.size()));
  json.EndArray();
  json.Key("sources");
  json.Int64(edge.sources);
  if (!edge.quote.empty()) text(json, "evidence", edge.quote);
  write_columns(json, columns, edge.columns);
}

void flush(Buffer& buffer, std::ostream& out) {
  out.write(buffer.GetString(), static_cast<std::streamsize>(buffer.GetSize()));
  buffer.Clear();
}

void jsonl_node(Writer& json, const ExportNode& node, const std::vector<Column>& columns) {
  json.StartObject();
  text(json, "node", node.key);
  text(json, "type", node.type);
  text(json, "name", node.name);
  write_columns(json, columns, node.columns);
  json.EndObject();
}

void jsonl_edge(Writer& json, const ExportModel& model, const ExportEdge& edge,
                const std::vector<Column>& columns) {
  json.StartObject();
  text(json, "edge", edge.type);
  text(json, "from", model.nodes[edge.source].key);
  text(json, "to", model.nodes[edge.target].key);
  if (edge.undirected) {
    json.Key("undirected");
    json.Bool(true);
  }
  if (!edge.dates.empty()) text(json, "date", edge.dates.front());
  write_columns(json, columns, edge.columns);
  json.Key("evidence");
  json.StartArray();
  for (const Evidence& piece : edge.evidence) {
    json.StartObject();
    text(json, "doc", piece.document);
    if (piece.date) text(json, "date", to_string(*piece.date));
    json.Key("start");
    json.Uint64(piece.start);
    json.Key("end");
    json.Uint64(piece.end);
    if (!piece.reprint_of.empty()) text(json, "reprint_of", piece.reprint_of);
    text(json, "text", piece.sentence);
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
}

}  // namespace

void write_jsonl(const ExportModel& model, std::ostream& out) {
  const auto nodes = node_columns(model);
  const auto edges = edge_columns(model);
  Buffer buffer;
  const auto line = [&](auto write) {
    Writer json(buffer);
    write(json);
    buffer.Put('\n');
    if (buffer.GetSize() > 1U << 16U) flush(buffer, out);
  };
  for (const ExportNode& node : model.nodes) line([&](Writer& json) { jsonl_node(json, node, nodes); });
  for (const ExportEdge& edge : model.edges)
    line([&](Writer& json) { jsonl_edge(json, model, edge, edges); });
  flush(buffer, out);
}

void write_sigma(const ExportModel& model, std::ostream& out) {
  const auto nodes = node_columns(model);
  const auto edges = edge_columns(model);
  Buffer buffer;
  Writer json(buffer);
  json.SetMaxDecimalPlaces(3);
  json.StartObject();
  json.Key("options");
  json.StartObject();
  text(json, "type", "mixed");
  json.Key("multi");
  json.Bool(true);
  json.Key("allowSelfLoops");
  json.Bool(true);
  json.EndObject();
  json.Key("nodes");
  json.StartArray();
  for (const ExportNode& node : model.nodes) {
    json.StartObject();
    text(json, "key", node.key);
    json.Key("attributes");
    json.StartObject();
    text(json, "label", node.name);
    text(json, "kind", node.type);  // sigma reads "type" as the name of a drawing program
    text(json, "color", css_colour(node.colour));
    for (const auto& [key, number] : {std::pair{"x", node.x}, {"y", node.y}, {"size", node.size}}) {
      json.Key(key);
      json.Double(number);
    }
    write_columns(json, nodes, node.columns);
    json.EndObject();
    json.EndObject();
    if (buffer.GetSize() > 1U << 16U) flush(buffer, out);
  }
  json.EndArray();
  json.Key("edges");
  json.StartArray();
  for (const ExportEdge& edge : model.edges) {
    json.StartObject();
    text(json, "key", edge.key);
    text(json, "source", model.nodes[edge.source].key);
    text(json, "target", model.nodes[edge.target].key);
    json.Key("undirected");
    json.Bool(edge.undirected);
    json.Key("attributes");
    json.StartObject();
    edge_facts(json, edge, edges);
    json.EndObject();
    json.EndObject();
    if (buffer.GetSize() > 1U << 16U) flush(buffer, out);
  }
  json.EndArray();
  json.EndObject();
  buffer.Put('\n');
  flush(buffer, out);
}

void write_cytoscape(const ExportModel& model, std::ostream& out) {
  const auto nodes = node_columns(model);
  const auto edges = edge_columns(model);
  Buffer buffer;
  Writer json(buffer);
  json.SetMaxDecimalPlaces(3);
  json.StartObject();
  json.Key("elements");
  json.StartObject();
  json.Key("nodes");
  json.StartArray();
  for (const ExportNode& node : model.nodes) {
    json.StartObject();
    json.Key("data");
    json.StartObject();
    text(json, "id", node.key);
    text(json, "label", node.name);
    text(json, "kind", node.type);
    text(json, "color", css_colour(node.colour));
    json.Key("size");
    json.Double(node.size);
    write_columns(json, nodes, node.columns);
    json.EndObject();
    json.Key("position");
    json.StartObject();
    json.Key("x");
    json.Double(node.x);
    json.Key("y");
    json.Double(-node.y);  // Cytoscape's y axis points down
    json.EndObject();
    json.EndObject();
  }
  json.EndArray();
  json.Key("edges");
  json.StartArray();
  for (const ExportEdge& edge : model.edges) {
    json.StartObject();
    json.Key("data");
    json.StartObject();
    text(json, "id", edge.key);
    text(json, "source", model.nodes[edge.source].key);
    text(json, "target", model.nodes[edge.target].key);
    json.Key("undirected");
    json.Bool(edge.undirected);
    edge_facts(json, edge, edges);
    json.EndObject();
    json.EndObject();
  }
  json.EndArray();
  json.EndObject();
  json.EndObject();
  buffer.Put('\n');
  flush(buffer, out);
}

}  // namespace entente::exporting
