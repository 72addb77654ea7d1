// Whose visit "his visit" is where the pronoun has been taken for him who is at home there.
#include <algorithm>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame_targets.hpp"

namespace entente::ingest {

namespace {

/// The person told last before a token in its sentence who is another and does not govern there.
Filler guest_before(const FactContext& context, std::uint32_t token, std::uint32_t host, std::uint32_t area) {
  const RoleGraph& graph = context.graph();
  Filler found;
  std::uint32_t last = 0;
  for (const Mention& mention : context.document().mentions) {
    if (mention.head >= token || mention.head >= graph.size() || mention.entity == host ||
        graph.sentence_of(mention.head) != graph.sentence_of(token) ||
        context.label(mention.entity) != NodeLabel::Person || mention.kind == MentionKind::Pronoun ||
        mention.head < last || is_at_seat(context, mention.entity, area))
      continue;
    last = mention.head;
    found = {mention.entity, mention.head, 0.85F * mention.certainty};
  }
  return found;
}

}  // namespace

void settle_visitors(const FactContext& context, std::vector<Filler>& from, const std::vector<Filler>& to) {
  if (to.empty()) return;
  for (Filler& visitor : from) {
    if (visitor.token >= context.graph().size() || context.graph().token(visitor.token).tag != "PRP$" ||
        !is_at_seat(context, visitor.entity, to.front().entity))
      continue;
    const Filler guest = guest_before(context, visitor.token, visitor.entity, to.front().entity);
    if (guest.entity != kNoEntity) visitor = guest;
  }
}

}  // namespace entente::ingest
