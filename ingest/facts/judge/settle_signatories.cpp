// Signing that is talked of rather than told ("preparations for the conclusion of", "the issue of its
// ratification"), and who signed where a state and its leader are both given.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

bool is_to_come(const std::string& lemma) {
  return one_of(lemma, {"prepare", "preparation", "await", "expect", "plan", "anticipate", "readiness",
                        "intention", "hope", "schedule", "expectation", "intend", "future"});
}

bool is_talked_of(const std::string& lemma) {
  return one_of(
      lemma, {"issue",         "question", "need",   "importance", "possibility", "prospect",  "idea",
              "discuss",       "urge",     "demand", "propose",    "consider",    "delay",     "block",
              "reject",        "oppose",   "hinder", "proposal",   "call",        "negotiate", "negotiation",
              "consolidation", "support",  "bid",    "aspiration", "request",     "path"});
}

/// What stands over the noun of the act decides whether it happened.
void settle_talk(const FactContext& context, Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  auto at = candidate.trigger;
  if (!graph.is_root(at) && one_of(graph.lemma(graph.token(at).head), {"since", "after", "following"})) {
    // "next year marks 25 years since the conclusion of"
    const auto& date = context.document().document.date;
    if (candidate.status == FactStatus::Planned ||
        (date && candidate.date && candidate.date->days > date->days))
      candidate.date.reset();
    candidate.status = FactStatus::Actual;
    return;
  }
  for (int step = 0; step < 8 && !graph.is_root(at); ++step) {
    at = graph.token(at).head;
    const auto& lemma = graph.lemma(at);
    if (is_to_come(lemma)) {
      candidate.status = FactStatus::Planned;
      return;
    }
    if (is_talked_of(lemma)) {
      candidate.verdict = Verdict::Wished;
      return;
    }
    if (lemma == "be") {  // "the issue is its ratification of"
      const auto subject = graph.child(at, "nsubj");
      if (subject != kNoToken && is_talked_of(graph.lemma(subject))) candidate.verdict = Verdict::Wished;
    }
    if (graph.is_verb(at)) return;
  }
}

bool is_conditional(const RoleGraph& graph, std::uint32_t verb) {
  const auto mark = graph.child(verb, "mark");
  return mark != kNoToken && one_of(graph.lemma(mark), {"until", "unless"});
}

/// "The leaders of the United States and Israel, Biden and Lapid, adopted": the people signed.
bool is_led_by_signatory(const FactContext& context, const Candidates& all, const Candidate& state) {
  const auto& offices = context.document().offices;
  const auto leads = [&](std::uint32_t person) {
    return std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& office) {
      return office.holder == person && office.body == state.from;
    });
  };
  return context.label(state.from) == NodeLabel::Country &&
         std::any_of(all.begin(), all.end(), [&](const Candidate& other) {
           // "Nigeria had planned to join it": its president has signed
           const bool done = state.status == FactStatus::Planned && other.status == FactStatus::Actual &&
                             other.verdict == Verdict::Kept;
           return other.kind == EdgeKind::Signed && (other.trigger == state.trigger || done) &&
                  other.to == state.to && context.label(other.from) == NodeLabel::Person && leads(other.from);
         });
}

/// "signed the Executive Order On a Temporary Procedure", "the Decree on": an order of one's own is no
/// agreement.
bool is_ordered(const FactContext& context, const Candidate& candidate) {
  const std::string& name = context.document().entities[candidate.to].name;
  if (name.starts_with("Executive Order") || name.starts_with("National Security ") ||
      name.starts_with("Presidential "))
    return true;
  for (const std::uint32_t m : context.mentions_covering(candidate.to_token)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.entity != candidate.to) continue;
    for (std::uint32_t i = mention.first; i > 0 && mention.first - i < 4; --i) {
      const std::string& word = context.graph().lemma(i - 1);
      if (one_of(word, {"order", "decree", "law", "bill", "directive", "proclamation", "edict", "ordinance"}))
        return true;
      if (!one_of(word, {"on", "the", "a", "an", "\"", "“"})) break;
    }
  }
  return false;
}

/// "signed the Human Life Protection Act": a law is no agreement, where one alone signs it.
bool is_law(const FactContext& context, const Candidates& all, const Candidate& candidate) {
  const std::string& name = context.document().entities[candidate.to].name;
  if (is_ordered(context, candidate)) return true;
  const bool law = name.ends_with(" Act") || name.ends_with(" Law") || name.ends_with(" Bill") ||
                   name.ends_with(" Code") || name.ends_with(" Decree");
  if (!law || name.find("Final") != std::string::npos || name.find("Founding") != std::string::npos)
    return false;
  return std::none_of(all.begin(), all.end(), [&](const Candidate& other) {
    return other.kind == EdgeKind::Signed && other.to == candidate.to && other.from != candidate.from;
  });
}

/// "The foreign ministers of Ukraine and Turkey signed": they did, and not the states.
bool is_of_people(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (context.label(candidate.from) != NodeLabel::Country) return false;
  std::uint32_t at = candidate.from_token;
  for (int step = 0; step < 4 && !graph.is_root(at) && graph.token(at).role == "conj"; ++step)
    at = graph.token(at).head;
  if (graph.token(at).role == "pobj" && graph.lemma(graph.token(at).head) == "of")
    at = graph.token(graph.token(at).head).head;
  return one_of(graph.lemma(at), {"minister", "president", "leader", "premier", "chancellor", "secretary",
                                  "ministers", "presidents", "leaders"});  // "Ministers" keeps its form
}

/// "the ratification of this document": what it stands for is a guess.
bool is_unnamed(const FactContext& context, const Candidate& candidate) {
  const auto covering = context.mentions_covering(candidate.to_token);
  return std::none_of(covering.begin(), covering.end(), [&](std::uint32_t m) {
    const auto& mention = context.document().mentions[m];
    return mention.entity == candidate.to && mention.kind == MentionKind::Name;
  });
}

/// "to sign a uniform document ... have signed this document": it stands for the one told last, which has no
/// name.
bool is_another(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (!is_unnamed(context, candidate)) return false;
  const std::string& word = graph.lemma(candidate.to_token);
  const auto& sentences = context.document().annotation.sentences;
  const std::uint32_t sentence = candidate.sentence > 2 ? candidate.sentence - 2 : 0;
  for (std::uint32_t i = candidate.to_token; i > sentences[sentence].first; --i) {
    if (graph.lemma(i - 1) != word || !context.mentions_covering(i - 1).empty()) continue;
    const auto article = graph.child(i - 1, "det");
    return article != kNoToken && one_of(graph.lemma(article), {"a", "an", "another"});
  }
  return false;
}

/// "adopted by the General Assembly": those who sit in a body vote, they sign nothing.
bool is_voted(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (context.label(candidate.from) != NodeLabel::Organization ||
      !one_of(graph.lemma(candidate.trigger), {"adopt", "pass", "approve", "adoption"}))
    return false;
  const std::string& name = context.document().entities[candidate.from].name;
  constexpr std::array<std::string_view, 11> kBodies = {"Assembly",  "Council",   "Parliament", "Congress",
                                                        "Duma",      "Rada",      "Senate",     "House",
                                                        "Committee", "Bundestag", "Knesset"};
  return std::any_of(kBodies.begin(), kBodies.end(),
                     [&](std::string_view body) { return name.find(body) != std::string::npos; });
}

/// "the Declaration on the perspective of our country": a name that only its speaker understands.
bool is_speakers_own(const FactContext& context, const Candidate& candidate) {
  const std::string& name = context.document().entities[candidate.to].name;
  return name.find(" our ") != std::string::npos || name.find(" my ") != std::string::npos ||
         name.find(" their ") != std::string::npos || name.find(" his ") != std::string::npos ||
         name.find(" her ") != std::string::npos;
}

/// "Supposedly, Germany signed"; "the signing will become a model" tells of what comes of it alone.
bool is_supposed(const RoleGraph& graph, const Candidate& candidate) {
  const std::uint32_t verb = candidate.trigger;
  if (candidate.origin == Origin::Verb) {
    const auto children = graph.children(verb);
    return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
      return graph.token(c).role == "advmod" &&
             one_of(graph.lemma(c), {"supposedly", "hypothetically", "theoretically"});
    });
  }
  if (candidate.origin != Origin::Noun || candidate.status != FactStatus::Planned || graph.is_root(verb) ||
      graph.token(verb).role != "nsubj")
    return false;
  return one_of(graph.lemma(graph.token(verb).head),
                {"become", "open", "strengthen", "help", "contribute", "give", "mark", "create", "be",
                 "boost", "enable", "allow", "make", "bring", "serve", "lay", "provide"});
}

/// "In the presence of A and B the accord was signed": by others.
bool is_only_present(const FactContext& context, const Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  std::uint32_t at = candidate.from_token;
  for (int step = 0; step < 8 && at < graph.size() && !graph.is_root(at); ++step) {
    if (graph.lemma(at) == "presence") return true;
    if (graph.is_verb(at)) return false;
    at = graph.token(at).head;
  }
  return false;
}

}  // namespace

void settle_signatories(const FactContext& context, Candidates& candidates) {
  for (Candidate& candidate : candidates) {
    if (candidate.kind != EdgeKind::Signed || candidate.verdict != Verdict::Kept) continue;
    if (candidate.origin == Origin::Noun) {
      settle_talk(context, candidate);
      if (is_unnamed(context, candidate)) candidate.verdict = Verdict::LowConfidence;
    } else if (is_conditional(context.graph(), candidate.trigger)) {
      candidate.verdict = Verdict::Conditional;
    }
    if (candidate.origin == Origin::Verb && is_another(context, candidate))
      candidate.verdict = Verdict::LowConfidence;
    if (is_voted(context, candidate) || is_speakers_own(context, candidate))
      candidate.verdict = Verdict::LowConfidence;
    if (is_supposed(context.graph(), candidate)) candidate.verdict = Verdict::Possible;
    if (is_only_present(context, candidate)) candidate.verdict = Verdict::LowConfidence;
    if (is_law(context, candidates, candidate)) candidate.verdict = Verdict::LowConfidence;
    if (is_of_people(context, candidate)) candidate.verdict = Verdict::Duplicate;
    if (is_led_by_signatory(context, candidates, candidate)) candidate.verdict = Verdict::Duplicate;
  }
}

}  // namespace entente::ingest
