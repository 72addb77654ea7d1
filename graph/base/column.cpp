#include "graph/base/column.hpp"

#include <algorithm>
#include <cassert>
#include <functional>

#include "graph/base/large_pages.hpp"

namespace entente {

void Presence::add(std::size_t row) {
  assert(row >= rows_);
  if (bits_.empty() && row == count_) {  // still without a gap
    rows_ = row + 1;
    ++count_;
    return;
  }
  if (bits_.empty()) {
    bits_.assign(rows_ / 64 + 1, ~std::uint64_t{0});
    bits_.back() = (std::uint64_t{1} << (rows_ % 64)) - 1;
  }
  if (bits_.size() <= row / 64) bits_.resize(row / 64 + 1);
  bits_[row / 64] |= std::uint64_t{1} << (row % 64);
  rows_ = row + 1;
  ++count_;
}

void Presence::finish() {
  ranks_.clear();
  ranks_.reserve(bits_.size());
  std::uint32_t before = 0;
  for (const std::uint64_t word : bits_) {
    ranks_.push_back(before);
    before += static_cast<std::uint32_t>(std::popcount(word));
  }
}

Presence Presence::from_bits(std::vector<std::uint64_t> bits, std::size_t rows) {
  Presence presence;
  presence.bits_ = std::move(bits);
  presence.rows_ = rows;
  presence.count_ = rows;
  presence.finish();
  if (!presence.bits_.empty()) {
    presence.count_ = 0;
    for (const std::uint64_t word : presence.bits_)
      presence.count_ += static_cast<std::size_t>(std::popcount(word));
  }
  return presence;
}

TextTable TextTable::stored(std::size_t texts, const std::vector<std::uint64_t>& starts,
                            std::function<void(std::size_t chunk, const Place& place)> load) {
  TextTable table;
  table.bytes_.resize(starts.back());
  table.ends_.resize(texts + 1);
  for (std::size_t chunk = 0; chunk + 1 < starts.size(); ++chunk)
    table.ends_[chunk << kChunkBits] = starts[chunk];
  table.ends_[texts] = starts.back();
  auto load_chunk = [bytes = table.bytes_.data(), ends = table.ends_.data(), texts, starts,
                     load = std::move(load)](std::size_t chunk) {
    const std::size_t first = chunk << kChunkBits;
    load(chunk, Place{.bytes = bytes + starts[chunk],
                      .ends = ends + first + 1,
                      .first = starts[chunk],
                      .size = starts[chunk + 1] - starts[chunk],
                      .texts = std::min(texts - first, std::size_t{1} << kChunkBits)});
  };
  auto enlarge = [bytes = table.bytes_.data(), size = starts.back(), ends = table.ends_.data(), texts] {
    move_to_large_pages(bytes, size);
    move_to_large_pages(ends, texts + 1);
  };
  table.chunks_ = Chunks(starts.size() - 1, std::move(load_chunk), std::move(enlarge));
  return table;
}

Value Column::at_slot(std::size_t slot) const {
  touch(slot);
  switch (kind) {
    case ColumnKind::Empty:
      return {};
    case ColumnKind::Integer:
      return integers[slot];
    case ColumnKind::Float:
      return floats[slot];
    case ColumnKind::Boolean:
      return booleans[slot] != 0;
    case ColumnKind::Date:
      return unpack(dates[slot]);
    case ColumnKind::String:
      return shared.empty() ? Value(dictionary.at(codes[slot])) : shared[codes[slot]];
    case ColumnKind::Mixed:
      return mixed[slot];
  }
  return {};
}

void Column::share_dictionary() {
  constexpr std::size_t kSmall = 4096;
  if (dictionary.size() > kSmall) return;
  shared.reserve(dictionary.size());
  for (std::uint32_t code = 0; code < dictionary.size(); ++code) shared.emplace_back(dictionary.at(code));
}

bool ColumnBuilder::turn(ColumnKind kind) {
  if (column_.kind == kind) return true;
  if (column_.kind == ColumnKind::Empty) {
    column_.kind = kind;
    return true;
  }
  if (column_.kind == ColumnKind::Mixed) return false;
  std::vector<Value> values;
  values.reserve(column_.presence.count());
  for (std::size_t slot = 0; slot < column_.presence.count(); ++slot) values.push_back(column_.at_slot(slot));
  Column mixed;
  mixed.kind = ColumnKind::Mixed;
  mixed.presence = std::move(column_.presence);
  mixed.mixed = std::move(values);
  slots_ = {};
  column_ = std::move(mixed);
  return false;
}

void ColumnBuilder::add_mixed(std::size_t row, Value value) {
  column_.presence.add(row);
  column_.mixed.push_back(std::move(value));
}

std::uint32_t ColumnBuilder::code(std::string_view text) {
  if ((column_.dictionary.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
  std::size_t at = hash & mask;
  for (; slots_[at].code != 0; at = (at + 1) & mask)
    if (slots_[at].hash == hash && column_.dictionary.at(slots_[at].code - 1) == text)
      return slots_[at].code - 1;
  const std::uint32_t next = column_.dictionary.add(text);
  slots_[at] = {hash, next + 1};
  return next;
}

void ColumnBuilder::grow() {
  std::vector<Slot> larger(std::max<std::size_t>(64, slots_.size() * 2));
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.code == 0) continue;
    std::size_t at = slot.hash & mask;
    while (larger[at].code != 0) at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

void ColumnBuilder::add_integer(std::size_t row, std::int64_t value) {
  if (!turn(ColumnKind::Integer)) return add_mixed(row, value);
  column_.presence.add(row);
  column_.integers.push_back(value);
}

void ColumnBuilder::add_float(std::size_t row, double value) {
  if (!turn(ColumnKind::Float)) return add_mixed(row, value);
  column_.presence.add(row);
  column_.floats.push_back(value);
}

void ColumnBuilder::add_boolean(std::size_t row, bool value) {
  if (!turn(ColumnKind::Boolean)) return add_mixed(row, value);
  column_.presence.add(row);
  column_.booleans.push_back(value ? 1 : 0);
}

void ColumnBuilder::add_date(std::size_t row, const Date& value) {
  if (!packs(value)) turn(ColumnKind::Mixed);
  if (!packs(value) || !turn(ColumnKind::Date)) return add_mixed(row, value);
  column_.presence.add(row);
  column_.dates.push_back(pack(value));
}

void ColumnBuilder::add_string(std::size_t row, std::string_view value) {
  if (!turn(ColumnKind::String)) return add_mixed(row, value);
  column_.presence.add(row);
  column_.codes.push_back(code(value));
}

void ColumnBuilder::add(std::size_t row, const Value& value) {
  switch (value.kind()) {
    case ValueKind::Null:
      return;
    case ValueKind::Integer:
      return add_integer(row, value.integer());
    case ValueKind::Float:
      return add_float(row, value.floating());
    case ValueKind::Boolean:
      return add_boolean(row, value.boolean());
    case ValueKind::Date:
      return add_date(row, value.date());
    case ValueKind::String:
      if (!turn(ColumnKind::String)) return add_mixed(row, value);
      column_.presence.add(row);
      column_.codes.push_back(code(value.string()));
      return;
    default:
      turn(ColumnKind::Mixed);
      add_mixed(row, value);
  }
}

void ColumnBuilder::reserve(std::size_t values) {
  switch (column_.kind) {
    case ColumnKind::Integer:
      return column_.integers.reserve(values);
    case ColumnKind::Float:
      return column_.floats.reserve(values);
    case ColumnKind::Boolean:
      return column_.booleans.reserve(values);
    case ColumnKind::Date:
      return column_.dates.reserve(values);
    case ColumnKind::String:
      return column_.codes.reserve(values);
    case ColumnKind::Empty:
    case ColumnKind::Mixed:
      return;
  }
}

Column ColumnBuilder::finish() {
  column_.presence.finish();
  column_.share_dictionary();
  slots_ = {};
  return std::move(column_);
}

}  // namespace entente
