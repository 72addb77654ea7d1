// The graph in the store's tables: symbols, segments and the log of changes. Private to graph/.
#pragma once

#include <cstdint>
#include <memory>

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
/// Replaces the segments by this base; returns their size.
Result<std::int64_t> write_base(Database& database, const Base& base);
/// Forgets the log up to that generation. What is behind it stays for readers to move on by.
Result<void> forget_log(Database& database, std::int64_t up_to);
/// A row without changes: graphs of that generation can move on by the log.
Result<void> mark_log(Database& database, std::int64_t generation);
/// Whether the log has all changes since that generation.
Result<bool> log_reaches(Database& database, std::int64_t generation);

}  // namespace entente
