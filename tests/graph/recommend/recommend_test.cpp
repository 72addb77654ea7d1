#include "graph/recommend/recommend.hpp"

#include <catch2/catch.hpp>

#include "graph/graph.hpp"
#include "graph/recommend/dated_facts.hpp"
#include "graph/recommend/evaluate_new_links.hpp"

using namespace entente;
using namespace entente::recommend;

namespace {

struct Sample {
  Graph graph;
  NodeId node(const char* label, const char* name) {
    const LabelId labels[] = {graph.label(label)};
    const NodeId id = graph.add_node(labels);
    graph.set_property(id, graph.key("name"), Value(name));
    return id;
  }
  EdgeId edge(const char* type, NodeId a, NodeId b, const char* date, bool undirected) {
    const EdgeId id = graph.add_edge(graph.type(type), a, b, undirected);
    graph.set_property(id, graph.key("date"), Value(*parse_partial_date(date)));
    return id;
  }
};

}  // namespace

TEST_CASE("the one reached through close company comes before the one reached through a crowd") {
  Sample s;
  const NodeId a = s.node("Person", "A"), close = s.node("Person", "Close"), far = s.node("Person", "Far");
  const NodeId friend_ = s.node("Person", "Friend"), hub = s.node("Person", "Hub");
  s.edge("MET", a, friend_, "2020-01-01", true);
  s.edge("MET", friend_, close, "2020-02-01", true);
  s.edge("MET", a, hub, "2020-01-01", true);
  s.edge("MET", hub, far, "2020-02-01", true);
  for (int i = 0; i < 20; ++i)
    s.edge("MET", hub, s.node("Person", ("Crowd " + std::to_string(i)).c_str()), "2019", true);
  const auto list = recommend_partners(s.graph, a, {.limit = 3});
  REQUIRE(list);
  REQUIRE(list->size() == 3);
  CHECK(list->front().node == close);
  REQUIRE(list->front().reasons.size() == 1);
  CHECK(list->front().reasons[0].nodes == std::vector<NodeId>{a, friend_, close});
  CHECK(list->front().reasons[0].edges.size() == 2);
  for (const auto& entry : *list) CHECK((entry.node != hub && entry.node != friend_));  // already met
  const auto popular = popular_partners(s.graph, a, {.limit = 1});
  REQUIRE(popular);
  CHECK(popular->size() == 1);
}

TEST_CASE("nothing later than the date asked for is seen") {
  Sample s;
  const NodeId a = s.node("Person", "A"), b = s.node("Person", "B"), c = s.node("Person", "C");
  s.edge("MET", a, b, "2020-01-01", true);
  s.edge("MET", b, c, "2021-06", true);
  REQUIRE(recommend_partners(s.graph, a, {})->size() == 1);
  CHECK(recommend_partners(s.graph, a, {.as_of = parse_partial_date("2021-06-15")})
            ->empty());  // June may end after it
  CHECK(recommend_partners(s.graph, a, {.as_of = parse_partial_date("2021-06-30")})->size() == 1);
}

TEST_CASE("a country is not recommended as somebody to meet") {
  Sample s;
  const NodeId a = s.node("Person", "A"), b = s.node("Person", "B"), land = s.node("Country", "Land");
  s.edge("MET", a, b, "2020-01-01", true);
  s.edge("VISITED", b, land, "2020-01-01", false);
  const auto list = recommend_partners(s.graph, a, {});
  REQUIRE(list);
  for (const auto& entry : *list) CHECK(entry.node != land);
}

TEST_CASE("two with the same ties are alike, and the reason is what they share") {
  Sample s;
  const NodeId a = s.node("Person", "A"), b = s.node("Person", "B"), c = s.node("Person", "C");
  const NodeId x = s.node("Country", "X"), y = s.node("Country", "Y");
  for (const NodeId person : {a, b}) {
    s.edge("VISITED", person, x, "2020", false);
    s.edge("VISITED", person, y, "2020", false);
  }
  s.edge("VISITED", c, x, "2020", false);
  const auto list = recommend_similar(s.graph, a, {});
  REQUIRE(list.size() == 2);
  CHECK(list[0].node == b);
  CHECK(list[0].score == Approx(1.0));
  CHECK(list[1].score == Approx(0.5));
  CHECK(list[0].reasons.size() == 2);
}

TEST_CASE("missing edges are pairs without one, each once") {
  Sample s;
  std::vector<NodeId> people;
  for (int i = 0; i < 4; ++i) people.push_back(s.node("Person", ("P" + std::to_string(i)).c_str()));
  for (int i = 0; i < 3; ++i)
    s.edge("MET", people[static_cast<std::size_t>(i)], people[static_cast<std::size_t>(i) + 1], "2020", true);
  const auto list = recommend_missing(s.graph, {});
  REQUIRE(list);
  CHECK(list->size() == 2);  // 0-2 and 1-3
}

TEST_CASE("a graph without the type, or with too little to learn from, is refused") {
  Sample s;
  s.node("Person", "A");
  CHECK(recommend_partners(s.graph, NodeId(0), {}).error().kind == ErrorKind::NotFound);
  s.edge("MET", s.node("Person", "B"), NodeId(0), "2020-01-01", true);
  CHECK(recommend_next(s.graph, {}).error().kind == ErrorKind::InputError);
}

TEST_CASE("the pair that meets every week is expected next, with a probability between 0 and 1") {
  Sample s;
  std::vector<NodeId> people;
  for (int i = 0; i < 8; ++i) people.push_back(s.node("Person", ("P" + std::to_string(i)).c_str()));
  for (int week = 0; week < 60; ++week) {
    const Date day{.days = 18000 + 7 * week};
    s.edge("MET", people[0], people[1], to_string(day).c_str(), true);
    if (week % 10 == 0)
      s.edge("MET", people[2], people[static_cast<std::size_t>(3 + week / 10 % 5)], to_string(day).c_str(),
             true);
  }
  const auto list = recommend_next(s.graph, {.limit = 2});
  REQUIRE(list);
  REQUIRE_FALSE(list->empty());
  CHECK(std::minmax(list->front().subject, list->front().object) == std::minmax(people[0], people[1]));
  CHECK(list->front().probability > 0.5);
  CHECK(list->front().probability < 1.0);
  CHECK(list->front().history.size() == 3);
}

TEST_CASE("what the type never leads to is neither forecast nor called popular") {
  Sample s;
  const NodeId a = s.node("Person", "A"), b = s.node("Person", "B"), land = s.node("Country", "Land");
  for (int week = 0; week < 60; ++week) {
    const Date day{.days = 18000 + 7 * week};
    s.edge("MET", a, b, to_string(day).c_str(), true);
    s.edge("VISITED", a, land, to_string(day).c_str(), false);
  }
  const auto next = recommend_next(s.graph, {});
  REQUIRE(next);
  REQUIRE(next->size() == 1);  // A and B; not A and Land, although they are together as often
  CHECK(next->front().from_day == 18000 + 7 * 59 + 1);
  const auto popular = popular_partners(s.graph, b, {.type = "VISITED"});
  REQUIRE(popular);
  CHECK(*popular == std::vector<NodeId>{land});  // not A, who visits but is not visited
}

TEST_CASE("several ways through one node are one reason") {
  Sample s;
  const NodeId a = s.node("Person", "A"), b = s.node("Person", "B"), c = s.node("Person", "C");
  s.edge("MET", a, b, "2020-01-01", true);
  s.edge("MET", b, c, "2020-02-01", true);
  s.edge("CALLED", b, c, "2020-03-01", true);
  s.edge("INVITED", c, b, "2020-03-01", false);
  const auto list = recommend_partners(s.graph, a, {});
  REQUIRE(list);
  REQUIRE(list->size() == 1);
  REQUIRE(list->front().reasons.size() == 1);
  CHECK(list->front().reasons[0].weight == Approx(list->front().score));
}

TEST_CASE("seen from a date, who is active comes before who was") {
  Sample s;
  const NodeId a = s.node("Person", "A"), b = s.node("Person", "B");
  const NodeId active = s.node("Person", "Y active"), old = s.node("Person", "X old"),
               other = s.node("Person", "O");
  s.edge("MET", a, b, "2020-01-01", true);
  s.edge("MET", b, old, "2009-01-01", true);
  s.edge("MET", old, other, "2009-01-02", true);
  s.edge("MET", b, active, "2019-12-01", true);
  const auto list = recommend_partners(s.graph, a, {.as_of = parse_partial_date("2020-06-01")});
  REQUIRE(list);
  REQUIRE(list->size() == 3);  // O too: one who is like A has met O
  CHECK(list->at(0).node == active);
}

TEST_CASE("seen from a date, guests are led to hosts by guests who are like them") {
  Sample s;
  const NodeId guest = s.node("Person", "Guest"), like = s.node("Person", "Like"),
               host = s.node("Person", "Host");
  const NodeId unlike = s.node("Person", "Unlike"), far = s.node("Person", "Far host");
  const NodeId land = s.node("Country", "Land"), elsewhere = s.node("Country", "Elsewhere");
  s.edge("VISITED", guest, land, "2019-01-01", false);
  s.edge("VISITED", like, land, "2019-02-01", false);
  s.edge("VISITED", unlike, elsewhere, "2019-02-01", false);
  s.edge("MET", like, host, "2019-12-01", true);
  s.edge("MET", unlike, far, "2019-12-01", true);
  s.edge("MET", guest, s.node("Person", "Friend"), "2001-01-01", true);
  const auto list = recommend_partners(s.graph, guest, {.as_of = parse_partial_date("2020-01-01")});
  REQUIRE(list);
  REQUIRE(list->size() == 2);
  REQUIRE(list->at(0).node == host);
  CHECK(list->at(1).node == like);  // of the same land, but by no way of length three
  REQUIRE(list->at(0).reasons.size() == 1);
  CHECK(list->at(0).reasons[0].nodes == std::vector<NodeId>{guest, land, like, host});
  CHECK(list->at(0).reasons[0].edges.size() == 3);
  // Once they know each other, the way is told without what they have in common.
  const EdgeId met = s.edge("MET", guest, like, "2019-06-01", true);
  const auto known = recommend_partners(s.graph, guest, {.as_of = parse_partial_date("2020-01-01")});
  REQUIRE(known);
  REQUIRE(known->front().node == host);
  CHECK(known->front().reasons[0].nodes == std::vector<NodeId>{guest, like, host});
  CHECK(known->front().reasons[0].edges.front() == met);
}

TEST_CASE("seen from a date, of two as active now the one who came lately is first") {
  Sample s;
  const NodeId guest = s.node("Person", "Guest"), like = s.node("Person", "Like"),
               land = s.node("Country", "Land");
  const NodeId before = s.node("Person", "A who was there before"), fresh = s.node("Person", "B who is new");
  s.edge("VISITED", guest, land, "2019-01-01", false);
  s.edge("VISITED", like, land, "2019-02-01", false);
  for (const NodeId host : {before, fresh}) s.edge("MET", like, host, "2019-12-01", true);
  for (int i = 0; i < 9; ++i)
    s.edge("MET", before, s.node("Person", ("Old " + std::to_string(i)).c_str()), "2012-01-01", true);
  const auto list =
      recommend_partners(s.graph, guest, {.limit = 2, .as_of = parse_partial_date("2020-01-01")});
  REQUIRE(list);
  REQUIRE(list->size() == 2);
  CHECK(list->at(0).node == fresh);
  CHECK(list->at(1).node == before);
}

TEST_CASE("a graph's edges are split at a date, and the last tenth before it is for choosing") {
  Sample s;
  const NodeId a = s.node("Person", "A"), b = s.node("Person", "B");
  for (int day = 0; day < 20; ++day) s.edge("MET", a, b, to_string(Date{.days = 100 + day}).c_str(), true);
  s.edge("MET", a, b, "2020", true);  // a year is no step of time
  const auto data = split_dated_facts(s.graph, Date{.days = 109}, 1);
  REQUIRE(data);
  // Each meeting is four facts: from either end, and the inverse of both.
  CHECK(data->train.size() == 9 * 4);
  CHECK(data->valid.size() == 1 * 4);
  CHECK(data->test.size() == 10 * 4);
  CHECK(data->valid.front().time == 9);
  CHECK(data->test.front().time == 10);
  CHECK(split_dated_facts(s.graph, Date{.days = 109}, 5)->test.front().time == 2);
  CHECK(split_dated_facts(s.graph, Date{.days = 99}, 1).error().kind == ErrorKind::InputError);
  CHECK(split_dated_facts(s.graph, Date{.days = 5000}, 1).error().kind == ErrorKind::InputError);
  CHECK(split_dated_facts(Graph(), Date{.days = 5000}, 1).error().kind == ErrorKind::InputError);
}

TEST_CASE("first links are scored against those known before, and repeats do not count") {
  Sample s;
  const NodeId a = s.node("Person", "A"), b = s.node("Person", "B"), c = s.node("Person", "C");
  const NodeId late = s.node("Person", "Late"), busy = s.node("Person", "Busy");
  s.edge("MET", a, b, "2020-01-01", true);
  s.edge("MET", b, c, "2020-01-02", true);
  for (int i = 0; i < 3; ++i)
    s.edge("MET", busy, s.node("Person", ("P" + std::to_string(i)).c_str()), "2020-01-03", true);
  s.edge("MET", a, b, "2021-01-01", true);     // they had met
  s.edge("MET", a, c, "2021-01-01", true);     // first, from either end
  s.edge("MET", a, late, "2021-01-01", true);  // not known before
  const auto methods = evaluate_new_links(s.graph, {.as_of = parse_partial_date("2020-12-31")});
  REQUIRE(methods);
  REQUIRE(methods->size() == 2);
  CHECK(methods->at(0).scores.queries == 2);
  CHECK(methods->at(0).scores.mrr == Approx(1.0));  // the only one reached through common company
  CHECK(methods->at(1).scores.queries == 2);
  CHECK(methods->at(1).scores.hits1 == Approx(0.0));  // Busy is the most popular
  CHECK(evaluate_new_links(s.graph, {}).error().kind == ErrorKind::ArgumentError);
}
