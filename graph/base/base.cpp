#include "graph/base/base.hpp"

#include <algorithm>
#include <cassert>

#include "graph/base/make_adjacency.hpp"

namespace entente {

std::uint32_t LabelSets::number(std::span<const LabelId> labels) {
  std::vector<LabelId> set(labels.begin(), labels.end());
  const auto [at, added] = numbers_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
  if (added) sets_.push_back(std::move(set));
  return at->second;
}

AdjacencyWriter::AdjacencyWriter(std::size_t nodes) : node_count_(nodes) { written_.rows.reserve(nodes + 1); }

void AdjacencyWriter::reserve(std::size_t edges) {
  written_.nodes.reserve(edges);
  written_.edges.reserve(edges);
}

void AdjacencyWriter::begin_node() {
  ++begun_;
  written_.rows.push_back(static_cast<std::uint32_t>(written_.entries.size()));
}

void AdjacencyWriter::run(TypeId type, std::uint32_t undirected, std::span<const NodeId> nodes,
                          std::span<const EdgeId> edges) {
  assert(nodes.size() == edges.size() && undirected <= nodes.size());
  if (nodes.empty()) return;
  const auto begin = static_cast<std::uint32_t>(written_.nodes.size());
  written_.entries.push_back({type, begin, begin + undirected});
  written_.nodes.insert(written_.nodes.end(), nodes.begin(), nodes.end());
  written_.edges.insert(written_.edges.end(), edges.begin(), edges.end());
}

Adjacency AdjacencyWriter::finish() {
  while (begun_ <= node_count_) begin_node();
  const auto end = static_cast<std::uint32_t>(written_.nodes.size());
  written_.entries.push_back({TypeId(), end, end});
  return std::move(written_);
}

Base::Base(BaseParts parts)
    : parts_(std::move(parts)),
      forward_(parts_.forward.table()),
      label_lists_(1, [this](std::size_t) { list_labels(); }),
      indexes_(std::move(parts_.open_index)) {
  if (!parts_.backward) parts_.backward = make_adjacency(parts_.edges, node_bound(), Way::Backward);
  backward_ = parts_.backward->table();
  if (!parts_.counts) count();
}

void Base::count() {
  BaseCounts& counts = parts_.counts.emplace();
  const auto add = [](std::vector<std::size_t>& numbers, std::uint32_t id) {
    if (numbers.size() <= id) numbers.resize(id + 1);
    ++numbers[id];
  };
  for (std::uint32_t v = 0; v < node_bound(); ++v) {
    if (!contains(NodeId(v))) continue;
    ++counts.nodes;
    for (const LabelId label : labels_of(NodeId(v))) add(counts.of_label, label.number);
  }
  for (std::uint32_t e = 0; e < edge_bound(); ++e) {
    if (!contains(EdgeId(e))) continue;
    const EdgeEnds held = ends(EdgeId(e));
    ++counts.edges;
    add(counts.of_type, held.type.number);
    if (!held.undirected && held.from == held.to) ++counts.directed_loops;
  }
}

void Base::list_labels() {
  for (std::uint32_t v = 0; v < node_bound(); ++v)
    for (const LabelId label : labels_of(NodeId(v))) {
      if (nodes_with_.size() <= label.number) nodes_with_.resize(label.number + 1);
      nodes_with_[label.number].emplace_back(v);
    }
}

std::span<const NodeId> Base::nodes_with(LabelId label) const {
  label_lists_.touch(0);
  return label.number < nodes_with_.size() ? std::span<const NodeId>(nodes_with_[label.number])
                                           : std::span<const NodeId>();
}

void Base::load_all() const {
  parts_.forward.chunks.touch_all();
  parts_.backward->chunks.touch_all();
  parts_.edges.chunks.touch_all();
  parts_.node_columns.touch_all();
  parts_.edge_columns.touch_all();
  indexes_.load_all(parts_.node_columns.size());
}

}  // namespace entente
