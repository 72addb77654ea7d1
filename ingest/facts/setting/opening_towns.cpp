#include "ingest/facts/setting/opening_towns.hpp"

#include <string_view>

#include "ingest/facts/setting/scene_places.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

/// The first sentence of a paragraph, or the one behind its day: "Saturday, January 19. Riga is full of ..."
bool opens_paragraph(const FactContext& context, std::uint32_t sentence) {
  if (sentence == 0 || context.paragraph(sentence - 1) != context.paragraph(sentence)) return true;
  const Sentence& before = context.document().annotation.sentences[sentence - 1];
  for (std::uint32_t i = before.first; i < before.last; ++i) {
    if (context.graph().token(i).pos != "PUNCT" && !context.in_time(i)) return false;
  }
  return opens_paragraph(context, sentence - 1);
}

/// The town that a mention says, though it may be read as its state: "Riga is full of barricades".
std::uint32_t town_said(const FactContext& context, const Mention& mention) {
  if (context.label(mention.entity) == NodeLabel::Place)
    return is_in_gazetteer(context, mention.entity) ? mention.entity : kNoEntity;
  const auto& document = context.document();
  const std::string_view said =
      std::string_view(document.document.text).substr(mention.span.start, mention.span.size());
  for (std::uint32_t e = 0; mention.kind == MentionKind::Metonym && e < document.entities.size(); ++e) {
    if (context.label(e) == NodeLabel::Place && document.entities[e].name == said) return e;
  }
  return kNoEntity;
}

/// "Riga is ready to talk": who governs there, not the town.
bool is_of_mind(const std::string& lemma) {
  return one_of(lemma, {"ready",   "willing",   "unwilling", "keen",    "eager",     "reluctant", "hesitant",
                        "angry",   "furious",   "happy",     "unhappy", "glad",      "pleased",   "wary",
                        "anxious", "nervous",   "afraid",    "worried", "concerned", "cautious",  "sceptical",
                        "hopeful", "skeptical", "confident", "sure",    "certain",   "adamant",   "firm",
                        "silent",  "open",      "opposed",   "right",   "wrong",     "serious",   "aware",
                        "loyal",   "grateful",  "hostile",   "prepared"});
}

}  // namespace

std::uint32_t town_opened_with(const FactContext& context, std::uint32_t sentence) {
  if (!opens_paragraph(context, sentence)) return kNoEntity;
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  for (std::uint32_t i = bounds.first; i < bounds.last && i < graph.size(); ++i) {
    if (!graph.is_root(i)) continue;
    const std::uint32_t subject = graph.child(i, "nsubj");
    if (subject == kNoToken || !one_of(graph.lemma(i), {"be", "come", "follow"})) return kNoEntity;
    const std::uint32_t said = graph.child(i, "acomp");
    if (said != kNoToken && is_of_mind(graph.lemma(said))) return kNoEntity;
    for (const std::uint32_t m : context.mentions_covering(subject)) {
      if (context.document().mentions[m].head == subject)
        return town_said(context, context.document().mentions[m]);
    }
  }
  return kNoEntity;
}

}  // namespace entente::ingest
