// A stored base: its summary is read at once, everything else when it is touched. Every number is checked
// against what it counts or names.
#include <algorithm>
#include <utility>

#include "graph/base/large_pages.hpp"
#include "graph/store/compress.hpp"
#include "graph/store/packed.hpp"
#include "graph/store/segment.hpp"
#include "graph/store/segment_adjacency.hpp"

namespace entente {
namespace {

constexpr unsigned kNodeBits = 16;  // nodes a part of the label sets
constexpr std::size_t kSummaryLimit = std::size_t{1} << 32;

bool read_edges(std::string_view bytes, const SegmentBounds& bounds, std::size_t count, NodeId* from,
                NodeId* to, std::uint32_t* kinds) {
  ByteReader in(bytes);
  const auto last_kind = static_cast<std::int64_t>(bounds.types) * 2;
  bool fits = true;
  const auto node_into = [&](NodeId* place) {
    return [&fits, &bounds, place](std::size_t i, std::int64_t number) {
      fits = fits && static_cast<std::uint64_t>(number) < bounds.nodes;
      place[i] = NodeId(static_cast<std::uint32_t>(number));
    };
  };
  const auto kind_into = [&](std::size_t i, std::int64_t number) {
    fits = fits && number >= 0 && number <= last_kind;
    kinds[i] = static_cast<std::uint32_t>(number) - 1;  // 0 stands for no edge
  };
  return read_packed(in, count, kind_into) && read_packed(in, count, node_into(from)) &&
         read_packed(in, count, node_into(to)) && fits && in.complete();
}

EdgeTable open_edges(BaseSource& source, const SegmentBounds& bounds) {
  EdgeTable table;
  table.from.resize(bounds.edges);
  table.to.resize(bounds.edges);
  table.kinds.resize(bounds.edges);
  auto load = [&source, bounds, from = table.from.data(), to = table.to.data(),
               kinds = table.kinds.data()](std::size_t chunk) {
    constexpr auto kKind = static_cast<std::uint8_t>(SegmentKind::Edges);
    const std::size_t first = chunk << EdgeTable::kChunkBits;
    const std::size_t count = std::min(bounds.edges - first, std::size_t{1} << EdgeTable::kChunkBits);
    const auto part = static_cast<std::uint32_t>(chunk);
    const auto bytes = source.part(kKind, 0, part);
    if (bytes && read_edges(*bytes, bounds, count, from + first, to + first, kinds + first)) return;
    if (bytes) source.refuse(kKind, 0, part);
    std::fill_n(from + first, count, NodeId(0));
    std::fill_n(to + first, count, NodeId(0));
    std::fill_n(kinds + first, count, EdgeTable::kNoEdge);
  };
  auto enlarge = [size = bounds.edges, from = table.from.data(), to = table.to.data(),
                  kinds = table.kinds.data()] {
    move_to_large_pages(from, size);
    move_to_large_pages(to, size);
    move_to_large_pages(kinds, size);
  };
  table.chunks =
      Chunks(chunk_count(bounds.edges, EdgeTable::kChunkBits), std::move(load), std::move(enlarge));
  return table;
}

class BaseOpener {
 public:
  BaseOpener(const std::shared_ptr<BaseSource>& source, const SymbolCounts& symbols)
      : source_(*source), symbols_(symbols), most_(source->stored_bytes() * 8) {
    parts_.source = source;
  }

  std::shared_ptr<const Base> open() {
    const auto frame = source_.part(static_cast<std::uint8_t>(SegmentKind::Summary), 0, 0);
    const auto bytes = frame ? decompress(*frame, kSummaryLimit) : std::nullopt;
    if (!bytes || !read_summary(*bytes) || !read_nodes()) return nullptr;
    return std::make_shared<const Base>(std::move(parts_));
  }

 private:
  bool read_summary(std::string_view bytes) {
    ByteReader in(bytes);
    bounds_ = {in.number(), in.number(), symbols_.types};
    if (bounds_.nodes > most_ || bounds_.edges > most_ || bounds_.nodes >= NodeId::kNone ||
        bounds_.edges >= EdgeId::kNone || (bounds_.nodes == 0 && bounds_.edges != 0))
      return false;
    read_counts(in);
    read_label_sets(in);
    AdjacencyDirectory forward;
    AdjacencyDirectory backward;
    if (!read_directory(in, bounds_, most_, forward) || !read_directory(in, bounds_, most_, backward))
      return false;
    parts_.forward = open_adjacency(source_, bounds_, std::move(forward), true);
    parts_.backward = open_adjacency(source_, bounds_, std::move(backward), false);
    parts_.edges = open_edges(source_, bounds_);
    parts_.node_columns = open_columns(read_keys(in), true);
    parts_.edge_columns = open_columns(read_keys(in), false);
    parts_.open_index = [&source = source_, keys = read_keys(in), nodes = bounds_.nodes](KeyId key) {
      const bool stored = key.number < keys.size() && keys[key.number];
      return stored ? open_index(source, key.number, nodes) : nullptr;
    };
    return in.complete();
  }

  void read_counts(ByteReader& in) {
    BaseCounts& counts = parts_.counts.emplace();
    for (std::size_t* count : {&counts.nodes, &counts.edges, &counts.directed_loops}) *count = in.number32();
    if (counts.nodes > bounds_.nodes || counts.edges > bounds_.edges) in.fail();
    read_numbers(in, counts.of_label, symbols_.labels);
    read_numbers(in, counts.of_type, symbols_.types);
  }

  static void read_numbers(ByteReader& in, std::vector<std::size_t>& numbers, std::size_t most) {
    numbers.resize(in.count());
    if (numbers.size() > most) in.fail();
    for (std::size_t& number : numbers) number = in.number32();
  }

  void read_label_sets(ByteReader& in) {
    const std::size_t sets = in.count();
    for (std::size_t i = 0; i < sets && !in.failed(); ++i) {
      std::vector<LabelId> labels;
      for (std::size_t left = in.count(); left > 0 && !in.failed(); --left) {
        const LabelId label(in.number32());
        if (label.number >= symbols_.labels || (!labels.empty() && label <= labels.back())) in.fail();
        labels.push_back(label);
      }
      if (!in.failed() && parts_.label_sets.number(labels) != i) in.fail();
    }
  }

  /// Which keys are named, by number.
  std::vector<bool> read_keys(ByteReader& in) const {
    std::vector<bool> keys(symbols_.keys);
    for (std::size_t left = in.count(); left > 0 && !in.failed(); --left) {
      const std::uint32_t key = in.number32();
      if (key >= keys.size())
        in.fail();
      else
        keys[key] = true;
    }
    return keys;
  }

  ColumnSet open_columns(std::vector<bool> keys, bool of_nodes) {
    const std::size_t count = keys.size();
    return {count, [&source = source_, keys = std::move(keys), of_nodes,
                    rows = of_nodes ? bounds_.nodes : bounds_.edges](KeyId key) {
              return keys[key.number] ? open_column(source, key.number, of_nodes, rows) : nullptr;
            }};
  }

  /// Labels are asked for at every turn, and small: they are read at once.
  bool read_nodes() {
    const auto sets = static_cast<std::int64_t>(parts_.label_sets.size());
    parts_.label_set_of.resize(bounds_.nodes);
    use_large_pages(parts_.label_set_of);
    for (std::size_t part = 0; part < chunk_count(bounds_.nodes, kNodeBits); ++part) {
      const std::size_t first = part << kNodeBits;
      const auto bytes =
          source_.part(static_cast<std::uint8_t>(SegmentKind::Nodes), 0, static_cast<std::uint32_t>(part));
      if (!bytes) return false;
      ByteReader in(*bytes);
      bool fits = true;
      const bool read = read_packed(in, std::min(bounds_.nodes - first, std::size_t{1} << kNodeBits),
                                    [&](std::size_t i, std::int64_t set) {
                                      fits = fits && set >= 0 && set <= sets;
                                      parts_.label_set_of[first + i] = static_cast<std::uint32_t>(set) - 1;
                                    });
      if (!read || !fits || !in.complete()) return false;
    }
    return true;
  }

  BaseSource& source_;
  const SymbolCounts& symbols_;
  std::uint64_t most_;
  SegmentBounds bounds_;
  BaseParts parts_;
};

}  // namespace

std::shared_ptr<const Base> open_base(const std::shared_ptr<BaseSource>& source,
                                      const SymbolCounts& symbols) {
  return BaseOpener(source, symbols).open();
}

}  // namespace entente
