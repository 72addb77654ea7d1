// Offices and ties as stated beside names become candidates; posts that a verb gives are read here too.
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frame.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kBody{NodeLabel::Country, NodeLabel::Organization};

void propose_office(const FactContext& context, Candidates& out, const Filler& holder, const Filler& body,
                    std::uint32_t trigger, const std::string& office) {
  const std::size_t before = out.size();
  propose(context, out, EdgeKind::HoldsOffice, holder, body, trigger, Origin::Office);
  for (std::size_t i = before; i < out.size(); ++i) {
    out[i].state = true;
    out[i].properties["office"] = office;
  }
}

/// "Dilma Rousseff leads the bank", "ADQ is chaired by X", "led by": a post without a title
struct LeadingVerb {
  std::string_view lemma;
  std::string_view office;
};
constexpr std::array kLeadingVerbs = {LeadingVerb{"chair", "chair"}, LeadingVerb{"lead", "head"},
                                      LeadingVerb{"head", "head"},   LeadingVerb{"govern", "head"},
                                      LeadingVerb{"rule", "head"},   LeadingVerb{"preside", "president"}};

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
        for (const Filler& holder : context.fill_one(subject.token, kPerson)) {
          for (const Filler& body : context.fill_one(object.token, kBody)) {
            // "led the delegation from Peru", "leads Peru in the table": no post in the country
            if (context.label(body.entity) == NodeLabel::Country &&
                (body.token != object.token || (verb->lemma == "lead" && !frame.passive)))
              continue;
            propose_office(context, out, holder, body, i, std::string(verb->office));
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

/// "heads of state", "presidents", "foreign ministers" in a sentence: what a row of names with countries are.
std::string plural_office(const FactContext& context, std::uint32_t sentence) {
  static constexpr std::array<std::string_view, 8> kOffices = {
      "president", "leader", "premier", "chancellor", "king", "head", "minister", "ambassador"};
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  for (std::uint32_t i = bounds.first; i < bounds.last; ++i) {
    if (graph.token(i).tag != "NNS" && graph.token(i).tag != "NNPS") continue;
    std::string lemma = graph.lemma(i);
    if (lemma.ends_with("s")) lemma.pop_back();  // "the Prime Ministers" keep their form
    if (std::find(kOffices.begin(), kOffices.end(), lemma) == kOffices.end()) continue;
    if (lemma == "head") {
      const bool of = i + 2 < bounds.last && graph.lemma(i + 1) == "of" &&
                      (graph.lemma(i + 2) == "state" || graph.lemma(i + 2) == "government");
      if (!of) continue;
      return "head of " + graph.lemma(i + 2);
    }
    if (lemma == "minister" && i > bounds.first) {
      const std::string& before = graph.lemma(i - 1);
      if (before == "prime" || before == "foreign" || before == "defence" || before == "defense" ||
          before == "finance" || before == "trade")
        return before + " minister";
      continue;
    }
    return lemma;
  }
  return {};
}

bool holds_any(const FactContext& context, std::uint32_t person, std::uint32_t body) {
  const auto& offices = context.document().offices;
  return std::any_of(offices.begin(), offices.end(),
                     [&](const OfficeStatement& o) { return o.holder == person && o.body == body; });
}

/// "eight heads of state. Bola Tinubu of Nigeria, Faure Gnassingbe of Togo and Mauritania's Mohamed Ould
/// Ghazouani ..."
void find_named_leaders(const FactContext& context, Candidates& out) {
  const auto& mentions = context.document().mentions;
  for (std::size_t m = 0; m < mentions.size(); ++m) {
    const Mention& country = mentions[m];
    if (country.kind != MentionKind::Name || context.label(country.entity) != NodeLabel::Country ||
        country.first < 2)
      continue;
    const Mention* person = nullptr;
    for (const Mention& other : mentions) {
      if (other.kind != MentionKind::Name || context.label(other.entity) != NodeLabel::Person) continue;
      std::uint32_t at = country.first;
      if (at > 0 && context.words(at - 1) == "the") --at;
      const bool of = other.last + 1 == at && context.words(at - 1) == "of";
      const bool owned = other.first == country.last + 1 &&
                         (context.words(country.last) == "'s" || context.words(country.last) == "’s");
      // "the prime ministers of Barbados (Mia Mottley) and ...", "Hugh Todd for Guyana"
      const bool bracketed = other.first == country.last + 1 && context.words(country.last) == "(";
      const bool for_it = other.last + 1 == at && context.words(at - 1) == "for";
      if (of || owned || bracketed || for_it) person = &other;
    }
    if (person == nullptr || holds_any(context, person->entity, country.entity)) continue;
    const std::uint32_t sentence = context.graph().sentence_of(country.first);
    if (!context.readable(sentence)) continue;
    std::string office = plural_office(context, sentence);
    if (office.empty() && sentence > 0 && context.paragraph(sentence - 1) == context.paragraph(sentence))
      office = plural_office(context, sentence - 1);
    if (office.empty()) continue;
    propose_office(context, out, {person->entity, person->head, person->certainty},
                   {country.entity, country.head, 0.9F * country.certainty}, person->head, office);
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

/// "The presidents of Kenya and Uganda, A and B": as many names behind the comma as countries before it.
void find_paired_leaders(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.token(i).tag != "NNS" && graph.token(i).tag != "NNPS") continue;
    const std::uint32_t of = graph.child(i, "prep");
    if (of == kNoToken || graph.lemma(of) != "of" || !context.readable(graph.sentence_of(i))) continue;
    const std::string office = plural_office(context, graph.sentence_of(i));
    std::string lemma = graph.lemma(i);
    if (lemma.ends_with("s")) lemma.pop_back();
    if (office.empty() || (!office.ends_with(lemma) && lemma != "head")) continue;
    const auto countries = context.fill(graph.object_of(of), LabelSet{NodeLabel::Country});
    if (countries.size() < 2) continue;
    std::vector<Filler> people;
    std::uint32_t end = countries.front().token;
    for (const Filler& country : countries) end = std::max(end, country.token);
    if (end + 2 >= graph.size() || context.words(end + 1) != ",") continue;
    for (const Mention& mention : context.document().mentions) {
      if (mention.first < end + 2 || mention.head >= graph.size() || mention.first > end + 24 ||
          graph.sentence_of(mention.head) != graph.sentence_of(i))
        continue;
      if (mention.kind != MentionKind::Name || context.label(mention.entity) != NodeLabel::Person) break;
      people.push_back({mention.entity, mention.head, mention.certainty});
      const std::string_view next = mention.last < graph.size() ? context.words(mention.last) : ".";
      if (next != "," && next != "and") break;
      if (people.size() == countries.size()) break;
    }
    if (people.size() != countries.size()) continue;
    for (std::size_t k = 0; k < people.size(); ++k) {
      if (!holds_any(context, people[k].entity, countries[k].entity))
        propose_office(context, out, people[k], countries[k], i, office);
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
  find_named_leaders(context, out);
  find_copula_offices(context, out);
  find_paired_leaders(context, out);
  find_heads(context, out);
}

}  // namespace entente::ingest
