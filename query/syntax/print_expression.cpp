// Printing of expressions, names and constants.
#include "graph/value_print.hpp"
#include "query/syntax/characters.hpp"
#include "query/syntax/print_ast.hpp"
#include "query/syntax/printer.hpp"

namespace entente::query::syntax {

std::string quoted_name(std::string_view name) {
  bool plain = !name.empty() && is_identifier_start(decode(name, 0).value) && !is_reserved_word(name);
  for (std::size_t i = 0; plain && i < name.size();) {
    const CodePoint c = decode(name, i);
    plain = is_identifier_part(c.value);
    i += c.bytes;
  }
  if (plain) return std::string(name);
  std::string quoted = "`";
  for (const char c : name) {
    quoted += c;
    if (c == '`') quoted += c;
  }
  return quoted + "`";
}

const char* symbol_of(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::Add:
      return "+";
    case BinaryOperator::Subtract:
      return "-";
    case BinaryOperator::Multiply:
      return "*";
    case BinaryOperator::Divide:
      return "/";
    case BinaryOperator::Modulo:
      return "%";
    case BinaryOperator::Power:
      return "^";
    case BinaryOperator::Concatenate:
      return "||";
    case BinaryOperator::In:
      return "IN";
    case BinaryOperator::StartsWith:
      return "STARTS WITH";
    case BinaryOperator::EndsWith:
      return "ENDS WITH";
    case BinaryOperator::Contains:
      return "CONTAINS";
    case BinaryOperator::Matches:
      return "=~";
  }
  return "";
}

const char* symbol_of(ComparisonOperator op) {
  switch (op) {
    case ComparisonOperator::Equal:
      return "=";
    case ComparisonOperator::NotEqual:
      return "<>";
    case ComparisonOperator::Less:
      return "<";
    case ComparisonOperator::LessOrEqual:
      return "<=";
    case ComparisonOperator::Greater:
      return ">";
    case ComparisonOperator::GreaterOrEqual:
      return ">=";
  }
  return "";
}

const char* symbol_of(LogicalOperator op) {
  return op == LogicalOperator::And ? "AND" : op == LogicalOperator::Or ? "OR" : "XOR";
}

void Printer::print(const Expression& expression) {
  std::visit([&](const auto& node) { print_node(node); }, expression.node);
}

void Printer::value(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Boolean:
      text(value.boolean() ? "true" : "false");
      break;
    case ValueKind::Integer:
      text(std::to_string(value.integer()));
      break;
    case ValueKind::Float:
      text(float_text(value.floating()));
      break;
    case ValueKind::String:
      text(quoted(value.string()));
      break;
    default:
      text("null");
  }
}

void Printer::print_node(const Parameter& node) { text("$" + quoted_name(node.name)); }
void Printer::print_node(const Variable& node) { text(quoted_name(node.name)); }

// A constant needs brackets before a dot or an index, and after a sign that is not its own.
void Printer::object(const Expression& expression) {
  const bool literal = std::holds_alternative<Literal>(expression.node);
  if (literal) text("(");
  print(expression);
  if (literal) text(")");
}

void Printer::print_node(const PropertyAccess& node) {
  object(*node.object);
  text(".");
  name(node.key);
}

void Printer::print_node(const IndexAccess& node) {
  object(*node.object);
  text("[");
  print(*node.index);
  text("]");
}

void Printer::print_node(const SliceAccess& node) {
  object(*node.object);
  text("[");
  if (node.from) print(*node.from);
  text("..");
  if (node.to) print(*node.to);
  text("]");
}

void Printer::print_node(const Unary& node) {
  text("(");
  if (node.op == UnaryOperator::Not) text("NOT ");
  if (node.op == UnaryOperator::Minus) text("- ");
  if (node.op == UnaryOperator::Plus) text("+ ");
  object(*node.operand);
  if (node.op == UnaryOperator::IsNull) text(" IS NULL");
  if (node.op == UnaryOperator::IsNotNull) text(" IS NOT NULL");
  text(")");
}

void Printer::print_node(const Binary& node) {
  text("(");
  print(*node.left);
  text(std::string(" ") + symbol_of(node.op) + " ");
  print(*node.right);
  text(")");
}

void Printer::print_node(const Logical& node) {
  text("(");
  list(node.operands, std::string(" ") + symbol_of(node.op) + " ",
       [&](const ExpressionPtr& operand) { print(*operand); });
  text(")");
}

void Printer::print_node(const Comparison& node) {
  text("(");
  print(*node.operands.front());
  for (std::size_t i = 0; i < node.operators.size(); ++i) {
    text(std::string(" ") + symbol_of(node.operators[i]) + " ");
    print(*node.operands[i + 1]);
  }
  text(")");
}

void Printer::print_node(const LabelTest& node) {
  text("(");
  print(*node.object);
  text(":");
  print(*node.labels);
  text(")");
}

void Printer::print_node(const ListLiteral& node) {
  text("[");
  list(node.items, ", ", [&](const ExpressionPtr& item) { print(*item); });
  text("]");
}

void Printer::print_node(const MapLiteral& node) {
  text("{");
  list(node.entries, ", ", [&](const MapEntry& entry) {
    name(entry.key);
    named(": ", entry.value);
  });
  text("}");
}

void Printer::print_node(const MapProjection& node) {
  print(*node.object);
  text(" {");
  list(node.items, ", ", [&](const MapProjectionItem& item) {
    if (item.all) {
      text(".*");
    } else if (!item.value) {
      text(".");
      name(item.key);
    } else {
      name(item.key);
      named(": ", item.value);
    }
  });
  text("}");
}

void Printer::print_node(const FunctionCall& node) {
  text(node.name.text);
  text(node.distinct ? "(DISTINCT " : "(");
  if (node.star) text("*");
  list(node.arguments, ", ", [&](const ExpressionPtr& argument) { print(*argument); });
  text(")");
}

void Printer::print_node(const Case& node) {
  text("CASE");
  named(" ", node.subject);
  for (const CaseBranch& branch : node.branches) {
    named(" WHEN ", branch.when);
    named(" THEN ", branch.then);
  }
  named(" ELSE ", node.otherwise);
  text(" END");
}

void Printer::print_node(const ListComprehension& node) {
  text("[");
  name(node.variable);
  named(" IN ", node.list);
  named(" WHERE ", node.where);
  named(" | ", node.map);
  text("]");
}

void Printer::print_node(const PatternComprehension& node) {
  text("[");
  print(node.pattern);
  named(" WHERE ", node.where);
  named(" | ", node.map);
  text("]");
}

void Printer::print_node(const ListQuantifier& node) {
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
  name(node.variable);
  named(" IN ", node.list);
  named(" WHERE ", node.where);
  text(")");
}

void Printer::print_node(const Reduce& node) {
  text("reduce(");
  name(node.accumulator);
  named(" = ", node.initial);
  text(", ");
  name(node.variable);
  named(" IN ", node.list);
  named(" | ", node.step);
  text(")");
}

void Printer::print_node(const PatternPredicate& node) { print(node.pattern); }

void Printer::print_node(const Subquery& node) {
  text(node.kind == SubqueryKind::Exists  ? "EXISTS { "
       : node.kind == SubqueryKind::Count ? "COUNT { "
                                          : "COLLECT { ");
  print(*node.query);
  text(" }");
}

}  // namespace entente::query::syntax
