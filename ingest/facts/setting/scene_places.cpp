#include "ingest/facts/setting/scene_places.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/facts/setting/time_fit.hpp"
#include "ingest/lexicon/lexicon.hpp"
#include "ingest/text/characters.hpp"

namespace entente::ingest {

namespace {

constexpr LabelSet kPlace{NodeLabel::Place};

bool one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_building(const std::string& lemma) {
  return one_of(lemma, {"residence", "palace",   "house",    "villa",    "hotel",  "airport",  "hall",
                        "castle",    "estate",   "centre",   "center",   "base",   "park",     "stadium",
                        "mansion",   "lodge",    "resort",   "club",     "museum", "church",   "cathedral",
                        "mosque",    "monument", "village",  "compound", "ranch",  "fort",     "chancellery",
                        "barracks",  "temple",   "pavilion", "tower",    "dacha",  "homestead"});
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

/// A whole sentence, or all of it before its stop, that is one place: "Abu Dhabi.", "10:40 Riga Castle."
std::uint32_t lone_place(const FactContext& context, std::uint32_t sentence) {
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  constexpr std::uint32_t kLongest = 12;
  if (bounds.last - bounds.first > kLongest) return kNoEntity;
  std::uint32_t found = kNoEntity;
  for (std::uint32_t i = bounds.first; i < bounds.last; ++i) {
    const Token& token = context.graph().token(i);
    if (token.pos == "PUNCT" || token.pos == "NUM" || token.pos == "SYM" || token.pos == "SPACE" ||
        context.in_time(i))
      continue;
    const auto mentions = context.mentions_covering(i);
    const auto place = std::find_if(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
      const NodeLabel label = context.label(context.document().mentions[m].entity);
      return label == NodeLabel::Place || label == NodeLabel::Country;
    });
    if (place == mentions.end()) return kNoEntity;
    const std::uint32_t entity = context.document().mentions[*place].entity;
    if (found == kNoEntity || context.label(entity) == NodeLabel::Place)
      found = found == kNoEntity ? entity : found;
  }
  return found;
}

/// "the contest at the stadium took place"; "On her first day in Kigali"; not "the war in Gaza", "deals
/// struck at talks in Istanbul".
bool hosts_scene(const RoleGraph& graph, std::uint32_t noun) {
  const std::string& role = graph.token(noun).role;
  if (role == "appos" || role == "conj") return true;
  if (role == "pobj")
    return one_of(graph.lemma(noun), {"day", "morning", "evening", "arrival", "stop", "visit"});
  return (role == "nsubj" || role == "nsubjpass") &&
         one_of(graph.lemma(noun),
                {"meeting", "talk", "talks", "summit", "visit", "ceremony", "contest", "conference",
                 "session", "reception", "dinner", "lunch", "match", "stop", "stay", "game", "event", "day"});
}

/// A phrase that sets the scene: on the verb of a main clause or on a meeting; anywhere in a sentence without
/// a verb ("X in Astana: a meeting of ministers").
bool sets_scene(const RoleGraph& graph, std::uint32_t preposition) {
  std::uint32_t at = graph.token(preposition).head;
  for (int step = 0; step < 8; ++step) {
    const Token& token = graph.token(at);
    if (token.role == "relcl" || token.role == "acl" || token.role == "pcomp" || token.role == "poss")
      return false;
    if (graph.is_verb(at) && is_past_perfect(graph, at)) return false;
    if (graph.is_noun(at) && !graph.is_root(at) && !hosts_scene(graph, at)) return false;
    if (graph.is_root(at)) return true;
    at = token.head;
  }
  return false;
}

/// Every time of a sentence is another than the candidate's: its places are of another scene.
bool tells_other_time(const FactContext& context, std::uint32_t sentence, const Candidate& candidate) {
  if (!candidate.date) return false;
  bool any = false;
  for (const TimeExpression& time : context.times()) {
    if (context.graph().sentence_of(time.first) != sentence || !time.date) continue;
    if (time.date->days <= last_day(*candidate.date).days &&
        candidate.date->days <= last_day(*time.date).days)
      return false;
    any = true;
  }
  return any;
}

bool has_time(const FactContext& context, std::uint32_t sentence) {
  return std::any_of(context.times().begin(), context.times().end(), [&](const TimeExpression& time) {
    return context.graph().sentence_of(time.first) == sentence;
  });
}

bool same_time(const Candidate& a, const Candidate& b) {
  return !a.date || !b.date || is_within_stay(*a.date, *b.date);
}

}  // namespace

bool is_within_stay(const Date& arrival, const Date& act) {
  constexpr std::int64_t kDays = 2;
  return arrival.days <= last_day(act).days && act.days <= last_day(arrival).days + kDays;
}

std::vector<PlacePhrase> places_in(const FactContext& context, std::uint32_t sentence, LabelSet labels) {
  const RoleGraph& graph = context.graph();
  const Sentence& bounds = context.document().annotation.sentences[sentence];
  std::vector<PlacePhrase> found;
  for (std::uint32_t i = bounds.first; i < bounds.last && i < graph.size(); ++i) {
    const std::string& lemma = graph.lemma(i);
    if (graph.token(i).pos != "ADP" || (lemma != "in" && lemma != "at" && lemma != "on")) continue;
    const std::uint32_t object = graph.object_of(i);
    if (object == kNoToken) continue;
    const auto named = context.fill_one(object, labels);
    for (const Filler& filler : named) found.push_back({filler.entity, i});
    if (!named.empty() || !context.mentions_covering(object).empty()) continue;
    // "at the airport of Argyle", "at a hotel in Geneva"
    for (const std::uint32_t c : graph.children(object)) {
      if (graph.token(c).role != "prep" || (graph.lemma(c) != "of" && graph.lemma(c) != "in") ||
          graph.object_of(c) == kNoToken)
        continue;
      for (const Filler& filler : context.fill_one(graph.object_of(c), labels))
        found.push_back({filler.entity, i});
    }
  }
  return found;
}

std::string building_at(const FactContext& context, std::uint32_t preposition) {
  const RoleGraph& graph = context.graph();
  const std::string& lemma = graph.lemma(preposition);
  if (lemma != "in" && lemma != "at" && lemma != "inside") return {};
  const std::uint32_t object = graph.object_of(preposition);
  if (object == kNoToken || context.in_time(object)) return {};
  const auto mentions = context.mentions_covering(object);
  for (const std::uint32_t m : mentions) {
    const Mention& mention = context.document().mentions[m];
    if (mention.kind != MentionKind::Metonym || context.label(mention.entity) != NodeLabel::Country) continue;
    std::uint32_t first = mention.first;
    if (first + 1 < mention.last && graph.token(first).pos == "DET") ++first;
    return building_name(phrase(context, first, mention.last - 1));
  }
  if (!mentions.empty()) return {};
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
  if (context.words(first) == "-") return {};
  if (const auto* word = lexicon().head_word(fold(graph.lemma(object)));
      word != nullptr && word->type == EntityType::Organization && !is_building(graph.lemma(object)))
    return {};  // "at the Foreign Ministry"
  if (graph.token(object).pos == "NOUN" && (first == object || !is_building(graph.lemma(object)))) return {};
  if (graph.token(object).pos != "PROPN" && graph.token(object).pos != "NOUN") return {};
  if (graph.token(object).pos == "PROPN" && lemma != "at" && !is_building(graph.lemma(object))) return {};
  return phrase(context, first, object);
}

bool is_passed_through(const FactContext& context, std::uint32_t place) {
  const std::string& name = context.document().entities[place].name;
  const auto ends = [&](std::string_view word) { return name.ends_with(word); };
  return ends("irport") || ends("irfield") || ends("irbase") || ends("tation") || ends("ir base");
}

std::uint32_t entry_place(const FactContext& context, std::uint32_t sentence) {
  const auto& sentences = context.document().annotation.sentences;
  const std::uint32_t here = context.paragraph(sentence);
  for (std::uint32_t s = sentence + 1; s-- > 0 && context.paragraph(s) == here;) {
    for (std::uint32_t i = sentences[s].first; i < sentences[s].last && i < sentences[s].first + 4; ++i) {
      const auto& pos = context.graph().token(i).pos;
      if (pos == "PUNCT" || pos == "SYM" || pos == "SPACE" || context.in_time(i)) continue;
      for (const std::uint32_t m : context.mentions_covering(i)) {
        const Mention& mention = context.document().mentions[m];
        if (mention.first == i && mention.last < sentences[s].last && context.words(mention.last) == ":" &&
            context.label(mention.entity) == NodeLabel::Place)
          return mention.entity;
      }
      break;
    }
  }
  return kNoEntity;
}

ToldPlace story_place(const FactContext& context, const Candidate& candidate,
                      const std::vector<Candidate>& all) {
  const RoleGraph& graph = context.graph();
  const std::uint32_t here = context.paragraph(candidate.sentence);
  constexpr std::uint32_t kFarthest = 10;  // sentences
  ToldPlace found;
  for (std::uint32_t s = candidate.sentence; s-- > 0;) {
    if (context.paragraph(s) != here || candidate.sentence - s > kFarthest) break;
    if (!context.readable(s)) continue;  // the dateline comes after all that the story says
    std::uint32_t last = kNoEntity;
    std::uint32_t last_token = 0;
    if (const std::uint32_t lone = lone_place(context, s); lone != kNoEntity) return {lone, s};
    if (tells_other_time(context, s, candidate)) continue;
    for (const PlacePhrase& phrase : places_in(context, s, kPlace)) {
      if (!sets_scene(graph, phrase.token)) continue;
      last = phrase.entity;
      last_token = phrase.token;
    }
    for (const Candidate& journey : all) {
      if (journey.kind != EdgeKind::Visited || journey.verdict != Verdict::Kept || journey.sentence != s ||
          journey.status != FactStatus::Actual || !same_time(journey, candidate) ||
          context.label(journey.to) != NodeLabel::Place || journey.to_token < last_token)
        continue;
      last = journey.to;
      last_token = journey.to_token;
    }
    if (last == kNoEntity) continue;
    // The city holds for what follows, the building need not: "in Cairo; he received them at the palace".
    const bool building = graph.lemma(last_token) == "at" || is_passed_through(context, last);
    if (!building) return {last, s};
    if (is_passed_through(context, last) &&
        (candidate.sentence - s > 1 || has_time(context, candidate.sentence)))
      continue;
    if (found.entity == kNoEntity) found = {last, s};
  }
  return found;
}

std::uint32_t lead_place(const FactContext& context, const Candidate& candidate) {
  const auto& sentences = context.document().annotation.sentences;
  for (std::uint32_t s = 0; s < sentences.size() && s < candidate.sentence; ++s) {
    if (!context.readable(s) || context.is_headline(s)) continue;
    if (tells_other_time(context, s, candidate)) return kNoEntity;
    std::uint32_t found = kNoEntity;
    for (const PlacePhrase& phrase : places_in(context, s, kPlace)) {
      if (sets_scene(context.graph(), phrase.token)) found = phrase.entity;
    }
    return found;
  }
  return kNoEntity;
}

std::uint32_t place_before(const FactContext& context, std::uint32_t from, std::uint32_t before) {
  std::uint32_t found = kNoEntity;
  std::uint32_t at = 0;
  for (const Mention& mention : context.document().mentions) {
    if (mention.head < from || mention.last > before || context.label(mention.entity) != NodeLabel::Place ||
        (found != kNoEntity && mention.head < at))
      continue;
    found = mention.entity;
    at = mention.head;
  }
  return found;
}

std::uint32_t dateline_place(const FactContext& context, std::uint32_t sentence) {
  const auto& document = context.document();
  const std::uint32_t block_here = document.annotation.sentences[sentence].block;
  std::uint32_t found = kNoEntity;
  for (const Mention& mention : document.mentions) {
    if (mention.head >= context.graph().size() || context.label(mention.entity) != NodeLabel::Place) continue;
    const std::uint32_t block =
        document.annotation.sentences[context.graph().sentence_of(mention.head)].block;
    if (block >= document.blocks.size() || block > block_here) continue;
    const Block& line = document.blocks[block];
    const bool opens = line.kind == BlockKind::Dateline && mention.span.start == line.span.start;
    const bool alone = line.kind == BlockKind::Byline && mention.span == line.span;
    if (opens || alone) found = mention.entity;
  }
  if (found != kNoEntity) return found;
  // "LIVE: the Pope in Baghdad", "LIVE: ... Leaders gather in Kigali"
  const auto& sentences = document.annotation.sentences;
  if (sentences.empty() || context.words(sentences.front().first) != "LIVE") return kNoEntity;
  for (std::uint32_t head = 0; head < sentences.size() && head < 6; ++head) {
    if (!context.readable(head)) continue;
    for (const PlacePhrase& phrase : places_in(context, head, kPlace)) return phrase.entity;
  }
  return found;
}

}  // namespace entente::ingest
