// The layer between SQLite and the file that puts a checksum at the end of every page of the database, and
// refuses to read a page that does not fit its own. Pages have the 8 bytes for it because the store reserves
// them. Private to graph/.
#pragma once

#include <cstdint>

namespace entente {

inline constexpr int kPageSize = 8192;
inline constexpr int kReservedBytes = 8;  ///< at the end of each page, for its checksum

/// Registers the layer with SQLite (once, safely from several threads); nullptr where SQLite refuses. Give
/// the name to sqlite3_open_v2.
const char* checked_vfs();

/// The checksum of a page: over its bytes before the reserved ones and its number from 0. Any change within 8
/// bytes of each other, and a page that stands in another's place, changes it for certain or to 2^-64.
std::uint64_t page_checksum(const unsigned char* page, std::uint64_t number);

}  // namespace entente
