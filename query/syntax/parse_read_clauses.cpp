// MATCH, UNWIND, WITH, RETURN.
#include "query/syntax/parser.hpp"

namespace entente::query::syntax {

ExpressionPtr Parser::parse_optional_where() { return accept_word("WHERE") ? parse_expression() : nullptr; }

Match Parser::parse_match(bool optional) {
  Match match;
  match.optional = optional;
  match.patterns = parse_patterns();
  if (at_words("AS", "OF")) {
    take();
    take();
    match.time = TimeWindow{parse_expression(), nullptr};
  } else if (accept_word("BETWEEN")) {
    match.time = parse_between();
  }
  match.where = parse_optional_where();
  return match;
}

TimeWindow Parser::parse_between() {
  // Below AND, which belongs to BETWEEN here.
  const Nest nest(*this);
  TimeWindow window;
  window.from = parse_arithmetic(0);
  expect_word("AND", "and a second date after BETWEEN");
  window.to = parse_arithmetic(0);
  return window;
}

Unwind Parser::parse_unwind() {
  Unwind unwind;
  unwind.list = parse_expression();
  expect_word("AS", "and a variable after the list of UNWIND");
  unwind.variable = take_variable("a variable after AS");
  return unwind;
}

Projection Parser::parse_projection(bool is_return) {
  Projection projection;
  projection.is_return = is_return;
  projection.distinct = accept_word("DISTINCT");
  projection.star = accept("*");
  if (!projection.star || accept(",")) {
    do {
      const std::uint32_t start = here();
      ProjectionItem item;
      item.expression = parse_expression();
      item.span = span_from(start);
      if (accept_word("AS")) item.alias = take_name("a name after AS");
      projection.items.push_back(std::move(item));
    } while (accept(","));
  }
  if (accept_word("ORDER")) {
    expect_word("BY", "after ORDER");
    do {
      SortItem item;
      item.expression = parse_expression();
      item.descending = accept_word("DESC") || accept_word("DESCENDING");
      if (!item.descending && !accept_word("ASC")) accept_word("ASCENDING");
      projection.order.push_back(std::move(item));
    } while (accept(","));
  }
  if (accept_word("SKIP") || accept_word("OFFSET")) projection.skip = parse_expression();
  if (accept_word("LIMIT")) projection.limit = parse_expression();
  if (at_word("WHERE") && is_return) {
    fail_at(peek().span, "RETURN has no WHERE", "filter before it: WITH … WHERE …");
  }
  projection.where = parse_optional_where();
  return projection;
}

}  // namespace entente::query::syntax
