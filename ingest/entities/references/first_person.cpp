// "I" of an address, of a turn in a transcript, of a diary; "you" of an interview's question. Those within
// quotations are the quotations' own.
#include "ingest/entities/references/references.hpp"
#include "ingest/entities/references/voices.hpp"

namespace entente::ingest {

void resolve_first_person(ReferenceContext& context) {
  const auto& text = context.text;
  const auto voices = find_voices(context);
  // Quotations have given some their speakers.
  std::vector<char> taken(text.size(), 0);
  for (const auto& mention : context.document.mentions) {
    for (auto i = mention.first; i < mention.last; ++i) taken[i] = 1;
  }
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (taken[i] != 0) continue;
    const auto& folded = text.folded(i);
    if (voices.asked[i] != kNoEntity && (folded == "you" || folded == "your" || folded == "yours"))
      context.add({i, i + 1}, i, voices.asked[i], MentionKind::Pronoun, 0.85F);
    if (voices.speaker[i] == kNoEntity) continue;
    const bool subject = text.word(i) == "I" && text.token(i).pos == "PRON";
    const bool other = folded == "me" || folded == "my" || folded == "myself";
    if (subject || (other && (!text.is_capital(i) || text.is_opening(i))))
      context.add({i, i + 1}, i, voices.speaker[i], MentionKind::Pronoun, 0.85F);
  }
  context.order();
}

}  // namespace entente::ingest
