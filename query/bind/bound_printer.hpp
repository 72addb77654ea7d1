// The printer behind print_bound.hpp; private to query/bind.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/bind/bound_query.hpp"

namespace entente::query {

class BoundPrinter {
 public:
  std::string take() { return std::move(out_); }
  void print(const BoundQuery& query);  // print_bound.cpp
  void print(const BoundClause& clause);
  void print(const BoundExpression& expression);  // print_bound_expression.cpp
  void print(const BoundLabels& labels);

 private:
  void text(std::string_view words) { out_ += words; }
  void slot(Slot slot) { text("#" + std::to_string(slot)); }
  template <class List, class Print>
  void list(const List& items, std::string_view separator, Print print_one) {
    bool first = true;
    for (const auto& item : items) {
      if (!std::exchange(first, false)) text(separator);
      print_one(item);
    }
  }
  void line(std::string_view words);
  void slots(const std::vector<Slot>& slots);
  void named(const char* word, const BoundExpressionPtr& expression);
  void conjuncts(const char* word, const Conjuncts& conjuncts);
  void nested(const BoundQuery& query);

  void node(const BoundNode& node);
  void edge(const BoundEdge& edge);
  void repeat(const BoundRepeat& repeat);
  void selector(const BoundSelector& selector);
  void path(const BoundPath& path);
  void match(const BoundMatch& match);
  void create(const BoundCreate& create);
  void items(const std::vector<BoundItem>& items);
  void updates(const std::vector<BoundUpdateItem>& items);
  void labels(const BoundLabelsPtr& labels);

  void print_clause(const BoundMatch& clause);
  void print_clause(const BoundUnwind& unwind);
  void print_clause(const BoundProjection& projection);
  void print_clause(const BoundCreate& clause);
  void print_clause(const BoundUpdate& update);
  void print_clause(const BoundMerge& merge);
  void print_clause(const BoundDelete& node);
  void print_clause(const BoundProcedureCall& call);
  void print_clause(const BoundSubqueryCall& call);
  void print_clause(const BoundForeach& node);

  void print_node(const BoundConstant& node);
  void print_node(const BoundParameter& node);
  void print_node(const BoundSlot& node) { slot(node.slot); }
  void print_node(const BoundProperty& node);
  void print_node(const BoundIndex& node);
  void print_node(const BoundSlice& node);
  void print_node(const BoundUnary& node);
  void print_node(const BoundBinary& node);
  void print_node(const BoundLogical& node);
  void print_node(const BoundComparison& node);
  void print_node(const BoundLabelTest& node);
  void print_node(const BoundList& node);
  void print_node(const BoundMap& node);
  void print_node(const BoundMapProjection& node);
  void print_node(const BoundFunction& node);
  void print_node(const BoundCase& node);
  void print_node(const BoundListComprehension& node);
  void print_node(const BoundQuantifier& node);
  void print_node(const BoundReduce& node);
  void print_node(const BoundSubquery& node);

  std::string out_;
  int indent_ = 0;
};

}  // namespace entente::query
