#include "graph/store/stored_segments.hpp"

#include <fmt/format.h>

#include "graph/store/stored_graph.hpp"

namespace entente {
namespace {

Error damaged(const std::string& path, std::string what) {
  return {.kind = ErrorKind::FormatError,
          .message = "the store is damaged: " + std::move(what),
          .hint = "restore the file from a copy",
          .file = path};
}

/// A connection whose snapshot holds the segments of that generation; nullptr where they are others.
Result<std::unique_ptr<Database>> snapshot_of(const Database& beside, std::int64_t base) {
  auto database = Database::open_beside(beside);
  if (!database) return database;
  if (auto begun = (*database)->run("PRAGMA query_only = ON; PRAGMA mmap_size = 0; BEGIN"); !begun)
    return fail(begun.error());
  const auto held = (*database)->number("SELECT base FROM state");
  if (!held) return fail(held.error());
  return *held == base ? std::move(database) : nullptr;
}

Result<std::uint64_t> size_of(Database& database) {
  const auto pages = database.number("PRAGMA page_count");
  if (!pages) return fail(pages.error());
  const auto size = database.number("PRAGMA page_size");
  if (!size) return fail(size.error());
  return static_cast<std::uint64_t>(pages->value_or(0)) * static_cast<std::uint64_t>(size->value_or(0));
}

}  // namespace

Result<std::shared_ptr<StoredSegments>> StoredSegments::open(const Database& beside, std::int64_t base) {
  auto database = snapshot_of(beside, base);
  if (!database) return fail(database.error());
  if (*database == nullptr) return nullptr;
  auto segments = borrow(**database);
  if (segments) (*segments)->own_ = std::move(*database);
  return segments;
}

Result<std::shared_ptr<StoredSegments>> StoredSegments::borrow(Database& database) {
  const auto bytes = size_of(database);
  if (!bytes) return fail(bytes.error());
  const auto side = live_side(database);
  if (!side) return fail(side.error());
  auto segments = std::make_shared<StoredSegments>();
  segments->database_ = &database;
  segments->path_ = database.path();
  segments->bytes_ = *bytes;
  segments->side_ = side->value_or(0);
  return segments;
}

std::optional<std::string> StoredSegments::part(std::uint8_t kind, std::uint32_t key, std::uint32_t part) {
  const std::lock_guard lock(mutex_);
  if (database_ == nullptr) {
    note(damaged(path_, "a segment was asked for after all were read"));
    return std::nullopt;
  }
  auto row = database_->prepare("SELECT data FROM segments WHERE kind = ? AND key = ? AND part = ?");
  if (!row) {
    note(row.error());
    return std::nullopt;
  }
  row->number(kind + side_).number(key).number(part);
  const auto found = row->step();
  if (!found) {
    note(found.error());
    return std::nullopt;
  }
  if (!*found) {
    note(damaged(path_, fmt::format("part {} of segment {}.{} is missing", part, kind, key)));
    return std::nullopt;
  }
  return std::string(row->blob_at(0));
}

void StoredSegments::refuse(std::uint8_t kind, std::uint32_t key, std::uint32_t part) {
  note(damaged(path_, fmt::format("part {} of segment {}.{} cannot be read", part, kind, key)));
}

void StoredSegments::release() {
  const std::lock_guard lock(mutex_);
  database_ = nullptr;
  own_.reset();
}

void StoredSegments::move_on(std::int64_t base) {
  const std::lock_guard lock(mutex_);
  if (own_ == nullptr) return;
  auto database = snapshot_of(*own_, base);
  if (!database || *database == nullptr) return;
  own_ = std::move(*database);
  database_ = own_.get();
}

}  // namespace entente
