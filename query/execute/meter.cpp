// The slow paths of Meter: looking at the clock and the interrupt flag, and the words of each limit's error.
#include "query/execute/meter.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::query {

void Meter::start(const Limits& limits) {
  ++statement_;
  credit_ = kMaxWork;
  hops_ = 0;
  hop_limit_ = limits.hops.value_or(UINT64_MAX);
  used_bytes_ = 0;
  byte_limit_ = INT64_MAX;
  if (limits.memory_bytes && *limits.memory_bytes < static_cast<std::uint64_t>(INT64_MAX)) {
    byte_limit_ = static_cast<std::int64_t>(*limits.memory_bytes);
  }
  deadline_.reset();
  if (limits.time) {
    allowed_ = *limits.time;
    deadline_ = std::chrono::steady_clock::now() + allowed_;
  }
  interrupt_ = limits.interrupt;
}

std::optional<Error> Meter::charge(std::uint64_t work, std::uint64_t bytes) {
  // What an evaluator takes is given back when its value goes; only a single too large value counts.
  const auto size = static_cast<std::int64_t>(std::min<std::uint64_t>(bytes, INT64_MAX / 2));
  if (!grow(size)) used_bytes_ -= size;
  if (!stopped()) static_cast<void>(stop(work < kMaxWork ? static_cast<std::uint32_t>(work) : kMaxWork));
  return error_;
}

bool Meter::look() {
  credit_ = kMaxWork;
  if (error_) return true;
  if (interrupt_ != nullptr && interrupt_->load(std::memory_order_relaxed)) {
    error_ = Error{.kind = ErrorKind::Interrupted, .message = "the query was interrupted"};
  } else if (deadline_ && std::chrono::steady_clock::now() >= *deadline_) {
    error_ = Error{.kind = ErrorKind::TimeLimit,
                   .message = fmt::format("the query ran longer than its limit of {} ms", allowed_.count()),
                   .hint = "raise the time limit, or bound the paths and add a LIMIT"};
  }
  return error_.has_value();
}

bool Meter::exceed_hops() {
  if (!error_) {
    error_ = Error{.kind = ErrorKind::HopLimit,
                   .message = fmt::format("the query looked at more than its limit of {} edges", hop_limit_),
                   .hint = "raise the hop limit, or give shorter bounds to the path"};
  }
  return true;
}

bool Meter::exceed_memory() {
  if (!error_) {
    error_ = Error{.kind = ErrorKind::MemoryLimit,
                   .message = fmt::format("the query needs more than its limit of {} bytes", byte_limit_),
                   .hint = "raise the memory limit, or return fewer rows"};
  }
  return true;
}

}  // namespace entente::query
