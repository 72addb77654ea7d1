// CASE, coalesce, function calls and subqueries.
#include <array>

#include "query/expression/compare.hpp"
#include "query/expression/nodes.hpp"
#include "query/functions/registry.hpp"

namespace entente::query {
namespace {

class CaseOf final : public Evaluator {
 public:
  CaseOf(EvaluatorPtr subject, std::vector<CaseBranchEvaluators> branches, EvaluatorPtr otherwise)
      : subject_(std::move(subject)), branches_(std::move(branches)), otherwise_(std::move(otherwise)) {}
  Value evaluate(Row row, EvalContext& context) const override {
    const Value subject = subject_ ? subject_->evaluate(row, context) : Value();
    for (const CaseBranchEvaluators& branch : branches_) {
      const bool chosen = subject_ ? equals(subject, branch.when->evaluate(row, context)) == Truth::True
                                   : branch.when->test(row, context) == Truth::True;
      if (context.failed()) return {};
      if (chosen) return branch.then->evaluate(row, context);
    }
    return otherwise_ ? otherwise_->evaluate(row, context) : Value();
  }

 private:
  EvaluatorPtr subject_;
  std::vector<CaseBranchEvaluators> branches_;
  EvaluatorPtr otherwise_;
};

class CoalesceOf final : public Evaluator {
 public:
  explicit CoalesceOf(Evaluators arguments) : arguments_(std::move(arguments)) {}
  Value evaluate(Row row, EvalContext& context) const override {
    for (const EvaluatorPtr& argument : arguments_) {
      Value value = argument->evaluate(row, context);
      if (!value.is_null() || context.failed()) return value;
    }
    return {};
  }

 private:
  Evaluators arguments_;
};

class CallOf final : public Evaluator {
 public:
  CallOf(const Function& function, Evaluators arguments, Span span)
      : function_(function), arguments_(std::move(arguments)), span_(span) {}
  Value evaluate(Row row, EvalContext& context) const override {
    constexpr std::size_t kFew = 4;
    if (arguments_.size() <= kFew) {
      std::array<Value, kFew> values;
      return call({values.data(), arguments_.size()}, row, context);
    }
    std::vector<Value> values(arguments_.size());
    return call(values, row, context);
  }

 private:
  Value call(std::span<Value> values, Row row, EvalContext& context) const {
    for (std::size_t i = 0; i < values.size(); ++i) {
      values[i] = arguments_[i]->evaluate(row, context);
      if (values[i].is_null() && function_.null_gives_null) return {};
    }
    if (context.failed()) return {};
    Value result = function_.body(values, context);
    if (context.failed()) {
      place_error(context, span_);
      return {};
    }
    return result;
  }

  const Function& function_;
  Evaluators arguments_;
  Span span_;
};

class SubqueryOf final : public Evaluator {
 public:
  explicit SubqueryOf(std::unique_ptr<CompiledSubquery> subquery) : subquery_(std::move(subquery)) {}
  Value evaluate(Row row, EvalContext& context) const override {
    return context.failed() ? Value() : subquery_->run(row, context);
  }

 private:
  std::unique_ptr<CompiledSubquery> subquery_;
};

}  // namespace

EvaluatorPtr make_case(EvaluatorPtr subject, std::vector<CaseBranchEvaluators> branches,
                       EvaluatorPtr otherwise) {
  return std::make_unique<CaseOf>(std::move(subject), std::move(branches), std::move(otherwise));
}
EvaluatorPtr make_coalesce(Evaluators arguments) {
  return std::make_unique<CoalesceOf>(std::move(arguments));
}
EvaluatorPtr make_call(const std::string& function, Evaluators arguments, Span span) {
  const Function* found = find_function_body(function);
  return found ? std::make_unique<CallOf>(*found, std::move(arguments), span) : nullptr;
}
EvaluatorPtr make_subquery(std::unique_ptr<CompiledSubquery> subquery) {
  return std::make_unique<SubqueryOf>(std::move(subquery));
}

}  // namespace entente::query
