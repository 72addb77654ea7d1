// Paged: a growing array in pages that snapshots share. Copying it copies page pointers; a page is copied
// when a writer that does not own it writes to it. Private to graph/.
//
// Ownership goes by token, not by reference count: a state stamps what it writes with its token, and taking a
// snapshot gives both sides a new token, so neither may write in place what they then share.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace entente {

using OwnerToken = std::uint64_t;

/// A record behind a shared pointer, with the token of the state that may write to it in place.
template <class T>
struct Owned {
  OwnerToken owner = 0;
  std::shared_ptr<T> item;
};

template <class T>
class Paged {
 public:
  static constexpr std::size_t kPageSize = 256;

  /// The item, or nullptr where none was ever written.
  [[nodiscard]] const T* find(std::size_t index) const {
    const std::size_t page = index / kPageSize;
    if (page >= pages_.size()) return nullptr;
    const Page* held = pages_[page].get();
    return held == nullptr ? nullptr : held->items[index % kPageSize].item.get();
  }

  /// The item for writing: created empty, or copied first where it is shared with a snapshot.
  T& write(std::size_t index, OwnerToken owner) {
    const std::size_t page = index / kPageSize;
    if (page >= pages_.size()) pages_.resize(page + 1);
    auto& held = pages_[page];
    if (held == nullptr) {
      held = std::make_shared<Page>();
      held->owner = owner;
    } else if (held->owner != owner) {
      held = std::make_shared<Page>(*held);
      held->owner = owner;
    }
    Owned<T>& slot = held->items[index % kPageSize];
    if (slot.item == nullptr) {
      slot = {owner, std::make_shared<T>()};
    } else if (slot.owner != owner) {
      slot = {owner, std::make_shared<T>(*slot.item)};
    }
    return *slot.item;
  }

  /// Forgets the item, as if never written.
  void erase(std::size_t index, OwnerToken owner) {
    if (find(index) == nullptr) return;
    write(index, owner);
    pages_[index / kPageSize]->items[index % kPageSize] = {};
  }

  /// The first index at or after `index` that holds an item, or `bound()` where none does.
  [[nodiscard]] std::size_t next(std::size_t index) const {
    const std::size_t end = bound();
    while (index < end) {
      const auto& page = pages_[index / kPageSize];
      if (page == nullptr) {
        index = (index / kPageSize + 1) * kPageSize;
        continue;
      }
      if (page->items[index % kPageSize].item != nullptr) return index;
      ++index;
    }
    return end;
  }

  [[nodiscard]] bool empty() const { return pages_.empty(); }
  [[nodiscard]] std::size_t bound() const { return pages_.size() * kPageSize; }
  void clear() { pages_.clear(); }

 private:
  struct Page {
    OwnerToken owner = 0;
    std::array<Owned<T>, kPageSize> items;
  };
  std::vector<std::shared_ptr<Page>> pages_;
};

}  // namespace entente
