// RDF 1.1 Turtle. Types and relations carry their Wikidata classes and properties, evidence is PROV-O, names
// and documents are schema.org. Every edge is a resource of its own (an n-ary relation), so that date, place
// and sources stay with it.
#include <ostream>

#include "graph/export/formats.hpp"
#include "graph/schema.hpp"

namespace entente::exporting {

namespace {

/// A local name as an IRI: everything but unreserved ASCII is percent-encoded (RFC 3987 allows more; all
/// readers take this).
std::string iri(const std::string& prefix, const std::string& key) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string out = "<urn:entente:" + prefix + ":";
  for (const char c : key) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.' || c == '_';
    if (plain)
      out += c;
    else
      out += std::string("%") + digits[byte >> 4U] + digits[byte & 15U];
  }
  return out + ">";
}

std::string literal(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  return out + "\"";
}

std::string date_literal(const std::string& date) {
  const char* type = date.size() == 4 ? "gYear" : date.size() == 7 ? "gYearMonth" : "date";
  return "\"" + date + "\"^^xsd:" + type;
}

/// The first of a comma-separated list, as in the ontology's table ("P131, P276").
std::string first_of(std::string_view list) {
  const std::size_t end = list.find_first_of(", ");
  return std::string(list.substr(0, end));
}

void write_node(const ExportNode& node, std::ostream& out) {
  out << iri("node", node.key) << " schema:name " << literal(node.name);
  if (const auto label = node_label(node.type)) out << " ;\n  a wd:" << first_of(rule(*label).wikidata);
  if (const auto aliases = node.columns.find("aliases");
      aliases != node.columns.end() && aliases->second.is(ValueKind::List)) {
    for (const Value& alias : aliases->second.list()) {
      if (alias.is(ValueKind::String)) out << " ;\n  schema:alternateName " << literal(alias.string());
    }
  }
  if (const auto id = node.columns.find("wikidata");
      id != node.columns.end() && id->second.is(ValueKind::String)) {
    out << " ;\n  schema:sameAs wd:" << id->second.string();
  }
  out << " .\n";
}

void write_edge(const ExportModel& model, const ExportEdge& edge, std::ostream& out) {
  const std::string self = iri("edge", edge.key);
  const std::string from = iri("node", model.nodes[edge.source].key);
  const std::string to = iri("node", model.nodes[edge.target].key);
  const auto kind = edge_kind(edge.type);
  if (kind && !rule(*kind).wikidata.empty())
    out << from << " wdt:" << first_of(rule(*kind).wikidata) << " " << to << " .\n";
  out << self << " a entente:" << edge.type << " ;\n  entente:from " << from << " ;\n  entente:to " << to;
  for (const auto& date : edge.dates) out << " ;\n  schema:startDate " << date_literal(date);
  for (const auto& [name, value] : edge.columns) {
    if (value.is_null()) continue;
    out << " ;\n  entente:" << name << " ";
    if (value.is(ValueKind::Integer) || value.is(ValueKind::Boolean))
      out << cell_text(value);
    else if (value.is(ValueKind::Float))
      out << "\"" << cell_text(value) << "\"^^xsd:double";
    else
      out << literal(cell_text(value));
  }
  for (const Evidence& piece : edge.evidence) {
    out << " ;\n  prov:wasDerivedFrom [ a prov:Entity ; prov:value " << literal(piece.sentence)
        << " ; entente:start " << piece.start << " ; entente:end " << piece.end << " ; prov:wasQuotedFrom "
        << iri("document", piece.document);
    if (!piece.reprint_of.empty()) out << " ; entente:reprintOf " << iri("document", piece.reprint_of);
    out << " ]";
  }
  out << " .\n";
}

}  // namespace

void write_turtle(const ExportModel& model, std::ostream& out) {
  out << "@prefix wd: <http://www.wikidata.org/entity/> .\n@prefix wdt: "
         "<http://www.wikidata.org/prop/direct/> .\n"
      << "@prefix schema: <https://schema.org/> .\n@prefix prov: <http://www.w3.org/ns/prov#> .\n"
      << "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix entente: <urn:entente:> .\n\n";
  for (const ExportNode& node : model.nodes) write_node(node, out);
  for (const ExportEdge& edge : model.edges) write_edge(model, edge, out);
}

}  // namespace entente::exporting
