#include "ingest/load/share_content.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "graph/fold_name.hpp"

namespace entente::ingest {

namespace {

Map content_of(const Entity& entity) {
  Map content{{"name", Value(entity.name)}};
  if (!entity.wikidata.empty()) content.emplace("wikidata", Value(entity.wikidata));
  List aliases;
  for (const auto& alias : entity.aliases) aliases.emplace_back(alias);
  if (!aliases.empty()) content.emplace("aliases", Value(std::move(aliases)));
  return content;
}

/// One entity of two spellings: the smaller is the name, the other an alias.
Entity joined(Entity a, const Entity& b) {
  std::set<std::string> aliases(a.aliases.begin(), a.aliases.end());
  aliases.insert(b.aliases.begin(), b.aliases.end());
  if (a.name != b.name) aliases.insert(std::max(a.name, b.name));
  a.name = std::min(a.name, b.name);
  a.aliases.assign(aliases.begin(), aliases.end());
  if (a.wikidata.empty()) a.wikidata = b.wikidata;
  return a;
}

Entity entity_in(const Map& content, EntityType type) {
  Entity entity{.name = text_in(content, "name"),
                .type = type,
                .aliases = {},
                .wikidata = text_in(content, "wikidata")};
  const auto aliases = content.find("aliases");
  if (aliases == content.end() || !aliases->second.is(ValueKind::List)) return entity;
  for (const Value& alias : aliases->second.list())
    if (alias.is(ValueKind::String)) entity.aliases.push_back(alias.string());
  return entity;
}

}  // namespace

std::string text_in(const Map& content, const char* key) {
  const auto found = content.find(key);
  return found != content.end() && found->second.is(ValueKind::String) ? found->second.string()
                                                                       : std::string();
}

Map mention_of(const std::vector<Entity>& entities) {
  std::map<std::string, Entity> by_name;  // two that fold to one name are one
  for (const Entity& entity : entities) {
    const auto [at, fresh] = by_name.emplace(fold_name(entity.name), entity);
    if (!fresh) at->second = joined(std::move(at->second), entity);
  }
  if (by_name.size() == 1) return content_of(by_name.begin()->second);
  List parts;
  Entity all = by_name.begin()->second;
  for (const auto& [folded, entity] : by_name) {
    parts.emplace_back(content_of(entity));
    all = joined(std::move(all), entity);
  }
  Map content = content_of(all);
  content.emplace("parts", Value(std::move(parts)));
  return content;
}

std::vector<Entity> entities_in(const Map& content, EntityType type) {
  const auto parts = content.find("parts");
  if (parts == content.end() || !parts->second.is(ValueKind::List)) return {entity_in(content, type)};
  std::vector<Entity> entities;
  for (const Value& part : parts->second.list())
    if (part.is(ValueKind::Map)) entities.push_back(entity_in(part.map(), type));
  return entities;
}

Map statement_of(const std::vector<const Fact*>& facts, const std::vector<Entity>& entities,
                 bool with_parts) {
  Map content;
  List parts;
  for (const Fact* fact : facts) {
    Map part{{"confidence", Value(fact->confidence)}};
    if (!fact->place.empty()) part.emplace("place", Value(fact->place));
    if (content.empty() || content.at("confidence").number() < fact->confidence) content = part;
    part.emplace("from", Value(entities[fact->from].name));
    part.emplace("to", Value(entities[fact->to].name));
    parts.emplace_back(std::move(part));
  }
  if (with_parts) content.emplace("parts", Value(std::move(parts)));
  return content;
}

bool is_settled(std::string_view key) {
  return key == "confidence" || key == "place" || key == "sources" || key == "independent_sources";
}

}  // namespace entente::ingest
