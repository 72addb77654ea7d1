#include "sample_graph.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "cli/parameters.hpp"
#include "graph/schema.hpp"

namespace entente::test {

namespace {

std::string text_at(const Map& map, const char* key) {
  const auto found = map.find(key);
  return found != map.end() && found->second.is(ValueKind::String) ? found->second.string() : std::string();
}

}  // namespace

SampleGraph::SampleGraph(const std::string& path) {
  std::ifstream file(path);
  REQUIRE(file);
  for (std::string line; std::getline(file, line);) {
    const auto document = cli::value_from_json(line);
    REQUIRE(document);
    add_document(document->map());
  }
}

Result<std::vector<Evidence>> SampleGraph::evidence(EdgeId edge) const {
  const auto found = evidence_.find(edge);
  return found == evidence_.end() ? std::vector<Evidence>() : found->second;
}

void SampleGraph::add_document(const Map& document) {
  std::map<std::string, NodeId> named;
  for (const Value& entity : document.at("entities").list()) {
    named.emplace(text_at(entity.map(), "name"), add_entity(entity.map()));
  }
  for (const Value& fact : document.at("facts").list()) add_fact(fact.map(), document, named);
}

NodeId SampleGraph::add_entity(const Map& entity) {
  const std::string name = text_at(entity, "name");
  const std::string type = text_at(entity, "type");
  auto found = nodes_.find({name, type});
  if (found == nodes_.end()) {
    const LabelId label = graph.label(type);
    const NodeId node = graph.add_node(std::span(&label, 1));
    graph.set_property(node, graph.key("name"), name);
    found = nodes_.emplace(std::pair(name, type), node).first;
  }
  const KeyId key = graph.key("aliases");
  List aliases;
  if (const Value known = graph.property(found->second, key); known.is(ValueKind::List))
    aliases = known.list();
  for (const Value& alias : entity.at("aliases").list()) {
    const bool known =
        std::any_of(aliases.begin(), aliases.end(), [&](const Value& v) { return identical(v, alias); });
    if (!known) aliases.push_back(alias);
  }
  graph.set_property(found->second, key, Value(aliases));
  return found->second;
}

void SampleGraph::add_fact(const Map& fact, const Map& document, const std::map<std::string, NodeId>& named) {
  const std::string type = text_at(fact, "type");
  const auto kind = edge_kind(type);
  REQUIRE(kind);
  const EdgeId edge = graph.add_edge(graph.type(type), named.at(text_at(fact, "from")),
                                     named.at(text_at(fact, "to")), rule(*kind).symmetric);
  for (const auto& [key, value] : fact) {
    if (key == "type" || key == "from" || key == "to" || key == "evidence") continue;
    graph.set_property(edge, graph.key(key),
                       key == "date" ? Value(*parse_partial_date(value.string())) : value);
  }
  for (const Value& place : fact.at("evidence").list()) {
    const Map& map = place.map();
    evidence_[edge].push_back({.document = text_at(document, "doc"),
                               .date = parse_partial_date(text_at(document, "date")),
                               .start = static_cast<std::uint64_t>(map.at("start").integer()),
                               .end = static_cast<std::uint64_t>(map.at("end").integer()),
                               .sentence = text_at(map, "text")});
  }
}

}  // namespace entente::test
