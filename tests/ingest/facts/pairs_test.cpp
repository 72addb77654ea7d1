// The trained reader: which pairs are weighed, what each says for itself, and what comes of it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "ingest/annotate/load_annotator.hpp"
#include "ingest/pipeline.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

const Annotator* model() {
  static const auto annotator = []() -> std::unique_ptr<Annotator> {
    const auto path = find_model();
    if (!path) return nullptr;
    auto loaded = load_annotator(*path);
    REQUIRE(loaded);
    return std::move(*loaded);
  }();
  if (annotator == nullptr) WARN("skipped: the language model is not there (`make build` fetches it)");
  return annotator.get();
}

DocumentStages stages_of(std::string text) {
  Document document;
  document.id = "case";
  document.text = std::move(text);
  document.date = parse_partial_date("2023-05-05");
  return inspect_document(std::move(document), *model());
}

const WeighedPair* pair_of(const DocumentStages& stages, const std::string& a, const std::string& b) {
  const auto& entities = stages.resolved.entities;
  for (const WeighedPair& one : stages.pairs)
    if (entities[one.pair.from].name == a && entities[one.pair.to].name == b) return &one;
  return nullptr;
}

bool says(const WeighedPair& one, const std::string& feature) {
  return std::binary_search(one.features.names.begin(), one.features.names.end(), feature);
}

}  // namespace

TEST_CASE("people of one sentence are weighed with each other", "[pairs]") {
  if (model() == nullptr) return;
  const auto stages = stages_of("Laura Brandt hugged Ion Rusu in Oslo. Peter Ellison stayed away.");
  CHECK(stages.pairs.size() == 1);
  const WeighedPair* met = pair_of(stages, "Laura Brandt", "Ion Rusu");
  REQUIRE(met != nullptr);
  CHECK(pair_of(stages, "Laura Brandt", "Peter Ellison") == nullptr);  // of another sentence
  CHECK(says(*met, "path=nsubj*dobj"));
  CHECK(says(*met, "verb=hug"));
  CHECK(says(*met, "hang=nsubj|dobj"));
  CHECK(says(*met, "between>= hug"));
  CHECK(says(*met, "kinds=name|name"));
  CHECK_FALSE(says(*met, "not"));
  CHECK(std::is_sorted(met->features.names.begin(), met->features.names.end()));
}

TEST_CASE("what a rule has read is weighed, and not read again", "[pairs]") {
  if (model() == nullptr) return;
  const auto stages = stages_of("Laura Brandt met Ion Rusu in Oslo.");
  const WeighedPair* met = pair_of(stages, "Laura Brandt", "Ion Rusu");
  REQUIRE(met != nullptr);
  CHECK(met->read);
  CHECK(std::count_if(stages.candidates.begin(), stages.candidates.end(),
                      [](const Candidate& one) { return one.kind == EdgeKind::Met; }) == 1);
}

TEST_CASE("a pair has one probability, in its best sentence", "[pairs]") {
  if (model() == nullptr) return;
  const auto stages = stages_of("Laura Brandt hugged Ion Rusu. Laura Brandt and Ion Rusu are friends.");
  int rated = 0;
  for (const WeighedPair& one : stages.pairs) rated += one.probability > 0 ? 1 : 0;
  CHECK(stages.pairs.size() == 2);
  CHECK(rated == 1);
}

TEST_CASE("what is read so is as sure as the model is of it", "[pairs]") {
  if (model() == nullptr) return;
  // No rule has words for it; should one be written, another such sentence belongs here.
  const auto stages = stages_of(
      "OSLO, 4 May 2023 - Laura Brandt, Norway's trade minister, took Ion Rusu, the economy minister of "
      "Moldova, round the "
      "harbour on Thursday.");
  bool read = false;
  for (const Candidate& one : stages.candidates)
    if (one.origin == Origin::Reader) {
      read = true;
      CHECK(one.confidence == one.read_with);
      CHECK(one.confidence >= pair_cut());
    }
  const WeighedPair* met = pair_of(stages, "Laura Brandt", "Ion Rusu");
  REQUIRE(met != nullptr);
  CHECK((met->read || read == (met->probability >= pair_cut())));
}

TEST_CASE("weights are added up as they stand in the table", "[pairs]") {
  const std::vector<std::string> none;
  const std::vector<std::string> unknown = {"no such feature"};
  CHECK(pair_log_odds(none) == pair_log_odds(unknown));
  CHECK(pair_cut() >= 0.5);
  CHECK(pair_cut() < 1.0);
  CHECK(pair_probability({}) == 0.5);
  const std::vector<PairNumber> surer = {{"words", 4.0}}, less = {{"words", -4.0}};
  CHECK(pair_probability(surer) > pair_probability(less));
}
