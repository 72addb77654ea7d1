// Did it happen, is it to come, or is it denied, asked for, or supposed? Judged on the clause of the trigger
// and the clauses that govern it.
#include <algorithm>
#include <array>

#include "ingest/facts/judge/status_words.hpp"
#include "ingest/facts/judge_facts.hpp"
#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/text/one_of.hpp"
#include "ingest/times/tense.hpp"

namespace entente::ingest {

namespace {

constexpr int kMaximalClimb = 12;

struct Judgement {
  Verdict verdict = Verdict::Kept;
  bool planned = false;
};

class StatusJudge {
 public:
  StatusJudge(const FactContext& context, bool alone)  // the verb without the clauses around
      : context_(context), graph_(context.graph()), alone_(alone) {}

  /// `complete`: the noun of an act names all its parties itself ("Russia's war against Ukraine"), so that
  /// the clause around it does not decide whether it happened.
  Judgement judge(std::uint32_t trigger, bool complete) {
    std::uint32_t at = trigger;
    if (graph_.is_noun(at)) {
      judge_noun(at);
      const std::string role = graph_.token(at).role;
      at = above_noun(at);
      if (complete && at != kNoToken) {
        const bool own_verb = role.starts_with("nsubj") ||
                              (role == "dobj" && context_.lexicon().is(WordClass::Light, graph_.lemma(at)));
        if (!own_verb || !graph_.is_verb(at)) return result_;
        judge_verb(at);
        return result_;
      }
    }
    for (int step = 0; step < kMaximalClimb && at != kNoToken && result_.verdict == Verdict::Kept; ++step) {
      if (!graph_.is_verb(at) && graph_.token(at).pos != "ADJ") {
        judge_governing_noun(at, step);
        if (graph_.is_root(at)) break;
        at = graph_.token(at).head;
        continue;
      }
      judge_verb(at);
      at = alone_ ? kNoToken : climb(at);
    }
    return result_;
  }

 private:
  void drop(Verdict verdict) {
    if (result_.verdict == Verdict::Kept) result_.verdict = verdict;
  }

  /// Determiners and adjectives on the noun of an act: "no meeting", "a planned visit", "a possible summit".
  void judge_noun(std::uint32_t noun) {
    for (const std::uint32_t c : graph_.children(noun)) {
      const std::string& lemma = graph_.lemma(c);
      const std::string& role = graph_.token(c).role;
      if (role == "det" && (lemma == "no" || lemma == "neither" || lemma == "any")) drop(Verdict::Negated);
      if (role == "neg") drop(Verdict::Negated);
      if (is_called_off(c)) drop(Verdict::Undone);
      if (role != "amod" && role != "compound") continue;
      if (one_of(lemma, {"plan", "planned", "upcoming", "forthcoming", "scheduled", "future", "expected",
                         "next", "imminent"}))
        result_.planned = true;
      if (one_of(lemma, {"possible", "potential", "proposed", "hypothetical", "alleged", "cancelled",
                         "canceled", "postponed", "rumoured", "rumored"})) {
        drop(Verdict::Possible);
      }
    }
  }

  /// "a trip to Warsaw, which was cancelled": the clause may hang on the place.
  [[nodiscard]] bool is_called_off(std::uint32_t child) const {
    const std::string& role = graph_.token(child).role;
    if (role == "relcl" || (role == "acl" && graph_.token(child).tag == "VBN"))
      return graph_.is_passive(child) && undoes(child);
    const std::uint32_t object = role == "prep" ? graph_.object_of(child) : kNoToken;
    const std::uint32_t clause = object == kNoToken ? kNoToken : graph_.child(object, "relcl");
    return clause != kNoToken && graph_.is_passive(clause) && undoes(clause);
  }

  [[nodiscard]] std::uint32_t above_noun(std::uint32_t noun) {
    const Token& token = graph_.token(noun);
    if (graph_.is_root(noun)) return kNoToken;
    const std::uint32_t head = token.head;
    if (token.role == "dobj" && graph_.is_verb(head)) {
      // A light verb carries the noun; any other verb says something of it.
      const std::string& lemma = graph_.lemma(head);
      const FactLexicon& lexicon = context_.lexicon();
      if (undoes(head)) drop(Verdict::Undone);
      if (is_being_arranged(graph_, head)) drop(Verdict::Wished);
      if (!lexicon.is(WordClass::Light, lemma)) {
        if (one_of(lemma, {"propose", "urge", "demand", "seek", "want", "suggest", "request", "consider",
                           "discuss", "need", "await", "offer"}))
          drop(Verdict::Wished);
        if (one_of(lemma,
                   {"plan", "announce", "schedule", "prepare", "arrange", "expect", "promise", "anticipate"}))
          result_.planned = true;
      }
    }
    if ((token.role == "nsubjpass" || token.role == "nsubj") && graph_.is_verb(head)) {
      // "the talks were cancelled"; talks that failed or stopped have been held
      const bool undone = token.role == "nsubjpass" || is_bare_passive(graph_, noun, head);
      if ((undone && undoes(head)) || falls_through(graph_, head)) drop(Verdict::Undone);
      if (graph_.is_passive(head) &&
          one_of(graph_.lemma(head), {"plan", "schedule", "expect", "announce", "set", "arrange", "slate"}))
        result_.planned = true;
      // "a meeting is needed", "was discussed"; "is possible"
      if (graph_.is_passive(head) &&
          one_of(graph_.lemma(head), {"need", "require", "propose", "request", "demand", "discuss",
                                      "consider", "suggest", "mull"}))
        drop(Verdict::Wished);
      const std::uint32_t said = graph_.child(head, "acomp");
      if (said != kNoToken && one_of(graph_.lemma(said), {"possible", "unlikely", "conceivable", "necessary",
                                                          "impossible", "overdue"}))
        drop(Verdict::Possible);
    }
    if (token.role == "pobj") {
      const std::string& preposition = graph_.lemma(head);
      if (preposition == "without" || preposition == "instead") drop(Verdict::Negated);
      if (!graph_.is_root(head) && one_of(graph_.lemma(graph_.token(head).head), {"preparation", "plan"}))
        result_.planned = true;
      if (preposition == "for" && lacks_date(graph_, head)) drop(Verdict::Wished);
      if (preposition == "for" && !graph_.is_root(head)) {
        const std::string& above = graph_.lemma(graph_.token(head).head);
        if (one_of(above, {"ready", "readiness", "openness", "call", "ask", "invite", "hope", "push", "press",
                           "appeal", "wait", "plan", "prepare", "invitation", "proposal", "request", "plea",
                           "demand", "wish"})) {
          if (above == "prepare" || above == "plan") {
            result_.planned = true;
          } else {
            drop(Verdict::Wished);
          }
        }
      }
      if ((preposition == "ahead" || preposition == "before") &&
          clause_tense(context_.document().annotation, head) != Tense::Past)
        result_.planned = true;
      if (preposition == "of" && !graph_.is_root(head) && graph_.lemma(graph_.token(head).head) == "ahead")
        result_.planned = true;
      if (is_talked_of(graph_, noun)) drop(Verdict::Possible);
      if (preposition == "during" && intends(graph_, graph_.token(head).head)) result_.planned = true;
    }
    return head;
  }

  [[nodiscard]] bool undoes(std::uint32_t verb) const {
    const FactLexicon& lexicon = context_.lexicon();
    const std::string& lemma = graph_.lemma(verb);
    if (lexicon.is(WordClass::Undo, lemma)) return true;
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::string& role = graph_.token(c).role;
      if ((role == "prt" || role == "prep" || role == "advmod") &&
          lexicon.is(WordClass::Undo, lemma + "+" + graph_.lemma(c)))
        return true;
    }
    return false;
  }

  void judge_governing_noun(std::uint32_t noun, int step) {
    if (!graph_.is_noun(noun)) return;
    if (step > 3) return;
    const std::string& lemma = graph_.lemma(noun);
    if (!infinitive_below_) return;
    if (graph_.child(noun, "neg") != kNoToken || has_no(graph_, noun)) drop(Verdict::Negated);
    if (one_of(lemma, {"plan", "decision", "promise", "pledge", "vow", "intention", "agreement", "commitment",
                       "order", "date", "deal"})) {
      result_.planned = true;
      if (comes_to_nothing(noun)) drop(Verdict::Undone);
    } else if (lemma == "invitation" && graph_.token(noun).role == "dobj" &&
               graph_.lemma(graph_.token(noun).head) == "accept") {
      result_.planned = true;
    } else if (context_.lexicon().is(WordClass::Possible, lemma) ||
               one_of(lemma, {"invitation", "effort",     "attempt",     "refusal", "failure",
                              "reluctance", "right",      "way",         "power",   "desire",
                              "bid",        "initiative", "opportunity", "ability", "capacity",
                              "intent",     "readiness",  "willingness", "wish",    "offer"})) {
      drop(Verdict::Possible);
    }
    infinitive_below_ = false;
  }

  /// "a plan to bring them together came to nothing", "was abandoned"
  [[nodiscard]] bool comes_to_nothing(std::uint32_t noun) const {
    if (graph_.is_root(noun) || !graph_.token(noun).role.starts_with("nsubj")) return false;
    const std::uint32_t verb = graph_.token(noun).head;
    if (undoes(verb) || one_of(graph_.lemma(verb), {"collapse", "founder", "lapse"})) return true;
    const std::uint32_t to = graph_.child(verb, "prep");
    return to != kNoToken && graph_.object_of(to) != kNoToken &&
           graph_.lemma(graph_.object_of(to)) == "nothing";
  }

  /// Negation and mood of one verb.
  void judge_verb(std::uint32_t verb) {
    bool to = false;
    if (verb > 0 && graph_.lemma(verb - 1) == "nor") drop(Verdict::Negated);
    for (const std::uint32_t c : graph_.children(verb)) {
      const std::string& role = graph_.token(c).role;
      const std::string& lemma = graph_.lemma(c);
      if (role == "neg") {
        // "not only ... but also"
        const bool only = c + 1 < graph_.size() && one_of(graph_.lemma(c + 1), {"only", "just", "merely"});
        if (!only && !happens_at_last(graph_, verb)) drop(Verdict::Negated);
      }
      if ((role == "preconj" || role == "cc" || role == "advmod") && lemma == "neither" && c < verb)
        drop(Verdict::Negated);
      if (role == "advmod" &&
          one_of(lemma, {"never", "nowhere", "hardly", "barely", "scarcely", "rarely", "seldom"}))
        drop(Verdict::Negated);
      if (role == "advmod" && one_of(lemma, {"almost", "nearly"})) drop(Verdict::Possible);
      // "can be agreed only when he meets X"
      if (role == "advmod" && lemma == "when" && c > 0 && graph_.lemma(c - 1) == "only" &&
          graph_.token(verb).tag.starts_with("VB") && !one_of(graph_.token(verb).tag, {"VBD", "VBN"}))
        drop(Verdict::Conditional);
      if (role == "mark" && one_of(lemma, {"if", "whether", "unless", "lest"})) drop(Verdict::Conditional);
      if ((role == "nsubj" || role == "nsubjpass") && negative_subject(graph_, c)) drop(Verdict::Negated);
      if (role == "aux" || role == "auxpass") {
        if (graph_.token(c).tag == "TO") to = true;
        if (graph_.token(c).tag == "MD") judge_modal(lemma);
        if (one_of(lemma, {"would", "'d"}) && has_condition(graph_, verb)) drop(Verdict::Conditional);
      }
    }
    infinitive_below_ = to;
    // "when it becomes a member", "once he visits": the present of a time clause is to come
    const Token& at = graph_.token(verb);
    if (at.role == "advcl" && (at.tag == "VBZ" || at.tag == "VBP") && opens_time_clause(graph_, verb) &&
        clause_tense(context_.document().annotation, at.head) != Tense::Past)
      result_.planned = true;
    if (graph_.token(verb).role == "ROOT" && is_asked(context_, verb)) drop(Verdict::Asked);
  }

  void judge_modal(const std::string& modal) {
    if (one_of(modal, {"will", "shall", "wo", "'ll", "ll", "would", "'d"})) {
      result_.planned = true;
    } else if (one_of(modal, {"may", "might", "could", "should", "must", "can", "ought", "ca"})) {
      drop(Verdict::Possible);
    }
  }

  /// Goes from a verb to what governs its clause, and judges that.
  std::uint32_t climb(std::uint32_t verb) {
    if (graph_.is_root(verb)) return kNoToken;
    const Token& token = graph_.token(verb);
    const std::uint32_t head = token.head;
    if (token.role == "xcomp" || token.role == "ccomp" || token.role == "advcl" || token.role == "acl" ||
        token.role == "pcomp") {
      judge_complement(verb, head, token.role);
    }
    if (token.role == "conj") {
      // What negates or defers the first of a row often covers the rest only where they share it: an own
      // subject or tense ends it.
      const bool own_clause = graph_.child(verb, "nsubj") != kNoToken ||
                              graph_.child(verb, "nsubjpass") != kNoToken || token.tag == "VBD" ||
                              token.tag == "VBZ" || token.tag == "VBP";
      const std::uint32_t mark = graph_.child(head, "mark");
      if (mark != kNoToken && one_of(graph_.lemma(mark), {"if", "whether", "unless"}))
        drop(Verdict::Conditional);
      if (own_clause) return graph_.is_root(head) ? kNoToken : climb(head);
      return head;
    }
    if (token.role == "relcl" && graph_.token(head).role == "attr" &&
        graph_.child(graph_.token(head).head, "neg") != kNoToken)
      drop(Verdict::Negated);                              // "was not the candidate that X backed"
    if (token.role == "relcl" || token.role == "advcl") {  // stated on their own
      if (infinitive_below_ && is_asked_for(graph_, head)) drop(Verdict::Possible);
      return kNoToken;
    }
    // What is said is stated by the sayer; wishes and doubts were judged above.
    if (token.role == "ccomp" && !infinitive_below_) return kNoToken;
    return head;
  }

  void judge_complement(std::uint32_t verb, std::uint32_t head, const std::string& role) {
    const std::string& lemma = graph_.lemma(head);
    const FactLexicon& lexicon = context_.lexicon();
    if (role == "pcomp") {
      const std::uint32_t above = graph_.is_root(head) ? head : graph_.token(head).head;
      if (lemma == "without" || (head > 0 && graph_.lemma(head - 1) == "instead")) drop(Verdict::Negated);
      if (lemma == "before" && clause_tense(context_.document().annotation, above) != Tense::Past)
        result_.planned = true;
      if (undoes(above) && lemma == "from") drop(Verdict::Undone);
      if ((lemma == "of" || lemma == "for") &&
          (lexicon.is(WordClass::Possible, graph_.lemma(above)) ||
           one_of(graph_.lemma(above), {"accuse", "suspect", "charge", "ask", "push", "press", "urge",
                                        "argue", "lobby", "campaign", "appeal"}))) {
        drop(Verdict::Possible);
      }
      return;
    }
    const bool to = infinitive_below_;
    // "stopped by to see him"; "X was in Oslo, her first stop"
    const bool purpose = (to && lemma == "stop") || (role == "ccomp" && verb < head && !to);
    if ((role == "xcomp" || role == "ccomp") && undoes(head) && !purpose) {
      drop(Verdict::Undone);
      return;
    }
    if (!to) {
      if (role == "ccomp" &&
          one_of(lemma, {"hope", "hop", "deny", "doubt", "wish", "demand", "propose", "suggest", "fear",
                         "wonder", "ask", "dream", "suppose", "imagine", "assume"}))
        drop(Verdict::Wished);
      if ((role == "xcomp" && lemma == "consider") ||
          (role == "acl" && one_of(lemma, {"hope", "wish", "fear", "demand"})))  // "the hope that they agree"
        drop(Verdict::Wished);
      return;
    }
    if (role == "advcl") {
      // "came to meet": done; "to meet him, he will" is judged by the clause above
      const Tense tense = clause_tense(context_.document().annotation, head);
      if (tense == Tense::Future) result_.planned = true;
      if (lexicon.is(WordClass::Wish, lemma)) drop(Verdict::Wished);
      return;
    }
    if (would_be_glad(graph_, head)) return drop(Verdict::Wished);
    if (lemma == "have" && says_yet(graph_, head)) {  // "has yet to meet"
      drop(Verdict::Negated);
      return;
    }
    if (lemma == "be" && graph_.token(head).tag == "VBD" && has_have(graph_, verb)) {  // "was to have met"
      drop(Verdict::Possible);
      return;
    }
    // "had planned to meet": it came to nothing
    if (is_past_perfect(graph_, head) &&
        one_of(lemma, {"plan", "intend", "expect", "schedule", "hope", "be"}))
      drop(Verdict::Undone);
    if (lemma == "have" && graph_.token(head).tag == "VBD") return;  // "had to fly there": he did
    if (lexicon.is(WordClass::Plan, lemma) || lemma == "be" || lemma == "have") {
      result_.planned = true;
    } else if (lexicon.is(WordClass::Wish, lemma) || graph_.token(head).pos == "ADJ") {
      if (lexicon.is(WordClass::Felt, lemma) &&
          clause_tense(context_.document().annotation, head) == Tense::Past)
        return;
      if (one_of(lemma, {"due", "likely", "bound", "sure", "certain", "set"}) || hopes_for(context_, verb)) {
        result_.planned = true;
      } else {
        drop(Verdict::Wished);
      }
    }
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Judgement result_;
  bool alone_;
  bool infinitive_below_ = false;
};

}  // namespace

void judge_status(const FactContext& context, Candidate& candidate) {
  const RoleGraph& graph = context.graph();
  if (is_talk_of_joining(context, candidate)) {
    candidate.verdict = Verdict::Wished;
    return;
  }
  if (candidate.origin == Origin::Office || candidate.origin == Origin::Affiliation ||
      candidate.origin == Origin::Apposition)
    return;
  if (candidate.origin == Origin::Phrase) {
    // A noun phrase states a tie by itself; only a copula of its own can deny or defer it.
    const bool event =
        candidate.kind == EdgeKind::LocatedIn && context.label(candidate.from) == NodeLabel::Event;
    if (event) {
      const Judgement judged = StatusJudge(context, false).judge(candidate.trigger, false);
      if (judged.planned && judged.verdict == Verdict::Kept) candidate.status = FactStatus::Planned;
      return;
    }
    if (graph.token(candidate.trigger).role != "attr") return;
  }
  const bool complete = graph.is_noun(candidate.trigger) &&
                        graph.governs(candidate.trigger, candidate.from_token) &&
                        graph.governs(candidate.trigger, candidate.to_token);
  if (complete && is_standing_bond(context, candidate)) return;
  const Judgement judged =
      StatusJudge(context, is_done_participle(graph, candidate)).judge(candidate.trigger, complete);
  candidate.verdict = ends_bond(context, candidate) ? Verdict::Undone : judged.verdict;
  const bool given =
      candidate.kind == EdgeKind::Invited && candidate.origin == Origin::Noun;  // the visit is to come
  // "said Lisbon would support Kyiv": a stance that is taken by saying so
  const bool stance =
      candidate.kind == EdgeKind::Supports && graph.is_verb(candidate.trigger) &&
      graph.token(candidate.trigger).role == "ccomp" &&
      context.lexicon().is(WordClass::Say, graph.lemma(graph.token(candidate.trigger).head)) &&
      clause_tense(context.document().annotation, graph.token(candidate.trigger).head) != Tense::Future;
  candidate.status = judged.planned && !given && !stance ? FactStatus::Planned : FactStatus::Actual;
  if (candidate.ahead && clause_tense(context.document().annotation, candidate.trigger) == Tense::Present)
    candidate.status = FactStatus::Planned;
}

}  // namespace entente::ingest
