// Large pages for large arrays: look-ups that go to a dozen places far apart spend most of their time on the
// tables that translate addresses, unless a page is large. Private to graph/.
#pragma once

#include <cstddef>

namespace entente {

/// Asks the system to back the array by large pages: for what is about to be written whole. A hint: where
/// there are none, or the array is small, nothing changes.
void use_large_pages(const void* data, std::size_t bytes);

/// The same for an array that stands partly written on small pages, which others may be reading: what is
/// there is moved to large pages now (Linux 6.1 or later; else the system does it by and by).
void move_to_large_pages(const void* data, std::size_t bytes);

template <class T>
void use_large_pages(const T& array) {
  use_large_pages(array.data(), array.size() * sizeof(array[0]));
}
template <class T>
void move_to_large_pages(const T* array, std::size_t size) {
  move_to_large_pages(static_cast<const void*>(array), size * sizeof(T));
}

}  // namespace entente
