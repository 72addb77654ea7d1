#include "ingest/facts/setting/time_fit.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "ingest/text/one_of.hpp"
#include "ingest/times/tense.hpp"

namespace entente::ingest {

bool is_past_perfect(const RoleGraph& graph, std::uint32_t verb) {
  const std::uint32_t aux = graph.child(verb, "aux");
  return aux != kNoToken && graph.lemma(aux) == "have" && graph.token(aux).tag == "VBD";
}

namespace {

/// An infinitive or participle told with its verb: "went to Paris to meet him on Tuesday".
bool shares_time(const RoleGraph& graph, std::uint32_t verb) {
  const Token& token = graph.token(verb);
  if (token.role == "xcomp" || is_meal(token)) return true;
  if (token.role == "pcomp") {
    // "condemned it for having left in July", "came home after meeting him on Tuesday": a time of its own
    const std::string& preposition = graph.lemma(token.head);
    return preposition != "after" && preposition != "before" && preposition != "since" &&
           graph.child(verb, "aux") == kNoToken;
  }
  // "in an interview given that month, invited him"
  if (token.role == "acl" && token.tag == "VBN") {
    static constexpr std::array<std::string_view, 8> kWords = {"interview", "speech",  "statement", "letter",
                                                               "message",   "article", "address",   "remark"};
    // "received a delegation led by X on Monday": of the reception
    const std::string& verb_of = graph.lemma(verb);
    if (verb_of == "lead" || verb_of == "head" || verb_of == "chair") return true;
    return std::find(kWords.begin(), kWords.end(), graph.lemma(token.head)) != kWords.end();
  }
  if (token.role != "advcl") return false;
  if (token.tag == "VBG" || token.tag == "VB") return true;
  // "praised him when she called on him last Monday"
  if (is_past_perfect(graph, verb)) return false;
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.lemma(c) == "when" && graph.token(c).role == "advmod" && c < verb) return true;
  }
  return false;
}

/// "when he visited Beijing and met X at the end of May": the time behind both.
bool closes_row(const RoleGraph& graph, std::uint32_t verb, std::uint32_t first) {
  const std::string& role = graph.token(first).role;
  return graph.token(verb).role == "conj" && graph.token(verb).head == first &&
         (role == "advcl" || role == "relcl") && graph.token(verb).tag == graph.token(first).tag &&
         graph.child(verb, "nsubj") == kNoToken && graph.child(verb, "aux") == kNoToken;
}

}  // namespace

std::uint32_t outer_token(const RoleGraph& graph, const TimeExpression& time) {
  for (std::uint32_t i = time.first; i < time.last; ++i) {
    const std::uint32_t head = graph.token(i).head;
    if (head == i || head < time.first || head >= time.last) return i;
  }
  return time.first;
}

std::uint32_t bound_of(const RoleGraph& graph, const TimeExpression& time) {
  std::uint32_t at = outer_token(graph, time);
  for (int step = 0; step < 16 && !graph.is_root(at) && !graph.is_verb(at); ++step) {
    const std::string& lemma = graph.lemma(at);
    if (lemma == "since" || lemma == "until" || lemma == "till") return at;
    at = graph.token(at).head;
  }
  constexpr std::uint32_t kNear = 7;  // tokens: "since the shah's in 1974", hung on the visit
  for (std::uint32_t i = time.first; i-- > 0 && time.first - i < kNear;) {
    if (graph.is_verb(i) || graph.token(i).pos == "PUNCT" || graph.lemma(i) == "and") break;
    if (graph.lemma(i) == "since") return i;
  }
  return kNoToken;
}

bool is_numbered(const FactContext& context, const TimeExpression& time) {
  const auto has_digit = [&](std::uint32_t token) {
    return context.words(token).find_first_of("0123456789") != std::string_view::npos;
  };
  return has_digit(time.first) || has_digit(time.last - 1);
}

/// A time right behind the phrase of a noun, nothing but names and prepositions between: "the attack on Doha
/// on 9 September".
bool closes_phrase(const FactContext& context, std::uint32_t noun, const TimeExpression& time) {
  if (time.first < noun || !is_numbered(context, time)) return false;
  for (std::uint32_t i = noun + 1; i < time.first; ++i) {
    const std::string& pos = context.graph().token(i).pos;
    if (context.graph().is_verb(i) || pos == "PUNCT" || pos == "CCONJ") return false;
  }
  return true;
}

bool names_deed(const FactContext& context, const TimeExpression& time) {
  static constexpr std::array<std::string_view, 12> kDeeds = {"attack",  "strike",   "bombing",  "invasion",
                                                              "killing", "assault",  "raid",     "coup",
                                                              "launch",  "massacre", "shelling", "murder"};
  const RoleGraph& graph = context.graph();
  const std::uint32_t start = context.document().annotation.sentences[graph.sentence_of(time.first)].first;
  for (std::uint32_t i = start; i < time.first; ++i) {
    if (graph.is_noun(i) && std::find(kDeeds.begin(), kDeeds.end(), graph.lemma(i)) != kDeeds.end() &&
        closes_phrase(context, i, time))
      return true;
  }
  return false;
}

bool is_behind(const FactContext& context, std::uint32_t trigger, const TimeExpression& time,
               std::initializer_list<std::string_view> prepositions) {
  const RoleGraph& graph = context.graph();
  bool behind = false;
  for (std::uint32_t i = trigger + 1; i < time.first; ++i) {
    const std::string& pos = graph.token(i).pos;
    if (pos == "ADP" && one_of(graph.lemma(i), prepositions)) {
      behind = true;
    } else if (graph.is_verb(i) || pos == "PUNCT" || pos == "CCONJ") {
      behind = false;
    }
  }
  return behind;
}

bool heads_sentence(const FactContext& context, const Sentence& sentence, const TimeExpression& time) {
  if (time.first > sentence.first + 1 || time.last >= sentence.last) return false;
  const std::string_view next = context.words(time.last);
  return next == "-" || next == "–" || next == "—" || next == ":";
}

bool is_perfect(const RoleGraph& graph, std::uint32_t verb) {
  const std::uint32_t aux = graph.child(verb, "aux");
  return aux != kNoToken && graph.lemma(aux) == "have" && graph.token(aux).tag != "VBD";
}

int time_fit(const FactContext& context, const Candidate& candidate, const TimeExpression& time) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t outer = outer_token(graph, time);
  int cost = 0;
  std::uint32_t at = candidate.trigger;
  for (int up = 0; up < 16; ++up) {
    const int down = graph.steps_up(outer, at);
    if (down >= 0) {
      // A finite clause between the time and the common token owns the time.
      for (std::uint32_t t = outer; t != at; t = graph.token(t).head) {
        // "thanked it for the assistance extended this year"
        const bool of_trigger = graph.token(t).role == "acl" && graph.token(t).head == candidate.trigger;
        const bool following = graph.token(t).role == "prep";  // "following the vote on Monday"
        if (t != outer && graph.is_verb(t) && !shares_time(graph, t) && !of_trigger && !following &&
            !closes_row(graph, t, at))
          return kNoFit;
      }
      // A preposition is no step: "in July" hangs as near as "on Tuesday" or "the following year".
      int prepositions = 0;
      for (std::uint32_t t = outer; t != at; t = graph.token(t).head)
        prepositions += graph.token(t).pos == "ADP" ? 1 : 0;
      return cost + down - prepositions;
    }
    if (graph.is_root(at)) break;
    // "dates from 1962, when X banned": the clause tells of that time
    if (graph.token(at).role == "relcl" && graph.token(at).head >= time.first &&
        graph.token(at).head < time.last)
      return cost;
    // "the charity founded by X": told beside, not by the clause around
    const bool beside = graph.token(at).role == "relcl" || graph.token(at).role == "acl";
    if (beside && (candidate.kind == EdgeKind::Founded || candidate.kind == EdgeKind::Succeeded ||
                   candidate.kind == EdgeKind::Attacked || candidate.kind == EdgeKind::Sanctioned))
      return kNoFit;
    const bool told_on =  // "two years earlier he had toured it and had received"
        graph.token(at).role == "conj" && is_past_perfect(graph, graph.token(at).head);
    if (graph.is_verb(at) && is_past_perfect(graph, at) && graph.token(at).role != "xcomp" && !told_on)
      return kNoFit;
    const std::string& role = graph.token(at).role;
    const std::uint32_t head = graph.token(at).head;
    if (graph.is_verb(at)) {
      cost += role == "ccomp" || role == "relcl" ? 5 : role == "advcl" || role == "conj" ? 4 : 2;
      if (context.lexicon().is(WordClass::Say, graph.lemma(head)) && role == "ccomp") cost += 3;
    } else {
      cost += 1;
    }
    at = head;
  }
  return kNoFit;
}

}  // namespace entente::ingest
