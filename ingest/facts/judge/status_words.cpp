// Words in a clause that decide whether what it tells happened.
#include "ingest/facts/judge/status_words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ingest/text/one_of.hpp"

namespace entente::ingest {

bool opens_time_clause(const RoleGraph& graph, std::uint32_t verb) {
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if ((role == "advmod" || role == "mark") && c < verb &&
        one_of(graph.lemma(c), {"when", "once", "until", "till", "before", "after"}))
      return true;
  }
  return false;
}

bool negative_subject(const RoleGraph& graph, std::uint32_t subject) {
  if (one_of(graph.lemma(subject), {"nobody", "none", "neither"})) return true;
  for (const std::uint32_t c : graph.children(subject)) {
    const std::string& lemma = graph.lemma(c);
    const std::string& role = graph.token(c).role;
    if ((role == "det" || role == "preconj" || role == "cc") && (lemma == "no" || lemma == "neither"))
      return true;
  }
  return false;
}

bool says_yet(const RoleGraph& graph, std::uint32_t verb) {
  const std::uint32_t adverb = graph.child(verb, "advmod");
  return adverb != kNoToken && graph.lemma(adverb) == "yet";
}

bool happens_at_last(const RoleGraph& graph, std::uint32_t verb) {
  bool past = false;
  bool until = false;
  for (const std::uint32_t c : graph.children(verb)) {
    past = past || (graph.token(c).role == "aux" && graph.lemma(c) == "do" && graph.token(c).tag == "VBD");
    until = until || (graph.token(c).role == "prep" && one_of(graph.lemma(c), {"until", "till"}) &&
                      graph.object_of(c) != kNoToken);
  }
  return past && until;
}

bool has_have(const RoleGraph& graph, std::uint32_t verb) {
  const auto children = graph.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    return graph.token(c).role == "aux" && graph.lemma(c) == "have";
  });
}

bool has_no(const RoleGraph& graph, std::uint32_t noun) {
  const std::uint32_t determiner = graph.child(noun, "det");
  return determiner != kNoToken && one_of(graph.lemma(determiner), {"no", "neither"});
}

bool is_done_participle(const RoleGraph& graph, const Candidate& candidate) {
  constexpr std::array<EdgeKind, 7> kDeeds = {EdgeKind::Signed,    EdgeKind::Supports,   EdgeKind::Criticized,
                                              EdgeKind::Proposed,  EdgeKind::Sanctioned, EdgeKind::Attacked,
                                              EdgeKind::InvestedIn};
  const Token& token = graph.token(candidate.trigger);
  return candidate.origin == Origin::Verb && token.tag == "VBN" && token.role == "acl" &&
         graph.child(candidate.trigger, "aux") == kNoToken &&
         graph.child(candidate.trigger, "auxpass") == kNoToken &&
         std::find(kDeeds.begin(), kDeeds.end(), candidate.kind) != kDeeds.end();
}

bool is_asked(const FactContext& context, std::uint32_t verb) {
  const auto& sentence = context.document().annotation.sentences[context.graph().sentence_of(verb)];
  for (std::uint32_t i = sentence.last; i > sentence.first && sentence.last - i < 3; --i) {
    if (context.words(i - 1) == "?") return true;
  }
  return false;
}

bool is_bare_passive(const RoleGraph& graph, std::uint32_t subject, std::uint32_t verb) {
  return graph.token(subject).role == "nsubj" && one_of(graph.lemma(verb), {"call", "put"}) &&
         graph.child(verb, "dobj") == kNoToken;
}

}  // namespace entente::ingest
