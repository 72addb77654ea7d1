#include "cli/session.hpp"

#include <optional>

#include "cli/statements.hpp"

namespace entente::cli {

struct Session::Parts {
  std::string path;
  std::optional<Store> store;
  std::optional<query::Engine> engine;  // over the store's graph, so it goes before the store does
  std::uint64_t version = 0;
};

Session::Session(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::open(const std::string& path) {
  auto parts = std::make_unique<Parts>();
  parts->path = path;
  Session session(std::move(parts));
  if (auto opened = session.reopen(OpenMode::Read); !opened) return fail(opened.error());
  return session;
}

Result<void> Session::reopen(OpenMode mode) {
  auto store = Store::open(parts_->path, mode);
  if (!store) return fail(store.error());
  parts_->engine.reset();
  parts_->store.emplace(std::move(*store));
  parts_->engine.emplace(parts_->store->graph(), &*parts_->store);
  ++parts_->version;
  return {};
}

const GraphView& Session::view() const { return static_cast<const Store&>(*parts_->store).graph(); }
const Store& Session::store() const { return *parts_->store; }
std::uint64_t Session::version() const { return parts_->version; }

Result<query::ResultTable> Session::run(std::string_view statement, const query::Parameters& parameters,
                                        const query::Limits& limits) {
  if (may_write(statement)) return run_writing(statement, parameters, limits);
  return parts_->engine->run(statement, parameters, limits);
}

Result<query::ResultTable> Session::run_writing(std::string_view statement,
                                                const query::Parameters& parameters,
                                                const query::Limits& limits) {
  if (auto opened = reopen(OpenMode::Write); !opened) return fail(opened.error());
  Store& store = *parts_->store;
  auto begun = store.begin();
  auto table = begun ? parts_->engine->run(statement, parameters, limits)
                     : Result<query::ResultTable>(fail(begun.error()));
  if (begun) {
    Result<void> ended = table && table->wrote ? store.commit() : store.rollback();
    if (!ended && table) table = fail(ended.error());
    if (!ended) static_cast<void>(store.rollback());
  }
  // Others may write again. Rows may name nodes of this graph: ids are stable, so they mean the same in the
  // one read anew.
  if (auto opened = reopen(OpenMode::Read); !opened && table) return fail(opened.error());
  return table;
}

}  // namespace entente::cli
