// Where the parts of a stored base come from while they are read on touch. Private to graph/.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

#include "graph/result.hpp"

namespace entente {

/// Reading on touch has nobody to give an error to: it notes the first fault here, and whoever asked the
/// graph looks afterwards. Thread-safe.
class BaseSource {
 public:
  BaseSource() = default;
  BaseSource(const BaseSource&) = delete;
  BaseSource& operator=(const BaseSource&) = delete;
  virtual ~BaseSource() = default;

  /// The bytes of a part of a segment; nothing, and a fault, where they cannot be read.
  virtual std::optional<std::string> part(std::uint8_t kind, std::uint32_t key, std::uint32_t part) = 0;
  /// An upper bound of what is stored, so that nobody allocates by a made-up count.
  [[nodiscard]] virtual std::uint64_t stored_bytes() const = 0;
  /// Notes that a part was read and makes no sense.
  virtual void refuse(std::uint8_t kind, std::uint32_t key, std::uint32_t part) = 0;

  [[nodiscard]] std::optional<Error> fault() const {
    const std::lock_guard lock(mutex_);
    return fault_;
  }

 protected:
  void note(Error error) {
    const std::lock_guard lock(mutex_);
    if (!fault_) fault_ = std::move(error);
  }

 private:
  mutable std::mutex mutex_;
  std::optional<Error> fault_;
};

}  // namespace entente
