// The TCK runner's own parts: Gherkin, the value notation, canonical texts.
#include <catch2/catch.hpp>

#include "graph/graph.hpp"
#include "tests/tck/gherkin.hpp"
#include "tests/tck/notation.hpp"
#include "tests/tck/procedure.hpp"

using namespace entente;
using namespace entente::tck;

namespace {

std::string shown(std::string_view text, ListOrder order = ListOrder::Matters) {
  const auto notation = parse_notation(text);
  return notation ? canonical(*notation, order) : "error";
}

}  // namespace

TEST_CASE("a feature gives its scenarios, outlines one for each example", "[gherkin]") {
  const auto feature = parse_feature(R"(# a comment
Feature: Greeting
  Background:
    Given an empty graph
  @slow @wip
  Scenario: [1] plain
    When executing query:
      """
      RETURN 1
        # no comment
      """
    Then the result should be, in any order:
      # a comment
      | 1 |
      | a\|b\n\\'\'  |
      |
  Scenario Outline: [2] with <x>
    When executing query:
      """
      RETURN <x>, <y>
      """
    Examples:
      | x | y |
      | 1 | 2 |
      # | 3 | 4 |
      | 5 | 6 |
)",
                                     "greeting.feature");
  REQUIRE(feature);
  REQUIRE(feature->scenarios.size() == 3);
  const Scenario& plain = feature->scenarios[0];
  CHECK(plain.name == "[1] plain");
  CHECK(plain.tags == std::vector<std::string>{"@slow", "@wip"});
  REQUIRE(plain.steps.size() == 3);
  CHECK(plain.steps[0].text == "an empty graph");
  CHECK(plain.steps[1].block == "RETURN 1\n  # no comment");
  CHECK(plain.steps[2].table == Table{{"1"}, {"a|b\n\\'\\'"}, {}});
  CHECK(feature->scenarios[2].name == "[2] with 5");
  CHECK(feature->scenarios[2].example == 2);
  CHECK(feature->scenarios[2].steps[1].block == "RETURN 5, 6");
}

TEST_CASE("what is no feature is refused with its line", "[gherkin]") {
  for (const char* wrong :
       {"Feature: a\n  | 1 |\n", "Feature: a\nScenario: b\n  Given x:\n  \"\"\"\n  open\n",
        "Feature: a\nScenario: b\n  nonsense\n", "Feature: a\n  When x\n",
        "Feature: a\nScenario Outline: b\n  Given x\n  Examples:\n  | a |\n  | 1 | 2 |\n"}) {
    INFO(wrong);
    const auto feature = parse_feature(wrong, "wrong.feature");
    REQUIRE_FALSE(feature);
    CHECK(feature.error().file == "wrong.feature");
    CHECK(feature.error().place.has_value());
  }
}

TEST_CASE("values are read and have one text where they are equal", "[notation]") {
  CHECK(shown("1") != shown("1.0"));
  CHECK(shown("{b: 1, a: [1, null]}") == shown("{a: [1,null], b: 1}"));
  CHECK(shown("(:B:A {x: 'it\\'s'})") == shown("(:A:B {x: 'it\\'s'})"));
  CHECK(shown("[2, 1]") != shown("[1, 2]"));
  CHECK(shown("[2, [4, 3]]", ListOrder::Ignored) == shown("[[3, 4], 2]", ListOrder::Ignored));
  CHECK(shown("<(:A)-[:T {a: 1}]->()<-[:U]-(:B)>") == "<(:A)-[:T {a: 1}]->()<-[:U]-(:B)>");
  CHECK(shown("<()-[:T]->()>") != shown("<()<-[:T]-()>"));
  CHECK(shown("1e308") == shown("1.0E308"));
  CHECK(shown("NaN") == shown("NaN"));
  CHECK(shown("'a\\\\'") == shown("'a\\\\'"));
  for (const char* wrong : {"", "'a", "[1", "{a 1}", "(:A", "[:T", "<()-[:T]-()>", "1 2", "nul"}) {
    INFO(wrong);
    CHECK(shown(wrong) == "error");
  }
}

TEST_CASE("actual values have the texts of expected ones", "[notation]") {
  Graph graph;
  const LabelId label = graph.label("A");
  const NodeId a = graph.add_node({&label, 1});
  const NodeId b = graph.add_node();
  const EdgeId edge = graph.add_edge(graph.type("T"), a, b);
  graph.set_property(edge, graph.key("on"), Value(Date{0}));
  CHECK(canonical(Value(Path{{b, a}, {edge}}), graph, ListOrder::Matters) ==
        shown("<()<-[:T {on: '1970-01-01'}]-(:A)>"));
  CHECK(canonical(Value(List{Value(-0.0), Value()}), graph, ListOrder::Matters) == shown("[0.0, null]"));
}

TEST_CASE("a procedure gives the rows that fit its arguments", "[procedure]") {
  const auto procedure = parse_procedure(
      "there exists a procedure my.proc(x :: FLOAT?) :: (y :: STRING?, z :: INTEGER?):",
      {{"x", "y", "z"}, {"1.0", "'one'", "1"}, {"2.5", "'two'", "null"}, {"1.0", "'uno'", "1"}});
  REQUIRE(procedure);
  CHECK(procedure->name == "my.proc");
  REQUIRE(procedure->outputs.size() == 2);
  CHECK(procedure->outputs[1].type == "INTEGER?");
  const auto rows = procedure->call({Value(1)});
  REQUIRE(rows);
  REQUIRE(rows->size() == 2);
  CHECK((*rows)[1][0].string() == "uno");
}
