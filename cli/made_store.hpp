// A store for commands that make it where it is absent.
#pragma once

#include <string>
#include <vector>

#include "graph/store.hpp"

namespace entente::cli {

/// Opened for writing. A store that was made here and has nothing in it at the end is taken away again, so
/// that a command which came to nothing leaves no file behind.
class MadeStore {
 public:
  static Result<MadeStore> open(const std::string& path);
  MadeStore(MadeStore&& other) noexcept;
  MadeStore& operator=(MadeStore&&) = delete;
  MadeStore(const MadeStore&) = delete;
  MadeStore& operator=(const MadeStore&) = delete;
  ~MadeStore();

  Store& operator*() { return store_; }
  Store* operator->() { return &store_; }
  /// It was made here, and nothing is in it.
  [[nodiscard]] bool came_to_nothing() const;

 private:
  MadeStore(Store store, bool made) : store_(std::move(store)), made_(made) {}

  Store store_;
  bool made_;
};

/// For the end of a command: `news.kg: 169 nodes, 163 edges`, or that there is no store.
std::string store_line(MadeStore& store);

/// The exit status of a command that put documents into a store: done, stopped by Ctrl-C (which is said), or
/// with documents that were refused.
int end_of_filling(bool interrupted, const std::vector<Error>& refused);

}  // namespace entente::cli
