// Which texts are near-identical: MinHash over shingles of words. A. Z. Broder, "On the resemblance and
// containment of documents", 1997; bands after J. Leskovec, A. Rajaraman, J. D. Ullman, "Mining of Massive
// Datasets", section 3.4. Pure functions of the texts: no order, no state. docs/decisions/014. Private to
// graph/.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

inline constexpr std::size_t kFingerprintRows = 6;    ///< minima in a band
inline constexpr std::size_t kFingerprintBands = 20;  ///< at 0.75 resemblance, 98 of 100 pairs share one
inline constexpr std::size_t kFingerprintSize = kFingerprintRows * kFingerprintBands;
inline constexpr std::size_t kSameMinima = 90;  ///< of 120: two texts of resemblance 0.75 or more

/// For each of 120 hash functions the least value over the text's shingles, 16 bits of it.
using Fingerprint = std::array<std::uint16_t, kFingerprintSize>;

/// A shingle is three successive words, without case and punctuation. Nothing for a text without a word.
std::optional<Fingerprint> fingerprint(std::string_view text);

/// Of the minima in a band; two texts that share the band have the same.
std::uint64_t band_hash(const Fingerprint& print, std::size_t band);

/// Two fingerprints that share a band and 90 minima.
bool near_identical(const Fingerprint& a, const Fingerprint& b);

/// For each text the least index among those that are near-identical to it, directly or over others of the
/// list; its own index where there is none. Without a fingerprint a text is alone.
std::vector<std::size_t> group_copies(const std::vector<std::optional<Fingerprint>>& texts);

/// As bytes of the store, little-endian; empty for none.
std::string fingerprint_bytes(const std::optional<Fingerprint>& fingerprint);
/// False where the bytes are neither a fingerprint nor empty.
bool read_fingerprint(std::string_view bytes, std::optional<Fingerprint>& fingerprint);

}  // namespace entente
