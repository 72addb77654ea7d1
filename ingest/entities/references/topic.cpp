#include "ingest/entities/references/topic.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/mention_index.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kLine = 12;  // tokens of a line that stands for a headline

class TopicFinder {
 public:
  explicit TopicFinder(const ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document), index_(context.document) {}

  [[nodiscard]] Topic find() const {
    Topic topic;
    const auto count = count_names();
    std::uint32_t most = 0;
    std::uint32_t second = 0;
    for (std::uint32_t e = 0; e < count.size(); ++e) {
      if (count[e] > most) {
        second = most;
        most = count[e];
        topic.person = e;
      } else {
        second = std::max(second, count[e]);
      }
    }
    const auto opened = person_of_opening();
    const auto pronouns = count_pronouns();
    if (opened != kNoEntity && count[opened] + 1 >= most && tells_a_life(opened, pronouns)) {
      topic.person = opened;
      topic.life = true;
    } else if (most < 4 || (2 * most < 3 * second) || (most < 2 * second && !in_headline(topic.person))) {
      topic.person = kNoEntity;
    } else {
      topic.life = opened == topic.person && tells_a_life(topic.person, pronouns);
    }
    return topic;
  }

 private:
  struct Pronouns {
    std::uint32_t male = 0;
    std::uint32_t female = 0;
    std::uint32_t sentences = 0;
  };

  [[nodiscard]] bool readable(std::uint32_t i) const {
    const auto kind = text_.block_kind(i);
    return kind == BlockKind::Body || kind == BlockKind::Headline;
  }

  [[nodiscard]] std::vector<std::uint32_t> count_names() const {
    std::vector<std::uint32_t> count(document_.entities.size(), 0);
    for (const auto& mention : document_.mentions) {
      if (context_.type(mention.entity) == EntityType::Person) ++count[mention.entity];
    }
    return count;
  }

  /// In a text without a headline the first line that names somebody is as good.
  [[nodiscard]] bool in_headline(std::uint32_t person) const {
    for (const auto& mention : document_.mentions) {
      if (context_.type(mention.entity) != EntityType::Person) continue;
      if (text_.block_kind(mention.first) == BlockKind::Headline && mention.entity == person) return true;
      if (text_.block_kind(mention.first) != BlockKind::Body) continue;
      const auto s = text_.sentence_of(mention.first);
      const auto& line = text_.sentence(s);
      return mention.entity == person && s < 2 && line.last - line.first <= kLine;
    }
    return false;
  }

  /// The person of the headline who is named in the first two sentences of the body too; without a headline,
  /// the first subject.
  [[nodiscard]] std::uint32_t person_of_opening() const {
    std::unordered_set<std::uint32_t> heads;
    std::uint32_t first_sentence = UINT32_MAX;
    bool headline = false;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      const auto kind = text_.block_kind(i);
      headline = headline || kind == BlockKind::Headline;
      // A dateline of its own tells nothing.
      if (kind == BlockKind::Body && (text_.token(i).pos == "VERB" || text_.token(i).pos == "AUX")) {
        first_sentence = text_.sentence_of(i);
        break;
      }
    }
    for (const auto& mention : document_.mentions) {
      if (context_.type(mention.entity) != EntityType::Person) continue;
      if (text_.block_kind(mention.first) == BlockKind::Headline) heads.insert(mention.entity);
      const auto s = text_.sentence_of(mention.first);
      if (first_sentence == UINT32_MAX || s < first_sentence) continue;
      if (s > first_sentence + 1) break;
      const auto& role = text_.token(mention.head).role;
      const bool subject = role.starts_with("nsubj") || role == "ROOT";
      if (heads.contains(mention.entity) || (subject && heads.empty() && s == first_sentence) ||
          (subject && s == first_sentence && is_life_word(text_.token(mention.head).head)))
        return mention.entity;
    }
    return kNoEntity;
  }

  /// "died", "was born", "grew up", "was raised in", "is survived by", "married": what lives are told with;
  /// "raised the matter", "survived the vote" are not.
  [[nodiscard]] bool is_life_word(std::uint32_t verb) const {
    const auto& token = text_.token(verb);
    const auto& lemma = token.lemma;
    if (lemma == "die" || lemma == "born" || lemma == "marry") return token.pos == "VERB";
    if (lemma == "bear") return text_.folded(verb) == "born";
    if (lemma == "grow") return verb + 1 < text_.size() && text_.folded(verb + 1) == "up";
    if (lemma == "raise" || lemma == "survive") {
      const auto next = verb + 1 < text_.size() ? text_.folded(verb + 1) : std::string();
      return token.tag == "VBN" && next == (lemma == "raise" ? "in" : "by");
    }
    return false;
  }

  [[nodiscard]] Pronouns count_pronouns() const {
    Pronouns found;
    for (const auto& sentence : document_.annotation.sentences) {
      if (sentence.first >= sentence.last || !readable(sentence.first)) continue;
      ++found.sentences;
      bool male = false;
      bool female = false;
      for (auto i = sentence.first; i < sentence.last; ++i) {
        const auto& word = text_.folded(i);
        male = male || word == "he" || word == "his" || word == "him";
        female = female || word == "she" || word == "her";
      }
      found.male += male ? 1 : 0;
      found.female += female ? 1 : 0;
    }
    return found;
  }

  /// Two or more acts of a life are told of the person or of a pronoun, and the pronouns of one gender fill
  /// the text.
  [[nodiscard]] bool tells_a_life(std::uint32_t person, const Pronouns& pronouns) const {
    const auto gender = context_.persons[person].gender;
    const auto own = gender == Gender::Male     ? pronouns.male
                     : gender == Gender::Female ? pronouns.female
                                                : std::max(pronouns.male, pronouns.female);
    if (own < 3) return false;
    std::uint32_t acts = 0;
    std::uint32_t named = 0;
    bool died = false;
    for (std::uint32_t i = 1; i < text_.size(); ++i) {
      if (!readable(i) || !is_life_word(i)) continue;
      const bool by_name = is_of(person, i, true);
      if (!by_name && !is_of(person, i, false)) continue;
      ++acts;
      named += by_name ? 1 : 0;
      died = died || (by_name && text_.token(i).lemma == "die");
    }
    // A profile: "she" all over, and hardly a "he".
    const auto other = std::min(pronouns.male, pronouns.female);
    if (own >= 6 && own >= 2 * other && 5 * own >= 2 * pronouns.sentences) return true;
    if (named == 0) return false;
    return (died && 4 * own >= pronouns.sentences) || (acts >= 2 && 3 * own >= pronouns.sentences) ||
           2 * own >= pronouns.sentences;
  }

  /// Whether the word is said of the person, or else of "he" or "she": a subject, or a participle on the
  /// name.
  [[nodiscard]] bool is_of(std::uint32_t person, std::uint32_t verb, bool by_name) const {
    const auto fits = [&](std::uint32_t i) {
      const auto* mention = index_.at(i);
      if (mention != nullptr && context_.type(mention->entity) == EntityType::Person)
        return mention->entity == person;
      const auto& word = text_.folded(i);
      if (word == "who" && text_.token(text_.token(i).head).role == "relcl") {  // "X, who has died"
        const auto* above = index_.at(text_.token(text_.token(i).head).head);
        return by_name && above != nullptr && above->entity == person;
      }
      return !by_name && (word == "he" || word == "she");
    };
    const auto& sentence = text_.sentence(text_.sentence_of(verb));
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (text_.token(i).head == verb && text_.token(i).role.starts_with("nsubj")) return fits(i);
    }
    // "Born in Kayes, she was ...".
    const auto above = text_.token(verb).head;
    if (fits(above)) return true;
    for (auto i = sentence.first; i < sentence.last; ++i) {
      if (text_.token(i).head == above && text_.token(i).role.starts_with("nsubj")) return fits(i);
    }
    return false;
  }

  const ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  MentionIndex index_;
};

}  // namespace

Topic find_topic(const ReferenceContext& context) { return TopicFinder(context).find(); }

}  // namespace entente::ingest
