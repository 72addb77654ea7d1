// Gold: what a careful reader found in a document, in the shape that extraction prints.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/result.hpp"
#include "ingest/document.hpp"

namespace entente::ingest {

struct GoldEntity {
  std::string name;
  std::string type;
  std::vector<std::string> aliases;
  bool optional = false;  ///< counts neither when found nor when missed
};

/// Names of ends and dates are text, as the file has them.
struct GoldFact {
  std::string type;
  std::string from;
  std::string to;
  std::string date;
  std::string place;
  std::string status = "actual";
  std::map<std::string, std::string> properties;
  std::string evidence;  ///< the first sentence, for lists of errors
  bool optional = false;
};

struct GoldDocument {
  std::string document;
  std::vector<GoldEntity> entities;
  std::vector<GoldFact> facts;
};

/// Reads one document's JSON. FormatError where it is not of that shape.
Result<GoldDocument> read_gold(std::string_view json, std::string_view name);

}  // namespace entente::ingest
