// Looking for names by the order of words.
#include "ingest/facts/rules/name_order.hpp"

#include <algorithm>
#include <array>

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

bool is_office_noun(const RoleGraph& graph, std::uint32_t token) {
  static constexpr std::array<std::string_view, 34> kWords = {
      "president",   "premier",    "minister",     "chancellor", "king",     "queen",    "prince",
      "princess",    "emir",       "sultan",       "pope",       "governor", "mayor",    "secretary",
      "envoy",       "ambassador", "chief",        "head",       "leader",   "chairman", "chair",
      "counterpart", "speaker",    "commissioner", "adviser",    "advisor",  "deputy",   "prime",
      "foreign",     "defence",    "defense",      "vice",       "senator",  "general"};
  return std::find(kWords.begin(), kWords.end(), graph.lemma(token)) != kWords.end();
}

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr std::uint32_t kLongestTitle = 26;
constexpr std::uint32_t kLongestGap = 14;

bool is_capital(std::string_view word) {
  return !word.empty() &&
         ((word[0] >= 'A' && word[0] <= 'Z') || (static_cast<unsigned char>(word[0]) >= 0xC3));
}

bool may_stand_in_title(const FactContext& context, std::uint32_t token) {
  const std::string_view word = context.words(token);
  if (context.in_title(token) || is_office_noun(context.graph(), token)) return true;
  if (is_capital(word)) return true;
  return one_of(word, {"of",        "the",    "for",      "and",      "at",     "to",       "on",
                       "&",         "-",      "–",        "'s",       "’s",     "his",      "her",
                       "its",       "their",  "visiting", "new",      "newly",  "outgoing", "incoming",
                       "then",      "former", "elected",  "late",     "acting", "interim",  "colleague",
                       "homologue", "guest",  "host",     "opposite", "number", "peer"});
}

}  // namespace

std::uint32_t sentence_end(const FactContext& context, std::uint32_t token) {
  const auto& sentences = context.document().annotation.sentences;
  return std::min(sentences[context.graph().sentence_of(token)].last, context.graph().size());
}

const Mention* person_opening_at(const FactContext& context, std::uint32_t token) {
  for (const std::uint32_t m : context.mentions_covering(token)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.first == token && mention.kind == MentionKind::Name &&
        context.label(mention.entity) == NodeLabel::Person)
      return &mention;
  }
  return nullptr;
}

bool is_title(const FactContext& context, std::uint32_t sentence) {
  if (context.is_headline(sentence)) return true;
  const Sentence& line = context.document().annotation.sentences[sentence];
  constexpr std::uint32_t kTop = 2;  // sentences that a headline may be taken for
  if (sentence >= kTop || line.last - line.first > 16) return false;
  for (std::uint32_t i = line.first; i < line.last; ++i) {
    if (one_of(context.graph().token(i).tag, {"VBD", "VBZ", "VBP", "MD"}) || context.words(i) == ".")
      return false;
  }
  return true;
}

bool owns(const FactContext& context, const Mention& mention) {
  if (mention.last >= context.graph().size()) return false;
  const std::string_view next = context.words(mention.last);
  return next == "'s" || next == "’s" || next == "'" || next == "’";
}

namespace {

/// "his colleague, X": a comma between what somebody is to another and his name, with no clause behind it.
bool is_apposed(const FactContext& context, std::uint32_t comma, std::uint32_t last) {
  const Mention* person = person_opening_at(context, comma + 1);
  if (person == nullptr || !one_of(context.graph().lemma(comma - 1), {"counterpart", "colleague", "homologue",
                                                                      "guest", "host", "number", "peer"}))
    return false;
  return person->last >= last || !context.graph().is_verb(person->last);
}

}  // namespace

std::vector<Filler> people_behind(const FactContext& context, std::uint32_t start) {
  if (start == kNoToken || start >= context.graph().size()) return {};
  const std::uint32_t last = std::min(sentence_end(context, start), start + kLongestTitle);
  for (std::uint32_t i = start; i < last; ++i) {
    if (const Mention* person = person_opening_at(context, i)) {
      const bool describes = person->last < last && context.graph().token(person->last).pos == "NOUN" &&
                             context.graph().token(person->last).tag == "NNS";
      if (owns(context, *person) || describes) return {};  // "with X's aides", "with X supporters"
      auto found = context.fill(person->head, kPerson);
      if (found.empty()) found.push_back({person->entity, person->head, person->certainty});
      return found;
    }
    // "received the Freedom Award for President X"
    if (context.inside_name(i, EntityType::Award) || context.inside_name(i, EntityType::Agreement)) return {};
    const std::string_view word = context.words(i);
    const bool comma_in_title =
        word == "," && i > start && i + 1 < last &&
        ((context.in_title(i - 1) && context.in_title(i + 1)) || is_apposed(context, i, last));
    if (!comma_in_title && !may_stand_in_title(context, i)) return {};
    if (i == start && one_of(word, {"of", "for", "and", "at", "to", "on", "&", "-", "–", "'s", "’s"}))
      return {};
  }
  return {};
}

HyphenWord hyphen_word_at(const FactContext& context, std::uint32_t token) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t end = sentence_end(context, token);
  const auto is_hyphen = [&](std::uint32_t i) {
    return context.words(i) == "-" && graph.token(i).span.start == graph.token(i - 1).span.end &&
           i + 1 < end && graph.token(i + 1).span.start == graph.token(i).span.end;
  };
  if (token + 2 >= end || !is_hyphen(token + 1) || (token > 1 && context.words(token - 1) == "-")) return {};
  HyphenWord word;
  word.first = token;
  word.last = token + 1;
  while (word.last + 1 < end && is_hyphen(word.last)) word.last += 2;
  word.head = token;
  for (std::uint32_t i = token; i < word.last; ++i) {
    for (const char c : context.words(i)) word.lemma += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const std::uint32_t above = graph.token(i).head;
    if ((above < word.first || above >= word.last || above == i) && context.words(i) != "-") word.head = i;
  }
  return word;
}

std::vector<Filler> people_before(const FactContext& context, std::uint32_t token) {
  const RoleGraph& graph = context.graph();
  const auto& sentence = context.document().annotation.sentences[graph.sentence_of(token)];
  for (std::uint32_t i = token; i > sentence.first; --i) {
    const std::uint32_t at = i - 1;
    for (const std::uint32_t m : context.mentions_covering(at)) {
      const Mention& mention = context.document().mentions[m];
      if (mention.kind == MentionKind::Name && context.label(mention.entity) == NodeLabel::Person)
        return {{mention.entity, mention.head, mention.certainty}};
    }
    const std::string& pos = graph.token(at).pos;
    const std::string_view word = context.words(at);
    const bool passes =
        pos == "ADV" || pos == "AUX" || context.in_time(at) || (word == "on" && context.in_time(at + 1));
    if (!passes || token - at > 6) return {};
  }
  return {};
}

std::uint32_t behind_preposition(const FactContext& context, std::uint32_t start, std::string_view name) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t last = std::min(sentence_end(context, start), start + kLongestGap);
  for (std::uint32_t i = start + 1; i < last; ++i) {
    if (graph.lemma(i) == name && graph.token(i).pos == "ADP") return i + 1 < last ? i + 1 : kNoToken;
    if (graph.is_verb(i) || one_of(context.words(i), {"and", ";", ":", "who", "which", "that", "but"}))
      return kNoToken;
    if (person_opening_at(context, i) != nullptr) return kNoToken;
  }
  return kNoToken;
}

}  // namespace entente::ingest
