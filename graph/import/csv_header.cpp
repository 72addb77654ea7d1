#include "graph/import/csv_header.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "graph/temporal/parse.hpp"

namespace entente {
namespace {

struct TypeName {
  std::string_view name;
  FieldType type;
};
constexpr std::array kTypes{
    TypeName{"string", FieldType::Text},
    TypeName{"int", FieldType::Integer},
    TypeName{"long", FieldType::Integer},
    TypeName{"short", FieldType::Integer},
    TypeName{"byte", FieldType::Integer},
    TypeName{"float", FieldType::Float},
    TypeName{"double", FieldType::Float},
    TypeName{"boolean", FieldType::Boolean},
    TypeName{"char", FieldType::Text},
    TypeName{"date", FieldType::Date},
    TypeName{"localtime", FieldType::LocalTime},
    TypeName{"time", FieldType::Time},
    TypeName{"localdatetime", FieldType::LocalDateTime},
    TypeName{"datetime", FieldType::DateTime},
    TypeName{"duration", FieldType::Duration},
};

struct RoleName {
  std::string_view name;
  ColumnRole role;
  bool of_nodes;
  bool of_edges;
};
constexpr std::array kRoles{
    RoleName{"ID", ColumnRole::Id, true, false},
    RoleName{"LABEL", ColumnRole::Label, true, false},
    RoleName{"START_ID", ColumnRole::StartId, false, true},
    RoleName{"END_ID", ColumnRole::EndId, false, true},
    RoleName{"TYPE", ColumnRole::Type, false, true},
    RoleName{"IGNORE", ColumnRole::Ignore, true, true},
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Cuts `(space)` or `{options}` off the end.
std::string cut_off(std::string_view& text, char open, char close) {
  if (!text.ends_with(close)) return {};
  const std::size_t at = text.find(open);
  if (at == std::string_view::npos) return {};
  std::string inside(text.substr(at + 1, text.size() - at - 2));
  text = text.substr(0, at);
  return inside;
}

std::optional<FieldType> type_of(std::string_view name) {
  const std::string wanted = lower(name);
  const auto* const found =
      std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeName& type) { return type.name == wanted; });
  return found == kTypes.end() ? std::nullopt : std::optional(found->type);
}

Error header_error(const RecordReader& reader, std::string message, std::string hint = {}) {
  Error error{.kind = ErrorKind::InputError, .message = std::move(message), .hint = std::move(hint)};
  error.place = TextPlace{.line = static_cast<std::uint32_t>(reader.line())};
  error.file = reader.path();
  return error;
}

Result<HeaderColumn> read_column(const RecordReader& reader, std::string_view field, bool of_nodes) {
  HeaderColumn column;
  std::string_view text = field;
  const std::string options = cut_off(text, '{', '}');
  const std::size_t colon = text.rfind(':');
  column.name = text.substr(0, std::min(colon, text.size()));
  if (colon == std::string_view::npos) {
    if (column.name.empty()) column.role = ColumnRole::Ignore;
    return column;
  }
  std::string_view what = text.substr(colon + 1);
  column.space = cut_off(what, '(', ')');
  for (const RoleName& role : kRoles) {
    if (what != role.name) continue;
    if (of_nodes ? !role.of_nodes : !role.of_edges)
      return fail(header_error(reader, fmt::format("`:{}` has no place in a file of {}", role.name,
                                                   of_nodes ? "nodes" : "relationships")));
    column.role = role.role;
    if (const std::size_t at = options.find("id-type:"); at != std::string::npos) {
      const std::string type = options.substr(at + 8, options.find_first_of(", }", at + 8) - at - 8);
      const auto known = type_of(type);
      if (!known) return fail(header_error(reader, fmt::format("there is no id type `{}`", type)));
      column.type = *known;
    }
    return column;
  }
  if (what.ends_with("[]")) {
    column.list = true;
    what.remove_suffix(2);
  }
  const auto type = type_of(what);
  if (!type)
    return fail(header_error(
        reader, fmt::format("there is no field type `{}`, in `{}`", what, field),
        "the types are string, int, float, boolean, date, localtime, time, localdatetime, datetime "
        "and duration, each also with []"));
  column.type = *type;
  if (column.name.empty())
    return fail(header_error(reader, fmt::format("`{}` names a type but no property", field)));
  return column;
}

template <class T>
bool take(Result<T> parsed, Value& value, std::string& why) {
  if (!parsed) {
    why = parsed.error().message;
    return false;
  }
  value = Value(std::move(*parsed));
  return true;
}

/// The common form of a date, fast; others go the long way.
std::optional<Date> plain_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto digits = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (text[i] < '0' || text[i] > '9') return -1;
      value = value * 10 + (text[i] - '0');
    }
    return value;
  };
  const int year = digits(0, 4);
  const int month = digits(5, 2);
  const int day = digits(8, 2);
  constexpr int kSafeDay = 28;  // later days need the calendar
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > kSafeDay) return std::nullopt;
  return Date{from_civil(year, month, day), DatePrecision::Day};
}

/// Unicode 15, table 3-7.
bool valid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = [&](std::size_t at) {
      return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    const unsigned lead = byte(i);
    const std::size_t size = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
    const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (size == 0 || (size > 1 && (byte(i + 1) < least || byte(i + 1) > most))) return false;
    for (std::size_t at = i + 2; at < i + size; ++at)
      if (byte(at) < 0x80 || byte(at) > 0xBF) return false;
    i += size;
  }
  return true;
}

bool read_text(std::string_view field, Value& value, std::string& why) {
  if (!valid_utf8(field)) return why = "the text is not UTF-8", false;
  value = Value(field);
  return true;
}

bool read_number(std::string_view field, FieldType type, Value& value) {
  const char* end = field.data() + field.size();
  if (type == FieldType::Integer) {
    std::int64_t number = 0;
    const auto [at, error] = std::from_chars(field.data(), end, number);
    value = number;
    return error == std::errc() && at == end;
  }
  double number = 0;
  const auto [at, error] = std::from_chars(field.data(), end, number);
  value = number;
  return error == std::errc() && at == end;
}

bool read_date(std::string_view field, Value& value, std::string& why) {
  if (const auto date = plain_date(field)) return value = *date, true;
  if (const auto partial = parse_partial_date(field)) return value = *partial, true;
  return take(parse_date(field), value, why);
}

}  // namespace

Result<std::vector<HeaderColumn>> read_header(const RecordReader& reader, bool of_nodes) {
  std::vector<HeaderColumn> columns;
  const auto count = [&](ColumnRole role) {
    return std::count_if(columns.begin(), columns.end(),
                         [&](const HeaderColumn& c) { return c.role == role; });
  };
  for (const std::string_view field : reader.fields()) {
    auto column = read_column(reader, field, of_nodes);
    if (!column) return fail(column.error());
    const bool twice = column->role == ColumnRole::Property &&
                       std::any_of(columns.begin(), columns.end(), [&](const HeaderColumn& other) {
                         return other.role == ColumnRole::Property && other.name == column->name;
                       });
    if (twice) return fail(header_error(reader, fmt::format("the header names `{}` twice", column->name)));
    columns.push_back(std::move(*column));
  }
  if (of_nodes && count(ColumnRole::Id) != 1)
    return fail(header_error(reader, "the header of a file of nodes needs one `:ID` column",
                             "for example `id:ID,:LABEL,name`"));
  if (!of_nodes && (count(ColumnRole::StartId) != 1 || count(ColumnRole::EndId) != 1))
    return fail(header_error(reader,
                             "the header of a file of relationships needs one `:START_ID` and one `:END_ID`",
                             "for example `:START_ID,:END_ID,:TYPE,date:date`"));
  return columns;
}

bool field_value(std::string_view field, FieldType type, Value& value, std::string& why) {
  switch (type) {
    case FieldType::Text:
      return read_text(field, value, why);
    case FieldType::Integer:
    case FieldType::Float:
      return read_number(field, type, value);
    case FieldType::Boolean: {
      const std::string text = lower(field);
      value = text == "true";
      return text == "true" || text == "false";
    }
    case FieldType::Date:
      return read_date(field, value, why);
    case FieldType::LocalTime:
      return take(parse_local_time(field), value, why);
    case FieldType::Time:
      return take(parse_time(field), value, why);
    case FieldType::LocalDateTime:
      return take(parse_local_date_time(field), value, why);
    case FieldType::DateTime:
      return take(parse_date_time(field), value, why);
    case FieldType::Duration:
      return take(parse_duration(field), value, why);
  }
  return false;
}

std::string_view field_type_name(FieldType type) {
  for (const TypeName& known : kTypes)
    if (known.type == type && known.name != "long") return known.name;
  return "string";
}

}  // namespace entente
