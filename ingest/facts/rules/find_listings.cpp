// SANCTIONED where the body that imposes it was told before: "B was added to the list", "the following have
// been designated:" with a name a line, "C took similar steps against B", "D followed suit".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kBody{NodeLabel::Country, NodeLabel::Organization};
constexpr std::uint32_t kReach = 12;  ///< sentences back that the imposing body may have been told

bool names_penalty(const std::string& lemma) {
  static constexpr std::array<std::string_view, 4> kVerbs = {"sanction", "designate", "blacklist", "list"};
  return one_of(lemma, kVerbs);
}

/// The sentence speaks of sanctions, freezes, bans.
bool speaks_of_penalties(const FactContext& context, std::uint32_t sentence) {
  const RoleGraph& graph = context.graph();
  const Sentence& at = context.document().annotation.sentences[sentence];
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    const std::string& lemma = graph.lemma(i);
    if (names_penalty(lemma) && graph.is_verb(i)) return true;
    if (context.lexicon().is(WordClass::Penalty, lemma) || lemma == "sanctions") return true;
  }
  return false;
}

/// Who imposed the penalties told last: the subjects of the verb that imposes them.
struct Imposer {
  std::vector<Filler> bodies;
  std::uint32_t sentence = 0;
  bool known = false;
};

void note_imposer(const FactContext& context, std::uint32_t verb, Imposer& imposer) {
  static constexpr std::array<std::string_view, 14> kVerbs = {
      "impose", "announce", "slap", "introduce", "adopt", "freeze", "target",
      "place",  "put",      "add",  "issue",     "ban",   "bar",    "take"};
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  const std::uint32_t sentence = graph.sentence_of(verb);
  if (!names_penalty(lemma) && !(one_of(lemma, kVerbs) && speaks_of_penalties(context, sentence))) return;
  if (graph.child(verb, "neg") != kNoToken) return;
  std::vector<Filler> bodies;
  for (const Slot& slot : verb_frame(context, verb).slots) {
    if (slot.name != "subj") continue;
    for (const Filler& filler : context.fill(slot.token, kBody)) bodies.push_back(filler);
  }
  if (bodies.empty()) return;
  // who joins in behind the first body of a sentence does not take its place
  if (imposer.known && imposer.sentence == sentence) return;
  imposer = {std::move(bodies), sentence, true};
}

void add(const FactContext& context, Candidates& out, const Imposer& imposer, const Filler& to,
         std::uint32_t trigger) {
  for (Filler body : imposer.bodies) {
    body.certainty *= 0.85F;
    body.token = trigger;
    propose(context, out, EdgeKind::Sanctioned, body, to, trigger, Origin::Verb);
  }
}

/// "was designated", "were added to the list", with nobody said to do it.
void read_passive(const FactContext& context, std::uint32_t verb, const Imposer& imposer, Candidates& out) {
  static constexpr std::array<std::string_view, 5> kListing = {"add", "include", "place", "put", "name"};
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  if (!graph.is_passive(verb) || (!names_penalty(lemma) && !one_of(lemma, kListing))) return;
  const Frame frame = verb_frame(context, verb);
  if (frame.has("subj")) return;
  bool listed = names_penalty(lemma);
  for (const Slot& slot : frame.slots) {
    const std::string& on = graph.lemma(slot.token);
    if (slot.name == "as" && graph.lemma(slot.token) != "well") return;
    if (slot.name == "to" || slot.name == "on" || slot.name == "in")
      listed = listed || on == "list" || on == "blacklist" || on == "annex" || on == "register";
  }
  if (!listed) return;
  for (const Slot& slot : frame.slots) {
    const std::uint32_t link = graph.token(slot.token).head;  // "together with B"
    const bool beside = slot.name == "alongside" ||
                        (slot.name == "with" && link > 0 &&
                         (graph.lemma(link - 1) == "together" || graph.lemma(link - 1) == "along"));
    if (slot.name != "obj" && !beside) continue;
    for (const Filler& to : context.fill(slot.token, kActor)) add(context, out, imposer, to, verb);
  }
}

/// "D took similar measures against B", "C followed suit"
void read_imitation(const FactContext& context, std::uint32_t verb, const Candidates& before,
                    Candidates& out) {
  static constexpr std::array<std::string_view, 5> kActs = {"step", "measure", "action", "move", "sanction"};
  const RoleGraph& graph = context.graph();
  const std::uint32_t object = graph.child(verb, "dobj");
  if (object == kNoToken) return;
  const bool suit = graph.lemma(verb) == "follow" && graph.lemma(object) == "suit";
  bool similar = false;
  for (const std::uint32_t c : graph.children(object)) {
    const std::string& lemma = graph.lemma(c);
    similar = similar || lemma == "similar" || lemma == "same" || lemma == "identical" || lemma == "parallel";
  }
  if (!suit && !(similar && one_of(graph.lemma(object), kActs))) return;
  const std::uint32_t sentence = graph.sentence_of(verb);
  std::vector<Filler> to;
  for (const Slot& slot : noun_frame(context, object).slots) {
    if (slot.name != "against" && slot.name != "on") continue;
    for (const Filler& filler : context.fill(slot.token, kActor)) to.push_back(filler);
  }
  if (to.empty()) {
    std::uint32_t last = kNoToken;
    for (const Candidate& candidate : before) {
      if (candidate.kind != EdgeKind::Sanctioned || candidate.trigger >= verb) continue;
      if (sentence - candidate.sentence > 2) continue;
      if (last == kNoToken || candidate.trigger > last) to.clear();
      last = std::max(last == kNoToken ? 0 : last, candidate.trigger);
      if (candidate.trigger == last) to.push_back({candidate.to, verb, 0.8F});
    }
  }
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& from : context.fill(subject, kBody)) {
      for (const Filler& target : to)
        propose(context, out, EdgeKind::Sanctioned, from, target, verb, Origin::Verb);
    }
  }
}

/// The name that a line of a list opens with: person or body, behind a number or a dash.
const Mention* name_opening(const FactContext& context, std::uint32_t sentence) {
  const Sentence& at = context.document().annotation.sentences[sentence];
  for (const Mention& mention : context.document().mentions) {
    if (mention.first < at.first || mention.kind != MentionKind::Name) continue;
    if (mention.first > at.first + 4 || mention.first >= at.last) return nullptr;
    const NodeLabel label = context.label(mention.entity);
    if (label != NodeLabel::Person && label != NodeLabel::Organization) continue;
    for (std::uint32_t i = at.first; i < mention.first; ++i) {
      const Token& token = context.graph().token(i);
      const bool office = context.in_title(i) || token.tag.starts_with("NNP");
      if (!office && token.pos != "PUNCT" && token.pos != "NUM" && token.tag != "LS" && token.tag != "DT" &&
          token.pos != "SYM" && token.pos != "X")
        return nullptr;
    }
    return &mention;
  }
  return nullptr;
}

/// "The following persons have been designated:" and the lines behind.
void read_list(const FactContext& context, std::uint32_t head, const Imposer& imposer, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const auto& sentences = context.document().annotation.sentences;
  const Sentence& at = sentences[head];
  if (at.last == at.first || context.words(at.last - 1) != ":" || !speaks_of_penalties(context, head)) return;
  std::uint32_t trigger = at.first;
  while (trigger + 1 < at.last && !graph.is_verb(trigger)) ++trigger;
  for (std::uint32_t i = trigger; i < at.last; ++i) {
    if (names_penalty(graph.lemma(i)) && graph.is_verb(i)) trigger = i;
  }
  if (graph.child(trigger, "neg") != kNoToken) return;
  std::uint32_t misses = 0;
  for (std::uint32_t s = head + 1; s < sentences.size() && misses < 2; ++s) {
    if (sentences[s].block == at.block || !context.readable(s)) continue;
    const bool opens = sentences[s].block != sentences[s - 1].block;
    const Mention* name = opens ? name_opening(context, s) : nullptr;
    if (opens && name == nullptr) ++misses;
    if (name == nullptr) continue;
    // a line of a list names; a sentence of prose tells
    bool prose = false;
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i)
      prose = prose || (graph.is_root(i) && graph.is_verb(i));
    if (prose) return;
    misses = 0;
    const std::size_t before = out.size();
    add(context, out, imposer, {name->entity, name->head, 0.9F * name->certainty}, trigger);
    for (std::size_t i = before; i < out.size(); ++i) out[i].path = 2;
  }
}

/// "sanctioned eleven individuals and three companies": whom, the document says below.
bool opens_notice(const FactContext& context, std::uint32_t sentence) {
  static constexpr std::array<std::string_view, 11> kTargets = {
      "individual", "person", "people",  "company",      "entity", "official",
      "firm",       "member", "network", "organization", "man"};
  const RoleGraph& graph = context.graph();
  const Sentence& at = context.document().annotation.sentences[sentence];
  if (!speaks_of_penalties(context, sentence)) return false;
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    if (one_of(graph.lemma(i), kTargets) && graph.child(i, "nummod") != kNoToken &&
        context.mentions_covering(i).empty())
      return true;
  }
  return false;
}

/// A line of names alone stands over the part of a notice that tells why.
void read_heading(const FactContext& context, std::uint32_t sentence, const Imposer& notice,
                  Candidates& out) {
  const RoleGraph& graph = context.graph();
  const auto& sentences = context.document().annotation.sentences;
  const Sentence& at = sentences[sentence];
  const bool alone = (sentence == 0 || sentences[sentence - 1].block != at.block) &&
                     (sentence + 1 == sentences.size() || sentences[sentence + 1].block != at.block);
  if (!alone || at.last - at.first > 14) return;
  std::vector<Filler> named;
  std::uint32_t reached = at.first;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first < at.first || mention.kind != MentionKind::Name) continue;
    if (mention.first >= at.last) break;
    const NodeLabel label = context.label(mention.entity);
    if (label != NodeLabel::Person && label != NodeLabel::Organization) return;
    for (std::uint32_t i = reached; i < mention.first; ++i) {
      const std::string& lemma = graph.lemma(i);
      const bool name = graph.token(i).tag.starts_with("NNP");  // one that was not recognised
      if (graph.token(i).pos != "PUNCT" && lemma != "and" && lemma != "the" && !name) return;
    }
    reached = mention.last;
    named.push_back({mention.entity, mention.head, 0.9F * mention.certainty});
  }
  for (std::uint32_t i = reached; i < at.last; ++i) {
    if (graph.token(i).pos != "PUNCT" && graph.lemma(i) != "and" && !graph.token(i).tag.starts_with("NNP"))
      return;
  }
  if (named.empty()) return;
  const Sentence& lead = sentences[notice.sentence];
  std::uint32_t trigger = lead.first;
  for (std::uint32_t i = lead.first; i < lead.last; ++i) {
    if (graph.is_verb(i) && !graph.subjects(i).empty()) {
      trigger = i;
      if (names_penalty(graph.lemma(i))) break;
    }
  }
  for (const Filler& to : named) {
    const std::size_t before = out.size();
    add(context, out, notice, to, trigger);
    for (std::size_t i = before; i < out.size(); ++i) out[i].to_token = trigger;
  }
}

}  // namespace

void find_listings(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const Candidates before = out;
  const auto& sentences = context.document().annotation.sentences;
  Imposer imposer;
  Imposer first;
  bool notice = false;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    if (!context.readable(s)) continue;
    const bool near = imposer.known && context.paragraph(imposer.sentence) == context.paragraph(s);
    const Imposer& told = notice && !near ? first : imposer;
    const bool within = told.known && s != told.sentence && (notice || s - told.sentence <= kReach);
    if (notice && first.known) read_heading(context, s, first, out);
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i) {
      if (!graph.is_verb(i)) continue;
      if (within) read_passive(context, i, told, out);
      read_imitation(context, i, before, out);
    }
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last; ++i) {
      if (graph.is_verb(i)) note_imposer(context, i, imposer);
    }
    if (!first.known && !context.is_headline(s)) {
      first = imposer.known && imposer.sentence == s ? imposer : Imposer{};
      notice = first.known && opens_notice(context, s);
    }
    // a list belongs to the document's own news, unless its heading names who imposes
    if (imposer.known) read_list(context, s, imposer.sentence == s || !first.known ? imposer : first, out);
  }
}

}  // namespace entente::ingest
