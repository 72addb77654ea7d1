#include "ingest/facts/pairs/marked_sentences.hpp"

#include <algorithm>
#include <map>

namespace entente::ingest {

namespace {

// As in scripts/train-reader.
constexpr std::size_t kMostPieces = 170;  // of a stretch
constexpr std::size_t kMostOfSentence = kMostPieces - 4;

/// Marks the sentences of one document.
class Marking {
 public:
  Marking(const FactContext& context, const PairEncoder& encoder) : context_(context), encoder_(encoder) {
    const auto& document = context.document();
    ends_.resize(document.annotation.tokens.size() + 1);
    hidden_.resize(document.annotation.tokens.size());
    for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
      const Mention& mention = document.mentions[m];
      ends_[mention.last].push_back(m);
      if (is_persons_name(mention))
        std::fill(hidden_.begin() + mention.first, hidden_.begin() + mention.last, true);
    }
    // Where several end together the inner one comes first.
    for (auto& own : ends_)
      std::stable_sort(own.begin(), own.end(), [&](std::uint32_t a, std::uint32_t b) {
        return document.mentions[a].first > document.mentions[b].first;
      });
  }

  [[nodiscard]] MarkedSentence mark(std::uint32_t index) const {
    const auto& document = context_.document();
    const Sentence& sentence = document.annotation.sentences[index];
    MarkedSentence out{index, {}};
    std::vector<std::uint32_t> word;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (!hidden_[i]) {
        word.clear();
        encoder_.word_pieces(word_of(i), word);
        for (const std::uint32_t piece : word) out.pieces.push_back({piece});
      }
      for (const std::uint32_t m : ends_[i + 1]) {
        const Mention& mention = document.mentions[m];
        if (mention.first < sentence.first || (hidden_[i] && !is_persons_name(mention))) continue;
        out.pieces.push_back({0, m});
      }
    }
    out.pieces.resize(std::min(out.pieces.size(), kMostOfSentence));
    return out;
  }

  /// A person and another entity.
  [[nodiscard]] bool names_two(const MarkedSentence& sentence) const {
    bool person = false;
    std::uint32_t first = kNoEntity;
    bool two = false;
    for (const MarkedPiece& piece : sentence.pieces) {
      if (piece.mention == MarkedPiece::kNoMention) continue;
      const std::uint32_t entity = context_.document().mentions[piece.mention].entity;
      person = person || context_.label(entity) == NodeLabel::Person;
      two = two || (first != kNoEntity && first != entity);
      if (first == kNoEntity) first = entity;
    }
    return person && two;
  }

 private:
  [[nodiscard]] bool is_persons_name(const Mention& mention) const {
    return mention.kind == MentionKind::Name && context_.label(mention.entity) == NodeLabel::Person;
  }
  [[nodiscard]] std::string_view word_of(std::uint32_t token) const {
    const auto& document = context_.document();
    const Span span = document.annotation.tokens[token].span;
    return std::string_view(document.document.text).substr(span.start, span.end - span.start);
  }

  const FactContext& context_;
  const PairEncoder& encoder_;
  std::vector<std::vector<std::uint32_t>> ends_;  // mentions by the token after them
  std::vector<bool> hidden_;                      // tokens of persons' names
};

/// Fills one stretch.
class StretchMaker {
 public:
  StretchMaker(const FactContext& context, const PairEncoder& encoder)
      : context_(context), encoder_(encoder) {
    stretch_.pieces.push_back(encoder.cls());
  }
  [[nodiscard]] bool takes(const MarkedSentence& sentence) const {
    return stretch_.pieces.size() + sentence.pieces.size() + 1 <= kMostPieces;
  }
  void add(const MarkedSentence& sentence) {
    for (const MarkedPiece& piece : sentence.pieces) {
      if (piece.mention == MarkedPiece::kNoMention) {
        stretch_.pieces.push_back(piece.piece);
        continue;
      }
      stretch_.markers.push_back(
          {static_cast<std::uint32_t>(stretch_.pieces.size()), sentence.sentence, piece.mention});
      stretch_.pieces.push_back(marker_of(context_.document().mentions[piece.mention].entity));
    }
    stretch_.pieces.push_back(encoder_.sep());
  }
  [[nodiscard]] Stretch take() { return std::move(stretch_); }

 private:
  /// By the order in which persons, and others, come up; the last marker is shared by all that are too many.
  std::uint32_t marker_of(std::uint32_t entity) {
    const bool person = context_.label(entity) == NodeLabel::Person;
    auto& own = person ? persons_ : others_;
    const std::size_t number = own.try_emplace(entity, own.size()).first->second;
    return person ? encoder_.person_marker(std::min(number, PairEncoder::kPersonMarkers - 1))
                  : encoder_.other_marker(std::min(number, PairEncoder::kOtherMarkers - 1));
  }

  const FactContext& context_;
  const PairEncoder& encoder_;
  Stretch stretch_;
  std::map<std::uint32_t, std::size_t> persons_;
  std::map<std::uint32_t, std::size_t> others_;
};

}  // namespace

std::vector<MarkedSentence> mark_sentences(const FactContext& context, const PairEncoder& encoder) {
  const Marking marking(context, encoder);
  std::vector<MarkedSentence> out;
  const auto& mentions = context.document().mentions;
  std::uint32_t last = MarkedPiece::kNoMention;
  for (const Mention& mention : mentions) {
    const std::uint32_t sentence = context.graph().sentence_of(mention.first);
    if (sentence == last || !context.readable(sentence)) continue;
    last = sentence;
    MarkedSentence marked = marking.mark(sentence);
    if (marking.names_two(marked)) out.push_back(std::move(marked));
  }
  return out;
}

std::vector<Stretch> stretches_of(const FactContext& context, const PairEncoder& encoder,
                                  const std::vector<MarkedSentence>& sentences) {
  std::vector<StretchMaker> makers;
  for (const MarkedSentence& sentence : sentences) {
    if (makers.empty() || !makers.back().takes(sentence)) makers.emplace_back(context, encoder);
    makers.back().add(sentence);
  }
  std::vector<Stretch> out;
  out.reserve(makers.size());
  for (StretchMaker& maker : makers) out.push_back(maker.take());
  return out;
}

}  // namespace entente::ingest
