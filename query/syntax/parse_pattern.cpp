// Nodes and edges of patterns: (n:Person {name: 'Xi'} WHERE …) and -[r:MET*1..3]->, with their old and new
// notations.
#include "query/syntax/parser.hpp"

namespace entente::query::syntax {

NodePattern Parser::parse_node() {
  const std::uint32_t start = here();
  NodePattern node;
  expect("(", "at the start of a node");
  if (at_variable()) node.variable = take_variable("a variable");
  if (at(":") || at_word("IS")) node.labels = parse_labels(false);
  if (at("{") || peek().kind == TokenKind::Parameter) node.properties = parse_property_pattern();
  if (accept_word("WHERE")) node.where = parse_expression();
  expect(")", "at the end of the node");
  node.span = span_from(start);
  return node;
}

PropertyPattern Parser::parse_property_pattern() {
  const std::uint32_t start = here();
  PropertyPattern properties;
  if (peek().kind == TokenKind::Parameter) {
    std::string name = take().text;
    properties.parameter = make(start, Parameter{std::move(name)});
    properties.span = span_from(start);
    return properties;
  }
  expect("{", "");
  while (!at("}")) {
    if (!properties.entries.empty()) expect(",", "or '}' in the properties");
    PropertyEntry entry;
    entry.key = take_name("a property key");
    expect(":", "after the property key");
    // `alias 'Xi'`: a value may follow the word; else it is a variable of that name.
    const TokenKind next = peek(1).kind;
    if (at_word("ALIAS") && (next == TokenKind::String || next == TokenKind::Parameter || at_variable(1))) {
      take();
      entry.alias = true;
    }
    entry.value = entry.alias ? parse_alias_text() : parse_expression();
    properties.entries.push_back(std::move(entry));
  }
  expect("}", "at the end of the properties");
  properties.span = span_from(start);
  return properties;
}

// A string, parameter, variable, property or call: no operators, so that `alias` is never taken for a
// function.
ExpressionPtr Parser::parse_alias_text() {
  const Nest nest(*this);
  ExpressionPtr value = parse_postfix();
  if (std::holds_alternative<LabelTest>(value->node)) {
    fail_at(value->span, "alias takes a text", "write {name: alias 'Xi'}");
  }
  return value;
}

bool Parser::at_edge() const { return at("-") || at("~") || (at("<") && (at("-", 1) || at("~", 1))); }

EdgePattern Parser::parse_edge() {
  const std::uint32_t start = here();
  EdgePattern edge;
  const bool left = accept("<");
  const bool tilde = at("~");
  take();
  if (accept("[")) {
    parse_edge_body(edge);
    expect("]", "at the end of the edge");
    expect(tilde ? "~" : "-", "after the ']' of the edge");
  } else if (!tilde) {
    accept("-");  // `--`; a single dash is GQL's short form
  }
  parse_arrow_end(edge, left, tilde);
  edge.span = span_from(start);
  edge.quantifier = parse_quantifier();
  if (edge.length && edge.quantifier) {
    fail_at(edge.quantifier->span, "this edge has two lengths", "write either [*1..3] or {1,3}");
  }
  return edge;
}

void Parser::parse_arrow_end(EdgePattern& edge, bool left, bool tilde) {
  const bool right = accept(">");
  if (tilde && left && right)
    fail_at(span_from(here()), "an undirected edge cannot point both ways", "write ~[ ]~");
  if (tilde) {
    edge.arrow = left    ? ArrowKind::LeftOrUndirected
                 : right ? ArrowKind::UndirectedOrRight
                         : ArrowKind::Undirected;
  } else if (left && right) {
    edge.arrow = ArrowKind::Both;
  } else {
    edge.arrow = left ? ArrowKind::Left : right ? ArrowKind::Right : ArrowKind::Any;
  }
}

void Parser::parse_edge_body(EdgePattern& edge) {
  if (at_variable()) edge.variable = take_variable("a variable");
  if (at(":") || at_word("IS")) edge.types = parse_labels(true);
  if (at("..")) {
    fail_at(peek().span, "a length needs a star before it", "write *1..3", "InvalidRelationshipPattern");
  }
  if (at("*")) parse_length(edge);
  if (at("{") || peek().kind == TokenKind::Parameter) edge.properties = parse_property_pattern();
  if (accept_word("WHERE")) edge.where = parse_expression();
}

void Parser::parse_length(EdgePattern& edge) {
  const std::uint32_t start = here();
  Quantifier length;
  expect("*", "");
  if (at("-")) {
    fail_at(peek().span, "a length cannot be negative", "write *0.. or more", "InvalidRelationshipPattern");
  }
  const bool has_minimum = peek().kind == TokenKind::Integer;
  if (has_minimum) length.minimum = take().integer;
  if (accept("..")) {
    if (at("-")) {
      fail_at(peek().span, "a length cannot be negative", "write *0..2 or more",
              "InvalidRelationshipPattern");
    }
    if (peek().kind == TokenKind::Integer) length.maximum = take().integer;
  } else if (has_minimum) {
    length.maximum = length.minimum;
  }
  length.span = span_from(start);
  edge.length = length;
}

std::optional<Quantifier> Parser::parse_quantifier() {
  const std::uint32_t start = here();
  Quantifier quantifier;
  if (accept("+")) {
    quantifier.minimum = 1;
  } else if (accept("*")) {
    quantifier.minimum = 0;
  } else if (accept("{")) {
    quantifier.minimum = 0;
    if (peek().kind == TokenKind::Integer) {
      quantifier.minimum = take().integer;
      quantifier.maximum = quantifier.minimum;
    } else if (!at(",")) {
      fail_expected("a number in the quantifier, as in {1,3}");
    }
    if (accept(",")) {
      quantifier.maximum.reset();
      if (peek().kind == TokenKind::Integer) quantifier.maximum = take().integer;
    }
    expect("}", "at the end of the quantifier");
  } else {
    return std::nullopt;
  }
  quantifier.span = span_from(start);
  if (quantifier.maximum && *quantifier.maximum < *quantifier.minimum) {
    fail_at(quantifier.span, "the quantifier's upper bound is below its lower bound", "write {1,3}",
            "InvalidRelationshipPattern");
  }
  return quantifier;
}

}  // namespace entente::query::syntax
