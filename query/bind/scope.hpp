// Which names mean which slots at a place of the query.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/bind/bound_expression.hpp"

namespace entente::query {

struct ScopeVariable {
  std::string name;
  Slot slot;
};

/// `own` are the variables that the query at hand made (RETURN * gives them), `outer` those of the queries
/// around it, which stay visible through every WITH. Later entries hide earlier ones of the same name.
class Scope {
 public:
  [[nodiscard]] std::optional<Slot> find(std::string_view name) const;
  void add(std::string name, Slot slot) { own_.push_back({std::move(name), slot}); }
  void drop_last() { own_.pop_back(); }
  void replace_own(std::vector<ScopeVariable> own) { own_ = std::move(own); }
  [[nodiscard]] const std::vector<ScopeVariable>& own() const { return own_; }
  /// Whether the slot is a variable of a query around this one.
  [[nodiscard]] bool is_outer(Slot slot) const;
  /// For a query inside of this one that sees all of its variables.
  [[nodiscard]] Scope nested() const;
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::vector<ScopeVariable> own_;
  std::vector<ScopeVariable> outer_;
};

}  // namespace entente::query
