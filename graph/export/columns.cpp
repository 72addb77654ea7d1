#include "graph/export/columns.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>

namespace entente::exporting {

namespace {

// What Gephi's importers take for looks or for their own columns, whatever the case; and what other readers
// reserve.
constexpr std::array<std::string_view, 32> kReserved = {
    "id",     "label",       "nodelabel", "edgelabel", "x",        "y",      "z",          "xpos",
    "ypos",   "zpos",        "size",      "r",         "g",        "b",      "color",      "colour",
    "weight", "edge weight", "timeset",   "interval",  "source",   "target", "type",       "kind",
    "first",  "last",        "dates",     "sources",   "evidence", "name",   "undirected", "polygon"};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

std::optional<ColumnType> type_of(const Value& value) {
  switch (value.kind()) {
    case ValueKind::Null:
      return std::nullopt;
    case ValueKind::Boolean:
      return ColumnType::Boolean;
    case ValueKind::Integer:
      return ColumnType::Integer;
    case ValueKind::Float:
      return ColumnType::Float;
    default:
      return ColumnType::Text;
  }
}

ColumnType joined(ColumnType a, ColumnType b) {
  if (a == b) return a;
  const bool numbers =
      a != ColumnType::Text && b != ColumnType::Text && a != ColumnType::Boolean && b != ColumnType::Boolean;
  return numbers ? ColumnType::Float : ColumnType::Text;
}

template <class Elements>
std::vector<Column> columns_of(const Elements& elements) {
  std::map<std::string, ColumnType> types;
  for (const auto& element : elements) {
    for (const auto& [name, value] : element.columns) {
      const auto type = type_of(value);
      if (!type) continue;
      const auto [at, fresh] = types.emplace(name, *type);
      if (!fresh) at->second = joined(at->second, *type);
    }
  }
  std::vector<Column> columns;
  std::set<std::string> used;
  for (const auto& [property, type] : types) {
    std::string name = property;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20; }, '_');
    if (std::find(kReserved.begin(), kReserved.end(), lower(name)) != kReserved.end())
      name = "property_" + name;
    const std::string stem = name;
    for (int n = 2; !used.insert(lower(name)).second; ++n) name = stem + "_" + std::to_string(n);
    columns.push_back({.property = property, .name = name, .type = type});
  }
  return columns;
}

}  // namespace

std::vector<Column> node_columns(const ExportModel& model) { return columns_of(model.nodes); }
std::vector<Column> edge_columns(const ExportModel& model) { return columns_of(model.edges); }

}  // namespace entente::exporting
