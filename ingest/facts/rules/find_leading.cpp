// Posts told by what somebody does: "leads the bank", "ADQ is chaired by X", "governed Peru until 1993",
// "heads the Fund's mission to Chad".
#include <algorithm>
#include <array>

#include "ingest/entities/offices/office_words.hpp"
#include "ingest/facts/fact_rules.hpp"
#include "ingest/facts/frames/frame.hpp"
#include "ingest/facts/rules/office_candidates.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kCountry{NodeLabel::Country};
constexpr LabelSet kOrganization{NodeLabel::Organization};
constexpr LabelSet kBody{NodeLabel::Country, NodeLabel::Organization};

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
  // "members of the Harbour Movement led by X"
  const bool members = graph.token(object).tag == "NNS" &&
                       one_of(graph.lemma(object), {"member", "follower", "supporter", "fighter", "militant",
                                                    "guerrilla", "activist", "adherent"});
  if ((!members && !one_of(graph.lemma(object), kBoards)) || !context.mentions_covering(object).empty())
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
  return one_of(lemma, {"army", "navy", "military", "troop", "force"});
}

/// "leads the Norwegian delegation"
bool is_delegation(const std::string& lemma) {
  return one_of(lemma, {"delegation", "mission", "team", "negotiator"});
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
    const auto found = context.fill_one(role == "poss" ? graph.antecedent(c) : c, kCountry);
    if (!found.empty()) return found;
  }
  return {};
}

/// "heads the World Bank's office in Chad", "led the EU mission": a part without a name, of the body before
/// it.
std::vector<Filler> owner_of_part(const FactContext& context, std::uint32_t object) {
  const RoleGraph& graph = context.graph();
  if (!one_of(graph.lemma(object), {"office", "mission", "delegation", "bureau", "operation", "team"}) ||
      !context.mentions_covering(object).empty())
    return {};
  for (const std::uint32_t c : graph.children(object)) {
    const std::string& role = graph.token(c).role;
    if (role != "poss" && role != "compound" && role != "nmod") continue;
    const auto found = context.fill_one(role == "poss" ? graph.antecedent(c) : c, kOrganization);
    if (!found.empty()) return found;
  }
  return {};
}

/// "led its forerunner, the Move Forward Party,": the name behind the comma, which the tree hangs elsewhere.
std::vector<Filler> named_behind(const FactContext& context, std::uint32_t object) {
  const RoleGraph& graph = context.graph();
  if (!context.mentions_covering(object).empty() || object + 2 >= graph.size() ||
      context.words(object + 1) != ",")
    return {};
  const std::uint32_t at = object + 2 + (context.words(object + 2) == "the" ? 1 : 0);
  for (const Mention& mention : context.document().mentions) {
    if (mention.first == at && mention.kind == MentionKind::Name && mention.last < graph.size() &&
        context.label(mention.entity) == NodeLabel::Organization &&
        graph.sentence_of(at) == graph.sentence_of(object) && one_of(context.words(mention.last), {",", "."}))
      return {{mention.entity, mention.head, 0.9F * mention.certainty}};
  }
  return {};
}

/// "chair the India-CARICOM summit": what is led is called after the body.
bool is_called_after(const FactContext& context, std::uint32_t object, const Filler& body) {
  const RoleGraph& graph = context.graph();
  return body.token != object &&
         one_of(graph.lemma(object), {"summit", "meeting", "conference", "talk", "session", "forum", "round",
                                      "gathering", "debate", "ceremony", "negotiation"});
}

/// Until, since or for how long: who leads a country so governs it, who leads it to a draw does not.
bool is_over_time(const FactContext& context, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  bool over = false;
  bool bare = true;
  for (const std::uint32_t c : graph.children(verb)) {
    const std::string& role = graph.token(c).role;
    if (role == "advmod" && one_of(graph.lemma(c), {"twice", "briefly", "thrice", "then", "now", "once"}))
      over = true;
    if (role != "prep" && role != "agent") continue;
    bare = false;
    const std::string& link = graph.lemma(c);
    const std::uint32_t object = graph.object_of(c);
    if (one_of(link, {"to", "into", "at", "through", "out", "against", "by"})) return false;
    if (object == kNoToken ||
        !one_of(link, {"until", "till", "from", "since", "for", "between", "during", "in"}))
      continue;
    over =
        over || context.in_time(object) ||
        one_of(graph.lemma(object), {"year", "decade", "month", "term", "week", "transition", "generation"});
  }
  return over || (bare && graph.token(verb).role == "relcl");
}

/// What the one who leads the country is called: where the table knows no king and no premier to govern it,
/// the president.
std::string office_of_state(const FactContext& context, std::uint32_t country) {
  static constexpr std::array<std::string_view, 47> kUnderPremiers = {
      "GB", "JP", "TH", "NL", "BE", "ES", "DK", "NO", "SE", "CA", "AU", "NZ", "MY", "KH", "LU", "DE",
      "IT", "IN", "IL", "GR", "IE", "HU", "CZ", "SK", "SI", "HR", "BG", "LV", "EE", "IS", "MT", "AL",
      "MK", "ME", "XK", "LB", "IQ", "PK", "BD", "NP", "ET", "SG", "FJ", "WS", "JM", "PG", "GE"};
  static constexpr std::array<std::string_view, 10> kUnderMonarchs = {"SA", "OM", "QA", "BH", "KW",
                                                                      "AE", "BN", "MA", "JO", "SZ"};
  const auto* known = ::entente::ingest::lexicon().country(context.document().entities[country].name);
  if (known == nullptr) return "leader";
  if (one_of(known->code, kUnderMonarchs)) return "ruler";
  return one_of(known->code, kUnderPremiers) ? "prime minister" : "president";
}

/// "Director X, who leads the Office": the bare title that stands before the name.
std::string bare_title(const FactContext& context, std::uint32_t holder, std::uint32_t verb) {
  const RoleGraph& graph = context.graph();
  for (const Mention& name : context.document().mentions) {
    if (name.entity != holder || name.kind != MentionKind::Name || name.first == 0 || name.first > verb ||
        graph.sentence_of(name.first) != graph.sentence_of(verb) ||
        graph.sentence_of(name.first - 1) != graph.sentence_of(verb))
      continue;
    const std::string& title = graph.lemma(name.first - 1);
    if (one_of(title, {"director", "chairman", "chairwoman", "chair", "secretary", "commissioner", "governor",
                       "coordinator", "administrator", "rector"}))
      return title;
  }
  return {};
}

/// "the Conservatives", "the rebel movement": led by a leader, where a bank or an agency has a head.
bool is_party(const FactContext& context, std::uint32_t body) {
  const std::string& name = context.document().entities[body].name;
  for (const std::string_view word :
       {"Party", "Movement", "Front", "League", "Alliance", "Congress", "Conservatives", "Labour",
        "Democrats", "Socialist", "Communist", "Coalition", "Rally"}) {
    if (name.find(word) != std::string::npos) return true;
  }
  return false;
}

class LeadingReader {
 public:
  LeadingReader(const FactContext& context, Candidates& out)
      : context_(context), graph_(context.graph()), out_(out) {}

  void read(std::uint32_t verb, const LeadingVerb& word) {
    frame_ = verb_frame(context_, verb);
    for (const Slot& subject : frame_.slots) {
      if (subject.name != "subj") continue;
      for (const Slot& object : frame_.slots) {
        if (object.name != (word.lemma == "preside" ? "over" : "obj")) continue;
        for (const Filler& holder : context_.fill_one(subject.token, kPerson))
          read_led(verb, word, holder, object.token);
      }
    }
  }

 private:
  void read_led(std::uint32_t verb, const LeadingVerb& word, const Filler& holder, std::uint32_t object) {
    const std::string& noun = graph_.lemma(object);
    // "a delegation of the bank led by X": no post in the bank
    if (one_of(noun, {"delegation", "team"}) && graph_.token(verb).role == "acl" && sent_by_name(object))
      return;
    for (const Filler& body : owner_of_state_body(context_, object))
      propose_office(context_, out_, holder, body, verb, std::string(word.office) + " of " + noun);
    const auto whole = owner_of_part(context_, object);
    for (const Filler& body : whole) propose_office(context_, out_, holder, body, verb, "head of " + noun);
    if (!whole.empty()) return;
    auto bodies = context_.fill_one(behind_board(context_, object), kBody);
    const auto behind = bodies.empty() ? named_behind(context_, object) : std::vector<Filler>{};
    bodies.insert(bodies.end(), behind.begin(), behind.end());
    for (const Filler& body : bodies) {
      if (is_called_after(context_, object, body)) continue;
      if (context_.label(body.entity) == NodeLabel::Country)
        read_country(verb, word, holder, body, object);
      else
        read_organization(verb, word, holder, body);
    }
  }

  void read_country(std::uint32_t verb, const LeadingVerb& word, const Filler& holder, const Filler& body,
                    std::uint32_t object) {
    // What a title says better: "the president, who led the country for ten years"
    if (word.office == "head" && holds_any(context_, holder.entity, body.entity)) return;
    const bool force = word.lemma == "command" && is_force(graph_.lemma(object));
    const bool over = body.token == object && is_over_time(context_, verb);
    if (!force && !(over && word.lemma == "run") && one_of(word.lemma, {"run", "command", "direct"})) return;
    // "led the delegation from Peru", "leads Peru in the table": no post in the country
    const bool sent = is_delegation(graph_.lemma(object)) && graph_.token(object).tag == "NN";
    if (!sent && ((body.token != object && !force) || (word.lemma == "lead" && !frame_.passive && !over)))
      return;
    propose_office(context_, out_, holder, body, verb,
                   sent                    ? std::string("head of delegation")
                   : word.office == "head" ? office_of_state(context_, body.entity)
                                           : std::string(word.office));
  }

  void read_organization(std::uint32_t verb, const LeadingVerb& word, const Filler& holder,
                         const Filler& body) {
    // "the secretary-general, who led the organization for ten years"
    if (word.office == "head" && holds_any(context_, holder.entity, body.entity)) return;
    auto office = std::string(word.office);
    if (office == "head") {
      const auto title = bare_title(context_, holder.entity, verb);
      std::erase_if(out_, [&](const Candidate& one) {
        return !title.empty() && one.kind == EdgeKind::HoldsOffice && one.from == holder.entity &&
               one.inferred && one.sentence == graph_.sentence_of(verb) &&
               one.properties.at("office") == title;
      });
      office = !title.empty() ? title : is_party(context_, body.entity) ? "leader" : office;
    }
    propose_office(context_, out_, holder, body, verb, office);
  }

  [[nodiscard]] bool sent_by_name(std::uint32_t group) const {
    for (const std::uint32_t c : graph_.children(group)) {
      const bool way = graph_.token(c).role == "prep" && one_of(graph_.lemma(c), {"of", "from"});
      if (way && graph_.object_of(c) != kNoToken &&
          !context_.fill_one(graph_.object_of(c), kOrganization).empty())
        return true;
    }
    return false;
  }

  const FactContext& context_;
  const RoleGraph& graph_;
  Candidates& out_;
  Frame frame_;
};

/// "Joko Widodo, who led the country for ten years": the country of another office told beside, or the one
/// that the sentence names.
std::uint32_t country_told(const FactContext& context, std::uint32_t verb, std::string& office) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t here = graph.sentence_of(verb);
  std::uint32_t country = kNoEntity;
  for (const OfficeStatement& stated : context.document().offices) {
    if (stated.sentence <= here && here - stated.sentence <= 1 && stated.body != kNoEntity &&
        context.paragraph(stated.sentence) == context.paragraph(here) && stated.first < verb &&
        context.label(stated.body) == NodeLabel::Country) {
      country = stated.body;
      office = stated.office;
    }
  }
  if (country != kNoEntity) return country;
  for (const Mention& mention : context.document().mentions) {
    if (mention.kind != MentionKind::Name || context.label(mention.entity) != NodeLabel::Country ||
        mention.first >= verb || graph.sentence_of(mention.first) != here || mention.entity == country)
      continue;
    if (country != kNoEntity) return kNoEntity;
    country = mention.entity;
  }
  if (country != kNoEntity) office = office_of_state(context, country);
  return country;
}

void find_country_leaders(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if (graph.token(i).pos != "VERB" || !one_of(lemma, {"lead", "rule", "govern"})) continue;
    if (!context.readable(graph.sentence_of(i))) continue;
    const std::uint32_t object = graph.child(i, "dobj");
    if (object == kNoToken || !one_of(graph.lemma(object), {"country", "nation"}) ||
        !context.mentions_covering(object).empty())
      continue;
    std::string office;
    const std::uint32_t country = country_told(context, i, office);
    if (country == kNoEntity) continue;
    for (const std::uint32_t subject : graph.subjects(i)) {
      for (const Filler& holder : context.fill_one(subject, kPerson)) {
        if (!holds_any(context, holder.entity, country))
          propose_office(context, out, holder, {country, object, 0.85F}, i, office);
      }
    }
  }
}

}  // namespace

void find_leading(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  LeadingReader reader(context, out);
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.token(i).pos != "VERB" || !context.readable(graph.sentence_of(i))) continue;
    const auto* verb = std::find_if(kLeadingVerbs.begin(), kLeadingVerbs.end(),
                                    [&](const LeadingVerb& v) { return v.lemma == graph.lemma(i); });
    if (verb != kLeadingVerbs.end()) reader.read(i, *verb);
  }
  find_country_leaders(context, out);
}

}  // namespace entente::ingest
