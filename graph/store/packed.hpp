// Packed numbers: as differences to the smallest of them, each in as many bits as the largest difference
// needs, and at least one, so that a count cannot exceed eight times the bytes. docs/format.md names the
// encoding "packed". Private to graph/.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

#include "graph/store/bytes.hpp"

namespace entente {

inline std::uint64_t load_word(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

inline void store_word(char* at, std::uint64_t word) {
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  std::memcpy(at, &word, sizeof word);
}

/// Writes `count` numbers, `get(i)` each (anything that converts to std::int64_t).
template <class Get>
void write_packed(ByteWriter& out, std::size_t count, const Get& get) {
  if (count == 0) return;
  std::int64_t least = get(std::size_t{0});
  std::int64_t most = least;
  for (std::size_t i = 1; i < count; ++i) {
    const std::int64_t number = get(i);
    least = std::min(least, number);
    most = std::max(most, number);
  }
  const std::uint64_t range = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least);
  const auto width = static_cast<unsigned>(std::max(1, static_cast<int>(std::bit_width(range))));
  out.signed_number(least);
  out.byte(static_cast<std::uint8_t>(width));
  const std::size_t size = (count * width + 7) / 8;
  char* at = out.extend(size + 8);  // whole words are stored; what is too much is taken back
  std::uint64_t word = 0;
  unsigned filled = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t number = static_cast<std::uint64_t>(get(i)) - static_cast<std::uint64_t>(least);
    word |= number << filled;
    filled += width;
    if (filled < 64) continue;
    store_word(at, word);
    at += 8;
    filled -= 64;
    word = filled == 0 ? 0 : number >> (width - filled);
  }
  store_word(at, word);
  out.shrink(8);
}

/// Reads `count` numbers and hands each to `put(i, std::int64_t)`; false, at once or in between, where they
/// are not all there.
template <class Put>
bool read_packed(ByteReader& in, std::size_t count, const Put& put) {
  if (count == 0) return !in.failed();
  const auto least = static_cast<std::uint64_t>(in.signed_number());
  const unsigned width = in.byte();
  if (in.failed() || width < 1 || width > 64 || count > in.left() * 8 / width) {
    in.fail();
    return false;
  }
  const std::string_view bytes = in.raw((count * width + 7) / 8);
  if (in.failed()) return false;
  const std::uint64_t mask = ~std::uint64_t{0} >> (64 - width);
  const auto number = [&](const char* from, unsigned shift) {
    std::uint64_t word = load_word(from) >> shift;
    if (shift + width > 64) word |= std::uint64_t{static_cast<unsigned char>(from[8])} << (64 - shift);
    return static_cast<std::int64_t>((word & mask) + least);
  };
  // Nine bytes are looked at for each number: near the end they are of a copy.
  const std::size_t fast = bytes.size() < 16 ? 0 : std::min(count, (bytes.size() - 9) * 8 / width);
  for (std::size_t i = 0; i < fast; ++i) {
    const std::size_t bit = i * width;
    put(i, number(bytes.data() + bit / 8, static_cast<unsigned>(bit % 8)));
  }
  for (std::size_t i = fast; i < count; ++i) {
    const std::size_t bit = i * width;
    char tail[16] = {};
    std::memcpy(tail, bytes.data() + bit / 8, std::min<std::size_t>(9, bytes.size() - bit / 8));
    put(i, number(tail, static_cast<unsigned>(bit % 8)));
  }
  return true;
}

/// How many chunks of 2^bits it takes.
inline std::size_t chunk_count(std::size_t size, unsigned bits) {
  return (size + (std::size_t{1} << bits) - 1) >> bits;
}

}  // namespace entente
