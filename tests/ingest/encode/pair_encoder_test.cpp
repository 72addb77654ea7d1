// The encoder gives nearly what doubles and unrounded inputs give, the same bits in every form and on any
// thread.
#include "ingest/encode/pair_encoder.hpp"

#include <cmath>
#include <cstring>
#include <span>
#include <sstream>
#include <thread>

#include "tests/ingest/encode/helpers.hpp"
#include "tests/ingest/encode/plain_encoder.hpp"

namespace {

using namespace entente::ingest;

/// A chunk of a text in which P0, O1 and the like are markers and | ends a sentence.
std::vector<std::uint32_t> chunk(const std::string& text) {
  std::vector<std::uint32_t> ids{encoder().cls()};
  std::istringstream words(text);
  for (std::string word; words >> word;) {
    const auto number = static_cast<std::size_t>(word.back() - '0');
    if (word == "|") {
      ids.push_back(encoder().sep());
    } else if (word.size() == 2 && word[0] == 'P' && number < 10) {
      ids.push_back(encoder().person_marker(number));
    } else if (word.size() == 2 && word[0] == 'O' && number < 10) {
      ids.push_back(encoder().other_marker(number));
    } else {
      encoder().word_pieces(word, ids);
    }
  }
  return ids;
}

const char* const kTexts[] = {
    "P0 held talks with P1 in Astana O0 on Wednesday , officials said . | He left for Samarkand O1 after the "
    "talks "
    "with his counterpart . |",
    "Short ! |",
    "The 84-year-old minister P3 , unbowed , told O2 that P0 's visit \" changes nothing \" ; neither P4 nor "
    "O9 "
    "answered 1,250 questions about the Organisation O5 of Turkic States . |",
};

double cosine(std::span<const float> found, const std::vector<double>& expected) {
  double product = 0;
  double one = 0;
  double other = 0;
  for (std::size_t k = 0; k < expected.size(); ++k) {
    product += found[k] * expected[k];
    one += static_cast<double>(found[k]) * found[k];
    other += expected[k] * expected[k];
  }
  return product / std::sqrt(one * other);
}

/// Everything that a chunk gives, with its pairs asked about.
struct All {
  PairEncoder::States states;
  std::vector<PairEncoder::Ask> asks;
  std::vector<float> logits;

  All(const PairEncoder& by, const std::vector<std::uint32_t>& ids) {
    by.encode(ids, states);
    for (std::uint32_t i = 0; i < ids.size(); ++i)
      asks.push_back({i, static_cast<std::uint32_t>((i * 7 + 2) % ids.size())});
    by.score(states, asks, logits);
  }
  bool operator==(const All& other) const {
    return states.values == other.states.values && logits == other.logits;
  }
};

}  // namespace

TEST_CASE("states and logits are near those of plain arithmetic") {
  const BuiltEncoder& built = GENERATE(0, 1) == 0 ? reader() : close_reader();
  const PlainEncoder plain(*built.file);
  // Plain arithmetic of the larger one takes long under sanitizers: one text.
  const bool is_large = built.encoder->shape().width > 384;
  for (const char* text : std::span(kTexts).first(is_large ? 1 : std::size(kTexts))) {
    INFO(built.path << ": " << text);
    const auto ids = chunk(text);
    const All found(*built.encoder, ids);
    REQUIRE(found.states.count == ids.size());
    REQUIRE(found.states.width == built.encoder->shape().width);
    const Rows expected = plain.encode(ids);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      INFO("piece " << i);
      CHECK(cosine(found.states.row(i), expected[i]) > 0.99);
    }
    double difference = 0;
    double size = 0;
    for (std::size_t i = 0; i < found.asks.size(); ++i) {
      const auto& ask = found.asks[i];
      const auto logits = plain.score(expected, ask.first, ask.second);
      for (std::size_t k = 0; k < logits.size(); ++k) {
        difference += std::abs(logits[k] - found.logits[i * PairEncoder::kAnswers + k]);
        size += std::abs(logits[k]);
      }
    }
    INFO("difference " << difference << " of " << size);
    CHECK(difference <= 0.05 * size);
  }
}

TEST_CASE("the encoder gives the same bits in every form") {
  const BuiltEncoder& built = GENERATE(0, 1) == 0 ? reader() : close_reader();
  const auto ids = chunk(kTexts[0]);
  const All expected(*built.encoder, ids);
  for (const char* name : {"generic", "avx2", "avx512"}) {
    const auto* form = encode::find_byte_kernels(name);
    if (form == nullptr) continue;
    INFO(built.path << " " << name);
    const auto other = PairEncoder::load(built.path, *form);
    REQUIRE(other);
    CHECK(All(**other, ids) == expected);
  }
}

TEST_CASE("threads share an encoder, and chunks of any size follow each other") {
  std::vector<std::uint32_t> longest = chunk(kTexts[2]);
  while (longest.size() < PairEncoder::kMostPieces) longest.push_back(longest[longest.size() % 20]);
  std::vector<std::vector<std::uint32_t>> chunks{longest, chunk(kTexts[0]), {encoder().cls()}, {}, longest};
  std::vector<All> expected;
  for (const auto& ids : chunks) expected.emplace_back(encoder(), ids);
  CHECK(expected.front() == expected.back());
  CHECK(expected[3].logits.empty());
  std::vector<std::thread> threads;
  std::vector<int> same(3);
  for (int& all_same : same) {
    threads.emplace_back([&] {
      all_same = 1;
      for (std::size_t i = 0; i < chunks.size(); ++i)
        all_same = all_same != 0 && All(encoder(), chunks[i]) == expected[i] ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(same == std::vector<int>{1, 1, 1});
}

TEST_CASE("both encoders cut words into the same pieces and have the same markers") {
  const PairEncoder& other = *close_reader().encoder;
  std::vector<std::uint32_t> own;
  std::vector<std::uint32_t> others;
  for (const char* word : {"Astana", "counterpart", "84-year-old",
                           "\xc3\x89lys\xc3\xa9"
                           "e",
                           "\xe2\x82\xac"}) {
    encoder().word_pieces(word, own);
    other.word_pieces(word, others);
  }
  CHECK(own.size() > 5);
  CHECK(own == others);
  CHECK(encoder().cls() == other.cls());
  CHECK(encoder().sep() == other.sep());
  CHECK(encoder().person_marker(3) == other.person_marker(3));
  CHECK(encoder().other_marker(3) == other.other_marker(3));
}

TEST_CASE("logits depend on the order of the two, and not on what else is asked") {
  PairEncoder::States states;
  encoder().encode(chunk(kTexts[0]), states);
  std::vector<float> alone;
  std::vector<float> many;
  encoder().score(states, std::vector<PairEncoder::Ask>{{1, 5}}, alone);
  std::vector<PairEncoder::Ask> asks(150, {2, 3});
  asks[140] = {1, 5};
  asks[141] = {5, 1};
  encoder().score(states, asks, many);
  const auto of = [&](std::size_t i) {
    return std::vector<float>(many.begin() + static_cast<std::ptrdiff_t>(i * PairEncoder::kAnswers),
                              many.begin() + static_cast<std::ptrdiff_t>((i + 1) * PairEncoder::kAnswers));
  };
  CHECK(of(140) == alone);
  CHECK(of(141) != alone);
}
