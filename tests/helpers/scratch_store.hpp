// A new store for one test, in a folder of its own that goes with it. In a REQUIRE of Catch2.
#pragma once

#include <catch2/catch.hpp>
#include <memory>
#include <sstream>
#include <string>

#include "graph/dump/dump.hpp"
#include "graph/store.hpp"
#include "tests/graph/scratch.hpp"

namespace entente {

class ScratchStore {
 public:
  ScratchStore() { reopen(OpenMode::Create); }

  Store& operator*() { return *store_; }
  Store* operator->() { return store_.get(); }
  /// The path of a file beside the store.
  [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }

  void reopen(OpenMode mode = OpenMode::Write) {
    store_.reset();
    auto opened = Store::open(folder_.file("news.kg"), mode);
    REQUIRE(opened);
    store_ = std::make_unique<Store>(std::move(*opened));
  }
  /// Everything that is in it, in an order that ids do not touch.
  [[nodiscard]] std::string dumped() const { return dump_of(*store_); }

  static std::string dump_of(const Store& store) {
    std::ostringstream out;
    REQUIRE(dump_store(store, out));
    return out.str();
  }

 private:
  Scratch folder_;  // goes after the store
  std::unique_ptr<Store> store_;
};

}  // namespace entente
