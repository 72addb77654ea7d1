// The two hashes of the language model: MurmurHash64A names strings, a 128-bit Murmur finish picks rows of an
// embedding. Austin Appleby's MurmurHash2 and 3 (public domain); the model's weights fix seeds and order.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace entente::ingest::model {

inline std::uint64_t little_endian(std::uint64_t word) {
  if constexpr (std::endian::native == std::endian::big) return __builtin_bswap64(word);
  return word;
}

inline std::uint64_t murmur64a(std::string_view text, std::uint64_t seed) {
  constexpr std::uint64_t kM = 0xC6A4A7935BD1E995ULL;
  std::uint64_t hash = seed ^ (text.size() * kM);
  const std::size_t whole = text.size() - text.size() % 8;
  for (std::size_t at = 0; at < whole; at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    word = little_endian(word) * kM;
    word ^= word >> 47;
    hash = (hash ^ (word * kM)) * kM;
  }
  if (whole < text.size()) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + whole, text.size() - whole);
    hash = (hash ^ little_endian(word)) * kM;
  }
  hash ^= hash >> 47;
  hash *= kM;
  return hash ^ (hash >> 47);
}

/// Four table rows for an id, before the remainder by the table's size.
inline std::array<std::uint32_t, 4> embedding_rows(std::uint64_t id, std::uint32_t seed) {
  const auto mix = [](std::uint64_t h) {
    h ^= h >> 33;
    h *= 0xFF51AFD7ED558CCDULL;
    h ^= h >> 33;
    h *= 0xC4CEB9FE1A85EC53ULL;
    return h ^ (h >> 33);
  };
  std::uint64_t first = std::rotl(id * 0x87C37B91114253D5ULL, 31) * 0x4CF5AD432745937FULL;
  first ^= seed;
  first ^= 8;
  std::uint64_t second = seed ^ 8U;
  first += second;
  second += first;
  first = mix(first);
  second = mix(second);
  first += second;
  second += first;
  return {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(first >> 32),
          static_cast<std::uint32_t>(second), static_cast<std::uint32_t>(second >> 32)};
}

}  // namespace entente::ingest::model
