// Label and type expressions are estimated as if their parts were independent.
#include "query/plan/statistics.hpp"

#include <algorithm>

namespace entente::query {
namespace {

/// The share of things for which `labels` holds, given the share of each name.
template <class ShareOfName>
double share(const BoundLabels& labels, const ShareOfName& share_of) {
  switch (labels.op) {
    case syntax::LabelOperator::Name:
      return share_of(labels.name);
    case syntax::LabelOperator::Any:
      return 1.0;
    case syntax::LabelOperator::Not:
      return 1.0 - share(*labels.operands.front(), share_of);
    case syntax::LabelOperator::And: {
      double product = 1.0;
      for (const auto& operand : labels.operands) product *= share(*operand, share_of);
      return product;
    }
    case syntax::LabelOperator::Or: {
      double sum = 0.0;
      for (const auto& operand : labels.operands) sum += share(*operand, share_of);
      return std::min(sum, 1.0);
    }
  }
  return 1.0;
}

}  // namespace

double Statistics::share_with(const BoundLabels* labels) const {
  if (labels == nullptr || view_.node_count() == 0) return 1.0;
  return share(*labels, [&](const std::string& name) {
    const auto label = view_.labels().find(name);
    return label ? static_cast<double>(view_.count(*label)) / nodes() : 0.0;
  });
}

double Statistics::nodes_with(const BoundLabels* labels) const { return nodes() * share_with(labels); }

double Statistics::edges_with(const BoundLabels* types) const {
  const auto edges = static_cast<double>(view_.edge_count());
  if (types == nullptr || edges == 0.0) return edges;
  return edges * share(*types, [&](const std::string& name) {
           const auto type = view_.types().find(name);
           return type ? static_cast<double>(view_.count(*type)) / edges : 0.0;
         });
}

double Statistics::fan_out(const BoundEdge& edge) const {
  const bool one_way = edge.direction == EdgeDirection::Out || edge.direction == EdgeDirection::In;
  return edges_with(edge.types.get()) * (one_way ? 1.0 : 2.0) / std::max(nodes(), 1.0);
}

}  // namespace entente::query
