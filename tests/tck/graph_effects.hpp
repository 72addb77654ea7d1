// The side effects of a statement, counted from outside: the graph before and after are compared.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "graph/graph_view.hpp"

namespace entente::tck {

struct GraphPicture {
  std::set<std::uint32_t> nodes;
  std::set<std::uint32_t> edges;
  std::set<std::string> labels;  ///< on any node
  std::set<std::tuple<bool, std::uint32_t, std::string, std::string>>
      properties;  ///< of an edge?, id, key, value
};
GraphPicture picture_of(const GraphView& view);

/// "+nodes", "-properties", ...: only what is not zero.
using Effects = std::map<std::string, std::int64_t>;
Effects effects_between(const GraphPicture& before, const GraphPicture& after);

}  // namespace entente::tck
