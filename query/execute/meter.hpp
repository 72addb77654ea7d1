// Meter: the limits of one running statement. Every operator and every search loop reports its work here and
// stops when told to; the first limit met becomes the statement's error. Not thread-safe: one meter belongs
// to one statement.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "graph/result.hpp"
#include "query/engine.hpp"
#include "query/expression/evaluator.hpp"

namespace entente::query {

class Meter final : public Budget {
 public:
  /// Errors go to `error`, which must outlive the meter; an error that stands there already stops the work as
  /// well.
  explicit Meter(std::optional<Error>& error) : error_(error) {}

  /// Starts the clock; forgets what an earlier statement used.
  void start(const Limits& limits);

  /// Reports `work` small steps (a row, a node visited). True: stop now, `error()` says why.
  [[nodiscard]] bool stop(std::uint32_t work = 1) {
    if (credit_ > work) [[likely]] {
      credit_ -= work;
      return false;
    }
    return look();
  }
  /// As stop, but looks at the clock and the interrupt flag at once.
  [[nodiscard]] bool stop_now() { return look(); }
  /// Reports edges looked at; they count as work as well.
  [[nodiscard]] bool hops(std::uint64_t count) {
    hops_ += count;
    if (hops_ > hop_limit_) [[unlikely]]
      return exceed_hops();
    return stop(count < kMaxWork ? static_cast<std::uint32_t>(count) + 1 : kMaxWork);
  }
  /// Reports memory taken (or, negative, given back). True: stop now.
  [[nodiscard]] bool grow(std::int64_t bytes) {
    used_bytes_ += bytes;
    if (used_bytes_ > byte_limit_) [[unlikely]]
      return exceed_memory();
    return stopped();
  }
  /// Whether so much more memory could be taken.
  [[nodiscard]] bool fits(std::int64_t bytes) const { return bytes <= byte_limit_ - used_bytes_; }
  [[nodiscard]] bool stopped() const { return error_.has_value(); }
  std::optional<Error> charge(std::uint64_t work, std::uint64_t bytes) override;
  [[nodiscard]] std::uint64_t hops_used() const { return hops_; }
  /// Counts statements: what was reported in an earlier one is forgotten.
  [[nodiscard]] std::uint64_t statement() const { return statement_; }

 private:
  // So many steps between two looks at the clock: well under a millisecond of work.
  static constexpr std::uint32_t kMaxWork = 4096;
  bool look();
  bool exceed_hops();
  bool exceed_memory();

  std::uint32_t credit_ = kMaxWork;
  std::uint64_t statement_ = 0;
  std::uint64_t hops_ = 0;
  std::uint64_t hop_limit_ = UINT64_MAX;
  std::int64_t used_bytes_ = 0;
  std::int64_t byte_limit_ = INT64_MAX;
  std::optional<std::chrono::steady_clock::time_point> deadline_{};
  std::chrono::milliseconds allowed_{};
  const std::atomic<bool>* interrupt_ = nullptr;
  std::optional<Error>& error_;
};

/// The memory that one operator reported, so that it is given back once.
class Charge {
 public:
  explicit Charge(Meter& meter) : meter_(meter) {}
  ~Charge() { release(); }
  Charge(const Charge&) = delete;
  Charge& operator=(const Charge&) = delete;
  /// False: stop, the limit is met.
  bool add(std::int64_t bytes) {
    if (statement_ != meter_.statement()) {
      statement_ = meter_.statement();
      bytes_ = 0;
    }
    bytes_ += bytes;
    return !meter_.grow(bytes);
  }
  void release() {
    if (bytes_ != 0 && statement_ == meter_.statement()) static_cast<void>(meter_.grow(-bytes_));
    bytes_ = 0;
  }

 private:
  Meter& meter_;
  std::int64_t bytes_ = 0;
  std::uint64_t statement_ = 0;
};

}  // namespace entente::query
