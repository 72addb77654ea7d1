// A base into parts of segments.
#include <algorithm>
#include <utility>

#include "graph/store/compress.hpp"
#include "graph/store/packed.hpp"
#include "graph/store/segment.hpp"

namespace entente {
namespace {

constexpr unsigned kNodeBits = 16;  // nodes a part of the label sets

struct Range {
  std::size_t begin;
  std::size_t end;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};

/// Calls `see(part, range)` for each 2^bits of `size`.
template <class See>
Result<void> each_chunk(std::size_t size, unsigned bits, const See& see) {
  for (std::size_t begin = 0, part = 0; begin < size; begin += std::size_t{1} << bits, ++part) {
    const Range range{begin, std::min(size, begin + (std::size_t{1} << bits))};
    if (Result<void> done = see(static_cast<std::uint32_t>(part), range); !done) return done;
  }
  return {};
}

std::string adjacency_bytes(const RunTable& table, const Range& nodes) {
  ByteWriter out;
  const std::uint32_t* rows = table.rows + nodes.begin;
  const RunEntry* entries = table.entries + rows[0];
  const std::size_t count = rows[nodes.size()] - rows[0];
  const std::size_t first = entries->begin;
  const std::size_t positions = entries[count].begin - first;
  write_packed(out, nodes.size(), [&](std::size_t i) { return rows[i + 1] - rows[i]; });
  write_packed(out, count, [&](std::size_t i) { return entries[i].type.number; });
  write_packed(out, count, [&](std::size_t i) { return entries[i].directed - entries[i].begin; });
  write_packed(out, count, [&](std::size_t i) { return entries[i + 1].begin - entries[i].directed; });
  write_packed(out, positions, [&](std::size_t i) { return table.nodes[first + i].number; });
  write_packed(out, positions, [&](std::size_t i) { return table.edges[first + i].number; });
  return out.take();
}

std::string edge_bytes(const EdgeTable& table, const Range& edges) {
  ByteWriter out;
  const std::size_t first = edges.begin;
  write_packed(out, edges.size(), [&](std::size_t i) { return std::uint32_t{table.kinds[first + i] + 1}; });
  write_packed(out, edges.size(), [&](std::size_t i) { return table.from[first + i].number; });
  write_packed(out, edges.size(), [&](std::size_t i) { return table.to[first + i].number; });
  return out.take();
}

/// How many runs and neighbours each chunk of nodes has, so that each can be put in its place alone.
void write_directory(ByteWriter& out, const RunTable& table, std::size_t nodes) {
  (void)each_chunk(nodes, RunTable::kChunkBits, [&](std::uint32_t, const Range& range) -> Result<void> {
    const std::uint32_t first = table.rows[range.begin];
    const std::uint32_t last = table.rows[range.end];
    out.number(last - first);
    out.number(table.entries[last].begin - table.entries[first].begin);
    return {};
  });
}

void write_numbers(ByteWriter& out, const std::vector<std::size_t>& numbers) {
  out.number(numbers.size());
  for (const std::size_t number : numbers) out.number(number);
}

template <class Wanted>
void write_keys(ByteWriter& out, const ColumnSet& columns, const Wanted& wanted) {
  std::vector<std::size_t> keys;
  for (std::uint32_t key = 0; key < columns.size(); ++key)
    if (const Column* column = columns.find(KeyId(key)); column != nullptr && wanted(*column))
      keys.push_back(key);
  write_numbers(out, keys);
}

std::string summary_bytes(const Base& base) {
  ByteWriter out;
  const BaseParts& parts = base.parts();
  const BaseCounts& counts = base.counts();
  out.number(base.node_bound());
  out.number(base.edge_bound());
  out.number(counts.nodes);
  out.number(counts.edges);
  out.number(counts.directed_loops);
  write_numbers(out, counts.of_label);
  write_numbers(out, counts.of_type);
  out.number(parts.label_sets.size());
  for (std::uint32_t set = 0; set < parts.label_sets.size(); ++set) {
    out.number(parts.label_sets.labels(set).size());
    for (const LabelId label : parts.label_sets.labels(set)) out.number(label.number);
  }
  write_directory(out, base.forward(), base.node_bound());
  write_directory(out, base.backward(), base.node_bound());
  const auto all = [](const Column&) { return true; };
  write_keys(out, parts.node_columns, all);
  write_keys(out, parts.edge_columns, all);
  write_keys(out, parts.node_columns, wants_index);
  return compress(out.bytes());
}

Result<void> write_columns(const Base& base, bool of_nodes, const SegmentSink& sink) {
  const ColumnSet& columns = of_nodes ? base.parts().node_columns : base.parts().edge_columns;
  for (std::uint32_t key = 0; key < columns.size(); ++key) {
    const Column* column = columns.find(KeyId(key));
    if (column == nullptr) continue;
    if (auto done = write_column(*column, key, of_nodes, sink); !done) return done;
    if (!of_nodes || !wants_index(*column)) continue;
    if (auto done = write_index(*column, key, sink); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> write_segments(const Base& base, const SegmentSink& sink) {
  base.load_all();
  if (auto fault = base.fault()) return fail(std::move(*fault));
  if (auto done = sink(SegmentKind::Summary, 0, 0, summary_bytes(base)); !done) return done;
  const Array<std::uint32_t>& sets = base.parts().label_set_of;
  auto done = each_chunk(sets.size(), kNodeBits, [&](std::uint32_t part, const Range& nodes) {
    ByteWriter out;
    write_packed(out, nodes.size(), [&](std::size_t i) { return std::uint32_t{sets[nodes.begin + i] + 1}; });
    return sink(SegmentKind::Nodes, 0, part, out.take());
  });
  if (!done) return done;
  for (const auto kind : {SegmentKind::Forward, SegmentKind::Backward}) {
    const RunTable& table = kind == SegmentKind::Forward ? base.forward() : base.backward();
    done = each_chunk(base.node_bound(), RunTable::kChunkBits, [&](std::uint32_t part, const Range& nodes) {
      return sink(kind, 0, part, adjacency_bytes(table, nodes));
    });
    if (!done) return done;
  }
  const EdgeTable& edges = base.parts().edges;
  done = each_chunk(edges.size(), EdgeTable::kChunkBits, [&](std::uint32_t part, const Range& range) {
    return sink(SegmentKind::Edges, 0, part, edge_bytes(edges, range));
  });
  if (done) done = write_columns(base, true, sink);
  return done ? write_columns(base, false, sink) : done;
}

}  // namespace entente
