// The parts of a base as byte strings, and back. docs/format.md, "Segments". Private to graph/.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "graph/base/base.hpp"
#include "graph/base/base_source.hpp"
#include "graph/result.hpp"
#include "graph/store/bytes.hpp"

namespace entente {

// On disk for good: never renumber. 1 to 6 were those of format version 1.
enum class SegmentKind : std::uint8_t {
  Summary = 7,
  Nodes = 8,
  Forward = 9,
  Backward = 10,
  Edges = 11,
  NodeColumn = 12,
  EdgeColumn = 13,
  NodeTexts = 14,
  EdgeTexts = 15,
  NodeIndex = 16,
};

/// How many symbols there are; what a segment names must be among them.
struct SymbolCounts {
  std::size_t labels = 0;
  std::size_t types = 0;
  std::size_t keys = 0;
};

/// Hands over each part of each segment of the base in a fixed order. `key` is 0 where it is no property's.
using SegmentSink =
    std::function<Result<void>(SegmentKind kind, std::uint32_t key, std::uint32_t part, std::string bytes)>;
Result<void> write_segments(const Base& base, const SegmentSink& sink);

/// The base behind a source, with nothing read but what every question needs; the rest is read as it is
/// touched. Whatever the bytes are, the base is sound to use, and the source's fault tells when its answers
/// are not to be trusted. nullptr where the summary is missing or makes no sense.
std::shared_ptr<const Base> open_base(const std::shared_ptr<BaseSource>& source, const SymbolCounts& symbols);

// --- One property's column, its texts and its index.

/// Of nodes: NodeColumn and NodeTexts; of edges the others.
Result<void> write_column(const Column& column, std::uint32_t key, bool of_nodes, const SegmentSink& sink);
/// `rows`: how many nodes or edges there can be. nullptr, and a fault, where its head cannot be read.
std::shared_ptr<const Column> open_column(BaseSource& source, std::uint32_t key, bool of_nodes,
                                          std::size_t rows);
/// The keys whose values tell most nodes apart get an index.
bool wants_index(const Column& column);
Result<void> write_index(const Column& column, std::uint32_t key, const SegmentSink& sink);
std::unique_ptr<HashTable> open_index(BaseSource& source, std::uint32_t key, std::size_t nodes);

}  // namespace entente
