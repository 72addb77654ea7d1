// The ontology's table: names are found, ends are checked.
#include "graph/schema.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace entente;

TEST_CASE("every label and edge type is found by its name and by nothing else", "[schema]") {
  std::set<std::string_view> names;
  for (const NodeRule& node : node_rules()) {
    CHECK(node_label(node.name) == node.label);
    CHECK(rule(node.label).name == node.name);
    CHECK(names.insert(node.name).second);
  }
  for (const EdgeRule& edge : edge_rules()) {
    CHECK(edge_kind(edge.name) == edge.kind);
    CHECK(rule(edge.kind).name == edge.name);
    CHECK(names.insert(edge.name).second);
    CHECK(edge.from.bits != 0);
    CHECK(edge.to.bits != 0);
  }
  CHECK(names.size() == 33);
  CHECK_FALSE(node_label("person"));
  CHECK_FALSE(edge_kind("MEET"));
  CHECK_FALSE(edge_kind(""));
}

TEST_CASE("the ontology says which ends an edge may have", "[schema]") {
  CHECK(allows(EdgeKind::Met, NodeLabel::Person, NodeLabel::Person));
  CHECK_FALSE(allows(EdgeKind::Met, NodeLabel::Person, NodeLabel::Country));
  CHECK(allows(EdgeKind::Hosted, NodeLabel::Place, NodeLabel::Event));
  CHECK_FALSE(allows(EdgeKind::Hosted, NodeLabel::Event, NodeLabel::Place));
  CHECK(allows(EdgeKind::Criticized, NodeLabel::Organization, NodeLabel::Initiative));
  CHECK_FALSE(allows(EdgeKind::Criticized, NodeLabel::Organization, NodeLabel::Award));
  CHECK(allows(EdgeKind::CooperatesWith, NodeLabel::Country, NodeLabel::Organization));
  CHECK(rule(EdgeKind::TradesWith).symmetric);
  CHECK_FALSE(rule(EdgeKind::Visited).symmetric);
  CHECK(rule(EdgeKind::TradesWith).properties.size() == 3);
}
