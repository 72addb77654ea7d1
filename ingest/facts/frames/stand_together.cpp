// What sets an act in one room: "in person", "to his face", "at the palace", "over tea"; and acts done to
// each other.
#include <algorithm>
#include <array>

#include "ingest/facts/frames/frame_conditions.hpp"

namespace entente::ingest {

namespace {

/// "in person", "face to face", "to his face", "behind closed doors", "across the table"
bool says_in_person(const FactContext& context, std::uint32_t trigger) {
  const Sentence& sentence = context.document().annotation.sentences[context.graph().sentence_of(trigger)];
  const auto word = [&](std::uint32_t i) {
    return i < sentence.last ? context.words(i) : std::string_view();
  };
  for (std::uint32_t i = trigger + 1; i < std::min(sentence.last, trigger + 30); ++i) {
    if (word(i) == "in" && (word(i + 1) == "person" || word(i + 1) == "private")) return true;
    if (word(i) == "face" && (word(i + 1) == "to" || word(i + 1) == "-") &&
        (word(i + 2) == "face" || word(i + 3) == "-"))
      return true;
    if (word(i) == "to" && word(i + 2) == "face" && context.graph().token(i + 1).tag == "PRP$") return true;
    if (word(i) == "closed" && word(i + 1) == "doors") return true;
    if (word(i) == "across" && word(i + 2) == "table") return true;
  }
  return false;
}

/// "at the ministry" behind the trigger, wherever the tree hangs it.
bool tells_of_room(const FactContext& context, std::uint32_t trigger) {
  static constexpr std::array<std::string_view, 8> kAt = {"at",     "in",   "on",     "outside",
                                                          "inside", "upon", "aboard", "during"};
  const RoleGraph& graph = context.graph();
  const FactLexicon& lexicon = context.lexicon();
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(trigger)];
  const std::uint32_t last = std::min(sentence.last, trigger + 25);
  for (std::uint32_t i = trigger + 1; i + 1 < last; ++i) {
    const std::string& tag = graph.token(i).tag;
    if (tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD" || context.words(i) == ";" ||
        context.words(i) == "that" || context.words(i) == "about")
      return false;
    const bool over = context.words(i) == "over";
    if (!over && std::find(kAt.begin(), kAt.end(), context.words(i)) == kAt.end()) continue;
    for (std::uint32_t k = i + 1; k < std::min(last, i + 6); ++k) {
      if (graph.token(k).pos == "PUNCT" || graph.token(k).pos == "ADP" || graph.is_verb(k)) break;
      if (graph.is_noun(k) && lexicon.is(over ? WordClass::Company : WordClass::Room, graph.lemma(k)))
        return true;
    }
  }
  return false;
}

}  // namespace

/// "thanked him in person", "quizzed her at the palace", "settled it over tea"
bool stand_together(const FactContext& context, const Frame& frame) {
  if (says_in_person(context, frame.trigger) || tells_of_room(context, frame.trigger)) return true;
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    const bool before =
        slot.token < frame.trigger && (slot.name == "at" || slot.name == "in" || slot.name == "during");
    return before && context.lexicon().is(WordClass::Room, context.graph().lemma(slot.token));
  });
}

bool stands_in_polls(const FactContext& context, const Frame& frame) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "poll",   "ranking", "survey",   "rating", "standing", "league",    "question", "issue",
      "matter", "history", "pantheon", "list",   "esteem",   "principle", "dispute",  "election"};
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    return (slot.name == "in" || slot.name == "on") &&
           std::find(kWords.begin(), kWords.end(), context.graph().lemma(slot.token)) != kWords.end();
  });
}

bool is_mutual(const FactContext& context, const FrameRule& rule, const Frame& frame) {
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    const bool end =
        slot.name == "obj" || std::find(rule.to.begin(), rule.to.end(), slot.name) != rule.to.end();
    const auto mutual = [&](std::uint32_t i) {
      return i > 0 && ((context.words(i) == "other" && context.words(i - 1) == "each") ||
                       (context.words(i) == "another" && context.words(i - 1) == "one") ||
                       (context.words(i) == "one" && i + 1 < context.graph().size() &&
                        context.words(i + 1) == "another"));
    };
    const std::uint32_t owner = context.graph().child(slot.token, "poss");
    return end && (mutual(slot.token) || (owner != kNoToken && mutual(owner)));
  });
}

std::vector<Filler> whole_row(const FactContext& context, const std::vector<Filler>& from) {
  const RoleGraph& graph = context.graph();
  if (from.size() != 1 || graph.token(from.front().token).role != "conj") return from;
  return context.fill(graph.token(from.front().token).head, LabelSet{NodeLabel::Person});
}

}  // namespace entente::ingest
