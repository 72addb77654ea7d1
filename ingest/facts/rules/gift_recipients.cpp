// Whom a gift helps where its clause does not say: by the gift told before, by what the text says of its
// donors, by a journey, by what the text is about.
#include "ingest/facts/rules/gift_recipients.hpp"

#include <algorithm>

#include "ingest/facts/rules/money.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kArea{NodeLabel::Country, NodeLabel::Place};
constexpr std::uint32_t kGiftReach = 3;    ///< sentences back to the gift told last
constexpr std::uint32_t kDonorReach = 12;  ///< sentences back to the word of donors

/// "donors", "a pledging conference": the text tells of many who give.
bool tells_of_donors(const FactContext& context, std::uint32_t sentence) {
  const RoleGraph& graph = context.graph();
  const Sentence& at = context.document().annotation.sentences[sentence];
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    const std::string& lemma = graph.lemma(i);
    if (one_of(lemma, {"donor", "pledging"})) return true;
    if (lemma == "pledge" && graph.is_noun(i)) return true;
  }
  return false;
}

/// What strikes a country that is then helped.
bool is_disaster(const std::string& lemma) {
  return one_of(lemma, {"flood", "flooding", "earthquake", "quake", "cyclone", "typhoon", "hurricane",
                        "tsunami", "drought", "famine", "eruption", "landslide", "disaster", "wildfire",
                        "storm", "epidemic", "victim"});
}

bool is_help_noun(const std::string& lemma) {
  return one_of(lemma, {"donor", "conference", "appeal", "pledge", "aid", "relief", "reconstruction",
                        "assistance", "rebuilding", "help", "recovery", "fund", "donation", "meeting"}) ||
         is_disaster(lemma);
}

/// The area that a phrase on a noun of help names: "donors to X", "the floods in X", "the reconstruction of
/// X".
void add_helped_noun(const FactContext& context, std::uint32_t noun, std::vector<std::uint32_t>& out) {
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t c : graph.children(noun)) {
    const bool link = graph.token(c).role == "prep" && graph.object_of(c) != kNoToken;
    if (!link || !one_of(graph.lemma(c), {"for", "to", "of", "in", "on"})) continue;
    // "a conference in Geneva" is held there
    const bool held = one_of(graph.lemma(noun), {"conference", "meeting", "appeal", "donor"});
    if (held && one_of(graph.lemma(c), {"in", "of"})) continue;
    // donors help countries; a disaster has its place
    const LabelSet allowed = is_disaster(graph.lemma(noun)) ? kArea : LabelSet{NodeLabel::Country};
    for (const Filler& area : context.fill_one(graph.object_of(c), allowed)) out.push_back(area.entity);
  }
}

/// "to help X rebuild", "X was hit by", "X rebuild"
void add_helped_verb(const FactContext& context, std::uint32_t verb, std::vector<std::uint32_t>& out) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  const bool helps = one_of(lemma, {"help", "aid", "assist", "rebuild", "reconstruct"});
  const bool recovers = one_of(lemma, {"rebuild", "recover"});
  bool struck = one_of(lemma, {"hit", "strike", "devastate", "ravage", "ruin", "flood", "destroy"});
  if (struck) {
    const auto& children = graph.children(verb);
    struck = std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      const std::uint32_t by = graph.object_of(c) == kNoToken ? c : graph.object_of(c);
      if (is_disaster(graph.lemma(by))) return true;
      const auto& inner = graph.children(by);
      return std::any_of(inner.begin(), inner.end(),
                         [&](std::uint32_t i) { return is_disaster(graph.lemma(i)); });
    });
  }
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    const bool object = role == "dobj" || (struck && role == "nsubjpass");
    if (!((helps || struck) && object) && !(recovers && role == "nsubj")) continue;
    for (const Filler& area : context.fill_one(c, kArea)) out.push_back(area.entity);
  }
  if (helps && graph.child(verb, "ccomp") != kNoToken) {  // "to help [X rebuild]"
    for (const std::uint32_t subject : graph.subjects(graph.child(verb, "ccomp"))) {
      for (const Filler& area : context.fill_one(subject, kArea)) out.push_back(area.entity);
    }
  }
}

/// The areas that a sentence names as helped or in need; a place gives way to its country.
std::uint32_t helped_in(const FactContext& context, std::uint32_t sentence, std::uint32_t end) {
  const RoleGraph& graph = context.graph();
  const Sentence& at = context.document().annotation.sentences[sentence];
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = at.first; i < std::min(at.last, end); ++i) {
    if (graph.is_verb(i)) add_helped_verb(context, i, found);
    // "5.6 billion euros for X"
    const bool sum = graph.token(i).pos != "VERB" && is_amount(context, i);
    if ((graph.is_noun(i) && is_help_noun(graph.lemma(i))) || sum) add_helped_noun(context, i, found);
  }
  for (const std::uint32_t one : found) {
    if (context.label(one) == NodeLabel::Country) return one;
  }
  return found.empty() ? kNoEntity : found.front();
}

}  // namespace

std::uint32_t helped_before(const FactContext& context, std::uint32_t token, const Candidates& before) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t sentence = graph.sentence_of(token);
  const Candidate* last = nullptr;
  for (const Candidate& candidate : before) {
    if (candidate.kind != EdgeKind::Aided || candidate.trigger >= token) continue;
    if (sentence - candidate.sentence > kGiftReach) continue;
    if (context.paragraph(candidate.sentence) != context.paragraph(sentence)) continue;
    if (last == nullptr || candidate.trigger > last->trigger) last = &candidate;
  }
  return last == nullptr ? kNoEntity : last->to;
}

std::uint32_t helped_by_donors(const FactContext& context, std::uint32_t token) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t sentence = graph.sentence_of(token);
  std::uint32_t found = kNoEntity;
  bool donors = false;
  for (std::uint32_t back = 0; back <= std::min(sentence, kDonorReach); ++back) {
    const std::uint32_t at = sentence - back;
    const bool here = tells_of_donors(context, at);
    donors = donors || here;
    // a disaster that no donors are told of: of this paragraph alone
    const bool near = back <= 2 && context.paragraph(at) == context.paragraph(sentence);
    if (found == kNoEntity && (here || near || donors)) found = helped_in(context, at, token);
    if (found != kNoEntity && (donors || near)) return found;
  }
  return donors ? found : kNoEntity;
}

std::uint32_t visited_by(const FactContext& context, std::uint32_t giver, std::uint32_t verb,
                         const Candidates& before) {
  const std::uint32_t sentence = context.graph().sentence_of(verb);
  std::uint32_t found = kNoEntity;
  for (const Candidate& candidate : before) {
    if (candidate.kind != EdgeKind::Visited || candidate.from != giver) continue;
    if (context.label(candidate.to) != NodeLabel::Country || candidate.sentence > sentence) continue;
    found = candidate.to;
  }
  return found;
}

std::uint32_t told_of_most(const FactContext& context, std::uint32_t giver) {
  std::vector<std::uint32_t> count(context.document().entities.size(), 0);
  const std::uint32_t own = context.country_led_by(giver);
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) == NodeLabel::Country && mention.entity != giver &&
        mention.entity != own)
      ++count[mention.entity];
  }
  std::uint32_t most = kNoEntity;
  std::uint32_t second = 0;
  for (std::uint32_t e = 0; e < count.size(); ++e) {
    if (most == kNoEntity || count[e] > count[most]) {
      second = most == kNoEntity ? 0 : count[most];
      most = e;
    } else {
      second = std::max(second, count[e]);
    }
  }
  return most != kNoEntity && count[most] >= 4 && count[most] >= 2 * second ? most : kNoEntity;
}

}  // namespace entente::ingest
