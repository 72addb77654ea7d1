#include "graph/edit_distance.hpp"

#include <catch2/catch.hpp>

using entente::edit_distance;

TEST_CASE("the distance counts insertions, deletions, replacements and swaps", "[edit_distance]") {
  CHECK(edit_distance("", "", 9) == 0);
  CHECK(edit_distance("met", "met", 0) == 0);
  CHECK(edit_distance("met", "MET", 9) == 3);
  CHECK(edit_distance("meet", "met", 9) == 1);
  CHECK(edit_distance("mte", "met", 9) == 1);
  CHECK(edit_distance("kitten", "sitting", 9) == 3);
  CHECK(edit_distance("", "abc", 9) == 3);
}

TEST_CASE("above the most that is asked for, the distance is one more than that", "[edit_distance]") {
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("abc", "xyz", 1) == 2);
  CHECK(edit_distance("a", "abcdefgh", 3) == 4);
}
