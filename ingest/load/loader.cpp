#include "ingest/load/loader.hpp"

#include <algorithm>
#include <charconv>
#include <utility>
#include <vector>

#include "graph/fold_name.hpp"
#include "graph/schema.hpp"

namespace entente::ingest {

namespace {

/// What is counted to decide between several documents' words: the most frequent, ties by the smaller text.
class Votes {
 public:
  void add(const std::string& text) {
    if (!text.empty()) ++counts_[text];
  }
  [[nodiscard]] std::optional<std::string> winner() const {
    const auto best = std::max_element(counts_.begin(), counts_.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == counts_.end() ? std::nullopt : std::optional(best->first);
  }

 private:
  std::map<std::string, int> counts_;  // in text order, so that max_element takes the smallest of equals
};

std::string text_in(const Map& content, const char* key) {
  const auto found = content.find(key);
  return found != content.end() && found->second.is(ValueKind::String) ? found->second.string()
                                                                       : std::string();
}

Value typed(std::string_view type, const std::string& key, const std::string& text) {
  ValueKind kind = ValueKind::String;
  if (const auto known = edge_kind(type)) {
    for (const PropertyRule& property : rule(*known).properties) {
      if (property.key == key) kind = property.kind;
    }
  }
  const char* end = text.data() + text.size();
  if (kind == ValueKind::Integer || kind == ValueKind::Float) {
    std::int64_t whole = 0;
    if (auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc() && read.ptr == end) {
      return kind == ValueKind::Integer ? Value(whole) : Value(static_cast<double>(whole));
    }
    double number = 0;
    if (auto read = std::from_chars(text.data(), end, number); read.ec == std::errc() && read.ptr == end)
      return Value(number);
  }
  return Value(text);
}

/// The properties that make an edge the one it is.
std::map<std::string, Value> identity_of(const Fact& fact) {
  std::map<std::string, Value> identity;
  if (fact.date) identity.emplace("date", Value(*fact.date));
  identity.emplace("status", Value(fact.status == FactStatus::Actual ? "actual" : "planned"));
  for (const auto& [key, text] : fact.properties) identity.emplace(key, typed(fact.type, key, text));
  return identity;
}

/// Properties that are decided from the statements, not part of an edge's identity.
bool is_derived(std::string_view key) { return key == "confidence" || key == "place" || key == "sources"; }

Map mention_content(const Entity& entity) {
  Map content{{"name", Value(entity.name)}};
  if (!entity.wikidata.empty()) content.emplace("wikidata", Value(entity.wikidata));
  List aliases;
  for (const auto& alias : entity.aliases) aliases.emplace_back(alias);
  if (!aliases.empty()) content.emplace("aliases", Value(std::move(aliases)));
  return content;
}

/// Two entities of one extraction may fold to one node; their aliases then belong together.
Map joined(Map a, const Map& b) {
  std::set<std::string> aliases;
  for (const Map* content : {static_cast<const Map*>(&a), &b}) {
    const auto found = content->find("aliases");
    if (found == content->end()) continue;
    for (const Value& alias : found->second.list()) aliases.insert(alias.string());
  }
  if (text_in(a, "name") != text_in(b, "name"))
    aliases.insert(std::max(text_in(a, "name"), text_in(b, "name")));
  a["name"] = Value(std::min(text_in(a, "name"), text_in(b, "name")));
  List list;
  for (const auto& alias : aliases) list.emplace_back(alias);
  if (!list.empty()) a["aliases"] = Value(std::move(list));
  return a;
}

}  // namespace

NodeId Loader::node_for(const Entity& entity) {
  const LabelId label = graph_.label(entity_type_name(entity.type));
  const std::string folded = fold_name(entity.name);
  const KeyId name_key = graph_.key("name");
  for (const NodeId node : graph_.find_by_alias(entity.name)) {
    if (!graph_.has_label(node, label)) continue;
    const Value name = graph_.property(node, name_key);
    if (name.is(ValueKind::String) && fold_name(name.string()) == folded) return node;
  }
  const LabelId labels[] = {label};
  const NodeId node = graph_.add_node(labels);
  graph_.set_property(node, name_key, Value(entity.name));
  return node;
}

EdgeId Loader::edge_for(const Fact& fact, NodeId from, NodeId to) {
  const auto identity = identity_of(fact);
  const TypeId type = graph_.type(fact.type);
  const auto known = edge_kind(fact.type);
  const bool undirected = known && rule(*known).symmetric;
  if (const auto edge = same_edge(identity, type, from, to, undirected)) return *edge;
  const EdgeId edge = graph_.add_edge(type, from, to, undirected);
  for (const auto& [key, value] : identity) graph_.set_property(edge, graph_.key(key), value);
  return edge;
}

template <class Element>
void Loader::change(Element element, const char* name, Value value) {
  const KeyId key = graph_.key(name);
  if (!identical(graph_.property(element, key), value)) graph_.set_property(element, key, std::move(value));
}

/// Decides name, aliases and Wikidata id of a node from what the documents call it.
Result<void> Loader::settle_node(NodeId node) {
  auto mentions = store_.mentions_of(node);
  if (!mentions) return fail(mentions.error());
  if (mentions->empty()) {
    if (graph_.degree(node, Direction::Any) == 0) return graph_.remove_node(node);
    return {};  // somebody's own edges hold it
  }
  Votes names;
  Votes ids;
  std::set<std::string> aliases;
  for (const entente::Mention& mention : *mentions) {
    names.add(text_in(mention.content, "name"));
    ids.add(text_in(mention.content, "wikidata"));
    aliases.insert(text_in(mention.content, "name"));
    const auto found = mention.content.find("aliases");
    if (found == mention.content.end() || !found->second.is(ValueKind::List)) continue;
    for (const Value& alias : found->second.list()) {
      if (alias.is(ValueKind::String)) aliases.insert(alias.string());
    }
  }
  const std::string name = names.winner().value_or(std::string());
  aliases.erase(name);
  List list;
  for (const auto& alias : aliases) list.emplace_back(alias);
  change(node, "name", Value(name));
  change(node, "aliases", list.empty() ? Value() : Value(std::move(list)));
  const auto id = ids.winner();
  change(node, "wikidata", id ? Value(*id) : Value());
  return {};
}

/// Decides place and confidence of an edge from its statements; takes the edge away where none is left.
Result<void> Loader::settle_edge(EdgeId edge) {
  auto statements = store_.statements_of(edge);
  if (!statements) return fail(statements.error());
  if (statements->empty()) {
    graph_.remove_edge(edge);
    return {};
  }
  Votes places;
  std::set<std::string> documents;
  double confidence = 0;
  for (const Statement& statement : *statements) {
    if (documents.insert(statement.document).second) places.add(text_in(statement.content, "place"));
    const auto found = statement.content.find("confidence");
    if (found != statement.content.end() && found->second.is_number())
      confidence = std::max(confidence, found->second.number());
  }
  const auto place = places.winner();
  change(edge, "place", place ? Value(*place) : Value());
  change(edge, "confidence", Value(confidence));
  change(edge, "sources", Value(static_cast<std::int64_t>(documents.size())));
  return {};
}

Result<void> Loader::put_in(std::string_view document, const Extraction& extraction) {
  std::vector<NodeId> node_of;
  std::map<NodeId, Map> contents;
  for (const Entity& entity : extraction.entities) {
    const NodeId node = node_for(entity);
    node_of.push_back(node);
    const auto [at, fresh] = contents.emplace(node, mention_content(entity));
    if (!fresh) at->second = joined(std::move(at->second), mention_content(entity));
  }
  for (auto& [node, content] : contents) {
    nodes_.insert(node);
    auto done =
        store_.add_mention({.document = std::string(document), .node = node, .content = std::move(content)});
    if (!done) return done;
  }
  for (const Fact& fact : extraction.facts) {
    if (auto done = put_fact(document, fact, node_of[fact.from], node_of[fact.to]); !done) return done;
  }
  return {};
}

Result<void> Loader::put_fact(std::string_view document, const Fact& fact, NodeId from, NodeId to) {
  const EdgeId edge = edge_for(fact, from, to);
  edges_.insert(edge);
  for (const FactEvidence& piece : fact.evidence) {
    Map content{{"confidence", Value(fact.confidence)}};
    if (!fact.place.empty()) content.emplace("place", Value(fact.place));
    auto done = store_.add_evidence({.edge = edge,
                                     .document = std::string(document),
                                     .start = piece.span.start,
                                     .end = piece.span.end,
                                     .content = std::move(content)});
    if (!done) return done;
  }
  return {};
}

Result<void> Loader::take_out(std::string_view document) {
  const auto statements = store_.statements_in(document);
  if (!statements) return fail(statements.error());
  std::set<EdgeId> edges;
  for (const Statement& statement : *statements) edges.insert(statement.edge);
  const auto mentions = store_.mentions_in(document);
  if (!mentions) return fail(mentions.error());
  for (const EdgeId edge : edges) {
    if (auto done = store_.remove_evidence(edge, document); !done) return done;
  }
  for (const entente::Mention& mention : *mentions) {
    nodes_.insert(mention.node);
    if (auto done = store_.remove_mention(mention.node, document); !done) return done;
  }
  edges_.merge(edges);
  return {};
}

/// Edges first: a node can only go when its edges are gone.
Result<void> Loader::settle() {
  for (const EdgeId edge : std::exchange(edges_, {})) {
    if (auto done = settle_edge(edge); !done) return done;
  }
  for (const NodeId node : std::exchange(nodes_, {})) {
    if (auto done = settle_node(node); !done) return done;
  }
  return {};
}

std::optional<EdgeId> Loader::same_edge(const std::map<std::string, Value>& identity, TypeId type,
                                        NodeId from, NodeId to, bool undirected) const {
  const Expansion steps = graph_.expand(from, type, Direction::Out);
  for (const Hops& hops : {steps.first, steps.second}) {
    for (std::size_t i = 0; i < hops.size(); ++i) {
      if (hops.nodes[i] != to || graph_.ends(hops.edges[i]).undirected != undirected) continue;
      if (has_identity(hops.edges[i], identity)) return hops.edges[i];
    }
  }
  return std::nullopt;
}

bool Loader::has_identity(EdgeId edge, const std::map<std::string, Value>& identity) const {
  std::size_t matched = 0;
  for (const auto& [key, value] : graph_.properties(edge)) {
    const std::string name(graph_.keys().text(key));
    if (is_derived(name)) continue;
    const auto found = identity.find(name);
    if (found == identity.end() || !identical(found->second, value)) return false;
    ++matched;
  }
  return matched == identity.size();
}

}  // namespace entente::ingest
