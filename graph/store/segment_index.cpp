// The index of a property as parts of a segment: a head with each chunk's first hash, then chunks of (hash,
// node).
#include <algorithm>

#include "graph/store/compress.hpp"
#include "graph/store/packed.hpp"
#include "graph/store/segment.hpp"

namespace entente {
namespace {

constexpr auto kKind = static_cast<std::uint8_t>(SegmentKind::NodeIndex);
constexpr std::size_t kHeadLimit = std::size_t{1} << 32;

bool read_entries(std::string_view bytes, std::span<HashTable::Entry> out, std::size_t nodes) {
  ByteReader in(bytes);
  bool fits = true;
  return read_packed(
             in, out.size(),
             [&](std::size_t i, std::int64_t hash) { out[i].hash = static_cast<std::uint32_t>(hash); }) &&
         read_packed(in, out.size(),
                     [&](std::size_t i, std::int64_t node) {
                       fits = fits && static_cast<std::uint64_t>(node) < nodes;
                       out[i].node = NodeId(static_cast<std::uint32_t>(node));
                     }) &&
         fits && in.complete() && std::is_sorted(out.begin(), out.end());
}

}  // namespace

bool wants_index(const Column& column) {
  const std::size_t count = column.presence.count();
  constexpr std::size_t kFew = 1024;  // are indexed as fast as an index is read
  if (count < kFew) return false;
  if (column.kind == ColumnKind::String) return column.dictionary.size() >= count / 2;
  if (column.kind != ColumnKind::Integer) return false;
  column.touch_all();
  const auto [least, most] = std::minmax_element(column.integers.begin(), column.integers.end());
  return static_cast<std::uint64_t>(*most) - static_cast<std::uint64_t>(*least) >= count / 2;
}

Result<void> write_index(const Column& column, std::uint32_t key, const SegmentSink& sink) {
  const std::unique_ptr<HashTable> table = index_values(column);
  const auto entries = table->entries();
  ByteWriter head;
  head.number(entries.size());
  const std::size_t chunks = chunk_count(entries.size(), HashTable::kChunkBits);
  for (std::size_t chunk = 0; chunk < chunks; ++chunk)
    head.number(entries[chunk << HashTable::kChunkBits].hash);
  if (auto done = sink(SegmentKind::NodeIndex, key, 0, compress(head.bytes())); !done) return done;
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    const std::size_t first = chunk << HashTable::kChunkBits;
    const auto part =
        entries.subspan(first, std::min(entries.size() - first, std::size_t{1} << HashTable::kChunkBits));
    ByteWriter out;
    write_packed(out, part.size(), [&](std::size_t i) { return part[i].hash; });
    write_packed(out, part.size(), [&](std::size_t i) { return part[i].node.number; });
    auto done = sink(SegmentKind::NodeIndex, key, static_cast<std::uint32_t>(chunk + 1), out.take());
    if (!done) return done;
  }
  return {};
}

std::unique_ptr<HashTable> open_index(BaseSource& source, std::uint32_t key, std::size_t nodes) {
  const auto frame = source.part(kKind, key, 0);
  if (!frame) return nullptr;
  const auto bytes = decompress(*frame, kHeadLimit);
  ByteReader in(bytes ? std::string_view(*bytes) : std::string_view());
  const std::uint64_t size = in.number();
  std::vector<std::uint32_t> first;
  if (size <= source.stored_bytes() * 8)
    for (std::size_t left = chunk_count(size, HashTable::kChunkBits); left > 0 && !in.failed(); --left)
      first.push_back(in.number32());
  if (!in.complete() || size > source.stored_bytes() * 8 || !std::is_sorted(first.begin(), first.end())) {
    source.refuse(kKind, key, 0);
    return nullptr;
  }
  return std::make_unique<HashTable>(
      size, std::move(first), [&source, key, nodes](std::size_t chunk, std::span<HashTable::Entry> out) {
        const auto part = static_cast<std::uint32_t>(chunk + 1);
        const auto stored = source.part(kKind, key, part);
        if (stored && read_entries(*stored, out, nodes)) return;
        if (stored) source.refuse(kKind, key, part);
        std::fill(out.begin(), out.end(), HashTable::Entry{0, NodeId(0)});
      });
}

}  // namespace entente
