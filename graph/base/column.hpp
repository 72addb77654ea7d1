// Column: one property of all nodes (or edges) of the base, by row = id number. Immutable once built. Typed
// where all its values are of one kind that packs well, with a bit a row for presence and no space for absent
// values. A stored column is decoded by chunks of values when they are touched.
#pragma once

#include <bit>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/array.hpp"
#include "graph/base/chunks.hpp"
#include "graph/value.hpp"

namespace entente {

enum class ColumnKind : std::uint8_t { Empty, Integer, Float, Boolean, Date, String, Mixed };

/// A date in 32 bits, ordered as Date is: days * 4 + precision. Holds years -1,468,000 to +1,471,000; other
/// dates make a column Mixed.
using PackedDate = std::int32_t;
inline constexpr std::int64_t kPackedDays = (std::int64_t{1} << 29) - 1;
inline bool packs(const Date& date) { return date.days >= -kPackedDays && date.days <= kPackedDays; }
inline PackedDate pack(const Date& date) {
  return static_cast<PackedDate>(date.days * 4 + static_cast<std::int64_t>(date.precision));
}
inline Date unpack(PackedDate packed) { return {packed >> 2, static_cast<DatePrecision>(packed & 3)}; }

/// Which rows have a value, and the how-manieth each is.
class Presence {
 public:
  static constexpr std::size_t kAbsent = ~std::size_t{0};

  /// The row's place among the present ones, or kAbsent.
  [[nodiscard]] std::size_t slot(std::size_t row) const {
    if (row >= rows_) return kAbsent;
    if (bits_.empty()) return row;
    const std::uint64_t word = bits_[row / 64];
    const std::uint64_t bit = std::uint64_t{1} << (row % 64);
    if ((word & bit) == 0) return kAbsent;
    return ranks_[row / 64] + static_cast<std::size_t>(std::popcount(word & (bit - 1)));
  }
  [[nodiscard]] std::size_t count() const { return count_; }

  /// Rows must come in ascending order.
  void add(std::size_t row);
  /// Ends the adding; drops the bits where every row up to the last is present.
  void finish();
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::span<const std::uint64_t> bits() const { return bits_; }
  /// From stored bits; `rows` is one more than the last present row. No bits: all present.
  static Presence from_bits(std::vector<std::uint64_t> bits, std::size_t rows);

 private:
  std::vector<std::uint64_t> bits_;   // empty: every row below rows_ is present
  std::vector<std::uint32_t> ranks_;  // present rows before each word
  std::size_t rows_ = 0;              // one more than the last present row
  std::size_t count_ = 0;
};

/// Texts end to end in one block; each distinct.
class TextTable {
 public:
  static constexpr unsigned kChunkBits = 12;  ///< stored texts are decoded by chunks of 2^12

  [[nodiscard]] std::string_view at(std::uint32_t code) const {
    chunks_.touch(code >> kChunkBits);
    return {bytes_.data() + ends_[code], static_cast<std::size_t>(ends_[code + 1] - ends_[code])};
  }
  [[nodiscard]] std::size_t size() const { return ends_.size() - 1; }
  void touch_all() const { chunks_.touch_all(); }
  void reserve(std::size_t texts) { ends_.reserve(texts + 1); }
  std::uint32_t add(std::string_view text) {
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    ends_.push_back(bytes_.size());
    return static_cast<std::uint32_t>(size() - 1);
  }

  /// Where a chunk's texts go: its bytes, and the end of each of its texts but the last, which is known.
  struct Place {
    char* bytes = nullptr;
    std::uint64_t* ends = nullptr;
    std::uint64_t first = 0;  ///< what stands before them
    std::uint64_t size = 0;
    std::size_t texts = 0;
  };
  /// A table of texts that `load` fills in; `starts`: the bytes before each chunk, and all of them.
  static TextTable stored(std::size_t texts, const std::vector<std::uint64_t>& starts,
                          std::function<void(std::size_t chunk, const Place& place)> load);

 private:
  Array<char> bytes_;
  Array<std::uint64_t> ends_ = Array<std::uint64_t>(1, std::uint64_t{0});
  Chunks chunks_;
};

class Column {
 public:
  ColumnKind kind = ColumnKind::Empty;
  Presence presence;
  // Only the one of `kind` is filled, by slot; codes index `dictionary`. Touch a slot before reading it here.
  Array<std::int64_t> integers;
  Array<double> floats;
  Array<std::uint8_t> booleans;
  Array<PackedDate> dates;
  Array<std::uint32_t> codes;
  TextTable dictionary;
  std::vector<Value> shared;  ///< the dictionary as values, where it is small: no copy a read
  std::vector<Value> mixed;
  Chunks chunks;  ///< of 2^kChunkBits slots each

  static constexpr unsigned kChunkBits = 14;

  void touch(std::size_t slot) const { chunks.touch(slot >> kChunkBits); }
  void touch_all() const {
    chunks.touch_all();
    dictionary.touch_all();
  }
  /// Null where absent.
  [[nodiscard]] Value at(std::size_t row) const {
    const std::size_t slot = presence.slot(row);
    return slot == Presence::kAbsent ? Value() : at_slot(slot);
  }
  [[nodiscard]] Value at_slot(std::size_t slot) const;
  /// Fills `shared`; needs the dictionary to be complete.
  void share_dictionary();
};

/// Makes a column from values in ascending order of rows.
class ColumnBuilder {
 public:
  void add(std::size_t row, const Value& value);  ///< null adds nothing
  void add_integer(std::size_t row, std::int64_t value);
  void add_float(std::size_t row, double value);
  void add_boolean(std::size_t row, bool value);
  void add_date(std::size_t row, const Date& value);
  void add_string(std::size_t row, std::string_view value);
  /// Room for so many values of the kind that the column has.
  void reserve(std::size_t values);
  [[nodiscard]] bool empty() const { return column_.kind == ColumnKind::Empty; }
  Column finish();

 private:
  /// Makes the column one that can hold this kind; false where it holds other values already (it is Mixed
  /// then).
  bool turn(ColumnKind kind);
  void add_mixed(std::size_t row, Value value);
  std::uint32_t code(std::string_view text);
  void grow();

  /// Of an open addressing into the dictionary. With a part of the text's hash, so that few other texts are
  /// looked at.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t code = 0;  ///< and 1; 0 is free
  };

  Column column_;
  std::vector<Slot> slots_;
};

}  // namespace entente
