// Parts of segments on their way from the thread that makes them to the one that writes them. Private to
// graph/.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>

#include "graph/store/segment.hpp"

namespace entente {

struct SegmentPart {
  SegmentKind kind{};
  std::uint32_t key = 0;
  std::uint32_t part = 0;
  std::string bytes{};
};

/// Holds so many bytes at most, and one part more. One thread puts, one takes.
class PartQueue {
 public:
  explicit PartQueue(std::size_t most_bytes) : most_(most_bytes) {}

  /// Waits while the queue is full. False where nobody will take it.
  bool put(SegmentPart part) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return bytes_ < most_ || closed_; });
    if (closed_) return false;
    bytes_ += part.bytes.size();
    parts_.push_back(std::move(part));
    changed_.notify_all();
    return true;
  }

  /// Waits for a part; none when the queue is closed and empty.
  std::optional<SegmentPart> take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !parts_.empty() || closed_; });
    if (parts_.empty()) return std::nullopt;
    SegmentPart part = std::move(parts_.front());
    parts_.pop_front();
    bytes_ -= part.bytes.size();
    changed_.notify_all();
    return part;
  }

  /// Nothing more is put (said by the one that puts) or taken (said by the one that takes).
  void close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<SegmentPart> parts_;
  std::size_t bytes_ = 0;
  bool closed_ = false;
};

/// Closes a queue at its end, however that comes.
class ClosesQueue {
 public:
  explicit ClosesQueue(PartQueue& queue) : queue_(queue) {}
  ~ClosesQueue() { queue_.close(); }
  ClosesQueue(const ClosesQueue&) = delete;
  ClosesQueue& operator=(const ClosesQueue&) = delete;

 private:
  PartQueue& queue_;
};

}  // namespace entente
