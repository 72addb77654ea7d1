// The segments of a store as the source of a base. Private to graph/.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

#include "graph/base/base_source.hpp"
#include "graph/result.hpp"
#include "graph/store/database.hpp"

namespace entente {

/// Reads through a connection in a read transaction, which sees the same segments as long as it lasts.
/// Thread-safe.
class StoredSegments final : public BaseSource {
 public:
  /// Through a connection of its own, whose snapshot must hold the segments of generation `base`; nullptr
  /// where the store has others by now.
  static Result<std::shared_ptr<StoredSegments>> open(const Database& beside, std::int64_t base);
  /// Through this connection, until release().
  static Result<std::shared_ptr<StoredSegments>> borrow(Database& database);

  std::optional<std::string> part(std::uint8_t kind, std::uint32_t key, std::uint32_t part) override;
  [[nodiscard]] std::uint64_t stored_bytes() const override { return bytes_; }
  void refuse(std::uint8_t kind, std::uint32_t key, std::uint32_t part) override;

  /// Reads no more: everything has been read.
  void release();
  /// Moves on to a newer snapshot with the same segments, so that the write-ahead log can be emptied; stays
  /// where there is none.
  void move_on(std::int64_t base);

 private:
  std::mutex mutex_;
  std::unique_ptr<Database> own_;
  Database* database_ = nullptr;
  std::string path_;
  std::uint64_t bytes_ = 0;
  int side_ = 0;  // see live_side
};

}  // namespace entente
