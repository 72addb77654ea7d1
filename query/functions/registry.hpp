// The scalar functions by name. Their signatures are in signatures.cpp, one for each body.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "query/expression/evaluator.hpp"

namespace entente::query {

/// Gets as many arguments as its signature allows, of any kind: what the binder could not know is checked
/// here. Errors go to the context.
using FunctionBody = Value (*)(std::span<const Value> arguments, EvalContext& context);

struct Function {
  std::string_view name;  ///< lower case, as in function_signatures.hpp
  FunctionBody body = nullptr;
  bool null_gives_null = true;  ///< any null argument makes the result null, without a call
};

/// Null where there is none.
const Function* find_function_body(std::string_view name);

// The groups, one file each; find_function_body looks through all.
std::span<const Function> number_functions();
std::span<const Function> string_functions();
std::span<const Function> list_functions();
std::span<const Function> conversion_functions();
std::span<const Function> graph_functions();
std::span<const Function> temporal_functions();
std::span<const Function> truncation_functions();
std::span<const Function> clock_functions();

/// A TypeError: what the function needed and what it found.
Value refuse_type(EvalContext& context, std::string_view function, std::string_view needed,
                  const Value& found);
/// An ArgumentError: a value of the right type that cannot be used.
Value refuse_value(EvalContext& context, std::string message, std::string detail = "InvalidArgumentValue");

}  // namespace entente::query
