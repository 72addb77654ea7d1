// ColumnSet: the property columns of a base's nodes (or edges) by key; stored ones are opened when asked for.
// Private to graph/.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "graph/base/chunks.hpp"
#include "graph/base/column.hpp"
#include "graph/ids.hpp"

namespace entente {

class ColumnSet {
 public:
  using Held = std::shared_ptr<const Column>;
  using Open = std::function<Held(KeyId key)>;

  ColumnSet() = default;
  explicit ColumnSet(std::vector<Held> columns) : columns_(std::move(columns)) {}
  /// Stored columns: `open` gives that of a key, or nullptr.
  ColumnSet(std::size_t keys, Open open)
      : columns_(keys), opened_(keys, [places = columns_.data(), open = std::move(open)](std::size_t key) {
          places[key] = open(KeyId(static_cast<std::uint32_t>(key)));
        }) {}

  /// One more than the largest key that can have a column.
  [[nodiscard]] std::size_t size() const { return columns_.size(); }
  /// nullptr where nothing has the key.
  [[nodiscard]] const Column* find(KeyId key) const { return share(key).get(); }
  [[nodiscard]] const Held& share(KeyId key) const {
    static const Held kNone;
    if (key.number >= columns_.size()) return kNone;
    opened_.touch(key.number);
    return columns_[key.number];
  }
  void touch_all() const {
    opened_.touch_all();
    for (const Held& column : columns_)
      if (column != nullptr) column->touch_all();
  }

 private:
  std::vector<Held> columns_;
  Chunks opened_;  // a chunk a key
};

}  // namespace entente
