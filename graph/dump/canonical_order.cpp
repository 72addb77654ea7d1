#include "graph/dump/canonical_order.hpp"

#include <algorithm>
#include <tuple>

#include "graph/graph_state.hpp"

namespace entente {
namespace {

std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  std::uint64_t x = a * 0x9E3779B97F4A7C15ULL + b;  // splitmix64's finish
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

std::size_t distinct(const std::vector<NodeId>& nodes, const std::vector<std::uint64_t>& colours) {
  std::vector<std::uint64_t> seen;
  seen.reserve(nodes.size());
  for (const NodeId node : nodes) seen.push_back(colours[node.number]);
  std::sort(seen.begin(), seen.end());
  return static_cast<std::size_t>(std::unique(seen.begin(), seen.end()) - seen.begin());
}

std::vector<std::uint64_t> refine(const GraphView& view, const std::vector<NodeId>& nodes,
                                  const std::vector<std::uint64_t>& colours,
                                  const std::vector<std::uint64_t>& edge_content) {
  std::vector<std::uint64_t> next(colours.size());
  for (const NodeId node : nodes) {
    std::uint64_t sum = 0;  // the order of neighbours must not matter
    for (const TypeId type : view.types_at(node, Direction::Any)) {
      const Expansion step = view.expand(node, type, Direction::Any);
      for (const Hops* hops : {&step.first, &step.second})
        for (std::size_t i = 0; i < hops->size(); ++i) {
          const bool arrives = hops == &step.second;
          const std::uint64_t edge = mix(edge_content[hops->edges[i].number], arrives ? 1 : 0);
          sum += mix(edge, colours[hops->nodes[i].number]);
        }
    }
    next[node.number] = mix(colours[node.number], sum);
  }
  return next;
}

}  // namespace

CanonicalOrder canonical_order(const GraphView& view, const std::vector<std::string>& node_content,
                               const std::vector<std::uint64_t>& edge_content) {
  CanonicalOrder order;
  std::vector<NodeId> batch(1024);
  NodeScan scan = view.scan();
  while (const std::size_t count = scan.next(batch))
    order.nodes.insert(order.nodes.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(count));

  std::vector<std::uint64_t> colours(view.node_bound());
  for (const NodeId node : order.nodes) colours[node.number] = hash_text(node_content[node.number]);
  constexpr int kMaxRounds = 32;
  std::size_t classes = distinct(order.nodes, colours);
  for (int round = 0; round < kMaxRounds && classes < order.nodes.size(); ++round) {
    auto next = refine(view, order.nodes, colours, edge_content);
    const std::size_t refined = distinct(order.nodes, next);
    if (refined <= classes) break;
    classes = refined;
    colours = std::move(next);
  }
  std::sort(order.nodes.begin(), order.nodes.end(), [&](NodeId a, NodeId b) {
    const int content = node_content[a.number].compare(node_content[b.number]);
    return content != 0 ? content < 0 : std::tie(colours[a.number], a) < std::tie(colours[b.number], b);
  });
  order.ranks.resize(view.node_bound());
  for (std::uint32_t rank = 0; rank < order.nodes.size(); ++rank)
    order.ranks[order.nodes[rank].number] = rank;
  return order;
}

}  // namespace entente
