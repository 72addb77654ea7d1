// Positions for a picture of a graph: a force-directed layout in the manner of ForceAtlas2 (Jacomy,
// Venturini, Heymann, Bastian 2014: degree-weighted repulsion, linear attraction, gravity, adaptive speed)
// with Barnes-Hut repulsion (1986).
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace entente::exporting {

struct Point {
  double x = 0;
  double y = 0;
};

struct LayoutEdge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double weight = 1;
};

/// Places `nodes` nodes. The same input gives the same positions, bit for bit, on one kind of processor.
/// Isolated nodes stand on a ring outside. O(iterations · n log n); iterations shrink as the graph grows.
std::vector<Point> force_layout(std::size_t nodes, std::span<const LayoutEdge> edges);

}  // namespace entente::exporting
