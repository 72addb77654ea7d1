// Names of different documents that are one person: joined, kept apart, undone; whatever the order.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "graph/fold_name.hpp"
#include "ingest/identity/person_names.hpp"
#include "ingest/identity/resolve_names.hpp"
#include "ingest/load/decide_names.hpp"
#include "ingest/load/load_document.hpp"
#include "tests/helpers/scratch_store.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

class DecidedStore : public ScratchStore {
 public:
  void decide(const std::string& a, const std::string& b, Verdict verdict) {
    REQUIRE((*this)->begin());
    const auto done = decide_names(**this, "Person", a, b, verdict);
    if (!done) FAIL(done.error().message);
    REQUIRE((*this)->commit());
  }
  [[nodiscard]] std::size_t people() {
    const Graph& graph = (*this)->graph();
    const auto label = graph.labels().find("Person");
    return label ? graph.count(*label) : 0;
  }
};

struct Story {
  Document document;
  Extraction extraction;
};

/// A document in which each of the people holds the office, and the first met the last.
Story story(const std::string& id, const std::vector<std::string>& people, const std::string& office,
            const std::string& country) {
  Story story{{.id = id, .text = "They met.", .date = parse_partial_date("2024-07-03")},
              {.document = id, .entities = {}, .facts = {}}};
  story.extraction.entities.push_back({.name = country, .type = EntityType::Country, .aliases = {}});
  for (const std::string& name : people) {
    const auto number = static_cast<std::uint32_t>(story.extraction.entities.size());
    story.extraction.entities.push_back({.name = name, .type = EntityType::Person, .aliases = {}});
    if (office.empty()) continue;
    story.extraction.facts.push_back({.type = "HOLDS_OFFICE",
                                      .from = number,
                                      .to = 0,
                                      .properties = {{"office", office}},
                                      .evidence = {{{0, 9}}}});
  }
  if (people.size() > 1)
    story.extraction.facts.push_back({.type = "MET",
                                      .from = 1,
                                      .to = static_cast<std::uint32_t>(people.size()),
                                      .date = parse_partial_date("2024-07-03"),
                                      .evidence = {{{0, 9}}}});
  return story;
}

void load(DecidedStore& store, const Story& story) {
  REQUIRE(store->begin());
  REQUIRE(load_document(*store, story.document, story.extraction));
  REQUIRE(store->commit());
}

void remove(DecidedStore& store, const std::string& id) {
  REQUIRE(store->begin());
  REQUIRE(remove_document(*store, id).value());
  REQUIRE(store->commit());
}

}  // namespace

TEST_CASE("names that can be one person's") {
  std::ifstream cases(std::string(ENTENTE_CASES) + "/identity/people.case");
  REQUIRE(cases);
  std::string line;
  while (std::getline(cases, line)) {
    if (line.empty() || line.front() == '#') continue;
    const bool alike = line.find(" = ") != std::string::npos;
    const std::size_t middle = line.find(alike ? " = " : " / ");
    const std::string a = fold_name(line.substr(0, middle)), b = fold_name(line.substr(middle + 3));
    CAPTURE(line, why_alike(a, b).value_or("not alike"));
    CHECK(why_alike(a, b).has_value() == alike);
    CHECK(why_alike(b, a).has_value() == alike);
  }
}

TEST_CASE("two names with one office are one person, in any order of documents") {
  const std::vector<Story> stories{
      story("a", {"Joe Biden"}, "president", "United States"),
      story("b", {"Joseph R. Biden", "Xi"}, "president", "United States"),
      story("c", {"Joe Biden", "Jill Biden"}, "", "United States"),
      story("d", {"Xi Jinping"}, "president", "United States"),
  };
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::set<std::string> dumps;
  do {
    DecidedStore store;
    for (const std::size_t i : order) load(store, stories[i]);
    CHECK(store.people() == 3);  // Biden, Xi, Jill Biden
    CHECK(store->graph().find_by_alias("Joseph R. Biden") == store->graph().find_by_alias("Joe Biden"));
    dumps.insert(store.dumped());
  } while (std::next_permutation(order.begin(), order.end()));
  CHECK(dumps.size() == 1);
}

TEST_CASE("without an office in common, alike names stay two people") {
  DecidedStore store;
  load(store, story("a", {"John Smith"}, "president", "Ghana"));
  load(store, story("b", {"John Q. Smith"}, "president", "Malta"));
  CHECK(store.people() == 2);
  const auto pairs = explain_names(*store);
  REQUIRE(pairs);
  REQUIRE(pairs->size() == 1);
  CHECK(pairs->front().verdict == Verdict::Undecided);
  CHECK(pairs->front().reason == "a middle name is left out; but no office is known of both");
}

TEST_CASE("a document that uses both names for two people keeps them apart") {
  DecidedStore store;
  load(store, story("a", {"Bush", "George Bush"}, "president", "United States"));
  CHECK(store.people() == 2);
}

TEST_CASE("a name that could be either of two people is neither, until one of them goes") {
  DecidedStore store;
  load(store, story("a", {"George Bush"}, "president", "United States"));
  load(store, story("b", {"George W. Bush"}, "president", "United States"));
  CHECK(store.people() == 1);
  load(store, story("c", {"George H. W. Bush"}, "president", "United States"));
  CHECK(store.people() == 3);
  remove(store, "c");
  CHECK(store.people() == 1);
}

TEST_CASE("a document that goes leaves nothing of what it joined") {
  DecidedStore with, without;
  load(with, story("a", {"Joe Biden"}, "president", "United States"));
  load(with, story("b", {"Joseph R. Biden"}, "president", "United States"));
  CHECK(with.people() == 1);
  remove(with, "b");
  load(without, story("a", {"Joe Biden"}, "president", "United States"));
  CHECK(with.dumped() == without.dumped());
}

TEST_CASE("what the user decides outranks the rule, and is undone without a trace") {
  DecidedStore store;
  load(store, story("a", {"Joe Biden", "Ann Lee"}, "president", "United States"));
  load(store, story("b", {"Joseph R. Biden", "Lee Ann-Marie"}, "president", "United States"));
  const std::string before = store.dumped();
  CHECK(store.people() == 3);
  store.decide("Joe Biden", "Joseph R. Biden", Verdict::NotSame);
  CHECK(store.people() == 4);
  store.decide("Ann Lee", "Lee Ann-Marie", Verdict::Same);
  CHECK(store.people() == 3);
  const auto pairs = explain_names(*store);
  REQUIRE(pairs);
  CHECK(std::count_if(pairs->begin(), pairs->end(), [](const NamePair& pair) { return pair.by_user; }) == 2);
  store.decide("Joe Biden", "Joseph R. Biden", Verdict::Undecided);
  store.decide("Ann Lee", "Lee Ann-Marie", Verdict::Undecided);
  CHECK(store.dumped() == before);
}

TEST_CASE("two names of one document can be joined and parted again, each with its own facts") {
  DecidedStore store;
  load(store, story("a", {"Sri Mulyani", "Ann Lee", "Mulyani Indrawati"}, "minister", "Indonesia"));
  load(store, story("b", {"Sri Mulyani"}, "", "Indonesia"));
  const std::string before = store.dumped();
  store.decide("Ann Lee", "Mulyani Indrawati", Verdict::Same);
  CHECK(store.people() == 2);
  CHECK(store->graph().edge_count() == 3);  // an office each, and who met
  store.decide("Mulyani Indrawati", "Ann Lee", Verdict::Undecided);
  CHECK(store.dumped() == before);
}

TEST_CASE("a decision that cannot be is refused") {
  DecidedStore store;
  load(store, story("a", {"Joe Biden", "Xi Jinping"}, "president", "United States"));
  REQUIRE(store->begin());
  const auto unknown = decide_names(*store, "Person", "Joe Biden", "Joe Bidden", Verdict::Same);
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().kind == ErrorKind::NotFound);
  const auto itself = decide_names(*store, "Person", "Joe Biden", "JOE BIDEN", Verdict::Same);
  REQUIRE_FALSE(itself);
  CHECK(itself.error().kind == ErrorKind::ArgumentError);
  const auto met = decide_names(*store, "Person", "Joe Biden", "Xi Jinping", Verdict::Same);
  REQUIRE_FALSE(met);  // they met each other
  CHECK(met.error().kind == ErrorKind::ArgumentError);
  REQUIRE(store->rollback());
}
