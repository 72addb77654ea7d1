// The whole way of a document: what holds for any text.
#include "ingest/pipeline.hpp"

#include <catch2/catch.hpp>
#include <thread>

#include "ingest/language_models.hpp"
#include "ingest/write_extraction.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

const LanguageModels* language_models() {
  static const auto models = load_language_models();
  if (!models) WARN("skipped: " << models.error().message);
  return models ? &*models : nullptr;
}

Document document_of(std::string text) {
  Document document;
  document.id = "case";
  document.text = std::move(text);
  document.date = parse_partial_date("2023-05-05");
  return document;
}

const std::string kStory =
    "Macron receives Xi\n\n"
    "PARIS, May 4 - French President Emmanuel Macron received Chinese President Xi Jinping in Paris on "
    "Thursday. "
    "The two leaders signed the Paris Declaration.\n\n"
    "Xi will travel to Belgrade on Sunday for talks with Serbian President Aleksandar Vucic.\n";

}  // namespace

TEST_CASE("every span of an extraction lies in the text and every end is an entity") {
  if (language_models() == nullptr) return;
  const Document document = document_of(kStory);
  const Extraction extraction = extract(document, *language_models());
  CHECK(extraction.document == "case");
  REQUIRE_FALSE(extraction.facts.empty());
  for (const Fact& fact : extraction.facts) {
    CHECK(fact.from < extraction.entities.size());
    CHECK(fact.to < extraction.entities.size());
    CHECK(fact.confidence > 0.0);
    CHECK(fact.confidence <= 1.0);
    REQUIRE_FALSE(fact.evidence.empty());
    for (const FactEvidence& evidence : fact.evidence) {
      CHECK(evidence.span.start < evidence.span.end);
      CHECK(evidence.span.end <= kStory.size());
    }
  }
}

TEST_CASE("the same document gives the same bytes, also from several threads") {
  if (language_models() == nullptr) return;
  const std::string once = write_extraction(extract(document_of(kStory), *language_models()), kStory);
  std::vector<std::string> again(4);
  std::vector<std::thread> threads;
  for (std::string& out : again)
    threads.emplace_back(
        [&out] { out = write_extraction(extract(document_of(kStory), *language_models()), kStory); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& out : again) CHECK(out == once);
}

TEST_CASE("inspecting keeps what extraction gives") {
  if (language_models() == nullptr) return;
  const DocumentStages stages = inspect_document(document_of(kStory), *language_models());
  const Extraction extraction = extract(document_of(kStory), *language_models());
  CHECK(stages.facts.size() == extraction.facts.size());
  CHECK(stages.resolved.entities.size() == extraction.entities.size());
  CHECK(stages.resolved.blocks.size() >= 3);
  CHECK(stages.candidates.size() >= stages.facts.size());
}

TEST_CASE("a text without news in it gives nothing, and ends") {
  if (language_models() == nullptr) return;
  for (const std::string& text :
       {std::string(), std::string("   \n\n  "), std::string("."), std::string("!!!???...\n-\n- -"),
        std::string("习近平同马克龙举行会谈。"), std::string("Путин встретился с Си."),
        std::string("التقى الرئيسان في القاهرة.")}) {
    const Extraction extraction = extract(document_of(text), *language_models());
    CHECK(extraction.facts.empty());
  }
}

TEST_CASE("a text may break off behind any word") {
  if (language_models() == nullptr) return;
  const std::string text =
      "OSLO, May 4 - The president of the Storting, Anna Kern, met her guest, Foreign Minister Paul Weber of "
      "Luxembourg, at the Grand Hotel on Thursday. The two, who had spoken in 2019, \"agreed to meet "
      "again,\" he "
      "told reporters. Their hosts, the ministers of trade, defence and justice, will fly to Riga for talks "
      "with "
      "the leader of the Union, its secretary-general and both of the envoys.";
  for (auto end = text.find(' '); end != std::string::npos; end = text.find(' ', end + 1)) {
    const Extraction extraction = extract(document_of(text.substr(0, end)), *language_models());
    for (const Fact& fact : extraction.facts)
      for (const FactEvidence& evidence : fact.evidence) CHECK(evidence.span.end <= end);
  }
}

TEST_CASE("one very long sentence ends") {
  if (language_models() == nullptr) return;
  std::string text = "Emmanuel Macron met Xi Jinping";
  while (text.size() < 60000) text += " and Xi Jinping, who met Emmanuel Macron in Paris,";
  const Extraction extraction = extract(document_of(text + "."), *language_models());
  CHECK(extraction.entities.size() >= 2);
}

TEST_CASE("without a document date a relative day stays open") {
  if (language_models() == nullptr) return;
  Document document = document_of("Emmanuel Macron visited Serbia on Thursday.");
  document.date.reset();
  const Extraction extraction = extract(document, *language_models());
  REQUIRE(extraction.facts.size() == 1);
  CHECK_FALSE(extraction.facts.front().date.has_value());
}
