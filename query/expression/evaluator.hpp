// Evaluator: a bound expression compiled to a tree of small closures over a row of slots. Constant parts are
// computed once, at compile time; property look-ups know their key's number.
//
// Errors: the first one stays in EvalContext::error; from then on every evaluator gives null, and whoever
// pulls rows must look at failed() once a row. Threads: an evaluator may be used by several threads at once,
// each with its own context and row, unless it holds a subquery (see has_subquery).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/evidence.hpp"
#include "graph/graph_view.hpp"
#include "graph/result.hpp"
#include "graph/value.hpp"
#include "query/bind/bound_expression.hpp"
#include "query/expression/truth.hpp"

namespace entente::query {

/// The slots of one row; BoundStatement::slots.size() values. Evaluators read the slots that the expression
/// names and write only those of comprehensions, quantifiers and reduce inside of it.
struct Row {
  Value* slots = nullptr;
  Value& operator[](Slot slot) const { return slots[slot]; }
};

/// What an evaluator may cost; asked now and then inside long loops (ranges, comprehensions, long texts).
class Budget {
 public:
  virtual ~Budget() = default;
  /// So much more work (elements) was done and memory (bytes) taken; an error means stop.
  virtual std::optional<Error> charge(std::uint64_t work, std::uint64_t bytes) = 0;
};

/// What one running statement (or one thread of it) gives to its evaluators. All that is pointed to must
/// outlive it.
struct EvalContext {
  const GraphView* view = nullptr;           ///< null: constant expressions only
  std::span<const Value> parameters{};       ///< by BoundParameter::index
  const EvidenceSource* evidence = nullptr;  ///< null: evidence(r) is an error
  Budget* budget = nullptr;                  ///< null: no limits
  std::int64_t now_seconds = 0;  ///< the statement's clock, UTC since 1970; stands still while it runs
  std::int32_t now_nanos = 0;
  std::uint64_t random_state = 1;  ///< of rand() and randomUUID()
  bool deletes = false;            ///< the statement deletes: look whether an element is still there
  std::optional<Error> error{};

  [[nodiscard]] bool failed() const { return error.has_value(); }
  /// Keeps the first error; gives null, so that an evaluator can `return context.fail(...)`.
  Value fail(Error e) {
    if (!error) error = std::move(e);
    return {};
  }
  /// False: stop, the error is set.
  bool charge(std::uint64_t work, std::uint64_t bytes) {
    if (failed()) return false;
    if (budget != nullptr) error = budget->charge(work, bytes);
    return !failed();
  }
};

class Evaluator {
 public:
  virtual ~Evaluator() = default;
  [[nodiscard]] virtual Value evaluate(Row row, EvalContext& context) const = 0;
  /// The value as a truth; a TypeError where it is neither boolean nor null. Cheaper than evaluate() for
  /// predicates.
  [[nodiscard]] virtual Truth test(Row row, EvalContext& context) const;
  /// As evaluate(), without a copy where the value stands somewhere already; else it is put into `scratch`.
  /// Valid until the row or the scratch changes.
  [[nodiscard]] virtual const Value& look(Row row, EvalContext& context, Value& scratch) const {
    scratch = evaluate(row, context);
    return scratch;
  }
  /// The value, where it is known before any row.
  [[nodiscard]] virtual const Value* constant() const { return nullptr; }
};
using EvaluatorPtr = std::unique_ptr<const Evaluator>;

/// EXISTS { }, COUNT { }, COLLECT { } and pattern predicates, as the executor runs them.
class CompiledSubquery {
 public:
  virtual ~CompiledSubquery() = default;
  /// Runs with the row at hand (it may fill the subquery's own slots): a boolean, an integer or a list, by
  /// kind.
  virtual Value run(Row row, EvalContext& context) = 0;
};
class SubqueryCompiler {
 public:
  virtual ~SubqueryCompiler() = default;
  virtual Result<std::unique_ptr<CompiledSubquery>> compile(const BoundSubquery& subquery) = 0;
};

struct CompileOptions {
  const GraphView* view =
      nullptr;  ///< for numbers of keys, labels and types; null: looked up by name, each time
  SubqueryCompiler* subqueries = nullptr;  ///< null: a subquery is an error
  bool fold_constants = true;  ///< compute constant parts now; errors in them still wait for the first row
};

/// Errors: a function without implementation, a subquery that the executor refuses.
Result<EvaluatorPtr> compile_expression(const BoundExpression& expression, const CompileOptions& options);
/// True where a subquery stands anywhere inside.
bool has_subquery(const BoundExpression& expression);

}  // namespace entente::query
