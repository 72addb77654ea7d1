// Scoring: what counts as found, missed and wrong, worked out by hand from the rules in evaluate.hpp.
#include "ingest/evaluate/evaluate.hpp"

#include <catch2/catch.hpp>

#include "graph/temporal/temporal.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

const std::string kText = "Ann met Bob in Oslo. Cid flew home.";

GoldFact gold_fact(std::string type, std::string from, std::string to, std::string date = {},
                   bool optional = false) {
  GoldFact fact;
  fact.type = std::move(type);
  fact.from = std::move(from);
  fact.to = std::move(to);
  fact.date = std::move(date);
  fact.optional = optional;
  return fact;
}

Fact found_fact(std::string type, std::uint32_t from, std::uint32_t to, const std::string& date = {}) {
  Fact fact;
  fact.type = std::move(type);
  fact.from = from;
  fact.to = to;
  if (!date.empty()) fact.date = *parse_partial_date(date);
  fact.evidence = {{Span{0, 20}}};
  return fact;
}

/// Gold: Ann, Bob (alias "Bobby"), Oslo, and Cid, who is optional.
GoldDocument people() {
  GoldDocument gold;
  gold.entities = {{"Ann Aas", "Person", {"Ann", "Prime Minister Ann"}, false},
                   {"Bob Berg", "Person", {"Bobby"}, false},
                   {"Oslo", "Place", {}, false},
                   {"Cid", "Person", {}, true}};
  return gold;
}

Extraction found_people() {
  Extraction found;
  found.entities = {{"Ann Aas", EntityType::Person, {}},
                    {"Bob Berg", EntityType::Person, {}},
                    {"Oslo", EntityType::Place, {}}};
  return found;
}

EvaluationReport score(const GoldDocument& gold, const Extraction& found) {
  EvaluationReport report;
  evaluate_document(gold, &found, kText, "doc", report);
  return report;
}

void check(const Counts& counts, int right, int wrong, int missed) {
  CHECK(counts.right == right);
  CHECK(counts.wrong == wrong);
  CHECK(counts.missed == missed);
}

}  // namespace

TEST_CASE("entities match by type and by name or alias, one to one") {
  Extraction found;
  found.entities = {{"Bobby", EntityType::Person, {}},             // gold's alias
                    {"The Minister Ann", EntityType::Person, {}},  // gold's alias, titles stripped
                    {"Oslo", EntityType::Country, {}},             // another type
                    {"Ann Aas", EntityType::Person, {}},           // the very name: it takes the match
                    {"Cid", EntityType::Person, {}}};              // optional: counts neither way
  const EvaluationReport report = score(people(), found);
  check(report.entities.at("Person"), 2, 1, 0);
  check(report.entities.at("Place"), 0, 0, 1);
  check(report.entities.at("Country"), 0, 1, 0);
  CHECK(report.names.all == 2);
  CHECK(report.names.right == 1);
}

TEST_CASE("a fact needs its type and both ends; symmetric ones match either way round") {
  GoldDocument gold = people();
  gold.facts = {gold_fact("MET", "Ann Aas", "Bob Berg"), gold_fact("VISITED", "Ann Aas", "Oslo")};
  Extraction found = found_people();
  found.facts = {found_fact("MET", 1, 0), found_fact("VISITED", 1, 2), found_fact("CALLED", 0, 1)};
  const EvaluationReport report = score(gold, found);
  check(report.facts.at("MET"), 1, 0, 0);
  check(report.facts.at("VISITED"), 0, 1, 1);
  check(report.facts.at("CALLED"), 0, 1, 0);
  REQUIRE(report.mistakes.size() == 3);
  check(total(report.facts), 1, 2, 1);

  gold.facts = {gold_fact("SUCCEEDED", "Ann Aas", "Bob Berg")};
  found.facts = {found_fact("SUCCEEDED", 1, 0)};
  check(score(gold, found).facts.at("SUCCEEDED"), 0, 1, 1);
}

TEST_CASE("two meetings of one pair are two facts, each matched to the one of its date") {
  GoldDocument gold = people();
  gold.facts = {gold_fact("MET", "Ann Aas", "Bob Berg", "2024-05-02"),
                gold_fact("MET", "Ann Aas", "Bob Berg", "2023")};
  Extraction found = found_people();
  found.facts = {found_fact("MET", 0, 1, "2023")};
  EvaluationReport report = score(gold, found);
  check(report.facts.at("MET"), 1, 0, 1);
  CHECK(report.attributes.at("date").right == 1);
  CHECK(report.attributes.at("date").all == 1);
  found.facts = {found_fact("MET", 0, 1, "2024-05"), found_fact("MET", 0, 1, "2023"),
                 found_fact("MET", 0, 1, "2022")};
  report = score(gold, found);
  check(report.facts.at("MET"), 2, 1, 0);
  CHECK(report.attributes.at("date").right == 1);  // 2024-05 is matched, and is not the gold's date
  CHECK(report.attributes.at("date").all == 2);
}

TEST_CASE("optional facts count neither way, and spare further ones between the same ends") {
  GoldDocument gold = people();
  gold.facts = {gold_fact("MET", "Ann Aas", "Bob Berg", "2024", true)};
  Extraction found = found_people();
  EvaluationReport report = score(gold, found);
  CHECK(report.facts.count("MET") == 0);
  found.facts = {found_fact("MET", 0, 1, "2024"), found_fact("MET", 0, 1, "2020")};
  report = score(gold, found);
  check(total(report.facts), 0, 0, 0);
  CHECK(report.mistakes.empty());
}

TEST_CASE("a place that hosted an event says that the event lay in it") {
  GoldDocument gold = people();
  gold.entities.push_back({"Games", "Event", {}, false});
  gold.facts = {gold_fact("LOCATED_IN", "Games", "Oslo"), gold_fact("HOSTED", "Ann Aas", "Games")};
  Extraction found = found_people();
  found.entities.push_back({"Games", EntityType::Event, {}});
  found.facts = {found_fact("HOSTED", 2, 3), found_fact("HOSTED", 0, 3)};
  const EvaluationReport report = score(gold, found);
  check(report.facts.at("LOCATED_IN"), 1, 0, 0);
  check(report.facts.at("HOSTED"), 1, 0, 0);
}

TEST_CASE("attributes are compared where the gold has them; status always") {
  GoldDocument gold = people();
  gold.facts = {gold_fact("MET", "Ann Aas", "Bob Berg")};
  gold.facts[0].place = "Oslo";
  gold.facts[0].status = "planned";
  gold.facts[0].properties = {{"office", "Foreign Minister"}};
  Extraction found = found_people();
  found.facts = {found_fact("MET", 0, 1)};
  found.facts[0].place = "oslo";
  found.facts[0].properties = {{"office", "the foreign minister"}, {"amount", "5"}};
  const EvaluationReport report = score(gold, found);
  CHECK(report.attributes.at("place").right == 1);
  CHECK(report.attributes.at("office").right == 1);
  CHECK(report.attributes.at("status").right == 0);
  CHECK(report.attributes.count("amount") == 0);
  CHECK(report.attributes.count("date") == 0);
}

TEST_CASE("evidence must lie in the text") {
  GoldDocument gold = people();
  Extraction found = found_people();
  found.facts = {found_fact("MET", 0, 1), found_fact("CALLED", 0, 1), found_fact("VISITED", 0, 2)};
  found.facts[1].evidence = {{Span{0, 20}}, {Span{30, 4000}}};
  found.facts[2].evidence.clear();
  const EvaluationReport report = score(gold, found);
  CHECK(report.evidence.right == 1);
  CHECK(report.evidence.all == 3);
}

TEST_CASE("a document that nothing was extracted for misses all its gold") {
  GoldDocument gold = people();
  gold.facts = {gold_fact("MET", "Ann Aas", "Bob Berg"), gold_fact("VISITED", "Cid", "Oslo", "", true)};
  EvaluationReport report;
  evaluate_document(gold, nullptr, "", "doc", report);
  CHECK(report.documents == 1);
  CHECK(report.missing == 1);
  check(total(report.entities), 0, 0, 3);
  check(total(report.facts), 0, 0, 1);
  CHECK(print_report(report, true).find("doc\t-fact\tMET\tAnn Aas -> Bob Berg\tNone") != std::string::npos);
}

TEST_CASE("names are compared without case, accents, punctuation and titles at the front") {
  CHECK(comparable_name("President Luiz Inácio Lula da Silva") == "luiz inacio lula da silva");
  CHECK(comparable_name("The Prime Minister") == "minister");  // one word always stays
  CHECK(comparable_name("Y\u0131ld\u0131z, Sør") ==
        "y\u0131ld\u0131z sør");  // letters that no decomposition takes apart
  CHECK(comparable_name("Trần Đại Quang “№ 5”") == "tran đai quang no 5");
  CHECK(comparable_name("N'Djamena") == comparable_name("N’DJAMENA"));
  CHECK(comparable_name("  S.  Jaishankar ") == "s jaishankar");
  CHECK(comparable_name("China–Central Asia Summit") == "china central asia summit");
  CHECK(comparable_name("«Georgian Dream»") == "georgian dream");
  CHECK(comparable_name("Straße") == "strasse");
  CHECK(comparable_name("Queen") == "queen");
  CHECK(comparable_name("...").empty());
}

TEST_CASE("gold is read from JSON; what is not of its shape is refused by name") {
  const auto gold = read_gold(
      R"({"doc": "d", "entities": [{"name": "Ann", "type": "Person", "aliases": ["A"], "optional": true}],
          "facts": [{"type": "AIDED", "from": "Ann", "to": "Bob", "amount": 1350000000, "currency": "USD", "year": 2.5,
                     "evidence": [{"start": 0, "end": 3, "text": "Ann"}]}]})",
      "d.json");
  REQUIRE(gold);
  CHECK(gold->document == "d");
  CHECK(gold->entities.at(0).optional);
  CHECK(gold->entities.at(0).aliases == std::vector<std::string>{"A"});
  const GoldFact& fact = gold->facts.at(0);
  CHECK(fact.status == "actual");
  CHECK_FALSE(fact.optional);
  CHECK(fact.properties.at("amount") == "1350000000");
  CHECK(fact.properties.at("year") == "2.5");
  CHECK(fact.evidence == "Ann");

  for (const char* broken : {"", "{", "[]", "{}", R"({"entities": []})", R"({"entities": [], "facts": {}})",
                             R"({"entities": [3], "facts": []})"}) {
    INFO(broken);
    const auto refused = read_gold(broken, "bad.json");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::FormatError);
    CHECK(refused.error().file == "bad.json");
  }
}
