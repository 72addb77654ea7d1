#include "ingest/facts/setting/buildings.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/characters.hpp"
#include "ingest/text/one_of.hpp"

namespace entente::ingest {

namespace {

bool is_building(const std::string& lemma) {
  return one_of(
      lemma,
      {"residence",  "palace", "house",    "villa",       "hotel",     "airport",    "hall",      "castle",
       "estate",     "centre", "center",   "base",        "park",      "stadium",    "mansion",   "lodge",
       "resort",     "club",   "museum",   "church",      "cathedral", "mosque",     "monument",  "village",
       "compound",   "ranch",  "fort",     "chancellery", "barracks",  "guesthouse", "farmhouse", "cottage",
       "courthouse", "manor",  "fortress", "citadel",     "monastery", "abbey",      "shrine",    "mausoleum",
       "memorial",   "chapel", "bridge",   "square",      "garden",    "auditorium", "arena",     "temple",
       "pavilion",   "tower",  "dacha",    "homestead"});
}

/// What a seat of government is called as a building, where its short name is not that.
std::string building_name(std::string words) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kFull = {
      {{"Élysée", "Élysée Palace"},
       {"Elysee", "Élysée Palace"},
       {"Elysée", "Élysée Palace"},
       {"Downing Street", "10 Downing Street"},
       {"Quirinale", "Quirinal Palace"},
       {"Quirinal", "Quirinal Palace"}}};
  for (const auto& [word, name] : kFull) {
    if (words == word) return std::string(name);
  }
  return words;
}

/// Words of [first, last] as in the text.
std::string phrase(const FactContext& context, std::uint32_t first, std::uint32_t last) {
  const auto& document = context.document();
  const std::uint32_t start = document.annotation.tokens[first].span.start;
  const std::uint32_t end = document.annotation.tokens[last].span.end;
  return document.document.text.substr(start, end - start);
}

/// "on the steps of the Villa", "the South Lawn of the White House"
bool is_part_of_house(const std::string& lemma) {
  return one_of(
      lemma, {"step", "steps", "lawn", "courtyard", "balcony", "lobby", "terrace", "porch", "gate", "garden",
              "doorstep", "entrance", "staircase", "forecourt", "portico", "ground", "grounds"});
}

/// "welcomed him to Downing Street", "led him into the Kremlin", "was shown round the White House"
bool leads_in(const RoleGraph& graph, std::uint32_t preposition) {
  const std::string& lemma = graph.lemma(preposition);
  const bool round = one_of(lemma, {"round", "around", "over", "through"});
  if (lemma != "to" && lemma != "into" && !round) return false;
  std::uint32_t at = graph.token(preposition).head;
  for (int step = 0; step < 2 && !graph.is_verb(at) && !graph.is_root(at); ++step) at = graph.token(at).head;
  if (round) return one_of(graph.lemma(at), {"show", "walk", "guide", "lead", "escort", "take"});
  return one_of(graph.lemma(at), {"welcome", "usher", "lead", "show", "escort"});
}

/// The last word of a body's name that is a house too: "the Moscone Center", "Capitol Hill".
bool is_house(const std::string& word) {
  return is_building(word) ||
         one_of(word, {"hill",       "street",      "square",  "complex",    "auditorium",  "theatre",
                       "theater",    "arena",       "library", "opera",      "embassy",     "school",
                       "university", "college",     "academy", "institute",  "hospital",    "pentagon",
                       "guesthouse", "observatory", "mission", "department", "headquarters"});
}

/// "in the palace", after "the Merdeka Palace" in its paragraph or the one before.
std::string building_told(const FactContext& context, std::uint32_t noun) {
  const RoleGraph& graph = context.graph();
  if (graph.token(noun).pos != "NOUN" || !is_building(graph.lemma(noun)) || noun == 0 ||
      graph.lemma(noun - 1) != "the" || context.words(noun) != graph.lemma(noun))
    return {};
  const std::uint32_t here = context.paragraph(graph.sentence_of(noun));
  std::string found;
  std::uint32_t at = 0;
  for (const Mention& mention : context.document().mentions) {
    if (mention.head >= noun || mention.head < at || mention.kind != MentionKind::Name ||
        context.label(mention.entity) != NodeLabel::Place ||
        here - context.paragraph(graph.sentence_of(mention.head)) > 1)
      continue;
    const std::string& name = context.document().entities[mention.entity].name;
    const auto word = name.rfind(' ');
    if (word == std::string::npos || fold(std::string_view(name).substr(word + 1)) != graph.lemma(noun))
      continue;
    found = name;
    at = mention.head;
  }
  return found;
}

/// "Claridge's Hotel", "the King's House": the owner is part of the name, not so in "Ruritania's Government
/// House" or "Smith's house". Its first token, else `first`.
std::uint32_t owner_in_name(const FactContext& context, std::uint32_t first, std::uint32_t house,
                            std::uint32_t preposition) {
  const RoleGraph& graph = context.graph();
  if (graph.token(house).pos != "PROPN" || !is_building(fold(context.words(house)))) return first;
  const std::uint32_t mark = graph.token(first).tag == "POS" ? first : first - 1;
  if (mark <= preposition + 1 || graph.token(mark).tag != "POS") return first;
  std::uint32_t owner = mark - 1;
  if (!context.words(owner).empty() && graph.token(owner).pos != "PROPN" &&
      graph.lemma(owner) == context.words(owner))
    return first;
  for (const std::uint32_t m : context.mentions_covering(owner)) {
    if (context.label(context.document().mentions[m].entity) == NodeLabel::Country) return first;
  }
  while (owner > preposition + 1 && graph.token(owner - 1).pos == "PROPN") --owner;
  return owner;
}

/// "the Ruritanian embassy": the first token of the nationality before a mission, else `mission`.
std::uint32_t sender_of(const FactContext& context, std::uint32_t mission) {
  const std::string word(context.words(mission));
  if (mission == 0 || (word != "Mission" &&
                       !one_of(fold(word), {"embassy", "consulate", "legation", "chancery", "nunciature"})))
    return mission;
  for (const std::uint32_t m : context.mentions_covering(mission - 1)) {
    const Mention& mention = context.document().mentions[m];
    if (mention.kind == MentionKind::Nationality && mention.last == mission) return mention.first;
  }
  return mission;
}

/// "a Lima hotel", "her Lima house": a house that has no name but its town's; not "the Bristol hotel".
bool is_of_town(const FactContext& context, std::uint32_t first, std::uint32_t house) {
  const RoleGraph& graph = context.graph();
  if (graph.token(house).pos != "NOUN" || !is_unnamed_room(graph.lemma(house)) || first == 0 ||
      graph.lemma(first - 1) == "the")
    return false;
  const auto mentions = context.mentions_covering(first);
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
    const Mention& mention = context.document().mentions[m];
    return mention.first == first && mention.last == house &&
           context.label(mention.entity) == NodeLabel::Place;
  });
}

}  // namespace

bool is_unnamed_room(std::string_view lemma) {
  return one_of(lemma,
                {"hotel",      "house",     "office",  "room",   "suite",    "flat",    "apartment", "home",
                 "restaurant", "cafe",      "bar",     "studio", "hospital", "kitchen", "clinic",    "suburb",
                 "ballroom",   "courtroom", "cottage", "club",   "church",   "school"});
}

bool names_building(std::string_view name) {
  if (name.find(' ') == std::string_view::npos) return false;
  for (std::size_t at = 0; at < name.size();) {
    const auto end = std::min(name.find(' ', at), name.size());
    if (is_house(fold(name.substr(at, end - at)))) return true;
    at = end + 1;
  }
  return false;
}

std::string building_at(const FactContext& context, std::uint32_t preposition) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(preposition);
  const bool part = lemma == "of" && is_part_of_house(graph.lemma(graph.token(preposition).head));
  const bool inside = lemma == "in" || lemma == "at" || lemma == "inside" || lemma == "within" || part;
  if (!inside && !leads_in(graph, preposition) && lemma != "on") return {};
  const std::uint32_t object = graph.object_of(preposition);
  if (object == kNoToken || context.in_time(object)) return {};
  if (const std::uint32_t sender = sender_of(context, object); sender != object && inside)
    return phrase(context, sender, object);
  const auto mentions = context.mentions_covering(object);
  for (const std::uint32_t m : mentions) {
    const Mention& mention = context.document().mentions[m];
    const bool seat =
        mention.kind == MentionKind::Metonym && context.label(mention.entity) == NodeLabel::Country;
    const bool house = context.label(mention.entity) == NodeLabel::Organization && mention.last > object &&
                       is_house(fold(context.words(object)));
    if (!seat && !house) continue;
    std::uint32_t first = mention.first;
    if (first + 1 < mention.last && graph.token(first).pos == "DET") ++first;
    return building_name(phrase(context, first, mention.last - 1));
  }
  if (!mentions.empty() || !inside) return {};
  if (std::string told = building_told(context, object); !told.empty()) return told;
  // "the Ala-Archa residence", "his Navosa residence", "Akorda"
  std::uint32_t first = object;
  const auto is_part = [&](std::uint32_t i) {
    return graph.token(i).pos == "PROPN" || context.words(i) == "-";
  };
  // "the Paekhwawon guest house"
  if (graph.token(object).pos == "NOUN" && first > preposition + 2 && is_part(first - 2) &&
      one_of(graph.lemma(first - 1), {"guest", "conference", "convention", "summer", "air", "country"}))
    --first;
  while (first > preposition + 1 && is_part(first - 1)) --first;
  first = owner_in_name(context, first, object, preposition);
  if (context.words(first) == "-" || is_of_town(context, first, object)) return {};
  if (const auto* word = lexicon().head_word(fold(graph.lemma(object)));
      word != nullptr && word->type == EntityType::Organization && !is_building(graph.lemma(object)))
    return {};  // "at the Foreign Ministry"
  if (graph.token(object).pos == "NOUN" && (first == object || !is_building(graph.lemma(object)))) return {};
  if (graph.token(object).pos != "PROPN" && graph.token(object).pos != "NOUN") return {};
  if (graph.token(object).pos == "PROPN" && lemma != "at" && !is_building(graph.lemma(object))) return {};
  return phrase(context, first, object);
}

}  // namespace entente::ingest
