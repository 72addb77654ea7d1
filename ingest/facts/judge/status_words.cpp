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

bool would_be_glad(const RoleGraph& graph, std::uint32_t word) {
  static constexpr std::array<std::string_view, 10> kGlad = {
      "delighted", "delight", "pleased", "please", "glad", "happy", "honoured", "honored", "honour", "honor"};
  if (std::find(kGlad.begin(), kGlad.end(), graph.lemma(word)) == kGlad.end()) return false;
  const auto would = [&](std::uint32_t verb) {
    const std::uint32_t modal = graph.child(verb, "aux");
    return modal != kNoToken && one_of(graph.lemma(modal), {"would", "'d"});
  };
  return would(word) || (!graph.is_root(word) && would(graph.token(word).head));
}

bool says_yet(const RoleGraph& graph, std::uint32_t verb) {
  const std::uint32_t adverb = graph.child(verb, "advmod");
  return adverb != kNoToken && graph.lemma(adverb) == "yet";
}

namespace {

/// "Have not met since December": in December they did. "Since the war" tells no meeting.
bool did_last(const RoleGraph& graph, std::uint32_t verb) {
  if (!one_of(graph.lemma(verb), {"meet", "see", "visit"}) || !has_have(graph, verb)) return false;
  const auto children = graph.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const std::uint32_t when = graph.lemma(c) == "since" ? graph.object_of(c) : kNoToken;
    return when != kNoToken &&
           (graph.token(when).tag == "CD" ||
            one_of(graph.lemma(when), {"January", "February", "March", "April", "May", "June", "July",
                                       "August", "September", "October", "November", "December", "Monday",
                                       "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}));
  });
}

}  // namespace

bool happens_at_last(const RoleGraph& graph, std::uint32_t verb) {
  bool past = false;
  bool until = false;
  for (const std::uint32_t c : graph.children(verb)) {
    past = past || (graph.token(c).role == "aux" && graph.lemma(c) == "do" && graph.token(c).tag == "VBD");
    until = until || (graph.token(c).role == "prep" && one_of(graph.lemma(c), {"until", "till"}) &&
                      graph.object_of(c) != kNoToken);
  }
  return (past && until) || did_last(graph, verb);
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

bool is_asked_for(const RoleGraph& graph, std::uint32_t head) {
  const std::uint32_t noun = graph.is_noun(head) ? head : graph.child(head, "dobj");
  return noun != kNoToken && one_of(graph.lemma(noun), {"invitation", "request", "proposal", "appeal"});
}

bool has_condition(const RoleGraph& graph, std::uint32_t verb) {
  const auto children = graph.children(verb);
  return std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
    const std::uint32_t mark = graph.token(c).role == "advcl" ? graph.child(c, "mark") : kNoToken;
    return mark != kNoToken && one_of(graph.lemma(mark), {"if", "unless"});
  });
}

bool falls_through(const RoleGraph& graph, std::uint32_t verb) {
  const std::string& lemma = graph.lemma(verb);
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& word = graph.lemma(c);
    const std::string& role = graph.token(c).role;
    const std::uint32_t object = role == "prep" ? graph.object_of(c) : kNoToken;
    if (lemma == "fall" && object == kNoToken && one_of(word, {"through", "apart"})) return true;
    const bool end =
        c + 1 >= graph.size() || graph.token(c + 1).pos == "PUNCT" || graph.token(c + 1).pos == "CCONJ";
    if (lemma == "be" && word == "off" && end) return true;  // not "is off to a good start"
    if (object == kNoToken) continue;
    if (lemma == "come" && word == "to" && one_of(graph.lemma(object), {"nothing", "naught"})) return true;
    if (lemma == "be" && one_of(word, {"on", "in"}) && one_of(graph.lemma(object), {"hold", "doubt", "ice"}))
      return true;
  }
  return false;
}

bool lacks_date(const RoleGraph& graph, std::uint32_t preposition) {
  if (graph.is_root(preposition)) return false;
  const std::uint32_t above = graph.token(preposition).head;
  const auto is_date = [&](std::uint32_t noun) {
    return noun != kNoToken && one_of(graph.lemma(noun), {"date", "timetable", "timeline", "day"});
  };
  const bool direct = is_date(above);
  std::uint32_t verb = direct ? graph.token(above).head : above;
  std::uint32_t date = direct ? above : kNoToken;
  for (const char* role : {"nsubjpass", "nsubj", "dobj"}) {
    const std::uint32_t noun = date == kNoToken && graph.is_verb(verb) ? graph.child(verb, role) : kNoToken;
    if (is_date(noun)) date = noun;
  }
  if (date == kNoToken) return false;
  if (has_no(graph, date)) return true;
  for (int step = 0; step < 2 && graph.is_verb(verb); ++step) {  // "has yet to set a date for"
    if (graph.child(verb, "neg") != kNoToken || says_yet(graph, verb)) return true;
    if (graph.token(verb).role != "xcomp") break;
    verb = graph.token(verb).head;
  }
  return false;
}

bool is_being_arranged(const RoleGraph& graph, std::uint32_t verb) {
  const Token& at = graph.token(verb);
  return one_of(graph.lemma(verb), {"organize", "organise", "arrange", "facilitate"}) && at.tag == "VBG" &&
         at.role == "pcomp" && one_of(graph.lemma(at.head), {"in", "with", "of"}) &&
         !one_of(graph.lemma(graph.token(at.head).head), {"succeed", "success"});
}

bool intends(const RoleGraph& graph, std::uint32_t verb) {
  return one_of(graph.lemma(verb), {"intend", "plan", "expect"}) && graph.token(verb).tag == "VBP" &&
         graph.child(verb, "xcomp") != kNoToken;
}

bool is_talked_of(const RoleGraph& graph, std::uint32_t noun) {
  const std::uint32_t preposition = graph.token(noun).head;
  const std::string& above = graph.lemma(graph.token(preposition).head);
  if (graph.lemma(preposition) == "on") return one_of(above, {"depend", "hinge"});
  if (graph.child(noun, "poss") != kNoToken ||  // "of her visit": she came
      !one_of(graph.lemma(noun), {"talk", "meeting", "negotiation", "conversation", "dialogue", "summit",
                                  "consultation", "discussion", "encounter"}))
    return false;
  const std::uint32_t article = graph.child(noun, "det");
  const bool bare = article == kNoToken || one_of(graph.lemma(article), {"a", "an"});
  return bare && graph.lemma(preposition) == "of" &&
         one_of(above, {"importance", "necessity", "need", "expediency", "possibility", "idea", "prospect",
                        "desirability", "speak", "dream", "prospects"});
}

bool hopes_for(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t hope = graph.token(verb).head;
  const std::string& tag = graph.token(hope).tag;
  const bool hopes = graph.lemma(hope) == "hope" || graph.lemma(hope) == "hop";  // as the tagger has it
  if (!hopes || (tag != "VBZ" && tag != "VBP")) return false;
  const Sentence& sentence = context.document().annotation.sentences[graph.sentence_of(verb)];
  for (std::uint32_t i = verb + 1; i < std::min(sentence.last, graph.size()); ++i) {
    if (context.in_time(i) && graph.governs(verb, i)) return true;
  }
  return false;
}

}  // namespace entente::ingest
