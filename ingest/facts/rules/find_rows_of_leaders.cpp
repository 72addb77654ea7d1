// Offices of several people at once: a plural ("heads of state", "foreign ministers", "his colleagues") and a
// row of names with countries.
#include <algorithm>
#include <array>

#include "ingest/facts/rules/office_candidates.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/lexicon/name_origin.hpp"
#include "ingest/text/characters.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPerson{NodeLabel::Person};

/// "ministers"; "Ministers" before names, which the tagger may take for one of them.
bool is_plural(const RoleGraph& graph, std::uint32_t i) {
  const std::string& tag = graph.token(i).tag;
  return tag == "NNS" || tag == "NNPS" || (tag == "NNP" && graph.lemma(i).ends_with("ers"));
}

/// "heads of state", "presidents", "foreign ministers" in a sentence: what a row of names with countries are.
std::string plural_office(const FactContext& context, std::uint32_t sentence) {
  static constexpr std::array<std::string_view, 8> kOffices = {
      "president", "leader", "premier", "chancellor", "king", "head", "minister", "ambassador"};
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  for (std::uint32_t i = bounds.first; i < bounds.last; ++i) {
    if (!is_plural(graph, i)) continue;
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

/// "hosted his colleagues A of Estonia and B of Latvia": what the one who has them is.
std::string office_of_colleagues_as_told(const FactContext& context, std::uint32_t sentence) {
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  std::uint32_t noun = kNoToken;
  for (std::uint32_t i = bounds.first; i < bounds.last && noun == kNoToken; ++i) {
    const std::string& lemma = graph.lemma(i);
    if (lemma == "colleague" || lemma == "counterpart" || lemma == "peer") noun = i;
  }
  if (noun == kNoToken) return {};
  std::string nearest;
  for (const OfficeStatement& office : context.document().offices) {
    if (office.sentence == sentence && office.first < noun && office.body != kNoEntity && !office.former &&
        context.label(office.body) == NodeLabel::Country)
      nearest = office.office;
  }
  if (!nearest.empty()) return nearest;
  for (const std::uint32_t c : graph.children(noun)) {  // the office of the one whose colleagues they are
    if (graph.token(c).role != "poss") continue;
    for (const Filler& owner : context.fill_one(c, kPerson)) {
      for (const OfficeStatement& office : context.document().offices) {
        if (office.holder == owner.entity && !office.former && office.body != kNoEntity &&
            context.label(office.body) == NodeLabel::Country)
          nearest = office.office;
      }
    }
  }
  return nearest;
}

/// Abroad a secretary of state is a foreign minister.
std::string office_of_colleagues(const FactContext& context, std::uint32_t sentence) {
  std::string office = office_of_colleagues_as_told(context, sentence);
  if (office == "secretary of state" || office == "foreign secretary" ||
      office == "external affairs minister")
    return "foreign minister";
  return office;
}

/// "foreign ministers A (Denmark) and B (Sweden)": nothing but names between the plural and the row's name.
bool is_in_row(const FactContext& context, const Mention& person) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t first = context.document().annotation.sentences[graph.sentence_of(person.first)].first;
  for (std::uint32_t i = person.first; i > first; --i) {
    const Token& token = graph.token(i - 1);
    if (token.tag == "NNS" || token.tag == "NNPS") return true;
    if (token.pos != "PROPN" && token.pos != "PUNCT" && token.pos != "CCONJ") return false;
  }
  return false;
}

/// "A of X, B of Y and C of Z": at least three such, of which this is one.
bool is_in_row_of_three(const FactContext& context, const Mention& person) {
  const RoleGraph& graph = context.graph();
  const auto& mentions = context.document().mentions;
  int pairs = 0;
  for (const Mention& one : mentions) {
    if (one.kind != MentionKind::Name || context.label(one.entity) != NodeLabel::Person ||
        graph.sentence_of(one.first) != graph.sentence_of(person.first) || one.last + 1 >= graph.size() ||
        context.words(one.last) != "of")
      continue;
    const bool placed = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& country) {
      return country.first > one.last && country.first <= one.last + 5 && country.kind == MentionKind::Name &&
             context.label(country.entity) == NodeLabel::Country;
    });
    pairs += placed ? 1 : 0;
  }
  return pairs >= 3;
}

/// Where the country's name begins with what the names have left before it: "[the Democratic Republic of]
/// Congo".
std::uint32_t start_of_state(const FactContext& context, const Mention& country) {
  std::uint32_t at = country.first;
  if (at >= 3 && context.words(at - 1) == "of" &&
      one_of(context.words(at - 2), {"Republic", "Kingdom", "Union", "States", "Federation"})) {
    at -= 2;
    if (one_of(context.words(at - 1),
               {"Democratic", "People's", "Islamic", "Federal", "United", "Federated"}))
      --at;
  }
  return at > 0 && context.words(at - 1) == "the" ? at - 1 : at;
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
      const std::uint32_t at = start_of_state(context, country);
      const bool of = other.last + 1 == at && context.words(at - 1) == "of";
      const bool owned = other.first == country.last + 1 &&
                         (context.words(country.last) == "'s" || context.words(country.last) == "’s");
      // "the prime ministers of Barbados (Mia Mottley) and ...", "Hugh Todd for Guyana"
      const bool bracketed = other.first == country.last + 1 && context.words(country.last) == "(";
      const bool for_it = other.last + 1 == at && context.words(at - 1) == "for";
      // "foreign ministers Anna Berg (Denmark) and Jens Holm (Sweden)"
      const bool behind = other.last + 1 == country.first && context.words(country.first - 1) == "(" &&
                          country.last < context.graph().size() && context.words(country.last) == ")" &&
                          is_in_row(context, other);
      if (of || owned || bracketed || for_it || behind) person = &other;
    }
    if (person == nullptr || holds_any(context, person->entity, country.entity)) continue;
    const std::uint32_t sentence = context.graph().sentence_of(country.first);
    if (!context.readable(sentence)) continue;
    std::string office = plural_office(context, sentence);
    // "the presidents of the region travelled to ... . Last week X received A of B, C of D and E of F"
    const std::uint32_t reach = is_in_row_of_three(context, *person) ? 3 : 1;
    for (std::uint32_t back = 1; office.empty() && back <= reach && back <= sentence &&
                                 context.paragraph(sentence - back) == context.paragraph(sentence);
         ++back)
      office = plural_office(context, sentence - back);
    if (office.empty()) office = office_of_colleagues(context, sentence);
    if (office.empty()) continue;
    propose_office(context, out, {person->entity, person->head, person->certainty},
                   {country.entity, country.head, 0.9F * country.certainty}, person->head, office);
  }
}

/// "of Kenya and Uganda", "from Costa Rica and Panama"; "her Swedish and Norwegian counterparts"
std::vector<Filler> countries_of_row(const FactContext& context, std::uint32_t noun, bool colleagues) {
  const RoleGraph& graph = context.graph();
  constexpr LabelSet kCountry{NodeLabel::Country};
  for (const std::uint32_t c : graph.children(noun)) {
    if (graph.token(c).role != "prep" ||
        (graph.lemma(c) != "of" && !(colleagues && graph.lemma(c) == "from")))
      continue;
    return context.fill(graph.object_of(c), kCountry);
  }
  std::vector<Filler> found;
  for (const std::uint32_t c : graph.children(noun)) {  // "their foreign secretaries"
    if (colleagues || graph.token(c).role != "poss" || graph.lemma(c) != "their") continue;
    for (const Filler& owner : context.fill(c, LabelSet{NodeLabel::Country, NodeLabel::Person})) {
      const bool country = context.label(owner.entity) == NodeLabel::Country;
      const std::uint32_t led = country ? owner.entity : context.country_led_by(owner.entity);
      if (led == kNoEntity) return {};
      found.push_back({led, owner.token, owner.certainty});
    }
    if (!found.empty()) return found;
  }
  if (!colleagues) return found;
  for (const Mention& mention : context.document().mentions) {
    if (mention.first + 8 < noun || mention.first >= noun || mention.kind != MentionKind::Nationality ||
        context.label(mention.entity) != NodeLabel::Country ||
        graph.sentence_of(mention.first) != graph.sentence_of(noun))
      continue;
    found.push_back({mention.entity, mention.head, mention.certainty});
  }
  return found;
}

/// "trade ministers", "chief negotiators": the post of one of them; empty where the noun is none.
std::string office_at(const FactContext& context, std::uint32_t noun, const std::string& lemma) {
  const std::string one = lemma.ends_with("ie") ? lemma.substr(0, lemma.size() - 2) + "y" : lemma;
  const auto* kind = ::entente::ingest::lexicon().office(one);
  if (kind == nullptr || *kind == OfficeKind::Province || *kind == OfficeKind::Member) return {};
  std::string office = one;
  for (std::uint32_t i = noun; i > 0 && i + 3 > noun; --i) {
    const std::string& tag = context.graph().token(i - 1).tag;
    if ((tag != "NN" && tag != "JJ" && tag != "NNP") || !context.mentions_covering(i - 1).empty()) break;
    office = fold(context.words(i - 1)) + " " + office;
  }
  return office;
}

/// "of the two countries", "their": the text does not say in which order.
bool is_open_order(const FactContext& context, std::uint32_t noun, const std::vector<Filler>& countries) {
  const bool one_word = std::all_of(countries.begin(), countries.end(), [&](const Filler& country) {
    return country.token == countries.front().token;
  });
  const std::uint32_t poss = context.graph().child(noun, "poss");
  return one_word || (poss != kNoToken && context.graph().lemma(poss) == "their");
}

/// How well the people's names fit the countries, each its own.
float fit_of(const FactContext& context, const std::vector<Filler>& people,
             const std::vector<Filler>& countries) {
  float sum = 0;
  for (std::size_t k = 0; k < people.size(); ++k) {
    const std::string& name = context.document().entities[countries[k].entity].name;
    const auto* country = ::entente::ingest::lexicon().country(name);
    sum += name_fit(fold(context.document().entities[people[k].entity].name),
                    country == nullptr ? std::string_view(name) : country->key())
               .value_or(0.0F);
  }
  return sum;
}

/// Two people and two countries in no order: as the names fit best, else in the order of the text.
void match_by_name(const FactContext& context, const std::vector<Filler>& people,
                   std::vector<Filler>& countries) {
  constexpr float kClearly = 2.0F;
  if (people.size() != 2) return;
  const float straight = fit_of(context, people, countries);
  std::swap(countries[0], countries[1]);
  if (fit_of(context, people, countries) < straight + kClearly) std::swap(countries[0], countries[1]);
}

/// "The presidents of Kenya and Uganda, A and B": as many names behind the comma as countries before it.
void find_paired_leaders(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!is_plural(graph, i)) continue;
    if (!context.readable(graph.sentence_of(i))) continue;
    std::string lemma = graph.lemma(i);
    if (lemma.ends_with("s")) lemma.pop_back();
    const bool colleagues = lemma == "colleague" || lemma == "counterpart" || lemma == "peer";
    std::string office = colleagues ? office_of_colleagues(context, graph.sentence_of(i))
                                    : plural_office(context, graph.sentence_of(i));
    if (!colleagues && !office.ends_with(lemma) && lemma != "head") office = office_at(context, i, lemma);
    if (office.empty() || (!colleagues && !office.ends_with(lemma) && lemma != "head")) continue;
    auto countries = countries_of_row(context, i, colleagues);
    if (countries.size() < 2) continue;
    std::vector<Filler> people;
    std::uint32_t end = i;
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
    if (is_open_order(context, i, countries)) match_by_name(context, people, countries);
    for (std::size_t k = 0; k < people.size(); ++k) {
      if (!holds_any(context, people[k].entity, countries[k].entity))
        propose_office(context, out, people[k], countries[k], i, office);
    }
  }
}

}  // namespace

void find_rows_of_leaders(const FactContext& context, Candidates& out) {
  find_named_leaders(context, out);
  find_paired_leaders(context, out);
}

}  // namespace entente::ingest
