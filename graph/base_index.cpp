#include "graph/base_index.hpp"

#include <algorithm>

#include "graph/fold_name.hpp"
#include "graph/graph_state.hpp"

namespace entente {
namespace {

/// Calls `see(row, slot)` for each present row.
template <class See>
void each_row(const Column& column, const See& see) {
  for (std::size_t row = 0; row < column.presence.rows(); ++row)
    if (const std::size_t slot = column.presence.slot(row); slot != Presence::kAbsent)
      see(NodeId(static_cast<std::uint32_t>(row)), slot);
}

std::unique_ptr<HashTable> index_values(const Column& column) {
  auto table = std::make_unique<HashTable>();
  if (column.kind == ColumnKind::String) {  // each distinct text is hashed once
    std::vector<std::uint64_t> hashes;
    hashes.reserve(column.dictionary.size());
    for (std::uint32_t code = 0; code < column.dictionary.size(); ++code)
      hashes.push_back(hash_value(Value(column.dictionary.at(code))));
    each_row(column, [&](NodeId node, std::size_t slot) { table->add(hashes[column.codes[slot]], node); });
  } else {
    each_row(column,
             [&](NodeId node, std::size_t slot) { table->add(hash_value(column.at_slot(slot)), node); });
  }
  table->finish();
  return table;
}

void index_names(HashTable& table, const Column& column) {
  if (column.kind == ColumnKind::String) {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(column.dictionary.size());
    for (std::uint32_t code = 0; code < column.dictionary.size(); ++code)
      hashes.push_back(hash_text(fold_name(column.dictionary.at(code))));
    each_row(column, [&](NodeId node, std::size_t slot) { table.add(hashes[column.codes[slot]], node); });
    return;
  }
  each_row(column, [&](NodeId node, std::size_t slot) {
    for (const std::string& name : folded_names(column.at_slot(slot))) table.add(hash_text(name), node);
  });
}

}  // namespace

void HashTable::finish() {
  std::sort(pairs_.begin(), pairs_.end());
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
}

void HashTable::find(std::uint64_t hash, std::vector<NodeId>& out) const {
  const std::uint32_t key = shorten(hash);
  auto at = std::lower_bound(pairs_.begin(), pairs_.end(), key,
                             [](const auto& pair, std::uint32_t k) { return pair.first < k; });
  for (; at != pairs_.end() && at->first == key; ++at) out.push_back(at->second);
}

void BaseIndexes::find_value(KeyId key, const Column* column, const Value& value,
                             std::vector<NodeId>& out) const {
  if (column == nullptr) return;
  const HashTable* table = nullptr;
  {
    const std::lock_guard lock(mutex_);
    auto& held = by_value_[key];
    if (held == nullptr) held = index_values(*column);
    table = held.get();  // stays in place and is not changed again
  }
  table->find(hash_value(value), out);
}

void BaseIndexes::find_alias(const Column* names, const Column* aliases, std::string_view folded,
                             std::vector<NodeId>& out) const {
  const HashTable* table = nullptr;
  {
    const std::lock_guard lock(mutex_);
    if (by_alias_ == nullptr) {
      by_alias_ = std::make_unique<HashTable>();
      if (names != nullptr) index_names(*by_alias_, *names);
      if (aliases != nullptr) index_names(*by_alias_, *aliases);
      by_alias_->finish();
    }
    table = by_alias_.get();
  }
  table->find(hash_text(folded), out);
}

}  // namespace entente
