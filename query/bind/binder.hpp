// The binder behind bind.hpp; its methods are spread over bind_*.cpp, a language part each. Private to
// query/bind. A BindFailure is thrown inside and caught at the face; nothing else is thrown.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/bind/bind.hpp"
#include "query/bind/scope.hpp"

namespace entente::query {

struct BindFailure {
  Error error;
};

/// What one projection gathers of aggregating functions.
struct AggregateCollector {
  std::vector<BoundAggregate> aggregates;
  bool may_add = true;  ///< false in ORDER BY: only those that the items have
  bool used = false;    ///< by the expression at hand
};

class Binder {
 public:
  Binder(std::string_view text, const BindOptions& options) : text_(text), options_(options) {}
  BoundStatement bind_statement(const syntax::Statement& statement);

 private:
  // --- Failing and slots (binder.cpp)
  [[noreturn]] void fail_at(Span span, const char* detail, std::string message, std::string hint = {},
                            ErrorKind kind = ErrorKind::SyntaxError) const;
  [[noreturn]] void fail_undefined(std::string_view name, Span span) const;
  Slot add_slot(std::string name, Type type);
  [[nodiscard]] const Type& type_of_slot(Slot slot) const { return statement_.slots[slot].type; }
  [[nodiscard]] std::string written(Span span) const {
    return std::string(text_.substr(span.offset, span.length));
  }
  void note(Span span, std::string message, std::string hint);

  // --- Queries (bind_query.cpp)
  enum class QueryUse : std::uint8_t { Top, Exists, Count, Collect, Call };
  BoundQuery bind_query(const syntax::Query& query, QueryUse use);
  BoundArm bind_arm(const syntax::SingleQuery& single, QueryUse use, std::vector<std::string>& columns);
  void check_arms(const syntax::Query& query) const;
  void join_columns(BoundQuery& bound, BoundArm& arm, const std::vector<std::string>& columns,
                    Span span) const;
  void check_order(const syntax::SingleQuery& single, QueryUse use) const;
  void check_end(const syntax::SingleQuery& single, const BoundArm& arm, QueryUse use) const;
  BoundClause bind_clause(const syntax::Clause& clause, std::vector<std::string>& columns, BoundArm& arm,
                          bool alone);
  BoundUnwind bind_unwind(const syntax::Unwind& unwind);
  BoundSubqueryCall bind_call_subquery(const syntax::CallSubquery& call, Span span);
  [[nodiscard]] Scope imported_scope(const syntax::CallSubquery& call) const;
  BoundQuery bind_called_query(const syntax::CallSubquery& call);
  BoundProcedureCall bind_procedure(const syntax::CallProcedure& call, bool alone,
                                    std::vector<std::string>& columns, std::vector<Slot>& outputs);
  const ProcedureSignature& find_procedure(const syntax::CallProcedure& call) const;
  void bind_arguments(const syntax::CallProcedure& call, const ProcedureSignature& signature, bool alone,
                      BoundProcedureCall& bound);
  void bind_yields(const syntax::CallProcedure& call, const ProcedureSignature& signature, bool alone,
                   std::vector<std::string>& columns, BoundProcedureCall& bound);

  // --- Projections (bind_projection.cpp, bind_aggregation.cpp)
  BoundProjection bind_projection(const syntax::Projection& projection, Span span,
                                  std::vector<std::string>& columns);
  struct NamedItem {
    std::string name;
    const syntax::Expression* expression = nullptr;  ///< none: a variable that * stands for
    Slot slot = 0;
    Span span{};
    bool aliased = false;
  };
  std::vector<NamedItem> list_items(const syntax::Projection& projection);
  void check_item_names(const std::vector<NamedItem>& items, bool is_return) const;
  void bind_items(const std::vector<NamedItem>& items, BoundProjection& bound);
  void bind_after_items(const syntax::Projection& projection, BoundProjection& bound);
  BoundExpressionPtr bind_after_item(const syntax::Expression& written_expression,
                                     const std::vector<BoundItem>& sources, const BoundProjection& bound,
                                     bool predicate);
  BoundExpressionPtr bind_row_count(const syntax::Expression& expression, const char* word);
  BoundExpressionPtr bind_aggregate(const syntax::FunctionCall& call, Span span);
  struct KeyRule {
    Slot first_local = 0;         ///< slots from here on belong to the expression itself
    std::vector<Slot> allowed{};  ///< of keys and aggregates
    std::vector<BoundItem> keys{};
    bool simple_only = false;  ///< only variables and properties of variables are taken for keys
    const char* detail = "AmbiguousAggregationExpression";
  };
  /// Replaces what equals a key by the key's slot; whatever else reads the row is refused with `detail`.
  BoundExpressionPtr over_keys(const BoundExpressionPtr& expression, const KeyRule& rule) const;

  // --- Patterns (bind_match.cpp, bind_path.cpp, bind_pattern_parts.cpp)
  /// A property map or WHERE of a pattern, bound once all variables of the MATCH are known.
  struct Pending {
    std::size_t path = 0;
    std::optional<std::size_t> repeat{};  ///< index of the step that repeats; none: of the path as a whole
    Slot slot = 0;
    const syntax::PropertyPattern* properties = nullptr;
    const syntax::Expression* where = nullptr;
    std::vector<ScopeVariable> inner{};  ///< names that mean single elements inside of the repeated part
  };
  struct MatchState {
    std::vector<Pending> pending{};
    std::vector<Slot> edges{};  ///< single edges seen in this MATCH
    bool may_declare = true;    ///< false in pattern predicates
    Slot first_slot = 0;        ///< slots from here on are new in this MATCH
  };
  BoundMatch bind_match(const syntax::Match& match);
  BoundMatch bind_patterns(const std::vector<const syntax::PathPattern*>& patterns,
                           const syntax::Expression* where, bool may_declare);
  void bind_pending(MatchState& state, BoundMatch& bound);
  void bind_property_tests(const syntax::PropertyPattern& properties, Slot slot, Conjuncts& into);
  void add_where(const syntax::Expression& where, const std::vector<const syntax::PathPattern*>& patterns,
                 Slot first_slot, BoundMatch& bound);
  void bind_time(const syntax::TimeWindow& time, BoundMatch& bound);
  BoundPath bind_path(const syntax::PathPattern& pattern, MatchState& state, std::size_t index);
  void bind_elements(const std::vector<syntax::PathElement>& elements, MatchState& state, std::size_t index,
                     BoundPath& path);
  void bind_grouping(const syntax::ParenthesisedPath& part, MatchState& state, std::size_t index,
                     BoundPath& path);
  void bind_selector(const syntax::PathPattern& pattern, BoundPath& path);
  void check_path(const syntax::PathPattern& pattern, const BoundPath& path) const;
  /// The slot of a pattern's variable: known and of the kind, or new.
  Slot declare(const std::optional<syntax::Name>& variable, TypeKind kind, MatchState& state);
  static void add_pending(const std::optional<syntax::PropertyPattern>& properties,
                          const syntax::Expression* where, Slot slot, MatchState& state, Pending place);
  BoundNode bind_node(const syntax::NodePattern& node, MatchState& state, std::size_t index);
  BoundEdge bind_edge(const syntax::EdgePattern& edge, MatchState& state, std::size_t index);
  BoundRepeat bind_repeated_edge(const syntax::EdgePattern& edge, MatchState& state, std::size_t index,
                                 std::size_t step);
  static void set_bounds(const syntax::EdgePattern& edge, BoundRepeat& repeat);
  void refuse_in_repeat(const syntax::ParenthesisedPath& part) const;
  BoundRepeat bind_repeat(const syntax::ParenthesisedPath& part, MatchState& state, std::size_t index,
                          std::size_t step);
  [[nodiscard]] BoundLabelsPtr bind_labels(const syntax::LabelExpression* labels) const;
  static EdgeDirection bind_direction(syntax::ArrowKind arrow);

  // --- Writing (bind_create.cpp, bind_update.cpp)
  BoundCreate bind_create(const syntax::Create& create);
  struct CreateState {
    const Scope before;  ///< without anything that the clause makes
    Scope nodes;         ///< with the nodes made so far: what property maps of nodes may read
    const bool merge = false;
  };
  void bind_new_path(const syntax::PathPattern& pattern, CreateState& state, BoundCreate& into);
  Slot bind_new_node(const syntax::NodePattern& node, bool alone, CreateState& state, BoundCreate& into);
  Slot bind_new_edge(const syntax::EdgePattern& edge, Slot left, Slot right, CreateState& state,
                     BoundCreate& into);
  BoundExpressionPtr bind_new_properties(const std::optional<syntax::PropertyPattern>& properties,
                                         const Scope& visible, bool merge);
  void add_plain_labels(const syntax::LabelExpression& labels, const char* clause,
                        std::vector<std::string>& into) const;
  BoundMerge bind_merge(const syntax::Merge& merge);
  void add_merge_match(const syntax::PathPattern& pattern, const CreateState& state, Slot first_new,
                       BoundMerge& bound);
  BoundUpdateItem bind_update_item(const syntax::UpdateItem& item);
  BoundDelete bind_delete(const syntax::Delete& node);
  BoundForeach bind_foreach(const syntax::Foreach& node);

  // --- Expressions (bind_expression.cpp, bind_operators.cpp, bind_functions.cpp, bind_lists.cpp,
  // bind_subqueries.cpp)
  BoundExpressionPtr bind_expression(const syntax::Expression& expression);
  /// Where a truth value is needed, so that patterns may stand as predicates.
  BoundExpressionPtr bind_predicate(const syntax::Expression& expression);
  void bind_conjuncts(const syntax::Expression& where, Conjuncts& into);
  BoundExpressionPtr bind_node_of(const syntax::Literal& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::Parameter& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::Variable& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::PropertyAccess& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::IndexAccess& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::SliceAccess& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::Unary& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::Binary& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::Logical& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::Comparison& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::LabelTest& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::ListLiteral& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::MapLiteral& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::MapProjection& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::FunctionCall& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::Case& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::ListComprehension& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::PatternComprehension& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::ListQuantifier& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::Reduce& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::PatternPredicate& node, Span span);
  BoundExpressionPtr bind_node_of(const syntax::Subquery& node, Span span);
  BoundExpressionPtr bind_exists_function(const syntax::FunctionCall& call, Span span);
  void check_arguments(const syntax::FunctionCall& call, const std::vector<BoundExpressionPtr>& arguments,
                       Span span) const;
  BoundExpressionPtr bind_list(const syntax::Expression& list, std::string_view where);
  void need(const BoundExpressionPtr& value, std::initializer_list<TypeKind> kinds, std::string_view of,
            ErrorKind kind = ErrorKind::SyntaxError) const;
  std::uint32_t parameter_index(const std::string& name);

  std::string_view text_;
  const BindOptions& options_;
  BoundStatement statement_;
  Scope scope_;
  AggregateCollector* collector_ = nullptr;  ///< of the projection item at hand; none: aggregates are refused
  std::vector<BoundItem> order_sources_;     ///< the items as expressions over the incoming row, for ORDER BY
  bool in_aggregate_ = false;
  const Scope* importable_ = nullptr;  ///< in CALL { WITH … }: what the first WITH of an arm may name
  bool predicate_ = false;             ///< the next expression stands where a truth value is needed
  bool wrote_ = false;                 ///< a writing clause was bound in the query at hand
};

BoundExpressionPtr make_bound(Span span, Type type, decltype(BoundExpression::node) node);

}  // namespace entente::query
