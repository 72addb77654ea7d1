#include "graph/import/graph_taker.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/schema.hpp"
#include "graph/temporal/parse.hpp"

namespace entente {
namespace {

/// The last of equal names counts; null is no property.
void put_in_order(NamedValues& properties) {
  std::stable_sort(properties.begin(), properties.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  NamedValues kept;
  for (auto& property : properties) {
    if (!kept.empty() && kept.back().first == property.first)
      kept.back() = std::move(property);
    else
      kept.push_back(std::move(property));
  }
  std::erase_if(kept, [](const auto& property) { return property.second.is_null(); });
  properties = std::move(kept);
}

}  // namespace

Value property_value(std::string_view name, std::string_view text) {
  if (name == "date")
    if (const auto date = parse_partial_date(text)) return Value(*date);
  return Value(text);
}

Result<void> GraphTaker::count_record() {
  if (++records_ % 4096 == 0 && what_.progress && !what_.progress(records_))
    return fail(ErrorKind::Interrupted, "the import was stopped");
  return {};
}

Result<void> GraphTaker::take_node(std::string_view id, const std::vector<std::string>& labels,
                                   NamedValues properties, const RecordPlace& place) {
  if (auto going_on = count_record(); !going_on) return going_on;
  const NodeId node(static_cast<std::uint32_t>(builder_.node_count()));
  if (!ids_.add(id, node)) return refuse(place, fmt::format("the id `{}` stands on an earlier node", id));
  std::vector<LabelId> known;
  for (const std::string& label : labels)
    if (!label.empty()) known.push_back(builder_.label(label));
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  builder_.add_node(known);
  put_in_order(properties);
  for (const auto& [name, value] : properties)
    builder_.node_column(builder_.key(name)).add(node.number, value);
  return {};
}

Result<void> GraphTaker::take_edge(TakenEdge edge, const RecordPlace& place) {
  if (auto going_on = count_record(); !going_on) return going_on;
  const NodeId from = ids_.find(std::string_view(edge.from)), to = ids_.find(std::string_view(edge.to));
  put_in_order(edge.properties);
  if (from.valid() && to.valid())
    add_edge(edge, from, to);
  else
    waiting_.emplace_back(std::move(edge), place);
  return {};
}

void GraphTaker::add_edge(const TakenEdge& edge, NodeId from, NodeId to) {
  const auto kind = edge_kind(edge.type);
  const bool undirected =
      edge.undirected || (kind && rule(*kind).symmetric) ||
      std::find(what_.undirected.begin(), what_.undirected.end(), edge.type) != what_.undirected.end();
  const EdgeId added = builder_.add_edge(builder_.type(edge.type), from, to, undirected);
  for (const auto& [name, value] : edge.properties)
    builder_.edge_column(builder_.key(name)).add(added.number, value);
}

Result<void> GraphTaker::refuse(const RecordPlace& place, std::string why) {
  Error error{.kind = ErrorKind::InputError, .message = std::move(why)};
  error.place = TextPlace{.line = place.line, .column = place.column};
  error.file = place.file;
  if (!what_.skip_bad) {
    error.hint = "correct the file, or pass over such records with --skip-bad";
    return fail(std::move(error));
  }
  ++report_.skipped;
  if (report_.bad.size() < kReportedRecords) report_.bad.push_back(std::move(error));
  return {};
}

Result<Graph> GraphTaker::finish() {
  for (const auto& [edge, place] : waiting_) {
    const NodeId from = ids_.find(std::string_view(edge.from)), to = ids_.find(std::string_view(edge.to));
    if (from.valid() && to.valid()) {
      add_edge(edge, from, to);
      continue;
    }
    auto refused = refuse(place, fmt::format("no node has the id `{}`", from.valid() ? edge.to : edge.from));
    if (!refused) return fail(refused.error());
  }
  report_.nodes = builder_.node_count();
  report_.edges = builder_.edge_count();
  return builder_.finish();
}

}  // namespace entente
