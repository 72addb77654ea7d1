// The records of a block as values, before any of them goes into a graph: what several threads do at once.
// Private to graph/import/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/import/csv_header.hpp"
#include "graph/import/id_map.hpp"
#include "graph/import/record_reader.hpp"

namespace entente {

/// A column of a file, with where its values go.
struct Target {
  HeaderColumn column;
  KeyId key{};           ///< of a property, or of an id that is kept
  IdMap* ids = nullptr;  ///< of an id
};

/// What all records of a file have in common.
struct FileShape {
  std::vector<Target> targets;
  bool of_nodes = true;
  std::string type;  ///< of edges that name none
  char array_delimiter = ';';
};

struct ParsedRecord {
  std::uint64_t line = 0;
  std::string_view id{};   ///< of a node
  IdMap* ids = nullptr;    ///< where it belongs
  std::uint32_t type = 0;  ///< of an edge: in ParsedBlock::types
  NodeId from{};
  NodeId to{};
  // In ParsedBlock; they begin where those of the record before end.
  std::uint32_t labels_end = 0;
  std::uint32_t values_end = 0;
  std::optional<std::uint32_t> bad{};  ///< in ParsedBlock::why: it cannot be taken
};

/// The ids of an edge, as they stand in the file.
struct NamedEnds {
  IdMap::Id from{};
  IdMap::Id to{};
  const IdMap* from_ids = nullptr;
  const IdMap* to_ids = nullptr;
};

/// Texts are the reader's. A block that has been taken is used again for another, for the sake of its memory.
struct ParsedBlock {
  RecordReader reader;
  std::vector<ParsedRecord> records{};
  std::vector<std::string_view> labels{};  ///< of nodes, as they stand in the file
  std::vector<std::string_view> types{};   ///< of edges, each once
  std::vector<std::pair<KeyId, Value>> values{};
  std::vector<std::string> why{};
  std::optional<Error> end{};     ///< why there is no going on after these records
  std::vector<NamedEnds> ends{};  ///< of the parsing alone
};

/// Fills what is not the reader's. Looks ids of edges up, so the nodes must all be there.
void parse_block(ParsedBlock& block, const FileShape& shape);

}  // namespace entente
