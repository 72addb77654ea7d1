#include "query/syntax/print_ast.hpp"

#include "query/syntax/printer.hpp"

namespace entente::query::syntax {

void Printer::print(const Statement& statement) {
  if (statement.mode == StatementMode::Explain) text("EXPLAIN ");
  if (statement.mode == StatementMode::Profile) text("PROFILE ");
  print(statement.query);
}

void Printer::print(const Query& query) {
  for (std::size_t i = 0; i < query.arms.size(); ++i) {
    if (i > 0) text(query.union_all[i - 1] ? " UNION ALL " : " UNION ");
    list(query.arms[i].clauses, " ", [&](const Clause& clause) { print(clause); });
  }
}

void Printer::print(const Clause& clause) {
  std::visit([&](const auto& node) { print_clause(node); }, clause.node);
}

void Printer::name(const Name& name) { text(quoted_name(name.text)); }

void Printer::named(const char* word, const ExpressionPtr& expression) {
  if (!expression) return;
  text(word);
  print(*expression);
}

void Printer::patterns(const std::vector<PathPattern>& patterns) {
  list(patterns, ", ", [&](const PathPattern& pattern) { print(pattern); });
}

void Printer::print_clause(const Match& match) {
  text(match.optional ? "OPTIONAL MATCH " : "MATCH ");
  patterns(match.patterns);
  if (match.time) {
    named(match.time->to ? " BETWEEN " : " AS OF ", match.time->from);
    named(" AND ", match.time->to);
  }
  named(" WHERE ", match.where);
}

void Printer::print_clause(const Unwind& unwind) {
  named("UNWIND ", unwind.list);
  text(" AS ");
  name(unwind.variable);
}

void Printer::print_clause(const Projection& projection) {
  text(projection.is_return ? "RETURN " : "WITH ");
  if (projection.distinct) text("DISTINCT ");
  if (projection.star) text(projection.items.empty() ? "*" : "*, ");
  list(projection.items, ", ", [&](const ProjectionItem& item) {
    print(*item.expression);
    if (!item.alias) return;
    text(" AS ");
    name(*item.alias);
  });
  if (!projection.order.empty()) text(" ORDER BY ");
  list(projection.order, ", ", [&](const SortItem& item) {
    print(*item.expression);
    if (item.descending) text(" DESC");
  });
  named(" SKIP ", projection.skip);
  named(" LIMIT ", projection.limit);
  named(" WHERE ", projection.where);
}

void Printer::print_clause(const Create& create) {
  text("CREATE ");
  patterns(create.patterns);
}

void Printer::update_item(const UpdateItem& item) {
  print(*item.target);
  switch (item.kind) {
    case UpdateKind::SetProperty:
    case UpdateKind::RemoveProperty:
      text(".");
      name(item.key);
      break;
    case UpdateKind::ReplaceProperties:
      break;
    case UpdateKind::MergeProperties:
      text(" +");
      break;
    case UpdateKind::AddLabels:
    case UpdateKind::RemoveLabels:
      for (const Name& label : item.labels) {
        text(":");
        name(label);
      }
      break;
  }
  named(item.kind == UpdateKind::MergeProperties ? "= " : " = ", item.value);
}

void Printer::updates(const std::vector<UpdateItem>& items) {
  list(items, ", ", [&](const UpdateItem& item) { update_item(item); });
}

void Printer::print_clause(const Update& update) {
  text(update.is_remove ? "REMOVE " : "SET ");
  updates(update.items);
}

void Printer::print_clause(const Merge& merge) {
  text("MERGE ");
  print(merge.pattern);
  if (!merge.on_create.empty()) text(" ON CREATE SET ");
  updates(merge.on_create);
  if (!merge.on_match.empty()) text(" ON MATCH SET ");
  updates(merge.on_match);
}

void Printer::print_clause(const Delete& node) {
  text(node.detach ? "DETACH DELETE " : "DELETE ");
  list(node.targets, ", ", [&](const ExpressionPtr& target) { print(*target); });
}

void Printer::print_clause(const CallProcedure& call) {
  text("CALL ");
  text(call.name.text);
  if (call.explicit_arguments) {
    text("(");
    list(call.arguments, ", ", [&](const ExpressionPtr& argument) { print(*argument); });
    text(")");
  }
  if (!call.has_yield) return;
  text(" YIELD ");
  if (call.yield_star) text("*");
  if (!call.yield_star && call.yields.empty()) text("-");
  list(call.yields, ", ", [&](const YieldItem& item) {
    name(item.column);
    if (!item.alias) return;
    text(" AS ");
    name(*item.alias);
  });
  named(" WHERE ", call.where);
}

void Printer::print_clause(const CallSubquery& call) {
  text(call.optional ? "OPTIONAL CALL " : "CALL ");
  if (call.has_imports) {
    text(call.imports_all ? "(*" : "(");
    list(call.imports, ", ", [&](const Name& import) { name(import); });
    text(") ");
  }
  text("{ ");
  print(*call.query);
  text(" }");
}

void Printer::print_clause(const Foreach& node) {
  text("FOREACH (");
  name(node.variable);
  named(" IN ", node.list);
  text(" | ");
  list(node.clauses, " ", [&](const Clause& clause) { print(clause); });
  text(")");
}

namespace {

template <class Tree>
std::string printed(const Tree& tree) {
  Printer printer;
  printer.print(tree);
  return printer.take();
}

}  // namespace

std::string print_ast(const Statement& statement) { return printed(statement); }
std::string print_ast(const Query& query) { return printed(query); }
std::string print_ast(const Expression& expression) { return printed(expression); }
std::string print_ast(const PathPattern& pattern) { return printed(pattern); }

}  // namespace entente::query::syntax
