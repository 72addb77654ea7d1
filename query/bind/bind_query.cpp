// Queries: arms joined by UNION, clauses in order, what may follow what, and subqueries of CALL.
#include <algorithm>
#include <utility>

#include "query/bind/binder.hpp"
#include "query/bind/types.hpp"

namespace entente::query {
namespace {

const char* clause_name(const syntax::Clause& clause) {
  struct Name {
    const char* operator()(const syntax::Match& m) const { return m.optional ? "OPTIONAL MATCH" : "MATCH"; }
    const char* operator()(const syntax::Unwind&) const { return "UNWIND"; }
    const char* operator()(const syntax::Projection& p) const { return p.is_return ? "RETURN" : "WITH"; }
    const char* operator()(const syntax::Create&) const { return "CREATE"; }
    const char* operator()(const syntax::Update& u) const { return u.is_remove ? "REMOVE" : "SET"; }
    const char* operator()(const syntax::Merge&) const { return "MERGE"; }
    const char* operator()(const syntax::Delete&) const { return "DELETE"; }
    const char* operator()(const syntax::CallProcedure&) const { return "CALL"; }
    const char* operator()(const syntax::CallSubquery&) const { return "CALL"; }
    const char* operator()(const syntax::Foreach&) const { return "FOREACH"; }
  };
  return std::visit(Name{}, clause.node);
}

bool is_return(const syntax::Clause& clause) {
  const auto* projection = std::get_if<syntax::Projection>(&clause.node);
  return projection != nullptr && projection->is_return;
}

bool is_with(const syntax::Clause& clause) {
  const auto* projection = std::get_if<syntax::Projection>(&clause.node);
  return projection != nullptr && !projection->is_return;
}

bool writes(const syntax::Clause& clause) {
  return std::holds_alternative<syntax::Create>(clause.node) ||
         std::holds_alternative<syntax::Update>(clause.node) ||
         std::holds_alternative<syntax::Merge>(clause.node) ||
         std::holds_alternative<syntax::Delete>(clause.node) ||
         std::holds_alternative<syntax::Foreach>(clause.node);
}

}  // namespace

BoundQuery Binder::bind_query(const syntax::Query& query, QueryUse use) {
  check_arms(query);
  BoundQuery bound;
  bound.union_all = !query.union_all.empty() && query.union_all.front();
  const bool outer_wrote = std::exchange(wrote_, false);
  for (const syntax::SingleQuery& single : query.arms) {
    const Scope before = scope_;
    std::vector<std::string> columns;
    BoundArm arm = bind_arm(single, use, columns);
    if (bound.arms.empty()) {
      bound.columns = columns;
    } else {
      join_columns(bound, arm, columns, single.span);
    }
    bound.arms.push_back(std::move(arm));
    scope_ = before;
  }
  bound.writes = wrote_;
  wrote_ = outer_wrote || bound.writes;
  return bound;
}

void Binder::check_arms(const syntax::Query& query) const {
  for (std::size_t i = 1; i < query.union_all.size(); ++i) {
    if (query.union_all[i] == query.union_all[0]) continue;
    fail_at(query.arms[i + 1].span, "InvalidClauseComposition", "UNION and UNION ALL cannot be mixed",
            "join one kind inside of CALL { … }");
  }
}

// The columns of every arm must have the same names; their order is that of the first.
void Binder::join_columns(BoundQuery& bound, BoundArm& arm, const std::vector<std::string>& columns,
                          Span span) const {
  std::vector<Slot> outputs;
  for (const std::string& name : bound.columns) {
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (found == columns.end()) break;
    outputs.push_back(arm.outputs[static_cast<std::size_t>(found - columns.begin())]);
  }
  if (outputs.size() != bound.columns.size() || columns.size() != bound.columns.size()) {
    fail_at(span, "DifferentColumnsInUnion", "the queries joined by UNION have different columns",
            "name them alike with AS");
  }
  arm.outputs = std::move(outputs);
}

void Binder::check_order(const syntax::SingleQuery& single, QueryUse use) const {
  for (std::size_t i = 0; i + 1 < single.clauses.size(); ++i) {
    if (!is_return(single.clauses[i])) continue;
    fail_at(single.clauses[i + 1].span, "InvalidClauseComposition",
            std::string(clause_name(single.clauses[i + 1])) + " cannot follow RETURN",
            "write WITH in place of RETURN");
  }
  if (use == QueryUse::Top || use == QueryUse::Call) return;
  for (const syntax::Clause& clause : single.clauses) {
    if (!writes(clause)) continue;
    fail_at(clause.span, "InvalidClauseComposition",
            std::string(clause_name(clause)) + " cannot stand in a subquery that is a value",
            "only reading clauses can; write in CALL { … }");
  }
}

void Binder::check_end(const syntax::SingleQuery& single, const BoundArm& arm, QueryUse use) const {
  const syntax::Clause& last = single.clauses.back();
  if (use == QueryUse::Exists || use == QueryUse::Count || is_return(last)) return;
  if (use == QueryUse::Collect) {
    fail_at(last.span, "InvalidClauseComposition", "COLLECT { … } needs a RETURN",
            "add RETURN and one expression");
  }
  if (writes(last)) return;
  if (const auto* call = std::get_if<BoundProcedureCall>(&arm.clauses.back().node)) {
    if (call->returns_nothing || single.clauses.size() == 1) return;
  }
  if (const auto* call = std::get_if<BoundSubqueryCall>(&arm.clauses.back().node)) {
    if (call->slots.empty()) return;
  }
  fail_at(last.span, "InvalidClauseComposition", "a query cannot end with " + std::string(clause_name(last)),
          "add RETURN, or a clause that writes");
}

BoundArm Binder::bind_arm(const syntax::SingleQuery& single, QueryUse use,
                          std::vector<std::string>& columns) {
  check_order(single, use);
  BoundArm arm;
  const bool alone = single.clauses.size() == 1 && use == QueryUse::Top;
  const Scope* importable = std::exchange(importable_, nullptr);
  for (const syntax::Clause& clause : single.clauses) {
    const bool first_with = importable != nullptr && &clause == &single.clauses.front() && is_with(clause);
    if (first_with) scope_ = *importable;
    wrote_ = wrote_ || writes(clause);
    BoundClause bound = bind_clause(clause, columns, arm, alone);
    arm.clauses.push_back(std::move(bound));
  }
  importable_ = importable;
  check_end(single, arm, use);
  return arm;
}

BoundClause Binder::bind_clause(const syntax::Clause& clause, std::vector<std::string>& columns,
                                BoundArm& arm, bool alone) {
  struct Visit {
    Binder& binder;
    const syntax::Clause& clause;
    std::vector<std::string>& columns;
    BoundArm& arm;
    bool alone;
    decltype(BoundClause::node) operator()(const syntax::Match& node) const {
      return binder.bind_match(node);
    }
    decltype(BoundClause::node) operator()(const syntax::Unwind& node) const {
      return binder.bind_unwind(node);
    }
    decltype(BoundClause::node) operator()(const syntax::Projection& node) const {
      std::vector<std::string> names;
      BoundProjection projection = binder.bind_projection(node, clause.span, names);
      if (node.is_return) {
        columns = std::move(names);
        for (const BoundItem& item : projection.items) arm.outputs.push_back(item.slot);
      }
      return projection;
    }
    decltype(BoundClause::node) operator()(const syntax::Create& node) const {
      return binder.bind_create(node);
    }
    decltype(BoundClause::node) operator()(const syntax::Update& node) const {
      BoundUpdate update;
      for (const syntax::UpdateItem& item : node.items) update.items.push_back(binder.bind_update_item(item));
      return update;
    }
    decltype(BoundClause::node) operator()(const syntax::Merge& node) const {
      return binder.bind_merge(node);
    }
    decltype(BoundClause::node) operator()(const syntax::Delete& node) const {
      return binder.bind_delete(node);
    }
    decltype(BoundClause::node) operator()(const syntax::CallProcedure& node) const {
      return binder.bind_procedure(node, alone, columns, arm.outputs);
    }
    decltype(BoundClause::node) operator()(const syntax::CallSubquery& node) const {
      return binder.bind_call_subquery(node, clause.span);
    }
    decltype(BoundClause::node) operator()(const syntax::Foreach& node) const {
      return binder.bind_foreach(node);
    }
  };
  return {clause.span, std::visit(Visit{*this, clause, columns, arm, alone}, clause.node)};
}

BoundUnwind Binder::bind_unwind(const syntax::Unwind& unwind) {
  BoundUnwind bound{.list = bind_expression(*unwind.list), .slot = 0};
  if (const std::optional<Slot> known = scope_.find(unwind.variable.text)) {
    fail_at(unwind.variable.span, "VariableAlreadyBound",
            "the variable '" + unwind.variable.text + "' is in use already", "give the element another name");
  }
  bound.slot = add_slot(unwind.variable.text, element_of(bound.list->type));
  scope_.add(unwind.variable.text, bound.slot);
  return bound;
}

// What the query inside sees of the outer one: CALL (a, b) { … } a and b, throughout; the older CALL { WITH
// a, b … } what its first WITH names.
Scope Binder::imported_scope(const syntax::CallSubquery& call) const {
  if (call.imports_all) return scope_.nested();
  Scope imported;
  for (const syntax::Name& name : call.imports) {
    const std::optional<Slot> slot = scope_.find(name.text);
    if (!slot) fail_undefined(name.text, name.span);
    imported.add(name.text, *slot);
  }
  return imported.nested();
}

BoundQuery Binder::bind_called_query(const syntax::CallSubquery& call) {
  if (call.has_imports) {
    scope_ = imported_scope(call);
    return bind_query(*call.query, QueryUse::Call);
  }
  const Scope outer = std::exchange(scope_, Scope());
  importable_ = &outer;
  BoundQuery query = bind_query(*call.query, QueryUse::Call);
  importable_ = nullptr;
  return query;
}

BoundSubqueryCall Binder::bind_call_subquery(const syntax::CallSubquery& call, Span span) {
  const Scope outer = scope_;
  const Scope* outer_importable = std::exchange(importable_, nullptr);
  BoundSubqueryCall bound;
  bound.optional = call.optional;
  auto query = std::make_shared<BoundQuery>(bind_called_query(call));
  scope_ = outer;
  importable_ = outer_importable;
  for (std::size_t i = 0; i < query->columns.size(); ++i) {
    const std::string& name = query->columns[i];
    if (scope_.find(name)) {
      fail_at(span, "VariableAlreadyBound",
              "CALL { … } returns '" + name + "', which is known outside already",
              "give the column another name with AS");
    }
    Type type = type_of_slot(query->arms.front().outputs[i]);
    for (const BoundArm& arm : query->arms) type = join(type, type_of_slot(arm.outputs[i]));
    bound.slots.push_back(add_slot(name, std::move(type)));
    scope_.add(name, bound.slots.back());
  }
  bound.query = std::move(query);
  return bound;
}

}  // namespace entente::query
