#include "graph/store/stored_graph.hpp"

#include <fmt/format.h>

#include <future>

#include "graph/graph_state.hpp"
#include "graph/store/compress.hpp"
#include "graph/store/encode_value.hpp"
#include "graph/store/part_queue.hpp"
#include "graph/store/segment.hpp"

namespace entente {
namespace {

constexpr std::size_t kLogLimit = std::size_t{1} << 34;  // of a log row, unpacked

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

Result<std::shared_ptr<const Base>> read_base(Database& database, const GraphState& state, std::int64_t base,
                                              Loading loading, std::shared_ptr<StoredSegments>& segments) {
  // Where another process folded the log just now, the store is read whole, as of the snapshot at hand.
  auto opened = loading == Loading::OnTouch ? StoredSegments::open(database, base) : nullptr;
  if (!opened) return fail(opened.error());
  const bool whole = *opened == nullptr;
  if (whole) opened = StoredSegments::borrow(database);
  if (!opened) return fail(opened.error());
  auto read = open_base(*opened, {state.labels.size(), state.types.size(), state.keys.size()});
  if (read != nullptr && whole) read->load_all();
  if (auto fault = (*opened)->fault()) return fail(std::move(*fault));
  if (read == nullptr) return damaged(database, "its segments do not fit each other");
  if (whole) (*opened)->release();
  segments = whole ? nullptr : *opened;
  return read;
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

Result<std::int64_t> write_changes(Database& database, const ChangeLog& log, std::int64_t generation) {
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

Result<Graph> read_graph(Database& database, const StoreState& stored, Loading loading,
                         std::shared_ptr<StoredSegments>& segments) {
  auto state = std::make_shared<GraphState>();
  if (auto done = read_symbols(database, *state); !done) return fail(done.error());
  const auto side = live_side(database);
  if (!side) return fail(side.error());
  if (stored.base != 0 || *side) {
    auto base = read_base(database, *state, stored.base, loading, segments);
    if (!base) return fail(base.error());
    state->start_from(std::move(*base));
  }
  if (auto done = apply_log(database, *state, stored.base, stored); !done) return fail(done.error());
  if (auto fault = state->base != nullptr ? state->base->fault() : std::nullopt)
    return fail(std::move(*fault));
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
  return write_changes(database, GraphAccess::state(graph).log, generation);
}

Result<void> mark_log(Database& database, std::int64_t generation) {
  const auto written = write_changes(database, {}, generation);
  return written ? Result<void>() : fail(written.error());
}

Result<void> forget_log(Database& database, std::int64_t up_to) {
  auto removal = database.prepare("DELETE FROM log WHERE number <= ?");
  if (!removal) return fail(removal.error());
  return removal->number(up_to).run();
}

// Rows go from the front only, or all at once; a commit that changes no graph has none.
Result<bool> log_reaches(Database& database, std::int64_t generation) {
  auto row = database.prepare("SELECT EXISTS(SELECT 1 FROM log WHERE number <= ?)");
  if (!row) return fail(row.error());
  const auto found = row->number(generation).step();
  if (!found) return fail(found.error());
  return *found && row->number_at(0) != 0;
}

Result<bool> forget_some_log(Database& database, std::int64_t before, bool all) {
  constexpr std::int64_t kRows = 300;
  if (!all) {
    auto some =
        database.prepare("SELECT number + 1 FROM log WHERE number < ? ORDER BY number LIMIT 1 OFFSET ?");
    if (!some) return fail(some.error());
    const auto found = some->number(before).number(kRows).step();
    if (!found) return fail(found.error());
    all = !*found;
    if (!all) before = some->number_at(0);
  }
  if (auto done = forget_log(database, before - 1); !done) return fail(done.error());
  return all;
}

Result<std::optional<int>> live_side(Database& database) {
  constexpr auto kSummary = static_cast<std::int64_t>(SegmentKind::Summary);
  auto row = database.prepare("SELECT max(kind) FROM segments WHERE kind IN (?, ?)");
  if (!row) return fail(row.error());
  const auto found = row->number(kSummary).number(kSummary + kOtherSide).step();
  if (!found) return fail(found.error());
  if (!*found || row->is_null(0)) return std::nullopt;
  return row->number_at(0) == kSummary ? 0 : kOtherSide;
}

Result<void> write_segment(Database& database, int kind, std::uint32_t key, std::uint32_t part,
                           std::string_view bytes) {
  auto insert = database.prepare("INSERT INTO segments(kind, key, part, data) VALUES (?, ?, ?, ?)");
  if (!insert) return fail(insert.error());
  return insert->number(kind).number(key).number(part).blob(bytes).run();
}

Result<bool> forget_segments(Database& database, int side, std::int64_t budget) {
  while (budget > 0) {
    auto row = database.prepare(
        "SELECT rowid, length(data) FROM segments WHERE kind > ? AND kind <= ? ORDER BY kind, key, part "
        "LIMIT 1");
    if (!row) return fail(row.error());
    const auto found = row->number(side).number(side + kOtherSide).step();
    if (!found) return fail(found.error());
    if (!*found) return true;
    budget -= row->number_at(1) + 1;
    auto removal = database.prepare("DELETE FROM segments WHERE rowid = ?");
    if (!removal) return fail(removal.error());
    if (auto done = removal->number(row->number_at(0)).run(); !done) return fail(done.error());
  }
  return false;
}

Result<std::int64_t> write_base(Database& database, const Base& base) {
  if (auto done = database.run("DELETE FROM segments"); !done) return fail(done.error());
  constexpr std::size_t kMostWaiting = std::size_t{8} << 20;
  PartQueue queue(kMostWaiting);
  // One thread makes the parts, this one, whose database it is, writes them.
  auto made = std::async(std::launch::async, [&]() -> Result<void> {
    const auto sink = [&](SegmentKind kind, std::uint32_t key, std::uint32_t part,
                          std::string bytes) -> Result<void> {
      if (queue.put({kind, key, part, std::move(bytes)})) return {};
      return fail(ErrorKind::Interrupted, "the parts were not wanted");
    };
    const ClosesQueue at_end(queue);
    return write_segments(base, sink);
  });
  const ClosesQueue at_end(queue);
  std::int64_t written = 0;
  Result<void> done;
  while (const auto part = queue.take()) {
    written += static_cast<std::int64_t>(part->bytes.size());
    done = write_segment(database, static_cast<int>(part->kind), part->key, part->part, part->bytes);
    if (done) continue;
    queue.close();
    break;
  }
  if (auto all = made.get(); done && !all) done = std::move(all);
  if (!done) return fail(done.error());
  return written;
}

}  // namespace entente
