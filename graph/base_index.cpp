#include "graph/base_index.hpp"

#include <algorithm>

#include "graph/fold_name.hpp"
#include "graph/graph_state.hpp"
#include "graph/large_pages.hpp"

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
  use_large_pages(entries_);
  chunks_ = Chunks(first_.size(), [entries = std::span(entries_), load = std::move(load)](std::size_t chunk) {
    const std::size_t begin = chunk << kChunkBits;
    load(chunk, entries.subspan(begin, std::min(entries.size() - begin, std::size_t{1} << kChunkBits)));
  });
}

void HashTable::finish() {
  std::sort(entries_.begin(), entries_.end());
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

std::size_t HashTable::place(std::uint32_t key, std::size_t begin, std::size_t end) const {
  // Hashes are spread evenly: each guess goes as far as the distance in hashes says (interpolation search;
  // Peterson, "Addressing for random-access storage", 1957). The last few entries are walked; what is far
  // all the same is searched in steps that double.
  constexpr int kGuesses = 3, kWalked = 16;
  if (begin == end) return end;
  const auto size = static_cast<std::int64_t>(entries_.size());
  const auto least = static_cast<std::int64_t>(begin), most = static_cast<std::int64_t>(end - 1);
  auto at = std::clamp((std::int64_t{key} * size) >> 32, least, most);
  for (int guess = 0; guess < kGuesses; ++guess) {
    const std::int64_t distance = std::int64_t{key} - entries_[static_cast<std::size_t>(at)].hash;
    at = std::clamp(at + ((distance * size) >> 32), least, most);
  }
  const auto below = [&](std::int64_t i) { return entries_[static_cast<std::size_t>(i)].hash < key; };
  for (int walked = 0; walked < kWalked; ++walked) {
    if (below(at)) {
      if (++at > most) return end;
    } else if (at == least || below(at - 1)) {
      return static_cast<std::size_t>(at);
    } else {
      --at;
    }
  }
  std::int64_t low = at, high = at;  // nothing below `low` is large enough; `high` is, or the end
  if (below(at)) {
    for (std::int64_t step = 1; high <= most && below(high); step *= 2) {
      low = high + 1;
      high += step;
    }
    high = std::min(high, most + 1);
  } else {
    for (std::int64_t step = 1; low > least && !below(low - 1); step *= 2) {
      high = low - 1;
      low = std::max(least, low - step);
    }
  }
  const auto first = entries_.begin() + low, last = entries_.begin() + high;
  const auto found =
      std::lower_bound(first, last, key, [](const Entry& entry, std::uint32_t k) { return entry.hash < k; });
  return static_cast<std::size_t>(found - entries_.begin());
}

const std::uint32_t* HashTable::directory() const {
  if (const std::uint32_t* known = directory_.load(std::memory_order_acquire)) return known;
  const std::uint32_t asked = asked_.load(std::memory_order_relaxed) + 1;
  asked_.store(asked, std::memory_order_relaxed);
  if (asked < 16 + entries_.size() / 512) return nullptr;
  build_directory();
  return directory_.load(std::memory_order_acquire);
}

void HashTable::build_directory() const {
  const std::lock_guard lock(building_);
  if (directory_.load(std::memory_order_acquire) != nullptr) return;
  chunks_.touch_all();
  const std::size_t buckets = std::size_t{1} << (32U - shift());
  starts_.reserve(buckets + 1);
  use_large_pages(starts_.data(), (buckets + 1) * sizeof(starts_[0]));
  starts_.assign(buckets + 1, static_cast<std::uint32_t>(entries_.size()));
  std::size_t next = 0;  // the first bucket whose begin is not known
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    for (const std::size_t bucket = entries_[i].hash >> shift(); next <= bucket; ++next)
      starts_[next] = static_cast<std::uint32_t>(i);
  }
  directory_.store(starts_.data(), std::memory_order_release);
}

void HashTable::find(std::uint64_t hash, std::vector<NodeId>& out) const {
  const std::uint32_t key = shorten(hash);
  if (const std::uint32_t* starts = directory()) {
    const std::uint32_t* bucket = starts + (key >> shift());
    for (std::uint32_t i = bucket[0]; i < bucket[1]; ++i) {
      if (entries_[i].hash == key) out.push_back(entries_[i].node);
    }
    return;
  }
  if (first_.empty()) {
    for (std::size_t i = place(key, 0, entries_.size()); i < entries_.size() && entries_[i].hash == key; ++i)
      out.push_back(entries_[i].node);
    return;
  }
  // Only the chunks that can hold the hash are looked at: the one before the first that begins with it or
  // above, and those that begin with it.
  std::size_t chunk =
      std::min<std::size_t>((std::uint64_t{key} * entries_.size()) >> 32 >> kChunkBits, first_.size() - 1);
  while (chunk > 0 && first_[chunk] >= key) --chunk;
  while (chunk + 1 < first_.size() && first_[chunk + 1] < key) ++chunk;
  for (bool begun = false; chunk < first_.size() && (!begun || first_[chunk] == key); ++chunk) {
    chunks_.touch(chunk);
    const std::size_t begin = chunk << kChunkBits;
    const std::size_t end = std::min(entries_.size(), begin + (std::size_t{1} << kChunkBits));
    std::size_t i = begun ? begin : place(key, begin, end);
    for (; i < end && entries_[i].hash == key; ++i) out.push_back(entries_[i].node);
    begun = true;
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
