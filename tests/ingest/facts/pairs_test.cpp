// The trained reader: which pairs are weighed, what each says for itself, and what comes of it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <string>

#include "ingest/facts/pairs/marked_sentences.hpp"
#include "ingest/language_models.hpp"
#include "ingest/pipeline.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

const LanguageModels* language_models() {
  static const auto models = load_language_models();
  if (!models) WARN("skipped: " << models.error().message);
  return models ? &*models : nullptr;
}

DocumentStages stages_of(std::string text) {
  Document document;
  document.id = "case";
  document.text = std::move(text);
  document.date = parse_partial_date("2023-05-05");
  return inspect_document(std::move(document), *language_models());
}

const WordedPair* pair_of(const DocumentStages& stages, const std::string& a, const std::string& b) {
  const auto& entities = stages.resolved.entities;
  for (const WordedPair& one : stages.pairs.worded)
    if (entities[one.pair.from].name == a && entities[one.pair.to].name == b) return &one;
  return nullptr;
}

std::vector<const PairReading*> readings_of(const DocumentStages& stages, EdgeKind kind, const std::string& a,
                                            const std::string& b) {
  const auto& entities = stages.resolved.entities;
  std::vector<const PairReading*> out;
  for (const PairReading& one : stages.pairs.readings)
    if (one.kind == kind && entities[one.pair.from].name == a && entities[one.pair.to].name == b)
      out.push_back(&one);
  return out;
}

double number(const PairReading& reading, std::string_view name) {
  const auto found = std::find_if(reading.numbers.begin(), reading.numbers.end(),
                                  [&](const PairNumber& one) { return one.name == name; });
  REQUIRE(found != reading.numbers.end());
  return found->value;
}

bool says(const WordedPair& one, const std::string& feature) {
  return std::binary_search(one.features.names.begin(), one.features.names.end(), feature);
}

}  // namespace

TEST_CASE("people of one sentence are weighed with each other", "[pairs]") {
  if (language_models() == nullptr) return;
  const auto stages = stages_of("Laura Brandt hugged Ion Rusu in Oslo. Peter Ellison stayed away.");
  CHECK(stages.pairs.worded.size() == 1);
  const WordedPair* met = pair_of(stages, "Laura Brandt", "Ion Rusu");
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
  if (language_models() == nullptr) return;
  const auto stages = stages_of("Laura Brandt met Ion Rusu in Oslo.");
  const auto met = readings_of(stages, EdgeKind::Met, "Laura Brandt", "Ion Rusu");
  REQUIRE(met.size() == 1);
  CHECK(met.front()->read);
  CHECK(std::count_if(stages.candidates.begin(), stages.candidates.end(),
                      [](const Candidate& one) { return one.kind == EdgeKind::Met; }) == 1);
}

TEST_CASE("a pair is one reading of a document, in the sentence that speaks for it most", "[pairs]") {
  if (language_models() == nullptr) return;
  const auto stages = stages_of("Laura Brandt and Ion Rusu are friends. Laura Brandt hugged Ion Rusu.");
  CHECK(stages.pairs.worded.size() == 2);
  const auto met = readings_of(stages, EdgeKind::Met, "Laura Brandt", "Ion Rusu");
  REQUIRE(met.size() == 1);
  CHECK(met.front()->pair.sentence == 1);
  CHECK(number(*met.front(), "sentences") == 2.0);
  CHECK(number(*met.front(), "told") >= number(*met.front(), "told again"));
}

TEST_CASE("what may tell of a meeting is read again by the larger encoder, and nothing else", "[pairs]") {
  if (language_models() == nullptr) return;
  const auto& [annotator, small, large] = *language_models();
  const auto stages = stages_of(
      "Laura Brandt was born in Moldova. It rained. Laura Brandt hugged Ion Rusu at the gate. Ion Rusu has a "
      "house in Oslo.");
  const FactContext context(stages.resolved, stages.times);
  const Told once(context, {*small, *small});
  const Told twice(context, {*small, *large});
  REQUIRE(once.pairs().size() == twice.pairs().size());
  std::vector<std::uint32_t> again;
  for (std::size_t i = 0; i < once.pairs().size(); ++i) {
    CHECK(once.pairs()[i].sentence == twice.pairs()[i].sentence);
    CHECK(once.pairs()[i].first_mention == twice.pairs()[i].first_mention);
    if (once.pairs()[i].odds != twice.pairs()[i].odds) again.push_back(twice.pairs()[i].sentence);
  }
  CHECK(again == std::vector<std::uint32_t>{2});
}

TEST_CASE("sentences that name a person and another are read together, with markers for names", "[pairs]") {
  if (language_models() == nullptr) return;
  const PairEncoder& encoder = *language_models()->pairs;
  const auto stages = stages_of("Laura Brandt flew to Moldova. It rained. Laura Brandt thanked Ion Rusu.");
  const FactContext context(stages.resolved, stages.times);
  const auto sentences = mark_sentences(context, encoder);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[1].sentence == 2);
  const auto stretches = stretches_of(context, encoder, sentences);
  REQUIRE(stretches.size() == 1);
  const auto& pieces = stretches[0].pieces;
  CHECK(pieces.front() == encoder.cls());
  CHECK(pieces.back() == encoder.sep());
  std::vector<std::uint32_t> markers;
  for (const auto& marker : stretches[0].markers) markers.push_back(pieces[marker.place]);
  CHECK(markers == std::vector{encoder.person_marker(0), encoder.other_marker(0), encoder.person_marker(0),
                               encoder.person_marker(1)});
  std::vector<std::uint32_t> moldova, brandt;
  encoder.word_pieces("Moldova", moldova);
  encoder.word_pieces("Brandt", brandt);
  CHECK(std::search(pieces.begin(), pieces.end(), moldova.begin(), moldova.end()) != pieces.end());
  CHECK(std::search(pieces.begin(), pieces.end(), brandt.begin(), brandt.end()) == pieces.end());
}

TEST_CASE("a long text is read in stretches that the encoder takes, each sentence once", "[pairs]") {
  if (language_models() == nullptr) return;
  const PairEncoder& encoder = *language_models()->pairs;
  std::string text;
  for (int i = 0; i < 60; ++i) text += "Laura Brandt flew to Moldova with Ion Rusu on a cold and windy day. ";
  const auto stages = stages_of(text);
  const FactContext context(stages.resolved, stages.times);
  const auto sentences = mark_sentences(context, encoder);
  const auto stretches = stretches_of(context, encoder, sentences);
  CHECK(stretches.size() > 2);
  std::vector<std::uint32_t> read;
  for (const Stretch& stretch : stretches) {
    CHECK(stretch.pieces.size() <= PairEncoder::kMostPieces);
    for (const auto& marker : stretch.markers)
      if (read.empty() || read.back() != marker.sentence) read.push_back(marker.sentence);
  }
  CHECK(std::is_sorted(read.begin(), read.end()));
  CHECK(read.size() == sentences.size());
}

TEST_CASE("a candidate carries what the encoder says of it", "[pairs]") {
  if (language_models() == nullptr) return;
  const auto told = [](std::string text) -> std::optional<double> {
    const auto stages = stages_of(std::move(text));
    const auto found = std::find_if(stages.candidates.begin(), stages.candidates.end(),
                                    [](const Candidate& one) { return one.kind == EdgeKind::Visited; });
    return found == stages.candidates.end() ? std::nullopt : found->told;
  };
  const auto came = told("Laura Brandt flew to Moldova on Monday.");
  REQUIRE(came);
  CHECK(*came > 0.0);
}

TEST_CASE("the encoder is asked where a person is one of two, and not of others", "[pairs]") {
  if (language_models() == nullptr) return;
  const auto stages = stages_of("Norway and Moldova signed. France has backed Laura Brandt in Oslo.");
  for (const Candidate& one : stages.candidates) {
    const auto& entities = stages.resolved.entities;
    const bool person =
        entities[one.from].type == EntityType::Person || entities[one.to].type == EntityType::Person;
    CHECK(one.told.has_value() == person);
  }
  CHECK_FALSE(stages.candidates.empty());
}

TEST_CASE("what is read so is as sure as the model is of it", "[pairs]") {
  if (language_models() == nullptr) return;
  // No rule has words for it; should one be written, another such text belongs here.
  const auto stages = stages_of(
      "OSLO, 4 May 2023 - Laura Brandt, Norway's trade minister, took Ion Rusu, the economy minister of "
      "Moldova, round the harbour on Thursday. They spoke of fish. Nobody else came along.");
  const auto met = readings_of(stages, EdgeKind::Met, "Laura Brandt", "Ion Rusu");
  REQUIRE(met.size() == 1);
  const PairReading& reading = *met.front();
  const auto cut = pair_cut(EdgeKind::Met);
  REQUIRE(cut);
  std::size_t read = 0;
  for (const Candidate& one : stages.candidates)
    if (one.origin == Origin::Reader && one.kind == EdgeKind::Met) {
      ++read;
      CHECK(one.confidence == reading.probability);
    }
  CHECK(read == (!reading.read && reading.probability >= *cut ? 1U : 0U));
}

TEST_CASE("weights are added up as they stand in the table", "[pairs]") {
  const std::vector<std::string> none;
  const std::vector<std::string> unknown = {"no such feature"};
  CHECK(pair_log_odds(none) == pair_log_odds(unknown));
  CHECK(pair_probability(EdgeKind::Met, {}) == 0.5);
  const std::vector<PairNumber> surer = {{"told", 4.0}}, less = {{"told", -4.0}};
  for (const EdgeKind kind : {EdgeKind::Met, EdgeKind::Signed}) {
    const auto cut = pair_cut(kind);
    REQUIRE(cut);
    CHECK(*cut >= 0.4);
    CHECK(*cut < 1.0);
    CHECK(pair_probability(kind, surer) > pair_probability(kind, less));
  }
  CHECK_FALSE(pair_cut(EdgeKind::Visited));      // read so, as many were wrong as right
  CHECK_FALSE(pair_cut(EdgeKind::HoldsOffice));  // which office, no model of pairs can say
}
