// CREATE and MERGE: what is to be made, in the order written, and for MERGE what is looked for first.
#include <algorithm>
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {
namespace {

const char* word(bool merge) { return merge ? "MERGE" : "CREATE"; }

}  // namespace

BoundCreate Binder::bind_create(const syntax::Create& create) {
  BoundCreate bound;
  CreateState state{.before = scope_, .nodes = scope_};
  for (const syntax::PathPattern& pattern : create.patterns) bind_new_path(pattern, state, bound);
  return bound;
}

void Binder::bind_new_path(const syntax::PathPattern& pattern, CreateState& state, BoundCreate& into) {
  const bool plain = pattern.selector.kind == syntax::SelectorKind::All &&
                     pattern.mode == PathMode::Default && !pattern.forward_in_time;
  if (!plain) {
    fail_at(pattern.span, "UnexpectedSyntax",
            std::string(word(state.merge)) + " makes one path and takes no selector or mode");
  }
  BoundNewPath path;
  const auto node_at = [&](std::size_t i) {
    const auto* node = std::get_if<syntax::NodePattern>(&pattern.elements[i].node);
    if (node == nullptr) {
      fail_at(pattern.span, "CreatingVarLength",
              std::string(word(state.merge)) + " cannot make a part that repeats");
    }
    return bind_new_node(*node, pattern.elements.size() == 1, state, into);
  };
  path.elements.push_back(node_at(0));
  for (std::size_t i = 1; i + 1 < pattern.elements.size(); i += 2) {
    const auto* edge = std::get_if<syntax::EdgePattern>(&pattern.elements[i].node);
    if (edge == nullptr) node_at(i);
    const Slot left = path.elements.back();
    const Slot right = node_at(i + 1);
    path.elements.push_back(bind_new_edge(*edge, left, right, state, into));
    path.elements.push_back(right);
  }
  if (!pattern.variable) return;
  if (scope_.find(pattern.variable->text)) {
    fail_at(pattern.variable->span, "VariableAlreadyBound",
            "the variable '" + pattern.variable->text + "' is in use already", "give the path another name");
  }
  path.slot = add_slot(pattern.variable->text, TypeKind::Path);
  scope_.add(pattern.variable->text, path.slot);
  into.paths.push_back(std::move(path));
}

Slot Binder::bind_new_node(const syntax::NodePattern& node, bool alone, CreateState& state,
                           BoundCreate& into) {
  if (node.where)
    fail_at(node.where->span, "UnexpectedSyntax", std::string(word(state.merge)) + " takes no WHERE");
  if (node.variable) {
    if (const std::optional<Slot> known = scope_.find(node.variable->text)) {
      if (!may_be(type_of_slot(*known), {TypeKind::Node})) {
        fail_at(node.variable->span, "VariableTypeConflict",
                "'" + node.variable->text + "' is " + type_name(type_of_slot(*known)) +
                    " already and cannot be a node here");
      }
      if (alone || node.labels || node.properties) {
        fail_at(node.variable->span, "VariableAlreadyBound",
                "the node '" + node.variable->text + "' is there already and cannot be made again",
                alone ? "give the new node another name" : "leave its labels and properties out, or use SET");
      }
      return *known;
    }
  }
  BoundNewNode bound{.slot = add_slot(node.variable ? node.variable->text : std::string(), TypeKind::Node),
                     .labels = {},
                     .properties = bind_new_properties(node.properties, state.nodes, state.merge)};
  if (node.labels) add_plain_labels(*node.labels, word(state.merge), bound.labels);
  if (node.variable) {
    scope_.add(node.variable->text, bound.slot);
    state.nodes.add(node.variable->text, bound.slot);
  }
  into.nodes.push_back(std::move(bound));
  return into.nodes.back().slot;
}

void Binder::add_plain_labels(const syntax::LabelExpression& labels, const char* clause,
                              std::vector<std::string>& into) const {
  if (labels.op == syntax::LabelOperator::Name) {
    into.push_back(labels.name.text);
    return;
  }
  if (labels.op != syntax::LabelOperator::And) {
    fail_at(labels.span, "UnexpectedSyntax", std::string(clause) + " takes plain labels", "write :A:B");
  }
  for (const syntax::LabelExpressionPtr& operand : labels.operands) add_plain_labels(*operand, clause, into);
}

Slot Binder::bind_new_edge(const syntax::EdgePattern& edge, Slot left, Slot right, CreateState& state,
                           BoundCreate& into) {
  using syntax::ArrowKind;
  if (edge.where)
    fail_at(edge.where->span, "UnexpectedSyntax", std::string(word(state.merge)) + " takes no WHERE");
  if (edge.length || edge.quantifier) {
    fail_at(edge.span, "CreatingVarLength",
            std::string(word(state.merge)) + " cannot make an edge of several steps", "write each edge");
  }
  if (edge.variable && scope_.find(edge.variable->text)) {
    fail_at(edge.variable->span, "VariableAlreadyBound",
            "the variable '" + edge.variable->text + "' is in use already", "give the new edge another name");
  }
  if (!edge.types || edge.types->op != syntax::LabelOperator::Name) {
    fail_at(edge.span, "NoSingleRelationshipType", "a new edge needs one type", "write -[:MET]->");
  }
  const bool open = edge.arrow == ArrowKind::Any || edge.arrow == ArrowKind::Both ||
                    edge.arrow == ArrowKind::LeftOrUndirected || edge.arrow == ArrowKind::UndirectedOrRight;
  if (open && (!state.merge || edge.arrow != ArrowKind::Any)) {
    fail_at(edge.span, "RequiresDirectedRelationship", "a new edge needs a direction",
            "write -[:MET]->, or ~[:MET]~ for an undirected edge");
  }
  BoundNewEdge bound;
  bound.slot = add_slot(edge.variable ? edge.variable->text : std::string(), TypeKind::Edge);
  bound.type = edge.types->name.text;
  bound.from = edge.arrow == ArrowKind::Left ? right : left;
  bound.to = edge.arrow == ArrowKind::Left ? left : right;
  bound.undirected = edge.arrow == ArrowKind::Undirected;
  bound.properties = bind_new_properties(edge.properties, scope_, state.merge);
  if (edge.variable) scope_.add(edge.variable->text, bound.slot);
  into.edges.push_back(std::move(bound));
  return into.edges.back().slot;
}

BoundExpressionPtr Binder::bind_new_properties(const std::optional<syntax::PropertyPattern>& properties,
                                               const Scope& visible, bool merge) {
  if (!properties) return nullptr;
  if (properties->parameter) {
    if (merge) {
      fail_at(properties->span, "InvalidParameterUse", "a parameter cannot stand for the properties of MERGE",
              "name the keys: {name: $map.name}");
    }
    return bind_expression(*properties->parameter);
  }
  Scope after = std::exchange(scope_, Scope(visible));
  BoundMap map;
  for (const syntax::PropertyEntry& entry : properties->entries) {
    if (entry.alias) {
      fail_at(entry.key.span, "UnexpectedSyntax", "alias looks names up and cannot make one",
              "write the name, and further names in the property aliases");
    }
    map.entries.emplace_back(entry.key.text, bind_expression(*entry.value));
  }
  scope_ = std::move(after);
  return make_bound(properties->span, TypeKind::Map, std::move(map));
}

// What is looked for has the slots of what would be made, so that either fills them.
BoundMerge Binder::bind_merge(const syntax::Merge& merge) {
  BoundMerge bound;
  CreateState state{.before = scope_, .nodes = scope_, .merge = true};
  const auto first_new = static_cast<Slot>(statement_.slots.size());
  bind_new_path(merge.pattern, state, bound.create);
  add_merge_match(merge.pattern, state, first_new, bound);
  for (const syntax::UpdateItem& item : merge.on_create) bound.on_create.push_back(bind_update_item(item));
  for (const syntax::UpdateItem& item : merge.on_match) bound.on_match.push_back(bind_update_item(item));
  return bound;
}

void Binder::add_merge_match(const syntax::PathPattern& pattern, const CreateState& state, Slot first_new,
                             BoundMerge& bound) {
  BoundPath path;
  std::size_t next_node = 0;
  std::size_t next_edge = 0;
  Scope after = std::exchange(scope_, state.before);
  const auto tests = [&](const std::optional<syntax::PropertyPattern>& properties, Slot slot) {
    if (properties) bind_property_tests(*properties, slot, bound.match.conjuncts);
  };
  for (const syntax::PathElement& element : pattern.elements) {
    if (const auto* edge = std::get_if<syntax::EdgePattern>(&element.node)) {
      const Slot slot = bound.create.edges[next_edge++].slot;
      path.steps.emplace_back(BoundEdge{
          .slot = slot, .direction = bind_direction(edge->arrow), .types = bind_labels(edge->types.get())});
      tests(edge->properties, slot);
      continue;
    }
    const auto& node = std::get<syntax::NodePattern>(element.node);
    // A node seen before in this very pattern is in `after`, but not new again.
    std::optional<Slot> known = node.variable ? after.find(node.variable->text) : std::nullopt;
    const bool is_new =
        next_node < bound.create.nodes.size() && (!known || *known == bound.create.nodes[next_node].slot);
    const Slot slot = is_new ? bound.create.nodes[next_node++].slot : known.value_or(Slot{});
    path.nodes.push_back({.slot = slot, .bound = slot < first_new, .labels = bind_labels(node.labels.get())});
    tests(node.properties, slot);
  }
  scope_ = std::move(after);
  if (!bound.create.paths.empty()) path.slot = bound.create.paths.front().slot;
  bound.match.paths.push_back(std::move(path));
}

}  // namespace entente::query
