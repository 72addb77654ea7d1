// What one running statement shares among its operators.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "query/engine.hpp"
#include "query/execute/changes.hpp"
#include "query/execute/graph_facts.hpp"
#include "query/execute/meter.hpp"
#include "query/expression/evaluator.hpp"

namespace entente::query {

struct ExecContext {
  explicit ExecContext(Graph& graph) : view(graph), changes(graph), facts(graph) {
    eval.view = &graph;
    eval.budget = &meter;
  }
  ExecContext(const ExecContext&) = delete;
  ExecContext& operator=(const ExecContext&) = delete;

  const GraphView& view;
  EvalContext eval{};
  Meter meter{eval.error};
  Changes changes;
  GraphFacts facts;
  /// Counts up with every statement and every write: what operators remember of names and spans is good for
  /// one epoch.
  std::uint64_t epoch = 0;

  [[nodiscard]] bool failed() const { return eval.failed(); }
  void fail(Error error) { eval.fail(std::move(error)); }
};

}  // namespace entente::query
