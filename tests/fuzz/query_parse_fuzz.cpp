// Any bytes as a query: parsed, printed, bound. A printed tree must be read as the same tree.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "query/bind/bind.hpp"
#include "query/bind/print_bound.hpp"
#include "query/syntax/parse_query.hpp"
#include "query/syntax/print_ast.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace entente::query;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto parsed = syntax::parse_query(text);
  if (!parsed) return 0;
  const std::string tree = syntax::print_ast(*parsed);
  const auto again = syntax::parse_query(tree);
  // Printing writes brackets out, so what was just within the limits may be beyond them when printed.
  if (again && syntax::print_ast(*again) != tree) std::abort();
  if (const auto bound = bind_statement(*parsed, text)) (void)print_bound(*bound);
  return 0;
}
