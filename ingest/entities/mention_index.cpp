#include "ingest/entities/mention_index.hpp"

namespace entente::ingest {

MentionIndex::MentionIndex(const ResolvedDocument& document)
    : document_(document), mention_of_(document.annotation.tokens.size(), -1) {
  for (std::size_t m = 0; m < document.mentions.size(); ++m) {
    const auto& mention = document.mentions[m];
    for (auto i = mention.first; i < mention.last && i < mention_of_.size(); ++i) {
      auto& best = mention_of_[i];
      if (best < 0 || document.mentions[static_cast<std::size_t>(best)].span.size() < mention.span.size())
        best = static_cast<std::int32_t>(m);
    }
  }
}

const Mention* MentionIndex::at(std::uint32_t token) const {
  if (token >= mention_of_.size() || mention_of_[token] < 0) return nullptr;
  return &document_.mentions[static_cast<std::size_t>(mention_of_[token])];
}

const Mention* MentionIndex::starting_at(std::uint32_t token) const {
  const auto* mention = at(token);
  return mention != nullptr && mention->first == token ? mention : nullptr;
}

const Mention* MentionIndex::ending_at(std::uint32_t token) const {
  const auto* mention = token == 0 ? nullptr : at(token - 1);
  return mention != nullptr && mention->last == token ? mention : nullptr;
}

}  // namespace entente::ingest
