#include "graph/base/large_pages.hpp"

#ifdef __linux__
#include <sys/mman.h>
#endif

#include <cstdint>

namespace entente {

#ifdef __linux__
namespace {

constexpr int kCollapse = 25;  // MADV_COLLAPSE, which older headers do not name

/// Of the array, the large pages that lie wholly within it.
void advise(const void* data, std::size_t bytes, int advice) {
  constexpr std::uintptr_t kLarge = std::uintptr_t{2} << 20;
  const auto begin = reinterpret_cast<std::uintptr_t>(data);
  const std::uintptr_t first = (begin + kLarge - 1) / kLarge * kLarge,
                       last = (begin + bytes) / kLarge * kLarge;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): an address within the array, rounded
  if (first < last) (void)madvise(reinterpret_cast<void*>(first), last - first, advice);
}

}  // namespace

void use_large_pages(const void* data, std::size_t bytes) { advise(data, bytes, MADV_HUGEPAGE); }

void move_to_large_pages(const void* data, std::size_t bytes) {
  advise(data, bytes, MADV_HUGEPAGE);  // for what is not written yet
  advise(data, bytes, kCollapse);
}
#else
void use_large_pages(const void* /*data*/, std::size_t /*bytes*/) {}
void move_to_large_pages(const void* /*data*/, std::size_t /*bytes*/) {}
#endif

}  // namespace entente
