// Resolving edge patterns, and looking for an edge in what a slot holds.
#include "query/execute/steps.hpp"

#include <algorithm>

namespace entente::query {

bool holds_for(const BoundLabels& labels, std::string_view name) {
  const auto holds = [name](const BoundLabelsPtr& operand) { return holds_for(*operand, name); };
  switch (labels.op) {
    case syntax::LabelOperator::Name:
      return labels.name == name;
    case syntax::LabelOperator::Any:
      return true;
    case syntax::LabelOperator::Not:
      return !holds(labels.operands.front());
    case syntax::LabelOperator::And:
      return std::all_of(labels.operands.begin(), labels.operands.end(), holds);
    case syntax::LabelOperator::Or:
      return std::any_of(labels.operands.begin(), labels.operands.end(), holds);
  }
  return false;
}

ResolvedStep::ResolvedStep(const BoundEdge& edge, bool turned) : edge_(edge) {
  switch (edge.direction) {
    case EdgeDirection::Out:
      step_.direction = turned ? Direction::In : Direction::Out;
      break;
    case EdgeDirection::In:
      step_.direction = turned ? Direction::Out : Direction::In;
      break;
    case EdgeDirection::Any:
    case EdgeDirection::Undirected:
      step_.direction = Direction::Any;
      break;
  }
}

const Step& ResolvedStep::get(const ExecContext& context) {
  if (version_ == context.view.version()) return step_;
  version_ = context.view.version();
  step_.types.clear();
  const GraphView& view = context.view;
  for (std::uint32_t i = 0; i < view.types().size(); ++i) {
    const TypeId type(i);
    if (view.count(type) != 0 &&
        (edge_.types == nullptr || holds_for(*edge_.types, view.types().text(type)))) {
      step_.types.push_back(type);
    }
  }
  return step_;
}

bool ResolvedStep::has_type(TypeId type) const {
  return std::find(step_.types.begin(), step_.types.end(), type) != step_.types.end();
}

bool holds_edge(const Value& value, EdgeId edge) {
  switch (value.kind()) {
    case ValueKind::Edge:
      return value.edge() == edge;
    case ValueKind::List:
      return std::any_of(value.list().begin(), value.list().end(),
                         [edge](const Value& item) { return holds_edge(item, edge); });
    case ValueKind::Path:
      return std::find(value.path().edges.begin(), value.path().edges.end(), edge) !=
             value.path().edges.end();
    default:
      return false;
  }
}

}  // namespace entente::query
