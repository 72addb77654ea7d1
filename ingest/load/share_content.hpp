// The contents of a document's mentions and statements: what they hold, in one place for writing and reading.
//   mention    name, aliases, wikidata; `parts`, a list of such maps, where the document has several names
//   for the
//              entity that were joined by resolution
//   statement  confidence, place; `from` and `to`, the document's name for that end, where its mention has
//   parts
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/value.hpp"
#include "ingest/document.hpp"

namespace entente::ingest {

/// Empty where the key is absent or no text.
std::string text_in(const Map& content, const char* key);

/// The content of a mention of entities that are one node: at least one, of one type.
Map mention_of(const std::vector<Entity>& entities);

/// Back from it: the entities under the names that the document has for them.
std::vector<Entity> entities_in(const Map& content, EntityType type);

/// The content of a statement: what facts of one edge at one place of the text say. `with_parts`: whether the
/// document has several names for an end.
Map statement_of(const std::vector<const Fact*>& facts, const std::vector<Entity>& entities, bool with_parts);

/// Properties of an edge that are settled from its statements, and no part of what makes it the edge it is.
bool is_settled(std::string_view key);

}  // namespace entente::ingest
