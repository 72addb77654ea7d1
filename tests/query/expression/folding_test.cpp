// Random expressions: with their constants written out (computed while compiling) and with parameters in the
// constants' places (computed for the row) they give the same value, or both an error.
#include <catch2/catch.hpp>
#include <random>

#include "graph/value_print.hpp"
#include "query/bind/function_signatures.hpp"
#include "query/engine.hpp"

using namespace entente;
using namespace entente::query;

namespace {

const char* const kConstants[] = {"null",
                                  "true",
                                  "false",
                                  "0",
                                  "-1",
                                  "7",
                                  "9223372036854775807",
                                  "0.5",
                                  "-2.5",
                                  "1e300",
                                  "''",
                                  "'a'",
                                  "'Ab,c'",
                                  "'2024-02-29'",
                                  "'PT1.5S'",
                                  "[]",
                                  "[1, null, 'x']",
                                  "[[1], [2.0]]",
                                  "{}",
                                  "{a: 1, year: 2024}",
                                  "{days: 1.5}",
                                  "date('2024-02-29')",
                                  "datetime('2024-03-31T01:30+01:00[Europe/Paris]')",
                                  "time('23:59:59+02:00')",
                                  "localtime('12:00')",
                                  "localdatetime('1999-12-31T23:59:59.999999999')",
                                  "duration('P1M2DT3.000000004S')"};
const char* const kOperators[] = {"+",   "-",  "*",           "/",         "%",        "^",   "=",
                                  "<>",  "<",  "<=",          ">",         ">=",       "AND", "OR",
                                  "XOR", "IN", "STARTS WITH", "ENDS WITH", "CONTAINS", "=~"};

/// An expression in both forms.
struct Twin {
  std::string constant;
  std::string with_parameters;
};

class Writer {
 public:
  explicit Writer(std::uint64_t seed) : engine_(seed) {
    for (const auto& signature : function_signatures()) {
      if (!signature.aggregate && signature.constant && !signature.name.starts_with("to"))
        functions_.push_back(&signature);
    }
  }
  Twin write(int depth) {
    if (depth == 0 || pick(5) == 0) return constant();
    switch (pick(6)) {
      case 0:
      case 1: {
        const std::string op = std::string(" ") + kOperators[pick(std::size(kOperators))] + " ";
        return join("(", write(depth - 1), op, write(depth - 1), ")");
      }
      case 2:
        return join("", write(depth - 1), "[", write(depth - 1), "]");
      case 3:
        return join("[", write(depth - 1), ", ", write(depth - 1), "]");
      case 4:
        return join("CASE WHEN ", write(depth - 1), " THEN 1 ELSE ", write(depth - 1), " END");
      default:
        return call(depth);
    }
  }

 private:
  std::size_t pick(std::size_t count) { return engine_() % count; }
  static Twin join(const std::string& open, const Twin& a, const std::string& middle, const Twin& b,
                   const std::string& end) {
    return {open + a.constant + middle + b.constant + end,
            open + a.with_parameters + middle + b.with_parameters + end};
  }
  Twin constant() {
    const std::size_t n = pick(std::size(kConstants));
    return {kConstants[n], "$p" + std::to_string(n)};
  }
  Twin call(int depth) {
    const FunctionSignature& function = *functions_[pick(functions_.size())];
    const std::size_t most = std::min<std::size_t>(function.max_arguments, 3);
    const std::size_t count = function.min_arguments + pick(most - function.min_arguments + 1);
    Twin twin{std::string(function.spelling) + "(", std::string(function.spelling) + "("};
    for (std::size_t i = 0; i < count; ++i) twin = join("", twin, i == 0 ? "" : ", ", write(depth - 1), "");
    return {twin.constant + ")", twin.with_parameters + ")"};
  }

  std::mt19937_64 engine_;
  std::vector<const FunctionSignature*> functions_;
};

std::string outcome(const Result<ResultTable>& result) {
  return result ? cypher_literal(result->rows[0][0]) : std::string("error");
}

}  // namespace

TEST_CASE("folded expressions give what the row would", "[folding]") {
  Graph graph;
  Engine engine(graph);
  Parameters parameters;
  for (std::size_t i = 0; i < std::size(kConstants); ++i) {
    const auto value = engine.run(std::string("RETURN ") + kConstants[i]);
    REQUIRE(value);
    parameters["p" + std::to_string(i)] = value->rows[0][0];
  }
  Writer writer(4);
  std::size_t values = 0;
  for (int round = 0; round < 6'000; ++round) {
    const Twin twin = writer.write(3);
    INFO(twin.constant);
    const auto folded = engine.run("RETURN " + twin.constant + " AS x");
    const auto row = engine.run("RETURN " + twin.with_parameters + " AS x", parameters);
    values += folded ? 1 : 0;
    // A wrong type that the binder sees may stand where the row never comes.
    if (!folded && folded.error().phase == ErrorPhase::CompileTime) continue;
    CHECK(outcome(folded) == outcome(row));
  }
  CHECK(values > 500);
}
