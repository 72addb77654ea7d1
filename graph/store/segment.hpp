// The parts of a base as byte strings, and back. docs/format.md, "Segments". Private to graph/.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "graph/base.hpp"
#include "graph/result.hpp"
#include "graph/store/bytes.hpp"

namespace entente {

// On disk for good: never renumber.
enum class SegmentKind : std::uint8_t {
  LabelSets = 1,
  Nodes = 2,
  Forward = 3,
  Reversed = 4,
  NodeColumn = 5,
  EdgeColumn = 6
};

/// How many symbols there are; what a segment names must be among them.
struct SymbolCounts {
  std::size_t labels = 0;
  std::size_t types = 0;
  std::size_t keys = 0;
};

/// Hands over each segment of the base in a fixed order: kind, key number (0 where it is no column), bytes.
using SegmentSink = std::function<Result<void>(SegmentKind kind, std::uint32_t key, std::string bytes)>;
Result<void> write_segments(const Base& base, const SegmentSink& sink);

/// Takes segments in any order and makes the base. Every number is checked: whatever the bytes are, the
/// result is a sound base or an error.
class SegmentReader {
 public:
  explicit SegmentReader(SymbolCounts symbols) : symbols_(symbols) {}
  /// False where the bytes are not such a segment.
  bool add(SegmentKind kind, std::uint32_t key, std::string_view bytes);
  /// Nothing where a segment is missing or they do not fit each other.
  std::shared_ptr<const Base> finish();

 private:
  bool read_label_sets(std::string_view bytes);
  bool read_nodes(std::string_view bytes);
  bool read_reversed(std::string_view bytes);
  bool read_column(ColumnList& columns, std::uint32_t key, std::string_view bytes);
  bool read_forward();
  [[nodiscard]] bool columns_fit() const;

  SymbolCounts symbols_;
  BaseParts parts_;
  std::string forward_;  // read last: it needs the others
  unsigned seen_ = 0;    // a bit a kind
};

/// One column as bytes, and back.
void write_column(ByteWriter& out, const Column& column);
bool read_column(ByteReader& in, Column& column);

}  // namespace entente
