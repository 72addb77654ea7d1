#include "graph/store/stored_graph.hpp"

#include <fmt/format.h>

#include "graph/graph_state.hpp"
#include "graph/store/compress.hpp"
#include "graph/store/encode_value.hpp"
#include "graph/store/segment.hpp"

namespace entente {
namespace {

constexpr std::size_t kPartBytes = std::size_t{4} << 20;  // of a segment, before compression
constexpr std::size_t kLogLimit = std::size_t{1} << 34;   // of a log row, unpacked

enum class SymbolKind : std::uint8_t { Label = 1, Type = 2, Key = 3 };

tl::unexpected<Error> damaged(const Database& database, std::string what) {
  return fail(Error{.kind = ErrorKind::FormatError,
                    .message = "the store is damaged: " + std::move(what),
                    .hint = "restore the file from a copy",
                    .file = database.path()});
}

template <class IdType>
bool take_symbol(Symbols<IdType>& symbols, std::int64_t id, std::string_view text) {
  if (id != static_cast<std::int64_t>(symbols.size()) || symbols.find(text)) return false;
  symbols.intern(text);
  return true;
}

/// Reads the symbols that the state does not have yet.
Result<void> read_symbols(Database& database, GraphState& state) {
  auto rows = database.prepare("SELECT kind, id, text FROM symbols ORDER BY kind, id");
  if (!rows) return fail(rows.error());
  const std::size_t had[] = {0, state.labels.size(), state.types.size(), state.keys.size()};
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    if (!*row) return {};
    const std::int64_t kind = rows->number_at(0);
    const std::int64_t id = rows->number_at(1);
    const std::string_view text = rows->text_at(2);
    if (kind < 1 || kind > 3) return damaged(database, "a symbol is of no known kind");
    if (id < static_cast<std::int64_t>(had[kind])) continue;
    const bool taken = kind == static_cast<int>(SymbolKind::Label)  ? take_symbol(state.labels, id, text)
                       : kind == static_cast<int>(SymbolKind::Type) ? take_symbol(state.types, id, text)
                                                                    : take_symbol(state.keys, id, text);
    if (!taken) return damaged(database, "its symbols are not in order");
  }
}

/// Calls `see(kind, key, bytes)` for each segment, its parts joined.
template <class See>
Result<void> each_segment(Database& database, const See& see) {
  auto rows = database.prepare("SELECT kind, key, part, data FROM segments ORDER BY kind, key, part");
  if (!rows) return fail(rows.error());
  std::string bytes;
  std::int64_t kind = 0;
  std::int64_t key = 0;
  std::int64_t parts = 0;
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    const bool same = *row && parts != 0 && rows->number_at(0) == kind && rows->number_at(1) == key;
    if (!same && parts != 0 && !see(kind, key, bytes))
      return damaged(database, fmt::format("segment {}.{} cannot be read", kind, key));
    if (!*row) return {};
    if (!same) {
      bytes.clear();
      kind = rows->number_at(0);
      key = rows->number_at(1);
      parts = 0;
    }
    if (rows->number_at(2) != parts++)
      return damaged(database, fmt::format("a part of segment {}.{} is missing", kind, key));
    const auto part = decompress(rows->blob_at(3), kPartBytes);
    if (!part) return damaged(database, fmt::format("segment {}.{} does not fit its checksum", kind, key));
    bytes += *part;
  }
}

Result<void> apply_row(Database& database, GraphState& state, std::int64_t number, std::string_view frame) {
  const auto bytes = decompress(frame, kLogLimit);
  if (!bytes) return damaged(database, fmt::format("log row {} does not fit its checksum", number));
  ByteReader in(*bytes);
  for (std::size_t left = in.count(2); left > 0; --left) {
    const Change change = read_change(in);
    if (in.failed() || !state.applicable(change))
      return damaged(database, fmt::format("log row {} does not fit the graph", number));
    state.apply(change);
  }
  if (!in.complete()) return damaged(database, fmt::format("log row {} cannot be read", number));
  return {};
}

Result<void> apply_log(Database& database, GraphState& state, std::int64_t from, const StoreState& stored) {
  auto rows = database.prepare("SELECT number, changes FROM log WHERE number > ? ORDER BY number");
  if (!rows) return fail(rows.error());
  rows->number(from);
  const bool was_logging = std::exchange(state.logging, false);
  while (true) {
    const auto row = rows->step();
    if (!row) return fail(row.error());
    if (!*row) break;
    if (auto done = apply_row(database, state, rows->number_at(0), rows->blob_at(1)); !done) return done;
  }
  state.logging = was_logging;
  state.next_node = std::max(state.next_node, static_cast<std::uint32_t>(stored.next_node));
  state.next_edge = std::max(state.next_edge, static_cast<std::uint32_t>(stored.next_edge));
  if (static_cast<std::int64_t>(state.node_count) != stored.nodes ||
      static_cast<std::int64_t>(state.edge_count) != stored.edges)
    return damaged(database, fmt::format("it should hold {} nodes and {} edges, but {} and {} were read",
                                         stored.nodes, stored.edges, state.node_count, state.edge_count));
  return {};
}

template <class IdType>
Result<void> add_symbols(Database& database, SymbolKind kind, const Symbols<IdType>& symbols,
                         std::size_t& written) {
  for (std::size_t i = written; i < symbols.size(); ++i) {
    auto insert = database.prepare("INSERT INTO symbols(kind, id, text) VALUES (?, ?, ?)");
    if (!insert) return fail(insert.error());
    insert->number(static_cast<int>(kind)).number(static_cast<std::int64_t>(i));
    insert->text(symbols.text(IdType(static_cast<std::uint32_t>(i))));
    if (auto done = insert->run(); !done) return done;
  }
  written = symbols.size();
  return {};
}

}  // namespace

Result<StoreState> read_state(Database& database) {
  auto row = database.prepare(
      "SELECT generation, base, segment_bytes, log_bytes, nodes, edges, next_node, next_edge FROM state "
      "WHERE one = 1");
  if (!row) return fail(row.error());
  const auto found = row->step();
  if (!found) return fail(found.error());
  if (!*found) return damaged(database, "its state row is missing");
  StoreState state{row->number_at(0), row->number_at(1), row->number_at(2), row->number_at(3),
                   row->number_at(4), row->number_at(5), row->number_at(6), row->number_at(7)};
  const auto is_bound = [](std::int64_t n) { return n >= 0 && n < std::int64_t{NodeId::kNone}; };
  if (!is_bound(state.next_node) || !is_bound(state.next_edge) || state.base > state.generation)
    return damaged(database, "its state row makes no sense");
  return state;
}

Result<void> write_state(Database& database, const StoreState& state) {
  auto update = database.prepare(
      "UPDATE state SET generation = ?, base = ?, segment_bytes = ?, log_bytes = ?, nodes = ?, edges = ?, "
      "next_node = ?,"
      " next_edge = ? WHERE one = 1");
  if (!update) return fail(update.error());
  for (const std::int64_t value : {state.generation, state.base, state.segment_bytes, state.log_bytes,
                                   state.nodes, state.edges, state.next_node, state.next_edge})
    update->number(value);
  return update->run();
}

Result<Graph> read_graph(Database& database, const StoreState& stored) {
  auto state = std::make_shared<GraphState>();
  if (auto done = read_symbols(database, *state); !done) return fail(done.error());
  SegmentReader reader({state->labels.size(), state->types.size(), state->keys.size()});
  bool any = false;
  const auto take = [&](std::int64_t kind, std::int64_t key, std::string_view bytes) {
    any = true;
    return kind >= 1 && kind <= 6 && key >= 0 && key < std::int64_t{KeyId::kNone} &&
           reader.add(static_cast<SegmentKind>(kind), static_cast<std::uint32_t>(key), bytes);
  };
  if (auto done = each_segment(database, take); !done) return fail(done.error());
  if (any) {
    auto base = reader.finish();
    if (base == nullptr) return damaged(database, "its segments do not fit each other");
    state->start_from(std::move(base));
  }
  if (auto done = apply_log(database, *state, stored.base, stored); !done) return fail(done.error());
  return GraphAccess::make(std::move(state));
}

Result<void> replay(Database& database, Graph& graph, std::int64_t from, const StoreState& stored) {
  GraphState& state = GraphAccess::state(graph);
  if (auto done = read_symbols(database, state); !done) return done;
  return apply_log(database, state, from, stored);
}

Result<void> write_symbols(Database& database, const Graph& graph, SymbolsWritten& written) {
  if (auto done = add_symbols(database, SymbolKind::Label, graph.labels(), written.labels); !done)
    return done;
  if (auto done = add_symbols(database, SymbolKind::Type, graph.types(), written.types); !done) return done;
  return add_symbols(database, SymbolKind::Key, graph.keys(), written.keys);
}

Result<std::int64_t> write_log(Database& database, const Graph& graph, std::int64_t generation) {
  const ChangeLog& log = GraphAccess::state(graph).log;
  ByteWriter out;
  out.number(log.size());
  for (const Change& change : log) write_change(out, change);
  const std::string frame = compress(out.bytes());
  auto insert = database.prepare("INSERT INTO log(number, changes) VALUES (?, ?)");
  if (!insert) return fail(insert.error());
  insert->number(generation).blob(frame);
  if (auto done = insert->run(); !done) return fail(done.error());
  return static_cast<std::int64_t>(frame.size());
}

Result<std::int64_t> write_base(Database& database, const Base& base) {
  if (auto done = database.run("DELETE FROM segments; DELETE FROM log"); !done) return fail(done.error());
  std::int64_t written = 0;
  const auto add_part = [&](SegmentKind kind, std::uint32_t key, std::int64_t part,
                            std::string_view bytes) -> Result<void> {
    const std::string frame = compress(bytes);
    auto insert = database.prepare("INSERT INTO segments(kind, key, part, data) VALUES (?, ?, ?, ?)");
    if (!insert) return fail(insert.error());
    insert->number(static_cast<int>(kind)).number(key).number(part).blob(frame);
    written += static_cast<std::int64_t>(frame.size());
    return insert->run();
  };
  const auto sink = [&](SegmentKind kind, std::uint32_t key, const std::string& bytes) -> Result<void> {
    for (std::size_t at = 0, part = 0; part == 0 || at < bytes.size(); at += kPartBytes, ++part)
      if (auto done = add_part(kind, key, static_cast<std::int64_t>(part),
                               std::string_view(bytes).substr(at, kPartBytes));
          !done)
        return done;
    return {};
  };
  if (auto done = write_segments(base, sink); !done) return fail(done.error());
  return written;
}

}  // namespace entente
