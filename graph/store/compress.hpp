// zstd frames with a content checksum, for texts, log rows and segments. Private to graph/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace entente {

std::string compress(std::string_view bytes);
/// Nothing where the bytes are no whole frame, fail its checksum, or would unpack to more than `limit` bytes.
std::optional<std::string> decompress(std::string_view frame, std::size_t limit);

}  // namespace entente
