#include "ingest/entities/references/voices.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/interview.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kLabel = 24;  // tokens that a transcript's label may have
constexpr std::uint32_t kTop = 60;    // tokens within which a line of place and day may name the author
constexpr int kOwnVoice = 2;          // times "I" that make an author's own voice

bool is_speech(const std::string& word) {
  static const Words kWords = {"remarks", "address",   "speech", "statement", "message", "remark",
                               "lecture", "testimony", "toast",  "greetings", "speaks"};
  return kWords.contains(word);
}

bool is_diary(const std::string& word) { return word == "diary" || word == "notebook" || word == "journal"; }

class VoiceFinder {
 public:
  explicit VoiceFinder(const ReferenceContext& context)
      : context_(context), text_(context.text), document_(context.document) {}

  [[nodiscard]] Voices find() {
    Voices found;
    found.speaker.assign(text_.size(), kNoEntity);
    found.asked.assign(text_.size(), kNoEntity);
    const auto interview = transcript() ? Interview{} : find_interview(context_);
    const bool asked = interview.person != kNoEntity;
    auto turn = transcript() || asked ? kNoEntity : speaker_of_title();
    std::uint32_t paragraph = UINT32_MAX;
    bool open = false;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      if (text_.paragraph_of(i) != paragraph) {
        paragraph = text_.paragraph_of(i);
        open = false;
      }
      if (transcript() && opens_turn(i)) turn = speaker_of_label(i);
      const auto word = text_.word(i);
      if (word == "“" || (word == "\"" && !open))
        open = true;
      else if (word == "”" || word == "\"")
        open = false;
      const bool body = text_.block_kind(i) == BlockKind::Body;
      if (asked) {
        const auto kind = interview.turns[text_.paragraph_of(i)];
        turn = kind == InterviewTurn::Answer ? interview.person : kNoEntity;
        if (kind == InterviewTurn::Question && !open && body) found.asked[i] = interview.person;
      }
      if (!open && body) found.speaker[i] = turn;
    }
    return found;
  }

 private:
  [[nodiscard]] bool is_person(const Mention& mention) const {
    return context_.type(mention.entity) == EntityType::Person && mention.kind == MentionKind::Name;
  }

  /// The end of a label that opens a paragraph: the token of its colon; the paragraph's first where none
  /// does.
  [[nodiscard]] std::uint32_t label_end(std::uint32_t first) const {
    for (auto i = first + 1; i < text_.size() && i < first + kLabel; ++i) {
      const auto& word = text_.folded(i);
      if (word == ":" || word == "):" || word == "]:") return i;
      // The label may go on as a card of the speaker that was cut out.
      if (text_.block_kind(i) == BlockKind::Boilerplate) return i;
      if (word == "." && text_.folded(i - 1).size() > 3) break;
      if (word.find('(') != std::string::npos) continue;  // "Y(retranslated):", which is no verb
      if (text_.token(i).pos == "VERB" && text_.token(i).tag != "VBN") break;
    }
    return first;
  }

  /// The first word of its sentence: marks of what was left out, "<…>" or "[...]", may stand before it.
  [[nodiscard]] bool opens_sentence(std::uint32_t word) const {
    const auto has_letter = [](std::string_view token) {
      return std::any_of(token.begin(), token.end(), [](unsigned char c) { return std::isalnum(c) != 0; });
    };
    for (auto i = text_.sentence(text_.sentence_of(word)).first; i < word; ++i)
      if (has_letter(text_.word(i))) return false;
    return true;
  }

  /// A label opens a sentence; pages run the turns together.
  [[nodiscard]] bool opens_turn(std::uint32_t first) const {
    return text_.block_kind(first) == BlockKind::Body && text_.is_capital(first) && opens_sentence(first) &&
           label_end(first) > first;
  }

  [[nodiscard]] std::uint32_t speaker_of_label(std::uint32_t first) const {
    const auto end = label_end(first);
    std::uint32_t found = kNoEntity;
    for (const auto& mention : document_.mentions) {
      if (mention.first < first || !is_person(mention)) continue;
      if (mention.last > end) break;
      if (found != kNoEntity && found != mention.entity) return kNoEntity;
      found = mention.entity;
    }
    return found;
  }

  /// Two or more turns of people who are named.
  [[nodiscard]] bool transcript() {
    if (turns_ != UINT32_MAX) return turns_ >= 2;
    turns_ = 0;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      if (opens_turn(i) && speaker_of_label(i) != kNoEntity) ++turns_;
    }
    return turns_ >= 2;
  }

  /// "Remarks by President X", "address by X", "X's speech"; a diary's byline.
  [[nodiscard]] std::uint32_t speaker_of_title() const {
    std::uint32_t end = 0;
    bool speech = false;
    bool diary = false;
    while (end < text_.size() && (text_.block_kind(end) == BlockKind::Headline || in_first_paragraph(end))) {
      speech = speech || is_speech(text_.folded(end));
      diary = diary || is_diary(text_.folded(end));
      ++end;
    }
    if (speech) return named_speaker(end);
    if (!diary && count_first_person() < kOwnVoice) return kNoEntity;
    std::uint32_t author = kNoEntity;
    for (const auto& mention : document_.mentions) {
      const auto kind = text_.block_kind(mention.first);
      const bool above = kind == BlockKind::Byline || (kind == BlockKind::Dateline && mention.first < kTop);
      if (!above || !is_person(mention)) continue;
      if (author != kNoEntity && author != mention.entity) return kNoEntity;
      author = mention.entity;
    }
    return author;
  }

  /// How often "I" is a subject outside quotation marks.
  [[nodiscard]] int count_first_person() const {
    int count = 0;
    bool open = false;
    std::uint32_t paragraph = UINT32_MAX;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      if (text_.paragraph_of(i) != paragraph) open = false;
      paragraph = text_.paragraph_of(i);
      const auto word = text_.word(i);
      if (word == "“" || (word == "\"" && !open))
        open = true;
      else if (word == "”" || word == "\"")
        open = false;
      count +=
          !open && word == "I" && text_.token(i).role == "nsubj" && text_.block_kind(i) == BlockKind::Body
              ? 1
              : 0;
    }
    return count;
  }

  [[nodiscard]] bool in_first_paragraph(std::uint32_t i) const {
    return i < 40 && text_.paragraph_of(i) == text_.paragraph_of(0);
  }

  [[nodiscard]] std::uint32_t named_speaker(std::uint32_t end) const {
    for (const auto& mention : document_.mentions) {
      if (mention.last > end) break;
      if (!is_person(mention)) continue;
      if (mention.last + 2 < end && text_.folded(mention.last) == "'s") {
        for (auto i = mention.last; i < std::min(end, mention.last + 4); ++i) {
          if (is_speech(text_.folded(i))) return mention.entity;
        }
      }
      // "by", at most an office before the name; the word of speaking before that.
      for (auto i = mention.first; i-- > 0 && i + 12 > mention.first;) {
        if (is_speech(text_.folded(i))) break;
        if (text_.folded(i) != "by" && text_.folded(i) != "of") continue;
        const auto near =
            i >= 1 && (is_speech(text_.folded(i - 1)) || (i >= 2 && is_speech(text_.folded(i - 2))));
        if (near && !is_joint(mention, end)) return mention.entity;
      }
    }
    return kNoEntity;
  }

  /// "Joint statement by A and B": nobody's "I".
  [[nodiscard]] bool is_joint(const Mention& mention, std::uint32_t end) const {
    for (std::uint32_t i = 0; i < end; ++i) {
      if (text_.folded(i) == "joint") return true;
    }
    return mention.last < end && text_.folded(mention.last) == "and";
  }

  const ReferenceContext& context_;
  const TextView& text_;
  const ResolvedDocument& document_;
  std::uint32_t turns_ = UINT32_MAX;
};

}  // namespace

Voices find_voices(const ReferenceContext& context) { return VoiceFinder(context).find(); }

}  // namespace entente::ingest
