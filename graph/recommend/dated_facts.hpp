// A graph's dated edges as temporal facts: what the graph itself gives to learn from and to be scored on.
#pragma once

#include <optional>
#include <vector>

#include "graph/graph_view.hpp"
#include "graph/recommend/temporal_facts.hpp"
#include "graph/result.hpp"

namespace entente::recommend {

struct DatedFacts {
  std::vector<TemporalFact> facts;  ///< with inverses, in order; `time` counts days from 1970
  std::vector<NodeId> nodes;        ///< number -> node
  std::uint32_t relations = 0;      ///< edge types, without inverses; their numbers are those of the types
};

/// Of every edge with a whole date (a month or a year is no time step) that is visible at `as_of`. An
/// undirected edge is a fact from either end.
DatedFacts dated_facts_of(const GraphView& view, const std::optional<Date>& as_of);

/// The facts up to `as_of`, of which the last tenth are for validation, and as test those after it. A step of
/// time is `step_days` days, counted from the first fact. InputError where a span would be empty.
Result<TemporalDataset> split_dated_facts(const GraphView& view, const Date& as_of, std::int32_t step_days);

}  // namespace entente::recommend
