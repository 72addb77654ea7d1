// The header line of a node or edge file in neo4j-admin's form: `id:ID(Person)`, `:LABEL`, `name`,
// `born:int`, `tags:string[]`, `:START_ID`, `:END_ID`, `:TYPE`, `:IGNORE`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/import/record_reader.hpp"
#include "graph/result.hpp"
#include "graph/value.hpp"

namespace entente {

enum class ColumnRole : std::uint8_t { Property, Id, Label, StartId, EndId, Type, Ignore };
enum class FieldType : std::uint8_t {
  Text,
  Integer,
  Float,
  Boolean,
  Date,
  LocalTime,
  Time,
  LocalDateTime,
  DateTime,
  Duration,
};

struct HeaderColumn {
  ColumnRole role = ColumnRole::Property;
  std::string name;  ///< the property; empty for an id that is not to be kept
  FieldType type = FieldType::Text;
  bool list = false;    ///< `type[]`: items apart by the array delimiter
  std::string space{};  ///< of an id: ids are unique within it
};

/// The header in the record just read. InputError, with the line, for what it cannot mean.
Result<std::vector<HeaderColumn>> read_header(const RecordReader& reader, bool of_nodes);

/// A field as the value of its column. `why` says what is wrong where it is none.
bool field_value(std::string_view field, FieldType type, Value& value, std::string& why);
/// "int", "date", ...
std::string_view field_type_name(FieldType type);

}  // namespace entente
