// Look-ups by value over a base: sorted (hash, node) entries, stored for keys that tell nodes apart, built
// for others that are asked for. Private to graph/.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/base/array.hpp"
#include "graph/base/chunks.hpp"
#include "graph/base/column.hpp"
#include "graph/ids.hpp"

namespace entente {

/// Of a text or an integer the hash is stored; others only live in memory.
std::uint64_t index_hash(const Value& value);

class HashTable {
 public:
  struct Entry {
    std::uint32_t hash = 0;
    NodeId node;
    friend auto operator<=>(const Entry&, const Entry&) = default;
  };
  static constexpr unsigned kChunkBits = 12;

  HashTable() = default;
  HashTable(const HashTable&) = delete;  // what reads its chunks holds on to it
  HashTable& operator=(const HashTable&) = delete;
  HashTable(HashTable&&) = delete;
  HashTable& operator=(HashTable&&) = delete;
  ~HashTable() = default;
  /// A stored table; `load` fills in a chunk's entries. `first`: each chunk's first hash.
  HashTable(std::size_t size, std::vector<std::uint32_t> first,
            std::function<void(std::size_t chunk, std::span<Entry> out)> load);

  void add(std::uint64_t hash, NodeId node) { entries_.push_back({shorten(hash), node}); }
  void finish();
  /// Appends the nodes under this hash, ascending; some may not have the value.
  void find(std::uint64_t hash, std::vector<NodeId>& out) const;
  /// All, ascending.
  [[nodiscard]] std::span<const Entry> entries() const {
    chunks_.touch_all();
    return entries_;
  }
  static std::uint32_t shorten(std::uint64_t hash) {
    return static_cast<std::uint32_t>((hash * 0x9E3779B97F4A7C15ULL) >> 32U);
  }

 private:
  /// The directory: where the entries of each upper part of a hash begin. A chunk that is read fills in its
  /// own.
  void make_directory();
  void enter(std::size_t begin, std::size_t end, std::size_t first_bucket, std::size_t last_bucket);
  /// Where the entries of a bucket begin; reads the chunk that tells where it is not known yet.
  [[nodiscard]] std::size_t start(std::size_t bucket) const;
  void touch_start(std::size_t bucket) const;

  Array<Entry> entries_;
  std::vector<std::uint32_t> first_;     // of each chunk, where the table is stored
  mutable Array<std::uint32_t> starts_;  // of each bucket, one more than the place; 0 where not known yet
  unsigned shift_ = 31;                  // from a hash to its bucket
  Chunks chunks_;
};

/// A table of all values of a column.
std::unique_ptr<HashTable> index_values(const Column& column);

/// Read or built when first asked for, once, safely from several threads.
class BaseIndexes {
 public:
  /// The stored table of a key, or nullptr.
  using Open = std::function<std::unique_ptr<HashTable>(KeyId key)>;

  BaseIndexes() = default;
  explicit BaseIndexes(Open open) : open_(std::move(open)) {}
  void find_value(KeyId key, const Column* column, const Value& value, std::vector<NodeId>& out) const;
  /// `names` and `aliases` are the columns of those keys; either may be nullptr.
  void find_alias(const Column* names, const Column* aliases, std::string_view folded,
                  std::vector<NodeId>& out) const;
  /// Reads the stored tables of the keys below.
  void load_all(std::size_t keys) const;
  /// The keys that were asked for.
  [[nodiscard]] std::vector<KeyId> asked() const;
  [[nodiscard]] bool asked_alias() const;
  void build(KeyId key, const Column& column) const { static_cast<void>(table_of(key, column)); }

 private:
  static constexpr std::size_t kQuickKeys = 64;
  [[nodiscard]] std::unique_ptr<HashTable> open(KeyId key) const { return open_ ? open_(key) : nullptr; }
  [[nodiscard]] const HashTable& table_of(KeyId key, const Column& column) const;

  Open open_;
  /// Of the first keys: what stands in by_value_, without a lock.
  mutable std::array<std::atomic<const HashTable*>, kQuickKeys> quick_{};
  mutable std::mutex mutex_;
  mutable std::map<KeyId, std::unique_ptr<HashTable>> by_value_;
  mutable std::unique_ptr<HashTable> by_alias_;
};

}  // namespace entente
