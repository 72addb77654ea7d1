// The printer behind print_ast.hpp; private to query/syntax.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/syntax/ast.hpp"

namespace entente::query::syntax {

class Printer {
 public:
  std::string take() { return std::move(out_); }

  // --- Clauses (print_ast.cpp)
  void print(const Statement& statement);
  void print(const Query& query);
  void print(const Clause& clause);

  // --- Patterns (print_pattern.cpp)
  void print(const PathPattern& pattern);
  void print(const LabelExpression& labels);

  // --- Expressions (print_expression.cpp)
  void print(const Expression& expression);

 private:
  void text(std::string_view words) { out_ += words; }
  void name(const Name& name);
  void named(const char* word, const ExpressionPtr& expression);  ///< " WHERE …", nothing where there is none
  template <class List, class Print>
  void list(const List& items, std::string_view separator, Print print_one) {
    bool first = true;
    for (const auto& item : items) {
      if (!std::exchange(first, false)) text(separator);
      print_one(item);
    }
  }
  void patterns(const std::vector<PathPattern>& patterns);

  void print_clause(const Match& match);
  void print_clause(const Unwind& unwind);
  void print_clause(const Projection& projection);
  void print_clause(const Create& create);
  void print_clause(const Update& update);
  void print_clause(const Merge& merge);
  void print_clause(const Delete& node);
  void print_clause(const CallProcedure& call);
  void print_clause(const CallSubquery& call);
  void print_clause(const Foreach& node);
  void update_item(const UpdateItem& item);
  void updates(const std::vector<UpdateItem>& items);

  void elements(const std::vector<PathElement>& elements);
  void element(const NodePattern& node);
  void element(const EdgePattern& edge);
  void element(const ParenthesisedPath& part);
  void selector(const Selector& selector, PathMode mode);
  void mode(PathMode mode);
  void inside(const std::optional<Name>& variable, const LabelExpressionPtr& labels,
              const std::optional<Quantifier>& length, const std::optional<PropertyPattern>& properties,
              const ExpressionPtr& where);
  void bounds(const Quantifier& quantifier);
  void properties(const PropertyPattern& properties);

  void value(const Value& value);
  void object(const Expression& expression);
  void print_node(const Literal& node) { value(node.value); }
  void print_node(const Parameter& node);
  void print_node(const Variable& node);
  void print_node(const PropertyAccess& node);
  void print_node(const IndexAccess& node);
  void print_node(const SliceAccess& node);
  void print_node(const Unary& node);
  void print_node(const Binary& node);
  void print_node(const Logical& node);
  void print_node(const Comparison& node);
  void print_node(const LabelTest& node);
  void print_node(const ListLiteral& node);
  void print_node(const MapLiteral& node);
  void print_node(const MapProjection& node);
  void print_node(const FunctionCall& node);
  void print_node(const Case& node);
  void print_node(const ListComprehension& node);
  void print_node(const PatternComprehension& node);
  void print_node(const ListQuantifier& node);
  void print_node(const Reduce& node);
  void print_node(const PatternPredicate& node);
  void print_node(const Subquery& node);

  std::string out_;
};

}  // namespace entente::query::syntax
