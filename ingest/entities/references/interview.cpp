#include "ingest/entities/references/interview.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

constexpr std::uint32_t kQuestion = 60;  // tokens of the longest question
constexpr int kQuestions = 3;            // that make an interview
constexpr int kAnswers = 2;              // with "I" in them
constexpr std::uint32_t kStart = 4;      // sentences that say who talks

struct Paragraph {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  ///< exclusive; equal to first where nothing of the paragraph is body
  bool says_i = false;
  bool says_you = false;
  bool asks = false;  ///< ends with a question mark
};

class InterviewFinder {
 public:
  explicit InterviewFinder(const ReferenceContext& context) : context_(context), text_(context.text) {}

  [[nodiscard]] Interview find() {
    Interview found;
    read_paragraphs();
    found.turns.assign(paragraphs_.size(), InterviewTurn::None);
    std::uint32_t opening = UINT32_MAX;
    int questions = 0;
    int answers = 0;
    auto before = InterviewTurn::None;
    for (std::uint32_t p = 0; p < paragraphs_.size(); ++p) {
      const auto& paragraph = paragraphs_[p];
      if (paragraph.first == paragraph.last) continue;
      if (is_question(paragraph)) {
        found.turns[p] = InterviewTurn::Question;
        opening = std::min(opening, paragraph.first);
        ++questions;
      } else if (before == InterviewTurn::Question || (before == InterviewTurn::Answer && paragraph.says_i)) {
        found.turns[p] = InterviewTurn::Answer;
        answers += paragraph.says_i ? 1 : 0;
      }
      before = found.turns[p];
    }
    if (questions >= kQuestions && answers >= kAnswers) found.person = person_of_opening(opening);
    return found;
  }

 private:
  /// What stands outside quotation marks.
  void read_paragraphs() {
    bool open = false;
    std::uint32_t last = UINT32_MAX;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      const auto p = text_.paragraph_of(i);
      if (p >= paragraphs_.size()) paragraphs_.resize(p + 1);
      if (p != last) open = false;
      last = p;
      const auto word = text_.word(i);
      if (word == "“" || (word == "\"" && !open))
        open = true;
      else if (word == "”" || word == "\"")
        open = false;
      if (text_.block_kind(i) != BlockKind::Body) continue;
      auto& paragraph = paragraphs_[p];
      if (paragraph.first == paragraph.last) paragraph.first = i;
      paragraph.last = i + 1;
      if (open) continue;
      const auto& folded = text_.folded(i);
      paragraph.says_i = paragraph.says_i || word == "I" || folded == "me" || folded == "my";
      paragraph.says_you = paragraph.says_you || folded == "you" || folded == "your";
      if (text_.token(i).pos != "SPACE") paragraph.asks = word == "?";
    }
  }

  [[nodiscard]] static bool is_question(const Paragraph& paragraph) {
    if (paragraph.last - paragraph.first > kQuestion) return false;
    return paragraph.asks || (paragraph.says_you && !paragraph.says_i);
  }

  /// "X talks to Y", "an interview with X" at the very start; else who is named most before the first
  /// question.
  [[nodiscard]] std::uint32_t person_of_opening(std::uint32_t end) const {
    static const Words kTalking = {"talk", "speak", "tell", "answer", "discuss"};
    std::vector<int> named(context_.document.entities.size(), 0);
    for (const auto& mention : context_.document.mentions) {
      if (mention.first >= end) break;
      if (context_.type(mention.entity) != EntityType::Person || mention.kind != MentionKind::Name ||
          text_.block_kind(mention.first) == BlockKind::Byline)
        continue;
      const auto& token = text_.token(mention.head);
      const auto& above = text_.token(token.head);
      const bool start = text_.sentence_of(mention.first) < kStart;
      if (start && token.role.starts_with("nsubj") && kTalking.contains(above.lemma)) return mention.entity;
      if (token.role == "pobj" && above.lemma == "with" &&
          (text_.token(above.head).lemma == "interview" || text_.token(above.head).lemma == "conversation"))
        return mention.entity;
      if (token.role == "dobj" && above.lemma == "interview") return mention.entity;
      ++named[mention.entity];
    }
    std::uint32_t best = kNoEntity;
    bool tie = false;
    for (std::uint32_t e = 0; e < named.size(); ++e) {
      if (named[e] == 0) continue;
      tie = best != kNoEntity && (named[e] == named[best] || (tie && named[e] < named[best]));
      if (best == kNoEntity || named[e] > named[best]) best = e;
    }
    return tie ? kNoEntity : best;
  }

  const ReferenceContext& context_;
  const TextView& text_;
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

Interview find_interview(const ReferenceContext& context) { return InterviewFinder(context).find(); }

}  // namespace entente::ingest
