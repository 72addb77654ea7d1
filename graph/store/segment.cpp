#include "graph/store/segment.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

std::string label_set_bytes(const Base& base) {
  ByteWriter out;
  const LabelSets& sets = base.parts().label_sets;
  out.number(sets.size());
  for (std::uint32_t i = 0; i < sets.size(); ++i) {
    out.number(sets.labels(i).size());
    for (const LabelId label : sets.labels(i)) out.number(label.number);
  }
  return out.take();
}

std::string node_bytes(const Base& base) {
  ByteWriter out;
  out.number(base.node_bound());
  for (const std::uint32_t set : base.parts().label_set_of)
    out.number(set == LabelSets::kNoNode ? 0 : set + 1);
  return out.take();
}

std::string forward_bytes(const Base& base) {
  ByteWriter out;
  const RunTable& table = base.forward();
  for (std::uint32_t v = 0; v < base.node_bound(); ++v) {
    const NodeId node(v);
    out.number(table.rows[v + 1] - table.rows[v]);
    for (const RunEntry *run = table.begin(node), *last = table.end(node); run != last; ++run) {
      out.number(run->type.number);
      out.number(run->directed - run->begin);
      out.number(run[1].begin - run->directed);
    }
  }
  std::uint32_t last = 0;
  const std::size_t size = base.parts().forward.size();
  for (std::size_t i = 0; i < size; ++i)
    out.signed_number(std::int64_t{table.nodes[i].number} - std::exchange(last, table.nodes[i].number));
  last = 0;
  for (std::size_t i = 0; i < size; ++i)
    out.signed_number(std::int64_t{table.edges[i].number} - std::exchange(last, table.edges[i].number));
  return out.take();
}

std::string reversed_bytes(const Base& base) {
  ByteWriter out;
  const std::vector<bool>& reversed = base.parts().reversed;
  out.number(reversed.size());
  for (std::size_t i = 0; i < reversed.size(); i += 8) {
    unsigned bits = 0;
    for (std::size_t j = i; j < std::min(i + 8, reversed.size()); ++j)
      bits |= (reversed[j] ? 1U : 0U) << (j - i);
    out.byte(static_cast<std::uint8_t>(bits));
  }
  return out.take();
}

struct RunSize {
  TypeId type;
  std::uint32_t undirected = 0;
  std::uint32_t directed = 0;
};

/// Differences added up again; each sum must be below `bound`.
template <class IdType>
std::vector<IdType> read_ids(ByteReader& in, std::size_t count, std::size_t bound) {
  std::vector<IdType> ids;
  ids.reserve(count);
  std::int64_t last = 0;
  for (; count > 0 && !in.failed(); --count) {
    last += in.signed_number();
    if (last < 0 || static_cast<std::uint64_t>(last) >= bound) in.fail();
    ids.emplace_back(static_cast<std::uint32_t>(last));
  }
  return ids;
}

bool ascending(std::span<const NodeId> nodes, std::span<const EdgeId> edges) {
  for (std::size_t i = 1; i < nodes.size(); ++i)
    if (std::pair(nodes[i - 1], edges[i - 1]) >= std::pair(nodes[i], edges[i])) return false;
  return true;
}

}  // namespace

Result<void> write_segments(const Base& base, const SegmentSink& sink) {
  const std::pair<SegmentKind, std::string (*)(const Base&)> whole[] = {
      {SegmentKind::LabelSets, label_set_bytes},
      {SegmentKind::Nodes, node_bytes},
      {SegmentKind::Reversed, reversed_bytes},
      {SegmentKind::Forward, forward_bytes}};
  for (const auto& [kind, bytes] : whole)
    if (auto done = sink(kind, 0, bytes(base)); !done) return done;
  for (const auto kind : {SegmentKind::NodeColumn, SegmentKind::EdgeColumn}) {
    const auto& columns =
        kind == SegmentKind::NodeColumn ? base.parts().node_columns : base.parts().edge_columns;
    for (std::uint32_t key = 0; key < columns.size(); ++key) {
      if (columns[key] == nullptr) continue;
      ByteWriter out;
      write_column(out, *columns[key]);
      if (auto done = sink(kind, key, out.take()); !done) return done;
    }
  }
  return {};
}

bool SegmentReader::add(SegmentKind kind, std::uint32_t key, std::string_view bytes) {
  const unsigned bit = 1U << static_cast<unsigned>(kind);
  const bool column = kind == SegmentKind::NodeColumn || kind == SegmentKind::EdgeColumn;
  if (!column && (seen_ & bit) != 0) return false;
  seen_ |= bit;
  switch (kind) {
    case SegmentKind::LabelSets:
      return read_label_sets(bytes);
    case SegmentKind::Nodes:
      return read_nodes(bytes);
    case SegmentKind::Reversed:
      return read_reversed(bytes);
    case SegmentKind::Forward:
      forward_ = bytes;
      return true;
    case SegmentKind::NodeColumn:
      return read_column(parts_.node_columns, key, bytes);
    case SegmentKind::EdgeColumn:
      return read_column(parts_.edge_columns, key, bytes);
  }
  return false;
}

bool SegmentReader::read_label_sets(std::string_view bytes) {
  ByteReader in(bytes);
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
  return in.complete();
}

bool SegmentReader::read_nodes(std::string_view bytes) {
  ByteReader in(bytes);
  const std::size_t count = in.count();
  parts_.label_set_of.reserve(count);
  for (std::size_t i = 0; i < count && !in.failed(); ++i) {
    const std::uint32_t set = in.number32();
    parts_.label_set_of.push_back(set == 0 ? LabelSets::kNoNode : set - 1);
  }
  return in.complete() && count < NodeId::kNone;
}

bool SegmentReader::read_reversed(std::string_view bytes) {
  ByteReader in(bytes);
  const std::uint64_t count = in.number();
  if ((count + 7) / 8 != in.left() || count >= EdgeId::kNone) return false;
  parts_.reversed.resize(count);
  for (std::size_t i = 0; i < count; i += 8) {
    const unsigned bits = in.byte();
    for (std::size_t j = i; j < std::min<std::size_t>(i + 8, count); ++j)
      parts_.reversed[j] = (bits >> (j - i) & 1U) != 0;
  }
  return in.complete();
}

bool SegmentReader::read_column(ColumnList& columns, std::uint32_t key, std::string_view bytes) {
  if (key >= symbols_.keys) return false;
  if (columns.size() <= key) columns.resize(key + 1);
  if (columns[key] != nullptr) return false;
  ByteReader in(bytes);
  auto column = std::make_shared<Column>();
  if (!entente::read_column(in, *column)) return false;
  columns[key] = std::move(column);
  return true;
}

bool SegmentReader::read_forward() {
  ByteReader in(forward_);
  const std::size_t bound = parts_.label_set_of.size();
  std::vector<std::uint32_t> run_counts;
  std::vector<RunSize> runs;
  std::uint64_t total = 0;
  run_counts.reserve(bound);
  for (std::size_t v = 0; v < bound && !in.failed(); ++v) {
    run_counts.push_back(static_cast<std::uint32_t>(in.count(3)));
    for (std::uint32_t i = 0; i < run_counts.back() && !in.failed(); ++i) {
      const RunSize run{TypeId(in.number32()), in.number32(), in.number32()};
      const bool ordered = i == 0 || runs.back().type < run.type;
      if (run.type.number >= symbols_.types || !ordered || run.undirected + run.directed == 0) in.fail();
      total += std::uint64_t{run.undirected} + run.directed;
      runs.push_back(run);
    }
  }
  if (in.failed() || total > in.left() || total >= EdgeId::kNone) return false;
  const auto nodes = read_ids<NodeId>(in, total, bound);
  const auto edges = read_ids<EdgeId>(in, total, parts_.reversed.size());
  if (!in.complete()) return false;

  AdjacencyWriter writer(bound);
  writer.reserve(total);
  std::size_t at = 0;
  auto run = runs.begin();
  for (std::size_t v = 0; v < bound; ++v) {
    writer.begin_node();
    for (std::uint32_t i = 0; i < run_counts[v]; ++i, ++run) {
      const auto size = std::size_t{run->undirected} + run->directed;
      const auto run_nodes = std::span(nodes).subspan(at, size);
      const auto run_edges = std::span(edges).subspan(at, size);
      if (!ascending(run_nodes.first(run->undirected), run_edges.first(run->undirected))) return false;
      if (!ascending(run_nodes.subspan(run->undirected), run_edges.subspan(run->undirected))) return false;
      writer.run(run->type, run->undirected, run_nodes, run_edges);
      at += size;
    }
  }
  parts_.forward = writer.finish();
  forward_.clear();
  return true;
}

bool SegmentReader::columns_fit() const {
  const auto fit = [](const ColumnList& columns, std::size_t bound) {
    return std::all_of(columns.begin(), columns.end(), [&](const auto& column) {
      return column == nullptr || column->presence.rows() <= bound;
    });
  };
  const std::size_t sets = parts_.label_sets.size();
  return fit(parts_.node_columns, parts_.label_set_of.size()) &&
         fit(parts_.edge_columns, parts_.reversed.size()) &&
         std::all_of(parts_.label_set_of.begin(), parts_.label_set_of.end(),
                     [&](std::uint32_t set) { return set == LabelSets::kNoNode || set < sets; });
}

std::shared_ptr<const Base> SegmentReader::finish() {
  constexpr auto bit = [](SegmentKind kind) { return 1U << static_cast<unsigned>(kind); };
  constexpr unsigned kNeeded = bit(SegmentKind::LabelSets) | bit(SegmentKind::Nodes) |
                               bit(SegmentKind::Forward) | bit(SegmentKind::Reversed);
  if ((seen_ & kNeeded) != kNeeded || !columns_fit() || !read_forward()) return nullptr;
  return std::make_shared<const Base>(std::move(parts_));
}

}  // namespace entente
