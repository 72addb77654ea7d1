// The ontology as one table: which labels and edge types there are, which ends an edge may have, what it
// carries. docs/ontology.md explains it in words. A graph may hold other names too (imported ones); this is
// what extraction speaks.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "graph/value.hpp"

namespace entente {

/// The node labels, in the order of kNodeRules.
enum class NodeLabel : std::uint8_t {
  Person,
  Country,
  Organization,
  Place,
  Event,
  Agreement,
  Initiative,
  Award
};
inline constexpr std::size_t kNodeLabelCount = 8;

/// A set of node labels.
struct LabelSet {
  std::uint8_t bits = 0;
  constexpr LabelSet() = default;
  constexpr LabelSet(std::initializer_list<NodeLabel> labels) {
    for (const NodeLabel label : labels)
      bits = static_cast<std::uint8_t>(bits | (1U << static_cast<unsigned>(label)));
  }
  [[nodiscard]] constexpr bool contains(NodeLabel label) const {
    return (bits >> static_cast<unsigned>(label) & 1U) != 0;
  }
  friend constexpr LabelSet operator|(LabelSet a, LabelSet b) {
    LabelSet both;
    both.bits = static_cast<std::uint8_t>(a.bits | b.bits);
    return both;
  }
  friend constexpr bool operator==(LabelSet, LabelSet) = default;
};

/// The edge types, in the order of kEdgeRules.
enum class EdgeKind : std::uint8_t {
  Met,
  Called,
  Visited,
  Invited,
  HoldsOffice,
  AffiliatedWith,
  Succeeded,
  RelativeOf,
  MemberOf,
  Founded,
  LocatedIn,
  ParticipatedIn,
  Hosted,
  Signed,
  Proposed,
  Supports,
  Criticized,
  CooperatesWith,
  TradesWith,
  InvestedIn,
  Aided,
  Awarded,
  Sanctioned,
  Threatened,
  Attacked,
};
inline constexpr std::size_t kEdgeKindCount = 25;

struct NodeRule {
  NodeLabel label;
  std::string_view name;      ///< as in the graph and in Cypher
  std::string_view meaning;   ///< one line for people
  std::string_view wikidata;  ///< the class
};

/// A property of a node or edge.
struct PropertyRule {
  std::string_view key;
  ValueKind kind;
  std::string_view meaning;
};

struct EdgeRule {
  EdgeKind kind;
  std::string_view name;  ///< as in the graph and in Cypher
  LabelSet from;
  LabelSet to;
  bool symmetric;  ///< stored as one undirected edge
  std::string_view meaning;
  std::string_view plover;                   ///< PLOVER event types, comma separated; may be empty
  std::string_view wikidata;                 ///< properties, comma separated; may be empty
  std::span<const PropertyRule> properties;  ///< beyond kEveryEdge
};

/// Person, Country or Organization.
inline constexpr LabelSet kActor{NodeLabel::Person, NodeLabel::Country, NodeLabel::Organization};

std::span<const NodeRule> node_rules();
std::span<const EdgeRule> edge_rules();
/// What every node carries: name, aliases.
std::span<const PropertyRule> every_node();
/// What every edge carries: date, place, status, confidence.
std::span<const PropertyRule> every_edge();

const NodeRule& rule(NodeLabel label);
const EdgeRule& rule(EdgeKind kind);
/// By exact name ("Person", "MET"); nothing where the ontology has no such name.
std::optional<NodeLabel> node_label(std::string_view name);
std::optional<EdgeKind> edge_kind(std::string_view name);
/// Does an edge of this type state what holds from its date on (an office, a membership, a place), not what
/// happened then?
bool is_state(EdgeKind kind);
/// May an edge of this type join these ends? For symmetric types either way round.
bool allows(EdgeKind kind, NodeLabel from, NodeLabel to);

}  // namespace entente
