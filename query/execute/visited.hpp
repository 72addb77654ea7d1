// Scratch sets over node ids that are kept between searches and undo only what a search touched, so that a
// small search in a large graph costs what it visits and nothing more.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/ids.hpp"

namespace entente::query {

/// A bit for each node. `clear_touched` takes the members to forget, or wipes all where that is cheaper.
class NodeBits {
 public:
  void reserve(std::size_t node_bound) {
    if (words_.size() * 64 < node_bound) words_.resize(node_bound / 64 + 1);
  }
  [[nodiscard]] bool test(NodeId n) const { return ((words_[n.number >> 6] >> (n.number & 63)) & 1) != 0; }
  void set(NodeId n) { words_[n.number >> 6] |= bit(n); }
  void reset(NodeId n) { words_[n.number >> 6] &= ~bit(n); }
  /// Sets the bit; true where it was not set before.
  bool insert(NodeId n) {
    std::uint64_t& word = words_[n.number >> 6];
    const std::uint64_t b = bit(n);
    if ((word & b) != 0) return false;
    word |= b;
    return true;
  }
  /// As insert, where `wanted`; without a branch.
  bool insert_if(NodeId n, bool wanted) {
    std::uint64_t& word = words_[n.number >> 6];
    const std::uint64_t b = std::uint64_t{wanted} << (n.number & 63);
    const std::uint64_t fresh = b & ~word;
    word |= b;
    return fresh != 0;
  }
  void clear_all() { std::fill(words_.begin(), words_.end(), 0); }
  template <class Range>
  void clear_touched(const Range& nodes) {
    if (nodes.size() > words_.size()) {
      clear_all();
    } else {
      for (const NodeId n : nodes) words_[n.number >> 6] = 0;
    }
  }

 private:
  static std::uint64_t bit(NodeId n) { return std::uint64_t{1} << (n.number & 63); }
  std::vector<std::uint64_t> words_;
};

}  // namespace entente::query
