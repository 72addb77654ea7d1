#include "ingest/load/load_document.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "graph/export/export.hpp"
#include "ingest/load/build_store.hpp"
#include "tests/helpers/scratch_store.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

class LoadedStore : public ScratchStore {
 public:
  void load(const Document& document, const Extraction& extraction) {
    REQUIRE((*this)->begin());
    REQUIRE(load_document(**this, document, extraction));
    REQUIRE((*this)->commit());
  }
  void remove(const std::string& id) {
    REQUIRE((*this)->begin());
    REQUIRE(remove_document(**this, id).value());
    REQUIRE((*this)->commit());
  }
  /// Everything that the store says, in an order that ids do not touch.
  std::string said() {
    Store& store = **this;
    std::ostringstream out;
    REQUIRE(exporting::export_graph(store.graph(), &store, {.format = exporting::Format::Jsonl}, out));
    return out.str();
  }
};

Document document(const std::string& id, const std::string& text, const char* date = "2024-07-03") {
  return {.id = id, .text = text, .date = parse_partial_date(date)};
}

Entity person(const std::string& name, std::vector<std::string> aliases = {}) {
  return {.name = name, .type = EntityType::Person, .aliases = std::move(aliases)};
}

Fact met(std::uint32_t a, std::uint32_t b, const char* date, std::uint32_t start, std::uint32_t end,
         double confidence = 0.9) {
  return {.type = "MET",
          .from = a,
          .to = b,
          .date = date != nullptr ? parse_partial_date(date) : std::nullopt,
          .confidence = confidence,
          .evidence = {{{start, end}}}};
}

struct Story {
  Document document;
  Extraction extraction;
};

std::vector<Story> stories() {
  std::vector<Story> all;
  all.push_back({document("one", "Xi met Putin in Moscow."),
                 {.document = "one",
                  .entities = {person("Xi Jinping", {"Xi"}), person("Vladimir Putin", {"Putin"})},
                  .facts = {met(0, 1, "2024-07-03", 0, 23)}}});
  all.push_back({document("two", "Putin and XI JINPING met on July 3. They had met in 2022."),
                 {.document = "two",
                  .entities = {person("Vladimir Putin"), person("XI JINPING", {"Mr Xi"})},
                  .facts = {met(0, 1, "2024-07-03", 0, 35, 0.95), met(1, 0, "2022", 36, 57)}}});
  all.push_back(
      {document("three", "Xi was in Astana."),
       {.document = "three",
        .entities = {person("Xi Jinping"), {.name = "Astana", .type = EntityType::Place, .aliases = {}}},
        .facts = {{.type = "VISITED",
                   .from = 0,
                   .to = 1,
                   .status = FactStatus::Planned,
                   .confidence = 0.7,
                   .evidence = {{{0, 17}}}}}}});
  return all;
}

std::size_t lines_with(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE(
    "the same fact in two documents is one edge with two pieces of evidence; at two dates it is two edges") {
  LoadedStore store;
  for (const Story& story : stories()) store.load(story.document, story.extraction);
  CHECK(store->graph().node_count() == 3);
  CHECK(store->graph().edge_count() == 3);
  const std::string said = store.said();
  CHECK(lines_with(said, "\"edge\":\"MET\"") == 2);
  CHECK(said.find(R"("sources":2)") == std::string::npos);  // a reserved name of exports
  CHECK(
      said.find(
          R"({"doc":"one","date":"2024-07-03","start":0,"end":23,"text":"Xi met Putin in Moscow."},{"doc":"two")") !=
      std::string::npos);
  CHECK(store->graph().find_by_name("Xi Jinping").size() == 1);  // two documents say so, one writes capitals
  CHECK(store->graph().find_by_alias("mr xi").size() == 1);
}

TEST_CASE("the order of documents leaves no trace") {
  std::set<std::string> outcomes;
  std::vector<int> order{0, 1, 2};
  do {
    LoadedStore store;
    const auto all = stories();
    for (const int i : order)
      store.load(all[static_cast<std::size_t>(i)].document, all[static_cast<std::size_t>(i)].extraction);
    outcomes.insert(store.said());
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(outcomes.size() == 1);
}

TEST_CASE(
    "what many documents say of one thing does not depend on their order, nor on whether one came twice") {
  std::mt19937 random(11);
  std::vector<Story> all;
  for (int i = 0; i < 24; ++i) {
    const char* names[] = {"Xi Jinping", "XI JINPING", "Xi  Jinping"};
    const char* places[] = {"", "Moscow", "Astana"};
    // Reprints among them; and a text that is nobody's.
    std::string text = "They met.";
    for (int w = 0; w < 30; ++w)
      text += " word" + std::to_string(i % 5 == 4 ? i * 100 + w : (i % 5) * 100 + w);
    Story story{document("d" + std::to_string(i), text),
                {.document = "d" + std::to_string(i), .entities = {}, .facts = {}}};
    story.extraction.entities = {
        person(names[random() % 3],
               random() % 2 == 0 ? std::vector<std::string>{"Xi"} : std::vector<std::string>{}),
        person("Vladimir Putin")};
    if (random() % 3 == 0) story.extraction.entities[0].wikidata = random() % 2 == 0 ? "Q15031" : "Q1";
    for (std::uint32_t n = 0; n <= random() % 3; ++n) {
      Fact fact = met(0, 1, "2024-07-03", n, 9, 0.5 + 0.01 * static_cast<double>(random() % 40));
      fact.place = places[random() % 3];
      story.extraction.facts.push_back(fact);
    }
    all.push_back(std::move(story));
  }
  std::string expected;
  for (int round = 0; round < 12; ++round) {
    LoadedStore store;
    std::shuffle(all.begin(), all.end(), random);
    for (const Story& story : all) store.load(story.document, story.extraction);
    for (int again = 0; again < round % 4; ++again) {  // everything about it is settled anew
      const Story& story = all[random() % all.size()];
      store.remove(story.document.id);
      store.load(story.document, story.extraction);
    }
    if (round == 0) expected = store.dumped();
    CHECK(store.dumped() == expected);
  }
}

TEST_CASE("removing a document takes exactly its facts away") {
  const auto all = stories();
  LoadedStore with, without;
  for (const Story& story : all) with.load(story.document, story.extraction);
  for (const int i : {0, 2})
    without.load(all[static_cast<std::size_t>(i)].document, all[static_cast<std::size_t>(i)].extraction);
  with.remove("two");
  CHECK(with.said() == without.said());
  with.remove("one");
  with.remove("three");
  CHECK(with->graph().node_count() == 0);
  CHECK(with->graph().edge_count() == 0);
  REQUIRE(with->begin());
  CHECK_FALSE(remove_document(*with, "one").value());
}

TEST_CASE("a changed document replaces its own facts and no others") {
  const auto all = stories();
  LoadedStore changed, fresh;
  for (const Story& story : all) changed.load(story.document, story.extraction);
  const Story second{document("two", "Nobody met."),
                     {.document = "two", .entities = {person("Vladimir Putin")}, .facts = {}}};
  changed.load(second.document, second.extraction);
  fresh.load(all[0].document, all[0].extraction);
  fresh.load(second.document, second.extraction);
  fresh.load(all[2].document, all[2].extraction);
  CHECK(changed.said() == fresh.said());
}

TEST_CASE("what was made by hand stays when a document goes") {
  LoadedStore store;
  const auto all = stories();
  store.load(all[2].document, all[2].extraction);
  REQUIRE(store->begin());
  Graph& graph = store->graph();
  const NodeId astana = graph.find_by_name("Astana").at(0);
  const NodeId own = graph.add_node();
  graph.add_edge(graph.type("NOTED"), own, astana);
  REQUIRE(store->commit());
  store.remove("three");
  CHECK(store->graph().contains(astana));
  CHECK(store->graph().edge_count() == 1);
}

TEST_CASE("amounts and years become numbers, as the ontology types them") {
  LoadedStore store;
  Extraction extraction{.document = "t",
                        .entities = {{.name = "China", .type = EntityType::Country, .aliases = {}},
                                     {.name = "Kazakhstan", .type = EntityType::Country, .aliases = {}}},
                        .facts = {}};
  extraction.facts.push_back(
      {.type = "TRADES_WITH",
       .from = 0,
       .to = 1,
       .properties = {{"amount", "41000000000"}, {"currency", "USD"}, {"year", "2023"}},
       .evidence = {{{0, 4}}}});
  store.load(document("t", "text"), extraction);
  const std::string said = store.said();
  CHECK(said.find("\"amount\":41000000000") != std::string::npos);
  CHECK(said.find("\"year\":2023") != std::string::npos);
}

TEST_CASE("a content hash tells text, title and date apart") {
  const Document base = document("x", "text");
  Document other = base;
  CHECK(content_hash(base) == content_hash(other));
  other.title = "t";
  CHECK(content_hash(base) != content_hash(other));
  other = base;
  other.date = parse_partial_date("2024-07");
  CHECK(content_hash(base) != content_hash(other));
  other = base;
  other.id = "y";  // the id is not content
  CHECK(content_hash(base) == content_hash(other));
}

TEST_CASE("building is repeatable, goes on after an interruption, and does not depend on threads") {
  const Extractor extract = [](const Document& d) {
    Extraction out{.document = d.id,
                   .entities = {person("Reader " + d.text.substr(0, 1)), person("Writer")},
                   .facts = {}};
    out.facts.push_back(met(0, 1, nullptr, 0, static_cast<std::uint32_t>(d.text.size())));
    return out;
  };
  LoadedStore store, other;
  const auto lines = store.file("documents.jsonl");
  std::FILE* file = std::fopen(lines.c_str(), "w");
  for (int i = 0; i < 30; ++i)
    std::fprintf(file, "{\"doc\": \"d%d\", \"text\": \"%c text number %d\"}\n", i, 'a' + i % 7, i);
  std::fputs("{\"doc\": \"broken\", \"text\": \n", file);
  std::fclose(file);

  std::atomic<bool> stop{false};
  BuildOptions options{.threads = 1, .batch = 8, .interrupt = &stop};
  options.progress = [&](const BuildProgress& progress) { stop = progress.documents >= 16; };
  auto first = build_store(*store, {lines}, extract, options);
  REQUIRE(first);
  CHECK(first->interrupted);
  CHECK(store->document_count().value() == 16);
  stop = false;
  options.progress = nullptr;
  auto rest = build_store(*store, {lines}, extract, options);
  REQUIRE(rest);
  CHECK(rest->unchanged == 16);
  CHECK(rest->added == 14);
  REQUIRE(rest->refused.size() == 1);
  CHECK(rest->refused[0].place->line == 31);
  auto again = build_store(*store, {lines}, extract, {.threads = 1});
  CHECK(again->unchanged == 30);
  CHECK(again->added + again->replaced == 0);
  REQUIRE(build_store(*other, {lines}, extract, {.threads = 4, .batch = 5}));
  CHECK(store.said() == other.said());
}
