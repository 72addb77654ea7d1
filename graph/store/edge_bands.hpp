// The bands of the fingerprints of all documents that state an edge, for edges that hundreds of documents
// state and that are asked again and again. Kept in memory by who writes. Private to graph/.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/ids.hpp"
#include "graph/store/near_copies.hpp"

namespace entente {

/// Which documents may be near-identical to another. What is named is to be looked at again: it may be of
/// another edge or another text by now. What was added is never left out.
class EdgeBands {
 public:
  static constexpr std::size_t kMany = 64;  ///< documents from which on an edge is worth it
  [[nodiscard]] bool has(EdgeId edge) const { return edges_.contains(edge); }
  /// From here on the edge is there. All of its documents must be added.
  void open(EdgeId edge) { edges_.try_emplace(edge); }
  void close(EdgeId edge);
  /// Where the edge is there.
  void add(EdgeId edge, std::int64_t document, const Fingerprint& print);
  /// Documents that share a band, ascending.
  [[nodiscard]] std::vector<std::int64_t> candidates(EdgeId edge, const Fingerprint& print) const;
  void clear();

 private:
  static constexpr std::size_t kMost = std::size_t{4} << 20;  // bands of all edges: 64 MiB
  using Band = std::pair<std::uint32_t, std::int64_t>;        // upper half of its hash, and the document
  struct Bands {
    std::vector<Band> all;
    std::size_t sorted = 0;  // so many at the front are in order
  };
  std::unordered_map<EdgeId, Bands> edges_;
  std::size_t size_ = 0;
};

}  // namespace entente
