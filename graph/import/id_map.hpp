// The ids of an import's files and their nodes. Private to graph/.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/base/column.hpp"
#include "graph/ids.hpp"

namespace entente {

/// Ids that are small plain numbers are looked up by index, others by hash.
class IdMap {
 public:
  /// False where the id is there already.
  bool add(std::string_view id, NodeId node);
  [[nodiscard]] NodeId find(std::string_view id) const;  ///< none where it is not there
  /// Asks the memory for what find(id) will read; for when there is other work until then.
  void prefetch(std::string_view id) const;

 private:
  static std::optional<std::uint32_t> plain_number(std::string_view id);
  [[nodiscard]] std::size_t place(std::string_view id) const;
  void grow();
  void grow_numbers(std::size_t size);

  std::vector<NodeId> by_number_;
  TextTable texts_;
  std::vector<NodeId> nodes_;         // by text
  std::vector<std::uint32_t> slots_;  // open addressing: text + 1, 0 is free
};

}  // namespace entente
