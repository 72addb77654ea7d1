// The writers, one a format. Private to graph/export/.
#pragma once

#include <iosfwd>

#include "graph/export/export.hpp"
#include "graph/export/export_model.hpp"

namespace entente::exporting {

void write_graphml(const ExportModel& model, Format profile, std::ostream& out);
void write_gexf(const ExportModel& model, std::ostream& out);
void write_csv_pairs(const ExportModel& model, std::ostream& out);
void write_jsonl(const ExportModel& model, std::ostream& out);
void write_sigma(const ExportModel& model, std::ostream& out);
void write_cytoscape(const ExportModel& model, std::ostream& out);
void write_turtle(const ExportModel& model, std::ostream& out);
void write_cypher(const ExportModel& model, std::ostream& out);

}  // namespace entente::exporting
