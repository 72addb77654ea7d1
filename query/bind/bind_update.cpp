// SET, REMOVE, DELETE, FOREACH.
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {

BoundUpdateItem Binder::bind_update_item(const syntax::UpdateItem& item) {
  BoundUpdateItem bound{.kind = item.kind, .target = bind_expression(*item.target), .key = item.key.text};
  const bool labels = item.kind == UpdateKind::AddLabels || item.kind == UpdateKind::RemoveLabels;
  if (labels) {
    need(bound.target, {TypeKind::Node}, "what has labels");
  } else {
    need(bound.target, {TypeKind::Node, TypeKind::Edge}, "what has properties to change");
  }
  for (const syntax::Name& label : item.labels) bound.labels.push_back(label.text);
  if (item.value) bound.value = bind_expression(*item.value);
  if (item.kind == UpdateKind::ReplaceProperties || item.kind == UpdateKind::MergeProperties) {
    need(bound.value, {TypeKind::Map, TypeKind::Node, TypeKind::Edge}, "the properties of SET");
  }
  return bound;
}

BoundDelete Binder::bind_delete(const syntax::Delete& node) {
  BoundDelete bound{.detach = node.detach, .targets = {}};
  for (const syntax::ExpressionPtr& target : node.targets) {
    if (std::holds_alternative<syntax::LabelTest>(target->node)) {
      fail_at(target->span, "InvalidDelete", "DELETE takes whole nodes and edges",
              "write REMOVE n:Label for a label");
    }
    bound.targets.push_back(bind_expression(*target));
    need(bound.targets.back(), {TypeKind::Node, TypeKind::Edge, TypeKind::Path}, "what is deleted");
  }
  return bound;
}

BoundForeach Binder::bind_foreach(const syntax::Foreach& node) {
  BoundForeach bound{.slot = 0, .list = bind_list(*node.list, "what FOREACH goes over"), .clauses = {}};
  const Scope before = scope_;
  bound.slot = add_slot(node.variable.text, element_of(bound.list->type));
  scope_.add(node.variable.text, bound.slot);
  BoundArm arm;
  std::vector<std::string> columns;
  for (const syntax::Clause& clause : node.clauses) {
    const bool writes = std::holds_alternative<syntax::Create>(clause.node) ||
                        std::holds_alternative<syntax::Update>(clause.node) ||
                        std::holds_alternative<syntax::Merge>(clause.node) ||
                        std::holds_alternative<syntax::Delete>(clause.node) ||
                        std::holds_alternative<syntax::Foreach>(clause.node);
    if (!writes) {
      fail_at(clause.span, "InvalidClauseComposition", "FOREACH only takes clauses that write",
              "use UNWIND to read");
    }
    bound.clauses.push_back(bind_clause(clause, columns, arm, false));
  }
  scope_ = before;
  return bound;
}

}  // namespace entente::query
