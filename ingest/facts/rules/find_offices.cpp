// Offices and ties as stated beside names become candidates; posts that a verb gives are read here too.
#include <algorithm>
#include <array>

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

/// The post in the words in which the text first gives it to the person.
const std::string& wording_of(const FactContext& context, const OfficeStatement& stated) {
  const auto& offices = context.document().offices;
  const auto first = std::find_if(offices.begin(), offices.end(), [&](const OfficeStatement& other) {
    return other.holder == stated.holder && other.body == stated.body && other.office == stated.office;
  });
  return first == offices.end() || first->wording.empty() ? stated.office : first->wording;
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
      const auto& offices = context.document().offices;
      const bool told = std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& stated) {
        return stated.holder == holder.entity && stated.body != kNoEntity && stated.first <= noun &&
               noun < stated.last;
      });
      if (told) continue;  // whose it is has been read from the words
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
                   trigger, wording_of(context, stated));
    for (std::size_t i = before; i < out.size(); ++i) {
      out[i].sentence = stated.sentence;
      out[i].inferred = !stated.body_stated;
      out[i].path = 1;
    }
  }
  find_leading(context, out);
  find_copula_offices(context, out);
  find_rows_of_leaders(context, out);
  find_heads(context, out);
  find_charges(context, out);
  find_taken_over(context, out);
}

}  // namespace entente::ingest
