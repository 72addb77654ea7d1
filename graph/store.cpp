// Opening, transactions and snapshots. Documents and statements are in store/.
#include "graph/store.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "graph/graph_state.hpp"
#include "graph/store/batch_thread.hpp"
#include "graph/store/parts.hpp"

namespace entente {
namespace {

Result<std::unique_ptr<Database>> connect(const std::string& path, OpenMode mode, bool create) {
  if (mode != OpenMode::Read || access(path.c_str(), W_OK) == 0) {
    auto opened = Database::open(path, create, false, false);
    if (opened || mode != OpenMode::Read) return opened;
  }
  // A reader that may not write here cannot keep the side files of the write-ahead log, and does not need
  // them where no writer has left any.
  struct stat info {};
  const bool quiet = stat((path + "-wal").c_str(), &info) != 0 || info.st_size == 0;
  return Database::open(path, false, true, quiet);
}

Error empty_file(const std::string& path) {
  return Error{.kind = ErrorKind::FormatError,
               .message = "this is not a store of Entente: the file is empty",
               .hint = "`entente build` makes a store",
               .file = path};
}

}  // namespace

Result<void> set_up(Database& database, OpenMode mode) {
  const char* pragmas =
      "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA synchronous = "
      "FULL;"
      " PRAGMA foreign_keys = OFF; PRAGMA journal_size_limit = 67108864";
  if (auto done = database.run(pragmas); !done) return done;
  if (mode == OpenMode::Read) return database.run("PRAGMA query_only = ON");
  return database.run("PRAGMA journal_mode = WAL");
}

Store::Store(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Store::Store(Store&&) noexcept = default;

Store& Store::operator=(Store&& other) noexcept {
  if (this != &other) {
    close();
    parts_ = std::move(other.parts_);
  }
  return *this;
}

Store::~Store() { close(); }

void Store::close() {
  if (parts_ == nullptr) return;
  if (parts_->in_transaction) (void)rollback();
  // Who comes next would have to begin a fold anew, or to read a long log before its first answer.
  if (parts_->fold != nullptr || (parts_->committed && parts_->log_is_long(parts_->state))) {
    parts_->closing = true;
    sqlite3_busy_timeout(parts_->database->handle(), 0);
    if (begin() && !commit()) (void)rollback();
  }
  parts_->end_snapshot();
}

Result<Store> Store::open(const std::string& path, OpenMode mode, Loading loading) {
  return open_parts(path, mode, loading, nullptr);
}

Result<Store> Store::open_damaged(const std::string& path, std::vector<std::string>& faults) {
  return open_parts(path, OpenMode::Read, Loading::Whole, &faults);
}

Result<Store> Store::open_parts(const std::string& path, OpenMode mode, Loading loading,
                                std::vector<std::string>* faults) {
  struct stat info {};
  const bool absent = stat(path.c_str(), &info) != 0;
  if (!absent || mode != OpenMode::Create)
    if (auto fine = check_file(path); !fine) return fail(fine.error());

  auto parts = std::make_unique<Parts>();
  parts->path = path;
  parts->mode = mode;
  parts->loading = mode == OpenMode::Read ? loading : Loading::Whole;
  auto database = connect(path, mode, absent);
  if (!database) return fail(database.error());
  parts->database = std::move(*database);
  // A store whose making was cut short has a journal that undoes it: SQLite does so at its first look.
  if (stat((path + "-journal").c_str(), &info) == 0)
    (void)parts->database->number("SELECT count(*) FROM sqlite_schema");
  bool empty = false;
  if (auto fine = check_header(*parts->database, empty); !fine) return fail(fine.error());
  if (empty && mode != OpenMode::Create) return fail(empty_file(path));
  if (empty)
    if (auto done = create_tables(*parts->database); !done) return fail(done.error());
  parts->made = empty && absent;
  if (auto done = set_up(*parts->database, mode); !done) return fail(done.error());
  if (mode != OpenMode::Read) parts->watch_log();
  if (auto done = parts->begin_snapshot(); !done) return fail(done.error());
  if (mode == OpenMode::Read && !says_log(*parts->database)) {
    parts->end_snapshot();
    wait_for_log(*parts->database);
    if (auto done = parts->begin_snapshot(); !done) return fail(done.error());
  }
  if (auto done = check_tables(*parts->database); !done) return fail(done.error());
  if (auto done = parts->load(); !done) {
    if (faults == nullptr) return fail(done.error());
    faults->push_back("the graph cannot be read: " + done.error().message);
  }
  return Store(std::move(parts));
}

const std::string& Store::path() const { return parts_->path; }
OpenMode Store::mode() const { return parts_->mode; }
const Graph& Store::graph() const { return parts_->graph; }
Graph& Store::graph() { return parts_->graph; }
std::uint64_t Store::graph_readings() const { return parts_->readings; }
bool Store::in_transaction() const { return parts_->in_transaction; }

void Store::set_busy_wait(std::uint32_t milliseconds) {
  parts_->busy_wait = std::min<std::uint32_t>(milliseconds, 1U << 30U);
  sqlite3_busy_timeout(parts_->database->handle(), static_cast<int>(parts_->busy_wait));
}

void Store::set_fold_at(std::int64_t bytes) {
  parts_->fold_at = std::clamp(bytes, std::int64_t{1}, std::int64_t{1} << 40U);
}

Result<void> Store::begin() {
  const std::lock_guard lock(parts_->mutex);
  if (parts_->mode == OpenMode::Read)
    return fail(parts_->error(ErrorKind::IoError, "the store was opened for reading only"));
  if (parts_->in_transaction)
    return fail(parts_->error(ErrorKind::ArgumentError, "a transaction is open already",
                              "commit it or roll it back"));
  parts_->end_snapshot();
  parts_->return_to_log();
  if (auto begun = parts_->database->run("BEGIN IMMEDIATE"); !begun) {
    (void)parts_->begin_snapshot();
    return begun;
  }
  if (auto moved = parts_->catch_up(); !moved) {
    (void)parts_->database->run("ROLLBACK");
    (void)parts_->begin_snapshot();
    return fail(moved.error());
  } else if (*moved) {
    parts_->fold.reset();  // it knows nothing of what another has committed
  }
  parts_->rows_before = sqlite3_total_changes64(parts_->database->handle());
  parts_->in_transaction = true;
  return {};
}

Result<void> Store::commit() {
  Parts& parts = *parts_;
  const std::lock_guard lock(parts.mutex);
  if (auto open = parts.need_transaction(); !open) return open;
  if (auto done = parts.pass_by_log(); !done) return done;
  Database& database = *parts.database;
  GraphState& graph = GraphAccess::state(parts.graph);
  if (auto done = parts.drop_orphans(); !done) return done;

  StoreState next = parts.state;
  ++next.generation;
  next.nodes = static_cast<std::int64_t>(graph.node_count);
  next.edges = static_cast<std::int64_t>(graph.edge_count);
  next.next_node = graph.next_node;
  next.next_edge = graph.next_edge;
  SymbolsWritten written = parts.written;
  if (parts.graph_replaced) {
    written = {};
    if (auto done = database.run("DELETE FROM symbols"); !done) return done;
  }
  if (auto done = write_symbols(database, parts.graph, written); !done) return done;
  // So many changes are folded whatever they come to; as one row they could be more than SQLite takes.
  constexpr std::size_t kMany = 500'000;
  const bool many = graph.log.size() > kMany;
  if (!graph.log.empty() && !parts.graph_replaced && !many) {
    const auto bytes = write_log(database, parts.graph, next.generation);
    if (!bytes) return fail(bytes.error());
    next.log_bytes += *bytes;
  }
  const std::int64_t log_bytes = next.log_bytes - parts.state.log_bytes;
  std::shared_ptr<const Base> folded;
  if (parts.graph_replaced || many || parts.folds_at_once(next)) {
    parts.fold.reset();
    folded = graph.delta.empty() && graph.base != nullptr ? graph.base : fold(graph);
    const auto bytes = write_base(database, *folded);
    if (!bytes) return fail(bytes.error());
    // Readers of the segments before these move on by the log; so it is forgotten one fold later.
    const bool by_log = !parts.graph_replaced && !many;
    if (auto done = forget_log(database, by_log ? parts.state.base : next.generation); !done) return done;
    if (by_log || parts.compacting)
      if (auto done = mark_log(database, by_log ? parts.state.base : parts.state.generation); !done)
        return done;
    next.base = next.generation;
    next.segment_bytes = *bytes;
    next.log_bytes = 0;
  } else if (parts.fold != nullptr) {
    // Fast enough to be at its end before the log is as large again.
    const std::int64_t budget =
        parts.closing ? BackgroundFold::kAll : std::max(parts.fold_at / 4, 8 * log_bytes);
    if (auto done = parts.fold->step(database, budget, parts.state, next); !done) return done;
  }
  if (auto done = write_state(database, next); !done) return done;
  const BatchScope batch;  // a writer that waits for the disk would come before readers each time it wakes up
  if (auto done = database.run("COMMIT"); !done) return done;

  parts.return_to_log();
  parts.in_transaction = false;
  parts.committed = true;
  parts.graph_replaced = false;
  parts.replaced.reset();
  parts.state = next;
  parts.written = written;
  if (parts.fold != nullptr && parts.fold->done()) parts.fold.reset();
  if (parts.fold != nullptr)
    parts.fold->committed(std::exchange(graph.log, {}), log_bytes, next.generation, parts.graph);
  else if (folded == nullptr && parts.log_is_large(next))
    parts.fold = std::make_unique<BackgroundFold>();
  graph.log.clear();
  if (folded != nullptr) graph.replace_base(std::move(folded));
  parts.checkpoint();
  return parts.begin_snapshot();
}

// What is small is folded in a moment, and what was not folded in time must be.
bool Store::Parts::folds_at_once(const StoreState& next) const {
  const std::int64_t small = 4 * fold_at;
  if (closing && fold == nullptr) return log_is_long(next);
  if (!log_is_large(next)) return false;
  const bool not_begun = fold == nullptr || !fold->begun();
  return next.segment_bytes + next.log_bytes <= small || next.log_bytes > next.segment_bytes ||
         (closing && not_begun);
}

Result<void> Store::rollback() {
  Parts& parts = *parts_;
  const std::lock_guard lock(parts.mutex);
  if (auto open = parts.need_transaction(); !open) return open;
  parts.in_transaction = false;
  parts.texts.clear();
  parts.bands.clear();
  if (parts.fold != nullptr && parts.fold->stepped()) parts.fold.reset();
  if (parts.graph_replaced) {
    parts.take(std::move(*parts.replaced));
    parts.replaced.reset();
    parts.graph_replaced = false;
  } else {
    parts.graph.rollback_to({0});
  }
  Result<void> done;
  if (sqlite3_get_autocommit(parts.database->handle()) == 0) done = parts.database->run("ROLLBACK");
  parts.return_to_log();
  if (auto begun = parts.begin_snapshot(); !begun && done) done = begun;
  return done;
}

Result<bool> Store::refresh(Freshness freshness) {
  const std::lock_guard lock(parts_->mutex);
  if (parts_->in_transaction)
    return fail(
        parts_->error(ErrorKind::ArgumentError, "a transaction is open", "commit it or roll it back"));
  if (parts_->follower != nullptr) return parts_->take_prepared(freshness);
  parts_->end_snapshot();
  if (auto begun = parts_->begin_snapshot(); !begun) return fail(begun.error());
  return parts_->catch_up();
}

Result<void> Store::compact() {
  if (auto begun = begin(); !begun) return begun;
  parts_->replaced = parts_->graph;  // writes segments as for a replaced graph; a rollback finds the old one
  parts_->graph_replaced = true;
  parts_->compacting = true;
  auto written = commit();
  parts_->compacting = false;
  if (!written) {
    (void)rollback();
    return written;
  }
  const std::lock_guard lock(parts_->mutex);
  parts_->end_snapshot();
  auto done = parts_->database->run("VACUUM; PRAGMA wal_checkpoint(PASSIVE)");
  if (auto begun = parts_->begin_snapshot(); !begun && done) done = begun;
  return done;
}

void Store::discard_new() {
  if (in_transaction()) (void)rollback();
  Database& database = *parts_->database;
  parts_->end_snapshot();
  if (!parts_->made) return;
  // Leaving the write-ahead log is granted only to the one connection that there is.
  {
    auto alone = database.prepare("PRAGMA journal_mode = DELETE");
    if (!alone || !alone->step().value_or(false) || alone->text_at(0) != "delete") return;
  }
  if (!database.run("BEGIN EXCLUSIVE")) return;
  const auto held = database.number(
      "SELECT nodes + EXISTS(SELECT 1 FROM documents) + EXISTS(SELECT 1 FROM meta) FROM state");
  if (held && *held == 0) (void)unlink(parts_->path.c_str());
  (void)database.run("ROLLBACK");
}

Result<void> Store::put_graph(Graph graph) {
  const std::lock_guard lock(parts_->mutex);
  if (auto open = parts_->need_transaction(); !open) return open;
  const auto said =
      parts_->database->number("SELECT EXISTS(SELECT 1 FROM statements) OR EXISTS(SELECT 1 FROM mentions)");
  if (!said) return fail(said.error());
  if (*said != 0)
    return fail(parts_->error(ErrorKind::ArgumentError, "the store holds statements about the graph it has",
                              "import into a new store"));
  if (!parts_->graph_replaced) {
    parts_->graph.rollback_to({0});
    parts_->replaced = std::move(parts_->graph);
  }
  parts_->graph_replaced = true;
  parts_->take(std::move(graph));
  return {};
}

}  // namespace entente
