// GraphML by profile. What each reader takes and refuses was read from the readers themselves; docs/export.md
// lists it.
#include <fmt/format.h>

#include <map>
#include <ostream>
#include <set>

#include "graph/export/columns.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/xml.hpp"

namespace entente::exporting {

namespace {

const char* graphml_type(ColumnType type, Format profile) {
  switch (type) {
    case ColumnType::Boolean:
      return "boolean";
    case ColumnType::Integer:
      return profile == Format::GraphmlIgraph ? "double" : "long";
    case ColumnType::Float:
      return "double";
    case ColumnType::Text:
      break;
  }
  return "string";
}

class GraphmlWriter {
 public:
  GraphmlWriter(const ExportModel& model, Format profile, std::ostream& out)
      : model_(model),
        profile_(profile),
        out_(out),
        nodes_(node_columns(model)),
        edges_(edge_columns(model)) {
    for (const Column& column : nodes_) node_ids_[column.property] = fresh_id(column.name, "node_");
    for (const Column& column : edges_) edge_ids_[column.property] = fresh_id(column.name, "edge_");
  }

  void write() {
    out_
        << R"(<?xml version="1.0" encoding="UTF-8"?>)" << '\n'
        << R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance")";
    if (yed()) out_ << R"( xmlns:y="http://www.yworks.com/xml/graphml")";
    out_ << R"( xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns )"
         << (yed() ? "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd"
                   : "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd")
         << "\">\n";
    keys();
    out_ << R"(<graph id="entente" edgedefault="directed">)" << '\n';
    for (const ExportNode& node : model_.nodes) write_node(node);
    for (const ExportEdge& edge : model_.edges) write_edge(edge);
    out_ << "</graph>\n</graphml>\n";
  }

 private:
  using Ids = std::map<std::string, std::string>;  // property -> key id

  /// Key ids share one space in GraphML and must be NMTOKENs; Gephi tells them apart in lower case only.
  std::string fresh_id(const std::string& name, const std::string& prefix) {
    std::string id;
    for (const char c : name) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                         c == '_' || c == '-' || c == '.';
      id += plain || static_cast<unsigned char>(c) >= 0x80 ? c : '_';
    }
    if (used_.insert(folded(id)).second) return id;
    id = prefix + id;
    const std::string stem = id;
    for (int n = 2; !used_.insert(folded(id)).second; ++n) id = stem + "_" + std::to_string(n);
    return id;
  }

  static std::string folded(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
  }

  [[nodiscard]] bool gephi() const { return profile_ == Format::GraphmlGephi; }
  [[nodiscard]] bool yed() const { return profile_ == Format::GraphmlYed; }

  /// Key ids are readable because Gephi names its columns by them.
  void key(const char* domain, const std::string& id, const std::string& name, const char* type) {
    out_ << "<key id=\"" << xml_attribute(id) << "\" for=\"" << domain << "\" attr.name=\""
         << xml_attribute(name) << "\" attr.type=\"" << type << "\"/>\n";
  }

  void keys() {
    key("node", "label", "label", "string");
    key("node", "kind", "kind", "string");
    if (gephi()) {
      key("node", "size", "size", "double");
      for (const char* id : {"r", "g", "b"}) key("node", id, id, "int");
    }
    if (!yed()) {
      for (const char* id : {"x", "y"}) key("node", id, id, "double");
    }
    for (const Column& column : nodes_)
      key("node", node_ids_.at(column.property), column.name, graphml_type(column.type, profile_));
    key("edge", gephi() ? "edgelabel" : "type", gephi() ? "edgelabel" : "type", "string");
    key("edge", "weight", "weight", "double");
    for (const char* id : {"first", "last", "dates", "evidence"}) key("edge", id, id, "string");
    key("edge", "sources", "sources", graphml_type(ColumnType::Integer, profile_));
    if (!gephi() && !yed()) key("edge", "undirected", "undirected", "boolean");
    for (const Column& column : edges_)
      key("edge", edge_ids_.at(column.property), column.name, graphml_type(column.type, profile_));
    if (yed()) {
      out_ << "<key id=\"nodegraphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
           << "<key id=\"edgegraphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";
    }
  }

  void data(const std::string& id, const std::string& text) {
    out_ << "<data key=\"" << xml_attribute(id) << "\">" << xml_content(text) << "</data>";
  }

  void columns(const std::vector<Column>& columns, const Ids& ids,
               const std::map<std::string, Value>& values) {
    for (const Column& column : columns) {
      const auto found = values.find(column.property);
      if (found == values.end() || found->second.is_null()) continue;
      data(ids.at(column.property), cell_text(found->second));
    }
  }

  void write_node(const ExportNode& node) {
    out_ << "<node id=\"" << xml_attribute(node.key) << "\">";
    data("label", node.name);
    data("kind", node.type);
    if (gephi()) {
      data("size", fmt::format("{:.2f}", node.size));
      data("r", std::to_string(node.colour.red));
      data("g", std::to_string(node.colour.green));
      data("b", std::to_string(node.colour.blue));
    }
    if (!yed()) {
      data("x", fmt::format("{:.3f}", node.x));
      data("y", fmt::format("{:.3f}", node.y));
    }
    columns(nodes_, node_ids_, node.columns);
    if (yed()) {
      out_ << fmt::format(
          "<data key=\"nodegraphics\"><y:ShapeNode><y:Geometry height=\"{0:.1f}\" width=\"{0:.1f}\" "
          "x=\"{1:.2f}\" "
          "y=\"{2:.2f}\"/><y:Fill color=\"#{3:02x}{4:02x}{5:02x}\" "
          "transparent=\"false\"/><y:NodeLabel>{6}</y:NodeLabel>"
          "<y:Shape type=\"ellipse\"/></y:ShapeNode></data>",
          node.size, node.x, node.y, node.colour.red, node.colour.green, node.colour.blue,
          xml_content(node.name));
    }
    out_ << "</node>\n";
  }

  void write_edge(const ExportEdge& edge) {
    out_ << "<edge id=\"" << xml_attribute(edge.key) << "\" source=\""
         << xml_attribute(model_.nodes[edge.source].key) << "\" target=\""
         << xml_attribute(model_.nodes[edge.target].key) << "\"";
    if (gephi() || yed()) out_ << (edge.undirected ? " directed=\"false\"" : " directed=\"true\"");
    if (gephi())
      out_ << " label=\"" << xml_attribute(edge.type) << "\"";  // Gephi's kind: parallel edges stay apart
    out_ << ">";
    data(gephi() ? "edgelabel" : "type", edge.type);
    data("weight", std::to_string(edge.weight));
    if (!edge.dates.empty()) {
      data("first", edge.dates.front());
      data("last", edge.dates.back());
      std::string all;
      for (const auto& date : edge.dates) all += (all.empty() ? "" : "; ") + date;
      data("dates", all);
    }
    if (!edge.quote.empty()) data("evidence", edge.quote);
    data("sources", std::to_string(edge.sources));
    if (!gephi() && !yed()) data("undirected", edge.undirected ? "true" : "false");
    columns(edges_, edge_ids_, edge.columns);
    if (yed()) {
      out_ << "<data key=\"edgegraphics\"><y:PolyLineEdge><y:Arrows source=\"none\" target=\""
           << (edge.undirected ? "none" : "standard") << "\"/><y:EdgeLabel>" << xml_content(edge.type)
           << "</y:EdgeLabel></y:PolyLineEdge></data>";
    }
    out_ << "</edge>\n";
  }

  const ExportModel& model_;
  Format profile_;
  std::ostream& out_;
  std::vector<Column> nodes_;
  std::vector<Column> edges_;
  std::set<std::string> used_{"label",       "kind",  "size",      "r",       "g",          "b",
                              "x",           "y",     "edgelabel", "type",    "weight",     "first",
                              "last",        "dates", "evidence",  "sources", "undirected", "nodegraphics",
                              "edgegraphics"};
  Ids node_ids_;
  Ids edge_ids_;
};

}  // namespace

void write_graphml(const ExportModel& model, Format profile, std::ostream& out) {
  GraphmlWriter(model, profile, out).write();
}

}  // namespace entente::exporting
