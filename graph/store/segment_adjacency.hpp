// Opening one direction's stored adjacency. Private to graph/store/.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/base/base.hpp"
#include "graph/base/base_source.hpp"
#include "graph/store/bytes.hpp"

namespace entente {

/// What a part's numbers are checked against.
struct SegmentBounds {
  std::size_t nodes = 0;
  std::size_t edges = 0;
  std::size_t types = 0;
};

/// Where each chunk of nodes begins among all runs and all neighbours; and where the last one ends.
struct AdjacencyDirectory {
  std::vector<std::uint32_t> entries{0};
  std::vector<std::uint32_t> positions{0};
};

/// `most`: how many neighbours there can be at all.
bool read_directory(ByteReader& in, const SegmentBounds& bounds, std::uint64_t most,
                    AdjacencyDirectory& directory);
/// The source must outlive the adjacency.
Adjacency open_adjacency(BaseSource& source, const SegmentBounds& bounds, AdjacencyDirectory directory,
                         bool forward);

}  // namespace entente
