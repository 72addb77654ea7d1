// GraphState: what is behind a Graph and its views. Private to graph/.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/base.hpp"
#include "graph/base/node_index.hpp"
#include "graph/change_log.hpp"
#include "graph/delta.hpp"
#include "graph/graph.hpp"
#include "graph/graph_view.hpp"

namespace entente {

/// Look-ups over the delta's nodes, built when first asked for and kept up to date by the writes that follow.
struct DeltaIndexes {
  std::map<KeyId, NodeIndex> by_value;  ///< hash_value of the property
  std::unique_ptr<NodeIndex> by_alias;  ///< hash of the folded name and of each alias
};

struct GraphState : GraphHead {
  GraphState();
  /// A snapshot: shares base and pages, starts with an empty log and no delta indexes.
  GraphState(const GraphState& other);
  GraphState& operator=(const GraphState&) = delete;

  Symbols<LabelId> labels;
  Symbols<TypeId> types;
  Symbols<KeyId> keys;
  std::shared_ptr<const Base> base;  ///< may be nullptr
  Delta delta;

  std::uint32_t next_node = 0;
  std::uint32_t next_edge = 0;
  std::size_t node_count = 0;
  std::size_t edge_count = 0;
  std::vector<std::size_t> label_counts;
  std::vector<std::size_t> type_counts;

  ChangeLog log;
  bool logging = false;     ///< since the first savepoint
  bool log_pinned = false;  ///< a store reads the log at commit
  mutable std::atomic<OwnerToken> owner;

  mutable std::mutex index_mutex;
  mutable DeltaIndexes indexes;

  // --- Reading. A record of the delta hides the base's.
  [[nodiscard]] const NodeRecord* record(NodeId node) const { return delta.nodes.find(node.number); }
  [[nodiscard]] const EdgeRecord* record(EdgeId edge) const { return delta.edges.find(edge.number); }
  [[nodiscard]] bool contains(NodeId node) const;
  [[nodiscard]] bool contains(EdgeId edge) const;
  [[nodiscard]] EdgeEnds ends(EdgeId edge) const;
  [[nodiscard]] std::span<const LabelId> labels_of(NodeId node) const;
  [[nodiscard]] bool has_label(NodeId node, LabelId label) const;
  [[nodiscard]] Value property(NodeId node, KeyId key) const;
  [[nodiscard]] Value property(EdgeId edge, KeyId key) const;
  [[nodiscard]] PropertyList properties(NodeId node) const;
  [[nodiscard]] PropertyList properties(EdgeId edge) const;

  // --- Writing. Each of these applies one change and writes it to the log.
  void add_node(NodeId node);
  void remove_node(NodeId node);  ///< already bare
  void add_edge(EdgeId edge, const EdgeEnds& ends);
  void remove_edge(EdgeId edge);  ///< already without properties
  void add_label(NodeId node, LabelId label);
  void remove_label(NodeId node, LabelId label);
  void set_property(NodeId node, KeyId key, Value value);
  void set_property(EdgeId edge, KeyId key, Value value);
  /// Applies a logged change again, or takes it back.
  void apply(const Change& change);
  void undo(const Change& change);
  /// Whether the change can be applied: ids and symbols exist or are free as it needs. For changes read from
  /// a file.
  [[nodiscard]] bool applicable(const Change& change) const;
  [[nodiscard]] bool bare(NodeId node) const;  ///< no edge is attached

  /// Takes a base in; the delta must be what changed since it, or empty.
  void adopt(std::shared_ptr<const Base> new_base);
  /// Puts a base that holds the same as base and delta in the place of both.
  void replace_base(std::shared_ptr<const Base> new_base);
  /// Puts base and delta of a state that holds the same in the place of these; it gets the old ones.
  void exchange_base(GraphState& other);
  /// As adopt, for a state that has nothing yet: takes ids and counts from the base too.
  void start_from(std::shared_ptr<const Base> new_base);
  /// Each has what the other had; views of either see its new content. Nobody reads or writes meanwhile.
  void exchange(GraphState& other);
  /// The record for writing, made from the base where the delta has none yet.
  NodeRecord& write(NodeId node);
  EdgeRecord& write(EdgeId edge);

  // --- Indexes
  void index_property(NodeId node, KeyId key, const Value& value);
  /// Appends; what there is in `nodes` is then in order, and each once.
  void candidates_by_value(KeyId key, const Value& value, std::vector<NodeId>& nodes) const;
  [[nodiscard]] std::vector<NodeId> candidates_by_alias(std::string_view folded) const;

 private:
  void write_log(Change change);
};

/// The way from a Graph to its state, for the store, the importers and the algorithms.
struct GraphAccess {
  static GraphState& state(const GraphView& view) { return *view.state_; }
  static Graph make(std::shared_ptr<GraphState> state) {
    Graph graph;
    graph.hold(std::move(state));
    return graph;
  }
};

/// The folded forms of a name, or of each name in a list of aliases; nothing for other values.
std::vector<std::string> folded_names(const Value& value);
std::uint64_t hash_text(std::string_view text);

}  // namespace entente
