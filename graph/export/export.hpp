// Exports of a graph, or of a part of it, to the formats other programs read.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/export/export_model.hpp"
#include "graph/graph_view.hpp"
#include "graph/result.hpp"

namespace entente::exporting {

enum class Format {
  GraphmlGephi,     ///< kinds, looks, layout: Gephi opens it with nothing lost
  GraphmlNetworkx,  ///< every edge directed (networkx refuses mixed files), `undirected` as a column
  GraphmlIgraph,    ///< the same, numbers as double
  GraphmlYed,       ///< shapes and labels as yEd draws them
  Gexf,             ///< GEXF 1.3 with a timeline
  CsvPairs,         ///< a spreadsheet: one row an edge, both ends filled in
  Jsonl,            ///< one node or edge a line, with all evidence
  Sigma,            ///< JSON of graphology / sigma.js
  Cytoscape,        ///< JSON of Cytoscape.js
  Turtle,           ///< RDF with Wikidata, PROV and schema.org terms
  Cypher,           ///< statements that build the graph again
};

struct ExportOptions {
  Format format = Format::GraphmlGephi;
  bool each = false;  ///< one edge an event instead of one a pair and type
  std::optional<std::vector<NodeId>> nodes{};
  std::optional<std::vector<EdgeId>> edges{};
};

/// To hold against the reading program's own report.
struct ExportReport {
  std::size_t nodes = 0;
  std::size_t edges = 0;                                   ///< as written
  std::size_t graph_edges = 0;                             ///< edges of the graph that they stand for
  std::vector<std::pair<std::string, std::size_t>> kinds;  ///< written edges by type
};

/// Writes UTF-8. The same graph gives the same bytes. IoError where the stream fails (a full disk).
Result<ExportReport> export_graph(const GraphView& view, const EvidenceSource* evidence,
                                  const ExportOptions& options, std::ostream& out);

/// The format for a name ("gephi", "networkx", "gexf", "csv", ...) or, with a path, for its ending; nothing
/// if unknown.
std::optional<Format> format_by_name(std::string_view name);
std::optional<Format> format_by_path(std::string_view path);
/// All names, and all endings that name a format.
std::vector<std::string> format_names();
std::vector<std::string> format_endings();

}  // namespace entente::exporting
