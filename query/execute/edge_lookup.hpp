// The edges of a step between two known nodes: binary search in the sorted runs of the node that has fewer,
// and, for a node that is asked about again and again, a bit for each neighbour.
#pragma once

#include <vector>

#include "query/execute/steps.hpp"
#include "query/execute/visited.hpp"
#include "query/plan/operator.hpp"

namespace entente::query {

/// Appends the edges of `step` from one node to another.
void find_edges(const GraphView& view, NodeId from, NodeId to, const Step& step, bool only_undirected,
                std::vector<EdgeId>& found);

/// Whether an edge is none of those that a step must differ from.
inline bool differs(const Expand& step, Row row, EdgeId edge) {
  for (const Slot slot : step.unlike) {
    if (holds_edge(row[slot], edge)) return false;
  }
  return true;
}

/// The neighbours of one node as bits, kept while the same node is asked for; built only once that has
/// happened a few times.
class HotNeighbours {
 public:
  /// Says which node the next questions are about.
  void look_at(NodeId node, const Step& step, const ExecContext& context, std::size_t questions = 1);
  [[nodiscard]] bool ready() const { return ready_; }
  [[nodiscard]] bool test(NodeId neighbour) const { return bits_.test(neighbour); }
  /// Whether more than one edge leads to some neighbour.
  [[nodiscard]] bool repeats() const { return repeats_; }

 private:
  static constexpr std::size_t kTimesBeforeBuilding = 4;
  NodeBits bits_;
  std::vector<NodeId> members_;
  NodeId node_;
  std::uint64_t epoch_ = UINT64_MAX;
  std::size_t times_ = 0;
  bool ready_ = false, repeats_ = false;
};

}  // namespace entente::query
