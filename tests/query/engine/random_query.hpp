// Random queries from a small grammar, and random graphs for them. The same seed gives the same graph and
// queries.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace entente::query::test {

/// A small generator of its own (SplitMix64; Steele, Lea and Flood, 2014), the same on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  /// 0 .. count - 1
  std::uint64_t below(std::uint64_t count) { return next() % count; }
  bool chance(std::uint64_t percent) { return below(100) < percent; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(from.size())];
  }

 private:
  std::uint64_t state_;
};

/// CREATE statements of a graph of a few nodes, with parallel edges, loops, missing properties and several
/// labels.
std::vector<std::string> random_graph(Random& random);
/// A reading query over that graph. Its rows do not depend on any order that Cypher leaves open.
std::string random_query(Random& random);

}  // namespace entente::query::test
