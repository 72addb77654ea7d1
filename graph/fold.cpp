// Folding: base and delta into a new base, in one pass over the nodes and one over each column.
#include <algorithm>

#include "graph/graph_state.hpp"

namespace entente {
namespace {

void copy_runs(AdjacencyWriter& writer, const RunTable& table, NodeId node) {
  for (const RunEntry *run = table.begin(node), *last = table.end(node); run != last; ++run)
    writer.run(run->type, run->directed - run->begin, table.nodes_of(run->begin, run[1].begin),
               table.edges_of(run->begin, run[1].begin));
}

void fold_nodes(const GraphState& state, BaseParts& parts) {
  AdjacencyWriter writer(state.next_node);
  writer.reserve(state.edge_count * 2);
  parts.label_set_of.reserve(state.next_node);
  for (std::uint32_t v = 0; v < state.next_node; ++v) {
    const NodeId node(v);
    writer.begin_node();
    if (!state.contains(node)) {
      parts.label_set_of.push_back(LabelSets::kNoNode);
      continue;
    }
    parts.label_set_of.push_back(parts.label_sets.number(state.labels_of(node)));
    if (const NodeRecord* record = state.record(node)) {
      for (const EdgeRun& run : record->forward.runs)
        writer.run(run.type, run.undirected, run.nodes, run.edges);
    } else {
      copy_runs(writer, state.base->forward(), node);
    }
  }
  parts.forward = writer.finish();
}

void fold_reversed(const GraphState& state, BaseParts& parts) {
  if (state.base != nullptr) parts.reversed = state.base->parts().reversed;
  parts.reversed.resize(state.next_edge);
  const auto& edges = state.delta.edges;
  for (std::size_t i = edges.next(0); i < std::min<std::size_t>(edges.bound(), state.next_edge);
       i = edges.next(i + 1))
    if (const EdgeRecord* edge = edges.find(i); edge != nullptr)
      parts.reversed[i] = edge->alive && edge->undirected && edge->to < edge->from;
}

/// The values of one key for all ids: the record's where there is one, else the base column's.
template <class Records>
std::shared_ptr<const Column> fold_column(const Records& records, std::size_t bound, const Column* column,
                                          KeyId key) {
  ColumnBuilder builder;
  std::size_t changed = records.next(0);
  for (std::size_t row = 0; row < bound; ++row) {
    // Where no further record is, `changed` is beyond the last page of records, which may be a row of the
    // base: only a record takes the place of what the base holds.
    const auto* record = row == changed ? records.find(row) : nullptr;
    if (row == changed) changed = records.next(row + 1);
    if (record != nullptr) {
      if (const Value* value = find_property(record->properties, key)) builder.add(row, *value);
    } else if (column != nullptr) {
      const std::size_t slot = column->presence.slot(row);
      if (slot == Presence::kAbsent) continue;
      if (column->kind == ColumnKind::String)
        builder.add_string(row, column->dictionary.at(column->codes[slot]));
      else
        builder.add(row, column->at_slot(slot));
    }
  }
  if (builder.empty()) return nullptr;
  return std::make_shared<const Column>(builder.finish());
}

/// The keys that some record has.
template <class Records>
std::vector<bool> keys_of(const Records& records, std::size_t keys) {
  std::vector<bool> found(keys);
  for (std::size_t i = records.next(0); i < records.bound(); i = records.next(i + 1))
    if (const auto* record = records.find(i); record != nullptr)
      for (const auto& [key, value] : record->properties) found[key.number] = true;
  return found;
}

template <class Records>
ColumnList fold_columns(const Records& records, std::size_t bound, const ColumnList* old, std::size_t keys) {
  ColumnList columns(keys);
  const std::vector<bool> in_delta = keys_of(records, keys);
  const bool untouched = records.empty();
  for (std::uint32_t k = 0; k < keys; ++k) {
    const auto held = old != nullptr && k < old->size() ? (*old)[k] : nullptr;
    if (held == nullptr && !in_delta[k]) continue;
    columns[k] = untouched ? held : fold_column(records, bound, held.get(), KeyId(k));
  }
  return columns;
}

}  // namespace

std::shared_ptr<const Base> fold(const GraphState& state) {
  BaseParts parts;
  fold_nodes(state, parts);
  fold_reversed(state, parts);
  const BaseParts* old = state.base != nullptr ? &state.base->parts() : nullptr;
  parts.node_columns = fold_columns(state.delta.nodes, state.next_node,
                                    old != nullptr ? &old->node_columns : nullptr, state.keys.size());
  parts.edge_columns = fold_columns(state.delta.edges, state.next_edge,
                                    old != nullptr ? &old->edge_columns : nullptr, state.keys.size());
  return std::make_shared<const Base>(std::move(parts));
}

}  // namespace entente
