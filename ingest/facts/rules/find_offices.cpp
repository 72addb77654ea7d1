// Offices and ties as stated beside names become candidates; posts that a verb gives are read here too.
#include <algorithm>
#include <array>

#include "ingest/entities/offices/office_words.hpp"
#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/office_candidates.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

void propose_office(const FactContext& context, Candidates& out, const Filler& holder, const Filler& body,
                    std::uint32_t trigger, const std::string& office) {
  const std::size_t before = out.size();
  propose(context, out, EdgeKind::HoldsOffice, holder, body, trigger, Origin::Office);
  for (std::size_t i = before; i < out.size(); ++i) {
    out[i].state = true;
    out[i].properties["office"] = office;
  }
}

bool holds_any(const FactContext& context, std::uint32_t person, std::uint32_t body) {
  const auto& offices = context.document().offices;
  return std::any_of(offices.begin(), offices.end(),
                     [&](const OfficeStatement& o) { return o.holder == person && o.body == body; });
}

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kBody{NodeLabel::Country, NodeLabel::Organization};

/// "Dilma Rousseff leads the bank", "ADQ is chaired by X", "led by": a post without a title
struct LeadingVerb {
  std::string_view lemma;
  std::string_view office;
};
constexpr std::array kLeadingVerbs = {
    LeadingVerb{"chair", "chair"}, LeadingVerb{"lead", "head"},         LeadingVerb{"head", "head"},
    LeadingVerb{"govern", "head"}, LeadingVerb{"rule", "head"},         LeadingVerb{"preside", "president"},
    LeadingVerb{"run", "head"},    LeadingVerb{"command", "commander"}, LeadingVerb{"direct", "director"}};

/// "chaired the board of the National Bank": the body stands behind "of".
std::uint32_t behind_board(const FactContext& context, std::uint32_t object) {
  const RoleGraph& graph = context.graph();
  static constexpr std::array<std::string_view, 4> kBoards = {"board", "secretariat", "administration",
                                                              "leadership"};
  if (std::find(kBoards.begin(), kBoards.end(), graph.lemma(object)) == kBoards.end() ||
      !context.mentions_covering(object).empty())
    return object;
  for (const std::uint32_t c : graph.children(object)) {
    if (graph.token(c).role == "prep" && graph.lemma(c) == "of" && graph.object_of(c) != kNoToken)
      return graph.object_of(c);
    if (graph.token(c).role == "poss") return graph.antecedent(c);
  }
  return object;
}

/// "commands the army", "runs Sudan's navy": the force is of the country named or of the passage's.
bool is_force(const std::string& lemma) {
  static constexpr std::array<std::string_view, 5> kForces = {"army", "navy", "military", "troop", "force"};
  return std::find(kForces.begin(), kForces.end(), lemma) != kForces.end();
}

/// "leads the Norwegian delegation"
bool is_delegation(const std::string& lemma) {
  static constexpr std::array<std::string_view, 4> kWords = {"delegation", "mission", "team", "negotiator"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

/// "heads Nigeria's central bank", "runs the Danish police": a body of the state without a name of its own.
std::vector<Filler> owner_of_state_body(const FactContext& context, std::uint32_t object) {
  const RoleGraph& graph = context.graph();
  if (!context.mentions_covering(object).empty()) return {};
  const std::string before = object > 0 ? graph.lemma(object - 1) : std::string();
  const bool central = graph.lemma(object) == "bank" && before == "central";
  if (!central && !is_state_body(before, graph.lemma(object))) return {};
  for (const std::uint32_t c : graph.children(object)) {
    const std::string& role = graph.token(c).role;
    if (role != "poss" && role != "amod" && role != "compound" && role != "nmod") continue;
    const auto found =
        context.fill_one(role == "poss" ? graph.antecedent(c) : c, LabelSet{NodeLabel::Country});
    if (!found.empty()) return found;
  }
  return {};
}

void find_leading_verbs(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.token(i).pos != "VERB" || !context.readable(graph.sentence_of(i))) continue;
    const auto* verb = std::find_if(kLeadingVerbs.begin(), kLeadingVerbs.end(),
                                    [&](const LeadingVerb& v) { return v.lemma == graph.lemma(i); });
    if (verb == kLeadingVerbs.end()) continue;
    const Frame frame = verb_frame(context, i);
    for (const Slot& subject : frame.slots) {
      if (subject.name != "subj") continue;
      for (const Slot& object : frame.slots) {
        if (object.name != (verb->lemma == "preside" ? "over" : "obj")) continue;
        const std::uint32_t led = behind_board(context, object.token);
        for (const Filler& holder : context.fill_one(subject.token, kPerson)) {
          for (const Filler& body : owner_of_state_body(context, object.token))
            propose_office(context, out, holder, body, i,
                           std::string(verb->office) + " of " + graph.lemma(object.token));
        }
        for (const Filler& holder : context.fill_one(subject.token, kPerson)) {
          for (const Filler& body : context.fill_one(led, kBody)) {
            // What a title says better: "the secretary-general, who led the organization for ten years"
            if (verb->office == "head" && holds_any(context, holder.entity, body.entity)) continue;
            const bool force = verb->lemma == "command" && is_force(graph.lemma(object.token));
            if (context.label(body.entity) == NodeLabel::Country && !force &&
                (verb->lemma == "run" || verb->lemma == "command" || verb->lemma == "direct"))
              continue;
            // "led the delegation from Peru", "leads Peru in the table": no post in the country
            const bool sent =
                is_delegation(graph.lemma(object.token)) && graph.token(object.token).tag == "NN";
            if (context.label(body.entity) == NodeLabel::Country && !sent &&
                ((body.token != object.token && !force) || (verb->lemma == "lead" && !frame.passive)))
              continue;
            propose_office(context, out, holder, body, i,
                           sent ? std::string("head of delegation") : std::string(verb->office));
          }
        }
      }
    }
  }
}

/// "Joko Widodo, who led the country for ten years": head of the country of another office in the sentence.
void find_country_leaders(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if (graph.token(i).pos != "VERB" || (lemma != "lead" && lemma != "rule" && lemma != "govern")) continue;
    if (!context.readable(graph.sentence_of(i))) continue;
    const std::uint32_t object = graph.child(i, "dobj");
    if (object == kNoToken || (graph.lemma(object) != "country" && graph.lemma(object) != "nation") ||
        !context.mentions_covering(object).empty())
      continue;
    const OfficeStatement* near = nullptr;
    for (const OfficeStatement& office : context.document().offices) {
      const std::uint32_t here = graph.sentence_of(i);
      if (office.sentence <= here && here - office.sentence <= 1 && office.body != kNoEntity &&
          context.paragraph(office.sentence) == context.paragraph(here) && office.first < i &&
          context.label(office.body) == NodeLabel::Country)
        near = &office;
    }
    if (near == nullptr) continue;
    for (const std::uint32_t subject : graph.subjects(i)) {
      for (const Filler& holder : context.fill_one(subject, kPerson)) {
        const auto& offices = context.document().offices;
        const bool known = std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& o) {
          return o.holder == holder.entity && o.body == near->body;
        });
        if (!known) propose_office(context, out, holder, {near->body, object, 0.85F}, i, near->office);
      }
    }
  }
}

/// The words of an office noun phrase without determiner, owner and country: "managing director", "minister
/// of investment".
std::string office_words(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  std::string out;
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& role = graph.token(c).role;
    if (c > noun || (role != "compound" && role != "amod" && role != "nmod") ||
        !context.mentions_covering(c).empty())
      continue;
    if (graph.lemma(c) == "former" || graph.lemma(c) == "current" || graph.lemma(c) == "new") continue;
    out += graph.lemma(c) + " ";
  }
  out += graph.lemma(noun);
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role != "prep" || graph.lemma(c) != "of") continue;
    const std::uint32_t object = graph.object_of(c);
    if (object != kNoToken && context.mentions_covering(object).empty()) out += " of " + graph.lemma(object);
  }
  return out;
}

/// "whose managing director is X", "X is also the UAE's minister of investment"
void find_copula_offices(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const auto read = [&](std::uint32_t noun, std::uint32_t name, std::uint32_t verb) {
    if (!graph.is_noun(noun) || lexicon().office(graph.lemma(noun)) == nullptr) return;
    std::vector<Filler> bodies;
    for (const std::uint32_t c : graph.children(noun)) {
      const std::string& role = graph.token(c).role;
      std::uint32_t token = kNoToken;
      if (role == "poss") token = graph.antecedent(c);
      if (role == "prep" && graph.lemma(c) == "of") token = graph.object_of(c);
      if (role == "amod" || role == "compound" || role == "nmod") token = c;
      if (token == kNoToken) continue;
      for (const Filler& body : context.fill_one(token, kBody)) bodies.push_back(body);
    }
    for (const Filler& holder : context.fill_one(name, kPerson)) {
      for (const Filler& body : bodies) {
        if (!holds_any(context, holder.entity, body.entity))
          propose_office(context, out, holder, body, verb, office_words(context, noun));
      }
    }
  };
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if ((lemma != "be" && lemma != "become" && lemma != "remain") || !context.readable(graph.sentence_of(i)))
      continue;
    if (graph.child(i, "neg") != kNoToken) continue;
    const std::uint32_t attribute = graph.child(i, "attr");
    if (attribute == kNoToken) continue;
    for (const std::uint32_t subject : graph.subjects(i)) {
      read(attribute, subject, i);
      read(subject, attribute, i);
    }
  }
}

/// "took over from B at the head of the Council", "his years at the helm of X": both led it.
void find_heads(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if ((lemma != "head" && lemma != "helm") || graph.token(i).role != "pobj" || graph.is_root(i)) continue;
    const std::uint32_t at = graph.token(i).head;
    const std::uint32_t of = graph.child(i, "prep");
    if (graph.lemma(at) != "at" || of == kNoToken || graph.lemma(of) != "of" || graph.is_root(at)) continue;
    if (!context.readable(graph.sentence_of(i))) continue;
    const auto bodies = context.fill_one(graph.object_of(of), kBody);
    std::uint32_t verb = graph.token(at).head;
    for (int step = 0; step < 4 && !graph.is_verb(verb) && !graph.is_root(verb); ++step)
      verb = graph.token(verb).head;
    if (!graph.is_verb(verb) || graph.child(verb, "neg") != kNoToken) continue;
    static constexpr std::array<std::string_view, 9> kVerbs = {
        "take", "replace", "succeed", "be", "remain", "follow", "spend", "stay", "serve"};
    if (std::find(kVerbs.begin(), kVerbs.end(), graph.lemma(verb)) == kVerbs.end()) continue;
    for (const Slot& slot : verb_frame(context, verb).slots) {
      const bool other = graph.lemma(verb) == "take" ? slot.name == "from" : slot.name == "obj";
      if (slot.name != "subj" && !other) continue;
      for (const Filler& holder : context.fill_one(slot.token, kPerson)) {
        for (const Filler& body : bodies) {
          if (!holds_any(context, holder.entity, body.entity))
            propose_office(context, out, holder, body, i, "head");
        }
      }
    }
  }
}

/// "X, at the helm of the bank since 2022,", "X, who is in charge of the agency", "with X at the helm of Y"
void find_charges(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if (lemma != "charge" && lemma != "head" && lemma != "helm") continue;
    if (graph.token(i).role != "pobj" || graph.is_root(i) || !context.readable(graph.sentence_of(i)))
      continue;
    const std::uint32_t link = graph.token(i).head;
    const std::uint32_t of = graph.child(i, "prep");
    if (graph.lemma(link) != (lemma == "charge" ? "in" : "at") || of == kNoToken || graph.lemma(of) != "of" ||
        graph.is_root(link))
      continue;
    const auto bodies = context.fill_one(graph.object_of(of), LabelSet{NodeLabel::Organization});
    const std::uint32_t holder_at = graph.token(link).head;
    std::vector<Filler> holders;
    if (graph.lemma(holder_at) == "be" || graph.lemma(holder_at) == "remain") {
      if (graph.child(holder_at, "neg") != kNoToken) continue;
      for (const std::uint32_t subject : graph.subjects(holder_at)) {
        for (const Filler& filler : context.fill_one(subject, kPerson)) holders.push_back(filler);
      }
    } else if (graph.is_noun(holder_at)) {
      holders = context.fill_one(holder_at, kPerson);
    }
    if (holders.size() != 1) continue;
    for (const Filler& body : bodies) {
      if (!holds_any(context, holders.front().entity, body.entity))
        propose_office(context, out, holders.front(), body, i, "head");
    }
  }
}

/// "took over the Independence Party from Y": both led it.
void find_taken_over(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.lemma(i) != "take" || !context.readable(graph.sentence_of(i))) continue;
    const std::uint32_t particle = graph.child(i, "prt");
    if (particle == kNoToken || graph.lemma(particle) != "over" || graph.child(i, "neg") != kNoToken)
      continue;
    std::vector<Filler> bodies;
    std::vector<Filler> people;
    bool from = false;
    for (const Slot& slot : verb_frame(context, i).slots) {
      if (slot.name == "obj") bodies = context.fill_one(slot.token, LabelSet{NodeLabel::Organization});
      if (slot.name != "subj" && slot.name != "from") continue;
      const auto found = context.fill_one(slot.token, kPerson);
      from = from || (slot.name == "from" && !found.empty());
      people.insert(people.end(), found.begin(), found.end());
    }
    for (const Filler& body : bodies) {
      for (const Filler& holder : people) {
        if (from && !holds_any(context, holder.entity, body.entity))
          propose_office(context, out, holder, body, i, "leader");
      }
    }
  }
}

}  // namespace

void find_offices(const FactContext& context, Candidates& out) {
  for (const OfficeStatement& stated : context.document().offices) {
    if (stated.holder == kNoEntity || stated.body == kNoEntity || stated.first >= context.graph().size())
      continue;
    if (!context.readable(stated.sentence)) continue;
    const std::size_t before = out.size();
    const std::uint32_t trigger = stated.last > stated.first ? stated.last - 1 : stated.first;
    propose_office(context, out, {stated.holder, trigger, stated.certainty}, {stated.body, trigger, 1.0F},
                   trigger, stated.office);
    for (std::size_t i = before; i < out.size(); ++i) {
      out[i].sentence = stated.sentence;
      out[i].inferred = !stated.body_stated;
      out[i].path = 1;
    }
  }
  find_leading_verbs(context, out);
  find_country_leaders(context, out);
  find_copula_offices(context, out);
  find_rows_of_leaders(context, out);
  find_heads(context, out);
  find_charges(context, out);
  find_taken_over(context, out);
}

}  // namespace entente::ingest
