// THREATENED by what is held out: "threatened to impose tariffs on Y", "warned that it could attack Y",
// "vowed to retaliate against Y", "warned of sanctions against Y".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"

namespace entente::ingest {

namespace {

bool hostile(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  if (context.lexicon().is(WordClass::Hostile, graph.lemma(verb))) return true;
  if (graph.lemma(verb) != "take" && graph.lemma(verb) != "use") return false;
  const std::uint32_t object = graph.child(verb, "dobj");  // "take countermeasures", "use force"
  if (object == kNoToken) return false;
  const std::string& lemma = graph.lemma(object);
  return lemma == "countermeasure" || lemma == "retaliation" || lemma == "force" || lemma == "revenge" ||
         ((lemma == "action" || lemma == "measure" || lemma == "step") &&
          verb_frame(context, verb).has("against"));
}

/// Whom a hostile act would fall on: its object, else what it is against or on, also where that hangs on the
/// object ("impose tariffs on goods from Y").
std::vector<Filler> struck(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const Frame frame = verb_frame(context, verb);
  static constexpr std::array<std::string_view, 8> kOn = {"on",   "against", "upon", "to",
                                                          "with", "over",    "from", "at"};
  std::vector<Filler> out;
  const auto take = [&](std::uint32_t token, LabelSet labels) {
    for (const Filler& filler : context.fill(token, labels)) {
      const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
      if (std::none_of(out.begin(), out.end(), same)) out.push_back(filler);
    }
  };
  for (const Slot& slot : frame.slots) {
    if (slot.name == "obj") take(slot.token, kActor);
  }
  if (!out.empty()) return out;
  const auto take_phrases = [&](const Frame& from) {
    for (const Slot& slot : from.slots) {
      if (std::find(kOn.begin(), kOn.end(), slot.name) == kOn.end()) continue;
      const std::size_t before = out.size();
      take(slot.token, kActor);
      if (out.size() != before || !graph.is_noun(slot.token)) continue;
      for (const std::uint32_t c : graph.children(slot.token)) {  // "on Chinese goods", "on its officials"
        const std::string& role = graph.token(c).role;
        if (role == "amod" || role == "compound" || role == "poss")
          take(graph.antecedent(c), LabelSet{NodeLabel::Country});
        if (role == "prep" && graph.lemma(c) == "from")
          take(graph.object_of(c), LabelSet{NodeLabel::Country});
      }
    }
  };
  take_phrases(frame);
  if (!out.empty()) return out;
  for (const Slot& slot : frame.slots) {
    if (slot.name == "obj" && graph.is_noun(slot.token)) take_phrases(noun_frame(context, slot.token));
  }
  return out;
}

void add(const FactContext& context, Candidates& out, std::uint32_t verb, const std::vector<Filler>& to,
         bool weak) {
  const RoleGraph& graph = context.graph();
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& from : context.fill(subject, kActor)) {
      for (const Filler& target : to) {
        const std::size_t before = out.size();
        propose(context, out, EdgeKind::Threatened, from, target, verb, Origin::Verb);
        for (std::size_t i = before; i < out.size(); ++i) out[i].weak = weak;
      }
    }
  }
}

/// A clause that says what would be done: modal or future, or an infinitive.
bool held_out(const RoleGraph& graph, std::uint32_t verb) {
  for (const std::uint32_t c : graph.children(verb)) {
    const Token& token = graph.token(c);
    if (token.role == "neg") return false;
    if (token.tag == "MD" || token.tag == "TO") return true;
  }
  return false;
}

void read_threat(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  const bool threaten = lemma == "threaten";
  const bool warn = lemma == "warn";
  const bool vow = lemma == "vow" || lemma == "swear";
  if (!threaten && !warn && !vow) return;
  const std::uint32_t object = graph.child(verb, "dobj");
  const bool told = object != kNoToken && !context.fill_one(object, kActor).empty();
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    // "threatened X with" and "warned X" are rows of the table
    if (!told && (role == "xcomp" || role == "ccomp") && held_out(graph, c) && hostile(context, c)) {
      // "warned that floods could hit Y": the threat is of the speaker's own side
      const auto doers = graph.subjects(c);
      const bool acts = std::any_of(doers.begin(), doers.end(), [&](std::uint32_t s) {
        return !context.fill_one(s, kActor).empty() || graph.token(s).pos == "PRON";
      });
      if (role == "ccomp" && !acts) continue;
      const auto others = [&](std::vector<Filler> targets) {  // nobody threatens who acts
        for (const std::uint32_t doer : doers) {
          for (const Filler& own : context.fill(doer, kActor))
            std::erase_if(targets, [&](const Filler& f) { return f.entity == own.entity; });
        }
        return targets;
      };
      add(context, out, verb, others(struck(context, c)), false);
      for (const std::uint32_t next : graph.children(c)) {  // "cut aid and impose sanctions on Y"
        if (graph.token(next).role == "conj" && graph.is_verb(next) && hostile(context, next))
          add(context, out, verb, others(struck(context, next)), false);
      }
    }
    // "warned of sanctions against Y", "threatened sanctions against Y"
    const bool of = role == "prep" && graph.lemma(c) == "of" && warn;
    const std::uint32_t noun = of ? graph.object_of(c) : role == "dobj" && threaten ? c : kNoToken;
    if (noun == kNoToken || told || !graph.is_noun(noun)) continue;
    std::vector<Filler> targets;
    std::vector<std::uint32_t> nouns = {noun};
    for (const std::uint32_t inner : graph.children(noun)) {  // "the use of force against Y"
      if (graph.token(inner).role == "prep" && graph.lemma(inner) == "of" &&
          graph.object_of(inner) != kNoToken)
        nouns.push_back(graph.object_of(inner));
    }
    for (const Slot& slot : verb_frame(context, verb).slots) {
      if (slot.name == "against" && targets.empty()) targets = context.fill(slot.token, kActor);
    }
    for (const std::uint32_t at : nouns) {
      for (const std::uint32_t inner : graph.children(at)) {
        if (graph.token(inner).role != "prep" ||
            (graph.lemma(inner) != "against" && graph.lemma(inner) != "on" && graph.lemma(inner) != "for"))
          continue;
        if (targets.empty()) targets = context.fill(graph.object_of(inner), kActor);
      }
    }
    // "accused Y of arming and warned of consequences"
    const std::uint32_t first = graph.token(verb).role == "conj" ? graph.token(verb).head : kNoToken;
    if (of && targets.empty() && first != kNoToken && graph.is_verb(first) &&
        graph.lemma(noun) == "consequence" && graph.child(first, "dobj") != kNoToken)
      targets = context.fill(graph.child(first, "dobj"), kActor);
    add(context, out, verb, targets, false);
  }
}

}  // namespace

void find_threats(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!graph.is_verb(i) || !context.readable(graph.sentence_of(i))) continue;
    read_threat(context, i, out);
  }
}

}  // namespace entente::ingest
