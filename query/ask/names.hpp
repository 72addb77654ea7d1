// Names in questions: found through names and aliases, with the nearest ones offered where none is exactly
// so.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.hpp"
#include "graph/schema.hpp"

namespace entente::query {

/// A name or alias of the graph that resembles what was typed.
struct NearName {
  std::string text;  ///< the name or alias, as in the graph
  std::string name;  ///< the node's name
  NodeId node;
  std::uint32_t distance = 0;
};

/// Looks names up in one graph, which must outlive it and not change. The list of names is gathered on first
/// use. Not thread-safe.
class Names {
 public:
  explicit Names(const GraphView& view);
  ~Names();

  /// Nodes that bear the text as name or alias; those whose own name it is, alone where there are any. Only
  /// nodes with one of the labels; none given: any. Ascending.
  [[nodiscard]] std::vector<NodeId> find(std::string_view text, LabelSet labels = {}) const;

  /// The nearest names, best first, one per node: misspelt by a few letters (Damerau-Levenshtein), or with
  /// some of its words. Nothing that is far.
  [[nodiscard]] std::vector<NearName> near(std::string_view text, LabelSet labels, std::size_t most) const;

  /// Names and aliases that go on from `start` (folded; the start of any word of a name will do), the whole
  /// names first, then by length and text; where none does, near ones.
  [[nodiscard]] std::vector<NearName> complete(std::string_view start, std::size_t most) const;

  [[nodiscard]] std::string name_of(NodeId node) const;
  /// The first label of the ontology that a node has; nothing for other nodes.
  [[nodiscard]] std::optional<NodeLabel> label_of(NodeId node) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace entente::query
