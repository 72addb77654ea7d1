// Look-ups by property, name and alias: candidates from the indexes, each checked against the graph.
#include "graph/find_nodes.hpp"

#include <algorithm>
#include <string>

#include "graph/fold_name.hpp"
#include "graph/graph_state.hpp"

namespace entente {
namespace {

constexpr std::string_view kNameKey = "name";
constexpr std::string_view kAliasesKey = "aliases";

void sort_unique(std::vector<NodeId>& nodes) {
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

/// Calls `see` for each live node of the delta.
template <class See>
void each_delta_node(const GraphState& state, const See& see) {
  const auto& nodes = state.delta.nodes;
  for (std::size_t i = nodes.next(0); i < nodes.bound(); i = nodes.next(i + 1))
    if (const NodeRecord* node = nodes.find(i); node != nullptr && node->alive)
      see(NodeId(static_cast<std::uint32_t>(i)), *node);
}

void index_names(NodeIndex& index, NodeId node, const Value& value) {
  for (const std::string& name : folded_names(value)) index.insert(hash_text(name), node);
}

bool is_called(const GraphState& state, NodeId node, std::optional<KeyId> key, std::string_view folded) {
  if (!key) return false;
  const std::vector<std::string> names = folded_names(state.property(node, *key));
  return std::find(names.begin(), names.end(), folded) != names.end();
}

}  // namespace

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return hash;
}

std::vector<std::string> folded_names(const Value& value) {
  std::vector<std::string> names;
  if (value.is(ValueKind::String)) names.push_back(fold_name(value.string()));
  if (value.is(ValueKind::List))
    for (const Value& item : value.list())
      if (item.is(ValueKind::String)) names.push_back(fold_name(item.string()));
  return names;
}

void GraphState::index_property(NodeId node, KeyId key, const Value& value) {
  if (value.is_null()) return;
  if (const auto found = indexes.by_value.find(key); found != indexes.by_value.end())
    found->second.insert(hash_value(value), node);
  if (indexes.by_alias && (keys.find(kNameKey) == key || keys.find(kAliasesKey) == key))
    index_names(*indexes.by_alias, node, value);
}

void GraphState::candidates_by_value(KeyId key, const Value& value, std::vector<NodeId>& nodes) const {
  if (!delta.nodes.empty()) {
    const std::lock_guard lock(index_mutex);
    const auto [found, added] = indexes.by_value.try_emplace(key);
    if (added)
      each_delta_node(*this, [&, &index = found->second](NodeId node, const NodeRecord& record) {
        if (const Value* held = find_property(record.properties, key)) index.insert(hash_value(*held), node);
      });
    found->second.find(hash_value(value), nodes);
  }
  if (base != nullptr) base->indexes().find_value(key, base->node_column(key), value, nodes);
  if (nodes.size() > 1) sort_unique(nodes);
}

std::vector<NodeId> GraphState::candidates_by_alias(std::string_view folded) const {
  std::vector<NodeId> nodes;
  {
    const std::lock_guard lock(index_mutex);
    if (!indexes.by_alias) {
      indexes.by_alias = std::make_unique<NodeIndex>();
      for (const std::string_view name : {kNameKey, kAliasesKey})
        if (const auto key = keys.find(name))
          each_delta_node(*this, [&](NodeId node, const NodeRecord& record) {
            if (const Value* held = find_property(record.properties, *key))
              index_names(*indexes.by_alias, node, *held);
          });
    }
    indexes.by_alias->find(hash_text(folded), nodes);
  }
  if (base != nullptr) {
    const auto column = [&](std::string_view name) {
      const auto key = keys.find(name);
      return key ? base->node_column(*key) : nullptr;
    };
    base->indexes().find_alias(column(kNameKey), column(kAliasesKey), folded, nodes);
  }
  sort_unique(nodes);
  return nodes;
}

void find_nodes(const GraphView& view, KeyId key, const Value& value, std::vector<NodeId>& out) {
  const GraphState& state = GraphAccess::state(view);
  out.clear();
  if (value.is_null()) return;
  state.candidates_by_value(key, value, out);
  // A node of the base that has the value is there.
  const PropertyReader<NodeId> reader = view.node_property(key);
  const auto keep_if = [&](const auto& has_value) {
    std::erase_if(out, [&](NodeId node) {
      return !has_value(node) || !(reader.in_base(node) || state.contains(node));
    });
  };
  if (value.is(ValueKind::String)) {  // compared where it stands
    keep_if(
        [&, text = std::string_view(value.string())](NodeId node) { return reader.string(node) == text; });
  } else if (value.is(ValueKind::Integer)) {
    keep_if([&, number = value.integer()](NodeId node) { return reader.integer(node) == number; });
  } else {
    keep_if([&](NodeId node) { return identical(reader.value(node), value); });
  }
}

std::vector<NodeId> GraphView::find(KeyId key, const Value& value) const {
  std::vector<NodeId> nodes;
  find_nodes(*this, key, value, nodes);
  return nodes;
}

std::vector<NodeId> GraphView::find_by_name(std::string_view name) const {
  const auto key = keys().find(kNameKey);
  return key ? find(*key, Value(name)) : std::vector<NodeId>();
}

std::vector<NodeId> GraphView::find_by_alias(std::string_view text) const {
  const std::string folded = fold_name(text);
  if (folded.empty()) return {};
  std::vector<NodeId> nodes = state_->candidates_by_alias(folded);
  const auto name = keys().find(kNameKey);
  const auto aliases = keys().find(kAliasesKey);
  std::erase_if(nodes, [&](NodeId node) {
    return !contains(node) ||
           (!is_called(*state_, node, name, folded) && !is_called(*state_, node, aliases, folded));
  });
  return nodes;
}

}  // namespace entente
