// One document's share in the store: its entities as mentions of nodes, its facts as statements of edges.
// What a node or an edge then says is settled by all the documents that have a share in it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"
#include "graph/store.hpp"
#include "ingest/document.hpp"
#include "ingest/identity/identities.hpp"

namespace entente::ingest {

/// Works within the store's open transaction. What it changes is not settled until settle().
class Loader {
 public:
  explicit Loader(Store& store) : store_(store), graph_(store.graph()), identities_(store) {}

  /// Adds what a document says; it was put, and has no share at present.
  Result<void> put_in(std::string_view document, const Extraction& extraction);
  /// Takes the document's mentions and statements away.
  Result<void> take_out(std::string_view document);
  /// Decides names, places and confidence of what was touched since, and removes what nothing states any
  /// longer. Then joins and parts entities as resolve() does for their names.
  Result<void> settle();
  /// Joins and parts entities where names are now otherwise grouped (see groups_to_change).
  Result<void> resolve(const std::set<LabelledName>& names);

 private:
  Result<NodeId> node_for(const Entity& entity);
  Result<void> touch_names(NodeId node, const std::vector<Entity>& entities);
  Result<void> settle_touched();
  Result<void> put_facts(std::string_view document, const Extraction& extraction,
                         const std::vector<NodeId>& node_of, const std::set<NodeId>& with_parts);
  EdgeId edge_for(const Fact& fact, NodeId from, NodeId to);
  Result<void> settle_node(NodeId node);
  Result<void> settle_edge(EdgeId edge);
  /// Whether one mention more leaves a settled node as it is.
  Result<bool> confirms(NodeId node, const Map& content) const;
  /// Counts one document more for a settled edge; false where all its statements must be read for that.
  Result<bool> count_source(EdgeId edge, std::string_view document, const std::vector<Map>& statements);
  template <class Element>
  void change(Element element, const char* name, Value value);
  [[nodiscard]] std::optional<EdgeId> same_edge(const std::map<std::string, Value>& identity, TypeId type,
                                                NodeId from, NodeId to, bool undirected) const;
  [[nodiscard]] bool has_identity(EdgeId edge, const std::map<std::string, Value>& identity) const;

  Store& store_;
  Graph& graph_;
  Identities identities_;
  std::set<NodeId> nodes_;  ///< touched since the last settle()
  std::set<EdgeId> edges_;
  std::set<LabelledName> names_;
};

}  // namespace entente::ingest
