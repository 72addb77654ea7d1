// Bulk import of delimited files with neo4j-admin headers into a new graph.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "graph/import/import_report.hpp"
#include "graph/result.hpp"

namespace entente {

struct CsvFile {
  std::string path;  ///< its first record is the header
  std::vector<std::string>
      names{};  ///< labels of all its nodes, or the type of all its edges; the file may add its own
};

struct CsvImport {
  std::vector<CsvFile> nodes;
  std::vector<CsvFile> edges;
  char delimiter = ',';
  char array_delimiter = ';';
  /// A record that cannot be taken is passed over and reported instead of ending the import.
  bool skip_bad = false;
  /// Types whose edges have no direction; the ontology's symmetric types are so without being named.
  std::vector<std::string> undirected{};
  std::function<bool(std::uint64_t records)> progress{};  ///< called now and then; false stops (Interrupted)
};

/// Reads the node files, then the edge files. An empty field is an absent property, `""` an empty text.
/// Errors have file and line. The files are streamed; memory is that of the graph.
Result<Graph> import_csv(const CsvImport& what, ImportReport& report);

}  // namespace entente
