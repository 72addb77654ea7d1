#include "graph/chunks.hpp"

#include <utility>

namespace entente {

Chunks::Chunks(std::size_t count, Load load)
    : states_(std::make_unique<std::atomic<std::uint8_t>[]>(count)), count_(count), load_(std::move(load)) {}

void Chunks::touch_all() const {
  for (std::size_t chunk = 0; chunk < count_; ++chunk) touch(chunk);
}

void Chunks::load(std::size_t chunk) const {
  std::atomic<std::uint8_t>& state = states_[chunk];
  std::uint8_t seen = kAbsent;
  if (state.compare_exchange_strong(seen, kBusy, std::memory_order_acq_rel)) {
    load_(chunk);
    state.store(kReady, std::memory_order_release);
    state.notify_all();
    return;
  }
  while (seen != kReady) {  // another thread is at it
    state.wait(seen, std::memory_order_acquire);
    seen = state.load(std::memory_order_acquire);
  }
}

}  // namespace entente
