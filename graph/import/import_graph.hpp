// Bulk import of whole graphs, nodes and edges in one file, into a new graph: GraphML, and JSON lines.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/import/import_report.hpp"
#include "graph/result.hpp"

namespace entente {

struct GraphImport {
  std::vector<std::string> files;  ///< .graphml, .xml; .jsonl, .ndjson. Ids are those of all files together.
  /// A record that cannot be taken is passed over and reported instead of ending the import.
  bool skip_bad = false;
  /// Types whose edges have no direction; the ontology's symmetric types are so without being named.
  std::vector<std::string> undirected{};
  std::function<bool(std::uint64_t records)> progress{};  ///< called now and then; false stops (Interrupted)
};

/// Reads the files one after the other, as streams; memory is that of the graph, and of edges that stand
/// before their nodes. Errors have file, line and column. docs/import.md says what becomes of what.
Result<Graph> import_graph(const GraphImport& what, ImportReport& report);

}  // namespace entente
