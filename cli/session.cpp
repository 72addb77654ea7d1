#include "cli/session.hpp"

#include <optional>

#include "cli/statements.hpp"

namespace entente::cli {

namespace {

Result<query::ResultTable> as_table(const Result<void>& done) {
  if (!done) return fail(done.error());
  return query::ResultTable{};
}

}  // namespace

struct Session::Parts {
  std::string path;
  Loading loading = Loading::Whole;
  std::optional<Store> store;
  std::optional<query::Engine> engine;  // over the store's graph, so it goes before the store does
  std::uint64_t version = 0;
  std::uint64_t readings = 0;  // of the store's graph, when the engine was made
};

Session::Session(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::open(const std::string& path, Loading loading) {
  auto parts = std::make_unique<Parts>();
  parts->path = path;
  parts->loading = loading;
  Session session(std::move(parts));
  if (auto opened = session.reopen(OpenMode::Read); !opened) return fail(opened.error());
  return session;
}

Result<void> Session::reopen(OpenMode mode) {
  auto store = Store::open(parts_->path, mode, parts_->loading);
  if (!store) return fail(store.error());
  parts_->engine.reset();
  parts_->store.emplace(std::move(*store));
  parts_->engine.emplace(parts_->store->graph(), &*parts_->store);
  parts_->readings = parts_->store->graph_readings();
  ++parts_->version;
  return {};
}

const GraphView& Session::view() const { return static_cast<const Store&>(*parts_->store).graph(); }
const Store& Session::store() const { return *parts_->store; }
std::uint64_t Session::version() const { return parts_->version; }

Error open_transaction_error() {
  return {.kind = ErrorKind::ArgumentError,
          .message = "the transaction was not committed; nothing of it was kept",
          .hint = "end it with COMMIT"};
}

bool Session::in_transaction() const { return parts_->store->in_transaction(); }

Result<query::ResultTable> Session::run(std::string_view statement, const query::Parameters& parameters,
                                        const query::Limits& limits) {
  switch (transaction_word(statement)) {
    case TransactionWord::Begin:
      return as_table(begin());
    case TransactionWord::Commit:
      return as_table(commit());
    case TransactionWord::Rollback:
      return as_table(roll_back());
    case TransactionWord::None:
      break;
  }
  const bool writes = may_write(statement);
  if (in_transaction()) {
    if (writes) ++parts_->version;
    return parts_->engine->run(statement, parameters, limits);
  }
  if (!writes) {
    if (auto moved = refresh(); !moved) return fail(moved.error());
    auto table = parts_->engine->run(statement, parameters, limits);
    if (auto fault = view().fault()) return fail(std::move(*fault));
    return table;
  }
  if (auto begun = begin(); !begun) return fail(begun.error());
  auto table = parts_->engine->run(statement, parameters, limits);
  const bool wrote = table && table->wrote;
  if (auto ended = wrote ? commit() : roll_back(); !ended && table) return fail(ended.error());
  return table;
}

Result<void> Session::begin() {
  if (in_transaction())
    return fail(ErrorKind::ArgumentError, "a transaction is open already", "COMMIT or ROLLBACK ends it");
  if (auto opened = reopen(OpenMode::Write); !opened) return opened;
  auto begun = parts_->store->begin();
  if (!begun) (void)reopen(OpenMode::Read);
  return begun;
}

// Others may write again after the end of a transaction. Rows may name nodes of this graph: ids are stable,
// so they mean the same in the one read anew.
Result<void> Session::commit() {
  if (!in_transaction()) return fail(ErrorKind::ArgumentError, "no transaction is open", "BEGIN opens one");
  auto done = parts_->store->commit();
  if (!done) (void)parts_->store->rollback();
  auto opened = reopen(OpenMode::Read);
  return done ? opened : done;
}

Result<void> Session::roll_back() {
  if (!in_transaction()) return fail(ErrorKind::ArgumentError, "no transaction is open", "BEGIN opens one");
  auto done = parts_->store->rollback();
  auto opened = reopen(OpenMode::Read);
  return done ? opened : done;
}

Result<void> Session::refresh() {
  const auto moved = parts_->store->refresh();
  if (!moved) return fail(moved.error());
  if (!*moved) return {};
  // Prepared statements go on over a graph that has moved on, as they do within a transaction.
  if (const auto readings = parts_->store->graph_readings(); readings != parts_->readings) {
    parts_->engine.emplace(parts_->store->graph(), &*parts_->store);
    parts_->readings = readings;
  }
  ++parts_->version;
  return {};
}

}  // namespace entente::cli
