// CALL of procedures with YIELD, and CALL { subquery }.
#include "query/syntax/parser.hpp"

namespace entente::query::syntax {

Clause Parser::parse_call(bool optional) {
  const std::uint32_t start = here();
  if (at("{") || at("(")) {
    CallSubquery call = parse_call_subquery();
    call.optional = optional;
    return {span_from(start), std::move(call)};
  }
  CallProcedure call = parse_call_procedure();
  if (optional) fail_at(call.name.span, "OPTIONAL CALL takes a subquery", "write OPTIONAL CALL (x) { … }");
  return {span_from(start), std::move(call)};
}

CallSubquery Parser::parse_call_subquery() {
  CallSubquery call;
  if (accept("(")) {
    call.has_imports = true;
    call.imports_all = accept("*");
    while (!call.imports_all && !at(")")) {
      if (!call.imports.empty()) expect(",", "or ')' in the variables of CALL");
      call.imports.push_back(take_variable("a variable of the outer query"));
    }
    expect(")", "after the variables of CALL");
  }
  call.query = parse_braced_query();
  if (at_words("IN", "TRANSACTIONS")) {
    fail_at(peek().span, "CALL { … } IN TRANSACTIONS is not known",
            "a statement is one transaction; leave it out");
  }
  return call;
}

CallProcedure Parser::parse_call_procedure() {
  const std::uint32_t start = here();
  CallProcedure call;
  call.name = take_name("a procedure's name after CALL");
  while (accept(".")) call.name.text += "." + take_name("a procedure's name").text;
  call.name.span = span_from(start);
  if (accept("(")) {
    call.explicit_arguments = true;
    while (!at(")")) {
      if (!call.arguments.empty()) expect(",", "or ')' after the argument");
      call.arguments.push_back(parse_expression());
    }
    expect(")", "at the end of the arguments");
  }
  if (accept_word("YIELD")) parse_yield(call);
  return call;
}

void Parser::parse_yield(CallProcedure& call) {
  call.has_yield = true;
  if (accept("-")) return;  // YIELD -: nothing
  call.yield_star = accept("*");
  if (!call.yield_star) {
    do {
      YieldItem item;
      item.column = take_name("a column of the procedure after YIELD");
      if (accept_word("AS")) item.alias = take_variable("a variable after AS");
      call.yields.push_back(std::move(item));
    } while (accept(","));
  }
  call.where = parse_optional_where();
}

}  // namespace entente::query::syntax
