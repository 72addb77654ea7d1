// Property columns as parts of segments: a head (kind, which rows have a value, the texts' directory), then
// chunks of values and of texts.
#include <algorithm>
#include <unordered_map>

#include "graph/base/large_pages.hpp"
#include "graph/store/compress.hpp"
#include "graph/store/encode_value.hpp"
#include "graph/store/packed.hpp"
#include "graph/store/segment.hpp"

namespace entente {
namespace {

constexpr std::size_t kFrameLimit = std::size_t{1} << 34;
constexpr std::size_t kDistinctFloats = 4096;  // in a chunk: more are stored as they are
constexpr std::size_t kMostSqueezed = 32;      // texts are stored as they are rather than smaller

// On disk for good: never renumber.
enum class Stored : std::uint8_t { Integer = 1, Float = 2, Boolean = 3, Date = 4, String = 5, Mixed = 6 };
constexpr std::pair<ColumnKind, Stored> kKinds[] = {
    {ColumnKind::Integer, Stored::Integer}, {ColumnKind::Float, Stored::Float},
    {ColumnKind::Boolean, Stored::Boolean}, {ColumnKind::Date, Stored::Date},
    {ColumnKind::String, Stored::String},   {ColumnKind::Mixed, Stored::Mixed},
    {ColumnKind::Empty, Stored::Mixed}};

/// The slots (or texts) of one chunk.
struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
  [[nodiscard]] std::size_t size() const { return end - begin; }
};
Range chunk_range(std::size_t chunk, unsigned bits, std::size_t size) {
  return {chunk << bits, std::min(size, (chunk + 1) << bits)};
}

SegmentKind values_kind(bool of_nodes) {
  return of_nodes ? SegmentKind::NodeColumn : SegmentKind::EdgeColumn;
}
SegmentKind texts_kind(bool of_nodes) { return of_nodes ? SegmentKind::NodeTexts : SegmentKind::EdgeTexts; }

// --- Writing

std::string head_bytes(const Column& column) {
  ByteWriter out;
  for (const auto& [kind, number] : kKinds)
    if (kind == column.kind) {
      out.byte(static_cast<std::uint8_t>(number));
      break;
    }
  out.number(column.presence.rows());
  const auto bits = column.presence.bits();
  out.number(bits.size());
  for (const std::uint64_t word : bits) out.fixed(word);
  if (column.kind == ColumnKind::String) {
    out.number(column.dictionary.size());
    for (std::size_t chunk = 0; chunk < chunk_count(column.dictionary.size(), TextTable::kChunkBits);
         ++chunk) {
      const Range texts = chunk_range(chunk, TextTable::kChunkBits, column.dictionary.size());
      std::size_t bytes = 0;
      for (std::size_t code = texts.begin; code < texts.end; ++code)
        bytes += column.dictionary.at(static_cast<std::uint32_t>(code)).size();
      out.number(bytes);
    }
  }
  return compress(out.bytes());
}

/// Few different numbers (a confidence in hundredths) are stored once each, and as places among them.
void write_floats(ByteWriter& out, const Column& column, const Range& slots) {
  std::unordered_map<std::uint64_t, std::uint32_t> places;
  std::vector<double> distinct;
  std::vector<std::uint32_t> codes;
  codes.reserve(slots.size());
  for (std::size_t slot = slots.begin; slot < slots.end && distinct.size() <= kDistinctFloats; ++slot) {
    const double value = column.floats[slot];
    const auto [at, added] =
        places.try_emplace(std::bit_cast<std::uint64_t>(value), static_cast<std::uint32_t>(distinct.size()));
    if (added) distinct.push_back(value);
    codes.push_back(at->second);
  }
  const bool few = distinct.size() <= kDistinctFloats && distinct.size() < slots.size();
  out.number(few ? distinct.size() : 0);
  if (few) {
    for (const double value : distinct) out.floating(value);
    write_packed(out, codes.size(), [&](std::size_t i) { return codes[i]; });
  } else {
    for (std::size_t slot = slots.begin; slot < slots.end; ++slot) out.floating(column.floats[slot]);
  }
}

std::string value_bytes(const Column& column, const Range& slots) {
  ByteWriter out;
  const auto packed = [&](const auto& numbers) {
    write_packed(out, slots.size(), [&](std::size_t i) { return numbers[slots.begin + i]; });
  };
  switch (column.kind) {
    case ColumnKind::Integer:
      packed(column.integers);
      break;
    case ColumnKind::Float:
      write_floats(out, column, slots);
      break;
    case ColumnKind::Boolean:
      packed(column.booleans);
      break;
    case ColumnKind::Date:
      packed(column.dates);
      break;
    case ColumnKind::String:
      packed(column.codes);
      break;
    case ColumnKind::Empty:
    case ColumnKind::Mixed:
      for (std::size_t slot = slots.begin; slot < slots.end; ++slot) write_value(out, column.mixed[slot]);
      return compress(out.bytes());
  }
  return out.take();
}

std::string text_bytes(const TextTable& texts, const Range& codes) {
  ByteWriter out;
  const auto text = [&](std::size_t i) { return texts.at(static_cast<std::uint32_t>(codes.begin + i)); };
  write_packed(out, codes.size(), [&](std::size_t i) { return static_cast<std::int64_t>(text(i).size()); });
  std::string bytes;
  for (std::size_t i = 0; i < codes.size(); ++i) bytes += text(i);
  const std::string frame = compress(bytes);
  const bool squeezed = frame.size() * kMostSqueezed >= bytes.size();
  out.byte(squeezed ? 1 : 0);
  out.raw(squeezed ? frame : bytes);
  return out.take();
}

// --- Reading

bool read_presence(ByteReader& in, Presence& presence, std::size_t most_rows) {
  const std::uint64_t rows = in.number();
  if (rows > most_rows) return false;
  std::vector<std::uint64_t> bits(in.count(8));
  if (!bits.empty() && bits.size() != (rows + 63) / 64) return false;
  for (auto& word : bits) word = in.fixed();
  if (!bits.empty() && rows % 64 != 0 && (bits.back() >> (rows % 64)) != 0) return false;
  presence = Presence::from_bits(std::move(bits), rows);
  return !in.failed();
}

bool read_floats(ByteReader& in, double* out, std::size_t count) {
  std::vector<double> distinct(in.count(8));
  if (distinct.empty()) {
    for (std::size_t i = 0; i < count; ++i) out[i] = in.floating();
    return !in.failed();
  }
  for (double& value : distinct) value = in.floating();
  bool fits = true;
  return read_packed(in, count,
                     [&](std::size_t i, std::int64_t place) {
                       const bool known = static_cast<std::uint64_t>(place) < distinct.size();
                       fits = fits && known;
                       out[i] = known ? distinct[static_cast<std::size_t>(place)] : 0.0;
                     }) &&
         fits;
}

/// Numbers for which `known` holds.
template <class T, class Known>
bool read_numbers(ByteReader& in, T* out, std::size_t count, const Known& known) {
  bool fits = true;
  return read_packed(in, count,
                     [&](std::size_t i, std::int64_t number) {
                       fits = fits && known(number);
                       out[i] = static_cast<T>(number);
                     }) &&
         fits;
}

bool read_mixed(std::string_view frame, Value* out, std::size_t count) {
  const auto bytes = decompress(frame, kFrameLimit);
  if (!bytes) return false;
  ByteReader in(*bytes);
  for (std::size_t i = 0; i < count && !in.failed(); ++i) out[i] = read_value(in);
  return in.complete();
}

bool is_packed_date(std::int64_t number) {
  return number == static_cast<PackedDate>(number) && (number & 3) <= static_cast<int>(DatePrecision::Day);
}

/// The chunk's values into their places; sound ones even where it gives false.
bool read_values(std::string_view bytes, Column& column, const Range& slots) {
  ByteReader in(bytes);
  const std::size_t count = slots.size();
  const auto read = [&](auto& numbers, const auto& known) {
    auto* const out = numbers.data() + slots.begin;
    if (read_numbers(in, out, count, known) && in.complete()) return true;
    std::fill_n(out, count, 0);
    return false;
  };
  switch (column.kind) {
    case ColumnKind::Integer:
      return read(column.integers, [](std::int64_t) { return true; });
    case ColumnKind::Boolean:
      return read(column.booleans, [](std::int64_t number) { return number == 0 || number == 1; });
    case ColumnKind::Date:
      return read(column.dates, is_packed_date);
    case ColumnKind::String:
      return read(column.codes, [texts = column.dictionary.size()](std::int64_t code) {
        return static_cast<std::uint64_t>(code) < texts;
      });
    case ColumnKind::Float: {
      double* const out = column.floats.data() + slots.begin;
      if (read_floats(in, out, count) && in.complete()) return true;
      std::fill_n(out, count, 0.0);
      return false;
    }
    case ColumnKind::Empty:
    case ColumnKind::Mixed:
      return read_mixed(bytes, column.mixed.data() + slots.begin, count);
  }
  return false;
}

/// Calls `visit` with the array of the column's values; not for mixed ones.
template <class Visit>
void visit_array(Column& column, const Visit& visit) {
  switch (column.kind) {
    case ColumnKind::Integer:
      return visit(column.integers);
    case ColumnKind::Float:
      return visit(column.floats);
    case ColumnKind::Boolean:
      return visit(column.booleans);
    case ColumnKind::Date:
      return visit(column.dates);
    case ColumnKind::String:
      return visit(column.codes);
    case ColumnKind::Empty:
    case ColumnKind::Mixed:
      return;
  }
}

void reserve_values(Column& column, std::size_t count) {
  if (column.kind == ColumnKind::Empty || column.kind == ColumnKind::Mixed) return column.mixed.resize(count);
  visit_array(column, [&](auto& values) { values.resize(count); });
}

bool read_texts(std::string_view bytes, const TextTable::Place& place) {
  ByteReader in(bytes);
  std::uint64_t end = 0;
  bool fits = true;
  const bool sizes = read_packed(in, place.texts, [&](std::size_t i, std::int64_t size) {
    fits = fits && size >= 0 && static_cast<std::uint64_t>(size) <= place.size - end;
    if (!fits) return;
    end += static_cast<std::uint64_t>(size);
    if (i + 1 < place.texts) place.ends[i] = place.first + end;
  });
  if (!sizes || !fits || end != place.size) return false;
  const bool squeezed = in.byte() == 1;
  const std::string_view stored = in.raw(in.left());
  const auto unpacked = squeezed ? decompress(stored, place.size) : std::nullopt;
  if (in.failed() || (squeezed && !unpacked)) return false;
  const std::string_view texts = squeezed ? std::string_view(*unpacked) : stored;
  if (texts.size() != place.size) return false;
  std::copy(texts.begin(), texts.end(), place.bytes);
  return true;
}

/// The dictionary: its directory now, its texts when they are touched.
bool open_texts(ByteReader& in, BaseSource& source, std::uint32_t key, bool of_nodes, TextTable& table) {
  const std::uint64_t texts = in.number();
  if (texts > source.stored_bytes() * 8) return false;
  std::vector<std::uint64_t> starts{0};
  for (std::size_t left = chunk_count(texts, TextTable::kChunkBits); left > 0 && !in.failed(); --left) {
    const std::uint64_t size = in.number();
    if (size > source.stored_bytes() * kMostSqueezed) in.fail();
    starts.push_back(starts.back() + size);
    if (starts.back() > source.stored_bytes() * kMostSqueezed) in.fail();
  }
  if (in.failed()) return false;
  const auto kind = static_cast<std::uint8_t>(texts_kind(of_nodes));
  table = TextTable::stored(texts, starts,
                            [&source, kind, key](std::size_t chunk, const TextTable::Place& place) {
                              const auto part = static_cast<std::uint32_t>(chunk);
                              const auto bytes = source.part(kind, key, part);
                              if (bytes && read_texts(*bytes, place)) return;
                              if (bytes) source.refuse(kind, key, part);
                              std::fill_n(place.ends, place.texts - 1, place.first + place.size);
                              std::fill_n(place.bytes, place.size, ' ');
                            });
  return true;
}

bool open_head(std::string_view bytes, BaseSource& source, std::uint32_t key, bool of_nodes, std::size_t rows,
               Column& column) {
  ByteReader in(bytes);
  const auto number = static_cast<Stored>(in.byte());
  for (const auto& [kind, stored] : kKinds)
    if (stored == number && kind != ColumnKind::Empty) column.kind = kind;
  if (column.kind == ColumnKind::Empty || !read_presence(in, column.presence, rows)) return false;
  const std::size_t count = column.presence.count();
  if (count > source.stored_bytes() * 8) return false;
  if (column.kind == ColumnKind::String) {
    if (!open_texts(in, source, key, of_nodes, column.dictionary)) return false;
    if (count != 0 && column.dictionary.size() == 0) return false;
  }
  return in.complete();
}

}  // namespace

Result<void> write_column(const Column& column, std::uint32_t key, bool of_nodes, const SegmentSink& sink) {
  column.touch_all();
  if (auto done = sink(values_kind(of_nodes), key, 0, head_bytes(column)); !done) return done;
  const std::size_t count = column.presence.count();
  for (std::size_t chunk = 0; chunk < chunk_count(count, Column::kChunkBits); ++chunk) {
    auto bytes = value_bytes(column, chunk_range(chunk, Column::kChunkBits, count));
    auto done = sink(values_kind(of_nodes), key, static_cast<std::uint32_t>(chunk + 1), std::move(bytes));
    if (!done) return done;
  }
  const std::size_t texts = column.dictionary.size();
  for (std::size_t chunk = 0; chunk < chunk_count(texts, TextTable::kChunkBits); ++chunk) {
    auto bytes = text_bytes(column.dictionary, chunk_range(chunk, TextTable::kChunkBits, texts));
    auto done = sink(texts_kind(of_nodes), key, static_cast<std::uint32_t>(chunk), std::move(bytes));
    if (!done) return done;
  }
  return {};
}

std::shared_ptr<const Column> open_column(BaseSource& source, std::uint32_t key, bool of_nodes,
                                          std::size_t rows) {
  const auto kind = static_cast<std::uint8_t>(values_kind(of_nodes));
  const auto frame = source.part(kind, key, 0);
  if (!frame) return nullptr;
  auto column = std::make_shared<Column>();
  const auto bytes = decompress(*frame, kFrameLimit);
  if (!bytes || !open_head(*bytes, source, key, of_nodes, rows, *column)) {
    source.refuse(kind, key, 0);
    return nullptr;
  }
  const std::size_t count = column->presence.count();
  reserve_values(*column, count);
  auto load = [&source, kind, key, count, &column = *column](std::size_t chunk) {
    const auto part = static_cast<std::uint32_t>(chunk + 1);
    const auto stored = source.part(kind, key, part);
    const Range slots = chunk_range(chunk, Column::kChunkBits, count);
    // Bytes that are not there are read as none, which gives sound values too.
    const std::string_view held = stored ? std::string_view(*stored) : "";
    const bool read = read_values(held, column, slots);
    if (stored && !read) source.refuse(kind, key, part);
  };
  auto enlarge = [&column = *column] {
    visit_array(column, [](auto& values) { move_to_large_pages(values.data(), values.size()); });
  };
  column->chunks = Chunks(chunk_count(count, Column::kChunkBits), std::move(load), std::move(enlarge));
  column->share_dictionary();
  return column;
}

}  // namespace entente
