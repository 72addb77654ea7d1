// What the benchmarks share: an error ends the program with its message, and the time since a start.
#pragma once

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <type_traits>
#include <utility>

#include "graph/result.hpp"

namespace entente::bench {

using Clock = std::chrono::steady_clock;

template <class T>
T must(Result<T> result) {
  if (result) {
    if constexpr (std::is_void_v<T>)
      return;
    else
      return std::move(*result);
  }
  std::fprintf(stderr, "%s\n", result.error().message.c_str());
  std::_Exit(1);  // without destructors: readers' threads may be running
}

inline double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace entente::bench
