// Values as JSON that keeps their kind: what JSON lacks is an object with one key that begins with `$`, as in
// {"$date":"2024-07"}. Private to graph/.
#pragma once

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <string_view>

#include "graph/value.hpp"

namespace entente {

using JsonBuffer = rapidjson::StringBuffer;
using JsonWriter = rapidjson::Writer<JsonBuffer>;

void write_text(JsonWriter& json, std::string_view text);
void write_key(JsonWriter& json, std::string_view key);
/// False where the value holds a node, edge or path, which properties cannot.
bool write_value(JsonWriter& json, const Value& value);
bool write_map(JsonWriter& json, const Map& map);

/// False where the JSON is none that write_value makes.
bool read_value(const rapidjson::Value& json, Value& value);
bool read_map(const rapidjson::Value& json, Map& map);

}  // namespace entente
