// One direction's stored adjacency: chunks of nodes, each decoded into its place alone.
#include "graph/store/segment_adjacency.hpp"

#include <algorithm>
#include <utility>

#include "graph/base/large_pages.hpp"
#include "graph/store/packed.hpp"
#include "graph/store/segment.hpp"

namespace entente {
namespace {

/// The arrays to decode into.
struct Places {
  std::uint32_t* rows;
  RunEntry* entries;
  NodeId* nodes;
  EdgeId* edges;
};

/// Decodes one chunk of an adjacency into its place.
class AdjacencyChunk {
 public:
  AdjacencyChunk(const SegmentBounds& bounds, const AdjacencyDirectory& directory, bool forward,
                 std::size_t chunk)
      : bounds_(bounds),
        forward_(forward),
        first_node_(chunk << RunTable::kChunkBits),
        nodes_(std::min(bounds.nodes - first_node_, std::size_t{1} << RunTable::kChunkBits)),
        entry_(directory.entries[chunk]),
        entries_(directory.entries[chunk + 1] - entry_),
        position_(directory.positions[chunk]),
        positions_(directory.positions[chunk + 1] - position_) {}

  bool read(std::string_view bytes) {
    ByteReader in(bytes);
    runs_.resize(nodes_);
    types_.resize(entries_);
    undirected_.resize(entries_);
    directed_.resize(entries_);
    return read_all(in, runs_) && read_all(in, types_) && read_all(in, undirected_) &&
           read_all(in, directed_) && add_up() && read_ids(in) && in.complete();
  }

  /// What read() gave into the arrays; a row or run on the chunk's edge was put there at opening.
  void place(const Places& out) const {
    std::copy(neighbours_.begin(), neighbours_.end(), out.nodes + position_);
    std::copy(edges_.begin(), edges_.end(), out.edges + position_);
    std::uint32_t row = entry_;
    for (std::size_t i = 0; i + 1 < nodes_; ++i) out.rows[first_node_ + i + 1] = row += runs_[i];
    std::uint32_t position = position_;
    for (std::size_t i = 0; i < entries_; ++i) {
      RunEntry& entry = out.entries[entry_ + i];
      entry.type = TypeId(types_[i]);
      if (i != 0) entry.begin = position;
      entry.directed = position + undirected_[i];
      position += undirected_[i] + directed_[i];
    }
  }

  /// A sound stand-in for what cannot be read: the first node gets all runs, which lead to node 0.
  void give_up() {
    runs_.assign(nodes_, 0);
    runs_[0] = entries_;
    types_.assign(entries_, 0);
    undirected_.assign(entries_, 0);
    directed_.assign(entries_, 1);
    if (entries_ != 0) directed_.back() = positions_ - (entries_ - 1);
    neighbours_.assign(positions_, NodeId(0));
    edges_.assign(positions_, EdgeId(0));
  }

 private:
  static bool read_all(ByteReader& in, std::vector<std::uint32_t>& numbers) {
    bool fits = true;
    return read_packed(in, numbers.size(),
                       [&](std::size_t i, std::int64_t number) {
                         fits = fits && number >= 0 && number < std::int64_t{NodeId::kNone};
                         numbers[i] = static_cast<std::uint32_t>(number);
                       }) &&
           fits;
  }

  /// Do the nodes' runs add up to all runs, and those to all neighbours; are types in order and known?
  [[nodiscard]] bool add_up() const {
    std::uint64_t run = 0;
    std::uint64_t positions = 0;
    for (const std::uint32_t count : runs_) {
      if (count > entries_ - run) return false;
      for (std::uint32_t i = 0; i < count; ++i, ++run) {
        if (types_[run] >= bounds_.types || (i != 0 && types_[run] <= types_[run - 1])) return false;
        if (!forward_ && undirected_[run] != 0) return false;
        const std::uint64_t size = std::uint64_t{undirected_[run]} + directed_[run];
        if (size == 0) return false;
        positions += size;
      }
    }
    return run == entries_ && positions == positions_;
  }

  bool read_ids(ByteReader& in) {
    neighbours_.resize(positions_);
    edges_.resize(positions_);
    return read_numbers(in, neighbours_, bounds_.nodes) && read_numbers(in, edges_, bounds_.edges) &&
           ascending();
  }

  template <class IdType>
  static bool read_numbers(ByteReader& in, Array<IdType>& ids, std::size_t bound) {
    std::uint64_t most = 0;
    return read_packed(in, ids.size(),
                       [&](std::size_t i, std::int64_t number) {
                         most = std::max(most, static_cast<std::uint64_t>(number));
                         ids[i] = IdType(static_cast<std::uint32_t>(number));
                       }) &&
           (ids.empty() || most < bound);
  }

  [[nodiscard]] bool ascending() const {
    std::size_t at = 0;
    for (std::size_t run = 0; run < entries_; ++run)
      for (const std::uint32_t size : {undirected_[run], directed_[run]}) {
        for (std::size_t i = at + 1; i < at + size; ++i)
          if (std::pair(neighbours_[i - 1], edges_[i - 1]) >= std::pair(neighbours_[i], edges_[i]))
            return false;
        at += size;
      }
    return true;
  }

  const SegmentBounds& bounds_;
  bool forward_;
  std::size_t first_node_;
  std::size_t nodes_;
  std::uint32_t entry_, entries_, position_, positions_;
  std::vector<std::uint32_t> runs_, types_, undirected_, directed_;
  Array<NodeId> neighbours_;
  Array<EdgeId> edges_;
};

/// Arrays of their full size, with what stands on the edges of chunks.
void lay_out(Adjacency& adjacency, const AdjacencyDirectory& directory, std::size_t nodes) {
  const std::uint32_t entries = directory.entries.back();
  const std::uint32_t positions = directory.positions.back();
  adjacency.rows.resize(nodes + 1);
  adjacency.entries.resize(entries + std::size_t{1});
  adjacency.nodes.resize(positions);
  adjacency.edges.resize(positions);
  for (std::size_t chunk = 0; chunk + 1 < directory.entries.size(); ++chunk) {
    adjacency.rows[chunk << RunTable::kChunkBits] = directory.entries[chunk];
    adjacency.entries[directory.entries[chunk]].begin = directory.positions[chunk];
  }
  adjacency.rows[nodes] = entries;
  adjacency.entries[entries] = {TypeId(), positions, positions};
}

}  // namespace

bool read_directory(ByteReader& in, const SegmentBounds& bounds, std::uint64_t most,
                    AdjacencyDirectory& directory) {
  std::uint64_t entries = 0;
  std::uint64_t positions = 0;
  for (std::size_t left = chunk_count(bounds.nodes, RunTable::kChunkBits); left > 0 && !in.failed(); --left) {
    const std::uint64_t runs = in.number32();
    const std::uint64_t neighbours = in.number32();
    entries += runs;
    positions += neighbours;
    const bool fits = runs <= neighbours && (runs != 0) == (neighbours != 0) && positions <= most &&
                      (positions == 0 || bounds.edges != 0);
    if (!fits) in.fail();
    directory.entries.push_back(static_cast<std::uint32_t>(entries));
    directory.positions.push_back(static_cast<std::uint32_t>(positions));
  }
  return !in.failed();
}

Adjacency open_adjacency(BaseSource& source, const SegmentBounds& bounds, AdjacencyDirectory directory,
                         bool forward) {
  Adjacency adjacency;
  lay_out(adjacency, directory, bounds.nodes);
  // The arrays' memory stays where it is when the arrays are moved into a base.
  const Places places{adjacency.rows.data(), adjacency.entries.data(), adjacency.nodes.data(),
                      adjacency.edges.data()};
  const auto kind = static_cast<std::uint8_t>(forward ? SegmentKind::Forward : SegmentKind::Backward);
  const std::size_t chunks = directory.entries.size() - 1;
  auto load = [&source, bounds, directory = std::move(directory), forward, places, kind](std::size_t chunk) {
    AdjacencyChunk decoded(bounds, directory, forward, chunk);
    const auto bytes = source.part(kind, 0, static_cast<std::uint32_t>(chunk));
    if (!bytes || !decoded.read(*bytes)) {
      if (bytes) source.refuse(kind, 0, static_cast<std::uint32_t>(chunk));
      decoded.give_up();
    }
    decoded.place(places);
  };
  auto enlarge = [places, rows = adjacency.rows.size(), entries = adjacency.entries.size(),
                  neighbours = adjacency.nodes.size()] {
    move_to_large_pages(places.rows, rows);
    move_to_large_pages(places.entries, entries);
    move_to_large_pages(places.nodes, neighbours);
    move_to_large_pages(places.edges, neighbours);
  };
  adjacency.chunks = Chunks(chunks, std::move(load), std::move(enlarge));
  return adjacency;
}

}  // namespace entente
