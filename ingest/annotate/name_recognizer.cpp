// Greedy search over the moves of the name recogniser.
#include "ingest/annotate/name_recognizer.hpp"

namespace entente::ingest::model {
namespace {

enum class Action : std::uint8_t { Missing, Begin, In, Last, Unit, Out };
constexpr std::size_t kFeatures = 3;

}  // namespace

NameRecognizer::NameRecognizer(ModelReader& reader)
    : model_(reader, "names", kFeatures, static_cast<std::uint8_t>(Action::Out)) {}

std::vector<FoundName> NameRecognizer::find(std::span<const Word> words,
                                            const std::vector<bool>& starts_sentence, const float* vectors,
                                            TransitionBuffers& buffers) const {
  std::vector<FoundName> names;
  model_.prepare(vectors, words.size(), buffers);
  bool open = false;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    const auto word = static_cast<std::int32_t>(i);
    const std::int32_t start = open ? static_cast<std::int32_t>(names.back().first) : -1;
    const std::int32_t features[kFeatures] = {word, start, open ? word - 1 : -1};
    const float* scores = model_.score(features, buffers);
    const bool goes_on = i + 1 < words.size() && !starts_sentence[i + 1];
    const bool may_start = !open && !words[i].lexeme->is_space;
    const auto valid = [&](const Move& move) {
      switch (static_cast<Action>(move.action)) {
        case Action::Begin:
          return may_start && goes_on && !move.label.empty();
        case Action::In:
          return open && goes_on && move.label == names.back().type;
        case Action::Last:
          return open && move.label == names.back().type;
        case Action::Unit:
          return may_start && !move.label.empty();
        case Action::Out:
          return !open;
        case Action::Missing:
          break;
      }
      return false;
    };
    const Move* best = nullptr;
    float best_score = 0;
    for (std::size_t m = 0; m < model_.moves().size(); ++m) {
      const Move& move = model_.moves()[m];
      if ((best == nullptr || scores[m] > best_score) && valid(move)) {
        best = &move;
        best_score = scores[m];
      }
    }
    if (best == nullptr) break;
    const auto action = static_cast<Action>(best->action);
    if (action == Action::Begin || action == Action::Unit) names.push_back({i, i + 1, best->label});
    if (action == Action::In || action == Action::Last) names.back().last = i + 1;
    open = action == Action::Begin || action == Action::In;
  }
  if (open) names.pop_back();
  return names;
}

}  // namespace entente::ingest::model
