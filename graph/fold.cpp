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

void fold_edges(const GraphState& state, EdgeTable& table) {
  table.from.reserve(state.next_edge);
  table.to.reserve(state.next_edge);
  table.kinds.reserve(state.next_edge);
  for (std::uint32_t e = 0; e < state.next_edge; ++e) {
    const bool held = state.contains(EdgeId(e));
    const EdgeEnds ends = held ? state.ends(EdgeId(e)) : EdgeEnds{NodeId(0), NodeId(0), TypeId(), false};
    table.from.push_back(ends.from);
    table.to.push_back(ends.to);
    table.kinds.push_back(held ? EdgeTable::kind(ends.type, ends.undirected) : EdgeTable::kNoEdge);
  }
}

/// The values of one key for all ids: the record's where there is one, else the base column's.
template <class Records>
std::shared_ptr<const Column> fold_column(const Records& records, std::size_t bound, const Column* column,
                                          KeyId key) {
  ColumnBuilder builder;
  std::size_t changed = records.next(0);  // the records' bound where there is no more
  for (std::size_t row = 0; row < bound; ++row) {
    const auto* record = row == changed ? records.find(row) : nullptr;
    if (record != nullptr) {
      changed = records.next(row + 1);
      if (const Value* value = find_property(record->properties, key)) builder.add(row, *value);
    } else if (column != nullptr) {
      const std::size_t slot = column->presence.slot(row);
      if (slot == Presence::kAbsent) continue;
      column->touch(slot);
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
ColumnSet fold_columns(const Records& records, std::size_t bound, const ColumnSet* old, std::size_t keys) {
  std::vector<ColumnSet::Held> columns(keys);
  const std::vector<bool> in_delta = keys_of(records, keys);
  const bool untouched = records.empty();
  for (std::uint32_t k = 0; k < keys; ++k) {
    const auto held = old != nullptr ? old->share(KeyId(k)) : nullptr;
    if (held == nullptr && !in_delta[k]) continue;
    columns[k] = untouched ? held : fold_column(records, bound, held.get(), KeyId(k));
  }
  return ColumnSet(std::move(columns));
}

}  // namespace

std::shared_ptr<const Base> fold(const GraphState& state) {
  BaseParts parts;
  if (state.base != nullptr) {
    state.base->load_all();
    if (state.base->fault()) parts.source = state.base->parts().source;  // it is as little to be trusted
  }
  fold_nodes(state, parts);
  fold_edges(state, parts.edges);
  const BaseParts* old = state.base != nullptr ? &state.base->parts() : nullptr;
  parts.node_columns = fold_columns(state.delta.nodes, state.next_node,
                                    old != nullptr ? &old->node_columns : nullptr, state.keys.size());
  parts.edge_columns = fold_columns(state.delta.edges, state.next_edge,
                                    old != nullptr ? &old->edge_columns : nullptr, state.keys.size());
  return std::make_shared<const Base>(std::move(parts));
}

}  // namespace entente
