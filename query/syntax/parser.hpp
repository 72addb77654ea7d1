// The recursive-descent parser behind parse_query.hpp; its methods are spread over parse_*.cpp, a language
// part each. Private to query/syntax. A SyntaxFailure is thrown inside and caught at the face; nothing else
// is thrown.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/syntax/ast.hpp"
#include "query/syntax/token.hpp"

namespace entente::query::syntax {

struct SyntaxFailure {
  Error error;
};

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens) : text_(text), tokens_(std::move(tokens)) {}

  Statement parse_statement();
  ExpressionPtr parse_lone_expression();

 private:
  // --- Tokens (parser.cpp)
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
  const Token& take();
  [[nodiscard]] bool at(std::string_view symbol, std::size_t ahead = 0) const;
  [[nodiscard]] bool at_word(std::string_view word, std::size_t ahead = 0) const;
  [[nodiscard]] bool at_words(std::string_view first, std::string_view second) const;
  /// A name that may be a variable: not one of the words that begin or continue a clause or an operator.
  [[nodiscard]] bool at_variable(std::size_t ahead = 0) const;
  bool accept(std::string_view symbol);
  bool accept_word(std::string_view word);
  void expect(std::string_view symbol, std::string_view where);
  void expect_word(std::string_view word, std::string_view where);
  Name take_variable(std::string_view what);
  Name take_name(std::string_view what);  ///< of a label, type, key, column: any word
  std::uint64_t take_count(std::string_view what);
  [[nodiscard]] Span span_from(std::uint32_t start) const;  ///< from there to the end of the last token taken
  [[nodiscard]] std::uint32_t here() const { return peek().span.offset; }
  [[noreturn]] void fail_at(Span span, std::string message, std::string hint = {},
                            const char* detail = "UnexpectedSyntax") const;
  [[noreturn]] void fail_expected(std::string_view what, std::string hint = {}) const;
  [[nodiscard]] std::string show(const Token& token) const;

  // --- Depth. Nest counts recursion; heights, which also count chains such as 1+1+1, bound the finished
  // tree.
  class Nest {
   public:
    explicit Nest(Parser& parser);
    ~Nest();
    Nest(const Nest&) = delete;
    Nest& operator=(const Nest&) = delete;

   private:
    Parser& parser_;
    int outer_tallest_;
  };
  template <class Node>
  ExpressionPtr make(std::uint32_t start, Node node) {
    auto made = std::make_unique<Expression>();
    made->span = span_from(start);
    made->node = std::move(node);
    return made;
  }
  void grow(int by = 1);  ///< the tree at hand got higher

  /// Whether `|` ends the expression (in a comprehension) or may be the OR of labels.
  class BarScope {
   public:
    BarScope(Parser& parser, bool ends) : parser_(parser), outer_(parser.bar_ends_) {
      parser.bar_ends_ = ends;
    }
    ~BarScope() { parser_.bar_ends_ = outer_; }
    BarScope(const BarScope&) = delete;
    BarScope& operator=(const BarScope&) = delete;

   private:
    Parser& parser_;
    bool outer_;
  };

  // --- Statement and clauses (parse_query.cpp, parse_read_clauses.cpp, parse_write_clauses.cpp,
  // parse_call.cpp)
  Query parse_union();
  SingleQuery parse_single_query();
  QueryPtr parse_braced_query();
  bool parse_clause(std::vector<Clause>& clauses);
  Match parse_match(bool optional);
  TimeWindow parse_between();
  Unwind parse_unwind();
  Projection parse_projection(bool is_return);
  ExpressionPtr parse_optional_where();
  Create parse_create();
  Merge parse_merge();
  std::vector<UpdateItem> parse_set_items();
  UpdateItem parse_set_item();
  UpdateItem parse_remove_item();
  void take_plain_labels(const LabelExpression& labels, std::vector<Name>& out) const;
  Delete parse_delete(bool detach);
  Foreach parse_foreach();
  void refuse_unknown_clause() const;
  [[nodiscard]] std::string near_clause() const;
  Clause parse_call(bool optional);
  CallProcedure parse_call_procedure();
  CallSubquery parse_call_subquery();
  void parse_yield(CallProcedure& call);

  // --- Patterns (parse_pattern.cpp, parse_path.cpp, parse_labels.cpp)
  std::vector<PathPattern> parse_patterns();
  PathPattern parse_path();
  PathElement parse_path_element();
  [[nodiscard]] bool at_path_function(std::size_t ahead = 0) const;
  void parse_path_function(PathPattern& path);
  void parse_path_prefix(PathPattern& path);
  bool parse_selector(Selector& selector);
  Selector parse_cheapest();
  PathMode parse_path_mode();
  void skip_path_word();
  std::vector<PathElement> parse_path_elements();
  ParenthesisedPath parse_parenthesised_path();
  [[nodiscard]] bool at_parenthesised_path() const;
  NodePattern parse_node();
  EdgePattern parse_edge();
  void parse_edge_body(EdgePattern& edge);
  void parse_arrow_end(EdgePattern& edge, bool left, bool tilde);
  void parse_length(EdgePattern& edge);
  std::optional<Quantifier> parse_quantifier();
  [[nodiscard]] bool at_edge() const;
  PropertyPattern parse_property_pattern();
  ExpressionPtr parse_alias_text();
  LabelExpressionPtr parse_labels(bool edge);
  LabelExpressionPtr parse_label_or(bool edge);
  LabelExpressionPtr parse_label_and(bool edge);
  LabelExpressionPtr parse_label_not(bool edge);
  LabelExpressionPtr parse_label_atom(bool edge);

  // --- Expressions (parse_expression.cpp, parse_atom.cpp, parse_bracketed.cpp)
  ExpressionPtr parse_expression();
  ExpressionPtr parse_logical(int level);
  ExpressionPtr parse_not();
  ExpressionPtr parse_comparison();
  ExpressionPtr parse_predicate();
  ExpressionPtr parse_arithmetic(int level);
  ExpressionPtr parse_sign();
  ExpressionPtr parse_postfix();
  ExpressionPtr parse_subscript(ExpressionPtr object, std::uint32_t start);
  ExpressionPtr parse_atom();
  ExpressionPtr parse_number(bool negative, std::uint32_t start);
  ExpressionPtr parse_word_atom();
  ExpressionPtr parse_case();
  ExpressionPtr parse_list_quantifier(QuantifierKind kind);
  ExpressionPtr parse_reduce();
  ExpressionPtr parse_subquery(SubqueryKind kind);
  ExpressionPtr parse_shortest_path_value();
  ExpressionPtr parse_function(std::uint32_t start);
  ExpressionPtr parse_round_bracket();
  ExpressionPtr parse_pattern_predicate();
  [[nodiscard]] bool at_pattern(std::size_t ahead) const;
  ExpressionPtr parse_square_bracket();
  ExpressionPtr parse_list_comprehension();
  ExpressionPtr parse_pattern_comprehension();
  ExpressionPtr parse_map();
  ExpressionPtr parse_map_projection(ExpressionPtr object, std::uint32_t start);

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  int nesting_ = 0;
  int tallest_ = 0;
  bool bar_ends_ = false;
};

}  // namespace entente::query::syntax
