// A store opened for questions: runs statements, and opens the store for writing only while one of them
// writes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "graph/store.hpp"
#include "query/engine.hpp"

namespace entente::cli {

class Session {
 public:
  static Result<Session> open(const std::string& path);
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;
  ~Session();

  /// A statement that writes is one transaction: all of it is kept, or nothing.
  Result<query::ResultTable> run(std::string_view statement, const query::Parameters& parameters,
                                 const query::Limits& limits);

  /// Valid until the next statement that writes.
  [[nodiscard]] const GraphView& view() const;
  [[nodiscard]] const Store& store() const;
  /// Counts the changes of the graph by this session, for what is cached beside it.
  [[nodiscard]] std::uint64_t version() const;

 private:
  struct Parts;
  explicit Session(std::unique_ptr<Parts> parts);
  Result<query::ResultTable> run_writing(std::string_view statement, const query::Parameters& parameters,
                                         const query::Limits& limits);
  Result<void> reopen(OpenMode mode);

  std::unique_ptr<Parts> parts_;
};

}  // namespace entente::cli
