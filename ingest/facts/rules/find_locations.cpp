// LOCATED_IN by wording: "Astana, Kazakhstan", "the Chinese city of Xi'an", "Beijing's Tsinghua University",
// "a hospital in Gaza City", "the summit in Rome".
#include <algorithm>
#include <array>

#include "graph/fold_name.hpp"
#include "ingest/facts/fact_rules.hpp"
#include "ingest/lexicon/lexicon.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kArea{NodeLabel::Place, NodeLabel::Country};
constexpr LabelSet kThing{NodeLabel::Place, NodeLabel::Organization, NodeLabel::Event};

bool is_place_name(const FactContext& context, const Mention& mention) {
  const NodeLabel label = context.label(mention.entity);
  return mention.kind == MentionKind::Name && (label == NodeLabel::Place || label == NodeLabel::Country);
}

void propose_location(const FactContext& context, Candidates& out, const Filler& thing, const Filler& area,
                      std::uint32_t trigger, Origin origin) {
  const std::size_t before = out.size();
  propose(context, out, EdgeKind::LocatedIn, thing, area, trigger, origin);
  for (std::size_t i = before; i < out.size(); ++i)
    out[i].state = context.label(thing.entity) != NodeLabel::Event;
}

const Mention* mention_at(const FactContext& context, std::uint32_t token) {
  for (const std::uint32_t m :
       token < context.graph().size() ? context.mentions_covering(token) : std::vector<std::uint32_t>{}) {
    if (is_place_name(context, context.document().mentions[m])) return &context.document().mentions[m];
  }
  return nullptr;
}

/// "Rome, Paris and Berlin", "Poland, the Baltic States, Slovakia": more of the same around the two.
bool in_list(const FactContext& context, const Mention& inner, const Mention& outer) {
  std::uint32_t before = inner.first;
  while (before > 0 && (context.words(before - 1) == "the" || context.words(before - 1) == "our")) --before;
  const auto& tokens = context.document().annotation.tokens;
  if (before > 1 && context.words(before - 1) == "," &&
      (mention_at(context, before - 2) != nullptr || tokens[before - 2].tag.starts_with("NNP")) &&
      context.label(inner.entity) == context.label(outer.entity))
    return true;
  std::uint32_t after = outer.last;
  const std::string_view word = after < context.graph().size() ? context.words(after) : std::string_view();
  if (word == "and" || word == "or" || word == "&") return true;
  if (word != ",") return false;
  ++after;
  if (after < context.graph().size() && (context.words(after) == "and" || context.words(after) == "the"))
    ++after;
  const Mention* third = mention_at(context, after);
  return third != nullptr && context.label(third->entity) == context.label(outer.entity);
}

/// A country, a province or state of a federation, or a place called a region.
bool is_wider(const FactContext& context, const Mention& area) {
  if (context.label(area.entity) == NodeLabel::Country) return true;
  for (std::uint32_t i = area.first; i < std::min(area.last + 1, context.graph().size()); ++i) {
    if (context.lexicon().is(WordClass::PlaceKind, context.graph().lemma(i))) return true;
  }
  const auto* senses = lexicon().find(fold_name(context.document().entities[area.entity].name));
  return senses != nullptr && std::any_of(senses->begin(), senses->end(),
                                          [](const KnownName& n) { return n.sense == NameSense::Region; });
}

/// The tables know the place in that country.
bool lies_in(const FactContext& context, const Mention& place, const Mention& area) {
  const auto& entities = context.document().entities;
  const Country* country = lexicon().country(entities[area.entity].name);
  const auto* senses = lexicon().find(fold_name(entities[place.entity].name));
  return country != nullptr && senses != nullptr &&
         std::any_of(senses->begin(), senses->end(), [&](const KnownName& n) {
           return n.type == EntityType::Place && n.country == country->code;
         });
}

/// "Astana, Kazakhstan"; "Xi'an, Shaanxi province": two place names with a comma alone between them.
void find_comma_places(const FactContext& context, Candidates& out) {
  const auto& mentions = context.document().mentions;
  for (std::size_t m = 0; m + 1 < mentions.size(); ++m) {
    const Mention& inner = mentions[m];
    if (!is_place_name(context, inner) || context.label(inner.entity) != NodeLabel::Place) continue;
    const std::uint32_t comma = inner.last;
    if (comma + 1 >= context.graph().size() || context.words(comma) != ",") continue;
    const bool with_in = context.words(comma + 1) == "in";  // "Erbil, in Iraq"
    std::uint32_t start = comma + (with_in ? 2 : 1);
    if (with_in && start < context.graph().size() && context.words(start) == "the") ++start;
    const auto next = std::find_if(mentions.begin() + static_cast<std::ptrdiff_t>(m) + 1, mentions.end(),
                                   [&](const Mention& x) { return x.first == start; });
    if (next == mentions.end() || !is_place_name(context, *next)) continue;
    if (in_list(context, inner, *next) || !is_wider(context, *next)) continue;
    const std::string_view after =
        next->last < context.graph().size() ? context.words(next->last) : std::string_view();
    // "in the shelling of Kharkiv, in Russia's attempt"
    if (with_in && (context.label(next->entity) != NodeLabel::Country || after == "'s" || after == "’s"))
      continue;
    // "the Donetsk, Luhansk regions"
    if (next->last < context.graph().size() && context.graph().token(next->last).tag == "NNS" &&
        context.lexicon().is(WordClass::PlaceKind, context.graph().lemma(next->last)))
      continue;
    propose_location(context, out, {inner.entity, inner.head, inner.certainty},
                     {next->entity, next->head, next->certainty}, inner.head, Origin::Apposition);
  }
}

/// The areas that a noun's modifiers name: "Chinese city", "Egypt's port", "port of Egypt", "city in China".
std::vector<Filler> areas_of(const FactContext& context, std::uint32_t noun, bool with_of) {
  const RoleGraph& graph = context.graph();
  std::vector<Filler> out;
  for (const std::uint32_t c : graph.children(noun)) {
    const std::string& role = graph.token(c).role;
    std::uint32_t token = kNoToken;
    if (role == "amod" || role == "compound" || role == "nmod") token = c;
    if (role == "poss") token = c;
    if (role == "prep" &&
        (graph.lemma(c) == "in" || graph.lemma(c) == "on" || (with_of && graph.lemma(c) == "of")))
      token = graph.object_of(c);
    if (token == kNoToken) continue;
    // "on the route A - B - C" names no area
    if (role == "prep" && graph.lemma(c) == "on" && mention_at(context, token) == nullptr) continue;
    for (const Filler& filler : context.fill_one(token, kArea)) out.push_back(filler);
  }
  return out;
}

/// "the Chinese city of Xi'an", "Almaty, a city in Kazakhstan", "the Egyptian port of Damietta"
void find_kind_places(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  constexpr LabelSet kPlace{NodeLabel::Place};
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    static constexpr std::array<std::string_view, 14> kSpots = {
        "camp", "base",   "airport", "valley",  "settlement", "hamlet",  "quarter",
        "farm", "harbor", "harbour", "outpost", "retreat",    "commune", "neighbourhood"};
    const bool spot = std::find(kSpots.begin(), kSpots.end(), graph.lemma(i)) != kSpots.end() &&
                      graph.token(i).role == "appos";
    if ((!spot && !context.lexicon().is(WordClass::PlaceKind, graph.lemma(i))) ||
        !context.readable(graph.sentence_of(i)))
      continue;
    std::vector<Filler> named;
    for (const std::uint32_t c : graph.children(i)) {
      const std::string& role = graph.token(c).role;
      if (role == "appos") named = context.fill_one(c, kPlace);
      if (role == "prep" && graph.lemma(c) == "of" && named.empty())
        named = context.fill_one(graph.object_of(c), kPlace);
    }
    const std::string& role = graph.token(i).role;
    if (named.empty() && !graph.is_root(i)) {
      if (role == "appos" || role == "compound") named = context.fill_one(graph.token(i).head, kPlace);
      if (role == "attr") {
        for (const std::uint32_t subject : graph.subjects(graph.token(i).head))
          named = context.fill_one(subject, kPlace);
      }
    }
    for (const Filler& thing : named) {
      for (const Filler& area : areas_of(context, i, true)) {
        if (area.entity != thing.entity) propose_location(context, out, thing, area, i, Origin::Phrase);
      }
    }
  }
}

/// A name with a place hung on it: "Al-Ahli Hospital in Gaza City", "Beijing's Tsinghua University", "the
/// Forum in Rome".
void find_attached_places(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (const Mention& mention : context.document().mentions) {
    const NodeLabel label = context.label(mention.entity);
    const bool thing = kThing.contains(label);
    const bool stated = mention.kind == MentionKind::Name ||
                        (label == NodeLabel::Event && mention.kind == MentionKind::Description);
    if (!thing || !stated || mention.head >= graph.size() ||
        !context.readable(graph.sentence_of(mention.head)))
      continue;
    // "the summit of the Organization in Samarkand": the summit is there
    const std::uint32_t above = graph.token(mention.head).head;
    const bool of_something = graph.token(mention.head).role == "pobj" &&
                              (graph.lemma(above) == "of" || graph.lemma(above) == "with");
    for (const std::uint32_t c : graph.children(mention.head)) {
      const Token& token = graph.token(c);
      if (c >= mention.first && c < mention.last) continue;
      if (token.role == "poss" && label == NodeLabel::Organization) {
        for (const Filler& area : context.fill_one(c, LabelSet{NodeLabel::Place})) {
          propose_location(context, out, {mention.entity, mention.head, mention.certainty}, area,
                           mention.head, Origin::Phrase);
        }
      }
      // "China's Shandong Province", "Russia's Kursk"
      if (token.role == "poss" && label == NodeLabel::Place && c + 2 == mention.first) {
        for (const Filler& area : context.fill_one(c, LabelSet{NodeLabel::Country}))
          propose_location(context, out, {mention.entity, mention.head, mention.certainty}, area,
                           mention.head, Origin::Phrase);
      }
      const std::string& preposition = graph.lemma(c);
      if (of_something && label == NodeLabel::Organization) continue;
      if (label == NodeLabel::Place && c > mention.last + 1) continue;  // "the West was late, for example in"
      if (token.role != "prep" ||
          (preposition != "in" && !(preposition == "at" && label == NodeLabel::Event)))
        continue;
      for (const Filler& area : context.fill_one(graph.object_of(c), kArea)) {
        propose_location(context, out, {mention.entity, mention.head, mention.certainty}, area, mention.head,
                         Origin::Phrase);
      }
    }
  }
}

/// "DP World, the Dubai firm": where a company is at home.
void find_company_towns(const FactContext& context, Candidates& out) {
  static constexpr std::array<std::string_view, 8> kFirms = {"firm",     "company", "bank",  "group",
                                                             "shipyard", "brewer",  "think", "newspaper"};
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.token(i).role != "appos" ||
        std::find(kFirms.begin(), kFirms.end(), graph.lemma(i)) == kFirms.end() ||
        !context.mentions_covering(i).empty() || !context.readable(graph.sentence_of(i)))
      continue;
    const auto bodies = context.fill_one(graph.token(i).head, LabelSet{NodeLabel::Organization});
    for (const std::uint32_t c : graph.children(i)) {
      if (graph.token(c).role != "compound" && graph.token(c).role != "amod" && graph.token(c).role != "nmod")
        continue;
      for (const Filler& body : bodies) {
        for (const Filler& town : context.fill_one(c, LabelSet{NodeLabel::Place}))
          propose_location(context, out, body, town, i, Origin::Phrase);
      }
    }
  }
}

/// "worked for UNESCO in Paris", "teaches at Cairo University in Giza": one works where it is.
void find_workplaces(const FactContext& context, Candidates& out) {
  static constexpr std::array<std::string_view, 7> kWorking = {"work",  "teach", "study", "lecture",
                                                               "train", "serve", "intern"};
  const RoleGraph& graph = context.graph();
  for (const Mention& body : context.document().mentions) {
    if (body.kind != MentionKind::Name || context.label(body.entity) != NodeLabel::Organization ||
        body.head >= graph.size() || body.last + 1 >= graph.size() || context.words(body.last) != "in" ||
        graph.token(body.head).role != "pobj" || !context.readable(graph.sentence_of(body.head)))
      continue;
    const std::uint32_t at = graph.token(body.head).head;
    if (graph.is_root(at) || (graph.lemma(at) != "for" && graph.lemma(at) != "at") ||
        std::find(kWorking.begin(), kWorking.end(), graph.lemma(graph.token(at).head)) == kWorking.end())
      continue;
    const Mention* town = mention_at(context, body.last + 1);
    if (town != nullptr && context.label(town->entity) == NodeLabel::Place)
      propose_location(context, out, {body.entity, body.head, body.certainty},
                       {town->entity, town->head, town->certainty}, body.head, Origin::Phrase);
  }
}

/// "Bishkek is in Kyrgyzstan."
void find_places_that_are(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (graph.lemma(i) != "be" || graph.child(i, "neg") != kNoToken ||
        !context.readable(graph.sentence_of(i)))
      continue;
    const std::uint32_t subject = graph.child(i, "nsubj");
    const Mention* place = subject == kNoToken ? nullptr : mention_at(context, subject);
    if (place == nullptr || place->head != subject || context.label(place->entity) != NodeLabel::Place)
      continue;
    for (const std::uint32_t c : graph.children(i)) {
      if (graph.token(c).role != "prep" || graph.lemma(c) != "in") continue;
      for (const Filler& area : context.fill_one(graph.object_of(c), kArea))
        propose_location(context, out, {place->entity, place->head, place->certainty}, area, i,
                         Origin::Phrase);
    }
  }
}

/// "attended the Forum in Beijing": what follows the event's name places it, wherever the tree hangs it.
void find_places_after_events(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (const Mention& mention : context.document().mentions) {
    if (context.label(mention.entity) != NodeLabel::Event || mention.kind != MentionKind::Name ||
        mention.last + 1 >= graph.size() || mention.head >= graph.size())
      continue;
    const std::uint32_t sentence = graph.sentence_of(mention.head);
    if (!context.readable(sentence) || graph.sentence_of(mention.last) != sentence) continue;
    const std::string_view word = context.words(mention.last);
    if (word != "in" && word != "at") continue;
    const std::uint32_t object = graph.object_of(mention.last);
    if (object == kNoToken || graph.sentence_of(object) != sentence) continue;
    for (const Filler& area : context.fill_one(object, kArea)) {
      propose_location(context, out, {mention.entity, mention.head, mention.certainty}, area, mention.head,
                       Origin::Phrase);
    }
  }
}

/// "Kigali in Rwanda", "Goma in eastern Congo": a city that is known to lie there, whatever the tree hangs it
/// on.
void find_known_places(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (const Mention& mention : context.document().mentions) {
    if (!is_place_name(context, mention) || context.label(mention.entity) != NodeLabel::Place ||
        mention.last + 1 >= graph.size() || !context.readable(graph.sentence_of(mention.first)) ||
        context.words(mention.last) != "in")
      continue;
    std::uint32_t at = mention.last + 1;
    for (int step = 0; step < 2 && at < graph.size() && mention_at(context, at) == nullptr; ++step) ++at;
    const Mention* area = mention_at(context, at);
    if (area == nullptr || context.label(area->entity) != NodeLabel::Country ||
        graph.sentence_of(at) != graph.sentence_of(mention.first) || !lies_in(context, mention, *area))
      continue;
    propose_location(context, out, {mention.entity, mention.head, mention.certainty},
                     {area->entity, area->head, area->certainty}, mention.head, Origin::Apposition);
  }
}

/// "The capital of Burkina Faso, Ouagadougou,", "the Geneva-based Committee"
void find_capitals_and_seats(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    if (!context.readable(graph.sentence_of(i))) continue;
    if (graph.lemma(i) == "capital" && graph.is_noun(i)) {
      const std::uint32_t of = graph.child(i, "prep");
      if (of == kNoToken || graph.lemma(of) != "of") continue;
      const Mention* country = mention_at(context, graph.object_of(of));
      if (country == nullptr || context.label(country->entity) != NodeLabel::Country ||
          country->last + 1 >= graph.size() || context.words(country->last) != ",")
        continue;
      const Mention* city = mention_at(context, country->last + 1);
      if (city != nullptr && context.label(city->entity) == NodeLabel::Place)
        propose_location(context, out, {city->entity, city->head, city->certainty},
                         {country->entity, country->head, country->certainty}, i, Origin::Apposition);
    }
    if (graph.lemma(i) != "base" || graph.token(i).role != "amod" || i < 2 ||
        graph.token(i - 1).tag != "HYPH" || graph.is_root(i))
      continue;
    const Mention* seat = mention_at(context, i - 2);
    if (seat == nullptr) continue;
    for (const Filler& body : context.fill_one(graph.token(i).head, LabelSet{NodeLabel::Organization}))
      propose_location(context, out, body, {seat->entity, seat->head, seat->certainty}, i, Origin::Phrase);
  }
}

/// "has its headquarters in Suva", "its seat is in Geneva"
void find_seats(const FactContext& context, Candidates& out) {
  const RoleGraph& graph = context.graph();
  constexpr LabelSet kOrganization{NodeLabel::Organization};
  for (std::uint32_t i = 0; i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if (lemma != "headquarters" && lemma != "headquarter" && lemma != "seat" && lemma != "secretariat")
      continue;
    if (!graph.is_noun(i) || !context.readable(graph.sentence_of(i)) || graph.is_root(i)) continue;
    std::vector<Filler> bodies;
    for (const std::uint32_t c : graph.children(i)) {
      if (graph.token(c).role == "poss") bodies = context.fill_one(graph.antecedent(c), kOrganization);
      if (graph.token(c).role == "prep" && graph.lemma(c) == "of" && bodies.empty())
        bodies = context.fill_one(graph.object_of(c), kOrganization);
    }
    const std::uint32_t head = graph.token(i).head;
    if (bodies.empty() && graph.is_verb(head)) {
      for (const std::uint32_t subject : graph.subjects(head))
        bodies = context.fill_one(subject, kOrganization);
    }
    for (const std::uint32_t holder : {i, head}) {
      for (const std::uint32_t c : graph.children(holder)) {
        if (graph.lemma(c) != "in" && graph.lemma(c) != "at") continue;
        for (const Filler& body : bodies) {
          for (const Filler& area : context.fill_one(graph.object_of(c), kArea))
            propose_location(context, out, body, area, i, Origin::Phrase);
        }
      }
    }
  }
}

}  // namespace

void find_locations(const FactContext& context, Candidates& out) {
  find_comma_places(context, out);
  find_kind_places(context, out);
  find_attached_places(context, out);
  find_places_after_events(context, out);
  find_seats(context, out);
  find_known_places(context, out);
  find_capitals_and_seats(context, out);
  find_company_towns(context, out);
  find_places_that_are(context, out);
  find_workplaces(context, out);
}

}  // namespace entente::ingest
