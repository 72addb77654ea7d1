// Direct quotations and who says them: the subject of the verb of saying beside the quotation, else the
// speaker of the one before.
#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ingest/entities/references/quotations.hpp"

namespace entente::ingest {

namespace {

using Words = std::unordered_set<std::string_view>;

bool is_saying(const std::string& lemma) {
  static const Words kWords = {
      "say",         "tell",      "add",       "note",    "stress",  "warn",    "announce",  "explain",
      "recall",      "reply",     "insist",    "argue",   "write",   "declare", "state",     "continue",
      "emphasize",   "emphasise", "underline", "ask",     "remark",  "quote",   "tweet",     "post",
      "acknowledge", "point",     "conclude",  "claim",   "assert",  "call",    "describe",  "urge",
      "inform",      "read",      "exclaim",   "observe", "comment", "respond", "promise",   "vow",
      "joke",        "lament",    "admit",     "confirm", "predict", "suggest", "complain",  "recount",
      "muse",        "boast",     "repeat",    "counter", "caution", "agree",   "reiterate", "quip",
      "pledge",      "concede",   "remember",  "testify", "report",  "reveal",  "believe",   "think",
      "swear",       "shout"};
  return kWords.contains(lemma);
}

class QuoteFinder {
 public:
  explicit QuoteFinder(const ReferenceContext& context)
      : context_(context), text_(context.text), index_(context.document) {}

  [[nodiscard]] std::vector<Quotation> find() {
    std::vector<Quotation> found;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      const auto word = text_.word(i);
      if (word != "“" && word != "\"") continue;
      auto close = closing(i, word == "“" ? "”" : "\"");
      if (close == i) close = goes_on(i);
      if (close == i || close - i < 4) continue;
      Quotation quotation{i, close, speaker(i, close)};
      if (quotation.speaker == kNoEntity && text_.block_kind(i) == BlockKind::Body && last_ != kNoEntity &&
          text_.paragraph_of(i) <= last_paragraph_ + 1 && whole_paragraph(i))
        quotation.speaker = last_;
      if (quotation.speaker != kNoEntity) {
        last_ = quotation.speaker;
        last_paragraph_ = text_.paragraph_of(i);
      }
      found.push_back(quotation);
      i = close;
    }
    return found;
  }

 private:
  /// A quotation of several paragraphs opens each with a mark and closes the last alone: the end of the
  /// paragraph, or `open`.
  [[nodiscard]] std::uint32_t goes_on(std::uint32_t open) const {
    const auto paragraph = text_.paragraph_of(open);
    auto end = open;
    while (end + 1 < text_.size() && text_.paragraph_of(end + 1) == paragraph) ++end;
    auto next = end + 1;
    while (next < text_.size() && text_.token(next).pos == "SPACE") ++next;
    const bool marked = next < text_.size() && text_.word(next) == text_.word(open);
    return marked && end < open + 400 ? end : open;
  }

  /// The closing mark within the paragraph, or `open`.
  [[nodiscard]] std::uint32_t closing(std::uint32_t open, std::string_view mark) const {
    const auto paragraph = text_.paragraph_of(open);
    for (auto i = open + 1; i < text_.size() && i < open + 400 && text_.paragraph_of(i) == paragraph; ++i) {
      if (text_.word(i) == mark) return i;
    }
    return open;
  }

  [[nodiscard]] bool whole_paragraph(std::uint32_t open) const {
    return open == 0 || text_.paragraph_of(open - 1) != text_.paragraph_of(open);
  }

  [[nodiscard]] std::uint32_t speaker(std::uint32_t open, std::uint32_t close) const {
    const auto paragraph = text_.paragraph_of(open);
    // Behind the quotation first: "...", Xi said. Then before it: Xi said: "...".
    const bool ends = close > 0 && text_.word(close - 1) == ".";  // what follows is a sentence of its own
    for (auto i = close + 1;
         !ends && i < text_.size() && i <= close + 14 && text_.paragraph_of(i) == paragraph; ++i) {
      if (text_.word(i) == "“" || text_.word(i) == "\"") break;
      if (text_.token(i).pos == "VERB" && is_saying(text_.token(i).lemma)) {
        if (const auto entity = subject(i, close); entity != kNoEntity) return entity;
      }
      if (text_.folded(i) == ".") break;
    }
    for (auto i = open; i-- > 0 && i + 22 > open && text_.paragraph_of(i) == paragraph;) {
      if (text_.word(i) == "”") break;
      if (text_.token(i).pos == "VERB" && is_saying(text_.token(i).lemma)) {
        if (const auto entity = subject(i, open); entity != kNoEntity) return entity;
      }
    }
    return open > 0 && text_.word(open - 1) == ":" ? subject_of_sentence(open - 1) : kNoEntity;
  }

  /// "A defended the plan: ..."
  [[nodiscard]] std::uint32_t subject_of_sentence(std::uint32_t colon) const {
    const auto& sentence = text_.sentence(text_.sentence_of(colon));
    for (auto i = sentence.first; i < colon; ++i) {
      const auto verb = text_.token(i).head;
      if (text_.token(i).role != "nsubj" || verb > colon || text_.token(verb).role == "relcl") continue;
      const auto* mention = index_.at(i);
      return mention != nullptr && context_.type(mention->entity) == EntityType::Person ? mention->entity
                                                                                        : kNoEntity;
    }
    return kNoEntity;
  }

  [[nodiscard]] std::uint32_t subject(std::uint32_t verb, std::uint32_t near) const {
    const auto& sentence = text_.sentence(text_.sentence_of(verb));
    const auto first = std::max(sentence.first, verb >= 40 ? verb - 40 : 0);
    const auto last = std::min(sentence.last, verb + 20);
    for (auto i = first; i < last; ++i) {
      if (text_.token(i).head != verb || text_.token(i).role != "nsubj") continue;
      if (const auto* mention = index_.at(i); mention != nullptr && can_speak(*mention))
        return mention->entity;
      if (text_.folded(i) != "who") continue;  // "from A, who said"
      const auto* above = text_.token(verb).role == "relcl" ? index_.at(text_.token(verb).head) : nullptr;
      if (above != nullptr && can_speak(*above)) return above->entity;
    }
    // The parser may miss the subject behind the verb: "..." said Ana Beltran.
    for (const auto i : {verb + 1, verb - 1}) {
      const auto* mention = i < text_.size() ? index_.at(i) : nullptr;
      if (mention != nullptr && can_speak(*mention) && text_.paragraph_of(i) == text_.paragraph_of(near))
        return mention->entity;
    }
    return kNoEntity;
  }

  [[nodiscard]] bool can_speak(const Mention& mention) const {
    const auto type = context_.type(mention.entity);
    return type == EntityType::Person || ((type == EntityType::Country || type == EntityType::Organization) &&
                                          mention.kind != MentionKind::Nationality);
  }

  const ReferenceContext& context_;
  const TextView& text_;
  MentionIndex index_;
  std::uint32_t last_ = kNoEntity;
  std::uint32_t last_paragraph_ = 0;
};

/// "I" within the quotation is the speaker.
void speak(ReferenceContext& context, const Quotation& quotation) {
  const auto& text = context.text;
  if (quotation.speaker == kNoEntity || context.type(quotation.speaker) != EntityType::Person) return;
  for (auto i = quotation.open + 1; i < quotation.close; ++i) {
    const auto& word = text.folded(i);
    if ((word == "i" && text.word(i) == "I") || word == "me" || word == "my" || word == "myself")
      context.add({i, i + 1}, i, quotation.speaker, MentionKind::Pronoun, 0.9F);
  }
}

}  // namespace

std::vector<Quotation> find_quotations(const ReferenceContext& context) {
  return QuoteFinder(context).find();
}

void find_quotes(ReferenceContext& context) {
  const auto& text = context.text;
  for (const auto& quotation : find_quotations(context)) {
    speak(context, quotation);
    context.document.quotes.push_back(
        {{text.token(quotation.open).span.start, text.token(quotation.close).span.end}, quotation.speaker});
  }
  context.order();
}

}  // namespace entente::ingest
