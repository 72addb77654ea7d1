#include "ingest/identity/name_records.hpp"

#include <algorithm>
#include <map>

#include "graph/fold_name.hpp"
#include "ingest/identity/person_names.hpp"

namespace entente::ingest {

namespace {

constexpr std::string_view kHoldsOffice = "HOLDS_OFFICE";

std::string text_of(const Value& value) {
  return value.is(ValueKind::String) ? value.string() : std::string();
}

std::string text_in(const Map& content, const char* key) {
  const auto found = content.find(key);
  return found == content.end() ? std::string() : text_of(found->second);
}

std::string name_of(const Graph& graph, NodeId node) {
  const auto key = graph.keys().find("name");
  return key ? text_of(graph.property(node, *key)) : std::string();
}

/// The names that one document has for one entity: nearly always one.
std::vector<std::string> names_in(const Map& content) {
  const auto parts = content.find("parts");
  if (parts == content.end() || !parts->second.is(ValueKind::List)) return {text_in(content, "name")};
  std::vector<std::string> names;
  for (const Value& part : parts->second.list())
    if (part.is(ValueKind::Map)) names.push_back(text_in(part.map(), "name"));
  return names;
}

/// Calls `take(office, edge)` for each office that the person holds.
template <class Take>
void each_office(const Graph& graph, NodeId person, const Take& take) {
  const auto type = graph.types().find(kHoldsOffice);
  const auto key = graph.keys().find("office");
  if (!type || !key) return;
  const Expansion steps = graph.expand(person, *type, Direction::Out);
  for (const Hops& hops : {steps.first, steps.second}) {
    for (std::size_t i = 0; i < hops.size(); ++i) {
      std::string title = text_of(graph.property(hops.edges[i], *key));
      if (!title.empty()) take(Office{.title = std::move(title), .body = hops.nodes[i]}, hops.edges[i]);
    }
  }
}

/// Which of the names a statement is about: those that its parts say, else the document's only one.
std::set<std::string> names_stated(const Statement& statement) {
  std::set<std::string> names;
  const auto parts = statement.content.find("parts");
  if (parts == statement.content.end() || !parts->second.is(ValueKind::List)) return names;
  for (const Value& part : parts->second.list())
    if (part.is(ValueKind::Map)) names.insert(fold_name(text_in(part.map(), "from")));
  return names;
}

Result<void> add_office(const Store& store, const Office& office, EdgeId edge,
                        std::map<std::string, NameRecord>& records) {
  const auto statements = store.statements_of(edge);
  if (!statements) return fail(statements.error());
  for (const Statement& statement : *statements) {
    const std::set<std::string> stated = names_stated(statement);
    for (auto& [folded, record] : records) {
      if (!record.documents.contains(statement.document)) continue;
      if (stated.empty() || stated.contains(folded)) record.offices.insert(office);
    }
  }
  return {};
}

/// The names of the other persons that hold an office that this one holds, folded.
std::set<std::string> fellow_holders(const Graph& graph, NodeId node) {
  std::set<std::string> names;
  const auto type = graph.types().find(kHoldsOffice);
  const auto key = graph.keys().find("office");
  each_office(graph, node, [&](const Office& office, EdgeId) {
    const Expansion steps = graph.expand(office.body, *type, Direction::In);
    for (const Hops& hops : {steps.first, steps.second}) {
      for (std::size_t i = 0; i < hops.size(); ++i) {
        if (hops.nodes[i] == node || text_of(graph.property(hops.edges[i], *key)) != office.title) continue;
        names.insert(fold_name(name_of(graph, hops.nodes[i])));
      }
    }
  });
  return names;
}

}  // namespace

Result<std::optional<NodeId>> find_named(const Graph& graph, const Identities& identities,
                                         const LabelledName& name) {
  const auto label = graph.labels().find(name.label);
  if (!label) return std::nullopt;
  const auto group = identities.group_of(name);
  if (!group) return fail(group.error());
  for (const std::string& member : *group) {
    for (const NodeId node : graph.find_by_alias(member)) {
      if (!graph.has_label(node, *label)) continue;
      if (std::binary_search(group->begin(), group->end(), fold_name(name_of(graph, node)))) return node;
    }
  }
  return std::nullopt;
}

Result<std::vector<NameRecord>> records_of(const Store& store, NodeId node) {
  const auto mentions = store.mentions_of(node);
  if (!mentions) return fail(mentions.error());
  std::map<std::string, NameRecord> records;
  for (const entente::Mention& mention : *mentions) {
    for (const std::string& name : names_in(mention.content)) {
      NameRecord& record = records[fold_name(name)];
      if (record.spelled.empty() || name < record.spelled) record.spelled = name;
      record.documents.insert(mention.document);
    }
  }
  Result<void> done;
  each_office(store.graph(), node, [&](const Office& office, EdgeId edge) {
    if (done) done = add_office(store, office, edge, records);
  });
  if (!done) return fail(done.error());
  std::vector<NameRecord> out;
  for (auto& [folded, record] : records) {
    record.folded = folded;
    out.push_back(std::move(record));
  }
  return out;
}

Result<std::set<std::string>> alike_holders(const Graph& graph, const Identities& identities, NodeId person,
                                            const std::string& name) {
  std::set<std::string> out;
  for (const std::string& other : fellow_holders(graph, person)) {
    const auto group = identities.group_of({"Person", other});
    if (!group) return fail(group.error());
    const bool alike = std::any_of(group->begin(), group->end(), [&name](const std::string& member) {
      return member != name && why_alike(name, member).has_value();
    });
    if (alike) out.insert(group->begin(), group->end());
  }
  return out;
}

}  // namespace entente::ingest
