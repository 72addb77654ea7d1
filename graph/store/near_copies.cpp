#include "graph/store/near_copies.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <unordered_map>

namespace entente {
namespace {

constexpr std::size_t kShingleWords = 3;

/// Steele, Lea and Flood's SplitMix64: a bijection that mixes all bits.
constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15ULL;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

/// Multiply-shift functions (M. Dietzfelbinger et al., "A reliable randomized algorithm for the closest-pair
/// problem", 1997): odd factor, any term.
struct HashFunction {
  std::uint64_t factor;
  std::uint64_t term;
};
constexpr std::array<HashFunction, kFingerprintSize> make_functions() {
  std::array<HashFunction, kFingerprintSize> functions{};
  for (std::size_t i = 0; i < functions.size(); ++i) functions[i] = {mix(2 * i) | 1U, mix(2 * i + 1)};
  return functions;
}
constexpr auto kFunctions = make_functions();

/// One character of UTF-8: its bytes, and whether it can be part of a word.
struct Character {
  std::size_t bytes;
  bool word;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) {
    const bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return {1, word};
  }
  const std::size_t bytes = std::min<std::size_t>(c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2, text.size() - at);
  // Punctuation of Latin-1 (00A0-00BF), general punctuation (2000-206F), and of Chinese and Japanese
  // (3000-303F): quotes and dashes differ between reprints.
  const auto second = bytes > 1 ? static_cast<unsigned char>(text[at + 1]) : 0U;
  const bool mark =
      (c == 0xC2) || (c == 0xE2 && (second == 0x80 || second == 0x81)) || (c == 0xE3 && second == 0x80);
  return {bytes, !mark};
}

/// Calls `see(hash)` for each word in order.
template <class See>
void each_word(std::string_view text, const See& see) {
  constexpr std::uint64_t kOffset = 0xCBF29CE484222325ULL;  // FNV-1a, mixed at the word's end
  constexpr std::uint64_t kPrime = 0x100000001B3ULL;
  std::uint64_t hash = kOffset;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    for (std::size_t i = 0; c.word && i < c.bytes; ++i) {
      auto byte = static_cast<unsigned char>(text[at + i]);
      if (byte >= 'A' && byte <= 'Z') byte = static_cast<unsigned char>(byte + ('a' - 'A'));
      hash = (hash ^ byte) * kPrime;
    }
    if (!c.word && inside) {
      see(mix(hash));
      hash = kOffset;
    }
    inside = c.word;
    at += c.bytes;
  }
  if (inside) see(mix(hash));
}

/// A disjoint-set forest whose roots are the least of their sets.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0); }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

bool enough_alike(const Fingerprint& a, const Fingerprint& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i] ? 1U : 0U;
  return same >= kSameMinima;
}

bool share_band(const Fingerprint& a, const Fingerprint& b) {
  for (std::size_t band = 0; band < kFingerprintBands; ++band) {
    const auto at = static_cast<std::ptrdiff_t>(band * kFingerprintRows);
    if (std::equal(a.begin() + at, a.begin() + at + static_cast<std::ptrdiff_t>(kFingerprintRows),
                   b.begin() + at))
      return true;
  }
  return false;
}

}  // namespace

std::uint64_t band_hash(const Fingerprint& print, std::size_t band) {
  std::uint64_t hash = band;
  for (std::size_t i = 0; i < kFingerprintRows; ++i) hash = mix(hash ^ print[band * kFingerprintRows + i]);
  return hash;
}

std::optional<Fingerprint> fingerprint(std::string_view text) {
  std::vector<std::uint64_t> words;
  each_word(text, [&](std::uint64_t word) { words.push_back(word); });
  if (words.empty()) return std::nullopt;
  std::array<std::uint32_t, kFingerprintSize> least;
  least.fill(0xFFFFFFFFU);
  const std::size_t shingles = words.size() < kShingleWords ? 1 : words.size() - kShingleWords + 1;
  for (std::size_t at = 0; at < shingles; ++at) {
    std::uint64_t shingle = 0;
    for (std::size_t i = at; i < std::min(words.size(), at + kShingleWords); ++i)
      shingle = mix(shingle ^ words[i]);
    for (std::size_t i = 0; i < least.size(); ++i)
      least[i] = std::min(
          least[i], static_cast<std::uint32_t>((shingle * kFunctions[i].factor + kFunctions[i].term) >> 32U));
  }
  Fingerprint print{};
  for (std::size_t i = 0; i < print.size(); ++i) print[i] = static_cast<std::uint16_t>(mix(least[i]) >> 48U);
  return print;
}

bool near_identical(const Fingerprint& a, const Fingerprint& b) {
  return enough_alike(a, b) && share_band(a, b);
}

std::vector<std::size_t> group_copies(const std::vector<std::optional<Fingerprint>>& texts) {
  Sets sets(texts.size());
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> bands;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!texts[i]) continue;
    for (std::size_t band = 0; band < kFingerprintBands; ++band) {
      auto& others = bands[band_hash(*texts[i], band)];
      bool twin = false;
      for (const std::size_t other : others) {
        if (sets.root(other) != sets.root(i) && near_identical(*texts[i], *texts[other])) sets.join(i, other);
        twin = twin || *texts[i] == *texts[other];
        if (twin) break;
      }
      if (!twin) others.push_back(i);  // a twin is found through the one that stands there
    }
  }
  std::vector<std::size_t> first(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) first[i] = sets.root(i);
  return first;
}

std::string fingerprint_bytes(const std::optional<Fingerprint>& fingerprint) {
  std::string bytes;
  if (!fingerprint) return bytes;
  for (const std::uint16_t least : *fingerprint) {
    bytes += static_cast<char>(least & 0xFFU);
    bytes += static_cast<char>(least >> 8U);
  }
  return bytes;
}

bool read_fingerprint(std::string_view bytes, std::optional<Fingerprint>& fingerprint) {
  fingerprint.reset();
  if (bytes.empty()) return true;
  if (bytes.size() != 2 * kFingerprintSize) return false;
  fingerprint.emplace();
  for (std::size_t i = 0; i < kFingerprintSize; ++i) {
    const auto low = static_cast<unsigned char>(bytes[2 * i]);
    const auto high = static_cast<unsigned char>(bytes[2 * i + 1]);
    (*fingerprint)[i] = static_cast<std::uint16_t>(low | high << 8U);
  }
  return true;
}

}  // namespace entente
