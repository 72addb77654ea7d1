#include "graph/base.hpp"

#include <algorithm>
#include <cassert>

#include "graph/csr_graph.hpp"

namespace entente {

// The columns of the Boost graph are read as NodeIds, which are such numbers and nothing else.
static_assert(sizeof(NodeId) == sizeof(CsrGraph::vertex_descriptor));
static_assert(std::is_standard_layout_v<NodeId> && std::is_trivially_copyable_v<NodeId>);

RunTable Adjacency::table() const {
  const auto& columns = csr->graph.m_forward.m_column;
  return {rows.data(), entries.data(), reinterpret_cast<const NodeId*>(columns.data()), edges.data()};
}

std::uint32_t LabelSets::number(std::span<const LabelId> labels) {
  std::vector<LabelId> set(labels.begin(), labels.end());
  const auto [at, added] = numbers_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
  if (added) sets_.push_back(std::move(set));
  return at->second;
}

AdjacencyWriter::AdjacencyWriter(std::size_t nodes) : node_count_(nodes) {
  row_starts_.reserve(nodes + 1);
  written_.rows.reserve(nodes + 1);
}

void AdjacencyWriter::reserve(std::size_t edges) {
  columns_.reserve(edges);
  written_.edges.reserve(edges);
}

void AdjacencyWriter::begin_node() {
  row_starts_.push_back(static_cast<std::uint32_t>(columns_.size()));
  written_.rows.push_back(static_cast<std::uint32_t>(written_.entries.size()));
}

void AdjacencyWriter::run(TypeId type, std::uint32_t undirected, std::span<const NodeId> nodes,
                          std::span<const EdgeId> edges) {
  assert(nodes.size() == edges.size() && undirected <= nodes.size());
  if (nodes.empty()) return;
  const auto begin = static_cast<std::uint32_t>(columns_.size());
  written_.entries.push_back({type, begin, begin + undirected});
  for (const NodeId node : nodes) columns_.push_back(node.number);
  written_.edges.insert(written_.edges.end(), edges.begin(), edges.end());
}

Adjacency AdjacencyWriter::finish() {
  while (row_starts_.size() <= node_count_) begin_node();
  const auto end = static_cast<std::uint32_t>(columns_.size());
  written_.entries.push_back({TypeId(), end, end});
  auto csr = std::make_shared<Csr>();
  csr->graph.m_forward.m_rowstart = std::move(row_starts_);
  csr->graph.m_forward.m_column = std::move(columns_);
  written_.csr = std::move(csr);
  return std::move(written_);
}

Base::Base(BaseParts parts) : parts_(std::move(parts)), forward_(parts_.forward.table()) {
  derive_ends();
  derive_backward();
  derive_label_lists();
}

void Base::derive_ends() {
  const std::size_t bound = parts_.reversed.size();
  from_.resize(bound);
  to_.resize(bound);
  kinds_.assign(bound, kNoEdge);
  for (std::uint32_t v = 0; v < node_bound(); ++v) {
    const NodeId node(v);
    for (const RunEntry *run = forward_.begin(node), *last = forward_.end(node); run != last; ++run) {
      for (std::uint32_t i = run->begin; i < run[1].begin; ++i) {
        const NodeId other = forward_.nodes[i];
        const bool undirected = i < run->directed;
        if (undirected && other < node) continue;  // seen from its other end
        const std::uint32_t edge = forward_.edges[i].number;
        const bool turned = undirected && parts_.reversed[edge];
        from_[edge] = turned ? other : node;
        to_[edge] = turned ? node : other;
        kinds_[edge] = run->type.number << 1 | (undirected ? 1U : 0U);
        ++edge_count_;
      }
    }
  }
}

void Base::derive_backward() {
  struct Arrival {
    TypeId type;
    NodeId from;
    EdgeId edge;
  };
  // A counting sort by target; sources then come in ascending order, and only types may need sorting.
  std::vector<std::uint32_t> starts(node_bound() + 1);
  const auto each_directed = [&](const auto& see) {
    for (std::uint32_t v = 0; v < node_bound(); ++v)
      for (const RunEntry *run = forward_.begin(NodeId(v)), *last = forward_.end(NodeId(v)); run != last;
           ++run)
        for (std::uint32_t i = run->directed; i < run[1].begin; ++i) see(NodeId(v), run->type, i);
  };
  each_directed([&](NodeId, TypeId, std::uint32_t i) { ++starts[forward_.nodes[i].number + 1]; });
  for (std::size_t v = 1; v < starts.size(); ++v) starts[v] += starts[v - 1];
  std::vector<Arrival> arrivals(starts.back());
  std::vector<std::uint32_t> at(starts.begin(), starts.end() - 1);
  each_directed([&](NodeId from, TypeId type, std::uint32_t i) {
    arrivals[at[forward_.nodes[i].number]++] = {type, from, forward_.edges[i]};
  });

  AdjacencyWriter writer(node_bound());
  writer.reserve(arrivals.size());
  std::vector<NodeId> nodes;
  std::vector<EdgeId> edges;
  for (std::size_t v = 0; v < node_bound(); ++v) {
    writer.begin_node();
    const auto first = arrivals.begin() + starts[v];
    const auto last = arrivals.begin() + starts[v + 1];
    const auto by_type = [](const Arrival& a, const Arrival& b) { return a.type < b.type; };
    if (!std::is_sorted(first, last, by_type)) std::stable_sort(first, last, by_type);
    for (auto run = first; run != last;) {
      nodes.clear();
      edges.clear();
      auto next = run;
      for (; next != last && next->type == run->type; ++next) {
        nodes.push_back(next->from);
        edges.push_back(next->edge);
      }
      writer.run(run->type, 0, nodes, edges);
      run = next;
    }
  }
  backward_data_ = writer.finish();
  backward_ = backward_data_.table();
}

void Base::derive_label_lists() {
  for (std::uint32_t v = 0; v < node_bound(); ++v)
    for (const LabelId label : labels_of(NodeId(v))) {
      if (nodes_with_.size() <= label.number) nodes_with_.resize(label.number + 1);
      nodes_with_[label.number].emplace_back(v);
    }
}

std::span<const NodeId> Base::nodes_with(LabelId label) const {
  return label.number < nodes_with_.size() ? std::span<const NodeId>(nodes_with_[label.number])
                                           : std::span<const NodeId>();
}

}  // namespace entente
