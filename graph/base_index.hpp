// Look-ups by value over a base: sorted (hash, node) pairs for each key that was asked for. Private to
// graph/.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "graph/column.hpp"
#include "graph/ids.hpp"

namespace entente {

class HashTable {
 public:
  void add(std::uint64_t hash, NodeId node) { pairs_.emplace_back(shorten(hash), node); }
  void finish();
  /// Appends the nodes under this hash, ascending; some may not have the value.
  void find(std::uint64_t hash, std::vector<NodeId>& out) const;

 private:
  static std::uint32_t shorten(std::uint64_t hash) {
    return static_cast<std::uint32_t>((hash * 0x9E3779B97F4A7C15ULL) >> 32U);
  }
  std::vector<std::pair<std::uint32_t, NodeId>> pairs_;
};

/// Built when first asked for, once, safely from several threads.
class BaseIndexes {
 public:
  void find_value(KeyId key, const Column* column, const Value& value, std::vector<NodeId>& out) const;
  /// `names` and `aliases` are the columns of those keys; either may be nullptr.
  void find_alias(const Column* names, const Column* aliases, std::string_view folded,
                  std::vector<NodeId>& out) const;

 private:
  mutable std::mutex mutex_;
  mutable std::map<KeyId, std::unique_ptr<HashTable>> by_value_;
  mutable std::unique_ptr<HashTable> by_alias_;
};

}  // namespace entente
