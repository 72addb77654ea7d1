#include "query/bind/scope.hpp"

#include <algorithm>

namespace entente::query {
namespace {

std::optional<Slot> find_last(const std::vector<ScopeVariable>& variables, std::string_view name) {
  const auto found =
      std::find_if(variables.rbegin(), variables.rend(), [&](const auto& v) { return v.name == name; });
  return found == variables.rend() ? std::nullopt : std::optional(found->slot);
}

}  // namespace

std::optional<Slot> Scope::find(std::string_view name) const {
  const std::optional<Slot> own = find_last(own_, name);
  return own ? own : find_last(outer_, name);
}

bool Scope::is_outer(Slot slot) const {
  return std::any_of(outer_.begin(), outer_.end(),
                     [&](const auto& variable) { return variable.slot == slot; });
}

Scope Scope::nested() const {
  Scope inner;
  inner.outer_ = outer_;
  inner.outer_.insert(inner.outer_.end(), own_.begin(), own_.end());
  return inner;
}

std::vector<std::string> Scope::names() const {
  std::vector<std::string> names;
  for (const auto* list : {&own_, &outer_}) {
    for (const ScopeVariable& variable : *list) names.push_back(variable.name);
  }
  return names;
}

}  // namespace entente::query
