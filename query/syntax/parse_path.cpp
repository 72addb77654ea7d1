// Paths: a chain of nodes and edges with, before it, a name, a selector (ANY SHORTEST, CHEAPEST …), a mode
// (TRAIL …) and FORWARD IN TIME; and parts in brackets, ((a)-[:MET]->(b)){1,4}.
#include <array>

#include "query/syntax/parser.hpp"

namespace entente::query::syntax {

std::vector<PathPattern> Parser::parse_patterns() {
  std::vector<PathPattern> patterns;
  do {
    patterns.push_back(parse_path());
  } while (accept(","));
  return patterns;
}

PathPattern Parser::parse_path() {
  const std::uint32_t start = here();
  PathPattern path;
  if (at_variable() && at("=", 1)) {
    path.variable = take_variable("a variable");
    expect("=", "");
  }
  if (at_path_function()) {
    parse_path_function(path);
  } else {
    parse_path_prefix(path);
    path.elements = parse_path_elements();
  }
  path.span = span_from(start);
  return path;
}

bool Parser::at_path_function(std::size_t ahead) const {
  const bool word = at_word("SHORTESTPATH", ahead) || at_word("ALLSHORTESTPATHS", ahead);
  return word && at("(", ahead + 1) && at("(", ahead + 2);
}

void Parser::parse_path_function(PathPattern& path) {
  const std::uint32_t start = here();
  path.selector.kind =
      at_word("SHORTESTPATH") ? SelectorKind::ShortestPathFunction : SelectorKind::AllShortestPathsFunction;
  const std::string word = take().text;
  path.selector.span = span_from(start);
  expect("(", "");
  path.elements = parse_path_elements();
  expect(")", "at the end of " + word + "(…)");
  path.span = span_from(start);
  if (path.elements.size() != 3 || !std::holds_alternative<EdgePattern>(path.elements[1].node)) {
    fail_at(path.span, word + "(…) needs one edge between two nodes", "write " + word + "((a)-[*]-(b))");
  }
}

void Parser::parse_path_prefix(PathPattern& path) {
  const std::uint32_t start = here();
  const bool selected = parse_selector(path.selector);
  path.mode = parse_path_mode();
  if (selected || path.mode != PathMode::Default) skip_path_word();
  if (path.selector.kind == SelectorKind::ShortestPaths && (accept_word("GROUPS") || accept_word("GROUP"))) {
    path.selector.kind = SelectorKind::ShortestGroups;
  }
  if (path.selector.kind == SelectorKind::Cheapest) {
    Selector weighed = parse_cheapest();
    path.selector.weight_variable = std::move(weighed.weight_variable);
    path.selector.weight = std::move(weighed.weight);
  }
  path.selector.span = span_from(start);
  if (accept_word("FORWARD")) {
    expect_word("IN", "TIME after FORWARD");
    expect_word("TIME", "after FORWARD IN");
    path.forward_in_time = true;
  }
}

bool Parser::parse_selector(Selector& selector) {
  const auto count = [&] {
    const bool given = peek().kind == TokenKind::Integer || peek().kind == TokenKind::Parameter;
    if (given) selector.count = parse_atom();
    return given;
  };
  if (accept_word("ALL")) {
    selector.kind = accept_word("SHORTEST") ? SelectorKind::AllShortest : SelectorKind::All;
  } else if (accept_word("ANY")) {
    selector.kind = accept_word("SHORTEST") ? SelectorKind::AnyShortest : SelectorKind::Any;
    if (selector.kind == SelectorKind::Any) count();
  } else if (accept_word("SHORTEST")) {
    selector.kind = SelectorKind::ShortestPaths;
    const bool groups = at_word("GROUP") || at_word("GROUPS");
    if (!count() && !groups) fail_expected("a number of paths after SHORTEST");
  } else if (accept_word("CHEAPEST")) {
    selector.kind = SelectorKind::Cheapest;
    count();
  } else {
    return false;
  }
  return true;
}

// CHEAPEST 3 PATHS BY (e | e.km): the weight of each edge e.
Selector Parser::parse_cheapest() {
  Selector weighed;
  expect_word("BY", "and the weight after CHEAPEST, as in BY (e | e.km)");
  expect("(", "after BY");
  weighed.weight_variable = take_variable("a variable for the edge");
  expect("|", "after the variable of the edge");
  weighed.weight = parse_expression();
  expect(")", "after the weight");
  return weighed;
}

PathMode Parser::parse_path_mode() {
  constexpr std::array<std::pair<std::string_view, PathMode>, 4> kModes = {{{"WALK", PathMode::Walk},
                                                                            {"TRAIL", PathMode::Trail},
                                                                            {"ACYCLIC", PathMode::Acyclic},
                                                                            {"SIMPLE", PathMode::Simple}}};
  for (const auto& [word, mode] : kModes) {
    if (accept_word(word)) return mode;
  }
  return PathMode::Default;
}

void Parser::skip_path_word() {
  if (!accept_word("PATHS")) accept_word("PATH");
}

bool Parser::at_parenthesised_path() const {
  const bool mode =
      at_word("WALK", 1) || at_word("TRAIL", 1) || at_word("ACYCLIC", 1) || at_word("SIMPLE", 1);
  return at("(") && (at("(", 1) || (at_variable(1) && at("=", 2)) || (mode && at("(", 2)));
}

PathElement Parser::parse_path_element() {
  if (at_parenthesised_path()) return {parse_parenthesised_path()};
  return {parse_node()};
}

std::vector<PathElement> Parser::parse_path_elements() {
  std::vector<PathElement> elements;
  const auto is_part = [](const PathElement& element) {
    return std::holds_alternative<ParenthesisedPath>(element.node);
  };
  elements.push_back(parse_path_element());
  for (;;) {
    if (at_edge()) {
      if (is_part(elements.back()))
        fail_at(peek().span, "an edge needs a node before it", "write () before the edge");
      elements.push_back({parse_edge()});
      if (at_parenthesised_path())
        fail_at(peek().span, "an edge needs a node after it", "write () after the edge");
      elements.push_back({parse_node()});
    } else if (at("(") && (is_part(elements.back()) || at_parenthesised_path())) {
      elements.push_back(parse_path_element());
    } else {
      return elements;
    }
  }
}

ParenthesisedPath Parser::parse_parenthesised_path() {
  const Nest nest(*this);
  const std::uint32_t start = here();
  ParenthesisedPath part;
  expect("(", "");
  if (at_variable() && at("=", 1)) {
    part.variable = take_variable("a variable");
    expect("=", "");
  }
  part.mode = parse_path_mode();
  if (part.mode != PathMode::Default) skip_path_word();
  part.elements = parse_path_elements();
  if (accept_word("WHERE")) part.where = parse_expression();
  expect(")", "at the end of the part of the path");
  part.quantifier = parse_quantifier();
  part.span = span_from(start);
  return part;
}

}  // namespace entente::query::syntax
