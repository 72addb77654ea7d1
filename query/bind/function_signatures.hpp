// The table of scalar and aggregating functions that the binder checks calls against: names, numbers of
// arguments, types. What the functions do is in query/functions.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "query/bind/bound_expression.hpp"

namespace entente::query {

struct FunctionSignature {
  std::string_view name;      ///< lower case, dots kept: "date.truncate"
  std::string_view spelling;  ///< as people write it: "date.truncate", "toLower"
  std::uint8_t min_arguments = 0;
  std::uint8_t max_arguments = 0;  ///< 255: any number
  /// By position; the last stands for all that follow. Several kinds joined by AnyOf. Empty: anything.
  std::vector<std::vector<TypeKind>> arguments{};
  TypeKind result = TypeKind::Any;
  bool aggregate = false;
  bool constant = true;  ///< the same arguments give the same result (rand() does not)
};

/// In order of name; the same every time.
std::span<const FunctionSignature> function_signatures();
/// Case does not matter; null where there is none.
const FunctionSignature* find_function(std::string_view name);

}  // namespace entente::query
