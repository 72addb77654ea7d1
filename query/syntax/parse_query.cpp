// Statements: clauses in a row, arms joined by UNION, subqueries in braces.
#include "query/syntax/parse_query.hpp"

#include <array>

#include "query/syntax/near_miss.hpp"
#include "query/syntax/parser.hpp"

namespace entente::query::syntax {

Query Parser::parse_union() {
  const std::uint32_t start = here();
  Query query;
  query.arms.push_back(parse_single_query());
  while (accept_word("UNION")) {
    const bool all = accept_word("ALL");
    if (!all) accept_word("DISTINCT");
    query.union_all.push_back(all);
    query.arms.push_back(parse_single_query());
  }
  query.span = span_from(start);
  return query;
}

SingleQuery Parser::parse_single_query() {
  const std::uint32_t start = here();
  SingleQuery single;
  while (parse_clause(single.clauses)) {
  }
  if (single.clauses.empty()) {
    refuse_unknown_clause();
    fail_expected("a clause such as MATCH, CREATE or RETURN", near_clause());
  }
  single.span = span_from(start);
  return single;
}

QueryPtr Parser::parse_braced_query() {
  const Nest nest(*this);
  const BarScope bar(*this, false);
  expect("{", "before the subquery");
  auto query = std::make_unique<Query>();
  if (at("(") || (at_variable() && at("=", 1))) {
    // A bare pattern stands for MATCH.
    const std::uint32_t start = here();
    SingleQuery single;
    Match match;
    match.patterns = parse_patterns();
    match.where = parse_optional_where();
    single.clauses.push_back({span_from(start), std::move(match)});
    single.span = query->span = span_from(start);
    query->arms.push_back(std::move(single));
  } else {
    *query = parse_union();
  }
  expect("}", "at the end of the subquery");
  return query;
}

bool Parser::parse_clause(std::vector<Clause>& clauses) {
  const std::uint32_t start = here();
  const auto add = [&](auto node) { clauses.push_back({span_from(start), std::move(node)}); };
  if (accept_word("MATCH")) {
    add(parse_match(false));
  } else if (at_words("OPTIONAL", "MATCH")) {
    take();
    take();
    add(parse_match(true));
  } else if (at_words("OPTIONAL", "CALL")) {
    take();
    take();
    clauses.push_back(parse_call(true));
  } else if (accept_word("UNWIND")) {
    add(parse_unwind());
  } else if (accept_word("WITH")) {
    add(parse_projection(false));
  } else if (accept_word("RETURN")) {
    add(parse_projection(true));
  } else if (accept_word("CREATE")) {
    add(parse_create());
  } else if (accept_word("MERGE")) {
    add(parse_merge());
  } else if (accept_word("SET")) {
    add(Update{false, parse_set_items()});
  } else if (accept_word("REMOVE")) {
    Update update{true, {}};
    do {
      update.items.push_back(parse_remove_item());
    } while (accept(","));
    add(std::move(update));
  } else if (at_words("DETACH", "DELETE") || at_word("DELETE")) {
    const bool detach = accept_word("DETACH");
    take();
    add(parse_delete(detach));
  } else if (at_words("NODETACH", "DELETE")) {
    take();
    take();
    add(parse_delete(false));
  } else if (at_word("FOREACH") && at("(", 1)) {
    take();
    add(parse_foreach());
  } else if (accept_word("CALL")) {
    clauses.push_back(parse_call(false));
  } else {
    return false;
  }
  if (!clauses.empty()) clauses.back().span = span_from(start);
  return true;
}

/// The clause that the word at hand is nearest to.
std::string Parser::near_clause() const {
  if (peek().kind != TokenKind::Identifier) return {};
  return near_miss(peek().text, {"MATCH", "OPTIONAL", "WHERE",  "WITH",   "RETURN",  "UNWIND", "CREATE",
                                 "MERGE", "SET",      "REMOVE", "DELETE", "DETACH",  "CALL",   "FOREACH",
                                 "UNION", "ORDER",    "SKIP",   "LIMIT",  "EXPLAIN", "PROFILE"});
}

// A better message for what other databases know and Entente does not.
void Parser::refuse_unknown_clause() const {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOthers = {{
      {"LOAD", "LOAD CSV is not part of this language; import tables with the program's own command"},
      {"USE", "there is one graph; leave USE out"},
      {"DROP", "indexes and constraints are kept by the store itself"},
      {"SHOW", "SHOW is not part of this language"},
      {"LET", "write WITH *, value AS name in place of LET"},
      {"FILTER", "write WITH * WHERE in place of FILTER"},
      {"INSERT", "write CREATE in place of INSERT"},
  }};
  for (const auto& [word, hint] : kOthers) {
    if (at_word(word)) fail_at(peek().span, "there is no clause " + std::string(word), std::string(hint));
  }
}

}  // namespace entente::query::syntax
