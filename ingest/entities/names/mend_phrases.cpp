#include "ingest/entities/names/mend_phrases.hpp"

#include <algorithm>
#include <string_view>

#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFU;

bool is_number(std::string_view lemma) {
  return one_of(lemma, {"two", "three", "four", "five", "six", "seven", "eight", "nine"});
}

bool is_meal(std::string_view lemma) {
  return one_of(lemma, {"breakfast", "lunch", "luncheon", "brunch", "dinner", "supper", "tea"});
}

class PhraseMender {
 public:
  explicit PhraseMender(ResolvedDocument& document)
      : document_(document), tokens_(document.annotation.tokens), person_(tokens_.size(), 0) {
    for (const auto& mention : document.mentions) {
      const bool person = document.entities[mention.entity].type == EntityType::Person;
      for (auto i = mention.first; i < mention.last && mention.kind == MentionKind::Name && person; ++i)
        person_[i] = 1;
    }
  }

  void mend() {
    for (const auto& sentence : document_.annotation.sentences) {
      sentence_ = sentence;
      for (auto i = sentence.first; i < sentence.last; ++i) {
        mend_recipient(i);
        mend_meal(i);
        mend_together(i);
        mend_occasion(i);
        mend_opening(i);
        mend_apposition(i);
        mend_second(i);
        mend_keeper(i);
        mend_root(i);
      }
    }
  }

 private:
  void hang(std::uint32_t token, std::uint32_t head, std::string_view role) {
    tokens_[token].head = head;
    tokens_[token].role = role;
  }

  [[nodiscard]] std::uint32_t child(std::uint32_t head, std::string_view role) const {
    for (auto i = sentence_.first; i < sentence_.last; ++i)
      if (i != head && tokens_[i].head == head && tokens_[i].role == role) return i;
    return kNone;
  }

  /// First word of what hangs on a token.
  [[nodiscard]] std::uint32_t opening(std::uint32_t token) const {
    auto first = token;
    for (auto i = sentence_.first; i < token; ++i)
      if (tokens_[i].head == token) first = std::min(first, opening(i));
    return first;
  }

  /// "Gave the four a dinner": a number does not count what an article opens.
  void mend_recipient(std::uint32_t i) {
    if (i <= sentence_.first || i + 2 >= sentence_.last || !is_number(tokens_[i].lemma)) return;
    const auto given = tokens_[i].head;
    const bool opened = one_of(tokens_[i - 1].lemma, {"the", "all"});
    if (!opened || tokens_[i].role != "nummod" || given <= i + 1 || tokens_[i + 1].pos != "DET" ||
        tokens_[i + 1].head != given || tokens_[given].role != "dobj" || tokens_[given].head >= i)
      return;
    if (tokens_[i - 1].head == given) tokens_[i - 1].head = i;
    hang(i, tokens_[given].head, "dative");
  }

  /// "Had X to lunch": the meal taken for a verb.
  void mend_meal(std::uint32_t i) {
    if (i < sentence_.first + 2 || !is_meal(tokens_[i].lemma) || tokens_[i].tag != "VB" ||
        tokens_[i].role != "xcomp")
      return;
    const auto verb = tokens_[i].head;
    if (!one_of(tokens_[verb].lemma, {"have", "take"}) || tokens_[i - 1].lemma != "to" ||
        tokens_[i - 1].head != i || child(verb, "dobj") == kNone || child(i, "dobj") != kNone)
      return;
    for (auto k = sentence_.first; k < sentence_.last; ++k)
      if (k != i && tokens_[k].head == i) tokens_[k].head = verb;
    hang(i - 1, verb, "prep");
    tokens_[i - 1].pos = "ADP";
    tokens_[i - 1].tag = "IN";
    hang(i, i - 1, "pobj");
    tokens_[i].pos = "NOUN";
    tokens_[i].tag = "NN";
  }

  /// "Brought X and Y together in Lima": the adverb belongs to the verb.
  void mend_together(std::uint32_t i) {
    if (tokens_[i].lemma != "together" || tokens_[i].role != "advmod" || i + 1 >= sentence_.last ||
        tokens_[i].head != i + 1)
      return;
    const auto& way = tokens_[i + 1];
    const auto& verb = tokens_[way.head];
    const bool brought = one_of(verb.lemma, {"bring", "get", "put", "call", "gather"});
    if (way.role == "prep" && way.lemma != "with" && verb.pos == "VERB" && brought && way.head < i)
      tokens_[i].head = way.head;
  }

  /// "Met on Friday, the first such encounter in years": what the meeting was, not who was met.
  void mend_occasion(std::uint32_t i) {
    if (tokens_[i].role != "dobj" || tokens_[i].head >= i) return;
    if (!one_of(tokens_[i].lemma, {"encounter", "meeting", "summit", "contact", "talk", "time", "visit"}))
      return;
    const auto first = opening(i);
    if (first <= tokens_[i].head + 1 || tokens_[first - 1].lemma != ",") return;
    if (one_of(tokens_[first].lemma, {"the", "their", "his", "her"})) hang(i, tokens_[i].head, "npadvmod");
  }

  /// "At the Lima airport the guests were greeted": the subject hung on the place, the place on the verb.
  void mend_opening(std::uint32_t i) {
    const bool subject = tokens_[i].role == "nsubjpass" || tokens_[i].role == "nsubj";
    const auto verb = tokens_[i].head;
    if (!subject || verb <= i || tokens_[i].tag == "VBG") return;
    const auto real = child(i, "dobj");
    const auto way = child(i, "prep");
    if (real == kNone || way == kNone || way > i || real < i || real > verb) return;
    for (auto k = real + 1; k < verb; ++k)
      if (tokens_[k].pos != "AUX" && tokens_[k].pos != "ADV") return;
    const auto inner = child(way, "pobj");
    if (inner != kNone && inner > i) return;
    if (inner != kNone) hang(inner, i, "compound");
    hang(real, verb, tokens_[i].role);
    hang(way, verb, "prep");
    hang(i, way, "pobj");
    if (tokens_[i].pos == "VERB") {
      tokens_[i].pos = "NOUN";
      tokens_[i].tag = "NN";
    }
  }

  /// "Met X instead, and a teacher, Y": the second whom the parser took for another clause.
  void mend_second(std::uint32_t i) {
    const auto verb = tokens_[i].head;
    if (tokens_[i].role != "conj" || tokens_[i].pos != "NOUN" || verb >= i || tokens_[verb].pos != "VERB")
      return;
    const auto first = opening(i);
    const auto met = child(verb, "dobj");
    const auto named = child(i, "appos");
    if (met == kNone || met > i || named == kNone || named < i || person_[named] == 0 || person_[met] == 0 ||
        first == sentence_.first || tokens_[first - 1].lemma != "and" || tokens_[first].pos != "DET")
      return;
    for (const std::string_view role : {"nsubj", "dobj", "npadvmod", "prep"})
      if (const auto own = child(i, role); own != kNone && own < named) return;
    hang(i, met, "conj");
  }

  /// "Was greeted by the keeper of the park, X": the name is the keeper's, not the park's or the guest's.
  void mend_keeper(std::uint32_t i) {
    if (tokens_[i].role != "appos" || person_[i] == 0 || tokens_[i].head >= i) return;
    const auto first = opening(i);
    if (first < sentence_.first + 2 || tokens_[first - 1].lemma != ",") return;
    auto told = first - 2;
    const auto head = tokens_[i].head;
    if (tokens_[told].pos != "NOUN" || (head != told && (person_[head] == 0 || !has_verb(head, told))))
      return;
    const auto way = tokens_[told].head;
    if (tokens_[told].role == "pobj" && tokens_[way].lemma == "of" && !names_person(told))
      told = tokens_[way].head;
    if (told != head && tokens_[told].pos == "NOUN" && child(told, "appos") == kNone) hang(i, told, "appos");
  }

  [[nodiscard]] bool has_verb(std::uint32_t first, std::uint32_t last) const {
    for (auto i = first; i < last; ++i)
      if (tokens_[i].pos == "VERB") return true;
    return false;
  }

  [[nodiscard]] bool names_person(std::uint32_t i) const {
    const auto* calling = lexicon().calling(tokens_[i].lemma);
    return lexicon().office(tokens_[i].lemma) != nullptr || lexicon().is_role(tokens_[i].lemma) ||
           (calling != nullptr && calling->person);
  }

  /// "Met the mayor, X, and a teacher, Y": the name between commas taken for a measure.
  void mend_apposition(std::uint32_t i) {
    const auto verb = tokens_[i].head;
    if (tokens_[i].role != "npadvmod" || person_[i] == 0 || verb > i || i + 1 >= sentence_.last) return;
    const auto first = opening(i);
    if (first < sentence_.first + 2 || tokens_[first - 1].lemma != "," || tokens_[i + 1].lemma != ",") return;
    const auto told = first - 2;
    if (tokens_[told].role == "dobj" && tokens_[told].head == verb && tokens_[told].pos == "NOUN" &&
        child(told, "appos") == kNone)
      hang(i, told, "appos");
  }

  /// "X, the minister, and Y conferred at P": the only verb taken for a participle.
  void mend_root(std::uint32_t i) {
    if (tokens_[i].role != "acl" || tokens_[i].tag != "VBD" || tokens_[i].head > i) return;
    auto root = tokens_[i].head;
    const auto joined = root;
    if (tokens_[root].role == "conj") root = tokens_[root].head;
    if (tokens_[root].role != "ROOT" || child(root, "nsubj") != kNone || child(i, "nsubj") != kNone) return;
    if (tokens_[root].pos != "PROPN" && tokens_[root].pos != "NOUN") return;
    if (joined == root && tokens_[i - 1].lemma != ",") return;
    for (auto k = sentence_.first; k < sentence_.last; ++k)
      if (k > i && k != root && tokens_[k].head == root) tokens_[k].head = i;
    hang(root, i, "nsubj");
    hang(i, i, "ROOT");
    tokens_[i].pos = "VERB";
  }

  ResolvedDocument& document_;
  std::vector<Token>& tokens_;
  std::vector<char> person_;  // 1: in a person's name
  Sentence sentence_;
};

}  // namespace

void mend_phrases(ResolvedDocument& document) { PhraseMender(document).mend(); }

}  // namespace entente::ingest
