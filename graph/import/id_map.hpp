// The ids of an import's files and their nodes. Private to graph/.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/base/column.hpp"
#include "graph/ids.hpp"

namespace entente {

/// Ids that are small plain numbers are looked up by index, others by hash.
class IdMap {
 public:
  /// An id as it is looked up. The text is the caller's.
  struct Id {
    Id() = default;
    Id(std::string_view given) : text(given), number(plain_number(given)) {}  // NOLINT(*-explicit-*)
    std::string_view text{};
    std::uint32_t number = kNoNumber;
  };
  /// False where the id is there already.
  bool add(const Id& id, NodeId node);
  [[nodiscard]] NodeId find(const Id& id) const;  ///< none where it is not there
  /// Asks the memory for what find(id) will read; for when there is other work until then.
  void prefetch(const Id& id) const {
    if (id.number < by_number_.size()) __builtin_prefetch(&by_number_[id.number]);
  }

 private:
  static constexpr std::uint32_t kNoNumber = ~std::uint32_t{0};
  static std::uint32_t plain_number(std::string_view id);
  [[nodiscard]] std::size_t place(std::string_view id) const;
  void grow();
  void grow_numbers(std::size_t size);

  std::vector<NodeId> by_number_;
  TextTable texts_;
  std::vector<NodeId> nodes_;         // by text
  std::vector<std::uint32_t> slots_;  // open addressing: text + 1, 0 is free
};

}  // namespace entente
