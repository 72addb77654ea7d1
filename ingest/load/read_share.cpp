#include "ingest/load/read_share.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "ingest/load/share_content.hpp"

namespace entente::ingest {

namespace {

std::string text_of(const Value& value) {
  if (value.is(ValueKind::String)) return value.string();
  if (value.is(ValueKind::Integer)) return std::to_string(value.integer());
  return value.is(ValueKind::Float) ? fmt::format("{}", value.floating()) : std::string();
}

class ShareReader {
 public:
  explicit ShareReader(const Store& store) : store_(store), graph_(store.graph()) {}

  Result<Extraction> read(std::string_view document) {
    out_.document = document;
    const auto mentions = store_.mentions_in(document);
    if (!mentions) return fail(mentions.error());
    for (const entente::Mention& mention : *mentions) read_mention(mention);
    const auto statements = store_.statements_in(document);
    if (!statements) return fail(statements.error());
    for (const Statement& statement : *statements) read_statement(statement);
    return std::move(out_);
  }

 private:
  void read_mention(const entente::Mention& mention) {
    const auto labels = graph_.labels_of(mention.node);
    if (labels.empty()) return;
    const auto type = entity_type_named(graph_.labels().text(labels.front()));
    if (!type) return;
    for (Entity& entity : entities_in(mention.content, *type)) {
      entities_of_[mention.node].push_back(static_cast<std::uint32_t>(out_.entities.size()));
      out_.entities.push_back(std::move(entity));
    }
  }

  /// The node's entity of this name; where the statement says none, the document has only one.
  [[nodiscard]] std::optional<std::uint32_t> end_of(NodeId node, const std::string& name) const {
    const auto found = entities_of_.find(node);
    if (found == entities_of_.end()) return std::nullopt;
    for (const std::uint32_t entity : found->second)
      if (out_.entities[entity].name == name) return entity;
    return found->second.front();
  }

  void read_statement(const Statement& statement) {
    const auto parts = statement.content.find("parts");
    if (parts == statement.content.end() || !parts->second.is(ValueKind::List))
      return read_part(statement, statement.content);
    for (const Value& part : parts->second.list())
      if (part.is(ValueKind::Map)) read_part(statement, part.map());
  }

  void read_part(const Statement& statement, const Map& content) {
    const EdgeEnds ends = graph_.ends(statement.edge);
    auto from = end_of(ends.from, text_in(content, "from")), to = end_of(ends.to, text_in(content, "to"));
    if (!from || !to) return;
    const auto [at, fresh] = fact_of_.emplace(std::tuple(statement.edge, *from, *to), out_.facts.size());
    if (fresh) out_.facts.push_back(fact(statement.edge, content, *from, *to));
    out_.facts[at->second].evidence.push_back(
        {{static_cast<std::uint32_t>(statement.start), static_cast<std::uint32_t>(statement.end)}});
  }

  [[nodiscard]] Fact fact(EdgeId edge, const Map& content, std::uint32_t from, std::uint32_t to) const {
    Fact fact{.type = std::string(graph_.types().text(graph_.ends(edge).type)),
              .from = from,
              .to = to,
              .place = text_in(content, "place"),
              .evidence = {}};
    const auto confidence = content.find("confidence");
    if (confidence != content.end() && confidence->second.is_number())
      fact.confidence = confidence->second.number();
    for (const auto& [key, value] : graph_.properties(edge)) {
      const std::string name(graph_.keys().text(key));
      if (name == "date") {
        if (value.is(ValueKind::Date)) fact.date = value.date();
      } else if (name == "status") {
        fact.status = text_of(value) == "planned" ? FactStatus::Planned : FactStatus::Actual;
      } else if (!is_settled(name)) {
        fact.properties.emplace(name, text_of(value));
      }
    }
    return fact;
  }

  const Store& store_;
  const Graph& graph_;
  Extraction out_;
  std::map<NodeId, std::vector<std::uint32_t>> entities_of_;
  std::map<std::tuple<EdgeId, std::uint32_t, std::uint32_t>, std::size_t> fact_of_;
};

}  // namespace

Result<Extraction> read_share(const Store& store, std::string_view document) {
  return ShareReader(store).read(document);
}

}  // namespace entente::ingest
