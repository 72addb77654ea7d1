#include "graph/base/chunks.hpp"

#include <algorithm>
#include <utility>

namespace entente {
namespace {

// An eighth is far from what one look-up touches, and near the start of a walk about the whole.
std::ptrdiff_t few_of(std::size_t chunks) {
  return std::max<std::ptrdiff_t>(16, static_cast<std::ptrdiff_t>(chunks / 8));
}

}  // namespace

Chunks::Chunks(std::size_t count, Load load, Enlarge enlarge)
    : states_(std::make_unique<std::atomic<std::uint8_t>[]>(count)),
      few_left_(std::make_unique<std::atomic<std::ptrdiff_t>>(few_of(count))),
      count_(count),
      load_(std::move(load)),
      enlarge_(std::move(enlarge)) {}

void Chunks::touch_all() const {
  if (enlarge_ && few_left_->exchange(0, std::memory_order_relaxed) > 0) enlarge_();
  for (std::size_t chunk = 0; chunk < count_; ++chunk) touch(chunk);
}

void Chunks::load(std::size_t chunk) const {
  std::atomic<std::uint8_t>& state = states_[chunk];
  std::uint8_t seen = kAbsent;
  if (state.compare_exchange_strong(seen, kBusy, std::memory_order_acq_rel)) {
    load_(chunk);
    if (few_left_->fetch_sub(1, std::memory_order_relaxed) == 1 && enlarge_) enlarge_();
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
