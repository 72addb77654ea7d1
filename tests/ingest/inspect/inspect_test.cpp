// What inspect shows of a document, as text and as JSON.
#include "ingest/inspect/inspect.hpp"

#include <rapidjson/document.h>

#include <catch2/catch.hpp>

#include "ingest/language_models.hpp"

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

}  // namespace

TEST_CASE("text shows tokens, names, times, candidates with their verdict, and facts") {
  if (language_models() == nullptr) return;
  const auto stages = stages_of(
      "Emmanuel Macron met Xi Jinping in Paris on Thursday. Iran did not sign the Paris Agreement.");
  const std::string all = inspect_text(stages, {});
  CHECK(all.find("Macron") != std::string::npos);
  CHECK(all.find("nsubj") != std::string::npos);
  CHECK(all.find("2023-05-04") != std::string::npos);
  CHECK(all.find("MET ") != std::string::npos);
  CHECK(all.find("kept") != std::string::npos);
  CHECK(all.find("negated") != std::string::npos);
  CHECK(all.find("\nfacts\n") != std::string::npos);
}

TEST_CASE("tokens and candidates can be left out") {
  if (language_models() == nullptr) return;
  const auto stages = stages_of("Emmanuel Macron met Xi Jinping in Paris on Thursday.");
  const std::string brief = inspect_text(stages, {.tokens = false, .candidates = false});
  CHECK(brief.find("nsubj") == std::string::npos);
  CHECK(brief.find("kept") == std::string::npos);
  CHECK(brief.find("MET ") != std::string::npos);  // the fact stays
}

TEST_CASE("JSON holds the stages, its spans quote the text") {
  if (language_models() == nullptr) return;
  const std::string text = "Emmanuel Macron visited Côte d'Ivoire on Thursday.";
  const auto stages = stages_of(text);
  rapidjson::Document json;
  json.Parse(inspect_json(stages).c_str());
  REQUIRE_FALSE(json.HasParseError());
  for (const char* key : {"tokens", "sentences", "mentions", "times", "candidates"}) {
    REQUIRE(json.HasMember(key));
    CHECK(json[key].IsArray());
  }
  std::string time;
  for (const auto& item : json["times"].GetArray())
    time = text.substr(item["start"].GetUint(), item["end"].GetUint() - item["start"].GetUint());
  CHECK(time == "Thursday");
  REQUIRE(json["candidates"].Size() >= 1);
  const auto& candidate = json["candidates"][0];
  CHECK(std::string(candidate["type"].GetString()) == "VISITED");
  CHECK(std::string(candidate["verdict"].GetString()) == "kept");
  CHECK(candidate["features"].IsObject());
  CHECK(candidate["confidence"].GetDouble() > 0.0);
  CHECK(json["extraction"]["facts"].Size() == stages.facts.size());
}

TEST_CASE("a document with nothing in it is shown as such") {
  if (language_models() == nullptr) return;
  const auto stages = stages_of("");
  CHECK_FALSE(inspect_text(stages, {}).empty());
  rapidjson::Document json;
  json.Parse(inspect_json(stages).c_str());
  REQUIRE_FALSE(json.HasParseError());
  CHECK(json["tokens"].Empty());
  CHECK(json["extraction"]["facts"].Empty());
}
