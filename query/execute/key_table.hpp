// KeyTable: distinct tuples of values under openCypher's equivalence, numbered in order of first appearance.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "query/execute/cursor.hpp"
#include "query/expression/compare.hpp"

namespace entente::query {

class KeyTable {
 public:
  KeyTable(std::size_t width, ExecContext& context) : width_(width), charge_(context.meter) {}

  /// The number of the tuple and whether it is new.
  std::pair<std::uint32_t, bool> insert(std::span<const Value> key) {
    if ((count_ + 1) * 2 > buckets_.size()) rehash();
    std::size_t hash = 0x9E3779B97F4A7C15ULL;
    for (const Value& value : key)
      hash = (hash ^ hash_equivalent(value)) * 0xff51afd7ed558ccdULL, hash ^= hash >> 32;
    const std::size_t mask = buckets_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      const std::uint32_t at = buckets_[i];
      if (at == kFree) {
        buckets_[i] = count_;
        hashes_.push_back(hash);
        store(key);
        return {count_++, true};
      }
      if (hashes_[at] == hash && same(at, key)) return {at, false};
    }
  }
  /// Adds a tuple that is known to be new; after that, insert must not be called before clear.
  std::uint32_t append(std::span<const Value> key) {
    store(key);
    return count_++;
  }
  [[nodiscard]] std::span<const Value> key(std::uint32_t number) const {
    return std::span(keys_).subspan(number * width_, width_);
  }
  [[nodiscard]] std::uint32_t size() const { return count_; }
  void clear() {
    charge_.release();
    buckets_.clear();
    hashes_.clear();
    keys_.clear();
    count_ = 0;
  }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;
  bool same(std::uint32_t at, std::span<const Value> key) const {
    for (std::size_t i = 0; i < width_; ++i) {
      if (!equivalent(keys_[at * width_ + i], key[i])) return false;
    }
    return true;
  }
  void store(std::span<const Value> key) {
    std::size_t bytes = 16;
    for (const Value& value : key) {
      keys_.push_back(value);
      bytes += sizeof(Value) + held_bytes(value);
    }
    charge_.add(static_cast<std::int64_t>(bytes));
  }
  void rehash() {
    buckets_.assign(buckets_.empty() ? 16 : buckets_.size() * 2, kFree);
    const std::size_t mask = buckets_.size() - 1;
    for (std::uint32_t n = 0; n < count_; ++n) {
      std::size_t i = hashes_[n] & mask;
      while (buckets_[i] != kFree) i = (i + 1) & mask;
      buckets_[i] = n;
    }
  }

  std::size_t width_;
  Charge charge_;
  std::vector<std::uint32_t> buckets_;
  std::vector<std::size_t> hashes_;
  std::vector<Value> keys_;
  std::uint32_t count_ = 0;
};

}  // namespace entente::query
