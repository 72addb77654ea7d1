// Values that begin with a bracket: ( … ), patterns as predicates, lists and their comprehensions, maps, map
// projections. Which of them it is, is decided by looking ahead, never by trying and going back.
#include "query/syntax/parser.hpp"

namespace entente::query::syntax {

ExpressionPtr Parser::parse_round_bracket() {
  const std::uint32_t start = here();
  expect("(", "");
  const BarScope bar(*this, false);
  ExpressionPtr inner = parse_expression();
  expect(")", "");
  inner->parenthesised = true;
  if (at("{") && std::holds_alternative<Variable>(inner->node))
    return parse_map_projection(std::move(inner), start);
  return inner;
}

// A pattern is a node, which is a bracket that holds nothing but a variable, labels and properties, and an
// edge after it.
bool Parser::at_pattern(std::size_t ahead) const {
  if (!at("(", ahead)) return false;
  const std::uint32_t close = peek(ahead).match;
  if (close == 0) return false;
  std::size_t inside = ahead + 1;
  if (at_variable(inside)) ++inside;
  const bool node = at(")", inside) || at(":", inside) || at("{", inside) ||
                    peek(inside).kind == TokenKind::Parameter || at_word("WHERE", inside) ||
                    at_word("IS", inside);
  if (!node) return false;
  const std::size_t after = close + 1 - at_;
  const std::size_t head = at("<", after) ? after + 1 : after;
  if (at("~", head)) return true;
  if (!at("-", head)) return false;
  if (at("-", head + 1)) return at("(", head + 2) || at(">", head + 2) || at("{", head + 2);
  if (!at("[", head + 1)) return false;
  const std::uint32_t end = peek(head + 1).match;
  return end != 0 && at("-", end + 1 - at_);
}

ExpressionPtr Parser::parse_pattern_predicate() {
  const std::uint32_t start = here();
  PatternPredicate predicate;
  predicate.pattern.elements = parse_path_elements();
  predicate.pattern.span = span_from(start);
  return make(start, std::move(predicate));
}

ExpressionPtr Parser::parse_square_bracket() {
  const bool named = at_variable(1) && at("=", 2) && (at_pattern(3) || at_path_function(3));
  if (named || at_pattern(1)) return parse_pattern_comprehension();
  if (at_variable(1) && at_word("IN", 2)) return parse_list_comprehension();
  const std::uint32_t start = here();
  expect("[", "");
  ListLiteral list;
  while (!at("]")) {
    if (!list.items.empty()) expect(",", "or ']' in the list");
    list.items.push_back(parse_expression());
  }
  expect("]", "at the end of the list");
  return make(start, std::move(list));
}

ExpressionPtr Parser::parse_list_comprehension() {
  const std::uint32_t start = here();
  ListComprehension node;
  expect("[", "");
  node.variable = take_variable("a variable");
  expect_word("IN", "");
  node.list = parse_expression();
  const BarScope bar(*this, true);
  if (accept_word("WHERE")) node.where = parse_expression();
  if (accept("|")) node.map = parse_expression();
  expect("]", "at the end of the list comprehension");
  return make(start, std::move(node));
}

ExpressionPtr Parser::parse_pattern_comprehension() {
  const std::uint32_t start = here();
  PatternComprehension node;
  expect("[", "");
  const std::uint32_t pattern_start = here();
  if (at_variable() && at("=", 1)) {
    node.pattern.variable = take_variable("a variable");
    expect("=", "");
  }
  if (at_path_function()) {
    parse_path_function(node.pattern);
  } else {
    node.pattern.elements = parse_path_elements();
  }
  node.pattern.span = span_from(pattern_start);
  const BarScope bar(*this, true);
  if (accept_word("WHERE")) node.where = parse_expression();
  expect("|", "and an expression after the pattern");
  node.map = parse_expression();
  expect("]", "at the end of the pattern comprehension");
  return make(start, std::move(node));
}

ExpressionPtr Parser::parse_map() {
  const std::uint32_t start = here();
  MapLiteral map;
  expect("{", "");
  while (!at("}")) {
    if (!map.entries.empty()) expect(",", "or '}' in the map");
    MapEntry entry;
    entry.key = take_name("a key of the map");
    expect(":", "after the key");
    entry.value = parse_expression();
    map.entries.push_back(std::move(entry));
  }
  expect("}", "at the end of the map");
  return make(start, std::move(map));
}

ExpressionPtr Parser::parse_map_projection(ExpressionPtr object, std::uint32_t start) {
  MapProjection node{.object = std::move(object), .items = {}};
  expect("{", "");
  while (!at("}")) {
    if (!node.items.empty()) expect(",", "or '}' in the map projection");
    MapProjectionItem item;
    if (accept(".")) {
      if (accept("*")) {
        item.all = true;
      } else {
        item.key = take_name("a property key after '.'");
      }
    } else {
      const std::uint32_t item_start = here();
      item.key = take_name("a key, .key or .* in the map projection");
      item.value = accept(":") ? parse_expression() : make(item_start, Variable{item.key.text});
    }
    node.items.push_back(std::move(item));
  }
  expect("}", "at the end of the map projection");
  return make(start, std::move(node));
}

}  // namespace entente::query::syntax
