// Chunks: which parts of stored arrays are in memory. A part is decoded into its place when it is first
// touched, once, safely from several threads; a touch of one that is there is a byte's comparison.
// A process that looks at little wants small pages, since the system clears each before it gives it; one that
// goes about the whole wants large ones: the arrays are moved to them when a share of their chunks is there.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace entente {

class Chunks {
 public:
  /// Fills the places of a chunk; where the stored bytes are bad, with harmless values.
  using Load = std::function<void(std::size_t chunk)>;

  /// Moves the arrays to large pages; called once, while others may read them. None for what is small.
  using Enlarge = std::function<void()>;

  Chunks() = default;  ///< of arrays that are whole
  Chunks(std::size_t count, Load load, Enlarge enlarge = nullptr);

  [[nodiscard]] bool ready(std::size_t chunk) const {
    return states_ == nullptr || states_[chunk].load(std::memory_order_acquire) == kReady;
  }
  void touch(std::size_t chunk) const {
    if (!ready(chunk)) load(chunk);
  }
  void touch_all() const;

 private:
  static constexpr std::uint8_t kAbsent = 0, kBusy = 1, kReady = 2;
  void load(std::size_t chunk) const;

  std::unique_ptr<std::atomic<std::uint8_t>[]> states_;    // nullptr: whole
  std::unique_ptr<std::atomic<std::ptrdiff_t>> few_left_;  // to load before the arrays are enlarged
  std::size_t count_ = 0;
  Load load_;
  Enlarge enlarge_;
};

}  // namespace entente
