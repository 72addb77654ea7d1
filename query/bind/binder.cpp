// The binder's face, and what all its parts share: failing with a place, making slots.
#include "query/bind/binder.hpp"

#include <algorithm>

#include "query/bind/types.hpp"
#include "query/syntax/near_miss.hpp"

namespace entente::query {

BoundExpressionPtr make_bound(Span span, Type type, decltype(BoundExpression::node) node) {
  return std::make_shared<const BoundExpression>(BoundExpression{span, std::move(type), std::move(node)});
}

void Binder::fail_at(Span span, const char* detail, std::string message, std::string hint,
                     ErrorKind kind) const {
  throw BindFailure{{.kind = kind,
                     .message = std::move(message),
                     .hint = std::move(hint),
                     .detail = detail,
                     .phase = ErrorPhase::CompileTime,
                     .place = syntax::place_of(text_, span)}};
}

void Binder::fail_undefined(std::string_view name, Span span) const {
  fail_at(span, "UndefinedVariable", "there is no variable '" + std::string(name) + "' here",
          syntax::near_miss(name, scope_.names()));
}

void Binder::note(Span span, std::string message, std::string hint) {
  statement_.notices.push_back({std::move(message), std::move(hint), syntax::place_of(text_, span)});
}

Slot Binder::add_slot(std::string name, Type type) {
  statement_.slots.push_back({std::move(name), std::move(type)});
  return static_cast<Slot>(statement_.slots.size() - 1);
}

std::uint32_t Binder::parameter_index(const std::string& name) {
  auto& names = statement_.parameters;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
  names.push_back(name);
  return static_cast<std::uint32_t>(names.size() - 1);
}

BoundStatement Binder::bind_statement(const syntax::Statement& statement) {
  statement_.mode = statement.mode;
  BoundQuery query = bind_query(statement.query, QueryUse::Top);
  statement_.query = std::move(query);
  return std::move(statement_);
}

Result<BoundStatement> bind_statement(const syntax::Statement& statement, std::string_view text,
                                      const BindOptions& options) {
  try {
    return Binder(text, options).bind_statement(statement);
  } catch (BindFailure& failure) {
    return fail(std::move(failure.error));
  }
}

}  // namespace entente::query
