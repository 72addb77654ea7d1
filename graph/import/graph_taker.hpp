// Nodes and edges, as a file names them, into a new graph. Private to graph/import/.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/graph_builder.hpp"
#include "graph/import/id_map.hpp"
#include "graph/import/import_graph.hpp"

namespace entente {

using NamedValues = std::vector<std::pair<std::string, Value>>;

/// Where a record begins.
struct RecordPlace {
  std::string file;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

struct TakenEdge {
  std::string from;
  std::string to;
  std::string type;
  bool undirected = false;
  NamedValues properties;
};

class GraphTaker {
 public:
  /// Both must outlive it.
  GraphTaker(const GraphImport& what, ImportReport& report) : what_(what), report_(report) {}

  // Errors are those that end the import: a bad record without GraphImport::skip_bad, or Interrupted.
  Result<void> take_node(std::string_view id, const std::vector<std::string>& labels, NamedValues properties,
                         const RecordPlace& place);
  /// An edge whose ends are not there yet waits for them until finish().
  Result<void> take_edge(TakenEdge edge, const RecordPlace& place);
  /// A record that cannot be taken.
  Result<void> refuse(const RecordPlace& place, std::string why);

  Result<Graph> finish();

 private:
  Result<void> count_record();
  void add_edge(const TakenEdge& edge, NodeId from, NodeId to);

  const GraphImport& what_;
  ImportReport& report_;
  GraphBuilder builder_;
  IdMap ids_;
  std::vector<std::pair<TakenEdge, RecordPlace>> waiting_;
  std::uint64_t records_ = 0;
};

/// The value of a property: a text under `date` that is a date becomes one, as the ontology has it.
Value property_value(std::string_view name, std::string_view text);

/// The readers of one file each. Errors have file, line and column.
Result<void> read_graphml(const std::string& path, GraphTaker& taker);
Result<void> read_jsonl(const std::string& path, GraphTaker& taker);

}  // namespace entente
