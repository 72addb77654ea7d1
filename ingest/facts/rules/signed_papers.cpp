// What is signed at a verb, where the tree tells it and where only the order of words does.
#include "ingest/facts/rules/signed_papers.hpp"

#include <algorithm>

#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/name_order.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kAgreement{NodeLabel::Agreement};

/// "put their names to", "affixed his signature to"
bool puts_signature(const RoleGraph& graph, std::uint32_t verb) {
  if (!one_of(graph.lemma(verb),
              {"put", "set", "affix", "append", "add", "fix", "place", "attach", "lend", "leave"}))
    return false;
  const std::uint32_t object = graph.child(verb, "dobj");
  return object != kNoToken && one_of(graph.lemma(object), {"signature", "name", "signatures", "pen", "hand",
                                                            "hands", "seal", "initial"});
}

/// "inked at the palace the Declaration", "signed an accord dubbed the X Agreement": behind the verb, where
/// no other verb and no preposition of its own stands before it.
const Mention* paper_behind(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t object = graph.child(verb, "dobj");
  const std::uint32_t end = std::min(sentence_end(context, verb), verb + 14);
  for (std::uint32_t i = verb + 1; i < end; ++i) {
    const bool called = one_of(context.words(i), {"dubbed", "called", "named", "christened", "titled",
                                                  "entitled", "styled", "termed", "nicknamed", "as"});
    if (object != kNoToken) {  // only what the object is called
      if (!called || i < object) continue;
      return agreement_opening(context, i + 1, end);
    }
    if (graph.token(i).pos == "VERB" || one_of(context.words(i), {"and", "but", "that", ";"})) return nullptr;
    const Mention* paper = agreement_opening(context, i, end);
    if (paper == nullptr) continue;
    return graph.token(i - 1).pos == "ADP" ? nullptr : paper;
  }
  return nullptr;
}

/// "over the Compact they had just signed": the name right before the subject.
const Mention* paper_before(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t subject = graph.child(verb, "nsubj");
  if (subject == kNoToken || graph.token(subject).pos != "PRON" || subject == 0 || subject > verb)
    return nullptr;
  for (const std::uint32_t m : context.mentions_covering(subject - 1)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.last == subject && context.label(mention.entity) == NodeLabel::Agreement &&
        mention.kind == MentionKind::Name && mention.head < graph.size())
      return &mention;
  }
  return nullptr;
}

}  // namespace

bool signs(const RoleGraph& graph, std::uint32_t verb) {
  return one_of(graph.lemma(verb), {"sign", "ink", "initial", "pen", "cosign", "clinch", "conclude", "seal"});
}

std::uint32_t misread_paper(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t subject = graph.child(verb, "nsubj");
  if (!signs(graph, verb) || graph.token(verb).tag != "VBD" || subject == kNoToken || verb == 0 ||
      context.words(verb - 1) != "," || graph.child(verb, "dobj") != kNoToken ||
      context.fill_one(subject, kAgreement).empty())
    return kNoToken;
  return subject;
}

const Mention* agreement_opening(const FactContext& context, std::uint32_t token, std::uint32_t end) {
  for (std::uint32_t i = token; i < std::min(token + 3, end); ++i) {
    for (const std::uint32_t m : context.mentions_covering(i)) {
      const Mention& mention = context.document().mentions[m];
      if (mention.first == i && context.label(mention.entity) == NodeLabel::Agreement &&
          mention.kind == MentionKind::Name && mention.head < context.graph().size())
        return &mention;
    }
    if (!one_of(context.words(i), {"the", "a", "an", "their", "its", "so-called", "new", "joint"})) break;
  }
  return nullptr;
}

std::vector<Filler> signed_at(const FactContext& context, std::uint32_t verb, bool& loose) {
  const RoleGraph& graph = context.graph();
  const bool direct = signs(graph, verb);
  loose = false;
  if (!direct && !puts_signature(graph, verb)) return {};
  const std::uint32_t subject = misread_paper(context, verb);
  if (subject != kNoToken) return context.fill_one(subject, kAgreement);
  const Frame frame = verb_frame(context, verb);
  for (const Slot& slot : frame.slots) {
    if (direct ? slot.name != "obj" : !one_of(slot.name, {"to", "on", "under", "beneath"})) continue;
    auto found = context.fill_one(slot.token, kAgreement);
    if (!found.empty()) return found;
  }
  if (!direct || graph.token(verb).tag == "VBG" || graph.token(verb).tag == "VB" ||
      (graph.is_passive(verb) && graph.child(verb, "aux") == kNoToken))
    return {};
  const Mention* paper = paper_behind(context, verb);
  if (paper == nullptr && graph.child(verb, "dobj") == kNoToken) paper = paper_before(context, verb);
  if (paper == nullptr) return {};
  loose = true;
  return {{paper->entity, paper->head, 0.9F * paper->certainty}};
}

}  // namespace entente::ingest
