// The graph in the store's tables: symbols, segments and the log of changes. Private to graph/.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "graph/graph.hpp"
#include "graph/result.hpp"
#include "graph/store.hpp"
#include "graph/store/database.hpp"
#include "graph/store/stored_segments.hpp"

namespace entente {

class Base;

/// The row of table `state`.
struct StoreState {
  std::int64_t generation = 0;     ///< commits so far
  std::int64_t base = 0;           ///< the generation whose graph the segments hold
  std::int64_t segment_bytes = 0;  ///< as stored
  std::int64_t log_bytes = 0;      ///< as stored, since the segments
  std::int64_t nodes = 0;          ///< counts, to check what was read
  std::int64_t edges = 0;
  std::int64_t next_node = 0;
  std::int64_t next_edge = 0;
};

/// How many symbols of each kind the tables hold.
struct SymbolsWritten {
  std::size_t labels = 0;
  std::size_t types = 0;
  std::size_t keys = 0;
};

Result<StoreState> read_state(Database& database);
Result<void> write_state(Database& database, const StoreState& state);

/// Reads the graph as of `state`. With Loading::OnTouch, `segments` is what its base is read from later on.
Result<Graph> read_graph(Database& database, const StoreState& state, Loading loading,
                         std::shared_ptr<StoredSegments>& segments);
/// Brings a graph of generation `from` to `state`; it has no symbol that the tables lack, and the segments
/// are the same.
Result<void> replay(Database& database, Graph& graph, std::int64_t from, const StoreState& state);

/// Adds the symbols beyond those written.
Result<void> write_symbols(Database& database, const Graph& graph, SymbolsWritten& written);
/// Adds the graph's log as the row of the new generation; returns its size.
Result<std::int64_t> write_log(Database& database, const Graph& graph, std::int64_t generation);
/// Segments stand on one of two sides, so that new ones can be written beside those in force: their kinds are
/// higher by this on the other side.
inline constexpr int kOtherSide = 32;
/// 0 or kOtherSide: where the segments in force stand; nothing where there are none.
Result<std::optional<int>> live_side(Database& database);
Result<void> write_segment(Database& database, int kind, std::uint32_t key, std::uint32_t part,
                           std::string_view bytes);
/// Takes about so many bytes of segments of a side away; true when none are left.
Result<bool> forget_segments(Database& database, int side, std::int64_t budget);
/// Replaces the segments of both sides by this base; returns their size.
Result<std::int64_t> write_base(Database& database, const Base& base);
/// Forgets the log up to that generation. What is behind it stays for readers to move on by.
Result<void> forget_log(Database& database, std::int64_t up_to);
/// The same of what is before that generation, a few hundred rows; true when none are left.
Result<bool> forget_some_log(Database& database, std::int64_t before, bool all);
/// A row without changes: graphs of that generation can move on by the log.
Result<void> mark_log(Database& database, std::int64_t generation);
/// Whether the log has all changes since that generation.
Result<bool> log_reaches(Database& database, std::int64_t generation);

}  // namespace entente
