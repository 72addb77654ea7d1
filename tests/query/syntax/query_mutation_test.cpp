// Every query of the case files is cut, doubled, swapped and sprinkled with pieces of others, the same way
// each time. Whatever comes out is either bound or refused with a place inside of the text.
#include <catch2/catch.hpp>

#include "case_file.hpp"
#include "query/bind/bind.hpp"
#include "query/bind/print_bound.hpp"
#include "query/syntax/parse_query.hpp"
#include "query/syntax/print_ast.hpp"

namespace entente::query::testing {
namespace {

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ += 0x9E3779B97F4A7C15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return bound == 0 ? 0 : static_cast<std::size_t>((z ^ (z >> 31)) % bound);
  }

 private:
  std::uint64_t state_;
};

constexpr std::string_view kPieces[] = {"(",       ")",        "[",
                                        "]",       "{",        "}",
                                        "-",       ">",        "<",
                                        "~",       "*",        "..",
                                        "|",       "&",        "!",
                                        ":",       ",",        "'",
                                        "`",       "$p",       "=",
                                        "WHERE ",  "RETURN",   " AND ",
                                        " NOT ",   "1",        "9e999",
                                        "n",       "(n)",      "-->",
                                        "count(",  "EXISTS {", "{1,3}",
                                        " UNION ", "CASE ",    "/*",
                                        "\\u",     "\xC3",     "\xE2\x80\x94",
                                        "null",    " IS NULL", "FOREACH (",
                                        "CALL {",  " AS x"};

std::string mutated(std::string query, const std::vector<std::string>& queries, Random& random) {
  for (std::size_t changes = 1 + random.below(3); changes > 0; --changes) {
    const std::size_t at = random.below(query.size() + 1);
    const std::size_t length = random.below(std::min<std::size_t>(query.size() - at, 12) + 1);
    switch (random.below(5)) {
      case 0:
        query.erase(at, length);
        break;
      case 1:
        query.insert(at, kPieces[random.below(std::size(kPieces))]);
        break;
      case 2:
        query.insert(at, query.substr(at, length));
        break;
      case 3:
        query.replace(at, length, kPieces[random.below(std::size(kPieces))]);
        break;
      default: {
        const std::string& other = queries[random.below(queries.size())];
        query = query.substr(0, at) + other.substr(random.below(other.size() + 1));
      }
    }
  }
  return query;
}

/// Empty, or what is wrong with how the text was taken.
std::string fault(const std::string& query) {
  const auto place_fault = [&](const Error& error) -> std::string {
    if (error.message.empty()) return "no message";
    if (!error.place) return "no place: " + error.message;
    if (error.place->offset > query.size() || error.place->offset + error.place->length > query.size() + 1) {
      return "place outside of the text: " + error.message;
    }
    return {};
  };
  const auto parsed = syntax::parse_query(query);
  if (!parsed) return place_fault(parsed.error());
  const std::string tree = syntax::print_ast(*parsed);
  const auto again = syntax::parse_query(tree);
  if (!again) return "printed as what is not read: " + tree + ": " + again.error().message;
  if (syntax::print_ast(*again) != tree) return "printed as another tree: " + tree;
  const auto bound = bind_statement(*parsed, query);
  if (!bound) return place_fault(bound.error());
  return print_bound(*bound).empty() ? "bound to nothing" : std::string();
}

}  // namespace

TEST_CASE("no text brings parser or binder down", "[query][mutation]") {
  std::vector<std::string> queries;
  for (const char* folder : {"query_trees", "query_errors"}) {
    for (const Case& one : read_cases(folder)) queries.push_back(one["query"]);
  }
  REQUIRE(queries.size() > 150);
  Random random(20);
  for (const std::string& query : queries) {
    for (int i = 0; i < 100; ++i) {
      const std::string text = mutated(query, queries, random);
      const std::string wrong = fault(text);
      if (!wrong.empty()) FAIL_CHECK(text << "\n" << wrong);
    }
  }
}

}  // namespace entente::query::testing
