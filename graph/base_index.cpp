#include "graph/base_index.hpp"

#include <algorithm>

#include "graph/fold_name.hpp"
#include "graph/graph_state.hpp"

namespace entente {
namespace {

/// Calls `see(row, slot)` for each present row.
template <class See>
void each_row(const Column& column, const See& see) {
  column.touch_all();
  for (std::size_t row = 0; row < column.presence.rows(); ++row)
    if (const std::size_t slot = column.presence.slot(row); slot != Presence::kAbsent)
      see(NodeId(static_cast<std::uint32_t>(row)), slot);
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

std::uint64_t index_hash(const Value& value) {
  if (value.is(ValueKind::String)) return hash_text(value.string());
  if (!value.is(ValueKind::Integer)) return hash_value(value);
  // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
  auto bits = static_cast<std::uint64_t>(value.integer());
  bits = (bits ^ (bits >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  bits = (bits ^ (bits >> 27U)) * 0x94D049BB133111EBULL;
  return bits ^ (bits >> 31U);
}

std::unique_ptr<HashTable> index_values(const Column& column) {
  auto table = std::make_unique<HashTable>();
  if (column.kind == ColumnKind::String) {  // each distinct text is hashed once
    std::vector<std::uint64_t> hashes;
    hashes.reserve(column.dictionary.size());
    for (std::uint32_t code = 0; code < column.dictionary.size(); ++code)
      hashes.push_back(hash_text(column.dictionary.at(code)));
    each_row(column, [&](NodeId node, std::size_t slot) { table->add(hashes[column.codes[slot]], node); });
  } else {
    each_row(column,
             [&](NodeId node, std::size_t slot) { table->add(index_hash(column.at_slot(slot)), node); });
  }
  table->finish();
  return table;
}

HashTable::HashTable(std::size_t size, std::vector<std::uint32_t> first,
                     std::function<void(std::size_t chunk, std::span<Entry> out)> load)
    : entries_(size), first_(std::move(first)) {
  chunks_ = Chunks(first_.size(), [entries = std::span(entries_), load = std::move(load)](std::size_t chunk) {
    const std::size_t begin = chunk << kChunkBits;
    load(chunk, entries.subspan(begin, std::min(entries.size() - begin, std::size_t{1} << kChunkBits)));
  });
}

void HashTable::finish() {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

void HashTable::find(std::uint64_t hash, std::vector<NodeId>& out) const {
  const std::uint32_t key = shorten(hash);
  std::size_t begin = 0;
  std::size_t end = entries_.size();
  if (!first_.empty()) {  // only the chunks that can hold the hash are looked at
    const auto after = std::upper_bound(first_.begin(), first_.end(), key);
    auto at = std::lower_bound(first_.begin(), after, key);
    if (at != first_.begin()) --at;
    for (auto chunk = at; chunk != after; ++chunk)
      chunks_.touch(static_cast<std::size_t>(chunk - first_.begin()));
    begin = static_cast<std::size_t>(at - first_.begin()) << kChunkBits;
    end = std::min(end, static_cast<std::size_t>(after - first_.begin()) << kChunkBits);
  }
  const std::span<const Entry> part = std::span(entries_).subspan(begin, std::max(begin, end) - begin);
  auto found = std::lower_bound(part.begin(), part.end(), key,
                                [](const Entry& entry, std::uint32_t k) { return entry.hash < k; });
  for (; found != part.end() && found->hash == key; ++found) out.push_back(found->node);
}

void BaseIndexes::find_value(KeyId key, const Column* column, const Value& value,
                             std::vector<NodeId>& out) const {
  if (column == nullptr) return;
  const HashTable* table = nullptr;
  {
    const std::lock_guard lock(mutex_);
    auto& held = by_value_[key];
    if (held == nullptr) held = open(key);
    if (held == nullptr) held = index_values(*column);
    table = held.get();  // stays in place and is not changed again
  }
  table->find(index_hash(value), out);
}

void BaseIndexes::load_all(std::size_t keys) const {
  const std::lock_guard lock(mutex_);
  for (std::uint32_t key = 0; key < keys; ++key) {
    auto& held = by_value_[KeyId(key)];
    if (held == nullptr) held = open(KeyId(key));
    if (held != nullptr) (void)held->entries();
  }
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
