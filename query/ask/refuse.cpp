#include "query/ask/refuse.hpp"

#include <algorithm>

#include "query/ask/ask.hpp"

namespace entente::query {

namespace {

constexpr std::size_t kMostExamples = 3;

std::string first_word(std::string_view text) { return std::string(text.substr(0, text.find(' '))); }

// Examples that begin as the question does; where none does, the first ones.
std::string examples_like(const std::vector<Word>& words) {
  std::vector<std::string> fitting;
  for (const auto& example : question_examples()) {
    if (!words.empty() && first_word(example) == words.front().text) fitting.push_back(example);
  }
  // Those that share the second word too come first.
  if (words.size() > 1) {
    std::stable_partition(fitting.begin(), fitting.end(), [&words](const std::string& example) {
      const std::size_t space = example.find(' ');
      return first_word(std::string_view(example).substr(space + 1)) == words[1].text;
    });
  }
  if (fitting.empty()) fitting = {"who met X in 2023?", "how are A and B linked?", "what does X belong to?"};
  std::string text;
  for (std::size_t i = 0; i < std::min(kMostExamples, fitting.size()); ++i)
    text += (i > 0 ? "   " : "") + fitting[i];
  return text;
}

}  // namespace

const std::vector<std::string>& question_examples() {
  static const std::vector<std::string> examples = {
      "who met whom in 2024?",
      "who met X since May 2020?",
      "whom did X meet in Astana between 2019 and 2021?",
      "who has X met most?",
      "who met both A and B?",
      "who visited X?",
      "who attended X?",
      "who signed X?",
      "who criticized X before 2 July 2024?",
      "who holds which office in X?",
      "who is president of X?",
      "who belongs to X?",
      "who could introduce A to B?",
      "who is X?",
      "when and where did A and B meet?",
      "when did A last meet B?",
      "where did A meet B?",
      "where is X?",
      "how often did A meet B?",
      "how are A and B linked?",
      "how is A linked to B in time order?",
      "did A meet B?",
      "has A met B?",
      "have A and B met?",
      "what happened between A and B?",
      "what happened in Astana in 2024?",
      "what did X sign?",
      "what office does X hold?",
      "what does X belong to?",
      "what do A and B have in common?",
      "what is known about X?",
      "which organizations is X in?",
      "which countries are in X?",
      "when was X held?",
      "tell me about X",
  };
  return examples;
}

Error refuse_empty() {
  return {.kind = ErrorKind::InputError,
          .message = "there is no question",
          .hint = "one can ask: " + examples_like({})};
}

Error refuse_long(std::size_t most_words) {
  return {.kind = ErrorKind::InputError,
          .message = "the question has more than " + std::to_string(most_words) + " words",
          .hint = "one can ask: " + examples_like({})};
}

Error refuse(const MatchResult& matched, const std::vector<Word>& words, std::string_view question) {
  const auto end = static_cast<std::uint32_t>(words.size());
  const std::uint32_t at = std::min(matched.furthest, end);
  Error error{.kind = ErrorKind::InputError, .message = {}, .hint = "one can ask: " + examples_like(words)};
  if (at == end) {
    error.message = "the question breaks off after \"" + text_of({0, end}, words, question) + "\"";
  } else if (at == 0) {
    error.message = "the question is not understood from its first word on";
  } else {
    error.message = "\"" + text_of({0, at}, words, question) +
                    "\" is understood, but not how it goes on: \"" + text_of({at, end}, words, question) +
                    "\"";
  }
  error.place = place_of({at, end}, words, question);
  return error;
}

}  // namespace entente::query
