// Identifiers of the graph. NodeId and EdgeId do not convert into each other. They are given by the graph,
// are stable for the life of a store (also across sessions and compaction) and are not used again after a
// removal.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <limits>

namespace entente {

/// A 32-bit number that belongs to one kind of thing. The default is "none".
template <class Tag>
struct Id {
  using Number = std::uint32_t;
  static constexpr Number kNone = std::numeric_limits<Number>::max();
  Number number = kNone;

  constexpr Id() = default;
  constexpr explicit Id(Number n) : number(n) {}
  [[nodiscard]] constexpr bool valid() const { return number != kNone; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

using NodeId = Id<struct NodeTag>;    ///< a node
using EdgeId = Id<struct EdgeTag>;    ///< an edge
using LabelId = Id<struct LabelTag>;  ///< a node label, interned
using TypeId = Id<struct TypeTag>;    ///< an edge type, interned
using KeyId = Id<struct KeyTag>;      ///< a property key, interned

}  // namespace entente

template <class Tag>
struct std::hash<entente::Id<Tag>> {
  std::size_t operator()(entente::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.number); }
};
