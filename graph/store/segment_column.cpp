// Property columns as bytes: presence, then the values by kind.
#include "graph/store/encode_value.hpp"
#include "graph/store/segment.hpp"

namespace entente {
namespace {

// On disk for good: never renumber.
enum class Stored : std::uint8_t { Integer = 1, Float = 2, Boolean = 3, Date = 4, String = 5, Mixed = 6 };

Stored stored(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Integer:
      return Stored::Integer;
    case ColumnKind::Float:
      return Stored::Float;
    case ColumnKind::Boolean:
      return Stored::Boolean;
    case ColumnKind::Date:
      return Stored::Date;
    case ColumnKind::String:
      return Stored::String;
    case ColumnKind::Empty:
    case ColumnKind::Mixed:
      return Stored::Mixed;
  }
  return Stored::Mixed;
}

void write_dictionary(ByteWriter& out, const TextTable& dictionary) {
  out.number(dictionary.size());
  for (std::uint32_t code = 0; code < dictionary.size(); ++code) out.number(dictionary.at(code).size());
  out.raw(dictionary.bytes());
}

void read_dictionary(ByteReader& in, TextTable& dictionary) {
  std::vector<std::uint64_t> sizes(in.count());
  for (auto& size : sizes) size = in.number();
  dictionary.reserve(sizes.size());
  for (const auto size : sizes) {
    if (in.failed()) return;
    dictionary.add(in.raw(size));
  }
}

bool read_presence(ByteReader& in, Presence& presence) {
  const std::uint64_t rows = in.number();
  if (rows > NodeId::kNone) return false;
  std::vector<std::uint64_t> bits(in.count(8));
  if (!bits.empty() && bits.size() != (rows + 63) / 64) return false;
  for (auto& word : bits) word = in.fixed();
  if (!bits.empty() && rows % 64 != 0 && (bits.back() >> (rows % 64)) != 0) return false;
  presence = Presence::from_bits(std::move(bits), rows);
  return !in.failed();
}

void write_values(ByteWriter& out, const Column& column) {
  switch (column.kind) {
    case ColumnKind::Integer:
      for (const std::int64_t value : column.integers) out.signed_number(value);
      return;
    case ColumnKind::Float:
      for (const double value : column.floats) out.floating(value);
      return;
    case ColumnKind::Boolean:
      for (const std::uint8_t value : column.booleans) out.byte(value);
      return;
    case ColumnKind::Date: {
      std::int64_t last = 0;
      for (const PackedDate value : column.dates) out.signed_number(value - std::exchange(last, value));
      return;
    }
    case ColumnKind::String:
      write_dictionary(out, column.dictionary);
      for (const std::uint32_t code : column.codes) out.number(code);
      return;
    case ColumnKind::Empty:
    case ColumnKind::Mixed:
      for (const Value& value : column.mixed) write_value(out, value);
      return;
  }
}

void read_dates(ByteReader& in, Column& column, std::size_t count) {
  std::int64_t last = 0;
  for (; count > 0 && !in.failed(); --count) {
    last += in.signed_number();
    if (last != static_cast<PackedDate>(last) || (last & 3) > static_cast<int>(DatePrecision::Day)) in.fail();
    column.dates.push_back(static_cast<PackedDate>(last));
  }
}

void read_codes(ByteReader& in, Column& column, std::size_t count) {
  read_dictionary(in, column.dictionary);
  for (; count > 0 && !in.failed(); --count) {
    const std::uint32_t code = in.number32();
    if (code >= column.dictionary.size()) in.fail();
    column.codes.push_back(code);
  }
  if (!in.failed()) column.share_dictionary();
}

void read_values(ByteReader& in, Column& column, std::size_t count) {
  switch (column.kind) {
    case ColumnKind::Integer:
      column.integers.reserve(count);
      for (; count > 0 && !in.failed(); --count) column.integers.push_back(in.signed_number());
      return;
    case ColumnKind::Float:
      column.floats.reserve(count);
      for (; count > 0 && !in.failed(); --count) column.floats.push_back(in.floating());
      return;
    case ColumnKind::Boolean:
      column.booleans.reserve(count);
      for (; count > 0 && !in.failed(); --count) column.booleans.push_back(in.byte() != 0 ? 1 : 0);
      return;
    case ColumnKind::Date:
      column.dates.reserve(count);
      return read_dates(in, column, count);
    case ColumnKind::String:
      column.codes.reserve(count);
      return read_codes(in, column, count);
    case ColumnKind::Empty:
    case ColumnKind::Mixed:
      column.mixed.reserve(count);
      for (; count > 0 && !in.failed(); --count) column.mixed.push_back(read_value(in));
      return;
  }
}

}  // namespace

void write_column(ByteWriter& out, const Column& column) {
  out.byte(static_cast<std::uint8_t>(stored(column.kind)));
  out.number(column.presence.rows());
  const auto bits = column.presence.bits();
  out.number(bits.size());
  for (const std::uint64_t word : bits) out.fixed(word);
  write_values(out, column);
}

bool read_column(ByteReader& in, Column& column) {
  switch (static_cast<Stored>(in.byte())) {
    case Stored::Integer:
      column.kind = ColumnKind::Integer;
      break;
    case Stored::Float:
      column.kind = ColumnKind::Float;
      break;
    case Stored::Boolean:
      column.kind = ColumnKind::Boolean;
      break;
    case Stored::Date:
      column.kind = ColumnKind::Date;
      break;
    case Stored::String:
      column.kind = ColumnKind::String;
      break;
    case Stored::Mixed:
      column.kind = ColumnKind::Mixed;
      break;
    default:
      return false;
  }
  if (!read_presence(in, column.presence)) return false;
  const std::size_t count = column.presence.count();
  if (count > in.left()) return false;  // a value takes at least a byte
  read_values(in, column, count);
  return in.complete();
}

}  // namespace entente
