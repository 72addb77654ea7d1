// The pictures of a report, as SVG.
#pragma once

#include <string>
#include <vector>

#include "graph/graph_view.hpp"

namespace entente::exporting {

struct TimelineEntry {
  std::string date;  ///< ISO, perhaps partial
  std::string text;
  bool meeting = false;
};

/// Years as a line, each entry a dot that says on pointing what it is; meetings stand above, the rest below.
std::string timeline_svg(const std::vector<TimelineEntry>& entries);

/// The node, its neighbours and the edges among them.
std::string neighbourhood_svg(const GraphView& view, NodeId node, std::size_t most_neighbours);

}  // namespace entente::exporting
