#include "graph/delta.hpp"

#include <algorithm>

namespace entente {
namespace {

auto property_at(const PropertyList& properties, KeyId key) {
  return std::lower_bound(properties.begin(), properties.end(), key,
                          [](const auto& entry, KeyId k) { return entry.first < k; });
}

/// Where (neighbour, edge) stands, or belongs, among positions [first, last) of a run.
std::size_t position(const EdgeRun& run, std::size_t first, std::size_t last, NodeId neighbour, EdgeId edge) {
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    const bool before =
        run.nodes[middle] != neighbour ? run.nodes[middle] < neighbour : run.edges[middle] < edge;
    if (before)
      first = middle + 1;
    else
      last = middle;
  }
  return first;
}

std::size_t position(const EdgeRun& run, bool undirected, NodeId neighbour, EdgeId edge) {
  return undirected ? position(run, 0, run.undirected, neighbour, edge)
                    : position(run, run.undirected, run.nodes.size(), neighbour, edge);
}

auto run_at(const std::vector<EdgeRun>& runs, TypeId type) {
  return std::lower_bound(runs.begin(), runs.end(), type,
                          [](const EdgeRun& run, TypeId t) { return run.type < t; });
}

}  // namespace

const Value* find_property(const PropertyList& properties, KeyId key) {
  const auto at = property_at(properties, key);
  return at != properties.end() && at->first == key ? &at->second : nullptr;
}

void put_property(PropertyList& properties, KeyId key, Value value) {
  const auto at = properties.begin() + (property_at(properties, key) - properties.cbegin());
  const bool present = at != properties.end() && at->first == key;
  if (value.is_null()) {
    if (present) properties.erase(at);
  } else if (present) {
    at->second = std::move(value);
  } else {
    properties.emplace(at, key, std::move(value));
  }
}

const EdgeRun* RunList::find(TypeId type) const {
  const auto at = run_at(runs, type);
  return at != runs.end() && at->type == type ? &*at : nullptr;
}

void RunList::insert(TypeId type, bool undirected, NodeId neighbour, EdgeId edge) {
  auto at = runs.begin() + (run_at(runs, type) - runs.cbegin());
  if (at == runs.end() || at->type != type) {
    at = runs.emplace(at);
    at->type = type;
  }
  const auto offset = static_cast<std::ptrdiff_t>(position(*at, undirected, neighbour, edge));
  at->nodes.insert(at->nodes.begin() + offset, neighbour);
  at->edges.insert(at->edges.begin() + offset, edge);
  if (undirected) ++at->undirected;
}

void RunList::remove(TypeId type, bool undirected, NodeId neighbour, EdgeId edge) {
  const auto at = runs.begin() + (run_at(runs, type) - runs.cbegin());
  if (at == runs.end() || at->type != type) return;  // only where a stored base contradicts itself
  const std::size_t offset = position(*at, undirected, neighbour, edge);
  if (offset >= at->edges.size() || at->edges[offset] != edge) return;
  if (undirected != (offset < at->undirected)) return;
  at->nodes.erase(at->nodes.begin() + static_cast<std::ptrdiff_t>(offset));
  at->edges.erase(at->edges.begin() + static_cast<std::ptrdiff_t>(offset));
  if (undirected) --at->undirected;
  if (at->nodes.empty()) runs.erase(at);
}

std::size_t RunList::size() const {
  std::size_t sum = 0;
  for (const EdgeRun& run : runs) sum += run.nodes.size();
  return sum;
}

std::size_t RunList::undirected() const {
  std::size_t sum = 0;
  for (const EdgeRun& run : runs) sum += run.undirected;
  return sum;
}

}  // namespace entente
