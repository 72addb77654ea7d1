// The parts of a path: nodes, edges, repetitions, label expressions.
#include <algorithm>
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {

using syntax::ArrowKind;

Slot Binder::declare(const std::optional<syntax::Name>& variable, TypeKind kind, MatchState& state) {
  if (!variable) return add_slot({}, kind);
  if (const std::optional<Slot> known = scope_.find(variable->text)) {
    if (!may_be(type_of_slot(*known), {kind})) {
      const char* word = kind == TypeKind::Node   ? "a node"
                         : kind == TypeKind::Edge ? "an edge"
                                                  : "a list of edges";
      fail_at(variable->span, "VariableTypeConflict",
              "'" + variable->text + "' is " + type_name(type_of_slot(*known)) + " already and cannot be " +
                  word + " here",
              "give one of them another name");
    }
    return *known;
  }
  if (!state.may_declare) {
    fail_undefined(variable->text, variable->span);
  }
  const Slot slot = add_slot(variable->text, kind);
  scope_.add(variable->text, slot);
  return slot;
}

BoundLabelsPtr Binder::bind_labels(const syntax::LabelExpression* labels) const {
  if (labels == nullptr) return nullptr;
  auto bound = std::make_shared<BoundLabels>();
  bound->op = labels->op;
  bound->name = labels->name.text;
  bound->span = labels->span;
  for (const syntax::LabelExpressionPtr& operand : labels->operands)
    bound->operands.push_back(bind_labels(operand.get()));
  return bound;
}

EdgeDirection Binder::bind_direction(ArrowKind arrow) {
  switch (arrow) {
    // Undirected edges satisfy Out and In as well, so the arrows that also take them add nothing.
    case ArrowKind::Right:
    case ArrowKind::UndirectedOrRight:
      return EdgeDirection::Out;
    case ArrowKind::Left:
    case ArrowKind::LeftOrUndirected:
      return EdgeDirection::In;
    case ArrowKind::Any:
    case ArrowKind::Both:
      return EdgeDirection::Any;
    case ArrowKind::Undirected:
      return EdgeDirection::Undirected;
  }
  return EdgeDirection::Any;
}

void Binder::add_pending(const std::optional<syntax::PropertyPattern>& properties,
                         const syntax::Expression* where, Slot slot, MatchState& state, Pending place) {
  if (!properties && where == nullptr) return;
  place.slot = slot;
  place.properties = properties ? &*properties : nullptr;
  place.where = where;
  state.pending.push_back(std::move(place));
}

BoundNode Binder::bind_node(const syntax::NodePattern& node, MatchState& state, std::size_t index) {
  BoundNode bound;
  bound.slot = declare(node.variable, TypeKind::Node, state);
  bound.bound = bound.slot < state.first_slot;
  bound.labels = bind_labels(node.labels.get());
  add_pending(node.properties, node.where.get(), bound.slot, state, {.path = index});
  return bound;
}

BoundEdge Binder::bind_edge(const syntax::EdgePattern& edge, MatchState& state, std::size_t index) {
  BoundEdge bound;
  bound.slot = declare(edge.variable, TypeKind::Edge, state);
  bound.bound = bound.slot < state.first_slot;
  bound.direction = bind_direction(edge.arrow);
  bound.types = bind_labels(edge.types.get());
  if (std::find(state.edges.begin(), state.edges.end(), bound.slot) != state.edges.end()) {
    fail_at(edge.span, "RelationshipUniquenessViolation",
            "the edge '" + edge.variable->text + "' stands twice in one MATCH, where no edge can match twice",
            "give the second another name");
  }
  state.edges.push_back(bound.slot);
  add_pending(edge.properties, edge.where.get(), bound.slot, state, {.path = index});
  return bound;
}

// `*` alone is one or more, `{…}` says both ends.
void Binder::set_bounds(const syntax::EdgePattern& edge, BoundRepeat& repeat) {
  const syntax::Quantifier& bounds = edge.length ? *edge.length : *edge.quantifier;
  repeat.minimum = bounds.minimum.value_or(1);
  repeat.maximum = bounds.maximum;
}

BoundRepeat Binder::bind_repeated_edge(const syntax::EdgePattern& edge, MatchState& state, std::size_t index,
                                       std::size_t step) {
  BoundRepeat repeat;
  set_bounds(edge, repeat);
  const Slot single = add_slot({}, TypeKind::Edge);
  repeat.nodes.push_back({.slot = add_slot({}, TypeKind::Node)});
  repeat.nodes.push_back({.slot = add_slot({}, TypeKind::Node)});
  repeat.edges.push_back({.slot = single,
                          .bound = false,
                          .direction = bind_direction(edge.arrow),
                          .types = bind_labels(edge.types.get())});
  Pending place{.path = index, .repeat = step};
  if (edge.variable) {
    const std::optional<Slot> known = scope_.find(edge.variable->text);
    const Slot list = declare(edge.variable, TypeKind::List, state);
    if (!known) {
      statement_.slots[list].type = Type::list_of(TypeKind::Edge);
      repeat.groups.push_back({single, list});
    } else if (list < state.first_slot) {
      repeat.bound_list = list;
    } else {
      fail_at(edge.variable->span, "VariableAlreadyBound",
              "the variable '" + edge.variable->text + "' stands for two lists of edges",
              "give one of them another name");
    }
    place.inner.push_back({edge.variable->text, single});
  }
  add_pending(edge.properties, edge.where.get(), single, state, std::move(place));
  return repeat;
}

void Binder::refuse_in_repeat(const syntax::ParenthesisedPath& part) const {
  if (part.variable) {
    fail_at(part.variable->span, "UnexpectedSyntax", "a part that repeats cannot be named",
            "name the whole path");
  }
  if (part.mode != PathMode::Default) {
    fail_at(part.span, "UnexpectedSyntax", "a part that repeats has no mode of its own",
            "write the mode before the path");
  }
  for (const syntax::PathElement& element : part.elements) {
    const auto* edge = std::get_if<syntax::EdgePattern>(&element.node);
    const bool repeats = edge != nullptr && (edge->length || edge->quantifier);
    if (repeats || std::holds_alternative<syntax::ParenthesisedPath>(element.node)) {
      fail_at(part.span, "InvalidRelationshipPattern", "a part that repeats cannot hold another that does",
              "repeat edges one by one, or match the parts in two MATCH clauses");
    }
  }
  if (part.elements.size() < 3) {
    fail_at(part.span, "InvalidRelationshipPattern", "a part that repeats needs an edge",
            "write ((a)-[:MET]->(b)){1,3}");
  }
}

BoundRepeat Binder::bind_repeat(const syntax::ParenthesisedPath& part, MatchState& state, std::size_t index,
                                std::size_t step) {
  refuse_in_repeat(part);
  BoundRepeat repeat;
  repeat.minimum = part.quantifier->minimum.value_or(0);
  repeat.maximum = part.quantifier->maximum;
  std::vector<ScopeVariable> inner;
  // Inside, a name means the element of one repetition; outside, the list of them.
  const auto declare_inner = [&](const std::optional<syntax::Name>& variable, TypeKind kind) {
    if (!variable) return add_slot({}, kind);
    const auto seen =
        std::find_if(inner.begin(), inner.end(), [&](const auto& v) { return v.name == variable->text; });
    if (seen != inner.end() && kind == TypeKind::Node && type_of_slot(seen->slot).is(kind)) return seen->slot;
    if (seen != inner.end() || scope_.find(variable->text)) {
      fail_at(variable->span, "VariableAlreadyBound",
              "'" + variable->text + "' is known outside of the part that repeats", "give it another name");
    }
    if (!state.may_declare) fail_undefined(variable->text, variable->span);
    inner.push_back({variable->text, add_slot({}, kind)});
    return inner.back().slot;
  };
  const std::size_t first_pending = state.pending.size();
  for (const syntax::PathElement& element : part.elements) {
    const Pending place{.path = index, .repeat = step};
    if (const auto* node = std::get_if<syntax::NodePattern>(&element.node)) {
      BoundNode bound{.slot = declare_inner(node->variable, TypeKind::Node),
                      .labels = bind_labels(node->labels.get())};
      add_pending(node->properties, node->where.get(), bound.slot, state, place);
      repeat.nodes.push_back(std::move(bound));
    } else {
      const auto& edge = std::get<syntax::EdgePattern>(element.node);
      BoundEdge bound{.slot = declare_inner(edge.variable, TypeKind::Edge),
                      .direction = bind_direction(edge.arrow),
                      .types = bind_labels(edge.types.get())};
      add_pending(edge.properties, edge.where.get(), bound.slot, state, place);
      repeat.edges.push_back(std::move(bound));
    }
  }
  if (part.where) state.pending.push_back({.path = index, .repeat = step, .where = part.where.get()});
  for (const ScopeVariable& variable : inner) {
    const Slot list = add_slot(variable.name, Type::list_of(type_of_slot(variable.slot)));
    scope_.add(variable.name, list);
    repeat.groups.push_back({variable.slot, list});
  }
  for (std::size_t i = first_pending; i < state.pending.size(); ++i) state.pending[i].inner = inner;
  return repeat;
}

}  // namespace entente::query
