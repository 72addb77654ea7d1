// GEXF 1.3 (gexf.net): kinds on edges, looks, and a timeline of timestamps for what has a full date.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "graph/export/columns.hpp"
#include "graph/export/formats.hpp"
#include "graph/export/xml.hpp"
#include "graph/temporal/temporal.hpp"

namespace entente::exporting {

namespace {

const char* gexf_type(ColumnType type) {
  switch (type) {
    case ColumnType::Boolean:
      return "boolean";
    case ColumnType::Integer:
      return "long";
    case ColumnType::Float:
      return "double";
    case ColumnType::Text:
      break;
  }
  return "string";
}

void declare(const std::vector<Column>& columns, const char* domain, const std::vector<std::string>& fixed,
             std::ostream& out) {
  out << "<attributes class=\"" << domain << "\">\n";
  for (const auto& name : fixed) {
    out << "<attribute id=\"" << name << "\" title=\"" << name << "\" type=\""
        << (name == "sources" ? "long" : "string") << "\"/>\n";
  }
  for (const Column& column : columns) {
    const std::string name = xml_attribute(column.name);
    out << "<attribute id=\"" << domain << "_" << name << "\" title=\"" << name << "\" type=\""
        << gexf_type(column.type) << "\"/>\n";
  }
  out << "</attributes>\n";
}

void value(const std::string& id, const std::string& text, std::ostream& out) {
  out << "<attvalue for=\"" << xml_attribute(id) << "\" value=\"" << xml_attribute(text) << "\"/>";
}

void values(const std::vector<Column>& columns, const std::string& domain,
            const std::map<std::string, Value>& all, std::ostream& out) {
  for (const Column& column : columns) {
    const auto found = all.find(column.property);
    if (found != all.end() && !found->second.is_null())
      value(domain + "_" + column.name, cell_text(found->second), out);
  }
}

/// The time line knows days only: a month or a year stands for its first day, as the file's note says.
std::string timestamps(const std::vector<std::string>& dates) {
  std::vector<std::string> days;
  for (const auto& text : dates) {
    if (const auto date = parse_partial_date(text))
      days.push_back(to_string(Date{.days = date->days, .precision = DatePrecision::Day}));
  }
  days.erase(std::unique(days.begin(), days.end()), days.end());
  std::string joined;
  for (const auto& day : days) joined += (joined.empty() ? "" : ",") + day;
  return joined;
}

}  // namespace

void write_gexf(const ExportModel& model, std::ostream& out) {
  const auto nodes = node_columns(model);
  const auto edges = edge_columns(model);
  out << R"(<?xml version="1.0" encoding="UTF-8"?>)" << '\n'
      << R"(<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" )"
      << R"(xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" )"
      << R"(xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">)" << '\n'
      << "<meta><creator>Entente</creator><description>On the time line a month or a year stands for its "
         "first day"
      << "</description></meta>\n"
      << R"(<graph mode="dynamic" timeformat="date" timerepresentation="timestamp">)" << '\n';
  declare(nodes, "node", {"kind"}, out);
  declare(edges, "edge", {"first", "last", "dates", "evidence", "sources"}, out);
  out << "<nodes>\n";
  for (const ExportNode& node : model.nodes) {
    out << "<node id=\"" << xml_attribute(node.key) << "\" label=\"" << xml_attribute(node.name)
        << "\"><attvalues>";
    value("kind", node.type, out);
    values(nodes, "node", node.columns, out);
    out << fmt::format(
        "</attvalues><viz:size value=\"{:.2f}\"/><viz:position x=\"{:.3f}\" y=\"{:.3f}\"/>"
        "<viz:color r=\"{}\" g=\"{}\" b=\"{}\"/></node>\n",
        node.size, node.x, node.y, node.colour.red, node.colour.green, node.colour.blue);
  }
  out << "</nodes>\n<edges>\n";
  for (const ExportEdge& edge : model.edges) {
    out << "<edge id=\"" << xml_attribute(edge.key) << "\" source=\""
        << xml_attribute(model.nodes[edge.source].key) << "\" target=\""
        << xml_attribute(model.nodes[edge.target].key) << "\" type=\""
        << (edge.undirected ? "undirected" : "directed") << "\" kind=\"" << xml_attribute(edge.type)
        << "\" label=\"" << xml_attribute(edge.type) << "\" weight=\"" << edge.weight << "\"";
    if (const auto days = timestamps(edge.dates); !days.empty()) out << " timestamps=\"" << days << "\"";
    out << "><attvalues>";
    if (!edge.dates.empty()) {
      value("first", edge.dates.front(), out);
      value("last", edge.dates.back(), out);
      std::string all;
      for (const auto& date : edge.dates) all += (all.empty() ? "" : "; ") + date;
      value("dates", all, out);
    }
    if (!edge.quote.empty()) value("evidence", edge.quote, out);
    value("sources", std::to_string(edge.sources), out);
    values(edges, "edge", edge.columns, out);
    out << "</attvalues></edge>\n";
  }
  out << "</edges>\n</graph>\n</gexf>\n";
}

}  // namespace entente::exporting
