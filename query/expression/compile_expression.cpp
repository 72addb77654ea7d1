// Bound expressions to evaluators: one case for each kind, and folding of constants.
#include <algorithm>

#include "query/bind/function_signatures.hpp"
#include "query/expression/nodes.hpp"

namespace entente::query {
namespace {

template <class... Cases>
struct Visitor : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Visitor(Cases...) -> Visitor<Cases...>;  // not every compiler deduces it alone

class Compiler {
 public:
  explicit Compiler(const CompileOptions& options) : options_(options) {}

  /// Null where `expression` is.
  EvaluatorPtr compile(const BoundExpressionPtr& expression) {
    return expression ? compile(*expression) : nullptr;
  }
  EvaluatorPtr compile(const BoundExpression& expression) {
    return std::visit([&](const auto& node) { return make(node, expression.span); }, expression.node);
  }
  [[nodiscard]] std::optional<Error>& error() { return error_; }

 private:
  EvaluatorPtr make(const BoundConstant& node, Span) { return make_constant(node.value); }
  EvaluatorPtr make(const BoundParameter& node, Span) { return make_parameter(node.index); }
  EvaluatorPtr make(const BoundSlot& node, Span) { return make_slot(node.slot); }
  EvaluatorPtr make(const BoundProperty& node, Span span) {
    auto object = compile(node.object);
    const bool known = is_constant(object);
    return fold(known, make_property(std::move(object), node.key, options_.view, span));
  }
  EvaluatorPtr make(const BoundIndex& node, Span span) {
    auto object = compile(node.object);
    auto index = compile(node.index);
    const bool known = is_constant(object) && is_constant(index);
    return fold(known, make_index(std::move(object), std::move(index), span));
  }
  EvaluatorPtr make(const BoundSlice& node, Span span) {
    auto object = compile(node.object);
    auto from = compile(node.from);
    auto to = compile(node.to);
    const bool known = is_constant(object) && (!from || is_constant(from)) && (!to || is_constant(to));
    return fold(known, make_slice(std::move(object), std::move(from), std::move(to), span));
  }
  EvaluatorPtr make(const BoundUnary& node, Span span) {
    auto operand = compile(node.operand);
    const bool known = is_constant(operand);
    switch (node.op) {
      case UnaryOperator::Not:
        return fold(known, make_not(std::move(operand)));
      case UnaryOperator::IsNull:
        return fold(known, make_is_null(std::move(operand), false));
      case UnaryOperator::IsNotNull:
        return fold(known, make_is_null(std::move(operand), true));
      default:
        return fold(known, make_sign(node.op, std::move(operand), span));
    }
  }
  EvaluatorPtr make(const BoundBinary& node, Span span) {
    auto left = compile(node.left);
    auto right = compile(node.right);
    const bool known = is_constant(left) && is_constant(right);
    switch (node.op) {
      case BinaryOperator::In:
        return fold(known, make_in(std::move(left), std::move(right), span));
      case BinaryOperator::StartsWith:
      case BinaryOperator::EndsWith:
      case BinaryOperator::Contains:
        return fold(known, make_text_test(node.op, std::move(left), std::move(right)));
      case BinaryOperator::Matches:
        return fold(known, make_matches(std::move(left), std::move(right), span));
      default:
        return fold(known, make_arithmetic(node.op, std::move(left), std::move(right), span));
    }
  }
  EvaluatorPtr make(const BoundLogical& node, Span) {
    Evaluators operands = compile_all(node.operands);
    const bool known = are_constant(operands);
    return fold(known, make_logical(node.op, std::move(operands)));
  }
  EvaluatorPtr make(const BoundComparison& node, Span) {
    auto left = compile(node.left);
    auto right = compile(node.right);
    const bool known = is_constant(left) && is_constant(right);
    return fold(known, make_comparison(node.op, std::move(left), std::move(right)));
  }
  EvaluatorPtr make(const BoundLabelTest& node, Span span) {
    return make_label_test(compile(node.object), node.labels, options_.view, span);
  }
  EvaluatorPtr make(const BoundList& node, Span span) {
    Evaluators items = compile_all(node.items);
    const bool known = are_constant(items);
    return fold(known, make_list(std::move(items), span));
  }
  EvaluatorPtr make(const BoundMap& node, Span span) {
    std::vector<std::pair<std::string, EvaluatorPtr>> entries;
    bool known = true;
    for (const auto& [key, value] : node.entries) {
      entries.emplace_back(key, compile(value));
      known = known && is_constant(entries.back().second);
    }
    return fold(known, make_map(std::move(entries), span));
  }
  EvaluatorPtr make(const BoundMapProjection& node, Span span) {
    auto object = compile(node.object);
    std::vector<std::pair<std::string, EvaluatorPtr>> entries;
    for (const auto& item : node.items) entries.emplace_back(item.key, compile(item.value));
    return make_map_projection(std::move(object), std::move(entries), span);
  }
  EvaluatorPtr make(const BoundFunction& node, Span span) {
    Evaluators arguments = compile_all(node.arguments);
    if (node.name == "coalesce") return make_coalesce(std::move(arguments));
    const bool known = are_constant(arguments) && is_foldable(node.name, arguments);
    auto call = make_call(node.name, std::move(arguments), span);
    if (!call) return refuse("there is no function " + node.name + "()", "UnknownFunction", span);
    return fold(known, std::move(call));
  }
  EvaluatorPtr make(const BoundCase& node, Span) {
    auto subject = compile(node.subject);
    std::vector<CaseBranchEvaluators> branches;
    for (const auto& branch : node.branches) branches.push_back({compile(branch.when), compile(branch.then)});
    return make_case(std::move(subject), std::move(branches), compile(node.otherwise));
  }
  EvaluatorPtr make(const BoundListComprehension& node, Span span) {
    return make_comprehension(node.slot, compile(node.list), compile(node.where), compile(node.map), span);
  }
  EvaluatorPtr make(const BoundQuantifier& node, Span span) {
    auto where = node.where ? compile(node.where) : make_constant(Value(true));
    return make_quantifier(node.kind, node.slot, compile(node.list), std::move(where), span);
  }
  EvaluatorPtr make(const BoundReduce& node, Span span) {
    return make_reduce(node.accumulator, compile(node.initial), node.slot, compile(node.list),
                       compile(node.step), span);
  }
  EvaluatorPtr make(const BoundSubquery& node, Span span) {
    if (options_.subqueries == nullptr)
      return refuse("a subquery cannot stand here", "InvalidClauseComposition", span);
    auto compiled = options_.subqueries->compile(node);
    if (compiled) return make_subquery(std::move(*compiled));
    if (!error_) error_ = std::move(compiled.error());
    return make_constant(Value());
  }

  Evaluators compile_all(const std::vector<BoundExpressionPtr>& expressions) {
    Evaluators evaluators;
    evaluators.reserve(expressions.size());
    for (const BoundExpressionPtr& expression : expressions) evaluators.push_back(compile(expression));
    return evaluators;
  }
  static bool is_constant(const EvaluatorPtr& evaluator) { return evaluator->constant() != nullptr; }
  static bool are_constant(const Evaluators& evaluators) {
    return std::all_of(evaluators.begin(), evaluators.end(), is_constant);
  }
  /// A function whose value depends on its arguments alone, and is not large.
  static bool is_foldable(const std::string& name, const Evaluators& arguments) {
    if (name == "range" || name == "exists") return false;
    const FunctionSignature* signature = find_function(name);
    if (signature == nullptr) return false;
    // date('2024-07-02') is always that day, date() and date({timezone: 'UTC'}) are not.
    return signature->constant || (name.find('.') == std::string::npos && arguments.size() == 1 &&
                                   arguments[0]->constant()->is(ValueKind::String));
  }
  /// The value of what depends on nothing. Where it fails the evaluator stays, and fails in the first row.
  [[nodiscard]] EvaluatorPtr fold(bool known, EvaluatorPtr evaluator) const {
    if (!known || !options_.fold_constants) return evaluator;
    EvalContext context;
    Value value = evaluator->evaluate(Row{}, context);
    return context.failed() ? std::move(evaluator) : make_constant(std::move(value));
  }
  EvaluatorPtr refuse(std::string message, std::string detail, Span span) {
    if (!error_) {
      error_ = Error{.kind = ErrorKind::SyntaxError,
                     .message = std::move(message),
                     .detail = std::move(detail),
                     .phase = ErrorPhase::CompileTime,
                     .place = TextPlace{.offset = span.offset, .length = span.length}};
    }
    return make_constant(Value());
  }

  const CompileOptions& options_;
  std::optional<Error> error_;
};

bool any_has_subquery(const std::vector<BoundExpressionPtr>& expressions) {
  return std::any_of(expressions.begin(), expressions.end(),
                     [](const BoundExpressionPtr& e) { return e && has_subquery(*e); });
}

bool in_case(const BoundCase& node) {
  if (any_has_subquery({node.subject, node.otherwise})) return true;
  return std::any_of(node.branches.begin(), node.branches.end(), [](const auto& branch) {
    return any_has_subquery({branch.when, branch.then});
  });
}

bool in_entries(const BoundMap& node) {
  return std::any_of(node.entries.begin(), node.entries.end(),
                     [](const auto& e) { return has_subquery(*e.second); });
}

bool in_projection(const BoundMapProjection& node) {
  return has_subquery(*node.object) || std::any_of(node.items.begin(), node.items.end(),
                                                   [](const auto& i) { return any_has_subquery({i.value}); });
}

}  // namespace

Result<EvaluatorPtr> compile_expression(const BoundExpression& expression, const CompileOptions& options) {
  Compiler compiler(options);
  EvaluatorPtr evaluator = compiler.compile(expression);
  if (compiler.error()) return fail(std::move(*compiler.error()));
  return evaluator;
}

bool has_subquery(const BoundExpression& expression) {
  return std::visit(Visitor{
                        [](const BoundConstant&) { return false; },
                        [](const BoundParameter&) { return false; },
                        [](const BoundSlot&) { return false; },
                        [](const BoundSubquery&) { return true; },
                        [](const BoundProperty& n) { return has_subquery(*n.object); },
                        [](const BoundIndex& n) {
                          return any_has_subquery({n.object, n.index});
                        },
                        [](const BoundSlice& n) {
                          return any_has_subquery({n.object, n.from, n.to});
                        },
                        [](const BoundUnary& n) { return has_subquery(*n.operand); },
                        [](const BoundBinary& n) {
                          return any_has_subquery({n.left, n.right});
                        },
                        [](const BoundLogical& n) { return any_has_subquery(n.operands); },
                        [](const BoundComparison& n) {
                          return any_has_subquery({n.left, n.right});
                        },
                        [](const BoundLabelTest& n) { return has_subquery(*n.object); },
                        [](const BoundList& n) { return any_has_subquery(n.items); },
                        [](const BoundMap& n) { return in_entries(n); },
                        [](const BoundMapProjection& n) { return in_projection(n); },
                        [](const BoundFunction& n) { return any_has_subquery(n.arguments); },
                        [](const BoundCase& n) { return in_case(n); },
                        [](const BoundListComprehension& n) {
                          return any_has_subquery({n.list, n.where, n.map});
                        },
                        [](const BoundQuantifier& n) {
                          return any_has_subquery({n.list, n.where});
                        },
                        [](const BoundReduce& n) {
                          return any_has_subquery({n.initial, n.list, n.step});
                        },
                    },
                    expression.node);
}

}  // namespace entente::query
