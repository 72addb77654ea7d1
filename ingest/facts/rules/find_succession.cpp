// SUCCEEDED by wordings that no single verb carries: "appointed X in place of Y", "became president after Y
// resigned".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};

constexpr std::array<std::string_view, 12> kGiving = {"appoint", "name",      "choose",    "elect",
                                                      "pick",    "nominate",  "designate", "install",
                                                      "select",  "reappoint", "confirm",   "swear"};
constexpr std::array<std::string_view, 6> kTaking = {"become", "take", "assume", "return", "come", "win"};
constexpr std::array<std::string_view, 5> kLeaving = {"resign", "die", "quit", "retire", "step"};

/// Those who get the post: the object of an active verb of giving, else the subject.
std::vector<Filler> takers(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  if (!graph.is_verb(verb)) return {};
  if (one_of(graph.lemma(verb), kGiving) && !graph.is_passive(verb)) {
    for (const std::uint32_t c : graph.children(verb)) {
      const std::string& role = graph.token(c).role;
      if (role != "dobj" && role != "ccomp" && role != "oprd") continue;
      auto found = context.fill_one(c, kPerson);
      if (!found.empty()) return found;
      for (const std::uint32_t inner : graph.children(c)) {  // "named X finance minister"
        if (graph.token(inner).role == "compound" || graph.token(inner).role == "nsubj")
          found = context.fill_one(inner, kPerson);
        if (!found.empty()) return found;
      }
    }
    return {};
  }
  std::vector<Filler> out;
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& filler : context.fill_one(subject, kPerson)) out.push_back(filler);
  }
  return out;
}

void add(const FactContext& context, Candidates& out, const std::vector<Filler>& later,
         const std::vector<Filler>& earlier, std::uint32_t trigger, bool weak) {
  if (later.size() != 1 || earlier.size() != 1) return;
  const std::size_t before = out.size();
  propose(context, out, EdgeKind::Succeeded, later.front(), earlier.front(), trigger, Origin::Verb);
  for (std::size_t i = before; i < out.size(); ++i) out[i].weak = weak;
}

/// "in place of Y", "in succession to Y", "as successor to Y"
void read_place_of(const FactContext& context, std::uint32_t noun, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(noun);
  const bool place = lemma == "place" || lemma == "stead";
  if ((!place && lemma != "succession") || graph.token(noun).role != "pobj") return;
  const std::uint32_t in = graph.token(noun).head;
  if (graph.lemma(in) != "in" || graph.is_root(in)) return;
  std::vector<Filler> earlier;
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role == "prep" && graph.lemma(c) == (place ? "of" : "to"))
      earlier = context.fill_one(graph.object_of(c), kPerson);
    if (graph.token(c).role == "poss") earlier = context.fill_one(graph.antecedent(c), kPerson);
  }
  std::uint32_t verb = graph.token(in).head;
  for (int step = 0; step < 5 && !graph.is_verb(verb) && !graph.is_root(verb); ++step)
    verb = graph.token(verb).head;
  if (!graph.is_verb(verb)) return;
  bool office = one_of(graph.lemma(verb), kGiving) || one_of(graph.lemma(verb), kTaking);
  // "is now defence minister, in place of Y", "is to be sent as ambassador, in succession to Y"
  for (const std::uint32_t c : graph.children(verb)) {
    const bool as = graph.token(c).role == "prep" && graph.lemma(c) == "as";
    const std::uint32_t post = as ? graph.object_of(c) : graph.token(c).role == "attr" ? c : kNoToken;
    office = office || (post != kNoToken && context.in_title(post));
  }
  if (office) add(context, out, takers(context, verb), earlier, verb, false);
}

/// The verb gives or takes an office: "was elected", "became president", "took office".
bool is_accession(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  if (one_of(lemma, kGiving)) return true;
  if (lemma == "become") {
    const std::uint32_t post = graph.child(verb, "attr");
    return post != kNoToken && graph.is_noun(post);
  }
  if (lemma != "take" && lemma != "assume") return false;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& word = graph.lemma(c);
    if (word == "office" || word == "power" || word == "over" || word == "presidency") return true;
  }
  return false;
}

/// "became prime minister after Y resigned", "was elected following the death of Y"
void read_after(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (!is_accession(context, verb)) return;
  const auto later = takers(context, verb);
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if (role == "advcl" && one_of(graph.lemma(c), kLeaving)) {
      const std::uint32_t mark = graph.child(c, "mark");
      const std::uint32_t when = graph.child(c, "advmod");
      const bool then = (mark != kNoToken && (graph.lemma(mark) == "after" || graph.lemma(mark) == "when")) ||
                        (when != kNoToken && graph.lemma(when) == "when");
      if (!then) continue;
      const std::uint32_t who = graph.child(c, "nsubj");
      if (who != kNoToken) add(context, out, later, context.fill_one(who, kPerson), verb, true);
    }
    if (role != "prep" || !one_of(graph.lemma(c), {"after", "follow", "following", "on", "upon"})) continue;
    const std::uint32_t noun = graph.object_of(c);
    if (noun == kNoToken) continue;
    static constexpr std::array<std::string_view, 5> kEnds = {"resignation", "death", "ouster", "departure",
                                                              "retirement"};
    if (!one_of(graph.lemma(noun), kEnds)) continue;
    for (const std::uint32_t inner : graph.children(noun)) {
      std::uint32_t who = kNoToken;
      if (graph.token(inner).role == "poss") who = graph.antecedent(inner);
      if (graph.token(inner).role == "prep" && graph.lemma(inner) == "of") who = graph.object_of(inner);
      if (who != kNoToken) add(context, out, later, context.fill_one(who, kPerson), verb, true);
    }
  }
}

/// "X, who was followed in 2008 by Y": in office, where a date is told.
void read_followed(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.lemma(verb) != "follow" || !graph.is_passive(verb)) return;
  bool dated = false;
  for (const TimeExpression& time : context.times())
    dated = dated || (time.first > verb && time.first < verb + 4 &&
                      graph.sentence_of(time.first) == graph.sentence_of(verb));
  // "will leave office in March and be followed by Y"
  const std::uint32_t left = graph.token(verb).role == "conj" ? graph.token(verb).head : verb;
  dated = dated || one_of(graph.lemma(left), kLeaving) ||
          (graph.lemma(left) == "leave" && graph.child(left, "dobj") != kNoToken &&
           graph.lemma(graph.child(left, "dobj")) == "office");
  const std::uint32_t agent = graph.child(verb, "agent");
  if (!dated || agent == kNoToken) return;
  std::vector<Filler> earlier;
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& filler : context.fill_one(subject, kPerson)) earlier.push_back(filler);
  }
  add(context, out, context.fill_one(graph.object_of(agent), kPerson), earlier, verb, false);
}

/// "made way for Y", "gave way to Y": Y came in X's place.
void read_made_way(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if ((graph.lemma(verb) != "make" && graph.lemma(verb) != "give") || graph.child(verb, "neg") != kNoToken)
    return;
  const std::uint32_t way = graph.child(verb, "dobj");
  if (way == kNoToken || graph.lemma(way) != "way" || graph.child(way, "det") != kNoToken) return;
  std::vector<Filler> earlier;
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& filler : context.fill_one(subject, kPerson)) earlier.push_back(filler);
  }
  for (const std::uint32_t holder : {verb, way}) {
    for (const std::uint32_t c : graph.children(holder)) {
      if (graph.token(c).role == "prep" && (graph.lemma(c) == "for" || graph.lemma(c) == "to") &&
          graph.object_of(c) != kNoToken)
        add(context, out, context.fill_one(graph.object_of(c), kPerson), earlier, verb, false);
    }
  }
}

/// "followed Y as president", "followed Y in the presidency"
void read_follows(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (graph.lemma(verb) != "follow" || graph.is_passive(verb)) return;
  const std::uint32_t object = graph.child(verb, "dobj");
  if (object == kNoToken) return;
  bool office = false;
  for (const std::uint32_t holder : {verb, object}) {
    for (const std::uint32_t c : graph.children(holder)) {
      const std::uint32_t post = graph.token(c).role == "prep" ? graph.object_of(c) : kNoToken;
      if (post == kNoToken) continue;
      const std::string& noun = graph.lemma(post);
      office = office || (graph.lemma(c) == "as" && context.in_title(post)) || noun == "presidency" ||
               noun == "office" || noun == "premiership";
    }
  }
  if (office)
    add(context, out, takers(context, verb), context.fill_one(graph.antecedent(object), kPerson), verb,
        false);
}

/// "took over as prime minister of Latvia from Y": the tree hangs "from Y" on the post.
void read_taken_over(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t particle = graph.child(verb, "prt");
  if (graph.lemma(verb) != "take" || particle == kNoToken || graph.lemma(particle) != "over") return;
  for (const std::uint32_t as : graph.children(verb)) {
    const std::string& role = graph.token(as).role;
    std::uint32_t post = kNoToken;
    if (role == "prep" && (graph.lemma(as) == "as" || graph.lemma(as) == "at" || graph.lemma(as) == "in"))
      post = graph.object_of(as);
    if (role == "dobj") post = as;
    for (int depth = 0; depth < 3 && post != kNoToken; ++depth) {
      std::uint32_t deeper = kNoToken;
      for (const std::uint32_t c : graph.children(post)) {
        if (graph.token(c).role != "prep") continue;
        if (graph.lemma(c) == "from")
          add(context, out, takers(context, verb), context.fill_one(graph.object_of(c), kPerson), verb,
              false);
        else
          deeper = graph.object_of(c);
      }
      post = deeper;
    }
  }
}

/// "was succeeded, after an interval, by Y": the tree may hang "by" elsewhere.
void read_succeeded_by(const FactContext& context, std::uint32_t verb, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(verb);
  if ((lemma != "succeed" && lemma != "replace") || !graph.is_passive(verb) ||
      graph.child(verb, "agent") != kNoToken)
    return;
  std::vector<Filler> earlier;
  for (const std::uint32_t subject : graph.subjects(verb)) {
    for (const Filler& filler : context.fill_one(subject, kPerson)) earlier.push_back(filler);
  }
  for (std::uint32_t i = verb + 1; i < std::min(verb + 9, graph.size()); ++i) {
    if (graph.sentence_of(i) != graph.sentence_of(verb) || graph.is_verb(i)) return;
    if (context.words(i) != "by" || graph.object_of(i) == kNoToken) continue;
    return add(context, out, context.fill_one(graph.object_of(i), kPerson), earlier, verb, false);
  }
}

/// "X, the chancellor, resigned. Y took over.", "X was impeached and Y, the minister, stepped in": of the one
/// who has just left an office.
void read_taking_over_from_last(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 9> kRemoved = {
      "impeach", "oust", "topple", "remove", "dismiss", "depose", "sack", "kill", "assassinate"};
  const RoleGraph& graph = context.graph();
  const std::uint32_t particle = graph.child(verb, "prt");
  const std::string& lemma = graph.lemma(verb);
  const bool over = lemma == "take" && particle != kNoToken && graph.lemma(particle) == "over";
  const bool in = lemma == "step" && particle != kNoToken && graph.lemma(particle) == "in";
  if ((!over && !in) || graph.child(verb, "dobj") != kNoToken || graph.child(verb, "neg") != kNoToken) return;
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.token(c).role == "prep" && (graph.lemma(c) == "from" || graph.lemma(c) == "at")) return;
  }
  const auto later = takers(context, verb);
  const std::uint32_t here = graph.sentence_of(verb);
  for (std::uint32_t i = verb; i > 0; --i) {
    const std::uint32_t left = i - 1;
    const std::uint32_t there = graph.sentence_of(left);
    if (there + 1 < here || context.paragraph(there) != context.paragraph(here)) return;
    if (!graph.is_verb(left)) continue;
    const bool leaves = one_of(graph.lemma(left), kLeaving) ||
                        (graph.is_passive(left) && one_of(graph.lemma(left), kRemoved));
    if (!leaves || graph.child(left, "neg") != kNoToken) continue;
    std::vector<Filler> earlier;
    for (const std::uint32_t subject : graph.subjects(left)) {
      for (const Filler& filler : context.fill_one(subject, kPerson)) earlier.push_back(filler);
    }
    const bool held =
        earlier.size() == 1 &&
        std::any_of(context.document().offices.begin(), context.document().offices.end(),
                    [&](const OfficeStatement& o) { return o.holder == earlier.front().entity; });
    if (held) add(context, out, later, earlier, verb, false);
    return;
  }
}

/// "The presidency of Ghana passed from A to B", "power went from A to B"
void read_passed(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 4> kPassing = {"pass", "go", "move", "shift"};
  static constexpr std::array<std::string_view, 12> kSeats = {
      "presidency", "power", "premiership", "chairmanship", "chair", "leadership",
      "throne",     "crown", "office",      "portfolio",    "helm",  "chancellorship"};
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(verb), kPassing) || graph.child(verb, "neg") != kNoToken) return;
  const std::uint32_t subject = graph.child(verb, "nsubj");
  if (subject == kNoToken || !one_of(graph.lemma(subject), kSeats)) return;
  std::vector<Filler> earlier;
  std::vector<Filler> later;
  for (const Slot& slot : verb_frame(context, verb).slots) {
    if (slot.name == "from") earlier = context.fill_one(slot.token, kPerson);
    if (slot.name == "to") later = context.fill_one(slot.token, kPerson);
  }
  // "Her portfolio passes to X"
  const std::uint32_t owner = graph.child(subject, "poss");
  if (earlier.empty() && owner != kNoToken) earlier = context.fill_one(graph.antecedent(owner), kPerson);
  add(context, out, later, earlier, verb, false);
}

/// "has governed since 2013, when he beat X, the incumbent", "beat President X and was sworn in"
void read_beaten(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 5> kBeating = {"beat", "defeat", "trounce", "unseat", "oust"};
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(verb), kBeating) || graph.child(verb, "neg") != kNoToken || graph.is_passive(verb))
    return;
  const std::uint32_t object = graph.child(verb, "dobj");
  if (object == kNoToken) return;
  const auto earlier = context.fill_one(graph.antecedent(object), kPerson);
  if (earlier.size() != 1) return;
  bool office = false;
  for (std::uint32_t i = verb + 1; i < std::min(object + 5, graph.size()); ++i)
    office = office || (context.words(i) == "incumbent" && graph.sentence_of(i) == graph.sentence_of(verb));
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if (role != "conj" || !is_accession(context, c)) continue;
    for (const OfficeStatement& held : context.document().offices)
      office = office || (held.holder == earlier.front().entity && !held.former &&
                          held.sentence == graph.sentence_of(verb));
  }
  if (office) add(context, out, takers(context, verb), earlier, verb, false);
}

}  // namespace

void find_succession(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    if (graph.is_noun(i)) {
      read_place_of(context, i, out);
    } else if (graph.is_verb(i)) {
      read_after(context, i, out);
      read_followed(context, i, out);
      read_taken_over(context, i, out);
      read_follows(context, i, out);
      read_made_way(context, i, out);
      read_succeeded_by(context, i, out);
      read_taking_over_from_last(context, i, out);
      read_passed(context, i, out);
      read_beaten(context, i, out);
    }
  }
}

}  // namespace entente::ingest
