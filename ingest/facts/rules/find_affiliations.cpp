// AFFILIATED_WITH: ties that the entity stage read beside names, and people told by what they do or where
// they are from: "X, a banker at Y", "the economist X of Y", "X (Y)".
#include <algorithm>
#include <array>

#include "ingest/facts/fact_rules.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};
constexpr LabelSet kOrganization{NodeLabel::Organization};

void add(const FactContext& context, Candidates& out, const Filler& person, const Filler& body,
         std::uint32_t trigger) {
  const auto& offices = context.document().offices;
  const bool holds = std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& o) {
    return o.holder == person.entity && o.body == body.entity;
  });
  if (holds) return;
  const std::size_t before = out.size();
  propose(context, out, EdgeKind::AffiliatedWith, person, body, trigger, Origin::Phrase);
  for (std::size_t i = before; i < out.size(); ++i) out[i].state = true;
}

bool ties(const std::string& preposition) {
  static constexpr std::array<std::string_view, 5> kWords = {"at", "with", "for", "of", "from"};
  return std::find(kWords.begin(), kWords.end(), preposition) != kWords.end();
}

/// Nouns of posts are offices, not affiliations; "leader of", "founder of" say more than belonging.
bool is_post(const FactContext& context, std::uint32_t noun) {
  static constexpr std::array<std::string_view, 14> kMore = {
      "leader", "founder", "co-founder", "head", "chief",   "critic",    "opponent",
      "ally",   "member",  "owner",      "boss", "partner", "supporter", "victim"};
  const std::string& lemma = context.graph().lemma(noun);
  return lexicon().office(lemma) != nullptr || context.lexicon().kin(lemma) != nullptr ||
         std::find(kMore.begin(), kMore.end(), lemma) != kMore.end();
}

/// "X, a former banker at Y", "X is a fellow at Y", "Y economist X": the noun that says what X does.
void read_occupation(const FactContext& context, std::uint32_t noun, Candidates& out) {
  const RoleGraph& graph = context.graph();
  const std::string& role = graph.token(noun).role;
  if ((role != "appos" && role != "attr" && role != "conj") || graph.token(noun).pos != "NOUN" ||
      graph.is_root(noun) || is_post(context, noun))
    return;
  std::vector<Filler> people;
  const std::uint32_t head = graph.token(noun).head;
  if (role == "appos") people = context.fill_one(head, kPerson);
  if (role == "attr" && graph.lemma(head) == "be" && graph.child(head, "neg") == kNoToken) {
    for (const std::uint32_t subject : graph.subjects(head))
      for (const Filler& filler : context.fill_one(subject, kPerson)) people.push_back(filler);
  }
  if (role == "conj" && graph.is_noun(head) && graph.token(head).pos == "NOUN") {
    // "is a graduate of X and an alumna of Y"
    const std::string& first = graph.token(head).role;
    const std::uint32_t above = graph.token(head).head;
    if (first == "appos") people = context.fill_one(above, kPerson);
    if (first == "attr" && graph.lemma(above) == "be" && graph.child(above, "neg") == kNoToken) {
      for (const std::uint32_t subject : graph.subjects(above))
        for (const Filler& filler : context.fill_one(subject, kPerson)) people.push_back(filler);
    }
  }
  if (people.size() != 1) return;
  const auto read = [&](std::uint32_t holder) {
    for (const std::uint32_t c : graph.children(holder)) {
      if (graph.token(c).role != "prep" || !ties(graph.lemma(c))) continue;
      const std::uint32_t object = graph.object_of(c);
      if (object == kNoToken) continue;
      for (const Filler& body : context.fill_one(object, kOrganization))
        add(context, out, people.front(), body, noun);
      for (const std::uint32_t inner : graph.children(object)) {  // "professor of history at Y"
        if (graph.token(inner).role != "prep" || graph.lemma(inner) != "at") continue;
        for (const Filler& body : context.fill_one(graph.object_of(inner), kOrganization))
          add(context, out, people.front(), body, noun);
      }
    }
  };
  read(noun);
  // "the vice president and candidate of the party": the tree may hang "of" on the first
  const std::uint32_t next = noun + 1;
  if (role != "conj" || graph.child(noun, "prep") != kNoToken || next >= graph.size() ||
      graph.lemma(next) != "of" || graph.object_of(next) == kNoToken)
    return;
  for (const Filler& body : context.fill_one(graph.object_of(next), kOrganization))
    add(context, out, people.front(), body, noun);
}

/// "is at Harvard", "was then at the Institute of ...": where one studies, teaches or thinks.
void read_being_at(const FactContext& context, std::uint32_t verb, Candidates& out) {
  static constexpr std::array<std::string_view, 9> kSchools = {"University", "College", "Institute",
                                                               "School",     "Academy", "Polytechnic",
                                                               "Foundation", "Chatham", "Brookings"};
  const RoleGraph& graph = context.graph();
  if (graph.lemma(verb) != "be" || graph.child(verb, "neg") != kNoToken ||
      graph.child(verb, "attr") != kNoToken)
    return;
  for (const std::uint32_t c : graph.children(verb)) {
    if (graph.token(c).role != "prep" || graph.lemma(c) != "at" || graph.object_of(c) == kNoToken) continue;
    for (const Filler& body : context.fill_one(graph.object_of(c), kOrganization)) {
      const std::string& name = context.document().entities[body.entity].name;
      const bool school = std::any_of(kSchools.begin(), kSchools.end(), [&](std::string_view word) {
        return name.find(word) != std::string::npos;
      });
      if (!school) continue;
      for (const std::uint32_t subject : graph.subjects(verb)) {
        for (const Filler& person : context.fill_one(subject, kPerson)) add(context, out, person, body, verb);
      }
    }
  }
}

/// "of Canegrowers' board": of what it owns.
bool is_owner(const FactContext& context, const Mention& body) {
  return body.last < context.graph().size() &&
         (context.words(body.last) == "'s" || context.words(body.last) == "’s" ||
          context.words(body.last) == "'");
}

/// "the opposition Party of Freedom", "the rights group Mizan"
bool is_party_word(const std::string& lemma) {
  static constexpr std::array<std::string_view, 14> kWords = {
      "opposition", "party",  "group",     "bank",  "think",    "tank",  "watchdog",
      "charity",    "rights", "newspaper", "union", "advocacy", "lobby", "consultancy"};
  return std::find(kWords.begin(), kWords.end(), lemma) != kWords.end();
}

/// "said Maria Lopez of the International Crisis Group", "Dani Rodrik, of Harvard University,"
void read_origin(const FactContext& context, const Mention& mention, Candidates& out) {
  const RoleGraph& graph = context.graph();
  if (mention.kind != MentionKind::Name || context.label(mention.entity) != NodeLabel::Person ||
      mention.head >= graph.size() || !context.readable(graph.sentence_of(mention.head)))
    return;
  // A title before the name may own the phrase: "President X of the Bank".
  const auto& offices = context.document().offices;
  const bool titled = std::any_of(offices.begin(), offices.end(), [&](const OfficeStatement& o) {
    const bool of_state = o.body != kNoEntity && context.label(o.body) == NodeLabel::Country;
    return o.holder == mention.entity && o.last == mention.first && !of_state;
  });
  if (titled) return;
  std::uint32_t at = mention.last;
  if (at < graph.size() && context.words(at) == ",") ++at;
  if (at + 1 < graph.size() && (context.words(at) == "formerly" || context.words(at) == "previously" ||
                                context.words(at) == "now" || context.words(at) == "late"))
    ++at;  // "X, formerly of Y"
  if (at >= graph.size() || graph.sentence_of(at) != graph.sentence_of(mention.head)) return;
  const std::string& preposition = graph.lemma(at);
  if (preposition != "of" && (preposition != "from" || at != mention.last)) return;
  if (graph.token(at).head < mention.first || graph.token(at).head >= mention.last) {
    if (preposition != "of") return;  // "received X from the hospital"
  }
  // "of the Holos party", "of the opposition Party of Freedom": at most two words before the name
  for (std::uint32_t i = at + 1; i < std::min(at + 5, graph.size()); ++i) {
    for (const std::uint32_t m : context.mentions_covering(i)) {
      const Mention& body = context.document().mentions[m];
      if (body.kind == MentionKind::Name && body.first == i &&
          context.label(body.entity) == NodeLabel::Organization) {
        if (graph.sentence_of(i) == graph.sentence_of(mention.head) && !is_owner(context, body))
          add(context, out, {mention.entity, mention.head, mention.certainty},
              {body.entity, body.head, 0.9F * body.certainty}, mention.head);
        return;
      }
    }
    const std::string& pos = graph.token(i).pos;
    const bool article = i == at + 1 && pos == "DET";
    if (!article && (pos != "ADJ" && pos != "NOUN")) return;
    if (pos == "NOUN" && !is_party_word(graph.lemma(i))) return;
  }
}

void read_statements(const FactContext& context, Candidates& out) {
  const auto& sentences = context.document().annotation.sentences;
  for (const AffiliationStatement& stated : context.document().affiliations) {
    if (stated.person == kNoEntity || stated.body == kNoEntity || stated.sentence >= sentences.size())
      continue;
    const std::uint32_t trigger = sentences[stated.sentence].first;
    if (trigger >= context.graph().size()) continue;
    const std::size_t before = out.size();
    propose(context, out, EdgeKind::AffiliatedWith, {stated.person, trigger, 1.0F},
            {stated.body, trigger, 1.0F}, trigger, Origin::Affiliation);
    for (std::size_t i = before; i < out.size(); ++i) {
      out[i].sentence = stated.sentence;
      out[i].state = true;
      out[i].path = 1;
    }
  }
}

/// "Lacalle's National Party won": whose party it is called.
void read_party(const FactContext& context, const Mention& party, Candidates& out) {
  static constexpr std::array<std::string_view, 6> kParties = {"Party",    "Movement",  "Front",
                                                               "Alliance", "Coalition", "Rally"};
  const RoleGraph& graph = context.graph();
  if (party.kind != MentionKind::Name || context.label(party.entity) != NodeLabel::Organization ||
      party.head >= graph.size() || !context.readable(graph.sentence_of(party.head)))
    return;
  bool called = false;
  for (std::uint32_t i = party.first; i < party.last; ++i) {
    called = called || std::find(kParties.begin(), kParties.end(), context.words(i)) != kParties.end();
  }
  called = called || (party.last < graph.size() && graph.lemma(party.last) == "party");
  for (const Mention& owner : context.document().mentions) {
    if (!called || owner.last + 1 != party.first || owner.kind != MentionKind::Name ||
        context.label(owner.entity) != NodeLabel::Person)
      continue;
    const std::string_view mark = context.words(owner.last);
    if (mark == "'s" || mark == "’s" || mark == "'")
      add(context, out, {owner.entity, owner.head, owner.certainty}, {party.entity, party.head, 0.9F},
          party.head);
  }
}

}  // namespace

void find_affiliations(const FactContext& context, Candidates& out) {
  read_statements(context, out);
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    if (graph.is_noun(i)) read_occupation(context, i, out);
    read_being_at(context, i, out);
  }
  for (const Mention& mention : context.document().mentions) {
    read_origin(context, mention, out);
    read_party(context, mention, out);
  }
}

}  // namespace entente::ingest
