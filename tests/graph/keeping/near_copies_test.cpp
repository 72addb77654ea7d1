#include "graph/store/near_copies.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

#include "graph/store.hpp"
#include "tests/graph/scratch.hpp"

using namespace entente;

namespace {

std::vector<std::string> random_words(std::mt19937& random, std::size_t count) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) words.push_back("w" + std::to_string(random() % 5000));
  return words;
}

std::string joined(const std::vector<std::string>& words, const char* between = " ") {
  std::string text;
  for (const auto& word : words) text += word + between;
  return text;
}

/// The resemblance itself: common shingles of all shingles.
double resemblance(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto shingles = [](const std::vector<std::string>& words) {
    std::set<std::string> set;
    for (std::size_t i = 0; i + 3 <= words.size(); ++i)
      set.insert(words[i] + ' ' + words[i + 1] + ' ' + words[i + 2]);
    return set;
  };
  const auto one = shingles(a);
  const auto other = shingles(b);
  const auto common =
      std::count_if(one.begin(), one.end(), [&](const auto& shingle) { return other.count(shingle) != 0; });
  return static_cast<double>(common) /
         static_cast<double>(one.size() + other.size() - static_cast<std::size_t>(common));
}

double estimate(const Fingerprint& a, const Fingerprint& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < a.size(); ++i) same += a[i] == b[i] ? 1U : 0U;
  return static_cast<double>(same) / static_cast<double>(a.size());
}

}  // namespace

TEST_CASE("a fingerprint estimates the resemblance", "[reprints]") {
  std::mt19937 random(8);
  double worst = 0;
  for (int round = 0; round < 60; ++round) {
    const auto words = random_words(random, 300);
    auto edited = words;
    for (int i = 0; i < round; ++i) edited[random() % edited.size()] = "new" + std::to_string(random() % 999);
    const auto a = fingerprint(joined(words));
    const auto b = fingerprint(joined(edited));
    REQUIRE(a);
    REQUIRE(b);
    const double truth = resemblance(words, edited);
    worst = std::max(worst, std::abs(estimate(*a, *b) - truth));
    INFO("resemblance " << truth << ", estimated " << estimate(*a, *b));
    if (truth > 0.9) CHECK(near_identical(*a, *b));
    if (truth < 0.6) CHECK(!near_identical(*a, *b));
  }
  CHECK(worst < 0.2);  // four standard deviations of 120 draws
}

TEST_CASE("case, quotes, dashes and line breaks make no difference, words do", "[reprints]") {
  const auto one = fingerprint("Xi said: \"We agree\" - and left for Astana.");
  CHECK(one == fingerprint("XI SAID\n\xE2\x80\x9Cwe agree\xE2\x80\x9D \xE2\x80\x94 and  left for astana"));
  CHECK(one != fingerprint("Xi said: \"We agree\" - and left for Almaty."));
  CHECK(fingerprint("one") == fingerprint("One!"));
  CHECK(fingerprint("one") != fingerprint("two"));
  CHECK(!fingerprint(""));
  CHECK(!fingerprint(" ... \xE2\x80\x94 "));
  CHECK(fingerprint("\xD0\x9C\xD0\xB8\xD1\x80 \xE5\x92\x8C\xE5\xB9\xB3"));
}

TEST_CASE("bytes of a fingerprint read back", "[reprints]") {
  const auto print = fingerprint("the quick brown fox jumps over the lazy dog");
  std::optional<Fingerprint> read;
  REQUIRE(read_fingerprint(fingerprint_bytes(print), read));
  CHECK(read == print);
  REQUIRE(read_fingerprint("", read));
  CHECK(!read);
  CHECK(!read_fingerprint("abc", read));
}

TEST_CASE("groups do not depend on the order", "[reprints]") {
  std::mt19937 random(4);
  std::vector<std::pair<int, std::string>> texts;  // which story, and one edition of it
  for (int story = 0; story < 12; ++story) {
    const auto words = random_words(random, 200);
    for (int edition = 0; edition <= story % 4; ++edition) {
      auto edited = words;
      for (int i = 0; i < edition; ++i) edited[random() % edited.size()] = "x" + std::to_string(edition);
      texts.emplace_back(story, joined(edited));
    }
  }
  texts.emplace_back(100, "");
  texts.emplace_back(101, "");
  for (int round = 0; round < 10; ++round) {
    std::shuffle(texts.begin(), texts.end(), random);
    std::vector<std::optional<Fingerprint>> prints;
    for (const auto& [story, text] : texts) prints.push_back(fingerprint(text));
    const auto first = group_copies(prints);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto least = std::find_if(texts.begin(), texts.end(),
                                      [&](const auto& other) { return other.first == texts[i].first; });
      CHECK(first[i] == static_cast<std::size_t>(least - texts.begin()));
    }
  }
}

TEST_CASE("reprints of a statement are counted once and named", "[reprints][store]") {
  const Scratch scratch;
  auto store = Store::open(scratch.file("news.kg"), OpenMode::Create);
  REQUIRE(store);
  std::mt19937 random(6);
  const auto words = random_words(random, 150);
  auto edited = words;
  edited[70] = "another";
  const std::string other = joined(random_words(random, 150));
  REQUIRE(store->begin());
  Graph& graph = store->graph();
  const EdgeId edge = graph.add_edge(graph.type("MET"), graph.add_node(), graph.add_node(), true);
  const auto put = [&](const std::string& id, const char* date, const std::string& text) {
    REQUIRE(store->put_document({.id = id, .date = parse_partial_date(date)}, text));
    REQUIRE(store->add_evidence({.edge = edge, .document = id, .start = 0, .end = 5}));
  };
  put("b-wire", "2024-07-02", joined(words));
  put("a-paper", "2024-07-03", "LATE EDITION " + joined(edited, "\n"));
  put("c-own", "2024-07-01", other);
  REQUIRE(store->commit());
  CHECK(store->independent_sources(edge).value() == 2);
  const auto evidence = store->evidence(edge);
  REQUIRE(evidence);
  REQUIRE(evidence->size() == 3);
  CHECK((*evidence)[0].reprint_of == "b-wire");  // a-paper: the earlier one is the original
  CHECK((*evidence)[1].reprint_of.empty());
  CHECK((*evidence)[2].reprint_of.empty());

  REQUIRE(store->begin());
  REQUIRE(store->put_document({.id = "a-paper"}, other.substr(0, 300)));  // now another text
  CHECK(store->independent_sources(edge).value() == 3);
  REQUIRE(store->rollback());
  CHECK(store->independent_sources(edge).value() == 2);
  CHECK(store->check().value().empty());
}

TEST_CASE("a reprint is found among hundreds of documents, whatever became of these", "[reprints][store]") {
  const Scratch scratch;
  auto store = Store::open(scratch.file("news.kg"), OpenMode::Create);
  REQUIRE(store);
  std::mt19937 random(7);
  REQUIRE(store->begin());
  Graph& graph = store->graph();
  const auto meeting = [&] {
    return graph.add_edge(graph.type("MET"), graph.add_node(), graph.add_node(), true);
  };
  const EdgeId edge = meeting(), other_edge = meeting();
  std::vector<std::string> texts;
  const auto put = [&](const std::string& id, const std::string& text, EdgeId stated) {
    REQUIRE(store->put_document({.id = id}, text));
    REQUIRE(store->add_evidence({.edge = stated, .document = id, .start = 0, .end = 5}));
  };
  for (int i = 0; i < 200; ++i) {
    texts.push_back(joined(random_words(random, 60)));
    put("d" + std::to_string(i), texts.back(), edge);
  }
  REQUIRE(store->put_document({.id = "asked"}, joined(random_words(random, 60))));
  const auto asked_with = [&](const std::string& text) {
    REQUIRE(store->put_document({.id = "again"}, text));
    const bool before = store->has_reprint(edge, "again").value();
    REQUIRE(store->remove_document("again"));
    return before;
  };
  // Asked for the first time, then of what that look has left.
  for (int round = 0; round < 2; ++round) CHECK_FALSE(store->has_reprint(edge, "asked").value());
  const std::string late = joined(random_words(random, 60));
  CHECK_FALSE(asked_with(late));
  put("late", late, edge);  // one more, known to the next look
  CHECK(asked_with(late + " more"));
  CHECK(asked_with(texts[57]));
  CHECK(asked_with(texts[199]));
  CHECK_FALSE(store->has_reprint(edge, "late").value());  // not of itself
  REQUIRE(store->remove_evidence(edge, "late"));
  CHECK_FALSE(asked_with(late));
  put("late", late, other_edge);
  CHECK_FALSE(asked_with(late));
  REQUIRE(store->move_evidence(other_edge, edge));
  CHECK(asked_with(late));
  REQUIRE(store->remove_document("d57"));
  CHECK_FALSE(asked_with(texts[57]));
  const std::string anew = joined(random_words(random, 60));
  CHECK_FALSE(asked_with(anew));
  REQUIRE(store->commit());
  REQUIRE(store->begin());
  CHECK(asked_with(texts[58]));
  REQUIRE(store->put_document({.id = "d58"}, anew));  // its text is another
  CHECK_FALSE(asked_with(texts[58]));
  CHECK(asked_with(anew));
  REQUIRE(store->rollback());
  REQUIRE(store->begin());
  CHECK(asked_with(texts[58]));
  CHECK_FALSE(asked_with(anew));
  REQUIRE(store->rollback());
}
