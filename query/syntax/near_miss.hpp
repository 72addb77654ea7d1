// "did you mean …": the known name that is nearest to a mistyped one.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente::query::syntax {

/// Case aside. "did you mean X?", or empty where nothing is near. The first of equally near names.
std::string near_miss(std::string_view wrong, const std::vector<std::string>& known);

}  // namespace entente::query::syntax
