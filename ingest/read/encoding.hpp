// Bytes to valid UTF-8: checks what is UTF-8, converts UTF-16 with a byte order mark, refuses the rest.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/result.hpp"

namespace entente::ingest {

/// Byte offset of the first byte that is not valid UTF-8 (overlong forms and surrogates count as invalid), or
/// nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// The text of a file. A UTF-8 byte order mark is kept, so that offsets are those of the file. Errors
/// (InputError): invalid UTF-8 with its byte offset, an unpaired UTF-16 surrogate, a NUL byte (a binary
/// file), nothing but white space.
Result<std::string> decode_text(std::string_view bytes);

}  // namespace entente::ingest
