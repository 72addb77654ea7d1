// The tables of the fact rules: they read, they speak the ontology, and bad ones are refused with their line.
#include "ingest/facts/fact_lexicon.hpp"

#include <catch2/catch.hpp>

#include "ingest/facts/fact_tables.hpp"

using namespace entente;
using namespace entente::ingest;

TEST_CASE("the tables of the fact rules can be read") {
  const auto lexicon = FactLexicon::read(verbs_table(), nouns_table(), words_table(), kin_table());
  if (!lexicon) FAIL(lexicon.error().message);
  CHECK(lexicon->verb_rules("meet").size() >= 1);
  CHECK(lexicon->noun_rules("talk").size() == 1);
  CHECK(lexicon->verb_rules("xyzzy").empty());
  CHECK(lexicon->is(WordClass::Light, "hold"));
  REQUIRE(lexicon->kin("father") != nullptr);
  CHECK(lexicon->kin("father")->relation == "father");
}

TEST_CASE("idioms come before the plain verb") {
  const auto rules = FactLexicon::get().verb_rules("take");
  REQUIRE(rules.size() >= 2);
  CHECK((!rules.front().object.empty() || !rules.front().particle.empty()));
}

TEST_CASE("a line that cannot be read is named") {
  const auto no_type = FactLexicon::read("meet\tMEET\tsubj\tobj\n", "", "", "");
  REQUIRE(!no_type);
  CHECK(no_type.error().message == "verbs.tsv:1: no edge type MEET");
  const auto no_flag = FactLexicon::read("# a comment\nmeet\tMET\tsubj\tobj\tsometimes\n", "", "", "");
  REQUIRE(!no_flag);
  CHECK(no_flag.error().message == "verbs.tsv:2: no flag sometimes");
  const auto short_line = FactLexicon::read("meet\tMET\n", "", "", "");
  REQUIRE(!short_line);
  CHECK(short_line.error().message.starts_with("verbs.tsv:1: needs"));
  const auto no_class = FactLexicon::read("", "", "vague\tword\n", "");
  REQUIRE(!no_class);
  CHECK(no_class.error().message == "words.tsv:1: no class vague");
}
