// Printing of bound expressions and label expressions.
#include "query/bind/bound_printer.hpp"
#include "query/bind/print_bound.hpp"
#include "query/syntax/print_ast.hpp"

namespace entente::query {

void BoundPrinter::labels(const BoundLabelsPtr& labels) {
  if (!labels) return;
  text(":");
  print(*labels);
}

void BoundPrinter::print(const BoundLabels& labels) {
  using syntax::LabelOperator;
  switch (labels.op) {
    case LabelOperator::Name:
      text(syntax::quoted_name(labels.name));
      return;
    case LabelOperator::Any:
      text("%");
      return;
    case LabelOperator::Not:
      text("!");
      print(*labels.operands.front());
      return;
    case LabelOperator::And:
    case LabelOperator::Or:
      break;
  }
  text("(");
  list(labels.operands, labels.op == LabelOperator::And ? "&" : "|",
       [&](const BoundLabelsPtr& operand) { print(*operand); });
  text(")");
}

void BoundPrinter::print(const BoundExpression& expression) {
  std::visit([&](const auto& node) { print_node(node); }, expression.node);
}

void BoundPrinter::print_node(const BoundConstant& node) {
  syntax::Expression literal;
  literal.node = syntax::Literal{node.value};
  text(syntax::print_ast(literal));
}

void BoundPrinter::print_node(const BoundParameter& node) { text("$" + node.name); }

void BoundPrinter::print_node(const BoundProperty& node) {
  print(*node.object);
  text("." + syntax::quoted_name(node.key));
}

void BoundPrinter::print_node(const BoundIndex& node) {
  print(*node.object);
  text("[");
  print(*node.index);
  text("]");
}

void BoundPrinter::print_node(const BoundSlice& node) {
  print(*node.object);
  named("[", node.from);
  if (!node.from) text("[");
  text("..");
  named("", node.to);
  text("]");
}

void BoundPrinter::print_node(const BoundUnary& node) {
  const bool after = node.op == UnaryOperator::IsNull || node.op == UnaryOperator::IsNotNull;
  text("(");
  if (!after) text(node.op == UnaryOperator::Not ? "NOT " : node.op == UnaryOperator::Minus ? "- " : "+ ");
  print(*node.operand);
  if (after) text(node.op == UnaryOperator::IsNull ? " IS NULL" : " IS NOT NULL");
  text(")");
}

void BoundPrinter::print_node(const BoundBinary& node) {
  text("(");
  print(*node.left);
  text(std::string(" ") + syntax::symbol_of(node.op) + " ");
  print(*node.right);
  text(")");
}

void BoundPrinter::print_node(const BoundLogical& node) {
  text("(");
  list(node.operands, std::string(" ") + syntax::symbol_of(node.op) + " ",
       [&](const BoundExpressionPtr& operand) { print(*operand); });
  text(")");
}

void BoundPrinter::print_node(const BoundComparison& node) {
  text("(");
  print(*node.left);
  text(std::string(" ") + syntax::symbol_of(node.op) + " ");
  print(*node.right);
  text(")");
}

void BoundPrinter::print_node(const BoundLabelTest& node) {
  print(*node.object);
  labels(node.labels);
}

void BoundPrinter::print_node(const BoundList& node) {
  text("[");
  list(node.items, ", ", [&](const BoundExpressionPtr& item) { print(*item); });
  text("]");
}

void BoundPrinter::print_node(const BoundMap& node) {
  text("{");
  list(node.entries, ", ", [&](const auto& entry) {
    text(syntax::quoted_name(entry.first));
    named(": ", entry.second);
  });
  text("}");
}

void BoundPrinter::print_node(const BoundMapProjection& node) {
  print(*node.object);
  text(" {");
  list(node.items, ", ", [&](const BoundMapProjection::Item& item) {
    if (!item.value) text(".*");
    if (item.value) text(syntax::quoted_name(item.key));
    named(": ", item.value);
  });
  text("}");
}

void BoundPrinter::print_node(const BoundFunction& node) {
  text(node.name + "(");
  list(node.arguments, ", ", [&](const BoundExpressionPtr& argument) { print(*argument); });
  text(")");
}

void BoundPrinter::print_node(const BoundCase& node) {
  text("case");
  named(" ", node.subject);
  for (const BoundCase::Branch& branch : node.branches) {
    named(" when ", branch.when);
    named(" then ", branch.then);
  }
  named(" else ", node.otherwise);
  text(" end");
}

void BoundPrinter::print_node(const BoundListComprehension& node) {
  text("[");
  slot(node.slot);
  named(" in ", node.list);
  named(" where ", node.where);
  named(" | ", node.map);
  text("]");
}

void BoundPrinter::print_node(const BoundQuantifier& node) {
  switch (node.kind) {
    case QuantifierKind::All:
      text("all(");
      break;
    case QuantifierKind::Any:
      text("any(");
      break;
    case QuantifierKind::None:
      text("none(");
      break;
    case QuantifierKind::Single:
      text("single(");
      break;
  }
  slot(node.slot);
  named(" in ", node.list);
  named(" where ", node.where);
  text(")");
}

void BoundPrinter::print_node(const BoundReduce& node) {
  text("reduce(");
  slot(node.accumulator);
  named(" = ", node.initial);
  text(", ");
  slot(node.slot);
  named(" in ", node.list);
  named(" | ", node.step);
  text(")");
}

void BoundPrinter::print_node(const BoundSubquery& node) {
  text(node.kind == SubqueryKind::Exists  ? "exists {"
       : node.kind == SubqueryKind::Count ? "count {"
                                          : "collect {");
  nested(*node.query);
  text("}");
}

}  // namespace entente::query
