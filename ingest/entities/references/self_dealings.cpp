// "He received the visitor": two arguments of one clause are two people. A description that was joined to the
// clause's own subject is let go.
#include <algorithm>

#include "ingest/entities/clause_view.hpp"
#include "ingest/entities/references/references.hpp"

namespace entente::ingest {

namespace {

bool is_object(const TextView& text, std::uint32_t head) {
  const auto& token = text.token(head);
  if (token.role == "dobj" || token.role == "dative") return true;
  if (token.role != "pobj") return false;
  const auto& preposition = text.folded(token.head);
  const auto& above = text.token(text.token(token.head).head);
  return (preposition == "to" || preposition == "with" || preposition == "by" || preposition == "for") &&
         (above.pos == "VERB" || above.role == "dobj");
}

}  // namespace

void drop_self_dealings(ReferenceContext& context) {
  const auto& text = context.text;
  const ClauseView clauses(text);
  const MentionIndex index(context.document);
  std::erase_if(context.document.mentions, [&](const Mention& mention) {
    if (mention.kind != MentionKind::Description || context.type(mention.entity) != EntityType::Person ||
        !is_object(text, mention.head))
      return false;
    const auto subject = clauses.subject_around(mention.head);
    if (subject == kNoSubject || (subject >= mention.first && subject < mention.last)) return false;
    const auto* actor = index.at(subject);
    return actor != nullptr && actor->entity == mention.entity;
  });
}

}  // namespace entente::ingest
