// Printing of patterns.
#include "query/syntax/printer.hpp"

namespace entente::query::syntax {

void Printer::print(const LabelExpression& labels) {
  const auto joined = [&](const char* separator) {
    text("(");
    list(labels.operands, separator, [&](const LabelExpressionPtr& operand) { print(*operand); });
    text(")");
  };
  switch (labels.op) {
    case LabelOperator::Name:
      name(labels.name);
      break;
    case LabelOperator::Any:
      text("%");
      break;
    case LabelOperator::Not:
      text("!");
      print(*labels.operands.front());
      break;
    case LabelOperator::And:
      joined("&");
      break;
    case LabelOperator::Or:
      joined("|");
      break;
  }
}

void Printer::print(const PathPattern& pattern) {
  if (pattern.variable) {
    name(*pattern.variable);
    text(" = ");
  }
  selector(pattern.selector, pattern.mode);
  if (pattern.forward_in_time) text("FORWARD IN TIME ");
  elements(pattern.elements);
  if (pattern.selector.kind == SelectorKind::ShortestPathFunction ||
      pattern.selector.kind == SelectorKind::AllShortestPathsFunction) {
    text(")");
  }
}

void Printer::mode(PathMode mode) {
  switch (mode) {
    case PathMode::Default:
      break;
    case PathMode::Walk:
      text("WALK ");
      break;
    case PathMode::Trail:
      text("TRAIL ");
      break;
    case PathMode::Acyclic:
      text("ACYCLIC ");
      break;
    case PathMode::Simple:
      text("SIMPLE ");
      break;
  }
}

void Printer::selector(const Selector& selector, PathMode path_mode) {
  const auto count = [&] {
    if (!selector.count) return;
    print(*selector.count);
    text(" ");
  };
  switch (selector.kind) {
    case SelectorKind::All:
      break;
    case SelectorKind::Any:
      text("ANY ");
      break;
    case SelectorKind::AnyShortest:
      text("ANY SHORTEST ");
      break;
    case SelectorKind::AllShortest:
      text("ALL SHORTEST ");
      break;
    case SelectorKind::ShortestPaths:
    case SelectorKind::ShortestGroups:
      text("SHORTEST ");
      break;
    case SelectorKind::Cheapest:
      text("CHEAPEST ");
      break;
    case SelectorKind::ShortestPathFunction:
      text("shortestPath(");
      break;
    case SelectorKind::AllShortestPathsFunction:
      text("allShortestPaths(");
      break;
  }
  count();
  mode(path_mode);
  if (selector.kind == SelectorKind::ShortestGroups) text("GROUPS ");
  if (!selector.weight) return;
  text("BY (");
  name(selector.weight_variable);
  named(" | ", selector.weight);
  text(") ");
}

void Printer::elements(const std::vector<PathElement>& elements) {
  for (const PathElement& one : elements) {
    std::visit([&](const auto& node) { element(node); }, one.node);
  }
}

void Printer::inside(const std::optional<Name>& variable, const LabelExpressionPtr& labels,
                     const std::optional<Quantifier>& length,
                     const std::optional<PropertyPattern>& properties_of, const ExpressionPtr& where) {
  if (variable) name(*variable);
  if (labels) {
    text(":");
    print(*labels);
  }
  if (length) {
    text("*");
    if (length->minimum) text(std::to_string(*length->minimum));
    if (length->maximum != length->minimum || length->minimum.has_value() != length->maximum.has_value()) {
      text("..");
      if (length->maximum) text(std::to_string(*length->maximum));
    }
  }
  if (properties_of) {
    if (variable || labels || length) text(" ");
    properties(*properties_of);
  }
  named(" WHERE ", where);
}

void Printer::element(const NodePattern& node) {
  text("(");
  inside(node.variable, node.labels, std::nullopt, node.properties, node.where);
  text(")");
}

void Printer::element(const EdgePattern& edge) {
  const bool left = edge.arrow == ArrowKind::Left || edge.arrow == ArrowKind::Both ||
                    edge.arrow == ArrowKind::LeftOrUndirected;
  const bool right = edge.arrow == ArrowKind::Right || edge.arrow == ArrowKind::Both ||
                     edge.arrow == ArrowKind::UndirectedOrRight;
  const bool tilde = edge.arrow == ArrowKind::Undirected || edge.arrow == ArrowKind::LeftOrUndirected ||
                     edge.arrow == ArrowKind::UndirectedOrRight;
  const char* dash = tilde ? "~" : "-";
  text(left ? "<" : "");
  text(dash);
  text("[");
  inside(edge.variable, edge.types, edge.length, edge.properties, edge.where);
  text("]");
  text(dash);
  text(right ? ">" : "");
  if (edge.quantifier) bounds(*edge.quantifier);
}

void Printer::element(const ParenthesisedPath& part) {
  text("(");
  if (part.variable) {
    name(*part.variable);
    text(" = ");
  }
  mode(part.mode);
  elements(part.elements);
  named(" WHERE ", part.where);
  text(")");
  if (part.quantifier) bounds(*part.quantifier);
}

void Printer::bounds(const Quantifier& quantifier) {
  text("{");
  text(std::to_string(quantifier.minimum.value_or(0)));
  text(",");
  if (quantifier.maximum) text(std::to_string(*quantifier.maximum));
  text("}");
}

void Printer::properties(const PropertyPattern& properties) {
  if (properties.parameter) {
    print(*properties.parameter);
    return;
  }
  text("{");
  list(properties.entries, ", ", [&](const PropertyEntry& entry) {
    name(entry.key);
    text(entry.alias ? ": alias " : ": ");
    print(*entry.value);
  });
  text("}");
}

}  // namespace entente::query::syntax
