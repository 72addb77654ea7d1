// Calls of functions: scalar ones against the table of signatures, aggregating ones into the projection's
// collector.
#include <algorithm>
#include <utility>

#include "query/bind/bind_walk.hpp"
#include "query/bind/binder.hpp"
#include "query/bind/function_signatures.hpp"
#include "query/bind/types.hpp"
#include "query/syntax/near_miss.hpp"

namespace entente::query {
namespace {

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const FunctionSignature& signature : function_signatures()) names.emplace_back(signature.spelling);
  return names;
}

std::string arity_in_words(const FunctionSignature& signature) {
  const auto count = [](unsigned n) { return std::to_string(n) + (n == 1 ? " argument" : " arguments"); };
  if (signature.min_arguments == signature.max_arguments) return count(signature.min_arguments);
  if (signature.max_arguments == 255) return "at least " + count(signature.min_arguments);
  return std::to_string(signature.min_arguments) + " to " + count(signature.max_arguments);
}

/// The table knows the kind of the result; some functions hand on more.
Type refined_result(const FunctionSignature& signature, const std::vector<BoundExpressionPtr>& arguments) {
  const std::string_view name = signature.name;
  if (name == "nodes") return Type::list_of(TypeKind::Node);
  if (name == "relationships" || name == "edges") return Type::list_of(TypeKind::Edge);
  if (name == "labels" || name == "keys" || name == "split") return Type::list_of(TypeKind::String);
  if (name == "range") return Type::list_of(TypeKind::Integer);
  if (arguments.empty()) return signature.result;
  const Type& first = arguments.front()->type;
  if (name == "collect") return Type::list_of(first.is(TypeKind::Null) ? Type(TypeKind::Any) : first);
  if (name == "head" || name == "last") return element_of(first);
  if (name == "tail" || name == "reverse" || name == "abs" || name == "min" || name == "max") return first;
  if (name == "coalesce") {
    Type type = TypeKind::Null;
    for (const BoundExpressionPtr& argument : arguments) type = join(type, argument->type);
    return type;
  }
  return signature.result;
}

}  // namespace

BoundExpressionPtr Binder::bind_node_of(const syntax::FunctionCall& node, Span span) {
  const FunctionSignature* signature = find_function(node.name.text);
  if (signature == nullptr) {
    std::string hint = syntax::near_miss(node.name.text, function_names());
    fail_at(node.name.span, "UnknownFunction", "there is no function " + node.name.text + "()",
            std::move(hint));
  }
  if (signature->name == "exists") return bind_exists_function(node, span);
  if (node.star && signature->name != "count") {
    fail_at(span, "UnexpectedSyntax", "only count takes '*'",
            "name what " + std::string(signature->spelling) + " is of");
  }
  if (node.distinct && !signature->aggregate) {
    fail_at(span, "UnexpectedSyntax", "DISTINCT is for aggregating functions such as count and collect");
  }
  if (signature->aggregate) return bind_aggregate(node, span);
  BoundFunction function{.name = std::string(signature->name), .arguments = {}};
  for (const syntax::ExpressionPtr& argument : node.arguments)
    function.arguments.push_back(bind_expression(*argument));
  check_arguments(node, function.arguments, span);
  Type type = refined_result(*signature, function.arguments);
  return make_bound(span, std::move(type), std::move(function));
}

void Binder::check_arguments(const syntax::FunctionCall& call,
                             const std::vector<BoundExpressionPtr>& arguments, Span span) const {
  const FunctionSignature& signature = *find_function(call.name.text);
  const std::string spelling(signature.spelling);
  const bool too_few =
      arguments.size() < signature.min_arguments || (arguments.empty() && signature.aggregate);
  if ((too_few && !call.star) ||
      (signature.max_arguments != 255 && arguments.size() > signature.max_arguments)) {
    fail_at(span, "InvalidNumberOfArguments",
            spelling + "() takes " + (signature.name == "count" ? "1 argument" : arity_in_words(signature)) +
                ", not " + std::to_string(arguments.size()));
  }
  if (signature.arguments.empty()) return;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto& kinds = signature.arguments[std::min(i, signature.arguments.size() - 1)];
    if (may_be(arguments[i]->type, kinds)) continue;
    fail_at(
        arguments[i]->span, "InvalidArgumentType",
        spelling + "() takes " + kinds_in_words(kinds) + ", but this is " + type_name(arguments[i]->type));
  }
}

// exists(pattern) and exists(n.key), from before EXISTS { … }.
BoundExpressionPtr Binder::bind_exists_function(const syntax::FunctionCall& call, Span span) {
  if (call.arguments.size() != 1) {
    fail_at(span, "InvalidNumberOfArguments",
            "exists() takes 1 argument, not " + std::to_string(call.arguments.size()));
  }
  const syntax::Expression& argument = *call.arguments.front();
  predicate_ = true;
  BoundExpressionPtr bound = bind_expression(argument);
  if (std::holds_alternative<syntax::PatternPredicate>(argument.node)) return bound;
  return make_bound(span, TypeKind::Boolean, BoundUnary{UnaryOperator::IsNotNull, std::move(bound)});
}

BoundExpressionPtr Binder::bind_aggregate(const syntax::FunctionCall& call, Span span) {
  const FunctionSignature& signature = *find_function(call.name.text);
  const std::string spelling(signature.spelling);
  if (in_aggregate_) {
    fail_at(span, "NestedAggregation", "an aggregating function cannot stand inside of another",
            "compute the inner one in a WITH before");
  }
  if (collector_ == nullptr) {
    fail_at(span, "InvalidAggregation", spelling + "() gathers rows and cannot stand here",
            "compute it in a WITH or RETURN before");
  }
  BoundAggregate aggregate{.function = std::string(signature.name), .distinct = call.distinct};
  aggregate.span = span;
  in_aggregate_ = true;
  for (const syntax::ExpressionPtr& argument : call.arguments)
    aggregate.arguments.push_back(bind_expression(*argument));
  in_aggregate_ = false;
  check_arguments(call, aggregate.arguments, span);
  const Type type = refined_result(signature, aggregate.arguments);
  collector_->used = true;
  for (const BoundAggregate& known : collector_->aggregates) {
    if (same_aggregate(known, aggregate)) return make_bound(span, type, BoundSlot{known.slot});
  }
  if (!collector_->may_add) {
    fail_at(span, "UndefinedVariable",
            "ORDER BY can only use what is projected, and " + written(span) + " is not",
            "add it to the items before, or order by one of them");
  }
  aggregate.slot = add_slot({}, type);
  collector_->aggregates.push_back(aggregate);
  return make_bound(span, type, BoundSlot{aggregate.slot});
}

}  // namespace entente::query
