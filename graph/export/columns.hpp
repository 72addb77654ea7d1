// The columns of an export: which properties there are, of what type, and under which name a reader may have
// them.
#pragma once

#include <string>
#include <vector>

#include "graph/export/export_model.hpp"

namespace entente::exporting {

enum class ColumnType { Boolean, Integer, Float, Text };

struct Column {
  std::string property;  ///< key in ExportNode::columns or ExportEdge::columns
  std::string
      name;  ///< as exported: the property's name, prefixed where a reader would take it for something else
  ColumnType type = ColumnType::Text;
};

/// All columns of the nodes (or edges), by name. Names that Gephi and others read as looks ("size", "x",
/// "weight", "label", "color", ...) get the prefix "property_"; names that differ in case only get a number.
std::vector<Column> node_columns(const ExportModel& model);
std::vector<Column> edge_columns(const ExportModel& model);

}  // namespace entente::exporting
