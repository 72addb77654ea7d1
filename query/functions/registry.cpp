// Finding a function, and the errors that functions share.
#include "query/functions/registry.hpp"

#include <array>
#include <unordered_map>

namespace entente::query {
namespace {

std::unordered_map<std::string_view, const Function*> index_all() {
  std::unordered_map<std::string_view, const Function*> index;
  for (const auto group :
       {number_functions(), string_functions(), list_functions(), conversion_functions(), graph_functions(),
        temporal_functions(), truncation_functions(), clock_functions()}) {
    for (const Function& function : group) index.emplace(function.name, &function);
  }
  return index;
}

}  // namespace

const Function* find_function_body(std::string_view name) {
  static const auto kIndex = index_all();
  const auto found = kIndex.find(name);
  return found == kIndex.end() ? nullptr : found->second;
}

Value refuse_type(EvalContext& context, std::string_view function, std::string_view needed,
                  const Value& found) {
  return context.fail(Error{.kind = ErrorKind::TypeError,
                            .message = std::string(function) + "() needs " + std::string(needed) +
                                       ", found " + std::string(value_kind_name(found.kind())),
                            .detail = "InvalidArgumentValue"});
}

Value refuse_value(EvalContext& context, std::string message, std::string detail) {
  return context.fail(
      Error{.kind = ErrorKind::ArgumentError, .message = std::move(message), .detail = std::move(detail)});
}

}  // namespace entente::query
