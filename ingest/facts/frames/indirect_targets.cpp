// Those struck, blamed or put under a penalty where the object of the verb has no name: "struck a warehouse
// in X", "condemned Russia's invasion", "sanctioned seven companies, among them X".
#include <algorithm>
#include <array>

#include "ingest/facts/frames/frame_targets.hpp"
#include "ingest/facts/rules/money.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};

void add_all(std::vector<Filler>& out, const std::vector<Filler>& more, float certainty) {
  for (Filler filler : more) {
    const auto same = [&](const Filler& f) { return f.entity == filler.entity; };
    filler.certainty *= certainty;
    if (std::none_of(out.begin(), out.end(), same)) out.push_back(filler);
  }
}

bool is_where(const std::string& preposition) {
  static constexpr std::array<std::string_view, 8> kWords = {"in",     "at",     "near", "outside",
                                                             "inside", "around", "off",  "across"};
  return std::find(kWords.begin(), kWords.end(), preposition) != kWords.end();
}

bool is_stronghold(const std::string& lemma) {
  static constexpr std::array<std::string_view, 13> kWords = {
      "camp",    "base",   "position", "headquarters", "headquarter", "stronghold", "convoy",
      "fighter", "target", "site",     "hideout",      "checkpoint",  "depot"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

/// The areas that phrases on a noun name.
std::vector<Filler> areas_of(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role == "prep" && is_where(graph.lemma(c)) && graph.object_of(c) != kNoToken)
      add_all(out, context.fill_one(graph.object_of(c), kArea), 0.9F);
  }
  return out;
}

/// "raided his house there": the place named last in the sentence or the one before.
std::vector<Filler> told_there(const FactContext& context, std::uint32_t verb, std::uint32_t object) {
  const RoleGraph& graph = context.graph();
  std::uint32_t there = kNoToken;
  for (const std::uint32_t holder : {verb, object}) {
    for (const std::uint32_t c : graph.children(holder)) {
      if (graph.lemma(c) == "there" && graph.token(c).role == "advmod") there = c;
    }
  }
  std::vector<Filler> out;
  if (there == kNoToken) return out;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first >= there) break;
    if (mention.head >= graph.size() || graph.sentence_of(there) - graph.sentence_of(mention.head) > 1)
      continue;
    const bool area = kArea.contains(context.label(mention.entity));
    if (area && mention.kind != MentionKind::Nationality)
      out.assign(1, {mention.entity, there, 0.75F * mention.certainty});
  }
  return out;
}

/// "reaffirmed their support for the aspirations of X"
bool is_cause(const std::string& lemma) {
  static constexpr std::array<std::string_view, 17> kWords = {
      "aspiration", "integrity", "sovereignty", "independence", "effort",     "bid",
      "candidacy",  "people",    "cause",       "struggle",     "right",      "membership",
      "position",   "unity",     "freedom",     "defence",      "candidature"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

bool is_works(const std::string& lemma) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "terminal", "port", "refinery", "mine", "plant", "airport", "factory",
      "smelter",  "mill", "shipyard", "dam",  "field", "brewery", "hotel"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

}  // namespace

std::vector<Filler> where_struck(const FactContext& context, const Frame& frame, const FrameRule& rule,
                                 std::vector<Filler> to) {
  const RoleGraph& graph = context.graph();
  if (!rule.object.empty() && to.size() > 1) {
    // "In Gaza, X stepped up its bombardment of Rafah": what the noun itself names
    std::vector<Filler> named;
    for (const Filler& filler : to) {
      for (const Slot& slot : frame.slots) {
        if (slot.token == filler.token && !is_where(slot.name)) named.push_back(filler);
      }
    }
    if (!named.empty()) return named;
  }
  if (!to.empty() || !graph.is_verb(frame.trigger) || !rule.object.empty()) return to;
  for (const Slot& slot : frame.slots) {
    const bool thing = slot.name == "obj" && graph.is_noun(slot.token) && !context.in_time(slot.token) &&
                       context.mentions_covering(slot.token).empty();
    if (!thing || context.lexicon().is(WordClass::Text, graph.lemma(slot.token))) continue;
    to = areas_of(context, slot.token);
    // "the SWAPO camp at X": whose it is, and where
    for (const std::uint32_t c : graph.children(slot.token)) {
      const std::string& role = graph.token(c).role;
      if (!is_stronghold(graph.lemma(slot.token))) continue;
      if (role == "compound" || role == "poss" || role == "nmod" || role == "amod")
        add_all(to,
                context.fill_one(graph.antecedent(c), LabelSet{NodeLabel::Organization, NodeLabel::Country}),
                0.9F);
    }
    const std::size_t owners = to.size();
    const bool area = !to.empty() && (context.label(to.front().entity) == NodeLabel::Place);
    if (area) return to;
    for (const Slot& where : frame.slots) {
      if (is_where(where.name) && where.token > slot.token && to.size() == owners)
        add_all(to, context.fill_one(where.token, kArea), 0.85F);
    }
    if (to.empty()) to = told_there(context, frame.trigger, slot.token);
    return to;
  }
  return to;
}

bool is_verbal_attack(const FactContext& context, const FrameRule& rule, const std::vector<Filler>& from,
                      const std::vector<Filler>& to) {
  if (rule.trigger != "attack" || !rule.object.empty() || from.empty() || to.empty()) return false;
  const bool people = std::all_of(from.begin(), from.end(), [&](const Filler& one) {
    return context.label(one.entity) == NodeLabel::Person;
  });
  return people && std::none_of(to.begin(), to.end(), [&](const Filler& one) {
           const NodeLabel label = context.label(one.entity);
           return label == NodeLabel::Place || label == NodeLabel::Country;
         });
}

std::vector<Filler> states_of_envoys(const FactContext& context, const Frame& frame) {
  static constexpr std::array<std::string_view, 7> kEnvoys = {"ambassador", "envoy",  "diplomat",  "chargé",
                                                              "charge",     "consul", "d'affaires"};
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const Slot& slot : frame.slots) {
    const auto* envoy = std::find(kEnvoys.begin(), kEnvoys.end(), graph.lemma(slot.token));
    if (slot.name != "obj" || envoy == kEnvoys.end()) continue;
    Frame one;
    one.slots.push_back(slot);
    add_all(out, countries_of_goods(context, one, {"obj"}), 1.0F);
  }
  return out;
}

bool kills_one(const FactContext& context, const FrameRule& rule, const Frame& frame) {
  static constexpr std::array<std::string_view, 9> kVerbs = {"kill",   "murder", "shoot",  "wound", "behead",
                                                             "poison", "abduct", "kidnap", "gun"};
  if (std::find(kVerbs.begin(), kVerbs.end(), rule.trigger) == kVerbs.end()) return false;
  return std::any_of(frame.slots.begin(), frame.slots.end(), [&](const Slot& slot) {
    return slot.name == "obj" && context.inside_name(slot.token, EntityType::Person);
  });
}

namespace {

/// "among them A, the head of B, and C": A and C open an item of the list, B does not.
bool opens_item(const FactContext& context, std::uint32_t token, std::uint32_t list) {
  std::uint32_t before = token - 1;
  while (before > list &&
         (context.in_title(before) || context.words(before) == "the" || context.words(before) == "Mr."))
    --before;
  const std::string_view word = context.words(before);
  return before <= list || word == "," || word == "and" || word == ";";
}

}  // namespace

std::vector<Filler> those_among(const FactContext& context, const Frame& frame,
                                const std::vector<std::string>& names) {
  static constexpr std::array<std::string_view, 8> kEnds = {"who",  "which",   "whose", "for",
                                                            "over", "because", "after", "that"};
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const Slot& slot : frame.slots) {
    if (std::find(names.begin(), names.end(), slot.name) == names.end() ||
        graph.token(slot.token).tag != "NNS" || !context.mentions_covering(slot.token).empty())
      continue;
    const std::uint32_t sentence = graph.sentence_of(slot.token);
    std::uint32_t first = kNoToken;
    for (std::uint32_t i = slot.token + 1; i + 1 < graph.size() && graph.sentence_of(i) == sentence; ++i) {
      const bool marked =
          context.words(i) == "including" || (context.words(i) == "among" && context.words(i + 1) == "them");
      if (marked && context.words(i - 1) == "," && first == kNoToken) first = i + 1;
      if (first == kNoToken) continue;
      if (i > first && std::find(kEnds.begin(), kEnds.end(), graph.lemma(i)) != kEnds.end()) return out;
      for (const std::uint32_t m : context.mentions_covering(i)) {
        const Mention& mention = context.document().mentions[m];
        const NodeLabel label = context.label(mention.entity);
        if (mention.first == i && mention.kind == MentionKind::Name && opens_item(context, i, first) &&
            (label == NodeLabel::Person || label == NodeLabel::Organization))
          add_all(out, {{mention.entity, mention.head, mention.certainty}}, 0.9F);
      }
    }
  }
  return out;
}

void own_by_control(const FactContext& context, const Frame& frame, std::vector<Filler>& from) {
  static constexpr std::array<std::string_view, 8> kAsking = {"call",   "urge",   "ask",  "press",
                                                              "demand", "appeal", "tell", "push"};
  const RoleGraph& graph = context.graph();
  const std::uint32_t owner = graph.child(frame.trigger, "poss");
  if (owner == kNoToken || graph.token(owner).tag != "PRP$" || graph.token(frame.trigger).role != "dobj")
    return;
  const std::uint32_t end = graph.token(frame.trigger).head;
  const std::string& role = graph.token(end).role;
  if (graph.is_root(end) || (role != "xcomp" && role != "ccomp" && role != "advcl")) return;
  const std::uint32_t above = graph.token(end).head;
  if (std::find(kAsking.begin(), kAsking.end(), graph.lemma(above)) == kAsking.end()) return;
  for (const Slot& slot : verb_frame(context, above).slots) {
    if (slot.name != "obj" && slot.name != "on" && slot.name != "to" && slot.name != "upon") continue;
    auto asked = context.fill(slot.token, kActor);
    if (asked.empty() || slot.token > end) continue;
    for (Filler& one : asked) one.token = owner;
    from = asked;
    return;
  }
}

void add_company(const FactContext& context, const Frame& frame, std::vector<Filler>& to) {
  const RoleGraph& graph = context.graph();
  for (const Slot& slot : frame.slots) {
    const std::uint32_t link = graph.token(slot.token).head;
    const bool beside = slot.name == "with" && link > 0 &&
                        (graph.lemma(link - 1) == "together" || graph.lemma(link - 1) == "along");
    if (beside || slot.name == "alongside") add_all(to, context.fill(slot.token, kActor), 1.0F);
  }
}

bool is_part(const FactContext& context, std::uint32_t a, std::uint32_t b) {
  const std::string& one = context.document().entities[a].name;
  const std::string& other = context.document().entities[b].name;
  return one.starts_with(other + " ") || other.starts_with(one + " ");
}

/// "condemned Russia's invasion", "spoke highly of China's achievements": whose it is, where the thing itself
/// has no name.
std::vector<Filler> doers_behind(const FactContext& context, const Frame& frame,
                                 const std::vector<std::string>& names, EdgeKind kind) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const Slot& slot : frame.slots) {
    if (std::find(names.begin(), names.end(), slot.name) == names.end() || !graph.is_noun(slot.token))
      continue;
    if (!context.mentions_covering(slot.token).empty()) continue;
    // "Noboa's government" is a country's, not a person's
    if (context.lexicon().is(WordClass::Rule, graph.lemma(slot.token))) continue;
    const bool owned = graph.child(slot.token, "poss") != kNoToken;
    for (const std::uint32_t c : graph.children(slot.token)) {
      const std::string& role = graph.token(c).role;
      const bool by = role == "prep" && graph.lemma(c) == "by";
      const bool nationality = kind == EdgeKind::Criticized && role == "amod" && !owned;
      const bool cause = kind == EdgeKind::Supports && role == "prep" && graph.lemma(c) == "of" &&
                         is_cause(graph.lemma(slot.token));
      if (role != "poss" && !by && !nationality && !cause) continue;
      for (Filler filler : context.fill(by || cause ? graph.object_of(c) : graph.antecedent(c), kActor)) {
        filler.certainty *= 0.85F;
        out.push_back(filler);
      }
    }
  }
  return out;
}

/// "a factory in Bac Ninh": the money goes to the place of the thing; "bought 50 Boeing jets" buys nothing of
/// Boeing.
std::vector<Filler> where_invested(const FactContext& context, const Frame& frame,
                                   const std::vector<std::string>& names, std::vector<Filler> to) {
  const RoleGraph& graph = context.graph();
  std::erase_if(to, [&](const Filler& filler) {
    const std::string& role = graph.token(filler.token).role;
    // "bought 48 fighters from South Korea" buys nothing of the country itself
    const std::uint32_t above = graph.is_root(filler.token) ? filler.token : graph.token(filler.token).head;
    const std::string& what =
        graph.is_root(above) ? graph.lemma(above) : graph.lemma(graph.token(above).head);
    const bool share = graph.lemma(above) == "of" &&
                       (what == "percent" || what == "%" || what == "half" || what == "third" ||
                        what == "quarter" || what == "majority" || what == "stake" || what == "share");
    const bool seller =
        role == "pobj" && !share && (graph.lemma(above) == "from" || graph.lemma(above) == "of");
    return seller || role == "compound" || role == "amod" || role == "nmod";
  });
  if (!to.empty()) return to;
  for (const Slot& slot : frame.slots) {
    // "bought the terminal at X", "60 percent of the port of X"
    const bool works = (slot.name == "obj" || slot.name == "of") && is_works(graph.lemma(slot.token)) &&
                       std::find(names.begin(), names.end(), slot.name) != names.end();
    if (!works && ((slot.name != "in" && slot.name != "into") ||
                   std::find(names.begin(), names.end(), slot.name) == names.end()))
      continue;
    for (const Slot& where : works ? frame.slots : std::vector<Slot>{}) {
      if (where.token > slot.token && (where.name == "at" || where.name == "in") && to.empty())
        to = context.fill_one(where.token, kArea);
    }
    for (const std::uint32_t c : graph.children(slot.token)) {
      const std::string& link = graph.lemma(c);
      const bool built = works || is_works(graph.lemma(slot.token));
      // "a factory in the Turkish city of X"
      const bool kind = context.lexicon().is(WordClass::PlaceKind, graph.lemma(slot.token));
      if (graph.token(c).role != "prep" ||
          (link != "in" && !(kind && link == "of") && !(built && (link == "at" || link == "of"))))
        continue;
      for (const Filler& filler :
           context.fill_one(graph.object_of(c), LabelSet{NodeLabel::Place, NodeLabel::Country}))
        to.push_back(filler);
    }
  }
  return to;
}

}  // namespace entente::ingest
