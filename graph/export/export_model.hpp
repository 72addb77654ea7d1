// What every export format is written from: nodes and edges in a stable order that does not depend on ids,
// with readable keys, and, for the formats that draw, looks and positions.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/graph_view.hpp"

namespace entente::exporting {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
};

struct ExportNode {
  NodeId id;
  std::string key;                       ///< unique and readable: "Person:Xi Jinping"
  std::string name;                      ///< the name, or the key where there is none
  std::string type;                      ///< its labels, joined by ';'
  std::map<std::string, Value> columns;  ///< properties under their exported names, and computed columns
  Colour colour{};
  double size = 10;
  double x = 0, y = 0;
};

/// One edge of the export: a single edge of the graph (each), or all of one type between one pair.
struct ExportEdge {
  std::string key;           ///< unique: "MET:12"
  std::uint32_t source = 0;  ///< index into ExportModel::nodes
  std::uint32_t target = 0;
  std::string type;
  bool undirected = false;
  std::int64_t weight = 1;         ///< edges of the graph that it stands for
  std::vector<std::string> dates;  ///< ascending, as precise as known; may be shorter than weight
  std::int64_t sources = 0;        ///< distinct documents
  std::string quote;               ///< a short piece of the earliest evidence, or empty
  std::vector<Evidence> evidence;  ///< all of it, where asked for
  std::vector<EdgeId> members;     ///< the edges of the graph, ascending by date
  std::map<std::string, Value>
      columns;  ///< other properties; differing values of several edges are joined by "; "
};

struct ExportModel {
  std::vector<ExportNode> nodes;  ///< by type, then name
  std::vector<ExportEdge> edges;  ///< by source, target, type, first date
};

struct ModelOptions {
  bool each = false;           ///< one ExportEdge an edge instead of one a pair and type
  bool looks = false;          ///< size, colour, position, computed columns
  bool full_evidence = false;  ///< fill ExportEdge::evidence
  /// Only these, where given (a query's result); edges need both ends among the nodes.
  std::optional<std::vector<NodeId>> nodes{};
  std::optional<std::vector<EdgeId>> edges{};
};

/// Deterministic. Errors are those of the evidence source (which may be null: no quotes, no sources).
Result<ExportModel> build_model(const GraphView& view, const EvidenceSource* evidence,
                                const ModelOptions& options);

/// Adds size, colour, positions and the columns degree, community, pagerank, country (and betweenness where
/// the graph is small enough for the exact figure), each called computed_... where a property has the name.
void add_looks(ExportModel& model, const GraphView& view);

/// A value as one cell of text: dates in ISO form, lists joined by "; ".
std::string cell_text(const Value& value);

}  // namespace entente::exporting
