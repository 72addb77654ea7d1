// What the documents of a store say of each name: where it stands, and which offices its bearer holds.
#pragma once

#include <compare>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/result.hpp"
#include "graph/store.hpp"
#include "ingest/identity/identities.hpp"

namespace entente::ingest {

struct Office {
  std::string title;  ///< as the edge says it: "president"
  NodeId body;        ///< of which country or organization
  friend auto operator<=>(const Office&, const Office&) = default;
};

struct NameRecord {
  std::string folded;
  std::string spelled;              ///< the smallest of its spellings
  std::set<std::string> documents;  ///< that use it, by id
  std::set<Office> offices;
};

/// The node that stands for the name's entity, where there is one.
Result<std::optional<NodeId>> find_named(const Graph& graph, const Identities& identities,
                                         const LabelledName& name);

/// One for each name that documents have for the node's entity, by `folded`. Edges that no document states
/// (made by hand, imported) do not count.
Result<std::vector<NameRecord>> records_of(const Store& store, NodeId node);

/// The names, folded, of the entities that hold an office that this person holds and have a name like `name`.
Result<std::set<std::string>> alike_holders(const Graph& graph, const Identities& identities, NodeId person,
                                            const std::string& name);

}  // namespace entente::ingest
