// The TCK's notation for values in tables, and one canonical text for expected and actual values, so that two
// values are equal in the TCK's sense exactly where their texts are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/graph_view.hpp"
#include "graph/result.hpp"
#include "graph/value.hpp"

namespace entente::tck {

/// A value as a table has it. `kind` is one of Null to Map, Node, Edge, Path.
struct Notation {
  ValueKind kind = ValueKind::Null;
  Value scalar{};                                           ///< Null to String
  std::vector<Notation> items{};                            ///< of a list; nodes and edges of a path in turn
  std::vector<std::pair<std::string, Notation>> entries{};  ///< of a map; properties of a node or edge
  std::vector<std::string> labels{};                        ///< of a node; the one type of an edge
  bool backwards = false;  ///< an edge in a path that points to the node before it
};

Result<Notation> parse_notation(std::string_view text);
/// Needs a scalar, a list or a map of such.
Value to_value(const Notation& notation);

enum class ListOrder : std::uint8_t { Matters, Ignored };
std::string canonical(const Notation& notation, ListOrder order);
/// Temporal values become the strings that toString() gives.
std::string canonical(const Value& value, const GraphView& view, ListOrder order);

}  // namespace entente::tck
