// Values and changes as the store's bytes. Private to graph/.
#pragma once

#include "graph/change_log.hpp"
#include "graph/store/bytes.hpp"
#include "graph/value.hpp"

namespace entente {

void write_value(ByteWriter& out, const Value& value);
/// Null and a failed reader where the bytes are no value.
Value read_value(ByteReader& in);

/// Maps alone, for the writer's own contents; an empty map is no byte at all.
std::string encode_map(const Map& map);
/// False where the bytes are no map.
bool decode_map(std::string_view bytes, Map& map);

void write_change(ByteWriter& out, const Change& change);
Change read_change(ByteReader& in);

}  // namespace entente
