// Array: a vector whose growth writes nothing. Stored parts are decoded into their places when they are
// touched; until then the memory of a large array is only reserved. Private to graph/.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace entente {

template <class T>
struct Unwritten : std::allocator<T> {
  template <class U>
  struct rebind {  // NOLINT(readability-identifier-naming): the name that the standard asks for
    using other = Unwritten<U>;
  };
  /// Leaves the element as it is: whoever resizes fills, before anybody reads.
  template <class U>
  void construct(U* /*place*/) noexcept {
    static_assert(std::is_trivially_copyable_v<U>);
  }
  template <class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    ::new (static_cast<void*>(place)) U(std::forward<Arguments>(arguments)...);
  }
};

template <class T>
using Array = std::vector<T, Unwritten<T>>;

}  // namespace entente
