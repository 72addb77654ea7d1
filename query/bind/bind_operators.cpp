// Operators and what they may be applied to. A wrong type is refused here where it is certain, else at run
// time.
#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {
namespace {

using enum TypeKind;

bool is_numeric(const Type& type) { return type.is(Integer) || type.is(Float) || type.is(Number); }

bool is_instant(const Type& type) {
  return type.is(Date) || type.is(LocalTime) || type.is(Time) || type.is(LocalDateTime) || type.is(DateTime);
}

Type numeric_result(const Type& a, const Type& b) {
  if (!is_numeric(a) || !is_numeric(b)) return Any;
  if (a.is(Float) || b.is(Float)) return Float;
  return a.is(Integer) && b.is(Integer) ? Integer : Number;
}

Type added(const Type& a, const Type& b) {
  if (a.is(List) && b.is(List)) return join(a, b);
  if (a.is(List) || b.is(List)) return List;
  if (a.is(String) && (b.is(String) || is_numeric(b))) return String;
  if (b.is(String) && is_numeric(a)) return String;
  if (is_instant(a) && b.is(Duration)) return a;
  if (is_instant(b) && a.is(Duration)) return b;
  if (a.is(Duration) && b.is(Duration)) return Duration;
  return numeric_result(a, b);
}

Type subtracted(const Type& a, const Type& b) {
  if (is_instant(a) && b.is(Duration)) return a;
  if (a.is(Duration) && b.is(Duration)) return Duration;
  return numeric_result(a, b);
}

Type result_of(BinaryOperator op, const Type& a, const Type& b) {
  switch (op) {
    case BinaryOperator::Add:
    case BinaryOperator::Concatenate:
      return added(a, b);
    case BinaryOperator::Subtract:
      return subtracted(a, b);
    case BinaryOperator::Multiply:
      return (a.is(Duration) && is_numeric(b)) || (b.is(Duration) && is_numeric(a)) ? Duration
                                                                                    : numeric_result(a, b);
    case BinaryOperator::Divide:
      return a.is(Duration) && is_numeric(b) ? Duration : numeric_result(a, b);
    case BinaryOperator::Modulo:
      return numeric_result(a, b);
    case BinaryOperator::Power:
      return Float;
    case BinaryOperator::In:
    case BinaryOperator::StartsWith:
    case BinaryOperator::EndsWith:
    case BinaryOperator::Contains:
    case BinaryOperator::Matches:
      return Boolean;
  }
  return Any;
}

/// What can be added to what is not a list.
bool may_be_added(const Type& type) {
  return may_be(type, {Number, String, List, Date, LocalTime, Time, LocalDateTime, DateTime, Duration});
}

}  // namespace

BoundExpressionPtr Binder::bind_node_of(const syntax::Unary& node, Span span) {
  BoundExpressionPtr operand =
      node.op == UnaryOperator::Not ? bind_predicate(*node.operand) : bind_expression(*node.operand);
  Type type = Boolean;
  if (node.op == UnaryOperator::Minus || node.op == UnaryOperator::Plus) {
    need(operand, {Number, Duration}, "what has a sign");
    type = operand->type;
  }
  return make_bound(span, std::move(type), BoundUnary{node.op, std::move(operand)});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::Binary& node, Span span) {
  BoundExpressionPtr left = bind_expression(*node.left);
  BoundExpressionPtr right = bind_expression(*node.right);
  const auto need_both = [&](std::initializer_list<TypeKind> kinds, std::string_view of) {
    need(left, kinds, of);
    need(right, kinds, of);
  };
  switch (node.op) {
    case BinaryOperator::Add: {
      // Anything can be appended to a list.
      const bool list = may_be(left->type, {List}) || may_be(right->type, {List});
      for (const auto& side : {left, right}) {
        if (!list && !may_be_added(side->type))
          need(side, {Number, String, List, Duration}, "an operand of +");
      }
      break;
    }
    case BinaryOperator::Concatenate:
      need_both({String, List}, "an operand of ||");
      break;
    case BinaryOperator::Subtract:
      need_both({Number, Date, LocalTime, Time, LocalDateTime, DateTime, Duration}, "an operand of -");
      break;
    case BinaryOperator::Multiply:
      need_both({Number, Duration}, "an operand of *");
      break;
    case BinaryOperator::Divide:
      need_both({Number, Duration}, "an operand of /");
      break;
    case BinaryOperator::Modulo:
      need_both({Number}, "an operand of %");
      break;
    case BinaryOperator::Power:
      need_both({Number}, "an operand of ^");
      break;
    case BinaryOperator::In:
      need(right, {List}, "the right side of IN");
      break;
    case BinaryOperator::StartsWith:
    case BinaryOperator::EndsWith:
    case BinaryOperator::Contains:
    case BinaryOperator::Matches:
      break;  // null where an operand is no string
  }
  Type type = result_of(node.op, left->type, right->type);
  return make_bound(span, std::move(type), BoundBinary{node.op, std::move(left), std::move(right)});
}

BoundExpressionPtr Binder::bind_node_of(const syntax::Logical& node, Span span) {
  BoundLogical logical{.op = node.op, .operands = {}};
  for (const syntax::ExpressionPtr& operand : node.operands)
    logical.operands.push_back(bind_predicate(*operand));
  return make_bound(span, Boolean, std::move(logical));
}

BoundExpressionPtr Binder::bind_node_of(const syntax::Comparison& node, Span span) {
  std::vector<BoundExpressionPtr> operands;
  for (const syntax::ExpressionPtr& operand : node.operands) operands.push_back(bind_expression(*operand));
  BoundLogical chain{.op = LogicalOperator::And, .operands = {}};
  for (std::size_t i = 0; i < node.operators.size(); ++i) {
    const Span part{operands[i]->span.offset, operands[i + 1]->span.end() - operands[i]->span.offset};
    chain.operands.push_back(make_bound(node.operators.size() == 1 ? span : part, Boolean,
                                        BoundComparison{node.operators[i], operands[i], operands[i + 1]}));
  }
  return chain.operands.size() == 1 ? chain.operands.front() : make_bound(span, Boolean, std::move(chain));
}

}  // namespace entente::query
