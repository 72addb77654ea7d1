// Changes to properties and labels, with the checks that openCypher asks for.
#include "query/execute/write_support.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace entente::query {

WriteCursor::WriteCursor(const Operator& op, CursorPtr input, ExecContext& context)
    : input_(std::move(input)),
      context_(context),
      taken_(op.children.front()->filled, context),
      given_(op.filled, context) {}

void WriteCursor::open(Row row) {
  input_->open(row);
  taken_.clear();
  given_.clear();
  at_ = 0;
  done_ = false;
}

bool WriteCursor::next(Row row) {
  if (!done_ && !run(row)) return false;
  if (at_ == given_.size()) return false;
  given_.restore(at_++, row);
  return !context_.meter.stop();
}

bool WriteCursor::run(Row row) {
  done_ = true;
  while (input_->next(row)) {
    if (!taken_.push(row)) return false;
  }
  for (std::size_t i = 0; i < taken_.size(); ++i) {
    if (context_.failed() || context_.meter.stop()) return false;
    taken_.restore(i, row);
    if (!write(row)) return false;
  }
  ++context_.epoch;
  return !context_.failed() && finish();
}

bool check_property(std::string_view key, const Value& value, ExecContext& context) {
  const auto refused = [](const Value& v) {
    return v.is(ValueKind::Map) || v.is(ValueKind::Node) || v.is(ValueKind::Edge) || v.is(ValueKind::Path);
  };
  bool wrong = refused(value);
  if (value.is(ValueKind::List)) {
    wrong = std::any_of(value.list().begin(), value.list().end(), [&](const Value& item) {
      return refused(item) || item.is(ValueKind::List) || item.is_null();
    });
  }
  if (wrong) {
    context.fail({.kind = ErrorKind::TypeError,
                  .message = fmt::format("property {} cannot hold a {}", key, value_kind_name(value.kind())),
                  .hint = "properties hold booleans, numbers, strings, dates and times, and lists of these",
                  .detail = "InvalidPropertyType"});
  }
  return !wrong;
}

template <class IdType>
bool set_all(IdType id, const Value& map, ExecContext& context) {
  if (map.is_null()) return true;
  if (!map.is(ValueKind::Map)) {
    context.fail({.kind = ErrorKind::TypeError,
                  .message = fmt::format("properties must be a map, found {}", value_kind_name(map.kind())),
                  .detail = "InvalidArgumentType"});
    return false;
  }
  for (const auto& [key, value] : map.map()) {
    if (!check_property(key, value, context)) return false;
    context.changes.set_property(id, context.changes.graph().key(key), value);
  }
  return true;
}
template bool set_all(NodeId, const Value&, ExecContext&);
template bool set_all(EdgeId, const Value&, ExecContext&);

namespace {

Error deleted_access() {
  return {.kind = ErrorKind::EntityNotFound,
          .message = "the element was deleted in this query",
          .hint = "change it before the DELETE",
          .detail = "DeletedEntityAccess"};
}

/// The map that SET n = value and SET n += value take: a map, or the properties of a node or edge.
Value as_map(const Value& value, ExecContext& context) {
  const auto collect = [&](auto id) {
    Map map;
    for (const auto& [key, property] : context.view.properties(id))
      map.emplace(context.view.keys().text(key), property);
    return Value(std::move(map));
  };
  if (value.is(ValueKind::Node)) return collect(value.node());
  if (value.is(ValueKind::Edge)) return collect(value.edge());
  return value;
}

template <class IdType>
bool update_element(IdType id, const BoundUpdateItem& item, const Value& value, ExecContext& context) {
  Graph& graph = context.changes.graph();
  if (!graph.contains(id)) {
    if (item.kind == UpdateKind::RemoveProperty) return true;
    context.fail(deleted_access());
    return false;
  }
  switch (item.kind) {
    case UpdateKind::SetProperty:
      if (!check_property(item.key, value, context)) return false;
      context.changes.set_property(id, graph.key(item.key), value);
      return true;
    case UpdateKind::RemoveProperty:
      context.changes.set_property(id, graph.key(item.key), Value());
      return true;
    case UpdateKind::ReplaceProperties: {
      const Value map = as_map(value, context);
      if (!map.is_null() && !map.is(ValueKind::Map)) return set_all(id, map, context);  // reports it
      for (const auto& [key, old_value] : graph.properties(id)) {
        const auto name = graph.keys().text(key);
        if (map.is_null() || !map.map().contains(name)) context.changes.set_property(id, key, Value());
      }
      return set_all(id, map, context);
    }
    case UpdateKind::MergeProperties:
      return set_all(id, as_map(value, context), context);
    case UpdateKind::AddLabels:
    case UpdateKind::RemoveLabels:
      break;
  }
  return true;
}

bool update_labels(NodeId node, const BoundUpdateItem& item, ExecContext& context) {
  Graph& graph = context.changes.graph();
  if (!graph.contains(node)) {
    context.fail(deleted_access());
    return false;
  }
  for (const std::string& name : item.labels) {
    if (item.kind == UpdateKind::AddLabels) {
      context.changes.add_label(node, graph.label(name));
    } else if (const auto label = graph.labels().find(name)) {
      context.changes.remove_label(node, *label);
    }
  }
  return true;
}

}  // namespace

Updates::Updates(const std::vector<BoundUpdateItem>& items, Builder& builder) {
  for (const BoundUpdateItem& item : items)
    items_.push_back({&item, builder.compile(item.target), builder.compile(item.value)});
}

bool Updates::apply(Row row, ExecContext& context) const {
  for (const Item& item : items_) {
    const Value target = item.target->evaluate(row, context.eval);
    const Value value = item.value != nullptr ? item.value->evaluate(row, context.eval) : Value();
    if (context.failed()) return false;
    if (target.is_null()) continue;
    const bool labels =
        item.item->kind == UpdateKind::AddLabels || item.item->kind == UpdateKind::RemoveLabels;
    if (target.is(ValueKind::Node)) {
      if (labels ? !update_labels(target.node(), *item.item, context)
                 : !update_element(target.node(), *item.item, value, context)) {
        return false;
      }
    } else if (target.is(ValueKind::Edge) && !labels) {
      if (!update_element(target.edge(), *item.item, value, context)) return false;
    } else {
      context.fail({.kind = ErrorKind::TypeError,
                    .message = fmt::format("cannot change a {}", value_kind_name(target.kind())),
                    .hint = "SET and REMOVE change nodes and edges",
                    .detail = "InvalidArgumentType"});
      return false;
    }
  }
  return true;
}

Creation::Creation(const BoundCreate& create, Builder& builder) : create_(create) {
  for (const BoundNewNode& node : create.nodes) node_properties_.push_back(builder.compile(node.properties));
  for (const BoundNewEdge& edge : create.edges) edge_properties_.push_back(builder.compile(edge.properties));
}

bool Creation::check_no_nulls(Row row, ExecContext& context) const {
  for (const auto* list : {&node_properties_, &edge_properties_}) {
    for (const EvaluatorPtr& properties : *list) {
      const Value map = properties != nullptr ? properties->evaluate(row, context.eval) : Value();
      if (context.failed()) return false;
      if (!map.is(ValueKind::Map)) continue;
      for (const auto& [key, value] : map.map()) {
        if (!value.is_null()) continue;
        context.fail({.kind = ErrorKind::SemanticError,
                      .message = fmt::format("MERGE cannot look for {}: its value is null", key),
                      .hint = "use a value that is not null, or leave the property out",
                      .detail = "MergeReadOwnWrites"});
        return false;
      }
    }
  }
  return true;
}

bool Creation::create(Row row, ExecContext& context) const {
  Graph& graph = context.changes.graph();
  for (std::size_t i = 0; i < create_.nodes.size(); ++i) {
    const BoundNewNode& node = create_.nodes[i];
    const Value properties =
        node_properties_[i] != nullptr ? node_properties_[i]->evaluate(row, context.eval) : Value();
    if (context.failed()) return false;
    std::vector<LabelId> labels;
    for (const std::string& name : node.labels) labels.push_back(graph.label(name));
    const NodeId id = context.changes.create_node(labels);
    row[node.slot] = Value(id);
    if (!set_all(id, properties, context)) return false;
  }
  for (std::size_t i = 0; i < create_.edges.size(); ++i) {
    const BoundNewEdge& edge = create_.edges[i];
    const Value properties =
        edge_properties_[i] != nullptr ? edge_properties_[i]->evaluate(row, context.eval) : Value();
    if (context.failed()) return false;
    const Value from = row[edge.from], to = row[edge.to];
    if (!from.is(ValueKind::Node) || !to.is(ValueKind::Node)) {
      context.fail(
          {.kind = ErrorKind::SemanticError,
           .message = fmt::format("cannot create an edge of type {}: one of its ends is null", edge.type),
           .hint = "test the ends with IS NOT NULL first",
           .detail = "NullEnd"});
      return false;
    }
    if (!graph.contains(from.node()) || !graph.contains(to.node())) {
      context.fail(deleted_access());
      return false;
    }
    const EdgeId id =
        context.changes.create_edge(graph.type(edge.type), from.node(), to.node(), edge.undirected);
    row[edge.slot] = Value(id);
    if (!set_all(id, properties, context)) return false;
  }
  for (const BoundNewPath& path : create_.paths) {
    Path made;
    for (const Slot slot : path.elements) {
      if (row[slot].is(ValueKind::Node)) made.nodes.push_back(row[slot].node());
      if (row[slot].is(ValueKind::Edge)) made.edges.push_back(row[slot].edge());
    }
    row[path.slot] = Value(std::move(made));
  }
  return true;
}

}  // namespace entente::query
