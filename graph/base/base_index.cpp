#include "graph/base/base_index.hpp"

#include <algorithm>

#include "graph/base/large_pages.hpp"
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
  make_directory();
  auto load_chunk = [this, load = std::move(load)](std::size_t chunk) {
    const std::size_t begin = chunk << kChunkBits;
    const std::size_t end = std::min(entries_.size(), begin + (std::size_t{1} << kChunkBits));
    load(chunk, std::span(entries_).subspan(begin, end - begin));
    // A bucket that begins in an earlier chunk is that chunk's.
    enter(begin, end, chunk == 0 ? 0 : (first_[chunk] >> shift_) + 1,
          chunk + 1 == first_.size() ? starts_.size() - 1 : first_[chunk + 1] >> shift_);
  };
  chunks_ = Chunks(first_.size(), std::move(load_chunk), [this] {
    move_to_large_pages(entries_.data(), entries_.size());
    move_to_large_pages(starts_.data(), starts_.size());
  });
}

void HashTable::finish() {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  make_directory();
  enter(0, entries_.size(), 0, starts_.size() - 1);
}

void HashTable::make_directory() {
  // Two to four entries a bucket, of the eight that share a line of the cache.
  shift_ = 34U - std::clamp(static_cast<unsigned>(std::bit_width(entries_.size())), 3U, 33U);
  starts_.resize(std::size_t{1} << (32U - shift_));
  std::fill(starts_.begin(), starts_.end(), 0U);
}

void HashTable::enter(std::size_t begin, std::size_t end, std::size_t first_bucket, std::size_t last_bucket) {
  std::size_t next = first_bucket;  // the first whose begin is not known
  const auto begins_at = [&](std::size_t place) {
    std::atomic_ref(starts_[next++]).store(static_cast<std::uint32_t>(place + 1), std::memory_order_release);
  };
  for (std::size_t i = begin; i < end; ++i) {
    const std::size_t bucket = std::min<std::size_t>(entries_[i].hash >> shift_, last_bucket);
    while (next <= bucket) begins_at(i);
  }
  while (next <= last_bucket) begins_at(end);
}

std::size_t HashTable::start(std::size_t bucket) const {
  const std::atomic_ref known(starts_[bucket]);
  std::uint32_t next = known.load(std::memory_order_acquire);
  if (next == 0) {
    touch_start(bucket);
    next = known.load(std::memory_order_acquire);
  }
  return next - 1;
}

void HashTable::touch_start(std::size_t bucket) const {
  const auto behind = std::partition_point(first_.begin(), first_.end(),
                                           [&](std::uint32_t hash) { return (hash >> shift_) < bucket; });
  chunks_.touch(behind == first_.begin() ? 0 : static_cast<std::size_t>(behind - first_.begin()) - 1);
}

void HashTable::find(std::uint64_t hash, std::vector<NodeId>& out) const {
  if (entries_.empty()) return;
  constexpr std::size_t kChunkMask = (std::size_t{1} << kChunkBits) - 1;
  const std::uint32_t key = shorten(hash);
  for (std::size_t i = start(key >> shift_); i < entries_.size(); ++i) {
    if ((i & kChunkMask) == 0) chunks_.touch(i >> kChunkBits);
    if (entries_[i].hash > key) return;
    if (entries_[i].hash == key) out.push_back(entries_[i].node);
  }
}

const HashTable& BaseIndexes::table_of(KeyId key, const Column& column) const {
  if (key.number < kQuickKeys) {
    if (const HashTable* known = quick_[key.number].load(std::memory_order_acquire)) return *known;
  }
  const std::lock_guard lock(mutex_);
  auto& held = by_value_[key];
  if (held == nullptr) held = open(key);
  if (held == nullptr) held = index_values(column);
  // It stays in place and is not changed again.
  if (key.number < kQuickKeys) quick_[key.number].store(held.get(), std::memory_order_release);
  return *held;
}

void BaseIndexes::find_value(KeyId key, const Column* column, const Value& value,
                             std::vector<NodeId>& out) const {
  if (column != nullptr) table_of(key, *column).find(index_hash(value), out);
}

void BaseIndexes::load_all(std::size_t keys) const {
  const std::lock_guard lock(mutex_);
  for (std::uint32_t key = 0; key < keys; ++key) {
    auto& held = by_value_[KeyId(key)];
    if (held == nullptr) held = open(KeyId(key));
    if (held != nullptr) (void)held->entries();
  }
}

std::vector<KeyId> BaseIndexes::asked() const {
  const std::lock_guard lock(mutex_);
  std::vector<KeyId> keys;
  for (const auto& [key, table] : by_value_)
    if (table != nullptr) keys.push_back(key);
  return keys;
}

bool BaseIndexes::asked_alias() const {
  const std::lock_guard lock(mutex_);
  return by_alias_ != nullptr;
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
