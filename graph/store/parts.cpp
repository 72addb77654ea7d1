#include "graph/store/parts.hpp"

#include <fmt/format.h>

#include "graph/graph_state.hpp"
#include "graph/store/compress.hpp"

namespace entente {
std::shared_ptr<const std::string> TextCache::find(std::int64_t document) const {
  for (const auto& [number, text] : texts_)
    if (number == document) return text;
  return nullptr;
}

void TextCache::put(std::int64_t document, std::shared_ptr<const std::string> text) {
  bytes_ += text->size();
  texts_.emplace_front(document, std::move(text));
  constexpr std::size_t kTexts = 64;
  while (texts_.size() > 1 && (bytes_ > kBytes || texts_.size() > kTexts)) {
    bytes_ -= texts_.back().second->size();
    texts_.pop_back();
  }
}

void TextCache::clear() {
  texts_.clear();
  bytes_ = 0;
}

Result<void> Store::Parts::begin_snapshot() {
  // A read starts the snapshot, which then lasts until the transaction ends.
  if (auto begun = database->run("BEGIN"); !begun) return begun;
  const auto generation = database->number("SELECT generation FROM state");
  if (!generation) return fail(generation.error());
  return {};
}

void Store::Parts::end_snapshot() {
  if (database != nullptr && sqlite3_get_autocommit(database->handle()) == 0) (void)database->run("ROLLBACK");
}

void Store::Parts::take(Graph loaded) {
  graph = std::move(loaded);
  GraphState& inside = GraphAccess::state(graph);
  inside.log.clear();
  inside.logging = true;  // from here on the log is what a commit writes and a rollback takes back
  inside.log_pinned = true;
}

Result<void> Store::Parts::load() {
  auto stored = read_state(*database);
  if (!stored) return fail(stored.error());
  auto loaded = read_graph(*database, *stored, loading, segments);
  if (!loaded) return fail(loaded.error());
  take(std::move(*loaded));
  ++readings;
  folds_passed = 0;
  texts.clear();
  state = *stored;
  written = {graph.labels().size(), graph.types().size(), graph.keys().size()};
  return {};
}

Result<bool> Store::Parts::catch_up() {
  auto stored = read_state(*database);
  if (!stored) return fail(stored.error());
  graph.rollback_to({0});  // changes outside of a transaction do not last
  if (stored->generation == state.generation) return false;
  texts.clear();
  bands.clear();
  const auto by_log = can_replay(*stored);
  if (!by_log) return fail(by_log.error());
  if (*by_log && replay(*database, graph, state.generation, *stored)) {
    if (segments != nullptr) segments->move_on(stored->base);
    if (stored->base != state.base) ++folds_passed;
    state = *stored;
    written = {graph.labels().size(), graph.types().size(), graph.keys().size()};
    return true;
  }
  if (auto done = load(); !done) return fail(done.error());
  return true;
}

Result<bool> Store::Parts::can_replay(const StoreState& stored) const {
  const bool same_symbols = graph.labels().size() == written.labels &&
                            graph.types().size() == written.types && graph.keys().size() == written.keys;
  if (!same_symbols) return false;
  if (stored.base == state.base) return true;
  // A base that is read on touch would hold on to the old segments' pages. And by and by what stands on an
  // old base becomes as large as the base.
  constexpr int kMostFolds = 4;
  if (segments != nullptr || folds_passed >= kMostFolds) return false;
  return log_reaches(*database, state.generation);
}

Error Store::Parts::error(ErrorKind kind, std::string message, std::string hint) const {
  return Error{.kind = kind, .message = std::move(message), .hint = std::move(hint), .file = path};
}

Error Store::Parts::damaged(std::string what) const {
  return error(ErrorKind::FormatError, "the store is damaged: " + std::move(what),
               "restore the file from a copy");
}

Result<void> Store::Parts::need_transaction() const {
  if (!in_transaction) return fail(error(ErrorKind::ArgumentError, "no transaction is open", "begin one"));
  return {};
}

Result<bool> Store::Parts::has_row(std::string_view exists, std::int64_t number) const {
  const std::lock_guard lock(mutex);
  auto row = database->prepare(exists);
  if (!row) return fail(row.error());
  const auto found = row->number(number).step();
  if (!found) return fail(found.error());
  return *found && row->number_at(0) != 0;
}

Result<std::optional<std::int64_t>> Store::Parts::document_number(std::string_view id) const {
  auto row = database->prepare("SELECT number FROM documents WHERE id = ?");
  if (!row) return fail(row.error());
  row->text(id);
  const auto found = row->step();
  if (!found) return fail(found.error());
  return *found ? std::optional(row->number_at(0)) : std::nullopt;
}

Result<std::int64_t> Store::Parts::existing_document(std::string_view id) const {
  auto number = document_number(id);
  if (!number) return fail(number.error());
  if (!*number) return fail(error(ErrorKind::NotFound, fmt::format("the store has no document `{}`", id)));
  return **number;
}

Result<std::shared_ptr<const std::string>> Store::Parts::text_of(std::int64_t document) const {
  if (auto held = texts.find(document)) return held;
  auto row = database->prepare("SELECT text FROM texts WHERE document = ?");
  if (!row) return fail(row.error());
  row->number(document);
  const auto found = row->step();
  if (!found) return fail(found.error());
  if (!*found) return fail(damaged("a document's text is missing"));
  auto text = decompress(row->blob_at(0), kTextLimit);
  if (!text) return fail(damaged("a document's text does not fit its checksum"));
  auto shared = std::make_shared<const std::string>(std::move(*text));
  texts.put(document, shared);
  return shared;
}

Result<void> Store::Parts::drop_orphans() {
  const GraphState& inside = GraphAccess::state(graph);
  for (const Change& change : inside.log) {
    const bool edge = change.kind == ChangeKind::RemoveEdge && !inside.contains(EdgeId(change.id));
    const bool node = change.kind == ChangeKind::RemoveNode && !inside.contains(NodeId(change.id));
    if (!edge && !node) continue;
    auto removal = database->prepare(edge ? "DELETE FROM statements WHERE edge = ?"
                                          : "DELETE FROM mentions WHERE node = ?");
    if (!removal) return fail(removal.error());
    removal->number(change.id);
    if (auto done = removal->run(); !done) return done;
  }
  return {};
}

}  // namespace entente
