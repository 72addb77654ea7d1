// A store opened for questions: runs statements, and opens the store for writing only while one of them
// writes or a transaction is open.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "graph/store.hpp"
#include "query/engine.hpp"

namespace entente::cli {

class Session {
 public:
  /// With Loading::OnTouch, damage of the graph may show while an answer is read from view(): ask
  /// view().fault() when it has been printed. run() asks it before it gives a table.
  static Result<Session> open(const std::string& path, Loading loading = Loading::Whole);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  /// An open transaction is rolled back.
  ~Session();

  /// A statement sees what is committed when it starts. One that writes is one transaction: all of it is
  /// kept, or nothing. After BEGIN the statements up to COMMIT are one transaction, which nobody else sees
  /// until then and ROLLBACK takes back; a statement in it that fails takes back itself alone.
  Result<query::ResultTable> run(std::string_view statement, const query::Parameters& parameters,
                                 const query::Limits& limits);
  [[nodiscard]] bool in_transaction() const;

  /// Valid until the next statement.
  [[nodiscard]] const GraphView& view() const;
  [[nodiscard]] const Store& store() const;
  /// Counts the changes of the graph that this session saw, for what is cached beside it.
  [[nodiscard]] std::uint64_t version() const;

 private:
  struct Parts;
  explicit Session(std::unique_ptr<Parts> parts);
  Result<void> begin();
  Result<void> commit();
  Result<void> roll_back();
  Result<void> reopen(OpenMode mode);
  Result<void> refresh();

  std::unique_ptr<Parts> parts_;
};

/// For an end with a transaction open: nothing of it is kept.
Error open_transaction_error();

}  // namespace entente::cli
