#include "query/bind/print_bound.hpp"

#include <utility>

#include "query/bind/bound_printer.hpp"
#include "query/syntax/print_ast.hpp"

namespace entente::query {

void BoundPrinter::line(std::string_view words) {
  if (!out_.empty()) text("\n");
  out_.append(static_cast<std::size_t>(indent_) * 2, ' ');
  text(words);
}

void BoundPrinter::conjuncts(const char* word, const Conjuncts& conjuncts) {
  if (conjuncts.empty()) return;
  text(word);
  list(conjuncts, " AND ", [&](const BoundExpressionPtr& condition) { print(*condition); });
}

void BoundPrinter::named(const char* word, const BoundExpressionPtr& expression) {
  if (!expression) return;
  text(word);
  print(*expression);
}

void BoundPrinter::print(const BoundQuery& query) {
  for (std::size_t i = 0; i < query.arms.size(); ++i) {
    if (i > 0) line(query.union_all ? "union all" : "union");
    for (const BoundClause& clause : query.arms[i].clauses) print(clause);
    if (query.arms.size() > 1 && !query.arms[i].outputs.empty()) {
      line("gives ");
      slots(query.arms[i].outputs);
    }
  }
}

void BoundPrinter::print(const BoundClause& clause) {
  std::visit([&](const auto& node) { print_clause(node); }, clause.node);
}

void BoundPrinter::nested(const BoundQuery& query) {
  ++indent_;
  print(query);
  --indent_;
}

void BoundPrinter::slots(const std::vector<Slot>& slots) {
  list(slots, ", ", [&](Slot one) { slot(one); });
}

void BoundPrinter::node(const BoundNode& node) {
  text("(");
  slot(node.slot);
  if (node.bound) text("!");
  labels(node.labels);
  text(")");
}

void BoundPrinter::edge(const BoundEdge& edge) {
  const bool undirected = edge.direction == EdgeDirection::Undirected;
  text(edge.direction == EdgeDirection::In ? "<-[" : undirected ? "~[" : "-[");
  slot(edge.slot);
  if (edge.bound) text("!");
  labels(edge.types);
  text(edge.direction == EdgeDirection::Out ? "]->" : undirected ? "]~" : "]-");
}

void BoundPrinter::repeat(const BoundRepeat& repeat) {
  text("{");
  for (std::size_t i = 0; i < repeat.nodes.size(); ++i) {
    if (i > 0) edge(repeat.edges[i - 1]);
    node(repeat.nodes[i]);
  }
  conjuncts(" where ", repeat.conjuncts);
  text(" x" + std::to_string(repeat.minimum) + "..");
  if (repeat.maximum) text(std::to_string(*repeat.maximum));
  for (const BoundRepeat::Group& group : repeat.groups) {
    text(", ");
    slot(group.list);
    text("=all ");
    slot(group.single);
  }
  if (repeat.bound_list) {
    text(", is ");
    slot(*repeat.bound_list);
  }
  text("}");
}

void BoundPrinter::selector(const BoundSelector& selector) {
  switch (selector.kind) {
    case BoundSelectorKind::All:
      return;
    case BoundSelectorKind::Any:
      text("any ");
      break;
    case BoundSelectorKind::Shortest:
      text("shortest ");
      break;
    case BoundSelectorKind::AllShortest:
      text("all shortest ");
      break;
    case BoundSelectorKind::ShortestGroups:
      text("shortest groups ");
      break;
    case BoundSelectorKind::Cheapest:
      text("cheapest ");
      break;
  }
  if (selector.count) {
    print(*selector.count);
    text(" ");
  }
  if (selector.weight) {
    text("by (");
    slot(selector.weight_slot);
    named(" | ", selector.weight);
    text(") ");
  }
}

void BoundPrinter::path(const BoundPath& path) {
  if (path.slot) {
    slot(*path.slot);
    text(" = ");
  }
  selector(path.selector);
  switch (path.mode) {
    case PathMode::Default:
      break;
    case PathMode::Walk:
      text("walk ");
      break;
    case PathMode::Trail:
      text("trail ");
      break;
    case PathMode::Acyclic:
      text("acyclic ");
      break;
    case PathMode::Simple:
      text("simple ");
      break;
  }
  if (path.forward_in_time) text("forward in time ");
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    if (i > 0) {
      const BoundStep& step = path.steps[i - 1];
      if (const auto* single = std::get_if<BoundEdge>(&step)) {
        edge(*single);
      } else {
        repeat(std::get<BoundRepeat>(step));
      }
    }
    node(path.nodes[i]);
  }
  conjuncts(" where ", path.conjuncts);
}

void BoundPrinter::match(const BoundMatch& match) {
  list(match.paths, ", ", [&](const BoundPath& one) { path(one); });
  if (match.time) {
    named(match.time->from == match.time->to ? " as of " : " between ", match.time->from);
    if (match.time->from != match.time->to) named(" and ", match.time->to);
  }
  conjuncts(" where ", match.conjuncts);
}

void BoundPrinter::print_clause(const BoundMatch& clause) {
  line(clause.optional ? "optional match " : "match ");
  match(clause);
}

void BoundPrinter::print_clause(const BoundUnwind& unwind) {
  line("unwind ");
  print(*unwind.list);
  text(" as ");
  slot(unwind.slot);
}

void BoundPrinter::items(const std::vector<BoundItem>& items) {
  list(items, ", ", [&](const BoundItem& item) {
    slot(item.slot);
    const auto* same = std::get_if<BoundSlot>(&item.expression->node);
    if (same == nullptr || same->slot != item.slot) named("=", item.expression);
  });
}

void BoundPrinter::print_clause(const BoundProjection& projection) {
  line(projection.is_return ? "return " : "with ");
  if (projection.distinct) text("distinct ");
  items(projection.items);
  if (projection.aggregating) text(" by [");
  items(projection.keys);
  if (projection.aggregating) text("] gather [");
  list(projection.aggregates, ", ", [&](const BoundAggregate& aggregate) {
    slot(aggregate.slot);
    text("=" + aggregate.function + (aggregate.distinct ? "(distinct " : "("));
    list(aggregate.arguments, ", ", [&](const BoundExpressionPtr& argument) { print(*argument); });
    text(")");
  });
  if (projection.aggregating) text("]");
  if (!projection.order.empty()) text(" order by ");
  list(projection.order, ", ", [&](const BoundSort& sort) {
    print(*sort.expression);
    if (sort.descending) text(" desc");
  });
  named(" skip ", projection.skip);
  named(" limit ", projection.limit);
  conjuncts(" where ", projection.where);
}

void BoundPrinter::create(const BoundCreate& create) {
  bool first = true;
  const auto next = [&] {
    if (!std::exchange(first, false)) text(", ");
  };
  for (const BoundNewNode& node : create.nodes) {
    next();
    text("(");
    slot(node.slot);
    for (const std::string& label : node.labels) text(":" + label);
    named(" ", node.properties);
    text(")");
  }
  for (const BoundNewEdge& edge : create.edges) {
    next();
    slot(edge.from);
    text(edge.undirected ? " ~[" : " -[");
    slot(edge.slot);
    text(":" + edge.type);
    named(" ", edge.properties);
    text(edge.undirected ? "]~ " : "]-> ");
    slot(edge.to);
  }
  for (const BoundNewPath& path : create.paths) {
    next();
    slot(path.slot);
    text(" = ");
    slots(path.elements);
  }
}

void BoundPrinter::print_clause(const BoundCreate& clause) {
  line("create ");
  create(clause);
}

void BoundPrinter::updates(const std::vector<BoundUpdateItem>& items) {
  list(items, ", ", [&](const BoundUpdateItem& item) {
    const bool removes = item.kind == UpdateKind::RemoveProperty || item.kind == UpdateKind::RemoveLabels;
    if (removes) text("remove ");
    print(*item.target);
    if (!item.key.empty()) text("." + item.key);
    for (const std::string& label : item.labels) text(":" + label);
    named(item.kind == UpdateKind::MergeProperties ? " += " : " = ", item.value);
  });
}

void BoundPrinter::print_clause(const BoundUpdate& update) {
  line("set ");
  updates(update.items);
}

void BoundPrinter::print_clause(const BoundMerge& merge) {
  line("merge ");
  match(merge.match);
  ++indent_;
  line("else create ");
  create(merge.create);
  if (!merge.on_create.empty()) line("then set ");
  updates(merge.on_create);
  if (!merge.on_match.empty()) line("found: set ");
  updates(merge.on_match);
  --indent_;
}

void BoundPrinter::print_clause(const BoundDelete& node) {
  line(node.detach ? "detach delete " : "delete ");
  list(node.targets, ", ", [&](const BoundExpressionPtr& target) { print(*target); });
}

void BoundPrinter::print_clause(const BoundProcedureCall& call) {
  line("call " + call.name + "(");
  list(call.arguments, ", ", [&](const BoundExpressionPtr& argument) { print(*argument); });
  text(")");
  for (const BoundProcedureCall::Yield& yield : call.yields) {
    text(" ");
    slot(yield.slot);
    text("=column " + std::to_string(yield.column));
  }
  conjuncts(" where ", call.where);
}

void BoundPrinter::print_clause(const BoundSubqueryCall& call) {
  line(call.optional ? "optional call to " : "call to ");
  slots(call.slots);
  nested(*call.query);
}

void BoundPrinter::print_clause(const BoundForeach& node) {
  line("foreach ");
  slot(node.slot);
  named(" in ", node.list);
  ++indent_;
  for (const BoundClause& clause : node.clauses) print(clause);
  --indent_;
}

std::string print_bound(const BoundStatement& statement) { return print_bound(statement.query); }

std::string print_bound(const BoundQuery& query) {
  BoundPrinter printer;
  printer.print(query);
  return printer.take();
}

std::string print_bound(const BoundExpression& expression) {
  BoundPrinter printer;
  printer.print(expression);
  return printer.take();
}

std::string print_labels(const BoundLabels& labels) {
  BoundPrinter printer;
  printer.print(labels);
  return printer.take();
}

}  // namespace entente::query
