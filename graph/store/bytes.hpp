// Writing and reading the store's byte strings: LEB128 numbers, zigzag for signed ones, little-endian floats.
// docs/format.md names these encodings. Private to graph/.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace entente {

class ByteWriter {
 public:
  void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
  void number(std::uint64_t value) {
    while (value >= 0x80) {
      bytes_.push_back(static_cast<char>(value | 0x80));
      value >>= 7;
    }
    bytes_.push_back(static_cast<char>(value));
  }
  void signed_number(std::int64_t value) {
    number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void fixed(std::uint64_t value) {
    for (int i = 0; i < 8; ++i) bytes_.push_back(static_cast<char>(value >> (8 * i)));
  }
  void floating(double value) { fixed(std::bit_cast<std::uint64_t>(value)); }
  void text(std::string_view value) {
    number(value.size());
    bytes_.append(value);
  }
  void raw(std::string_view value) { bytes_.append(value); }
  /// Room for so many more bytes, zeros until they are written; good until the next call.
  char* extend(std::size_t size) {
    bytes_.resize(bytes_.size() + size);
    return bytes_.data() + bytes_.size() - size;
  }
  void shrink(std::size_t size) { bytes_.resize(bytes_.size() - size); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Never reads past the end: the first such read makes it fail for good, and every read then gives 0 or
/// nothing.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  /// All was read, and nothing beyond.
  [[nodiscard]] bool complete() const { return !failed_ && at_ == end_; }
  void fail() {
    failed_ = true;
    at_ = end_;
  }

  std::uint8_t byte() {
    if (at_ == end_) return fail(), std::uint8_t{0};
    return static_cast<std::uint8_t>(*at_++);
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at_ == end_) break;
      const auto next = static_cast<std::uint8_t>(*at_++);
      value |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
      if (next < 0x80) return value;
    }
    fail();
    return 0;
  }
  std::uint32_t number32() {
    const std::uint64_t value = number();
    if (value > 0xFFFFFFFFU) return fail(), std::uint32_t{0};
    return static_cast<std::uint32_t>(value);
  }
  /// How many things follow, each of at least `least` bytes: more than can be there is a failure, so that
  /// nobody allocates by a damaged count.
  std::size_t count(std::size_t least = 1) {
    const std::uint64_t value = number();
    if (least != 0 && value > left() / least) return fail(), std::size_t{0};
    return static_cast<std::size_t>(value);
  }
  std::int64_t signed_number() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  std::uint64_t fixed() {
    if (left() < 8) return fail(), std::uint64_t{0};
    std::uint64_t value = 0;
    for (int i = 0; i < 8; ++i)
      value |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(at_[i])) << (8 * i);
    at_ += 8;
    return value;
  }
  double floating() { return std::bit_cast<double>(fixed()); }
  std::string_view text() { return raw(count()); }
  std::string_view raw(std::size_t size) {
    if (left() < size) return fail(), std::string_view();
    const std::string_view value(at_, size);
    at_ += size;
    return value;
  }

 private:
  const char* at_;
  const char* end_;
  bool failed_ = false;
};

}  // namespace entente
