#include "ingest/load/loader.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/fold_name.hpp"
#include "graph/schema.hpp"
#include "ingest/identity/name_records.hpp"
#include "ingest/identity/resolve_names.hpp"
#include "ingest/load/read_share.hpp"
#include "ingest/load/share_content.hpp"

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

}  // namespace

Result<NodeId> Loader::node_for(const Entity& entity) {
  const std::string_view type = entity_type_name(entity.type);
  const auto known = find_named(graph_, identities_, {std::string(type), fold_name(entity.name)});
  if (!known) return fail(known.error());
  if (*known) return **known;
  const LabelId labels[] = {graph_.label(type)};
  const NodeId node = graph_.add_node(labels);
  graph_.set_property(node, graph_.key("name"), Value(entity.name));
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
    for (const Entity& entity : entities_in(mention.content, EntityType::Person)) {  // the type is not asked
      names.add(entity.name);
      ids.add(entity.wikidata);
      aliases.insert(entity.name);
      aliases.insert(entity.aliases.begin(), entity.aliases.end());
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
  std::uint64_t independent = documents.size();
  if (independent > 1) {
    const auto counted = store_.independent_sources(edge);
    if (!counted) return fail(counted.error());
    independent = *counted;
  }
  change(edge, "independent_sources", Value(static_cast<std::int64_t>(independent)));
  return {};
}

// What is said once more of a thing that hundreds of documents name must not cost a look at them all. A count
// more for the most frequent leaves it the most frequent.
Result<bool> Loader::confirms(NodeId node, const Map& content) const {
  const auto mentioned = store_.is_mentioned(node);
  if (!mentioned) return fail(mentioned.error());
  if (!*mentioned) return false;
  const auto held = [&](const char* name) {
    const auto key = graph_.keys().find(name);
    return key ? graph_.property(node, *key) : Value();
  };
  const Value name = held("name"), id = held("wikidata"), aliases = held("aliases");
  if (!name.is(ValueKind::String)) return false;
  const auto known = [&](const std::string& alias) {
    if (alias == name.string()) return true;
    if (!aliases.is(ValueKind::List)) return false;
    const List& list = aliases.list();
    return std::any_of(list.begin(), list.end(),
                       [&](const Value& one) { return one.is(ValueKind::String) && one.string() == alias; });
  };
  for (const Entity& entity : entities_in(content, EntityType::Person)) {
    if (entity.name != name.string()) return false;
    if (!entity.wikidata.empty() && !(id.is(ValueKind::String) && id.string() == entity.wikidata))
      return false;
    if (!std::all_of(entity.aliases.begin(), entity.aliases.end(), known)) return false;
  }
  return true;
}

Result<bool> Loader::count_source(EdgeId edge, std::string_view document,
                                  const std::vector<Map>& statements) {
  const auto held = [&](const char* name) {
    const auto key = graph_.keys().find(name);
    return key ? graph_.property(edge, *key) : Value();
  };
  const Value sources = held("sources"), independent = held("independent_sources"), place = held("place");
  Value confidence = held("confidence");
  if (!sources.is(ValueKind::Integer) || !independent.is(ValueKind::Integer) || !confidence.is_number())
    return false;
  const std::string said = text_in(statements.front(), "place");
  if (!said.empty() && !(place.is(ValueKind::String) && place.string() == said)) return false;
  const auto reprint = store_.has_reprint(edge, document);
  if (!reprint) return fail(reprint.error());
  if (*reprint) return false;
  for (const Map& content : statements) {
    const auto found = content.find("confidence");
    if (found != content.end() && found->second.is_number() && found->second.number() > confidence.number())
      confidence = Value(found->second.number());
  }
  change(edge, "confidence", std::move(confidence));
  change(edge, "sources", Value(sources.integer() + 1));
  change(edge, "independent_sources", Value(independent.integer() + 1));
  return true;
}

Result<void> Loader::put_in(std::string_view document, const Extraction& extraction) {
  std::vector<NodeId> node_of;
  std::map<NodeId, std::vector<Entity>> entities_of;
  for (const Entity& entity : extraction.entities) {
    const auto node = node_for(entity);
    if (!node) return fail(node.error());
    node_of.push_back(*node);
    entities_of[*node].push_back(entity);
    names_.insert({std::string(entity_type_name(entity.type)), fold_name(entity.name)});
  }
  std::set<NodeId> with_parts;
  for (const auto& [node, entities] : entities_of) {
    Map content = mention_of(entities);
    if (content.contains("parts")) with_parts.insert(node);
    if (!nodes_.contains(node)) {
      const auto same = confirms(node, content);
      if (!same) return fail(same.error());
      if (!*same) nodes_.insert(node);
    }
    auto done =
        store_.add_mention({.document = std::string(document), .node = node, .content = std::move(content)});
    if (!done) return done;
  }
  return put_facts(document, extraction, node_of, with_parts);
}

Result<void> Loader::put_facts(std::string_view document, const Extraction& extraction,
                               const std::vector<NodeId>& node_of, const std::set<NodeId>& with_parts) {
  // Facts of joined entities may be one edge at one place.
  std::map<EdgeId, std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<const Fact*>>> facts_of;
  for (const Fact& fact : extraction.facts) {
    const EdgeId edge = edge_for(fact, node_of[fact.from], node_of[fact.to]);
    for (const FactEvidence& piece : fact.evidence)
      facts_of[edge][{piece.span.start, piece.span.end}].push_back(&fact);
  }
  for (const auto& [edge, places] : facts_of) {
    const auto stated = store_.is_stated(edge);
    if (!stated) return fail(stated.error());
    std::vector<Map> contents;
    for (const auto& [at, facts] : places) {
      const bool parts = with_parts.contains(node_of[facts.front()->from]) ||
                         with_parts.contains(node_of[facts.front()->to]);
      contents.push_back(statement_of(facts, extraction.entities, parts));
      auto done = store_.add_evidence({.edge = edge,
                                       .document = std::string(document),
                                       .start = at.first,
                                       .end = at.second,
                                       .content = contents.back()});
      if (!done) return done;
    }
    if (*stated && !edges_.contains(edge)) {
      const auto counted = count_source(edge, document, contents);
      if (!counted) return fail(counted.error());
      if (*counted) continue;
    }
    edges_.insert(edge);
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
  for (const entente::Mention& mention : *mentions) {
    const auto labels = graph_.labels_of(mention.node);
    const auto type = labels.empty() ? std::nullopt : entity_type_named(graph_.labels().text(labels.front()));
    nodes_.insert(mention.node);
    if (type) {
      auto done = touch_names(mention.node, entities_in(mention.content, *type));
      if (!done) return done;
    }
    if (auto done = store_.remove_mention(mention.node, document); !done) return done;
  }
  for (const EdgeId edge : edges) {
    if (auto done = store_.remove_evidence(edge, document); !done) return done;
  }
  edges_.merge(edges);
  return {};
}

/// With those that are like a name that may go: without it they may be otherwise grouped.
Result<void> Loader::touch_names(NodeId node, const std::vector<Entity>& entities) {
  for (const Entity& entity : entities) {
    const LabelledName name{std::string(entity_type_name(entity.type)), fold_name(entity.name)};
    names_.insert(name);
    if (entity.type != EntityType::Person) continue;
    const auto alike = alike_holders(graph_, identities_, node, name.folded);
    if (!alike) return fail(alike.error());
    for (const std::string& other : *alike) names_.insert({name.label, other});
  }
  return {};
}

Result<void> Loader::settle() {
  if (auto done = settle_touched(); !done) return done;
  return resolve(std::exchange(names_, {}));
}

/// Edges first: a node can only go when its edges are gone.
Result<void> Loader::settle_touched() {
  for (const EdgeId edge : std::exchange(edges_, {})) {
    if (auto done = settle_edge(edge); !done) return done;
  }
  for (const NodeId node : std::exchange(nodes_, {})) {
    if (auto done = settle_node(node); !done) return done;
  }
  return {};
}

/// The documents that use a name whose group changes are taken out and put in again, as if they came now.
Result<void> Loader::resolve(const std::set<LabelledName>& names) {
  const auto groups = groups_to_change(store_, names);
  if (!groups) return fail(groups.error());
  std::set<std::string> documents;
  for (const NameGroup& group : *groups) documents.insert(group.documents.begin(), group.documents.end());
  std::vector<Extraction> shares;
  for (const std::string& document : documents) {
    auto share = read_share(store_, document);
    if (!share) return fail(share.error());
    shares.push_back(std::move(*share));
  }
  for (const std::string& document : documents) {
    if (auto done = take_out(document); !done) return done;
  }
  for (const NameGroup& group : *groups) {
    if (auto done = identities_.set_group(group.label, group.members); !done) return done;
  }
  for (const Extraction& share : shares) {
    if (auto done = put_in(share.document, share); !done) return done;
  }
  names_.clear();  // they are resolved; only where they stand has changed
  return settle_touched();
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
    if (is_settled(name)) continue;
    const auto found = identity.find(name);
    if (found == identity.end() || !identical(found->second, value)) return false;
    ++matched;
  }
  return matched == identity.size();
}

}  // namespace entente::ingest
