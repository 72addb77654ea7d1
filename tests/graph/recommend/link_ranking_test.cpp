#include "graph/recommend/link_ranking.hpp"

#include <catch2/catch.hpp>

using namespace entente::recommend;

TEST_CASE("equal scores share their mean rank") {
  const std::vector<Candidate> candidates{{1, 5.0F}, {2, 5.0F}, {3, 5.0F}, {4, 1.0F}};
  CHECK(mean_rank(candidates, 2, {}, 10) == Approx(2.0));  // places 1 to 3
  CHECK(mean_rank(candidates, 4, {}, 10) == Approx(4.0));
}

TEST_CASE("other true answers of the same time are left out of the ranking") {
  const std::vector<Candidate> candidates{{1, 9.0F}, {2, 5.0F}, {3, 4.0F}};
  const std::vector<std::uint32_t> truth{1, 3};
  CHECK(mean_rank(candidates, 3, truth, 10) == Approx(2.0));
  CHECK(mean_rank(candidates, 1, truth, 10) == Approx(1.0));
}

TEST_CASE("a truth that is no candidate shares the places after them") {
  const std::vector<Candidate> candidates{{1, 9.0F}, {2, 5.0F}};
  // Ten entities, one the truth, two listed: seven others stand with it on places 3 to 10.
  CHECK(mean_rank(candidates, 7, {}, 10) == Approx(6.5));
  CHECK(mean_rank({}, 7, {}, 10) == Approx(5.5));  // no candidate at all: the middle of everything
}

TEST_CASE("multi-step ranking does not see the span that it ranks") {
  std::vector<TemporalFact> facts{{0, 0, 1, 5}, {0, 0, 1, 6}};
  complete_facts(facts, 1);
  const LinkScorer seen = [](const TemporalHistory& history, std::uint32_t s, std::uint32_t, std::int32_t,
                             std::span<const std::uint32_t>) {
    std::vector<Candidate> out;
    for (const Partner& partner : history.partners(s)) out.push_back({partner.entity, 1.0F});
    return out;
  };
  for (const bool single : {true, false}) {
    TemporalHistory history(4, 2);
    const auto ranked = rank_links(facts, history, 4, seen, {.single_step = single, .threads = 1});
    REQUIRE(ranked.size() == 4);
    CHECK(ranked[0].rank == Approx(2.5));                 // nothing known on the first day
    CHECK(ranked[2].rank == Approx(single ? 1.0 : 2.5));  // the day after, only single-step has seen it
  }
}
