// Large pages for large arrays: look-ups that go to a dozen places far apart spend most of their time on the
// tables that translate addresses, unless a page is large. Private to graph/.
#pragma once

#include <cstddef>

namespace entente {

/// Asks the system to back the array by large pages, before anything is written to it. A hint: where there
/// are none, or the array is small, nothing changes.
void use_large_pages(const void* data, std::size_t bytes);

template <class T>
void use_large_pages(const T& array) {
  use_large_pages(array.data(), array.size() * sizeof(array[0]));
}

}  // namespace entente
