#include <catch2/catch.hpp>

#include "graph/search/search_result.hpp"
#include "graph/search/text_query.hpp"
#include "graph/store.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

std::vector<std::string> found_ids(const Store& store, std::string_view text) {
  const auto query = parse_text_query(text);
  REQUIRE(query);
  const auto found = store.search(*query, 100);
  INFO(text << (found ? "" : ": " + found.error().message));
  REQUIRE(found);
  CHECK(found->total == found->documents.size());
  std::vector<std::string> ids;
  for (const FoundDocument& one : found->documents) ids.push_back(one.document.id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

using Ids = std::vector<std::string>;

const std::string kAstana =
    "ASTANA. The ministers of \xC3\x9Ez and Xi\xE2\x80\x99"
    "an met.\nXi Jinping praised the strategic partnership. It rained.";

}  // namespace

TEST_CASE("documents are found by their words", "[search][store]") {
  const Scratch scratch;
  auto store = Store::open(scratch.file("news.kg"), OpenMode::Create);
  REQUIRE(store);
  REQUIRE(store->begin());
  REQUIRE(store->put_document({.id = "astana", .title = "Leaders meet"}, kAstana));
  REQUIRE(
      store->put_document({.id = "lima"}, "The partnership in Lima is no strategic one, a minister said."));
  REQUIRE(store->put_document({.id = "quito"}, "Caf\xC3\xA9 owners protest in Quito."));
  CHECK(found_ids(*store, "partnership") == Ids{"astana", "lima"});  // within the transaction
  REQUIRE(store->commit());
  CHECK(found_ids(*store, "PARTNERSHIP strategic") == Ids{"astana", "lima"});
  CHECK(found_ids(*store, "\"strategic partnership\"") == Ids{"astana"});
  CHECK(found_ids(*store, "minist*") == Ids{"astana", "lima"});
  CHECK(found_ids(*store, "minist") == Ids{});
  CHECK(found_ids(*store, "partnership -lima") == Ids{"astana"});
  CHECK(found_ids(*store, "lima OR cafe") == Ids{"lima", "quito"});  // accents do not matter
  CHECK(found_ids(*store, "leaders") == Ids{"astana"});              // of the title
  CHECK(found_ids(*store, "NOT NEAR AND") == Ids{});                 // words, not FTS5's operators
  CHECK(found_ids(*store, "title:leaders") == Ids{});
  CHECK(found_ids(*store, "\"(strategic) AND -\"") == Ids{});

  REQUIRE(store->begin());
  REQUIRE(store->put_document({.id = "lima"}, "Now another text."));
  REQUIRE(store->remove_document("quito"));
  CHECK(found_ids(*store, "partnership OR cafe OR another") == Ids{"astana", "lima"});
  CHECK(found_ids(*store, "cafe") == Ids{});
  REQUIRE(store->rollback());
  CHECK(found_ids(*store, "partnership cafe OR minister") == Ids{"lima"});

  REQUIRE(store->begin());
  REQUIRE(store->put_document({.id = "lima"}, "Now another text."));
  REQUIRE(store->remove_document("quito"));
  REQUIRE(store->commit());
  CHECK(found_ids(*store, "minister OR cafe") == Ids{});
  CHECK(found_ids(*store, "another") == Ids{"lima"});
  CHECK(store->check().value().empty());
}

TEST_CASE("the bytes of sentences and words are those of the text", "[search][store]") {
  const Scratch scratch;
  auto store = Store::open(scratch.file("news.kg"), OpenMode::Create);
  REQUIRE(store);
  REQUIRE(store->begin());
  Graph& graph = store->graph();
  const EdgeId met = graph.add_edge(graph.type("MET"), graph.add_node(), graph.add_node(), true);
  const EdgeId praised = graph.add_edge(graph.type("SUPPORTS"), graph.add_node(), graph.add_node(), false);
  REQUIRE(store->put_document({.id = "astana"}, kAstana));
  const std::size_t second = kAstana.find("Xi Jinping");
  const std::size_t third = kAstana.find(" It rained");
  REQUIRE(store->add_evidence({.edge = met, .document = "astana", .start = 8, .end = second - 1}));
  REQUIRE(store->add_evidence({.edge = praised, .document = "astana", .start = second, .end = third}));
  REQUIRE(store->commit());
  const auto found = store->search(*parse_text_query("xi* \"strategic partnership\" rained"), 5);
  REQUIRE(found);
  REQUIRE(found->documents.size() == 1);
  const FoundDocument& document = found->documents[0];
  std::vector<std::string> words;
  std::vector<std::string> sentences;
  for (const FoundSentence& sentence : document.sentences) {
    sentences.push_back(kAstana.substr(sentence.span.start, sentence.span.end - sentence.span.start));
    for (const ByteSpan& word : sentence.words)
      words.push_back(kAstana.substr(word.start, word.end - word.start));
  }
  CHECK(words == Ids{"Xi", "Xi", "strategic partnership", "rained"});
  CHECK(sentences ==
        Ids{kAstana.substr(8, second - 9), kAstana.substr(second, third - second), "It rained."});
  REQUIRE(document.facts.size() == 2);
  CHECK(document.facts[0].said_here);
  const auto rain = store->search(*parse_text_query("rained"), 5);
  CHECK(!rain->documents[0].facts[0].said_here);
  CHECK(store->search(*parse_text_query("xi"), 0)->total == 1);
}
